"""Levels are told from shares of words in the summary only, and never from the task that is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.gate import levels
from tests.gate.kinds import Pair

HERE = Path()
LEVELS = ["cut", "light", "heavy", "non"]


def said(linked: int, relation: str, **summary: Any) -> dict[str, Any]:
    """A comparison of a report of a hundred words of which so many are linked, all under one relation."""
    return {"summary": {"report_words": 100, "linked_words": linked, "words_under": {relation: linked}, **summary}}


def pairs(told: list[str], tasks: int) -> list[Pair]:
    return [Pair(f"p{i}", HERE, HERE, level=level, task=f"t{i % tasks}") for i, level in enumerate(told)]


def test_levels_that_the_relations_show_are_told_on_tasks_never_seen():
    kinds = {"cut": "verbatim", "light": "edited", "heavy": "reworded"}
    told = LEVELS * 6
    answers = [said(80, kinds[level]) if level in kinds else said(0, "reworded") for level in told]
    assert levels.accuracy(pairs(told, tasks=3), answers) == 1.0


def test_each_of_the_three_shares_may_tell_one_level_from_the_next():
    told = LEVELS * 6
    shown = {
        "cut": {"sure_words": 80, "linked_in_order": 70, "linked_in_runs_of_10": 60},
        "light": {"sure_words": 80, "linked_in_order": 70},
        "heavy": {"sure_words": 80},
        "non": {},
    }
    answers = [said(80, "reworded", **shown[level]) for level in told]
    assert levels.accuracy(pairs(told, tasks=3), answers) == 1.0


def test_a_task_is_told_by_what_other_tasks_taught():
    """What tells the levels of all others is turned round in the task asked about, so it is told wrong throughout; the share that
    would tell it says nothing in the others and is not chosen by them."""
    tasks = np.repeat(["a", "b", "c", "odd"], 8)
    truth = np.arange(32) % 2
    odd = tasks == "odd"
    taught = np.where(odd, 1 - truth, truth)
    tempting = np.where(odd, truth, np.arange(32) // 2 % 2)
    table = np.c_[tempting, taught, np.zeros((32, 2))]
    assert (levels.told(table, truth, tasks, "odd") == 1 - truth[odd]).all()


def test_numbers_that_say_nothing_tell_no_better_than_chance_would():
    draw = np.random.default_rng(3)
    told = [str(level) for level in draw.choice(LEVELS, 100)]
    answers = [said(100, "edited", sure_words=int(draw.integers(1, 100)), linked_in_order=int(draw.integers(100))) for _ in told]
    assert levels.accuracy(pairs(told, tasks=4), answers) < 0.42


def test_only_shares_count_so_a_text_twice_as_long_looks_the_same():
    short = {
        "report_words": 8,
        "linked_words": 6,
        "sure_words": 4,
        "kept_in_order": 0.75,
        "words_under": {"edited": 6},
        "linked_in_order": 3,
        "linked_in_runs_of_5": 5,
    }
    long = short | {name: 2 * short[name] for name in short if name not in ("kept_in_order", "words_under")}
    long["words_under"] = {"edited": 12}
    found = levels.features(short)
    assert found == levels.features(long)
    assert (found["linked"], found["sure"], found["content in order"]) == (0.75, 0.5, 0.75)
    assert (found["in order"], found["in runs of 5"], found["in runs of 10"]) == (0.5, 5 / 6, 0)
    assert (found["under edited"], found["under verbatim"]) == (1, 0)


def test_a_comparison_that_failed_counts_as_one_without_links():
    assert not any(levels.features({}).values())


@pytest.mark.parametrize("rows", [1, 30])
def test_the_model_is_the_same_each_time_and_bears_a_number_that_never_changes(rows: int):
    known = np.c_[np.arange(20.0), np.ones(20)]
    classes = np.eye(2)[(np.arange(20) > 9).astype(np.int64)]
    asked = np.c_[np.linspace(-5, 25, rows), np.ones(rows)]
    first, second = (levels.chances(known, classes, asked, np.array([[0], [1]])) for _ in range(2))
    assert (first == second).all()
    assert first.shape == (2, rows, 2)
    assert first[0, 0, 0] > 0.9
    assert np.allclose(first[1], 0.5)
