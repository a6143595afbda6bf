"""The bench times every way on the same two texts, anew each time."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import headwater
from headwater import preparing

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "speed.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("speed", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_way_is_timed_and_the_comparison_is_given_as_a_ratio_to_each_other_one(bench: ModuleType):
    one = headwater.document("The bridge over the river opens in May. It has cost forty million crowns.")
    times = bench.timed(one, one, runs=1)
    assert len(times) == 5
    assert all(took > 0 for took in times.values())
    assert bench.rows("a b", {"compare": 2.0, "other": 0.5}).split("\n")[1].split() == ["other", "0.500", "4.00", "x", "it"]


def test_nothing_is_kept_from_the_comparison_before(bench: ModuleType, monkeypatch: pytest.MonkeyPatch):
    one = headwater.document("The bridge over the river opens in May. It has cost forty million crowns.")
    cut, calls = preparing.cut, []
    monkeypatch.setattr(preparing, "cut", lambda *args: calls.append(args) or cut(*args))
    first = bench.compare_anew(one, one)
    after_one = len(calls)
    assert bench.compare_anew(one, one) == first
    # What the first had to work out the second works out again.
    assert len(calls) == 2 * after_one > 0
