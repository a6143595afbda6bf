"""What is weighed again when documents are added."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from headwater.corpus.growing import Runs
from headwater.corpus.standing import Standing, beside, none, read_standing, write_runs, write_standing

NOTHING = Standing(none(), np.zeros(0, dtype=bool))


def runs(*rows: tuple[int, int, int, int]) -> Runs:
    """Runs of two texts, each with where it begins and ends in both."""
    a, b, start, end = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Runs(a, b, start, end, start, end, end - start, end - start, *np.ones((2, len(a)), dtype=np.float32))


def pairs(found: Standing) -> list[tuple[int, int]]:
    return list(zip(found.runs.a.tolist(), found.runs.b.tolist(), strict=True))


def test_a_turn_of_phrase_is_looked_up_where_a_fresh_run_has_the_same_words(tmp_path: Path):
    file = tmp_path / "fragments.parquet"
    write_runs(runs((0, 1, 10, 20), (0, 2, 40, 50), (2, 3, 10, 20)), file)
    assert pairs(beside(runs((1, 9, 12, 22)), NOTHING, [file])) == [(0, 1), (1, 9)]
    assert pairs(beside(runs((1, 9, 17, 30)), NOTHING, [file])) == [(1, 9)], "three words in common of ten"
    assert pairs(beside(none(), NOTHING, [file])) == []


def test_what_stands_is_weighed_again_each_once_and_keeps_what_was_told_of_it(tmp_path: Path):
    file = tmp_path / "fragments.parquet"
    write_runs(runs((0, 1, 10, 20), (1, 2, 10, 20)), file)
    before = Standing(runs((0, 1, 10, 20), (5, 6, 0, 9)), np.array([True, False]))
    found = beside(runs((1, 9, 10, 20)), before, [file])
    assert pairs(found) == [(0, 1), (5, 6), (1, 2), (1, 9)]
    assert found.nobodys.tolist() == [True, False, False, False]


def test_it_is_read_as_it_was_written(tmp_path: Path):
    write_standing(Standing(runs((0, 1, 2, 3), (1, 2, 3, 4)), np.array([True, False])), tmp_path / "s.parquet")
    found = read_standing(tmp_path / "s.parquet")
    assert (pairs(found), found.nobodys.tolist()) == ([(0, 1), (1, 2)], [True, False])
