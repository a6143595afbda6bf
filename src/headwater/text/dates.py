"""Dates as they are written in news: spans and ISO days, in the languages of the encoder.

`find` reads days with a month name (1 January 2026, Jan. 1, 3. April, 1º de enero), numeric days (2026-01-01, 3.4.2025),
and the year-month-day order of Chinese, Japanese and Korean, in Western, full-width, Arabic and Thai digits. A day without
a year takes it from `base`, where one is given; it stays open (`--04-03`) otherwise. Relative dates ("on Thursday") are not read.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from headwater.text.months import MONTHS, forms

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_BUDDHIST = 543  # Thai years count from 543 BC
_DIGITS = re.compile(r"[0-9]+")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_REACH = 64  # characters; the longest names of a month have a dozen
_ISO_LIKE = re.compile(r"(?<![\d/.-])(?P<y>[12]\d{3})(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<d>\d{1,2})\b\.?(?![/-]?\d)")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>[12]\d{3})\b(?![./-]\d)")
_EAST_ASIAN = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和|民[國国])\s?)?(?P<y>\d{1,4}|元)\s?[年년]\s?)?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일號号])?"
)


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date at `[start, end)`; iso: `2026-01-01`, `2026-01` where no day is said, `--01-01` where no year is known."""

    start: int
    end: int
    iso: str


def find(text: str, language: str | None, *, base: str | None = None) -> list[Date]:
    """The dates of `text` in reading order, not overlapping.

    language: ISO 639-1; decides month names and whether 3/4 is a day or a month first; None reads the full names of all.
    base: an ISO day; gives its year to dates that have none (the year that puts them nearest to it).
    """
    return list(_found(text, language.lower().split("-")[0] if language else None, base))


@lru_cache(maxsize=16)
def _found(text: str, code: str | None, base: str | None) -> tuple[Date, ...]:
    """The dates; kept, since days and quantities of a text both ask for them."""
    western = _western_digits(text)
    around = _around_digits(western)
    found: list[Date] = []
    for pattern in _patterns(code):
        for m in (m for low, high in around for m in pattern.finditer(western, low, high)):
            parts = _parts(m, code)
            if parts is not None and not any(m.start() < d.end and d.start < m.end() for d in found):
                # the dot after a month's full name ends the sentence, that after an abbreviation is its own
                end = m.end() - (len(m["month"]) > 4 and m[0].endswith(".")) if "month" in pattern.groupindex else m.end()
                found.append(Date(m.start(), end, _iso(*parts, base)))
    return tuple(sorted(found))


def _around_digits(western: str) -> list[tuple[int, int]]:
    """The stretches in which a date can stand: every one has a digit, and none is longer than the reach on either side of it."""
    out: list[tuple[int, int]] = []
    for m in _DIGITS.finditer(western):
        low, high = max(0, m.start() - _REACH), min(len(western), m.end() + _REACH)
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def _western_digits(text: str) -> str:
    """The text with every decimal digit of any script as 0-9; the same length."""
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), text)


@lru_cache(maxsize=64)
def _patterns(language: str | None) -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name).replace(r"\ ", r"\s") for name, _ in forms(MONTHS, language))
    month = rf"(?P<month>{names})\.?"
    year = r"(?P<year>[12]\d{3})(?!\d|[.,]\d)"
    day = r"(?P<day>[0-3]?\d)"
    if language == "th":
        year = rf"(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?{year}"
    # Arabic pages name a month by both of its calendars' names: 12 يناير/كانون الثاني
    twin = rf"(?:\s?/\s?(?:{names}))?" if language == "ar" else ""
    before = r"(?<![\d.,/:-])"
    ordinal = r"(?:\.|er|st|nd|rd|th|[ºª°])?"
    day_first = rf"{before}{day}{ordinal}\s?(?:of\s|de\s|d')?(?<![^\W\d_]){month}{twin}(?!\w)(?:[,،]?\s(?:de\s|del\s)?{year})?"
    month_first = rf"(?<!\w){month}\s{day}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)(?:,?\s{year})?"
    month_year = rf"(?<!\w)(?<!\d\s)(?<!\d\.\s){month},?\s(?:de\s|del\s)?{year}"
    flags = re.IGNORECASE
    named = [re.compile(day_first, flags)]
    if language in (None, "en") or language not in MONTHS:
        named.append(re.compile(month_first, flags))
    return (_ISO_LIKE, _DAY_FIRST, _EAST_ASIAN, *named, re.compile(month_year, flags))


@lru_cache(maxsize=64)
def _month_numbers(language: str | None) -> dict[str, int]:
    return {name.casefold(): i + 1 for name, i in forms(MONTHS, language)}


@lru_cache(maxsize=1)
def _english_names() -> frozenset[str]:
    return frozenset(name for name, _ in forms(MONTHS, "en"))


def _parts(m: re.Match[str], language: str | None) -> tuple[int | None, int, int | None] | None:
    """(year, month, day) of a match, None where it is no date."""
    groups = m.groupdict()
    if "month" in groups:
        name = groups["month"]
        if name[0].islower() and (language == "en" or (language is None and name in _english_names())):
            return None  # `may 5`, `march 3`: a verb
        month = _month_numbers(language)[re.sub(r"\s", " ", name).casefold()]
        year = int(groups["year"]) if groups.get("year") else None
        if year is not None and year > 2400:
            year -= _BUDDHIST
        return _valid(year, month, int(groups["day"]) if groups.get("day") else None)
    if "era" in groups:
        year = _era_year(groups["era"], groups["y"])
        if year is None and groups["d"] is None:
            return None  # `3월`, `3月` alone: a month of any year
        return _valid(year, int(groups["m"]), int(groups["d"]) if groups["d"] else None)
    day, month = int(groups["d"]), int(groups["m"])
    if m.re is _DAY_FIRST and groups["s"] == "/" and language in (None, "en") and day <= 12 and month <= 12 and day != month:
        return None  # the day or the month first: unsure
    if m.re is _DAY_FIRST and groups["s"] == "/" and language in (None, "en") and day <= 12 < month:
        day, month = month, day
    return _valid(int(groups["y"]), month, day)


def _era_year(era: str | None, year: str | None) -> int | None:
    if year is None:
        return None
    number = 1 if year == "元" else int(year)
    if era:
        return _ERAS[era] + number
    return number if number > 99 else None


def _valid(year: int | None, month: int, day: int | None) -> tuple[int | None, int, int | None] | None:
    try:
        datetime.date(year or 2000, month, day or 1)  # 2000 was a leap year: 29 February passes
    except ValueError:
        return None
    return (year, month, day) if year is not None or day is not None else None


def _iso(year: int | None, month: int, day: int | None, base: str | None) -> str:
    if year is None and base and day:
        year = _nearest_year(month, day, base)
    if year is None:
        return f"--{month:02}-{day:02}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _nearest_year(month: int, day: int, base: str) -> int | None:
    """The year that puts the day nearest to `base`: a report of 2 January that says "Dec. 31" means the year before."""
    try:
        then = datetime.date.fromisoformat(base[:10])
    except ValueError:
        return None
    near: list[tuple[int, int]] = []
    for year in (then.year - 1, then.year, then.year + 1):
        try:
            near.append((abs((datetime.date(year, month, day) - then).days), year))
        except ValueError:
            continue  # 29 February of a common year
    return min(near)[1] if near else None
