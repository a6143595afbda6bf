"""Levels are told from numbers of the summary and shares of relations only, and never from the task that is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.gate import levels
from tests.gate.kinds import Pair

HERE = Path()


def said(relation: str, chars: int, rest: int, **summary: Any) -> dict[str, Any]:
    """A comparison with one link of that many characters of the report, and the rest of it without a source."""
    link = {"report": {"start": 0, "end": chars}, "relation": relation}
    return {"links": [link] if chars else [], "unsourced": [{"start": chars, "end": chars + rest}], "summary": summary}


def pairs(told: list[str], tasks: int) -> list[Pair]:
    return [Pair(f"p{i}", HERE, HERE, level=level, task=f"t{i % tasks}") for i, level in enumerate(told)]


def test_levels_that_the_relations_show_are_told_on_tasks_never_seen():
    kinds = {"cut": "verbatim", "light": "edited", "heavy": "reworded"}
    told = ["cut", "light", "heavy", "non"] * 10
    answers = [said(kinds[level], 80, 20) if level in kinds else said("reworded", 0, 100) for level in told]
    assert levels.accuracy(pairs(told, tasks=5), answers) == 1.0


def test_a_task_is_told_by_what_other_tasks_taught():
    """Two tasks that teach the opposite of one another: each is told by the other, so all is wrong."""
    told = ["cut", "non"] * 10
    tasks = ["a", "a", "b", "b"] * 5
    some = [Pair(f"p{i}", HERE, HERE, level=level, task=task) for i, (level, task) in enumerate(zip(told, tasks, strict=True))]
    shown = [(level == "cut") == (task == "a") for level, task in zip(told, tasks, strict=True)]
    answers = [said("verbatim", 90 if much else 10, 50) for much in shown]
    assert levels.accuracy(some, answers) == 0.0


def test_numbers_that_say_nothing_tell_no_better_than_chance_would():
    draw = np.random.default_rng(3)
    told = [str(level) for level in draw.choice(["cut", "light", "heavy", "non"], 200)]
    answers = [said("reworded", int(draw.integers(1, 100)), 50, links=int(draw.integers(0, 9))) for _ in told]
    assert levels.accuracy(pairs(told, tasks=5), answers) < 0.45


def test_only_shares_count_so_a_text_twice_as_long_looks_the_same():
    short = said("edited", 30, 10, report_words=8, linked_words=6, kept_in_order=0.75, shared={"runs_of_5": 5})
    long = said("edited", 60, 20, report_words=16, linked_words=12, kept_in_order=0.75, shared={"runs_of_5": 10})
    assert levels.features(short) == levels.features(long)
    assert levels.features(short)["under edited"] == 0.75
    assert levels.features(short)["kept of the report"] == 0.75 * 0.75
    assert levels.features(short)["shared runs_of_5"] == 5 / 8


@pytest.mark.parametrize("rows", [1, 30])
def test_the_model_is_the_same_each_time_and_bears_a_number_that_never_changes(rows: int):
    known = np.c_[np.arange(20.0), np.ones(20)]
    truth = (np.arange(20) > 9).astype(np.int64)
    asked = np.c_[np.linspace(-5, 25, rows), np.ones(rows)]
    first, second = (levels.told(known, truth, asked, 2) for _ in range(2))
    assert (first == second).all()
    assert first[0] == 0
