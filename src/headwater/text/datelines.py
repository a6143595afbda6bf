"""Datelines: the place, day and agency that news text prints before its first sentence, in the forms of many languages.

    LISBON, May 1. /AGENCY/. Text           OSLO, May 3 (Agency) — Text          Ulm, 3. Mai (agentur) – Text
    LONDON — Text                           PARIS (AFP) - Text                   (AGENCY) - ROMA, 3 APR - Text
    (서울=통신) 홍길동 기자 = Text             【東京＝記者】Text                       某某社北京1月1日电 Text

A dateline is told by what follows it (a separating mark and then a sentence that begins) as much as by its words: "Smith (D) –
who ..." is none. Where it is unsure, the words are text: false furniture loses a source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from headwater.text import dates
from headwater.text.months import MONTHS, WEEKDAYS, forms

_LONGEST = 140  # characters: three places, a day, an agency and a reporter's name still fit
_DASH = r"(?:--+|[-–—―=:]|\.[-–—]+)"
_IN_WORD = r"[\w\u0e2f-\u0e4e\u064b-\u0652'’`]"  # vowel signs of Thai and Arabic are no word characters to `re`
_WORD = rf"[^\W\d_](?:{_IN_WORD}|\.(?=[^\W_])|-(?=\w))*\.?"
_PARTICLE = r"(?:d[aeiou]s?|del|della|la|le|les|los|las|el|al|of|the|on|am|an|der|den|im|bei|in|sur|upon|aan|nad|на)"
_PLACE_WORD = rf"(?!{_PARTICLE}\s)(?=[^\W\d_])[^\Wa-zß-öø-ÿа-яё\d_](?:{_IN_WORD}|\.(?=\w)|-(?=\w))*\.?"
_PLACE = (
    rf"{_PLACE_WORD}(?:(?:\s{_PARTICLE}){{0,2}}[\s/-]{_PLACE_WORD}){{0,4}}"
    rf"(?:\s?[,،/]\s?{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}}){{0,2}}"
)
_AGENCY = r"(?:\((?P<a1>[^()\n]{2,50})\)|/(?P<a2>[^/\n]{2,40})/|\[(?P<a3>[^\[\]\n]{2,50})\])"
_REPORTER = r"(?:[^\W\d_]{2,5}(?:[·ㆍ,\s]+[^\W\d_]{2,4})*\s?(?:기자|특파원|통신원|인턴기자|논설위원))"

# bracketed words beside a name that say where someone stands in a picture
_POSITIONS = {
    "left",
    "right",
    "centre",
    "center",
    "l",
    "r",
    "c",
    "links",
    "rechts",
    "mitte",
    "g",
    "d",
    "izq",
    "dcha",
    "sx",
    "dx",
    "слева",
    "справа",
}


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline at `[start, end)` says; the end takes in the mark and the blanks that part it from the text."""

    start: int
    end: int
    place: str | None = None
    published: str | None = None
    agency: str | None = None


def head(text: str, language: str | None, *, base: str | None = None, first: bool = True) -> Dateline | None:
    """The dateline at the head of a paragraph, None where there is none.

    base: an ISO day that gives the year. first: whether this is the first paragraph of prose; only there a place
    in capitals and a dash are enough.
    """
    start = len(text) - len(text.lstrip())
    window = text[start : start + _LONGEST]
    for pattern, needs in _patterns():
        m = pattern.match(window)
        rest = text[start + m.end() :] if m else ""
        # a headline in capitals has its dash inside: "CASH FOR CREWS - AND NOTHING FOR THE TOWN"
        if m is None or not _begins(rest) or (needs == "first" and (not first or _in_capitals(rest.split("\n")[0]))):
            continue
        groups = m.groupdict()
        agency = next((groups[k].strip() for k in ("a1", "a2", "a3", "agency") if groups.get(k)), None)
        place = groups.get("place")
        if not _is_plausible(place, groups.get("day"), agency, needs):
            continue
        when = _when(groups.get("day"), language, base)
        end = start + m.end()
        while end < len(text) and text[end].isspace():
            end += 1
        return Dateline(start, end, _as_name(place), when, _as_agency(agency))
    return None


def _when(day: str | None, language: str | None, base: str | None) -> str | None:
    """The ISO day; an abbreviated month is looked up in every language, since a dateline comes before the language is known."""
    if day is None:
        return None
    for code in (language, None, *MONTHS):
        found = dates.find(day, code, base=base)
        if found:
            return found[0].iso
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """(pattern, what it needs), surest first. Groups: place, day, a1 to a3 or agency."""
    names = "|".join(re.escape(n).replace(r"\ ", r"\s") for n, _ in forms(MONTHS, None))
    short = "|".join(re.escape(n) for code in MONTHS for n, _ in forms(MONTHS, code) if len(n) <= 4)
    month = rf"(?i:{names}|{short})\.?"
    week = "|".join(re.escape(n) for n, _ in forms(WEEKDAYS, None) if len(n) > 2)
    weekday = rf"(?:\(?(?i:{week})\.?\)?,?\s)?"
    year = r"(?:,?\s(?:de\s|del\s)?[12]\d{3}(?:\s?(?:года|г\.|r\.))?)?"
    day = (
        rf"(?P<day>{weekday}(?:\d{{1,2}}(?:\.|er|st|nd|rd|th|[ºª°])?\s?(?:de\s)?{month}{year}|{month}\s\d{{1,2}}(?:st|nd|"
        rf"rd|th)?{year}"
        rf"|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|"
        rf"(?:\d{{4}}\s?[年년]\s?)?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]))"
        rf"(?:\s\((?i:{week})\.?\))?"
    )
    place = rf"(?P<place>{_PLACE})"
    agency_mark = rf"\s?{_AGENCY}\s?(?:{_DASH}|\.)"
    agency_only = rf"\s?{_AGENCY}\s?(?!:){_DASH}"  # a name, brackets and a colon would be a speaker
    cjk_day = r"(?P<day>(?:[0-9０-９]{1,4}年)?(?:[0-9０-９一二三四五六七八九十]{1,3}月)?[0-9０-９一二三四五六七八九十]{1,3}日)"
    table: list[tuple[str, str]] = [
        # Korean: (place=agency) reporter =
        (
            rf"[(\[【](?P<place>[^()\[\]【】=＝\n]{{1,20}})\s?[=＝]\s?"
            rf"(?P<agency>[^()\[\]【】\n]{{1,25}})[)\]】]\s*(?:{_REPORTER}\s*)?[=＝]?",
            "generic",
        ),
        (rf"(?P<place>[^\W\d_]{{2,6}})\s?[=＝]\s?{_REPORTER}\s", "generic"),
        # Chinese and Japanese: an agency, a place and a day, and the word for a dispatch
        (
            rf"[（(【]?(?P<agency>[^\W\d_]{{1,10}}[社报報网網])(?:(?:记者|記者)[^\W\d_]{{2,3}})?"
            rf"(?P<place>[^\W\d_]{{2,12}}?){cjk_day}(?:专|專|综合|綜合)?[电電讯訊](?:\s?[）)】])?"
            r"(?:\s?[（(](?:记者|記者)[^）)\n]{1,30}[）)])?[:：]?",
            "generic",
        ),
        (
            rf"[【［\[（(](?P<place>[^\W\d_]{{1,12}}?)[ 　]?{cjk_day}[ 　]?(?P<agency>[^\W\d_]{{1,12}})"
            r"[】］\])）]\s?[-–—=＝]?",
            "generic",
        ),
        # place, day, agency in whatever brackets, and a mark
        (rf"{place}\s?[,،]?\s{day}[.,]?{agency_mark}", "dated"),
        # agency first
        (rf"{_AGENCY}\s?{_DASH}\s{place}[,،]\s{day}\s?{_DASH}", "dated"),
        (rf"{_AGENCY}\s?{_DASH}\s{place}\s{_DASH}", "agency"),
        (rf"{place}\s?[,،]?\s{day}\s?(?:--+|[–—―]|\s-|\.[-–—]+)\s?(?P<agency>(?:{_WORD}\s?){{1,3}})\.", "caps"),
        (rf"{place}\s?[,،]?\s{day}\s?(?:--+|[–—―:]|-(?=\s)|\.[-–—]+)", "dated"),
        (rf"{place}{agency_only}", "agency"),
        (rf"{place}\s?--+\s?\((?P<agency>[^()\n]{{2,50}})\)\s?--+", "agency"),
        (rf"{place}\s?(?:--+|\s-(?=\s)|\s?[–—]|\.[-–—])", "first"),
    ]  # fmt: skip
    return tuple((re.compile(p), needs) for p, needs in table)


def _begins(rest: str) -> bool:
    """Whether a sentence begins here: after blanks and opening marks a capital, a digit, or a letter without capitals."""
    body = rest.lstrip().lstrip("\"'“”„«»‘’‹›「『（([—–-¿¡ \u00a0\u202f")
    return bool(body) and (body[0].isdigit() or (body[0].isalpha() and not body[0].islower()))


def _is_plausible(place: str | None, day: str | None, agency: str | None, needs: str) -> bool:
    if place is not None and len(place) > 70:
        return False
    if needs == "generic":
        return True
    capitals = place is not None and _in_capitals(place)
    if needs == "first":
        return capitals and len(place or "") >= 4 and not re.search(r"\d", place or "")
    if needs == "caps":
        return capitals
    if agency is not None and not day:
        return _is_agency(agency) and (capitals or len((place or "").split()) <= 3) and not _is_party(agency, place)
    return True


def _in_capitals(place: str) -> bool:
    """Whether the first place is printed in capitals; scripts without capitals have none to print."""
    first = re.split(r"[,،/]", place)[0]
    letters = [c for c in first if c.isalpha()]
    return bool(letters) and any(c.isupper() for c in letters) and not any(c.islower() for c in letters)


def _is_agency(words: str) -> bool:
    """Whether bracketed words can be an agency: few, each with a capital (or one short word: dpa, ots), or without case."""
    parts = words.replace("/", " ").split()
    if words.casefold() in _POSITIONS or not 1 <= len(parts) <= 5 or re.search(r"\d|[,;:!?]", words):
        return False
    return (len(parts) == 1 and len(words) <= 6) or all(
        not p[0].islower() or p in ("and", "y", "e", "et", "und", "de", "da", "of") for p in parts
    )


def _is_party(agency: str, place: str | None) -> bool:
    """`Jane Smith (D)`, `Müller (SPD)`: two names and a short bracket are a person and a party; a name and its initials are one."""
    names = (place or "").split()
    if agency.isupper() and "".join(n[0] for n in names).upper() == agency:
        return True  # "World Port Union (WPU)": an abbreviation explained
    return (
        len(names) == 2
        and not _in_capitals(place or "")
        and len(agency) <= 3
        and names[0][0].isupper()
        and "," not in (place or "")
    )


def _as_name(place: str | None) -> str | None:
    if place is None:
        return None
    tidy = re.sub(r"\s+", " ", place).strip(" ,.،")
    if not any(c.islower() for c in tidy) and len(tidy) > 3:
        tidy = re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: m[0].capitalize() if len(m[0]) > 2 else m[0], tidy)
    return tidy or None


def _as_agency(agency: str | None) -> str | None:
    return re.sub(r"\s+", " ", agency).strip(" .-–—") or None if agency else None
