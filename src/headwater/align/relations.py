"""What a link is: the same words, edited, reworded, summarised or translated; and which links are moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from headwater.text.tokens import Token, content


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where one relation ends and the next begins; the first is the public definition, the others are shares of words."""

    edited: float = 0.75  # of the report's content words kept, in order
    fewest: int = 3  # content words, below which "kept in order" says little
    condensed: float = 2.5  # a source passage this many times as long as the report passage was condensed


def kept_in_order(report: Sequence[Token], source: Sequence[Token]) -> int:
    """How many of the report's tokens stand in the source in the same order (longest common subsequence)."""
    return int(LCSseq.similarity([t.form for t in report], [t.form for t in source]))


def relation(
    report: Sequence[Token],
    source: Sequence[Token],
    *,
    language: tuple[str | None, str | None],
    places: int = 1,
    bounds: Bounds | None = None,
) -> tuple[str, str]:
    """The relation and the code of the rule that named it.

    report, source: all tokens of the linked spans, in order. language: of report and source. places: separate source passages.
    """
    bounds = bounds or Bounds()
    mine, theirs = [t.form for t in report], [t.form for t in source]
    if mine == theirs:
        return "verbatim", "same_wording"
    if language[0] != language[1] and None not in language:
        return "translated", "other_language"
    said, given = content(list(report), language[0]), content(list(source), language[1])
    if len(said) >= bounds.fewest and kept_in_order(said, given) >= bounds.edited * len(said):
        return "edited", "shared_run"
    if places > 1:
        return "summarised", "several_passages"
    if said and len(given) >= bounds.condensed * len(said) and len(source) >= bounds.condensed * len(report):
        return "summarised", "condensed"
    return "reworded", "reworded"


def moved(places: Sequence[int], sizes: Sequence[float]) -> list[bool]:
    """Which links stand out of the source's order: those outside the heaviest chain of rising source places.

    places: where in the source each link begins, in the report's order. sizes: how much each link weighs (words).
    """
    order = sorted(set(places))
    best = [0.0] * (len(order) + 1)  # a Fenwick tree over the best chain that ends at or before a place
    ends = [-1] * (len(order) + 1)
    before: list[int] = []
    total: list[float] = []
    for k, (place, size) in enumerate(zip(places, sizes, strict=True)):
        rank = bisect_left(order, place) + 1
        value, last, i = 0.0, -1, rank
        while i > 0:
            if best[i] > value:
                value, last = best[i], ends[i]
            i -= i & -i
        before.append(last)
        total.append(value + size)
        i = rank
        while i <= len(order):
            if total[k] > best[i]:
                best[i], ends[i] = total[k], k
            i += i & -i
    out = [True] * len(places)
    k = max(range(len(places)), key=total.__getitem__, default=-1)
    while k >= 0:
        out[k] = False
        k = before[k]
    return out
