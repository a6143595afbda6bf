"""`headwater compare`: a report beside its source or sources."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, terminal
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.model import Comparison


class View(StrEnum):
    """The views of a comparison in the terminal."""

    SIDE = "side"
    CHANGES = "changes"
    QUOTES = "quotes"


class FailOn(StrEnum):
    """What `--fail-on` can look for."""

    UNSOURCED = "unsourced"
    ALTERED = "altered"


def compare(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="The source, or several.", show_default=False)],
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report: the last file.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, headwater.comparison/1.")] = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="With --json: the text beside every span.")] = False,
    html: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="OUT.html",
            help="One HTML file that holds all of it, to read, send and print; - writes it to standard output.",
            show_default=False,
        ),
    ] = None,
    view: Annotated[
        View | None,
        typer.Option(
            "--view", help="Side by side (default), changed words in-line, or a table of the quotations.", show_default=False
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on",
            help="Exit status 1 where a passage has no source here, or says something else than its source.",
            show_default=False,
        ),
    ] = None,
    language: inputs.Language = None,
    source_language: inputs.SourceLanguage = None,
    encoding: inputs.Encoding = None,
) -> int:
    """Show where every passage of a report comes from, and what was left out.

    Files are plain text or HTML; - is standard input.

    \b
    Examples:
      headwater compare speech.txt report.html
      headwater compare speech.txt answers.txt report.txt --view changes
      headwater compare speech.txt report.html --html comparison.html
      curl -s https://example.org/report | headwater compare speech.txt - --json
    """
    if html is not None and (as_json or view):
        raise UsageError(f"--html and {'--json' if as_json else '--view'} exclude each other; leave one out")
    if as_json and view:
        raise UsageError("--json and --view exclude each other; leave one out")
    if with_text and not as_json:
        raise UsageError("--with-text is for --json; add --json, or leave it out")
    inputs.standard_input_once([*sources, report])
    if html is not None and html != inputs.STANDARD_INPUT:
        _check_place(Path(html), [*sources, report])
    found = _compared(sources, report, encoding, language, source_language)
    if as_json:
        from headwater.export.texts import with_texts

        data = with_texts(found) if with_text else found.to_dict()
        terminal.write(json.dumps(data, ensure_ascii=False) + "\n")
    elif html is not None:
        _write_page(found, html)
    else:
        draw(found, view or View.SIDE)
    return _checked(found, fail_on)


def _compared(
    sources: list[str], report: str, encoding: str | None, language: str | None, source_language: str | None
) -> Comparison:
    with terminal.progress("reading") as progress:
        from headwater.text.encoder import built_in

        built_in().load()  # goes on while the files are read and the rest is imported
        documents = [inputs.document(file, encoding, source_language) for file in sources]
        last = inputs.document(report, encoding, language)
        from headwater.comparison import compare as compare_documents

        return compare_documents(documents, last, progress=progress)


def draw(comparison: Comparison, view: View) -> None:
    from headwater.cli.views.changes import changes
    from headwater.cli.views.quotations import quotations
    from headwater.cli.views.side import side

    drawn = {View.SIDE: side, View.CHANGES: changes, View.QUOTES: quotations}[view]
    terminal.show(drawn(comparison, terminal.width()))


def _check_place(place: Path, read: list[str]) -> None:
    """Refuses, before any work, to write the page where it cannot be, or over a file that is compared."""
    if not place.resolve().parent.is_dir() or place.is_dir():
        raise UsageError(f"{place}: {'a folder' if place.is_dir() else 'no such folder'}; name a file in a folder that is there")
    if any(Path(file).resolve() == place.resolve() for file in read if file != inputs.STANDARD_INPUT):
        raise UsageError(f"{place}: this file is one of those compared; name another for the page")


def _write_page(comparison: Comparison, place: str) -> None:
    """The page, written whole or not at all; `-` is standard output."""
    from headwater.export.around import Around
    from headwater.export.extents import extent
    from headwater.export.page import page
    from headwater.export.wording import Voice
    from headwater.export.writing import write_whole
    from headwater.intake.captions import time_at
    from headwater.reasons import REASONS
    from headwater.text.segments import segments

    says = {code: reason.says for code, reason in REASONS.items()}
    drawn = page(comparison, Voice(says, partial(extent, segmented=segments), Around(time=time_at)))
    if place == inputs.STANDARD_INPUT:
        terminal.write(drawn)
        return
    try:
        write_whole(Path(place), drawn)
    except OSError as error:
        raise UsageError(f"{place}: {error.strerror or error}; name a file in a folder that is there and can be written") from None


def _checked(comparison: Comparison, fail_on: FailOn | None) -> int:
    """The exit status: 1, with a line that says why, where what was looked for is there."""
    from headwater.export.wording import OWN_WORDS, listed, number

    if fail_on is FailOn.ALTERED:
        links = [x.id for x in comparison.links if any(c.meaning == "major" for c in x.changes)]
        quoted = [q.id for q in comparison.quotations if q.verdict and q.verdict.verdict == "altered"]
        if links or quoted:
            named = listed([*links, *quoted])
            terminal.complain(f"{comparison.report.id} says something else than its source in {named} (--fail-on altered)")
        return int(bool(links or quoted))
    without = sum(u.reason not in OWN_WORDS for u in comparison.unsourced)
    if fail_on is not FailOn.UNSOURCED or not without:
        return 0
    terminal.complain(f"{number(without, 'passage')} of {comparison.report.id} without a source here (--fail-on unsourced)")
    return 1
