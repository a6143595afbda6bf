"""Times as pages state them, as ISO 8601: a day, or an instant with its zone.

A clock time without a zone says no instant, so only its day is kept, unless another statement of the same day gives the zone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Names of zones that mean one offset wherever they are used, in hours from UTC; CST, IST and the like mean several.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "kst": 9, "jst": 9,
    "est": -5, "edt": -4, "pst": -8, "pdt": -7,
}  # fmt: skip
NUMERIC = re.compile(
    # Between dots the day comes first wherever dates are written so; between slashes it depends on the country.
    r"(?:(?P<year>(?:19|20)\d\d)[-./年]?\s?(?P<month>\d{1,2})[-./月]?\s?(?P<day>\d{1,2})日?"
    r"|(?P<first>\d{1,2})\.\s?(?P<middle>\d{1,2})\.\s?(?P<last>(?:19|20)\d\d))"
    r"(?:[T\s,]+(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[+-]\d\d:?(?:\d\d)?|[A-Za-z]{1,4})?)?(?:\s*\(.*\))?"
)
KOREAN_DATE = re.compile(r"((?:19|20)\d\d)\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일")
FULL_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?:[-./]\s?\d{1,2}[-./]\s?\d{1,2}|년\s*\d{1,2}월\s*\d{1,2}일|年\s?\d{1,2}月\s?\d{1,2}日)(?!\d)"
)
EARLIEST = 1900  # a year before it is a misread number; pages state no time of what was printed earlier
SECONDS = (1_000_000_000, 4_000_000_000)  # Unix time from 2001 to 2096, as numbers that data blocks hold
Stated = date | datetime
DayOf = Callable[[str], str | None]  # the ISO day that words name, in whichever language; None where they name no full one


def instant(value: str) -> Stated | None:
    """What a stated time means: a datetime with zone where it has one, else a date; None where it is no time."""
    value = value.strip()
    if re.fullmatch(r"\d{10}|\d{13}", value) and SECONDS[0] <= int(value[:10]) <= SECONDS[1]:
        return datetime.fromtimestamp(int(value[:10]), UTC)
    try:
        if (match := NUMERIC.fullmatch(value)) is not None:
            return _numeric(match)
        if (match := KOREAN_DATE.match(value)) is not None:
            return _sensible(date(*(int(part) for part in match.groups())))
        return _worded(value)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _numeric(match: re.Match[str]) -> Stated | None:
    written = ("year", "month", "day") if match["year"] else ("last", "middle", "first")
    year, month, day_ = (int(match[part]) for part in written)
    zone = _zone(match["zone"])
    if match["hour"] is None or zone is None:
        return _sensible(date(year, month, day_))
    return _sensible(
        datetime(year, month, day_, int(match["hour"]) % 24, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
    )


def _worded(value: str) -> Stated | None:
    """Times as in mail headers: "Thu, 01 Jan 2026 09:00:00 +0900"."""
    if not re.search(r"\d{1,2}\s+[A-Za-z]{3}[a-z]*\.?\s+\d{4}", value):
        return None
    found = parsedate_to_datetime(value)
    # the module reads an unknown zone as none, and "-0000" too
    return _sensible(found if found.tzinfo is not None else found.date())


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text.lower() in ZONES:
        return timezone(timedelta(hours=ZONES[text.lower()]))
    if text[0] in "+-":
        digits = text[1:].replace(":", "").ljust(4, "0")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(offset if text[0] == "+" else -offset)
    return None


def _sensible(found: Stated) -> Stated | None:
    """A found time as far as it says anything: midnight to the second is a day that a program made a time of."""
    if isinstance(found, datetime) and (found.hour, found.minute, found.second) == (0, 0, 0):
        found = found.date()
    return found if found.year >= EARLIEST else None


def day(value: str) -> str | None:
    """The day of a stated time, in ISO 8601."""
    found = instant(value)
    return None if found is None else found.strftime("%Y-%m-%d")


def day_in(text: str) -> str | None:
    """The first full date written in figures in a line ("2031.03.04 09:15"), in ISO 8601."""
    return next((found for match in FULL_DATE.finditer(text) if (found := day(match[0])) is not None), None)


def no_day(_words: str) -> None:
    """The `DayOf` of who reads no names of months."""


def stated_time(value: str, day_of: DayOf = no_day) -> Stated | None:
    """What a stated time means (`instant`), where a name of a month may stand in it too."""
    found = instant(value)
    return found if found is not None else instant(day_of(value) or "")


def most_exact(stated: Iterable[str], day_of: DayOf = no_day) -> str | None:
    """The first of several statements that is a time, in ISO 8601; with clock and zone where one of about that day has them.

    About: the day may differ by one, as the same instant has two dates in two zones.
    """
    found = [time for value in stated if (time := stated_time(value, day_of)) is not None]
    if not found:
        return None
    first = found[0]
    if isinstance(first, datetime):
        return first.isoformat()
    exact = (t for t in found if isinstance(t, datetime) and abs((t.date() - first).days) <= 1)
    return next(exact, first).isoformat()
