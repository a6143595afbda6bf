"""What a number counts: the unit, currency or percent sign behind it or in front of it, a decade's ending, a counter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.text.quantity_numerals import Numeral
from headwater.text.quantity_tables import EAST, Vocabulary, alternatives, vocabulary

_DECADES = {
    "en": r"'?s(?!\w)",
    "de": r"er(?:[\s-]jahre\w*)?(?!\w)",
    "ru": r"[-–]?(?:е|х|ых|ые)(?!\w)(?:\s(?:годах|годов|годы|гг\.?))?",
    "ko": r"\s?년대",
    "ja": r"年代",
    "zh": r"年代",
    "tr": r"'?(?:lar|ler|lı|li)\w*(?:\syıl\w*)?",
    "nl": r"(?:er\sjaren|'s)",
    "pl": r"\.?\slat(?:a|ach)?(?!\w)",
}
_DECADES_BEFORE = r"(?:années|años|anni|anos|الثمانينات|ทศวรรษ)\s(?:de\s)?'?$"
_YEAR = {
    "ko": r"\s?년(?!\s?(?:간|동안|째|만|전|후|대))",
    "ja": r"\s?年(?!間|代|前|後|半|ぶり|以上)",
    "zh": r"\s?年(?!间|間|代|来|來|前|后|後|以上|多)",
    "ru": r"[-–]?(?:го|м|й)?\s(?:год[ауы]?|г\.|гг\.|годом|году|годов|годах)(?!\w)",
    "pl": r"\s(?:r\.|rok\w*)",
    "tr": r"\s?yılı\w*|\s?'?(?:de|da|te|ta)(?!\w)",
}
# one to two digits of these are days of the month, months or parts of a clock time, not amounts
_DATE_PARTS = {
    "ko": r"\s?(?:월(?!\s?동안)|일(?!\s?(?:간|동안|만|째|연속|이내|이상|가량|전|후|뒤))|시(?!\s?간)|분기)",
    "ja": r"\s?(?:月|日(?!間|以内|連続|目|ぶり|以上|後|前)|時(?!間)|分(?=に|、|ごろ|頃)|代|号)",
    "zh": r"\s?(?:月|日(?!内|內|游|遊)|号(?!称)|號|时(?!间)|時|点(?=[,，。、0-9]))",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit at `[start, end)`. kind: "percent|points|money|measure|counter|ordinal|decade|year|date"; low: a decade's first."""

    start: int
    end: int
    unit: str | None
    kind: str
    low: float = 0.0


def unit_after(folded: str, numeral: Numeral, words: Vocabulary, stop: int) -> Unit | None:
    """What stands right behind a number and counts with it; None where nothing does."""
    at, language = numeral.end, words.language
    decade = _decade(folded, numeral, language)
    if decade is not None:
        return decade
    prefixed = words.ordinal_prefix and folded.endswith(words.ordinal_prefix, 0, numeral.start) and numeral.kind == "count"
    if prefixed and (language != "th" or numeral.digits):
        return Unit(numeral.start - len(words.ordinal_prefix), at, None, "ordinal")
    year = 1000 <= numeral.low < 2500 and numeral.low % 1 == 0 and (numeral.plain or not numeral.digits)
    if language in _YEAR and year and (m := re.compile(_YEAR[language]).match(folded, at)):
        return Unit(at, m.end(), None, "year")
    if language in EAST and numeral.kind == "count":
        for suffix in words.ordinal_suffixes:
            here = folded.startswith(suffix, at) or (suffix == "번째" and folded.startswith(" " + suffix, at))
            if here and _is_rank(folded, at, suffix, language):
                return Unit(numeral.start, folded.index(suffix, at) + len(suffix), None, "ordinal")
    if (
        language in _DATE_PARTS
        and numeral.digits
        and numeral.low < 60
        and (m := re.compile(_DATE_PARTS[language]).match(folded, at))
    ):
        return Unit(at, m.end(), None, "date")
    m = _behind(language).match(folded, at, stop)
    if m is None:
        return None
    return _unit(m, words)


def _is_rank(folded: str, at: int, suffix: str, language: str) -> bool:
    """The one-letter endings of rank begin other words too."""
    after = folded[at + len(suffix) : at + len(suffix) + 2]
    if language == "ko" and len(suffix) == 1:
        return suffix in ("위", "째", "등") and (suffix != "등" or after[:1] in (" ", "을", "이", "은", "에", "", ",", "."))
    return not (language == "ja" and suffix == "位" and after.startswith("置"))


def _unit(m: re.Match[str], words: Vocabulary) -> Unit | None:
    form = re.sub(r"\s", " ", m["unit"])
    unit = words.units.get(form)
    if unit is None:
        unit = next((u for stem, u in words.stems.items() if form.startswith(stem)), None)
    if unit is None and form.startswith("-"):
        unit = words.units.get(form[1:])
    if unit is None:
        return None
    return Unit(m.start("unit"), m.end(), unit or None, words.kinds.get(unit, "counter"))


@lru_cache(maxsize=32)
def _behind(language: str) -> re.Pattern[str]:
    """A unit right behind a number, over a blank, a hyphen or a hedge that stands between (여, 多, 余)."""
    words = vocabulary(language)
    own = [f for f in words.units if f]
    stems = alternatives(words.stems)
    if language in EAST:
        between = {"ko": r"(?:\s?여)?\s?", "zh": r"\s?[多余餘几幾]?\s?", "ja": r"\s?[余数]?", "th": r"\s?"}[language]
        latin = alternatives(f for f in own if f[-1:].isascii() and f[-1:].isalpha())
        rest = alternatives(f for f in own if not (f[-1:].isascii() and f[-1:].isalpha()))
        return re.compile(rf"(?:{between})(?P<unit>(?:{latin})(?![a-z])|{rest})")
    signs = alternatives(f for f in own if not f[-1:].isalnum())
    letters = alternatives(f for f in own if f[-1:].isalnum())
    starred = rf"|(?:{stems})\w*(?:-\w+)?" if stems else ""
    # "2 millones de dólares", "un million d'euros": large numbers take a preposition in Romance languages
    of = rf"(?:\s(?:{alternatives(words.of)})(?:\s|(?<=')))|" if language in ("fr", "es", "it", "pt") else ""
    return re.compile(rf"(?:{of}[\s-]?)(?P<unit>{signs}|(?:{letters})(?!\w|'s\w){starred})")


def _decade(folded: str, numeral: Numeral, language: str) -> Unit | None:
    value = numeral.low
    if not numeral.plain or value % 10 or not (value < 100 or 1000 <= value < 2100):
        return None
    first = value if value >= 1000 else 1900 + value
    m = re.compile(_DECADES[language]).match(folded, numeral.end) if language in _DECADES else None
    start = numeral.start - (folded[numeral.start - 1 : numeral.start] == "'")
    if m and (value >= 1000 or start < numeral.start or language != "en") and not (language in ("pl", "tr") and value < 100):
        return Unit(start, m.end(), None, "decade", first)
    if before := re.search(_DECADES_BEFORE, folded[max(0, numeral.start - 12) : numeral.start]):
        return Unit(numeral.start - len(before[0]), numeral.end, None, "decade", first)
    return None


def money_before(folded: str, numeral: Numeral, words: Vocabulary) -> Unit | None:
    """A currency in front of a number ($5, US$ 5, EUR 5, 5% as Turkish writes it)."""
    window = folded[max(0, numeral.start - 8) : numeral.start]
    for form in words.percent_before:
        if window.endswith((form, form + " ")):
            start = numeral.start - len(form) - window.endswith(" ")
            return Unit(start, numeral.end, "%", "percent")
    m = _in_front(words.language).search(window)
    if m is None or numeral.kind not in ("count", "vague"):
        return None
    start = numeral.start - len(window) + m.start("sign")
    return Unit(start, numeral.start, words.signs[re.sub(r"\s", " ", m["sign"])], "money")


@lru_cache(maxsize=32)
def _in_front(language: str) -> re.Pattern[str]:
    signs = vocabulary(language).signs
    return re.compile(rf"(?<![^\W_])(?P<sign>{alternatives(signs)})\s?$")
