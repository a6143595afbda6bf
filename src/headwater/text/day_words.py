"""The words for days of a language as expressions, read from `day_words.toml` and the names of months and weekdays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.text.months import MONTHS, WEEKDAYS, forms
from headwater.text.quantity_tables import EAST, alternatives, fold

_CAPITALISED = frozenset({"en", "de"})  # a month's name in small letters is another word: may, march
_GRAINS = {"days": "day", "weeks": "week", "months": "month", "years": "year"}


@dataclass(frozen=True, slots=True)
class Patterns:
    """What `days` looks for. offsets: form -> grain and steps from the day of writing; week_offsets: of those, the weeks."""

    east: bool
    capitals: bool
    offset: re.Pattern[str]
    offsets: dict[str, tuple[str, int]]
    week_offsets: dict[str, int]
    weekday: re.Pattern[str]
    weekdays: dict[str, int]
    month: re.Pattern[str]
    month_numbers: dict[str, int]
    year: re.Pattern[str]
    day_of_month: re.Pattern[str] | None
    coming: re.Pattern[str]
    future: re.Pattern[str]
    ago_after: re.Pattern[str]
    ago_before: re.Pattern[str]
    ahead_after: re.Pattern[str]


@lru_cache(maxsize=32)
def patterns(language: str) -> Patterns:
    """The expressions of a language that has a table."""
    table = _tables().get(language, {})
    offsets = {f: (g, int(n)) for name, g in _GRAINS.items() for n, row in table.get(name, {}).items() for f in _forms(row)}
    weeks = {form: steps for form, (grain, steps) in offsets.items() if grain == "week"}
    weekdays, months = _weekdays(language, table), _months(language, table)
    east = language in EAST
    last, this, following = (_any(_forms(table.get(name, ""))) for name in ("last", "this", "next"))
    behind = {name: _any(_forms(table.get(name, ""))) for name in ("last_after", "next_after")}
    left, right = ("", "") if east else (r"(?<!\w)", r"(?!\w)")
    if language == "pt":
        right = r"(?!\w|-feira)"
    if language == "ko":
        left = r"(?<![가-힣])"
    blank = r"\s?" if east else r"\s"
    before = rf"(?:(?:(?P<last>{last})|(?P<this>{this})|(?P<next>{following}))(?:\s?の)?{blank})?"
    week_before = rf"(?:(?P<week>{_any(_week_stems(weeks, language))})(?:\s?の)?{blank})?" if east else ""
    week_after = "" if east else rf"(?:{blank}(?:of\s|der\s|de\s)?(?P<week2>{_any(weeks)}))?"
    after = rf"(?:{blank}(?:(?P<last2>{behind['last_after']})|(?P<next2>{behind['next_after']})))?"
    return Patterns(
        east=east,
        capitals=language in _CAPITALISED,
        offset=re.compile(rf"{left}(?P<offset>{_any(offsets)}){right}"),
        offsets=offsets,
        week_offsets=weeks | {stem: weeks[form] for form in weeks for stem in _week_stems([form], language)},
        weekday=re.compile(rf"{left}{week_before}{before}(?P<weekday>{_any(weekdays)})(?:s(?!\w))?{right}{week_after}{after}"),
        weekdays=weekdays,
        month=_month_pattern(language, table, months, last, this, following),
        month_numbers=months,
        year=_year_pattern(language, table),
        day_of_month=_day_of_month(language),
        coming=re.compile({"ko": r"오는\s?$|다음\s?달\s?$", "ja": r"来る$|来月$", "zh": r"下月$|下个月$"}.get(language, r"(?!)")),
        future=re.compile(rf"{left}(?:{_any(_forms(table.get('future', '')))}){right}"),
        ago_after=re.compile(rf"\s?(?:{_any(_forms(table.get('ago', '')))}){'(?!까지|체|국|面|往|线|線|景)' if east else right}"),
        ago_before=re.compile(rf"{left}(?P<word>{_any(_forms(table.get('ago_before', '')))})\s$"),
        ahead_after=re.compile(rf"\s?(?:{_any(_forms(table.get('ahead', '')))}){'' if east else right}"),
    )


def _week_stems(weeks: Iterable[str], language: str) -> list[str]:
    """Chinese says 上周四 for Thursday of last week: what stands before the weekday is 上."""
    found = list(weeks)
    if language == "zh":
        found += [form[:-1] for form in weeks if form[-1] in "周週" and len(form) == 2]
    return found


def _month_pattern(
    language: str, table: dict[str, Any], months: dict[str, int], last: str, this: str, following: str
) -> re.Pattern[str]:
    """A month alone, behind a word that makes it one; the numbered months of Chinese, Japanese and Korean."""
    if language in ("ko", "ja", "zh"):
        return re.compile(r"(?<![\d.])(?P<month>\d{1,2})\s?[월月](?!\s?\d)")
    into = _any(_forms(table.get("year_in", "")))
    lead = rf"(?:(?P<last>{last})|(?P<this>{this})|(?P<next>{following})|(?:{into}))[\s-]"
    optional = f"(?:{lead})?" if language in ("ru", "pl", "th", "ar") else lead
    return re.compile(rf"(?<!\w){optional}(?P<month>{_any(months)})(?!\w)(?!\s\d{{1,2}}(?!\d))")


def _year_pattern(language: str, table: dict[str, Any]) -> re.Pattern[str]:
    into, after = _any(_forms(table.get("year_in", ""))), _any(_forms(table.get("year_after", "")))
    number = r"(?<!\d)(?<!\d[.,/-])(?P<year>1[7-9]\d\d|20\d\d|2[45]\d\d)"
    closed = r"(?![\d]|[.,]\d|-\d)"
    if language in ("ko", "ja", "zh", "tr"):
        return re.compile(rf"{number}\s?(?:{after})(?!대|代|간|間|间)")
    blank, left = r"\s?" if language == "th" else r"\s", r"(?<!\w)"
    return re.compile(
        rf"(?:{'' if language == 'th' else left}(?:{into}){blank})(?:the\syear\s)?{number}{closed}(?!\s?%|'?s|er\s|х|-х)"
    )


def _day_of_month(language: str) -> re.Pattern[str] | None:
    tail = {
        "ko": r"\s?일(?!\s?(?:간|동안|만|째|연속|이내|이상|가량|전|후|뒤|차|정|부))",
        "ja": r"日(?!間|以内|連続|目|ぶり|以上|後|前|本|系|産)",
        "zh": r"[日号號](?!内|內|游|间|間|本|元|圆|线|線|称)",
    }
    return re.compile(rf"(?<![\d.,월月])(?<!第)(?P<day>\d{{1,2}}){tail[language]}") if language in tail else None


def _weekdays(language: str, table: dict[str, Any]) -> dict[str, int]:
    found = {fold(name): i for name, i in forms(WEEKDAYS, language) if len(name) > 3 or language in EAST or not name.isascii()}
    if language == "pt":
        found = {name: i for name, i in found.items() if "-" in name or name in ("sábado", "domingo")}
    for i, row in enumerate(table.get("weekdays", [])):
        found.update(dict.fromkeys(_forms(row), i))
    return found


def _months(language: str, table: dict[str, Any]) -> dict[str, int]:
    if language not in MONTHS:
        return {}
    cases = {form: i + 1 for i, row in enumerate(table.get("months_in", "").split()) for form in _forms(row)}
    return (
        cases
        | {
            fold(name): i + 1
            for name, i in forms(MONTHS, language)
            if len(name) > 3 or (language == "en" and name == "may") or not name.isascii()
        }
        | ({"mai": 5} if language in ("de", "fr") else {})
    )


def _any(words: Iterable[str]) -> str:
    return alternatives(w for w in words if w) or r"(?!)"


def _forms(row: str) -> list[str]:
    return [fold(form.replace("_", " ")) for form in row.split()]


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("day_words.toml").read_text("utf-8"))
