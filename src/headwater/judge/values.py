"""Differences of value: numbers and days of the two passages, held against each other by what they come to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TypeVar

from headwater.judge.nearby import windows
from headwater.judge.pairs import paired
from headwater.judge.passage import Collated, Passage
from headwater.judge.rules import Difference
from headwater.model import Span
from headwater.text.days import Day, days, same_day
from headwater.text.quantities import Quantity, quantities, same_quantity

# How many tokens may lie between two values that differ and are still held against each other, and how many where it is sure.
REACH = 6
SURE = 3

# Words for one that are no numbers where they stand for an article.
ONE = {
    "en": {"a", "an", "one", "single"},
    "de": {"ein", "eine", "einen", "einem", "einer", "eines"},
    "fr": {"un", "une"},
    "es": {"un", "una", "uno"},
    "it": {"un", "una", "uno"},
    "pt": {"um", "uma"},
    "nl": {"een"},
    "ru": {"один", "одна", "одно", "одного", "одной", "одну", "одним", "одном"},
}

Value = Day | Quantity
V = TypeVar("V", Day, Quantity)


@dataclass(frozen=True, slots=True)
class _Found:
    """The values of a passage: days, and the numbers beside them."""

    days: tuple[Day, ...]
    numbers: tuple[Quantity, ...]


def values(both: Collated) -> tuple[list[Difference], set[int], set[int]]:
    """The differences of numbers and days, and the tokens of the report and of the source that were held against each other."""
    mine, theirs = _found(both.report), _found(both.source)
    when = _held(both, mine.days, theirs.days, partial(_one_day, both))
    numbers = _held(both, mine.numbers, theirs.numbers, _one_number)
    pairs = [("day", *p) for p in when] + [("quantity", *p) for p in numbers]
    told: tuple[set[int], set[int]] = (set(), set())
    out = []
    for of, a, b, says, sure in _crossed(both, pairs):
        if a and b:
            told[0].update(range(*both.report.within(a.start, a.end)))
            told[1].update(range(*both.source.within(b.start, b.end)))
            # "Monday" is no day that could be placed, and the same on both sides.
            if says in ("same", "unlike") and _written(both.report, a) == _written(both.source, b):
                continue
        elif _small(a or b):
            continue
        out.append(Difference(of, says, _span(a, says), _span(b, says), content=0, sure=sure))
    ones = _against_one(both, told, (mine, theirs))
    counted = {s.start for d in ones for s in (d.report, d.source) if s}
    out = [d for d in out if d.says not in ("added", "dropped") or (d.report or d.source).start not in counted]  # type: ignore[union-attr]
    out += ones + _digits(both, told, (mine, theirs))
    return out, told[0], told[1]


def _against_one(both: Collated, told: tuple[set[int], set[int]], found: tuple[_Found, _Found]) -> list[Difference]:
    """Counts of one side that stand before a thing of which the other has one: "two bridges", "a bridge"."""
    out = []
    for side, other, there, spoken, mine, in_report in (
        (both.report, both.source, both.there, told, found[0], True),
        (both.source, both.report, both.back, told[::-1], found[1], False),
    ):
        ones = ONE.get(other.language or "", set())
        for number in mine.numbers if ones and not both.across else ():
            first, last = side.within(number.start, number.end)
            # "Two years" is one quantity, "two bridges" a number before a word.
            at = first + 1 if last - first > 1 else last
            facing = there.get(at, 0) - 1
            plain = number.kind in ("count", "measure") and number.low == number.high and number.written[0] > 1 and not number.about
            if not plain or first in spoken[0] or facing < 0 or facing in spoken[1] or other.tokens[facing].form not in ones:
                continue
            spoken[0].add(first)
            spoken[1].add(facing)
            spans = side.span((first, first + 1)), other.span((facing, facing + 1))
            out.append(Difference("quantity", "differs", *(spans if in_report else spans[::-1]), content=0))
    return out


def _digits(both: Collated, told: tuple[set[int], set[int]], found: tuple[_Found, _Found]) -> list[Difference]:
    """Figures that are no quantity (a model, a range's end) and face another figure."""
    out = []
    mine, theirs = both.report.tokens, both.source.tokens
    pieces = _pieces(both.report, found[0]), _pieces(both.source, found[1])
    for k, t in enumerate(mine):
        if not t.form[:1].isdigit() or k in told[0] or k in pieces[0]:
            continue
        first, last = both.place((k, k + 1))
        # "22" may be the end of "2022".
        facing = [j for j in range(first, last) if theirs[j].form[:1].isdigit() and both.back.get(j, k) == k and j not in pieces[1]]
        if len(facing) == 1 and not (t.form.endswith(theirs[facing[0]].form) or theirs[facing[0]].form.endswith(t.form)):
            told[0].add(k)
            told[1].add(facing[0])
            at = (k, k + 1), (facing[0], facing[0] + 1)
            out.append(Difference("quantity", "differs", both.report.span(at[0]), both.source.span(at[1]), content=0))
    return out


def _pieces(side: Passage, found: _Found) -> set[int]:
    """The figures of times of day with several ("7.42 h"): none of them is a number of its own."""
    clocks = (side.within(q.start, q.end) for q in found.numbers if q.kind == "clock")
    figures = ([k for k in range(*at) if side.tokens[k].form[:1].isdigit()] for at in clocks)
    return {k for inside in figures if len(inside) > 1 for k in inside}


def dated(side: Passage) -> set[int]:
    """The tokens of a passage that name days."""
    return {k for d in _found(side).days for k in range(*side.within(d.start, d.end))}


def counts_one(side: Passage) -> bool:
    """Whether a passage has the number one in any form ("one", "first")."""
    return any(q.low == q.high == 1 for q in _found(side).numbers)


def _found(side: Passage) -> _Found:
    told = (side.document.published or "")[:10] or None
    when: list[Day] = []
    numbers: list[Quantity] = []
    for low, high in windows(side):
        text = side.document.text[low:high]
        days_in = _inside(side, _all_days(text, side.language, told), low)
        when += (replace(d, start=d.start + low, end=d.end + low) for d in days_in)
        numbers += (_shifted(q, low) for q in _inside(side, _all_quantities(text, side.language), low))
    free = [q for q in numbers if not any(d.start < q.end and q.start < d.end for d in when)]
    return _Found(tuple(when), tuple(free))


def _shifted(value: Quantity, by: int) -> Quantity:
    cue = (value.cue[0] + by, value.cue[1] + by) if value.cue else None
    return replace(value, start=value.start + by, end=value.end + by, cue=cue)


def _inside(side: Passage, found: Sequence[V], offset: int) -> list[V]:
    """Those of the values found, in reading order, that lie in the spans of a passage."""
    kept: set[int] = set()
    for s in side.spans:
        first = bisect_left(found, s.start - offset, key=lambda value: value.start)
        last = bisect_left(found, s.end - offset, key=lambda value: value.start)
        kept.update(k for k in range(first, last) if found[k].end + offset <= s.end)
    return [found[k] for k in sorted(kept)]


@lru_cache(maxsize=64)
def _all_quantities(text: str, language: str | None) -> tuple[Quantity, ...]:
    return quantities(text, language)


@lru_cache(maxsize=64)
def _all_days(text: str, language: str | None, told: str | None) -> tuple[Day, ...]:
    return days(text, language, told)


def _one_day(both: Collated, a: Day, b: Day) -> str:
    same = same_day(a, b)
    if same is None and _counted(both.report, a) != _counted(both.source, b) and _told_together(both):
        return "differs" if None not in (_counted(both.report, a), _counted(both.source, b)) else "unlike"
    return {True: "same", False: "differs", None: "unlike"}[same]


def _told_together(both: Collated) -> bool:
    """Whether both texts are of one day, as far as their days are known."""
    return both.report.document.published == both.source.document.published


def _counted(side: Passage, day: Day) -> tuple[float, str | None] | None:
    """How many of what a relative day is away: six weeks of "six weeks ago"; None where nothing is counted."""
    found = quantities(side.document.text[day.start : day.end], side.language) if day.relative else ()
    return (found[0].written[0], found[0].named) if len(found) == 1 else None


def _one_number(a: Quantity, b: Quantity) -> str:
    """What `same_quantity` says; a number of the report that says more digits than the source's is no rounding of it."""
    says = same_quantity(a, b)
    hedged = (a.about, a.bound) != (b.about, b.bound) or a.about
    exact = a.low == a.high and b.low == b.high and a.named == b.named and a.unit == b.unit
    if says == "rounded" and exact and not hedged and a.low != b.low and a.step < b.step:
        return "differs"
    return says


Row = tuple[str, Value | None, Value | None, str, bool]
Pair = tuple[Value | None, Value | None, str, bool]


def _held(both: Collated, mine: Sequence[V], theirs: Sequence[V], says: Callable[[V, V], str]) -> list[Pair]:
    """(report's, source's, what is said of them, whether the place is sure) of one sort of value."""

    # of hundreds of values all are held against all: where each stands is asked once
    here = {v: both.report.within(v.start, v.end) for v in mine}
    there = {v: both.source.within(v.start, v.end) for v in theirs}
    pairs = paired(mine, theirs, says, lambda a, b: both.apart(here[a], there[b]), reach=REACH)
    left, gone = [p[0] for p in pairs if p[1] is None], [p[1] for p in pairs if p[0] is None]
    if len(left) == len(gone) == 1 and (verdict := says(left[0], gone[0])) == "differs":  # type: ignore[arg-type]
        pairs = [p for p in pairs if p[0] and p[1]] + [(left[0], gone[0], verdict)]
    lonely = all(sum(p[side] is not None and p[2] not in ("same", "rounded") for p in pairs) == 1 for side in (0, 1))
    # The only value of its sort that is left on either side answers the other wherever it stands.
    return [(a, b, verdict, bool(a and b) and (lonely or _apart(both, a, b) <= SURE)) for a, b, verdict in pairs]


def _apart(both: Collated, a: Value | None, b: Value | None) -> int:
    if a is None or b is None:
        return 99
    return both.apart(both.report.within(a.start, a.end), both.source.within(b.start, b.end))


def _crossed(both: Collated, pairs: Sequence[Row]) -> list[Row]:
    """The pairs, where a number of one side stands in the place of a day of the other: "2016" (a year), "July 65"."""
    left = [p for p in pairs if p[2] is None]
    gone = [p for p in pairs if p[1] is None]
    out = [p for p in pairs if p not in left and p not in gone]
    for one in left:
        other = next((p for p in gone if p[0] != one[0] and _apart(both, one[1], p[2]) <= 1), None)
        if other is None:
            out.append(one)
            continue
        gone.remove(other)
        day, number = (one[1], other[2]) if isinstance(one[1], Day) else (other[2], one[1])
        part, side = _part_of(number, day), both.report if number is one[1] else both.source
        sure = part is False and isinstance(number, Quantity) and _may_date(side, number)
        out.append(("day", one[1], other[2], "same" if part else "differs", sure))
    return out + gone


def _may_date(side: Passage, number: Quantity) -> bool:
    """Whether a number may be a part of a date ("65", "2016"), and no length of time or count beside it ("in three weeks")."""
    return number.unit is None and any(c.isdigit() for c in side.document.text[number.start : number.end])


def _part_of(number: Value | None, day: Value | None) -> bool | None:
    """Whether a number is the year or the day of a date; None where the date has neither to hold it against."""
    if not isinstance(number, Quantity) or not isinstance(day, Day):
        return None
    if day.day or day.year:
        return number.low in (day.day, day.year) or number.high in (day.day, day.year)
    return None


def _small(value: Value | None) -> bool:
    """Whether a value that only one side has is told as a word ("first", "dozens") and not as a number."""
    return isinstance(value, Quantity) and value.kind in ("ordinal", "vague")


def _span(value: Value | None, says: str) -> Span | None:
    """With the hedge where the values differ: it may be what makes them differ."""
    if value is None:
        return None
    hedge = value.cue if isinstance(value, Quantity) and says == "differs" else None
    return Span(min(value.start, hedge[0]), max(value.end, hedge[1])) if hedge else Span(value.start, value.end)


def _written(side: Passage, value: Value) -> str:
    return side.document.text[value.start : value.end].casefold()
