"""Numbers written in digits, in every convention of grouping: "5 000", "5,000", "5.000", "5'000", "12,34,567", "1,5", "½".

Which mark groups and which one starts the fraction is decided by the shape where it can be, else by the language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NARROW = "\u00a0\u202f\u2009\u2007"  # blanks that never end a word: they group in any language
_SPACED = rf"\d{{1,3}}(?:[ {_NARROW}]\d{{3}})+(?![\d]|[ {_NARROW}]\d{{3}}\d)(?:[.,]\d+)?"
_MARKED = r"\d+(?:[.,'٬٫]\d+)*"
_GLUED = rf"\d{{1,3}}(?:[{_NARROW}]\d{{3}})+(?!\d)(?:[.,]\d+)?"
_FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅒": 1 / 10,
}  # fmt: skip
_SIGN = "".join(_FRACTIONS)
RATIO = re.compile(r"(?:(?P<whole>\d+) )?(?P<part>\d)/(?P<of>\d{1,2})(?![\d/])")
DIGITS = re.compile(rf"(?:{_SPACED}|{_MARKED})(?:\s?[{_SIGN}])?|[{_SIGN}]")
EAST_DIGITS = re.compile(rf"(?:{_GLUED}|{_MARKED})(?:[{_SIGN}])?|[{_SIGN}]")
_DECIMAL_COMMA = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "tr"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in digits. step: the worth of its last significant digit (1000 of "5,000", 0.1 of "2.5"); plain: digits only."""

    value: float
    step: float
    plain: bool


def read_digits(written: str, language: str) -> Figure | None:
    """The value of folded digits; None where their shape is no number (a version, an address, a date)."""
    whole = written.rstrip(_SIGN + " " + _NARROW)
    extra = sum(_FRACTIONS[c] for c in written if c in _FRACTIONS)
    if not whole:
        return Figure(extra, 0.01, False)
    parsed = _decimal_text(whole, language)
    if parsed is None:
        return None
    value = float(parsed)
    return Figure(value + extra, 0.05 if extra else _step(parsed), parsed == whole and not extra)


def _decimal_text(written: str, language: str) -> str | None:
    """The number with a point for the fraction and no grouping."""
    bare = re.sub(rf"(?<=\d)[ {_NARROW}'٬](?=\d{{3}})", "", written).replace("٫", ".")
    if "'" in bare:
        return None
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return bare
    if len(set(marks)) == 2:  # both: the last one starts the fraction, and stands once
        last = max(bare.rfind("."), bare.rfind(","))
        if bare.count(bare[last]) > 1:
            return None
        group = "," if bare[last] == "." else "."
        head = bare[:last].replace(group, "") if _grouped(bare[:last], group) else None
        return head and f"{head}.{bare[last + 1 :]}"
    mark = marks[0]
    if len(marks) > 1:
        return bare.replace(mark, "") if _grouped(bare, mark) else None
    before, after = bare.split(mark)
    groups = len(after) == 3 and 1 <= len(before) <= 3 and before.lstrip("0") == before and bare == written
    if groups and (mark == ",") != (language in _DECIMAL_COMMA):
        return before + after
    return f"{before}.{after}"


def _grouped(written: str, mark: str) -> bool:
    first, *rest = written.split(mark)
    western = all(len(group) == 3 for group in rest) and 1 <= len(first) <= 3
    indian = len(rest) > 1 and len(rest[-1]) == 3 and all(len(g) == 2 for g in rest[:-1]) and 1 <= len(first) <= 2
    return western or indian


def _step(parsed: str) -> float:
    """The worth of the last digit that says something: zeros at the end of a whole number say nothing."""
    if "." in parsed:
        return 10.0 ** -len(parsed.split(".")[1])
    return step_of(float(parsed))


def step_of(value: float) -> float:
    """The worth of the last digit of a whole number that is not zero; 1 of zero itself and of what is not whole."""
    if value == 0 or value % 1:
        return 1.0
    digits = f"{value:.0f}"
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))
