"""Quantities of a text by value: counts, percentages, money, measures, ordinals, fractions, clock times, years.

A quantity is a numeral with what stands beside it: a unit or currency, turned into the base unit of its dimension, and a hedge
("nearly", "at least"), whose direction is kept. Numbers inside a date ("3 May 2025") belong to the date (`days`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from headwater.text import dates, quantity_east, quantity_numerals
from headwater.text.quantity_clock import clocks
from headwater.text.quantity_compounds import compounded
from headwater.text.quantity_hedges import Hedge, hedge
from headwater.text.quantity_numerals import Numeral
from headwater.text.quantity_ratios import with_shares
from headwater.text.quantity_record import BOUNDS as BOUNDS
from headwater.text.quantity_record import KINDS as KINDS
from headwater.text.quantity_record import Quantity as Quantity
from headwater.text.quantity_sameness import same_quantity as same_quantity
from headwater.text.quantity_tables import EAST, Vocabulary, dimensions, fold, language_of, vocabulary
from headwater.text.quantity_units import Unit, money_before, unit_after

_HEAVIEST = 1e5  # pounds: a larger number of them is money, whatever the sign


def quantities(text: str, language: str | None, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """The quantities of `text[start:end]` in reading order, not overlapping, with offsets into `text`.

    language: ISO 639-1; None takes the usual language of the script.
    """
    return _read(text, language_of(text, language), start, len(text) if end is None else end)


@lru_cache(maxsize=16)
def _read(text: str, code: str, start: int, stop: int) -> tuple[Quantity, ...]:
    """The quantities; kept, since days ("three weeks ago") and numbers are read from the same ones."""
    words = vocabulary(code)
    folded = fold(text)
    taken = [(d.start, d.end) for d in dates.find(text[:stop], code) if d.start >= start and _is_day(d.iso)]
    found: list[Quantity] = []
    for clock in clocks(folded, code, start, stop):
        if _free(clock.start, clock.end, taken):
            taken.append((clock.start, clock.end))
            named = "clock" if clock.marked else "clock12"
            found.append(
                Quantity(clock.start, clock.end, clock.minutes, clock.minutes, "min", False, "clock",
                         written=(clock.minutes, clock.minutes), named=named)
            )  # fmt: skip
    reader = quantity_east if code in EAST else quantity_numerals
    read = [n for n in reader.numerals(folded, words, start, stop) if _free(n.start, n.end, taken)]
    found += _quantities(folded, with_shares(folded, read, words), words, stop)
    return tuple(compounded(sorted(found, key=lambda q: q.start), folded))


def _is_day(iso: str) -> bool:
    return len(iso) == 10 or iso.startswith("--")


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(start < t and s < end for s, t in taken)


def _quantities(folded: str, read: list[Numeral], words: Vocabulary, stop: int) -> list[Quantity]:
    found: list[Quantity] = []
    i = 0
    while i < len(read):
        numeral = read[i]
        if found and numeral.start < found[-1].end:  # the hundred of *per cent*
            i += 1
            continue
        unit = unit_after(folded, numeral, words, stop)
        second = _range_end(folded, read, i, unit, words)
        if second is not None:
            numeral = _ranged(numeral, second)
            unit = unit_after(folded, second, words, stop)
            i += 1
        i += 1
        if (one := _quantity(folded, numeral, unit, words)) is not None:
            found.append(one)
    return found


def _range_end(folded: str, read: list[Numeral], i: int, unit: Unit | None, words: Vocabulary) -> Numeral | None:
    """The numeral that closes a range with this one: 5-7, between 5 and 7, 5 to 7; None where there is no range."""
    if i + 1 >= len(read) or read[i].kind not in ("count", "percent") or read[i + 1].kind != read[i].kind:
        return None
    first, second = read[i], read[i + 1]
    between = folded[(unit.end if unit and unit.start >= first.end else first.end) : second.start]
    m = _range_words(words.language).fullmatch(between)
    if m is None:
        return None
    opened = _opens_range(folded, first.start, words)
    if m["both"] and opened != "between":
        return None
    if opened == "from" and m["word"] and (unit is not None or unit_after(folded, second, words, len(folded)) is None):
        return None  # rose from 5% to 7%: two values, no range; but from 18 to 45 years old
    if between == "/" and not (
        first.plain
        and second.plain
        and 1900 <= first.low < 2100
        and (second.low == first.low + 1 or second.low == (first.low + 1) % 100)
    ):
        return None
    if unit is not None and unit_after(folded, second, words, len(folded)) != unit and not _same_unit(folded, second, unit, words):
        return None
    if first.plain and second.plain and 1000 <= first.low < 2100 and first.low % 100 < second.low < 100 and not m["word"]:
        return second  # 2010-11
    return second if _low_end(first.low, second) < second.low else None


def _same_unit(folded: str, second: Numeral, unit: Unit, words: Vocabulary) -> bool:
    other = unit_after(folded, second, words, len(folded))
    return other is not None and other.unit == unit.unit


def _low_end(low: float, second: Numeral) -> float:
    """5 to 7 million: the scale of the second counts for the first, where that keeps the order."""
    scale = 10.0 ** (3 * ((len(f"{second.low:.0f}") - 1) // 3))
    if (
        not second.plain
        and second.low >= 1000
        and low < 1000
        and scale >= 1000
        and low * scale < second.low
        and second.low / scale < 1000
    ):
        return low * scale
    return low


def _ranged(first: Numeral, second: Numeral) -> Numeral:
    low, high = _low_end(first.low, second), second.high
    if first.plain and second.plain and 1000 <= low < 2100 and high < 100:
        high += low // 100 * 100  # 2010-11
    return replace(second, start=first.start, low=low, high=high, plain=first.plain and second.plain)


@lru_cache(maxsize=32)
def _range_words(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    join, both = words.range - {"–", "~"}, words.connectors | (words.range & {"and", "und", "et", "y", "e", "en", "ve", "و", "ile"})
    ranged = "|".join(map(re.escape, sorted(join - both, key=len, reverse=True))) or r"(?!)"
    conj = "|".join(map(re.escape, sorted(both - {""}, key=len, reverse=True))) or r"(?!)"
    space = r"\s?" if language in EAST else r"\s"
    return re.compile(rf"\s?[-–—~〜～/]\s?|(?P<word>{space}(?:{ranged})\s?[$€£¥]?)|(?P<both>{space}(?:{conj})\s?)")


def _opens_range(folded: str, at: int, words: Vocabulary) -> str | None:
    """ "between" where the range is opened by such a word, "from" where a movement is."""
    before = re.search(r"([^\W\d_]+)\s[$€£¥]?$", folded[max(0, at - 20) : at])
    if before is None:
        return None
    if before[1] in words.between:
        return "between"
    return "from" if before[1] in _FROM else None


_FROM = frozenset({"from", "von", "vom", "desde", "des", "dal", "da", "van", "z"})


def _quantity(folded: str, numeral: Numeral, unit: Unit | None, words: Vocabulary) -> Quantity | None:
    """The quantity of a numeral with its unit; None where it is none (a day of the month, a label)."""
    prefix = money_before(folded, numeral, words)
    about = hedge(
        folded, prefix.start if prefix else numeral.start, (numeral.end, unit.start, unit.end) if unit else (numeral.end,), words
    )
    if prefix is not None and (unit is None or unit.kind != "points"):
        numeral = _money_scaled(folded, numeral, prefix, words)
        start, end = prefix.start, max(numeral.end, prefix.end, unit.end if unit and unit.kind == prefix.kind else 0)
        named = unit.unit if unit and unit.kind == prefix.kind and prefix.unit in ("dollar", "yen", "pound") else prefix.unit
        return _made(numeral, start, end, named, prefix.kind, about)
    if unit is not None and unit.kind == "date":
        return None
    if unit is not None and unit.unit == "lb" and numeral.low >= _HEAVIEST:
        unit = replace(unit, unit="pound", kind="money")
    if numeral.kind == "percent":
        return _made(numeral, numeral.start, numeral.end, "%", "percent", about)
    if numeral.kind == "times":
        return _made(numeral, numeral.start, numeral.end, "times", "measure", about)
    if unit is not None and unit.kind == "decade":
        return _made(replace(numeral, low=unit.low, high=unit.low + 9, plain=False), unit.start, unit.end, None, "year", about)
    if unit is not None and unit.kind == "ordinal":
        return _made(numeral, unit.start, unit.end, None, "ordinal", about)
    if unit is not None and unit.kind == "year":
        return _made(numeral, numeral.start, unit.end, None, "year", about)
    if unit is not None and unit.unit and numeral.kind != "ordinal":
        return _made(numeral, numeral.start, unit.end, unit.unit, unit.kind, about)
    kind = numeral.kind
    if kind == "count" and numeral.plain and 1500 <= numeral.low < 2100 and unit is None and numeral.low % 1 == 0 and about is None:
        kind = "year"
    return _made(numeral, numeral.start, numeral.end, None, kind, about)


def _money_scaled(folded: str, numeral: Numeral, prefix: Unit, words: Vocabulary) -> Numeral:
    """$5m, £2b: letters that are a scale only where money is meant."""
    if prefix.kind != "money" or numeral.end >= len(folded):
        return numeral
    m = re.compile(r"\s?([^\W\d_]+)\b").match(folded, numeral.end)
    factor = words.money_abbreviated.get(m[1]) if m else None
    if m is None or factor is None:
        return numeral
    return replace(
        numeral, end=m.end(), low=numeral.low * factor, high=numeral.high * factor, step=numeral.step * factor, plain=False
    )


def _made(numeral: Numeral, start: int, end: int, named: str | None, kind: str, about: Hedge | None) -> Quantity:
    low, high, step, unit = numeral.low, numeral.high, numeral.step, named
    if numeral.kind in ("vague",):
        kind = "vague" if kind in ("count", "vague") else kind
    if named is not None and (dimension := dimensions().get(named)):
        unit, factor, offset = dimension
        low, high, step = (low + offset) * factor, (high + offset) * factor, step * factor
    return Quantity(
        start, end, low, high, unit, numeral.about or (about is not None and about.near), kind, about.bound if about else None,
        (numeral.low, numeral.high), step, named, (about.start, about.end) if about else None,
    )  # fmt: skip
