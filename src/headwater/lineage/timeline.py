"""When each passage of a story appeared first, and who had it after that."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.corpus.rows import Entry
from headwater.model import Record, Span

Extent = tuple[str, int, int]  # document, start, end in code points


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """One passage in several documents. text: as its first holder has it; places: the earliest document first, undated last."""

    text: str
    places: tuple[Span, ...]


def passages(entries: Mapping[str, Entry], clusters: Iterable[Sequence[Extent]], order: Mapping[str, int]) -> list[Passage]:
    """The passages of a story, in the order in which they appeared.

    clusters: the extents of one passage each. order: the place of each document in time, as the story has it.
    """
    out = []
    for cluster in clusters:
        widest: dict[str, Span] = {}
        for doc, start, end in cluster:
            if doc in entries:
                known = widest.get(doc)
                widest[doc] = Span(min(start, known.start), max(end, known.end), doc) if known else Span(start, end, doc)
        if len(widest) > 1:
            places = tuple(sorted(widest.values(), key=lambda s: (order[s.doc or ""], s.start)))
            first = places[0]
            out.append(Passage(" ".join(entries[first.doc or ""].text[first.start : first.end].split()), places))
    return sorted(out, key=lambda p: (order[p.places[0].doc or ""], p.places[0].start))


def order_of(days: Mapping[str, float], parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The place of each document in time: by its day, but never before what it took from.

    days: seconds since 1970, minus infinity where unknown: such a one stands directly before the first that took from it, or last.
    """
    known = dict(days)
    for key in sorted(days, key=lambda k: (days[k] == -math.inf, days[k])):  # the first that took from it tells
        below = [key]
        while below:
            one = below.pop()
            for parent in parents.get(one, ()):
                if known.get(parent) == -math.inf and known[one] != -math.inf:
                    known[parent] = known[one]
                    below.append(parent)
    place: dict[str, float] = {}
    for key in sorted(known, key=lambda k: (known[k] == -math.inf, known[k], k)):
        stack = [key]
        while stack:
            top = stack[-1]
            waiting = [p for p in parents.get(top, ()) if p in known and p not in place and p not in stack]
            if waiting:
                stack.append(waiting[0])
                continue
            stack.pop()
            if top not in place:
                above = max((place[p] for p in parents.get(top, ()) if p in place), default=-math.inf)
                place[top] = max(known[top], above)
    met = {key: i for i, key in enumerate(place)}  # a parent was placed before its child
    return {key: i for i, key in enumerate(sorted(place, key=lambda k: (place[k] == -math.inf, place[k], met[k])))}


def joined(rows: Sequence[tuple[Extent, Extent]]) -> list[list[Extent]]:
    """Clusters of pairs of extents: two that stand one behind the other in a document are one passage where they overlap by half of
    the shorter."""
    extents = sorted({extent for pair in rows for extent in pair})
    head = {extent: extent for extent in extents}

    def top(extent: Extent) -> Extent:
        while head[extent] != extent:
            head[extent] = extent = head[head[extent]]
        return extent

    for one, other in [*rows, *((a, b) for a, b in pairwise(extents) if _overlap(a, b))]:
        head[max(top(one), top(other))] = min(top(one), top(other))
    clusters: dict[Extent, list[Extent]] = {}
    for extent in extents:
        clusters.setdefault(top(extent), []).append(extent)
    return list(clusters.values())


def _overlap(one: Extent, other: Extent) -> bool:
    shared = min(one[2], other[2]) - max(one[1], other[1])
    return one[0] == other[0] and 2 * shared >= min(one[2] - one[1], other[2] - other[1])
