"""Measures said in two steps, read as one: "four years and six months", "2 h 40 min", "quatre ans et demi", "4년 6개월", "四年半".

Two measures beside each other are one where both are of one dimension, the second has the smaller unit, and it is less than one
of the first's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.text.quantity_record import Quantity

LENGTHS = frozenset({"s", "m", "kg"})  # base units of which people say two at a time
BETWEEN = re.compile(r"\s?(?:(?:and|und|et|y|e|en|i|и|ve)\s|[و零又]\s?)?")
HALF = re.compile(
    r"\s(?:and\sa\shalf|et\sdemie?|y\smedi[oa]|e\smezz[oa]|e\smei[oa])(?!\w)(?!\smil)"
    r"|\s?반(?![가-힣])|\s?반(?=(?:만|간|이나|이상|의|을|동안|가량|정도|째)(?![가-힣]))|半(?![数數额額岛島导導径徑球面分])"
)


def compounded(found: Sequence[Quantity], folded: str) -> list[Quantity]:
    """The quantities in order, each measure with the smaller one or the half behind it made one; folded: the text they are of."""
    out: list[Quantity] = []
    for one in found:
        if out and one.start < out[-1].end:
            continue  # the half, read as a fraction too
        if out and _continues(out[-1], one, folded):
            one = _sum(out.pop(), one.low, one.step, one.end)
        out.append(one)
        half = HALF.match(folded, one.end) if _single(one) else None
        if half:
            out[-1] = _sum(one, _size(one) / 2, _size(one) / 10, half.end())
    return out


def _single(one: Quantity) -> bool:
    """Whether a quantity is one measure of time, length or weight, and no range."""
    return one.kind == "measure" and one.unit in LENGTHS and one.low == one.high and one.written[0] > 0


def _size(one: Quantity) -> float:
    """How much one of the named unit is in the base unit."""
    return one.low / one.written[0]


def _continues(first: Quantity, second: Quantity, folded: str) -> bool:
    alike = _single(first) and _single(second) and first.unit == second.unit and first.named != second.named
    hedged = second.cue is not None or second.about or second.bound is not None
    return alike and not hedged and second.low < _size(first) and BETWEEN.fullmatch(folded, first.end, second.start) is not None


def _sum(first: Quantity, more: float, step: float, end: int) -> Quantity:
    value, size = first.low + more, _size(first)
    return replace(first, end=end, low=value, high=value, written=(value / size, value / size), step=step)
