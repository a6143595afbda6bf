"""How much of a text something is, in words: `3 sentences, 62 words`, `most of the report`; which sources explain which part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from headwater.export.wording import number, size
from headwater.model import Document, Link, Segment, Span

Segmented = Callable[[Document], Sequence[Segment]]

# How much a share is, from the least that each word is used for.
SHARES = (
    (0.999, "all"), (0.9, "nearly all"), (0.65, "most"), (0.55, "more than half"), (0.45, "half"), (0.35, "less than half"),
    (0.28, "a third"), (0.15, "a fifth"), (0.0, "little"),
)  # fmt: skip
HELD = 1 / 3  # of a sentence that a source covers, from which on it is told as its own; the rest says who said it, mostly


def extent(document: Document, span: Span, segmented: Segmented) -> str:
    """The size of a part of a document: `3 sentences, 62 words`; `part of a sentence, 4 words` where it holds no whole one."""
    whole = _sentences(document, span, segmented)
    return f"{number(whole, 'sentence') if whole else 'part of a sentence'}, {size(document, span)}"


def _sentences(document: Document, span: Span, segmented: Segmented) -> int:
    """How many sentences and headings lie in a span with more than half of their length."""
    starts, ends = _edges(document, segmented)
    inside = range(bisect_left(ends, span.start + 1), bisect_left(starts, span.end))
    return sum(2 * (min(ends[i], span.end) - max(starts[i], span.start)) > ends[i] - starts[i] for i in inside)


@lru_cache(maxsize=16)
def _edges(document: Document, segmented: Segmented) -> tuple[list[int], list[int]]:
    """Where the sentences and headings of a document begin and end, to be asked for each of thousands of omissions."""
    whole = sorted((s.start, s.end) for s in segmented(document) if s.kind != "clause")
    return [start for start, _ in whole], [end for _, end in whole]


def share(covered: float, of: str) -> str:
    """`most of the report`; `nothing of the report`. covered: 0 to 1."""
    if not covered:
        return f"nothing of {of}"
    return f"{next(said for least, said in SHARES if covered >= least)} of {of}"


def parts(
    report: Document, links: Sequence[Sequence[Link]], sentences: Sequence[Segment]
) -> list[tuple[tuple[int, ...], int, int]]:
    """Sentences in a row that the same sources cover: (numbers of the sources from 1, start, end).

    links: of each source, in the order of their numbers.
    """
    covers = [bytearray(len(report.text)) for _ in links]
    for covered, mine in zip(covers, links, strict=True):
        for link in mine:
            covered[link.report.start : link.report.end] = b"\1" * (link.report.end - link.report.start)
    found: list[tuple[tuple[int, ...], int, int]] = []
    for s in sentences:
        if s.kind == "clause" or not any(c.isalnum() for c in report.text[s.start : s.end]):
            continue
        by = tuple(i for i, covered in enumerate(covers, 1) if sum(covered[s.start : s.end]) >= HELD * (s.end - s.start))
        if found and found[-1][0] == by:
            found[-1] = (by, found[-1][1], s.end)
        else:
            found.append((by, s.start, s.end))
    return found
