"""`headwater trace` and `headwater descendants`: where a report comes from, and what came of a source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, libraries, terminal
from headwater.cli.compare import View, draw
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.descent import Descent
    from headwater.tracing import Trace

Name = "A file (- is standard input), or the id or address of a document in the Library."


def trace(
    report: Annotated[str, typer.Argument(metavar="REPORT", help=Name, show_default=False)],
    place: libraries.Place = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=50, metavar="N", help="Sources at most.")] = 5,
    view: Annotated[
        View | None,
        typer.Option("--view", help="Show the comparison with the first source: side, changes or quotes.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, headwater.trace/1.")] = False,
    language: inputs.Language = None,
    encoding: inputs.Encoding = None,
) -> int:
    """Find the documents of the Library that a report derives from: by wording, and by meaning across languages.

    Each source is shown with how much of the report it covers and how; then what of the report is covered by which, and what by
    none. Where nothing is its source, it says so and names no other.

    \b
    Examples:
      headwater trace report.html
      headwater trace report.html --view changes
      curl -s https://example.org/report | headwater trace - --json
    """
    if view and as_json:
        raise UsageError("--json and --view exclude each other; leave one out")
    with terminal.progress("reading") as progress:
        from headwater.text.encoder import built_in

        built_in().load()  # goes on while the rest is imported and the report is read
        with libraries.library(place) as library:
            document = libraries.document(library, report, encoding=encoding, language=language)
            progress("tracing", None)
            found = library.trace(document, limit=limit, with_changes=as_json)
            where = library.store.place
            said = library.decisions(text_sha256=document.text_sha256)
    if as_json:
        terminal.write(json.dumps({**found.to_dict(), "decisions": [d.to_dict() for d in said]}, ensure_ascii=False) + "\n")
        return 0
    _draw(found, where)
    if said:
        from headwater.cli.views.decided import beside

        terminal.show(beside(said, {document.text_sha256: document.text}, terminal.width()))
    if view and found.sources:
        from headwater.comparison import compare

        terminal.write("\n")
        draw(compare(found.sources[0].document, found.report), view)
    return 0


def _draw(found: Trace, where: str) -> None:
    from headwater.cli.views.traced import traced

    terminal.show(traced(found, where, terminal.width()))


def descendants(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=Name, show_default=False)],
    place: libraries.Place = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, metavar="N", help="Documents looked at, nearest first.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, headwater.descendants/1.")] = False,
    language: inputs.DocumentLanguage = None,
    encoding: inputs.Encoding = None,
) -> int:
    """Find the documents of the Library that took from a source: which, when, and how much.

    A document is named exactly where 'headwater trace' of it would name the source.

    \b
    Examples:
      headwater descendants speech.txt
      headwater descendants https://example.org/speech --json
    """
    with terminal.progress("reading") as progress, libraries.library(place) as library:
        from headwater.descent import descendants as found_of
        from headwater.text.encoder import built_in

        document = libraries.document(library, source, encoding=encoding, language=language)
        found = found_of(
            library.store, document, encoder=built_in(), limit=limit, with_changes=as_json,
            progress=lambda done, whole: progress(f"tracing {done} of {whole} that come near", done / max(whole, 1)),
        )  # fmt: skip
        where = library.store.place
    if as_json:
        terminal.write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    else:
        _draw_descent(found, where)
    return 0


def _draw_descent(found: Descent, where: str) -> None:
    from headwater.cli.views.traced import descended

    terminal.show(descended(found, where, terminal.width()))
