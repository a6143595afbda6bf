"""The parts of a text in reading order, with the punctuation that a reader takes for theirs: a span ends at its last letter, the
quotation mark behind it belongs to it all the same.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from headwater.model import Block, Document

QUIET_BLOCKS = ("furniture", "dateline", "byline")
_OPENING = ("Ps", "Pi")
_HARD_SPACES = "\u00a0\u202f"  # French sets its quotation marks off with them

Interval = tuple[int, int]


def breaks(document: Document, start: int = 0, end: int | None = None) -> list[int]:
    """Where paragraphs begin in `[start, end]`: the starts of blocks (which stand in order), furniture inside a line aside."""
    blocks, text = document.blocks, document.text
    first = bisect_left(blocks, start, key=_begins)
    last = len(blocks) if end is None else bisect_right(blocks, end, key=_begins)
    return sorted({b.start for b in blocks[first:last] if b.kind != "furniture" or _own_line(text, b.start)})


def _begins(block: Block) -> int:
    return block.start


def _own_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def broken(found: Sequence[int], before: int, after: int) -> bool:
    """Whether a paragraph begins behind `before` and not behind `after`. found: of `breaks`."""
    i = bisect_right(found, before)
    return i < len(found) and found[i] <= after


def begin(text: str, start: int, floor: int) -> int:
    """Where a part begins with its opening marks: `“The` for `The`. floor: where the part before it ends."""
    at = start
    while at > floor and not text[at - 1].isalnum() and (not text[at - 1].isspace() or text[at - 1] in _HARD_SPACES):
        at -= 1
    if at > floor or at == 0 or text[at - 1].isspace():
        return at
    # Directly behind another part: only what can do nothing but open is this one's.
    at = start
    while at > floor and unicodedata.category(text[at - 1]) in _OPENING:
        at -= 1
    return at


def close(text: str, end: int, ceiling: int) -> int:
    """Where a part ends with the marks that touch it: `bridge.”` for `bridge`. ceiling: where the part behind it begins."""
    at = end
    while at < ceiling and not text[at].isalnum() and (not text[at].isspace() or text[at] in _HARD_SPACES):
        if unicodedata.category(text[at]) == "Ps":
            break
        at += 1
    while at > end and text[at - 1].isspace():
        at -= 1
    return at


def tiling(text: str, parts: Sequence[Interval]) -> list[Interval]:
    """The parts (sorted, apart) widened so that no character between them but white space is lost: opening marks go to the part
    behind them, everything else to the part before."""
    starts = [begin(text, a, parts[i - 1][1] if i else 0) for i, (a, _) in enumerate(parts)]
    if starts and text[: starts[0]].strip():
        starts[0] = len(text) - len(text.lstrip())
    ends = [_stripped(text, b, starts[i + 1] if i + 1 < len(parts) else len(text)) for i, (_, b) in enumerate(parts)]
    return list(zip(starts, ends, strict=True))


def _stripped(text: str, end: int, ceiling: int) -> int:
    while ceiling > end and text[ceiling - 1].isspace():
        ceiling -= 1
    return ceiling


def united(found: Iterable[Interval]) -> list[Interval]:
    """The intervals in order, overlapping ones as one."""
    out: list[Interval] = []
    for start, end in sorted(found):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def between(document: Document, taken: Sequence[Interval]) -> Iterator[tuple[int, int, bool]]:
    """What holds letters and lies in none of the intervals (united), paragraph by paragraph: start, end, and whether it is what a
    page prints around a text (furniture, dateline, byline)."""
    text, at = document.text, 0
    starts, kinds = [b.start for b in document.blocks], [b.kind for b in document.blocks]
    edges = sorted({x for b in document.blocks for x in (b.start, b.end)})
    for start, end in [*taken, (len(text), len(text))]:
        inside = edges[bisect_right(edges, at) : bisect_left(edges, start)] if at < start else []
        for a, b in pairwise([at, *inside, start] if at < start else []):
            words = text[a:b]
            if any(c.isalnum() for c in words):
                i = bisect_right(starts, a) - 1
                first, last = a + len(words) - len(words.lstrip()), b - len(words) + len(words.rstrip())
                yield first, last, i >= 0 and kinds[i] in QUIET_BLOCKS
        at = max(at, end)
