"""The comparison side by side: a row for each passage of the report, its source at the left; then what the report left out.

Text that stands in one document only keeps its place, with a gap on the other side that says its size.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views import graded
from headwater.cli.views.layout import (
    LONGEST_LINE,
    QUIET,
    REPORT_COLOUR,
    SOURCE_COLOUR,
    WIDEST,
    columns,
    halves,
    heading,
    pair,
    wrap,
)
from headwater.cli.views.summary import closing, summary
from headwater.cli.views.words import ONLY_IN_REPORT, ONLY_IN_SOURCE
from headwater.export.extents import Segmented, extent
from headwater.export.wording import MOVED, OWN_WORDS, RELATION_SIGNS, codes, likelihood
from headwater.model import Block, Comparison, Document, Link, Omission, Span, Unsourced
from headwater.text.overlaps import Overlaps
from headwater.text.segments import segments


def side(comparison: Comparison, width: int, segmented: Segmented = segments) -> list[Text]:
    """The lines of the whole view, each at most `width` columns.

    segmented: gives the segments of a document, for sizes in sentences.
    """
    lines = [*summary(comparison, width), Text(), *heading("the report, passage by passage", width)]
    if widths := halves(width):
        lines += columns([Text("source", style=QUIET), Text("report", style=QUIET)], widths)
    parts: list[Link | Unsourced] = [*comparison.links, *comparison.unsourced]
    for part in sorted(parts, key=_place):
        row = _linked(comparison, part, width) if isinstance(part, Link) else _alone(comparison, part, width, segmented)
        lines += [Text(), *row]
    if comparison.omitted:
        lines += [Text(), *heading("left out of the report, what weighs most first", width)]
        for omission in comparison.omitted:
            lines += [Text(), *_left_out(comparison, omission, width, segmented)]
    return [*lines, Text(), *closing(comparison, width)]


# What a reader takes for a part of the words beside it: quotation marks and brackets, and the punctuation before closing ones.
_QUOTES = "\"'“”„‟‘’‚«»‹›「」『』《》〈〉【】()[]（）［］"
_ENCLOSING_BEFORE = re.compile(f"[{re.escape(_QUOTES)}]+\\Z")
_ENCLOSING_AFTER = re.compile(f"(?:[.,;:!?…。、，．；：！？؟،؛]*[{re.escape(_QUOTES)}]+[.!?。！？؟]?|[.!?…。！？؟]+)?")
_MARKS = 4  # characters; more in a row is no punctuation


def _place(part: Link | Unsourced) -> tuple[int, int]:
    return (part.report.start, part.report.end) if isinstance(part, Link) else (part.start, part.end)


def tag(link: Link, width: int, *, why: bool = True) -> list[Text]:
    """The line above a row: `L3 ~ reworded, ◇ moved, very likely: close meaning, shared numbers`; the reasons only if asked."""
    moved = f", {MOVED} moved" if link.moved else ""
    head = f"{link.id} {RELATION_SIGNS[link.relation]} {link.relation}{moved}, {likelihood(link.confidence)}"
    reasons = f": {codes(link.reasons)}" if why and link.reasons else ""
    return wrap(Text.assemble((head, "bold"), (reasons, QUIET)), min(width, WIDEST), hanging=2)


def _linked(comparison: Comparison, link: Link, width: int) -> list[Text]:
    row = pair(source_words(comparison, link), Text(words(comparison.report, link.report)), width)
    return [*tag(link, width), *row, *graded.lines(comparison, link.changes, width, least="major")]


def words(document: Document, span: Span) -> str:
    """The words of a span on one line, with the marks that they stand between: a span ends at its last letter, a reader misses
    the quotation mark after it."""
    text = document.text
    before = _ENCLOSING_BEFORE.search(text, max(0, span.start - _MARKS), span.start)
    after = _ENCLOSING_AFTER.match(text, span.end, span.end + _MARKS)
    return printable((before[0] if before else "") + text[span.start : span.end] + (after[0] if after else ""))


def paragraphs(document: Document, span: Span) -> str:
    """The words of a span, those of each block on a line of their own."""
    touching = _blocks(document).touching(span.start, span.end)
    inside = [(max(b.start, span.start), min(b.end, span.end)) for b in touching]
    starts = sorted({span.start, *(a for a, b in inside if document.text[a:b].strip())})
    parts = (document.text[a:b] for a, b in zip(starts, [*starts[1:], span.end], strict=True))
    return "\n".join(line for part in parts if (line := printable(part)))


@lru_cache(maxsize=16)
def _blocks(document: Document) -> Overlaps[Block]:
    """The blocks of a document, ready to be asked for each of thousands of omissions."""
    return Overlaps(document.blocks, lambda block: (block.start, block.end))


def source_words(comparison: Comparison, link: Link) -> Text:
    """The source words of a link; ` […] ` between places, and the number of the source, `[2]`, where there are several."""
    parts = Text()
    before = None
    for span in link.source:
        if parts:
            parts.append(" […] ", style=QUIET)
        index, document = source_of(comparison, span.doc)
        if index != before and len(comparison.sources) > 1:
            parts.append(f"[{index}] ", style=SOURCE_COLOUR)
        parts.append(words(document, span))
        before = index
    return parts


def source_of(comparison: Comparison, doc: str | None) -> tuple[int, Document]:
    """The source that a span names, and its number from 1; the first where it names none."""
    found = ((i, d) for i, d in enumerate(comparison.sources, 1) if d.id == doc)
    return next(found, (1, comparison.source))


def _alone(comparison: Comparison, part: Unsourced, width: int, segmented: Segmented) -> list[Text]:
    """Report text without a source: the gap at the left names the reason, and the size where a source could be missed."""
    span = Span(part.start, part.end)
    if part.reason in OWN_WORDS:
        gap = Text(f"({part.reason})", style=QUIET)
    else:
        gap = Text.assemble((f"no source: {part.reason}", REPORT_COLOUR), f", {extent(comparison.report, span, segmented)}")
    text = Text.assemble((f"{ONLY_IN_REPORT} ", REPORT_COLOUR), printable(comparison.report.text[span.start : span.end]))
    return pair(gap, text, width)


def _left_out(comparison: Comparison, omission: Omission, width: int, segmented: Segmented) -> list[Text]:
    """Source text that the report left out, under its size and what gave it its place in the order.

    It runs across the screen: a gap beside a list would say nothing, and a passage can be long.
    """
    index, document = source_of(comparison, omission.doc)
    span = Span(omission.start, omission.end)
    where = f"[{index}] " if len(comparison.sources) > 1 else ""
    why = f": {codes(omission.reasons)}" if omission.reasons else ""
    head = Text.assemble((f"{ONLY_IN_SOURCE} {where}{extent(document, span, segmented)}", f"bold {SOURCE_COLOUR}"), (why, QUIET))
    reading = min(width, LONGEST_LINE)
    lines = wrap(head, reading, hanging=2)
    for paragraph in paragraphs(document, span).split("\n"):
        lines += (Text.assemble("  ", line) for line in wrap(Text(paragraph), reading - 2))
    return lines
