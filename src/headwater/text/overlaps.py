"""What of many spans of a text shares a letter with one: asked once for each of thousands, so none is held against all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things that stand somewhere in a text, ready to be asked which of them stand at a place."""

    def __init__(self, things: Iterable[T], span: Callable[[T], tuple[int, int]]) -> None:
        """span: start and end of a thing, half-open; things may overlap."""
        placed = sorted(((*span(thing), k, thing) for k, thing in enumerate(things)), key=lambda one: one[:3])
        self._placed = [(k, end, thing) for _, end, k, thing in placed]
        self._starts = [start for start, *_ in placed]
        self._reached = list(accumulate((end for _, end, *_ in placed), max))  # how far any of them reaches up to each

    def touching(self, start: int, end: int) -> list[T]:
        """The things that share a character with `[start, end)`, in the order in which they were given."""
        low, high = bisect_right(self._reached, start), bisect_left(self._starts, end)
        return [thing for _, _, thing in sorted((one for one in self._placed[low:high] if one[1] > start), key=lambda one: one[0])]
