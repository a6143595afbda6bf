"""Figures of a text by their leading digits: "1,200,000", "1.2 million", "120万" and "1백20만" meet when passages are compared.

Only what links need: which figures a passage holds, whatever the scale word. What a figure means (units, rounding) is judged
elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?")
# Chinese, Japanese and Korean figures go on after the digits: 1억 2천만 is one number. Ten, hundred and thousand count inside a
# group of four digits, the others close it.
_WITHIN = {"십": 10, "十": 10, "백": 100, "百": 100, "천": 1000, "千": 1000}
_CLOSING = {"만": 10**4, "万": 10**4, "萬": 10**4, "억": 10**8, "亿": 10**8, "億": 10**8, "조": 10**12, "兆": 10**12}
_SCALED = re.compile(rf"\d+(?:[.,]\d+)*[{''.join(_WITHIN | _CLOSING)}]")
_PIECE = re.compile(rf"(?P<digits>\d+(?:[.,]\d+)*)|(?P<scale>[{''.join(_WITHIN | _CLOSING)}])")


def figures(text: str) -> frozenset[str]:
    """The leading digits of every figure in `text`, without trailing zeros: {"12", "2012"}.

    A single digit 0 or 1 is left out: it is everywhere. Digits of any script count.
    """
    plain = unicodedata.normalize("NFKC", text)
    found: set[str] = set()
    at = 0
    while m := _DIGITS.search(plain, at):
        value, at = _read(plain, m)
        digits = f"{value:f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
        leading = digits.replace(".", "").lstrip("0").rstrip("0")
        if leading not in ("", "1"):
            found.add(leading)
    return frozenset(found)


def _read(text: str, m: re.Match[str]) -> tuple[float, int]:
    """The value that starts at `m` and where it ends; scale characters and the figures after them belong to it."""
    if not _SCALED.match(text, m.start()):
        return _value(m[0]), m.end()
    total, group, digits, at, before = 0.0, 0.0, 0.0, m.start(), m.start()
    within, closing = float("inf"), float("inf")  # what the next figures and scales have to stay under
    while piece := _PIECE.match(text, at):
        if piece["digits"]:
            value = _value(piece["digits"])
            if at > m.start() and (digits or value >= min(within, closing)):  # another number, not the rest of this one
                break
            digits, before = value, at
        elif (scale := _WITHIN.get(piece["scale"], 0)) and scale < within:
            group, digits, within = group + (digits or 1) * scale, 0.0, scale
        elif (scale := _CLOSING.get(piece["scale"], 0)) and scale < closing:
            total, group, digits = total + (group + digits or 1) * scale, 0.0, 0.0
            within, closing = float("inf"), scale
        elif digits:  # they begin another number, which this scale counts
            return total + group, before
        else:
            break
        at = piece.end()
        if piece["scale"] and _SCALED.match(text, at + 1) and text[at] == " ":
            at += 1
    return total + group + digits, at


def _value(digits: str) -> float:
    """Of figures in any grouping: the last group of other than three digits after a single mark is a fraction."""
    groups = re.split(r"[.,\u00a0\u202f ]", digits)
    if len(groups) > 1 and (len(groups[-1]) != 3 or groups[0] == "0"):
        return float("".join(groups[:-1]) + "." + groups[-1])
    return float("".join(groups))
