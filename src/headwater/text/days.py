"""Days that a text names, in full ("3 May 2025") or from where it was written ("yesterday", "on Thursday", "last week", "5일").

A day without its own date is resolved against `told`, the day on which the text was published: a weekday alone is the nearest past
one within a week, or the next one where the words around it speak of what is to come. Whole weeks, months and years are stretches.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.text import dates
from headwater.text.day_words import Patterns, patterns
from headwater.text.quantities import Quantity, quantities
from headwater.text.quantity_tables import fold, language_of

_NEAR_VERB = 60  # characters on each side of a weekday in which words of the future count
_FIRST_YEAR, _LAST_YEAR = 1500, 2500  # of publication; beyond them a date is a mistake
# How much farther the other year must put a day that is told without one: "1 December", written in May, may be either.
_CLEARLY = 2
_FARTHEST = 400  # days, weeks, months or years away that words reach


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a stretch of days, named at `[start, end)`; first and last are None where it cannot be placed.

    year, month, day, weekday (Monday is 0): as the text gives them. relative: it depends on when the text was written.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: bool = False


def days(text: str, language: str | None, told: str | None, start: int = 0, end: int | None = None) -> tuple[Day, ...]:
    """The days that `text[start:end]` names, in reading order, not overlapping, with offsets into `text`.

    language: ISO 639-1; None takes the usual language of the script. told: ISO date (or time) on which the text was published.
    """
    code = language_of(text, language)
    stop = len(text) if end is None else end
    today = _date(told)
    folded = fold(text)
    found: list[Day] = []
    for one in _all(text, folded, code, today, start, stop):
        if not any(one.start < d.end and d.start < one.end for d in found):
            found.append(one)
    return tuple(_joined(sorted(found, key=lambda d: d.start), folded))


def same_day(a: Day, b: Day) -> bool | None:
    """True where both name the same day or one holds the other (May, 3 May); False where they exclude each other; None unknown.

    Two days of one month without a year are the same: each was placed by the day on which its text was written.
    """
    if a.relative and b.relative and None not in (a.month, a.day) and (a.month, a.day) == (b.month, b.day):
        return True
    if a.first and a.last and b.first and b.last:
        if (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last):
            return True
        return False if a.last < b.first or b.last < a.first else None
    given = [
        (x, y)
        for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday))
        if x is not None and y is not None
    ]
    if any(x != y for x, y in given):
        return False
    placed = next((d for d in (a, b) if d.first and d.first == d.last), None)
    other = b if placed is a else a
    if placed and placed.first and other.weekday is not None and other.day is None and placed.first.weekday() != other.weekday:
        return False
    both_say_day = a.day is not None and b.day is not None and a.month is not None and b.month is not None
    return (
        True
        if both_say_day
        or (given and a.weekday is None and b.weekday is None and a.day is None and b.day is None and a.month and b.month)
        else None
    )


def _all(text: str, folded: str, code: str, today: date | None, start: int, stop: int) -> Iterator[Day]:
    """Every way of naming a day, the surest first."""
    known = patterns(code)
    yield from _dated(text, code, today, start, stop)
    yield from _ago(text, folded, code, today, start, stop, known)
    yield from _weekdays(folded, today, start, stop, known)
    yield from _offsets(text, folded, today, start, stop, known)
    yield from _months(text, folded, today, start, stop, known)
    yield from _years(folded, start, stop, known)
    yield from _days_of_month(folded, today, start, stop, known)


def _dated(text: str, code: str, today: date | None, start: int, stop: int) -> Iterator[Day]:
    for found in dates.find(text[:stop], code):
        if found.start < start:
            continue
        year, month, day = _parts(found.iso)
        full = year if year is not None else _nearest(month, day, today)
        first, last = _stretch(full, month, day)
        yield Day(found.start, found.end, first, last, year, month, day, relative=year is None)


def _parts(iso: str) -> tuple[int | None, int, int | None]:
    if iso.startswith("--"):
        month, day = iso[2:].split("-")
        return None, int(month), int(day)
    parts = [int(p) for p in iso.split("-")]
    return parts[0], parts[1], parts[2] if len(parts) > 2 else None


def _stretch(year: int | None, month: int | None, day: int | None) -> tuple[date | None, date | None]:
    """First and last day of a year, a month or a day."""
    if year is None or not 1 <= year <= 9999:
        return None, None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, length)
    return (date(year, month, day),) * 2 if day <= length else (None, None)


def _nearest(month: int, day: int | None, today: date | None) -> int | None:
    """The year that puts a day or a month nearest to the day of writing; None where the next year's is nearly as near."""
    if today is None:
        return None
    near = []
    for year in (today.year - 1, today.year, today.year + 1):
        first, _ = _stretch(year, month, day or 15)
        if first is not None:
            near.append((abs((first - today).days), year))
    near.sort()
    if not near or (len(near) > 1 and near[1][0] < _CLEARLY * near[0][0]):
        return None
    return near[0][1]


def _ago(text: str, folded: str, code: str, today: date | None, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    """three days ago, vor zwei Wochen, 3일 전, in five years"""
    for q in quantities(text, code, start, stop):
        if (
            q.unit != "s"
            or q.named not in ("day", "week", "month", "year")
            or q.low != q.high
            or q.written[0] % 1
            or q.written[0] > _FARTHEST
        ):
            continue
        way = _way(folded, q, known)
        if way is None:
            continue
        begin, end, sign = way
        first, last = _shifted(today, str(q.named), sign * int(q.written[0]))
        yield Day(begin, end, first, last, relative=True)


def _way(folded: str, q: Quantity, known: Patterns) -> tuple[int, int, int] | None:
    """Where the words around a length of time make it a day, and whether it lies before (-1) or after (1)."""
    if m := known.ago_after.match(folded, q.end):
        return q.start, m.end(), -1
    before = folded[max(0, q.start - 24) : q.start]
    if m := known.ago_before.search(before):
        return q.start - len(before) + m.start("word"), q.end, -1
    if m := known.ahead_after.match(folded, q.end):
        return q.start, m.end(), 1
    return None


def _shifted(today: date | None, grain: str, steps: int) -> tuple[date | None, date | None]:
    """A day so many days, weeks, months or years away; of the longer ones all days that the words may mean."""
    if today is None:
        return None, None
    try:
        if grain == "day":
            return (today + timedelta(steps),) * 2
        if grain == "week":
            return today + timedelta(steps * 7 - 3), today + timedelta(steps * 7 + 3)
        months = today.year * 12 + today.month - 1 + steps
        return _stretch(today.year + steps, None, None) if grain == "year" else _stretch(months // 12, months % 12 + 1, None)
    except OverflowError:
        return None, None


def _weekdays(folded: str, today: date | None, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    for m in known.weekday.finditer(folded, start, stop):
        weekday = known.weekdays[re.sub(r"\s", " ", m["weekday"])]
        placed = _placed(m, weekday, folded, today, known)
        yield Day(m.start(), m.end(), placed, placed, weekday=weekday, relative=True)


def _placed(m: re.Match[str], weekday: int, folded: str, today: date | None, known: Patterns) -> date | None:
    if today is None:
        return None
    groups = m.groupdict()
    week = groups.get("week") or groups.get("week2")
    if week is not None:
        return today - timedelta(today.weekday()) + timedelta(weekday + 7 * known.week_offsets[re.sub(r"\s", " ", week)])
    around = folded[max(0, m.start() - _NEAR_VERB) : m.end() + _NEAR_VERB]
    back, forward = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if groups.get("last") or groups.get("last2"):
        return today - timedelta(back or 7)
    if groups.get("next") or groups.get("next2"):
        return today + timedelta(forward or 7)
    return today + timedelta(forward) if known.future.search(around) else today - timedelta(back)


def _offsets(text: str, folded: str, today: date | None, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    """yesterday, this week, next month, last year"""
    for m in known.offset.finditer(folded, start, stop):
        if known.capitals and text[m.start()].isupper() and folded[: m.start()].rstrip()[-1:].isalpha():
            continue  # German: am Morgen, the morning
        grain, steps = known.offsets[re.sub(r"\s", " ", m["offset"])]
        first, last = None, None
        if today is not None and grain == "week":
            first = today - timedelta(today.weekday()) + timedelta(7 * steps)
            # "this week" and "last week" loosely hold the days around them too
            last = first + timedelta(6)
        elif today is not None:
            first, last = _shifted(today, grain, steps)
        yield Day(m.start(), m.end(), first, last, relative=True)


def _months(text: str, folded: str, today: date | None, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    for m in known.month.finditer(folded, start, stop):
        name = m["month"]
        if not known.east and name.isalpha() and known.capitals and text[m.start("month")].islower():
            continue
        month = int(name) if name.isdigit() else known.month_numbers[re.sub(r"\s", " ", name)]
        if not 1 <= month <= 12:
            continue
        year = _nearest(month, None, today)
        if today is not None and m.groupdict().get("last"):
            year = today.year if month < today.month else today.year - 1
        if today is not None and m.groupdict().get("next"):
            year = today.year if month > today.month else today.year + 1
        yield Day(m.start("month"), m.end(), *_stretch(year, month, None), month=month, relative=True)


def _years(folded: str, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    for m in known.year.finditer(folded, start, stop):
        year = int(m["year"])
        year = year - 543 if year > 2400 else year  # Thai years count from 543 BC
        yield Day(m.start("year"), m.end(), *_stretch(year, None, None), year=year)


def _days_of_month(folded: str, today: date | None, start: int, stop: int, known: Patterns) -> Iterator[Day]:
    """5일, 5日: the day of this month or of the one before it; after 오는 and in what is to come, of this or the next."""
    for m in known.day_of_month.finditer(folded, start, stop) if known.day_of_month else ():
        number = int(m["day"])
        if not 1 <= number <= 31:
            continue
        yield Day(
            m.start(),
            m.end(),
            *(_day_near(number, today, bool(known.coming.search(folded[max(0, m.start() - 6) : m.start()]))),) * 2,
            day=number,
            relative=True,
        )


def _day_near(number: int, today: date | None, coming: bool) -> date | None:
    if today is None:
        return None
    step = 1 if coming else -1
    for months in range(3):
        whole = today.year * 12 + today.month - 1 + step * months
        first, _ = _stretch(whole // 12, whole % 12 + 1, number)
        if first is not None and (first >= today if coming else first <= today):
            return first
    return None


def _joined(found: list[Day], folded: str) -> Iterator[Day]:
    """A weekday right beside a date is one naming of one day: Thursday, 3 May 2025."""
    i = 0
    while i < len(found):
        one = found[i]
        if i + 1 < len(found) and _beside(one, found[i + 1], folded):
            other = found[i + 1]
            named, dated = (one, other) if one.weekday is not None else (other, one)
            yield Day(
                one.start, other.end, dated.first, dated.last, dated.year, dated.month, dated.day, named.weekday, dated.relative
            )
            i += 2
            continue
        yield one
        i += 1


def _beside(one: Day, other: Day, folded: str) -> bool:
    between = folded[one.end : other.start]
    dated = other if one.weekday is not None else one
    if dated.month is None and "," in between:
        return False
    pair = {one.weekday is not None and one.day is None, other.weekday is not None and other.day is None}
    return (
        pair == {True, False}
        and (one.day or other.day) is not None
        and re.fullmatch(r"[\s,(（)）]{0,3}(?:den|the|le|el|dem|dnia)?\s?", between) is not None
    )


def _date(told: str | None) -> date | None:
    try:
        day = date.fromisoformat(told[:10]) if told else None
    except ValueError:
        return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None
