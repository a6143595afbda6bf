"""The record of one quantity: what a number with its unit and its hedge says."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = ("count", "percent", "points", "money", "measure", "ordinal", "clock", "year", "fraction", "vague")
BOUNDS = ("about", "over", "under", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a text says at `[start, end)`: the number with its unit, without its hedge.

    low, high: in the base unit (metres, kilograms, seconds, minutes since midnight for a clock); they differ for a range, a vague
    word ("dozens"), a decade. unit: base unit, currency, "%", "points", "times", or None. kind: one of KINDS.
    about: the value is only near; bound: its side, one of BOUNDS or None: "nearly" is "under" and about, "more than" is "over".
    written: low and high in the unit that the text names. step: worth of the last digit that says something, in the base unit.
    cue: where the hedge stands. named: the unit as written ("km" where unit is "m").
    """

    start: int
    end: int
    low: float
    high: float
    unit: str | None
    about: bool
    kind: str
    bound: str | None = None
    written: tuple[float, float] = (0.0, 0.0)
    step: float = 1.0
    named: str | None = None
    cue: tuple[int, int] | None = None
