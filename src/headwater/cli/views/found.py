"""Search results in the terminal: a document each, with the passages that hold the words. `▸hits◂` are marked without colour."""

from __future__ import annotations

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.layout import LONGEST_LINE, QUIET, SOURCE_COLOUR, wrap
from headwater.export.wording import number
from headwater.model import Document
from headwater.searching import Found, Passage

OPENS, CLOSES = "▸", "◂"
INDENT = 4


def found(answer: Found, first: int, width: int) -> list[Text]:
    """The results of a page. first: the number of its first result, from 1."""
    width = min(width, LONGEST_LINE)
    if not answer.results:
        said = "no document" if not answer.total else f"{number(answer.total, 'document')}, and none on this page"
        return wrap(Text(printable(f"{answer.query}: {said}.")), width, hanging=2)
    last = first + len(answer.results) - 1
    shown = "" if len(answer.results) == answer.total else f"; {first:,} to {last:,} here"
    lines = wrap(Text(printable(f"{answer.query}: {number(answer.total, 'document')}{shown}."), style="bold"), width, hanging=2)
    for i, result in enumerate(answer.results, first):
        lines += [Text(), *entry(f"{i:>3}", result.document, width)]
        for passage in result.passages:
            lines += indented(_marked(passage, result.document.text), width)
        if result.document.url:
            lines.append(Text.assemble(" " * INDENT, (printable(result.link), QUIET)))  # whole, to be opened or copied
    if last < answer.total:
        page = (first - 1) // len(answer.results) + 2
        lines += [Text(), Text(f"--page {page} shows the next.", style=QUIET)]
    return lines


def entry(label: str, document: Document, width: int) -> list[Text]:
    """A document under a label of three columns: its title, then its outlet, day, language and id."""
    told = ", ".join(v for v in (document.outlet, (document.published or "")[:10], document.language) if v)
    name = document.id if document.title and document.id != document.url else ""
    lines = wrap(Text.assemble((f"{label} ", "bold"), (printable(document.title or document.id), "bold")), width, hanging=INDENT)
    known = printable("; ".join(v for v in (told, name) if v))
    return [*lines, *(indented(Text(known, style=QUIET), width) if known else ())]


def indented(text: Text, width: int) -> list[Text]:
    return [Text.assemble(" " * INDENT, line) for line in wrap(text, width - INDENT)]


def _marked(passage: Passage, text: str) -> Text:
    """The passage on one line, its hits between signs, with `…` where the text goes on."""
    line, at = Text("… " if passage.start and text[passage.start - 1] != "\n" else ""), passage.start
    for start, end in passage.marks:
        line.append(_flat(text[at:start]))
        line.append(f"{OPENS}{_flat(text[start:end]).strip()}{CLOSES}", style=f"bold {SOURCE_COLOUR}")
        at = end
    line.append(_flat(text[at : passage.end]).rstrip())
    if passage.end < len(text) and text[passage.end] != "\n":
        line.append(" …")
    return line


def _flat(text: str) -> str:
    """A piece of a line as it can be printed; the spaces at its edges stay, where the next piece goes on."""
    inner = printable(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}"
