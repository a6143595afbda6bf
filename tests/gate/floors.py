"""Floors of figures, pinned beside a hash of the data that they were measured on; they move up and never down."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.gate.scoring import LOWER_IS_BETTER

FILE = Path(__file__).with_name("floors.json")

# A floor stands this far under what was measured: another processor's arithmetic may turn one doubtful link in hundreds.
SLACK = 0.003

Floors = dict[str, dict[str, Any]]  # name of a set -> {"data": sha256, "floors": {figure: value}}


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set. pins: those that have floors, with what they aim at."""

    name: str
    data: str
    pairs: int
    figures: dict[str, float]
    pins: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure against its floor; `state` is said to a person, `holds` decides."""

    name: str
    figure: str
    value: float
    floor: float | None
    aim: float | None
    state: str
    holds: bool


def read(file: Path = FILE) -> Floors:
    found: Floors = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


def write(floors: Floors, file: Path = FILE) -> None:
    file.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


def rows(measured: Iterable[Measured], floors: Floors) -> list[Row]:
    """Every figure of every set; those without a pin have no floor and always hold."""
    found = []
    for one in measured:
        entry = floors.get(one.name, {})
        changed = bool(entry) and entry["data"] != one.data
        for figure, value in one.figures.items():
            floor = entry.get("floors", {}).get(figure)
            found.append(judged(one, figure, value, floor, changed))
    return found


def judged(one: Measured, figure: str, value: float, floor: float | None, changed: bool) -> Row:
    if figure not in one.pins:
        return Row(one.name, figure, value, None, None, "", True)
    aim = one.pins[figure]
    says = []
    if floor is None:
        says.append("NO FLOOR: pin it with --repin")
    elif better(floor, value, figure):
        says.append("OVER ITS CEILING" if figure in LOWER_IS_BETTER else "UNDER ITS FLOOR")
    holds = not says
    if aim is not None and better(aim, value, figure):
        says.append("short of its aim")
    if changed:
        says.append("the floor is of other data")
    elif floor is not None and better(pinned(value, figure), floor, figure):
        says.append(f"the floor can move to {pinned(value, figure):g}")
    return Row(one.name, figure, value, floor, aim, "; ".join(says), holds)


def better(one: float, other: float, figure: str) -> bool:
    return one < other if figure in LOWER_IS_BETTER else one > other


def pinned(value: float, figure: str) -> float:
    """The floor for a measured value, or the ceiling where less is better: close to it, three decimals; counts as they are."""
    if figure not in LOWER_IS_BETTER:
        return max(0.0, math.floor((value - SLACK) * 1000) / 1000)
    # A rate of mistakes may be over 1, and then one mistake more moves it further.
    return value if isinstance(value, int) else math.ceil((value + SLACK * max(1.0, value)) * 1000) / 1000


def repinned(floors: Floors, measured: Sequence[Measured]) -> tuple[Floors, list[str]]:
    """The floors moved up to what was measured, never down, and in words what was refused.

    A set whose data changed since it was pinned is refused: its figures cannot be compared with the floors, so a person decides
    (by deleting its entry in floors.json) that the old ones are void.
    """
    moved = {name: {"data": entry["data"], "floors": dict(entry["floors"])} for name, entry in floors.items()}
    refused = []
    for one in measured:
        entry = moved.setdefault(one.name, {"data": one.data, "floors": {}})
        if entry["data"] != one.data:
            refused.append(
                f"{one.name}: its data changed since its floors were pinned; delete its entry in floors.json to pin anew"
            )
            continue
        for figure in one.pins:
            new, old = pinned(one.figures[figure], figure), entry["floors"].get(figure)
            if old is None or better(new, old, figure):
                entry["floors"][figure] = new
    return moved, refused
