"""`headwater lineage`: who took a story from whom, when, and what a quotation lost on the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, libraries, terminal
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.stories import Found

STORIES = 20  # listed of an archive


def lineage(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="DIR | FILES...",
            help="The folder that 'headwater reuse' wrote, or the documents of one story; with --library, one document.",
            show_default=False,
        ),
    ],
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="Of a folder: whose story; without it they are listed.", show_default=False),
    ] = None,
    library: Annotated[
        str | None,
        typer.Option("--library", "-L", metavar="L", help="The story that a document belongs to in a Library.", show_default=False),
    ] = None,
    quotation: Annotated[
        str | None,
        typer.Option("--quotation", metavar="WORDS", help="The way of these words, and what they lost.", show_default=False),
    ] = None,
    reasons: Annotated[bool, typer.Option("--reasons", help="Tell the evidence of each derivation.")] = False,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="OUT", help="The graph as a drawing.", show_default=False)] = None,
    graphml: Annotated[
        Path | None, typer.Option("--graphml", metavar="OUT", help="The graph for Gephi, yEd, networkx.", show_default=False)
    ] = None,
    timeline: Annotated[
        Path | None,
        typer.Option(
            "--timeline", metavar="OUT", help="First appearances of each passage: OUT.svg or OUT.csv.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, headwater.lineage/1.")] = False,
    language: inputs.DocumentLanguage = None,
    encoding: inputs.Encoding = None,
) -> int:
    """Draw who took a story from whom: each document under what explains most of it, with the sources that are not here.

    Three days are kept apart: on which something was said, on which a report of it was written, and on which that was published.
    Where nothing decides which of two came first, the derivation says so.

    \b
    Examples:
      headwater lineage speech.txt wire.html paper.html --svg story.svg
      headwater lineage reuse
      headwater lineage reuse --document d17 --timeline story.csv
      headwater lineage --library press.headwater report.html
      headwater lineage speech.txt wire.html paper.html --quotation "We shall not raise the fare."
    """
    inputs.standard_input_once(given)
    archive = Path(given[0]) if len(given) == 1 and library is None and Path(given[0]).is_dir() else None
    if document and archive is None:
        raise UsageError("--document names a document of a folder that 'headwater reuse' wrote; give that folder")
    if timeline and timeline.suffix not in (".svg", ".csv"):
        raise UsageError(f"{timeline}: a timeline is a drawing or a table; name it .svg or .csv")
    if archive is not None and document is None:
        return _list(archive, as_json, quotation or svg or graphml or timeline)
    with terminal.progress("reading") as progress:
        from headwater.stories import path

        found = _found(given, archive, document, library, encoding, language, progress)
        _write(found, svg, graphml, timeline)
        stops = path(found, quotation) if quotation else []
    if as_json:
        told = found.story.to_dict() | ({"path": [s.to_dict() for s in stops]} if quotation else {})
        terminal.write(json.dumps(told, ensure_ascii=False) + "\n")
        return 0
    from headwater.cli.views.derived import told as drawn
    from headwater.cli.views.derived import way

    terminal.show(way(found, stops, terminal.width()) if quotation else drawn(found.story, terminal.width(), reasons=reasons))
    return 0


def _found(
    given: list[str], archive: Path | None, document: str | None, library: str | None, encoding: str | None, language: str | None,
    progress: terminal.Progress,
) -> Found:  # fmt: skip
    from headwater.stories import of_documents, of_folder, of_library

    def comparing(done: int, whole: int) -> None:
        progress(f"comparing pair {done + 1} of {whole}", done / max(whole, 1))

    if archive is not None and document is not None:
        return of_folder(archive, document)
    if library is not None:
        if len(given) != 1:
            raise UsageError("with --library one document is given: a file, or the id or address of what is kept")
        from headwater.text.encoder import built_in

        with libraries.library(library) as opened:
            asked = libraries.document(opened, given[0], encoding=encoding, language=language)
            return of_library(opened.store, asked, encoder=built_in(), done=comparing)
    return of_documents([inputs.document(one, encoding, language) for one in given], done=comparing)


def _list(archive: Path, as_json: bool, drawn: object) -> int:
    """The stories of an archive."""
    from headwater.cli.views.derived import listing
    from headwater.stories import stories

    if drawn:
        raise UsageError(
            f"{archive} holds many stories; name a document of one with --document ('headwater lineage {archive}' lists)"
        )
    found, whole = stories(archive, STORIES)
    if as_json:
        rows = [{"first": one.first.id, "outlet": one.first.outlet, "published": one.first.published, "title": one.first.title,
                 "documents": one.documents} for one in found]  # fmt: skip
        terminal.write(json.dumps({"schema": "headwater.stories/1", "total": whole, "stories": rows}, ensure_ascii=False) + "\n")
    else:
        terminal.show(listing(found, whole, str(archive), terminal.width()))
    return 0


def _write(found: Found, svg: Path | None, graphml: Path | None, timeline: Path | None) -> None:
    """The files that were asked for."""
    from headwater.export import graph
    from headwater.export.writing import write_whole

    story = found.story.to_dict()
    if svg:
        write_whole(svg, graph.svg(story))
    if graphml:
        write_whole(graphml, graph.graphml(story))
    if timeline:
        write_whole(timeline, graph.timeline(story) if timeline.suffix == ".svg" else graph.table(story))
