"""Segments: the sentences and headings of a document in reading order, and the words of a span as one line.

Structure first (blocks, separators inside them), then sentences (`text.sentences`) of what the block says in one line. Every
letter and digit outside furniture, datelines and bylines lies in exactly one segment; spans point into the document's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from headwater.model import Block, Document, Segment
from headwater.text.kept_rows import rows
from headwater.text.lines import lines, paragraphs
from headwater.text.sentences import sentences

SILENT = ("furniture", "dateline", "byline")  # kinds of blocks that hold no segments
_SPACE = re.compile(r"\s")
_START = attrgetter("start")
_HEADING_WHOLE = 150  # characters: a longer heading is a paragraph in large type, and has sentences


@dataclass(frozen=True, slots=True)
class Flat:
    """A span as one line: its text without inner furniture, and for each character its offset in the document."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document's span of `[start, end)` of the flat text; not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=16)
def segments(document: Document) -> tuple[Segment, ...]:
    """The sentences and headings of a document that `furniture.describe` has laid blocks over, in reading order.

    A document without blocks is taken as paragraphs between blank lines. No segment has white space at its edges.
    """
    blocks = document.blocks or _paragraph_blocks(document.text)
    asked = ("segments", document.language, [(b.start, b.end, b.kind) for b in blocks])
    found = rows(document.text, asked, 3, lambda: _rows(document.text, blocks, document.language))
    kinds = ["heading" if b.kind == "heading" else "sentence" for b in blocks]
    return tuple(Segment(start, end, kinds[index], index) for start, end, index in found)


def _rows(text: str, blocks: Sequence[Block], language: str | None) -> list[tuple[int, int, int]]:
    """Start, end and block of each segment."""
    furniture = sorted((b for b in blocks if b.kind == "furniture"), key=lambda b: b.start)
    starts = [b.start for b in furniture]
    out = []
    for index, block in enumerate(blocks):
        if block.kind in SILENT:
            continue
        line = flat(text, block.start, block.end, _inside(furniture, starts, block))
        for a, b in _spans(line, block.kind, language):
            if any(c.isalnum() for c in line.text[a:b]):
                out.append((*line.span(a, b), index))
    return sorted(out, key=lambda row: row[:2])


def plain(document: Document, start: int, end: int) -> str:
    """The words of a span as one line for the encoder: without the furniture inside, white space collapsed."""
    return _line(document.text, start, end, silent_inside(document, start, end))


def reading(document: Document) -> Callable[[int, int], str]:
    """`plain` of one document, ready for thousands of spans of it."""
    silent = [b for b in document.blocks if b.kind in SILENT]
    starts = [b.start for b in silent]

    def line(start: int, end: int) -> str:
        inside = silent[bisect_right(starts, start) : bisect_left(starts, end)]
        return _line(document.text, start, end, [b for b in inside if b.end < end])

    return line


def _line(text: str, start: int, end: int, gaps: list[Block]) -> str:
    return " ".join((flat(text, start, end, gaps).text if gaps else text[start:end]).split())


def silent_inside(document: Document, start: int, end: int) -> list[Block]:
    """The furniture, datelines and bylines strictly inside a span, in reading order."""
    blocks = document.blocks
    first = bisect_right(blocks, start, key=_START)
    last = bisect_left(blocks, end, key=_START)
    return [b for b in blocks[first:last] if b.kind in SILENT and b.end < end]


def flat(text: str, start: int, end: int, gaps: list[Block]) -> Flat:
    """The span without `gaps`, white space as blanks.

    A gap that leaves white space on a side parts words; one that touches letters on both sides has cut a word, which is whole
    again without it (`furniture.describe` draws the block of a chunk break accordingly).
    """
    if not gaps:
        return Flat(_SPACE.sub(" ", text[start:end]), range(start, end))
    pieces: list[str] = []
    offsets: list[int] = []
    at = start
    for gap in gaps:
        if gap.start > at:
            pieces.append(text[at : gap.start])
            offsets.extend(range(at, gap.start))
        at = max(at, gap.end)
    pieces.append(text[at:end])
    offsets.extend(range(at, end))
    return Flat(_SPACE.sub(" ", "".join(pieces)), offsets)


def _inside(furniture: list[Block], starts: list[int], block: Block) -> list[Block]:
    """The furniture within a block, in reading order."""
    return [b for b in furniture[bisect_left(starts, block.start) : bisect_left(starts, block.end)] if b.end <= block.end]


def _spans(line: Flat, kind: str, language: str | None) -> list[tuple[int, int]]:
    """The flat spans of a block's segments: a heading is one, unless it is long."""
    if kind == "heading" and len(line.text) <= _HEADING_WHOLE:
        return [(0, len(line.text))] if line.text else []
    return sentences(line.text, language)


def _paragraph_blocks(text: str) -> tuple[Block, ...]:
    return tuple(Block(group[0].start, group[-1].end, "paragraph") for group in paragraphs(text, lines(text)))
