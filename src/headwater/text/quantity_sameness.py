"""Whether two quantities say the same: by value and unit, with what rounding and hedges allow.

The rules, in order: kinds that cannot be held against each other are `unlike`; equal values are the same, or rounded where only one
is hedged; a value that the other rounds to, on the side that its hedge names, is rounded; everything else differs.
"""

from __future__ import annotations

import math

from headwater.text.quantity_record import Quantity
from headwater.text.quantity_tables import families

_CLOSE = 1e-6
_EQUAL = 1e-9  # relative; for what reckoning with parts of numbers loses
_PLAIN_ROUNDING = 0.05  # relative; without a hedge, a number further off than this is another number
_HEDGED_ROUNDING = 0.12  # relative; "about 20" for 18 passes, for 15 it does not
_CONVERTED = 0.06  # relative; a converted measure is written in round numbers (60 miles an hour, 100 km/h)
_DURATION = 0.02  # months and years are taken at their mean length
_SMALL = 100  # whole numbers under this are counted, not rounded
_UP, _DOWN = ("over", "at_least"), ("under", "at_most")


def same_quantity(a: Quantity, b: Quantity) -> str:
    """ "same", "rounded", "differs", or "unlike" where the two cannot be held against each other (other unit or kind)."""
    if a.kind == "clock" or b.kind == "clock":
        return _clocks(a, b)
    if {a.kind, b.kind} == {"percent", "points"}:
        return "differs"
    if a.kind == "money" and b.kind == "money" and not _same_currency(a.unit, b.unit):
        return "differs" if _equal(a.low, b.low) and _equal(a.high, b.high) else "unlike"
    pair = _comparable(a, b)
    if pair is None:
        return "unlike"
    return _values(a, b, *pair)


def _comparable(a: Quantity, b: Quantity) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Low and high of both in one unit; None where there is none."""
    if a.kind == "year" and b.kind == "year":
        return (a.low, a.high), (b.low, b.high)
    if {a.kind, b.kind} == {"fraction", "percent"}:
        low = tuple((q.low / 100, q.high / 100) if q.kind == "percent" else (q.low, q.high) for q in (a, b))
        return low[0], low[1]
    if a.unit == b.unit or (a.kind == b.kind == "money"):
        ranked = {a.kind, b.kind} & {"ordinal", "year"}
        if ranked and a.kind != b.kind and not _equal(a.low, b.low):
            return None
        return (a.low, a.high), (b.low, b.high)
    bare = next((q for q in (a, b) if q.unit is None), None)
    if bare is not None and bare.kind in ("count", "year", "vague", "ordinal") and "percent" not in (a.kind, b.kind):
        # the unit of one was not read or is said elsewhere: the number as written may still be the same
        if _equal(a.written[0], b.written[0]) and _equal(a.written[1], b.written[1]):
            return a.written, b.written
        if bare.kind == "year" and bare is not a and a.named == "year" and bare.low % 100 == a.written[0]:
            return a.written, a.written
        if bare.kind == "year" and bare is a and b.named == "year" and bare.low % 100 == b.written[0]:
            return b.written, b.written
    return None


def _values(a: Quantity, b: Quantity, one: tuple[float, float], other: tuple[float, float]) -> str:
    if _opposed(a, b):
        return "differs"
    if _equal(one[0], other[0]) and _equal(one[1], other[1]):
        return "same" if (a.bound, a.about) == (b.bound, b.about) else "rounded"
    if a.kind in ("ordinal", "year") and b.kind in ("ordinal", "year"):
        return "rounded" if _within(one, other) or _within(other, one) else "differs"
    if one[0] != one[1] or other[0] != other[1]:
        return _ranges(a, b, one, other)
    if a.named != b.named and a.kind == b.kind == "measure" and a.unit == b.unit and a.unit != "times":
        return _converted(a, b, one[0], other[0])
    if {a.kind, b.kind} == {"fraction", "percent"}:
        return "rounded" if abs(one[0] - other[0]) <= (0.02 if a.about or b.about or a.bound or b.bound else 0.006) else "differs"
    rough, exact = (
        (a, b) if _digits_said(a) < _digits_said(b) or (_digits_said(a) == _digits_said(b) and (a.bound or a.about)) else (b, a)
    )
    values = (one[0], other[0]) if rough is a else (other[0], one[0])
    return "rounded" if _rounds(rough, *values, exact) else "differs"


def _rounds(rough: Quantity, near: float, value: float, exact: Quantity) -> bool:
    """Whether `near`, as the rough quantity says it, is a fair rounding of `value`."""
    off = abs(near - value) / max(abs(value), 1e-12)
    step = rough.step
    if rough.bound in _UP:
        return near <= value < near + step and off <= (_HEDGED_ROUNDING if rough.about else 0.5)
    if rough.bound in _DOWN:
        return near - step < value <= near and off <= (_HEDGED_ROUNDING if rough.about else 0.5)
    if exact.bound in _UP and not exact.about and value > near:
        return False
    if exact.bound in _DOWN and not exact.about and value < near:
        return False
    if rough.about:
        return off <= _HEDGED_ROUNDING and abs(near - value) <= max(step / 2, near * 0.05) + _CLOSE
    if _digits_said(rough) >= _digits_said(exact) or (near < _SMALL and value % 1 == 0):
        return False
    return off <= _PLAIN_ROUNDING and abs(near - value) <= step / 2 + _CLOSE


def _converted(a: Quantity, b: Quantity, one: float, other: float) -> str:
    off = abs(one - other) / max(abs(one), abs(other), 1e-12)
    if a.unit == "s":
        return "same" if off <= _DURATION else "rounded" if off <= _CONVERTED and (a.about or b.about) else "differs"
    near = abs(one - other) <= max(a.step, b.step) / 2 + _CLOSE
    if a.unit == "°C":
        return "same" if abs(one - other) <= 1 else "differs"
    return "same" if off <= 0.01 or (near and off <= _CONVERTED) else "rounded" if off <= _CONVERTED else "differs"


def _ranges(a: Quantity, b: Quantity, one: tuple[float, float], other: tuple[float, float]) -> str:
    vague = "vague" in (a.kind, b.kind) or (a.about and b.about)
    if a.named != b.named and all(_near(x, y) for x, y in zip(one, other, strict=True)):
        return "same"
    if vague and (one[0] <= other[1] and other[0] <= one[1]):
        return "rounded"
    single = one[0] == one[1] or other[0] == other[1]
    return "rounded" if single and (_within(one, other) or _within(other, one)) else "differs"


def _clocks(a: Quantity, b: Quantity) -> str:
    if a.kind != b.kind:
        return "unlike"
    open_half = "clock12" in (a.named, b.named)
    off = abs(a.low - b.low) % (720 if open_half else 1440)
    return "same" if off == 0 else "differs"


def _opposed(a: Quantity, b: Quantity) -> bool:
    """One says more than, the other less than."""
    return (a.bound in _UP and b.bound in _DOWN) or (a.bound in _DOWN and b.bound in _UP)


def _same_currency(a: str | None, b: str | None) -> bool:
    if a == b or a is None or b is None:
        return a == b
    known = families()
    return b in known.get(a, ()) or a in known.get(b, ())


def _digits_said(quantity: Quantity) -> int:
    """How many significant digits the quantity says."""
    value = abs(quantity.low)
    if value == 0 or quantity.step <= 0:
        return 1
    return max(1, math.floor(math.log10(value) + _CLOSE) - math.floor(math.log10(quantity.step) + _CLOSE) + 1)


def _equal(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_EQUAL, abs_tol=1e-9)


def _near(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=_CONVERTED)


def _within(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
