"""Floors fail what falls under them, move up and never down, and know the data that they were measured on."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.gate import floors
from tests.gate.floors import Floors, Measured
from tests.gate.sets import SETS

DATA = "a" * 64


def measured(link_f1: float = 0.9, wrong_links: float = 1, data: str = DATA, **more: float) -> Measured:
    pins: dict[str, float | None] = {"link_f1": 0.95, "wrong_links": 1}
    return Measured("tiny", data, 3, {"link_f1": link_f1, "wrong_links": wrong_links, **more}, pins)


def pinned(link_f1: float = 0.897, wrong_links: float = 1, data: str = DATA) -> Floors:
    return {"tiny": {"data": data, "floors": {"link_f1": link_f1, "wrong_links": wrong_links}}}


def states(one: Measured, against: Floors) -> dict[str, tuple[bool, str]]:
    return {row.figure: (row.holds, row.state) for row in floors.rows([one], against)}


def test_a_figure_at_its_floor_holds_and_one_under_it_does_not():
    assert states(measured(0.897), pinned(0.897))["link_f1"][0]
    assert states(measured(0.8969), pinned(0.897))["link_f1"] == (False, "UNDER ITS FLOOR; short of its aim")


def test_a_count_of_mistakes_has_a_ceiling_instead():
    assert states(measured(wrong_links=1), pinned(wrong_links=1))["wrong_links"] == (True, "")
    assert states(measured(wrong_links=2), pinned(wrong_links=1))["wrong_links"] == (False, "OVER ITS CEILING; short of its aim")
    assert floors.repinned(pinned(wrong_links=1), [measured(wrong_links=0)])[0]["tiny"]["floors"]["wrong_links"] == 0


def test_a_rate_of_mistakes_has_a_ceiling_a_little_over_what_was_measured_and_moves_down_only():
    def rated(value: float) -> Measured:
        return Measured("tiny", DATA, 3, {"alarms_per_1000": value}, {"alarms_per_1000": 3.5})

    first, _ = floors.repinned({}, [rated(3.0)])
    assert first["tiny"]["floors"]["alarms_per_1000"] == 3.009
    assert states(rated(3.009), first)["alarms_per_1000"] == (True, "")
    assert states(rated(3.02), first)["alarms_per_1000"][0] is False
    assert floors.repinned(first, [rated(3.4)])[0] == first
    assert floors.repinned(first, [rated(0.5)])[0]["tiny"]["floors"]["alarms_per_1000"] == 0.503


def test_a_pinned_figure_without_a_floor_fails_until_it_is_pinned():
    assert states(measured(), {})["link_f1"] == (False, "NO FLOOR: pin it with --repin; short of its aim")
    moved, refused = floors.repinned({}, [measured()])
    assert refused == []
    assert all(holds for holds, _ in states(measured(), moved).values())


def test_a_figure_that_is_only_shown_never_fails():
    assert states(measured(link_precision=0.01), pinned())["link_precision"] == (True, "")


def test_it_is_said_where_a_floor_can_move_and_where_an_aim_is_not_reached():
    assert states(measured(0.94), pinned())["link_f1"] == (True, "short of its aim; the floor can move to 0.937")
    assert states(measured(0.97), pinned(0.967))["link_f1"] == (True, "")


def test_other_data_are_named_and_refused_for_pinning_and_their_floors_still_count():
    other = measured(0.99, data="b" * 64)
    assert states(other, pinned())["link_f1"] == (True, "the floor is of other data")
    moved, refused = floors.repinned(pinned(), [other])
    assert moved == pinned()
    assert len(refused) == 1
    assert refused[0].startswith("tiny: its data changed")
    assert not states(measured(0.5, data="b" * 64), pinned())["link_f1"][0]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_pinning_again_and_again_never_lowers_a_floor_and_never_pins_over_what_was_measured(values: list[float]):
    current: Floors = {}
    best = 0.0
    for value in values:
        moved, _ = floors.repinned(current, [measured(value)])
        old = current["tiny"]["floors"]["link_f1"] if current else 0.0
        best = max(best, value)
        assert old <= moved["tiny"]["floors"]["link_f1"] <= best
        current = moved


def test_floors_are_read_back_as_written_and_none_stand_where_there_is_no_file(tmp_path: Path):
    assert floors.read(tmp_path / "none.json") == {}
    floors.write(pinned(), tmp_path / "floors.json")
    assert floors.read(tmp_path / "floors.json") == pinned()


def test_the_floors_in_the_tree_are_of_sets_and_figures_that_exist():
    known = {one.name: one for one in SETS} | {f"{one.name}, sample": one for one in SETS if one.sampled}
    for name, entry in floors.read().items():
        assert set(entry["floors"]) <= set(known[name].aims)
