"""Shares said by counting: "one in five", "two out of three", "каждый пятый", "jeder fünfte", "5명 중 1명", "5人に1人"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from headwater.text.quantity_numerals import Numeral
from headwater.text.quantity_tables import Vocabulary

# Between the part and the whole; the whole comes first where the language says so.
_PART_FIRST = {
    "en": r"\s(?:in|out of)\s(?:every\s)?",
    "de": r"\svon\s",
    "fr": r"\s(?:\w+\s)?sur\s",
    "es": r"\s(?:\w+\s)?de\scada\s",
    "it": r"\s(?:\w+\s)?su\s",
    "pt": r"\s(?:\w+\s)?em\scada\s",
    "nl": r"\s(?:op|van)\sde\s",
    "ru": r"\s(?:\w+\s)?из\s",
    "pl": r"\sna\s",
}
_WHOLE_FIRST = {
    "ko": r"\s?(?:명|개|사람|곳)\s?(?:중|가운데)\s?",
    "ja": r"\s?(?:人|件|社)(?:に|のうち|中)\s?",
    "zh": r"\s?(?:人|个|個|名)(?:中|里|裡)就?有?\s?",
}
_EACH = {
    "en": r"every\s$",
    "de": r"jede[rsmn]?\s$",
    "ru": r"кажд\w+\s$",
    "es": r"cada\s$",
    "nl": r"elke\s$",
    "pl": r"co\s$",
    "fr": r"chaque\s$",
}


def with_shares(folded: str, read: list[Numeral], words: Vocabulary) -> list[Numeral]:
    """The numerals, with those that make up a share put together as a fraction."""
    made: list[Numeral] = []
    for numeral in read:
        before = made[-1] if made else None
        share = _share(folded, before, numeral, words)
        if share is not None:
            if before is not None and before.end > share.start:
                made.pop()
            made.append(share)
        else:
            made.append(numeral)
    return made


def _share(folded: str, before: Numeral | None, numeral: Numeral, words: Vocabulary) -> Numeral | None:
    language = words.language
    if numeral.kind == "ordinal" and language in _EACH and 2 <= numeral.low <= 100:
        m = re.search(_EACH[language], folded[max(0, numeral.start - 12) : numeral.start])
        if m and not re.compile(r"\s(?:time|day|year|hour|минут|день|год|tag|jahr|woche)").match(folded, numeral.end):
            return replace(
                numeral, start=numeral.start - len(m[0]), low=1 / numeral.low, high=1 / numeral.low, step=0.01, kind="fraction"
            )
        return None
    if numeral.kind != "count" or numeral.low % 1 or numeral.low > 1000:
        return None
    if language in _WHOLE_FIRST:
        if (
            before is not None
            and before.kind == "count"
            and re.fullmatch(_WHOLE_FIRST[language], folded[before.end : numeral.start])
        ):
            return _fraction(before.start, numeral.end, numeral.low, before.low, language)
        return None
    if language not in _PART_FIRST or numeral.low < 2:
        return None
    if (m := _one_of(language, words.one).search(folded[max(0, numeral.start - 28) : numeral.start])) is not None:
        return _fraction(numeral.start - len(m[0]), numeral.end, 1.0, numeral.low, language)
    if before is not None and before.kind == "count" and re.fullmatch(_PART_FIRST[language], folded[before.end : numeral.start]):
        return _fraction(before.start, numeral.end, before.low, numeral.low, language)
    return None


def _fraction(start: int, end: int, part: float, whole: float, language: str) -> Numeral | None:
    if not 0 < part < whole or (language in ("de", "ru", "en") and whole > 100 and part < 1):
        return None
    return Numeral(start, end, part / whole, part / whole, 0.01, "fraction")


@lru_cache(maxsize=16)
def _one_of(language: str, ones: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, ones)))}){_PART_FIRST[language]}$")
