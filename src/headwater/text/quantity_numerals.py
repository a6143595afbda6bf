"""Numbers in digits and words, as alphabets with spaces write them: "5.2 million", "two and a half", "a third of", "dozens".

Digits with their scale and ordinal endings, words by place value (`quantity_place_value`), words that are a number by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.text.quantity_digits import DIGITS, RATIO, read_digits, step_of
from headwater.text.quantity_place_value import WORD, Word, glued, longest, place_value, word_after
from headwater.text.quantity_tables import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `[start, end)`: low and high differ only where the word is vague ("dozens").

    step: worth of the last digit that says something. kind: "count|ordinal|fraction|times|vague".
    digits: written in digits; plain: in digits without grouping, fraction or scale. about: the word itself is approximate.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    kind: str = "count"
    digits: bool = False
    plain: bool = False
    about: bool = False


def numerals(folded: str, words: Vocabulary, start: int, end: int) -> Iterator[Numeral]:
    """The numerals of folded text in reading order, not overlapping."""
    at = start
    while (found := _first(folded, words, at, end)) is not None:
        yield found[1]
        at = max(found[1].end, found[0] + 1)


def _first(folded: str, words: Vocabulary, start: int, end: int) -> tuple[int, Numeral] | None:
    """The first numeral of `folded[start:end]`, and where the word or figure stands that opens it; None where there is none."""
    known, prefixes = _openers(words.language)
    for m in _starts().finditer(folded, start, end):
        if m["digit"]:
            found = _digit_numeral(folded, m.start(), words)
        else:
            form = m[0].rstrip(".")
            found = _word_numeral(folded, m.start(), form, words) if form in known or form.startswith(prefixes) else None
        if found is not None:
            return m.start(), found
    return None


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    """Where a numeral may start: a digit or fraction sign that no word holds, or a word."""
    return re.compile(
        rf"(?P<digit>(?<![\w.,])(?:\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒])|(?<=[^\W\d_])\d|(?<![\d][.,'٬٫])(?<=[.,])\d)|{WORD.pattern}"
    )


def _digit_numeral(folded: str, at: int, words: Vocabulary) -> Numeral | None:
    before = folded[at - 1 : at]
    if before in ("-", "–") and folded[at - 2 : at - 1].isalpha() and not re.compile(r"(?:1[89]|20)\d\d(?!\d)").match(folded, at):
        return None  # covid-19, f-16: a name; but mid-2018
    if before.isalpha() and before != words.joined and not _currency_before(folded, at, words):  # b12, covid19: a name
        return None
    if (ratio := RATIO.match(folded, at)) and 1 < int(ratio["of"]) <= 10 and int(ratio["part"]) < int(ratio["of"]):
        value = int(ratio["whole"] or 0) + int(ratio["part"]) / int(ratio["of"])
        return _scaled(folded, Numeral(at, ratio.end(), value, value, 0.05, "count" if ratio["whole"] else "fraction", True), words)
    m = DIGITS.match(folded, at)
    figure = read_digits(m[0], words.language) if m else None
    if m is None:
        return None
    if figure is None:
        return None
    found = Numeral(at, m.end(), figure.value, figure.value, figure.step, "count", True, figure.plain)
    if suffix := _ordinal_suffix(folded, m.end(), words):
        return replace(found, end=suffix, kind="ordinal", plain=False)
    return _with_half(folded, _scaled(folded, found, words), words)


def _currency_before(folded: str, at: int, words: Vocabulary) -> bool:
    """A currency's letters stand right before the digits: us$5, rs5, chf5."""
    letters = re.search(r"[^\W\d_]+$", folded[max(0, at - 5) : at])
    return letters is not None and letters[0] in words.signs


def _ordinal_suffix(folded: str, at: int, words: Vocabulary) -> int | None:
    for suffix in words.ordinal_suffixes:
        if folded.startswith(suffix, at) and not folded[at + len(suffix) : at + len(suffix) + 1].isalnum():
            return at + len(suffix)
    if words.ordinal_dot and (m := re.compile(r"\.(?=\s[^\W\d_])").match(folded, at)):
        # a dot after a number ends a sentence too: an ordinal stands after an article or preposition
        before = re.search(r"([^\W\d_]+)\s\d{1,3}$", folded[max(0, at - 16) : at])
        if before and before[1] in words.before_ordinal:
            return m.end()
    return None


def _scaled(folded: str, found: Numeral, words: Vocabulary) -> Numeral:
    """The numeral with the scale words behind it, and what they leave open: 5 million, 5 thousand 200."""
    scales = words.scales | words.abbreviated
    factor, end = 1.0, found.end
    while (word := word_after(folded, end, scales)) is not None:
        factor, end = factor * scales[word.form], word.end
    if end == found.end:
        return found
    low = found.low * factor
    scaled = replace(found, end=end, low=low, high=low, step=_scaled_step(found, factor), kind="count", plain=False)
    m = DIGITS.match(folded, end + 1) if folded[end : end + 1].isspace() else None
    if m and factor >= 1000 and (rest := read_digits(m[0], words.language)):
        # 5 thousand 200, 2 million 300 thousand
        below = _scaled(folded, Numeral(m.start(), m.end(), rest.value, rest.value, rest.step, digits=True), words)
        if below.end > m.end() and below.low < factor:
            return replace(scaled, end=below.end, low=low + below.low, high=low + below.low, step=below.step)
    return scaled


def _scaled_step(found: Numeral, factor: float) -> float:
    return found.step * factor


def _with_half(folded: str, found: Numeral, words: Vocabulary) -> Numeral:
    """The numeral with "and a half" behind it."""
    m = _half(words.language).match(folded, found.end)
    if m is None or found.low % 1 or found.kind != "count":
        return found
    unit = 1.0 if found.low < 1000 else found.step
    value = found.low + unit / words.fractions[m["part"]]
    half = replace(found, end=m.end(), low=value, high=value, step=0.05 * unit, plain=False)
    return _scaled(folded, half, words) if found.low < 1000 else half


@lru_cache(maxsize=32)
def _half(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    halves = "|".join(re.escape(f) for f, parts in words.fractions.items() if parts in (2, 4)) or r"(?!)"
    both = "|".join(map(re.escape, words.connectors)) or r"(?!)"
    articles = "|".join(map(re.escape, sorted(words.articles, key=len, reverse=True))) or r"(?!)"
    return re.compile(rf"\s(?:с|{both})\s(?:(?:{articles})\s)?(?P<part>{halves})(?!\w)")


def _word_numeral(folded: str, start: int, form: str, words: Vocabulary) -> Numeral | None:
    """The numeral that starts with this word, one that `_openers` knows."""
    end = start + len(form)
    if (grown := glued(form, words)) is not None:
        return Numeral(start, start + grown[1], grown[0], grown[0], step_of(grown[0]))
    if (
        words.joined
        and form not in words.numbers
        and form[:1] in words.joined
        and form[1:] in (words.numbers | words.scales | words.vague)
    ):
        form, start = form[1:], start + 1
    return (
        _fixed(folded, Word(start, end, form), words)
        or _composed(folded, Word(start, end, form), words)
        or _ordinal(folded, Word(start, end, form), words)
    )


@lru_cache(maxsize=32)
def _openers(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that a numeral may start with, and what a grown-together one may start with."""
    words = vocabulary(language)
    tables = (
        words.numbers,
        words.scales,
        words.vague,
        words.collective,
        words.fractions,
        words.ordinals,
        words.times,
        words.one,
        words.articles,
    )
    known = frozenset(form.split()[0] for table in tables for form in table)
    stems = [stem for stem, _ in words.ordinal_stems + words.times_stems]
    parts = [form for form in words.numbers if len(form) > 1] + list(words.scales) if words.compound or words.stems else []
    joined = tuple(words.joined + form for form in known if words.joined and len(form) > 2)
    return known, tuple({*stems, *parts, *joined, *(words.one if words.compound else ()), *(("пол",) if language == "ru" else ())})


def _fixed(folded: str, word: Word, words: Vocabulary) -> Numeral | None:
    """Words that are a number by themselves: dozens, half, twice, a couple."""
    form, start, end = word.form, word.start, word.end
    if (begin := longest(folded, word, words.vague)) and not _counted(folded, start, words):
        if words.language in ("ru", "pl") and _hedged(folded, start, words):  # более сотни, около тысячи: one of them
            return Numeral(start, begin.end, words.vague[begin.form], words.vague[begin.form], words.vague[begin.form])
        return _vague(folded, begin, words)
    if (begin := longest(folded, word, words.collective)) and begin.form in words.collective:
        value = words.collective[begin.form]
        if words.language == "en" and value == 2 and not _is_couple(folded, begin, words):
            return None
        if form == begin.form and (of := _scale_of(folded, begin.end, words)):
            return Numeral(start, of[1], value * of[0], value * of[0], value * of[0] / 4, about=True)
        high = 3.0 if value == 2 else value
        return Numeral(start, begin.end, value, high, max(1.0, value / 10), "vague" if high > value else "count", about=value != 12)
    if (begin := longest(folded, word, words.times)) and not (
        words.language == "en" and begin.form in ("double", "triple") and folded[end : end + 1] == "-"
    ):
        return Numeral(start, begin.end, words.times[begin.form], words.times[begin.form], 1.0, "times")
    for stem, value in words.times_stems:
        if form.startswith(stem):
            return Numeral(start, end, value, value, 1.0, "times")
    if (begin := longest(folded, word, words.fractions)) and begin.form not in words.numbers:
        return _fraction(folded, begin, words)
    return None


def _counted(folded: str, at: int, words: Vocabulary) -> bool:
    """A number stands right before, so that the word is its scale, not a vague number."""
    before = re.search(r"(\S+)[\s-]$", folded[max(0, at - 24) : at])
    return before is not None and (before[1][-1:].isdigit() or before[1] in words.numbers)


def _hedged(folded: str, at: int, words: Vocabulary) -> bool:
    before = re.search(r"([^\W\d_]+)\s$", folded[max(0, at - 24) : at])
    return before is not None and before[1] in words.before


def _vague(folded: str, word: Word, words: Vocabulary) -> Numeral:
    value, end = words.vague[word.form], word.end
    if of := _scale_of(folded, end, words):
        value, end = value * of[0], of[1]
    low = 20.0 if value == 24 else value  # dozens and Dutzende are as loose as десятки
    high = 10.0 ** len(f"{low:.0f}") - 1
    return Numeral(word.start, end, low, high, value, "vague", about=True)


def _scale_of(folded: str, at: int, words: Vocabulary) -> tuple[float, int] | None:
    """The scale word behind "of" or a blank, and where it ends: tens *of thousands*."""
    of = "|".join(map(re.escape, words.of)) or r"(?!)"
    m = re.compile(rf"\s(?:(?:{of})\s?)?(?P<scale>[^\W\d_]+)").match(folded, at)
    scale = (words.vague | words.scales).get(m["scale"], 0.0) if m else 0.0
    return (scale, m.end()) if m and scale >= 100 else None


def _is_couple(folded: str, word: Word, words: Vocabulary) -> bool:
    """a couple of days, a couple more; not the couple who married."""
    before = re.search(r"([^\W\d_]+)\s$", folded[max(0, word.start - 8) : word.start])
    after = re.compile(r"\s([^\W\d_]+)").match(folded, word.end)
    if before is None or before[1] not in words.articles | words.one:
        return False
    return after is None or after[1] in {*words.of, "more", *words.scales, *words.vague, *words.units}


def _fraction(folded: str, word: Word, words: Vocabulary) -> Numeral | None:
    """half; a third of; half a million. A third is one only after an article or "one", and before "of" or the phrase's end."""
    parts = words.fractions[word.form]
    start = word.start
    if parts == 2 and _is_period(folded, word, words):
        return None
    before = re.search(r"([^\W\d_]+)[\s-]$", folded[max(0, start - 16) : start])
    led = before is not None and before[1] in words.articles | words.one
    if word.form in words.ordinals or parts > 2:
        of = "|".join(map(re.escape, words.of)) or "(?!)"
        closed = re.compile(rf"\s(?:{of})(?!\w)|\s?[,.;:!?)]|$|\s?d'").match(folded, word.end)
        if not led or (closed is None and word.form in words.ordinals):
            return None
    articles = "|".join(map(re.escape, words.articles)) or "(?!)"
    m = re.compile(rf"[\s-](?:(?:{articles})\s)?(?P<scale>[^\W\d_]+)").match(folded, word.end)
    if m and parts in (2, 4) and m["scale"] in words.scales | words.collective:
        value = (words.scales | words.collective)[m["scale"]] / parts
        return Numeral(start, m.end(), value, value, value / 10, about=False)
    if m and parts in (2, 4) and words.kinds.get(words.units.get(m["scale"], "")) == "measure":
        return Numeral(start, m.start("scale"), 1 / parts, 1 / parts, 0.01)  # half an hour
    return Numeral(start, word.end, 1 / parts, 1 / parts, 0.01, "fraction")


def _is_period(folded: str, word: Word, words: Vocabulary) -> bool:
    """The second half, half-time, half back: parts of a game, no amounts."""
    before = re.search(r"([^\W_]+)[\s-]$", folded[max(0, word.start - 16) : word.start])
    ranked = before is not None and (before[1] in words.ordinals or before[1][:1].isdigit())
    return ranked or re.compile(r"[\s-]?(?:time|back|brother|sister|way)(?!\w)").match(folded, word.end) is not None


def _composed(folded: str, word: Word, words: Vocabulary) -> Numeral | None:
    """A run of number words by place value."""
    value, end, step = place_value(folded, word, words)
    if end is None:
        return None
    found = Numeral(word.start, end, value, value, step)
    nxt = word_after(folded, end, words.ordinals)
    if nxt and value >= 20 and value % 10 == 0 and words.ordinals[nxt.form] < 10 and nxt.form not in words.numbers:
        total = value + words.ordinals[nxt.form]
        return replace(found, end=nxt.end, low=total, high=total, step=1.0, kind="ordinal")
    nxt = word_after(folded, end, words.fractions)
    if nxt and nxt.form not in words.numbers and 1 <= value < words.fractions[nxt.form] and (value > 1 or words.language != "en"):
        part = value / words.fractions[nxt.form]
        return replace(found, end=nxt.end, low=part, high=part, step=0.01, kind="fraction")
    return _with_half(folded, found, words)


def _ordinal(folded: str, word: Word, words: Vocabulary) -> Numeral | None:
    """An ordinal; not one that only orders what is said (first of all, secondly, Third, ...)."""
    if words.language == "en" and word.form in ("first", "second", "third", "fourth"):
        opens = not folded[: word.start].rstrip(" \"'“‘«(").strip() or folded[: word.start].rstrip(" \"'“‘«(")[-1:] in ".!?;:\n"
        if re.compile(r"\sof\sall|\sand\sforemost").match(folded, word.end) or (opens and folded[word.end : word.end + 1] == ","):
            return None
        alone = re.compile(r"\s[^\W\d_]").match(folded, word.end) is None
        if word.form == "second" and alone and folded.endswith((" a ", " per "), 0, word.start):
            return None  # the unit of time
        if folded[: word.start].endswith(("at ", "per ")) and word.form in ("first", "second"):
            return None
    if words.language == "fr" and word.form in ("premier", "première") and folded.startswith((" ministre", "-ministre"), word.end):
        return None
    if words.language == "ru" and (
        folded.endswith(("в-", "во-"), 0, word.start) or re.compile(r"\sочередь").match(folded, word.end)
    ):
        return None
    value = words.ordinals.get(word.form)
    if value is None:
        value = next((v for stem, v in words.ordinal_stems if word.form.startswith(stem)), None)
    return None if value is None else Numeral(word.start, word.end, value, value, 1.0, "ordinal")
