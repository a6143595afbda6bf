"""What is weighed again when documents are added."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from headwater.corpus.growing import Runs
from headwater.corpus.standing import Standing, beside, none, read_standing, untold, write_standing
from headwater.corpus.templates import Company


def runs(*rows: tuple[int, int, int, int]) -> Runs:
    """Runs of two texts, each with where it begins and ends in both."""
    a, b, start, end = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Runs(a, b, start, end, start, end, end - start, end - start, *np.ones((2, len(a)), dtype=np.float32))


def pairs(found: Standing) -> list[tuple[int, int]]:
    return list(zip(found.runs.a.tolist(), found.runs.b.tolist(), strict=True))


SEEN = Company(np.array([0, 2]), np.array([np.nan, 5.0]), np.array([1.0, 9.0]))
STOOD = Standing(runs((0, 1, 10, 20), (5, 6, 0, 9)), np.array([True, False]), SEEN)


def test_what_stands_keeps_what_was_told_and_seen_of_it_and_of_what_comes_nothing_is_known():
    found = beside(STOOD, untold(runs((1, 9, 10, 20))))
    assert pairs(found) == [(0, 1), (5, 6), (1, 9)]
    assert found.nobodys.tolist() == [True, False, False]
    assert found.company.texts.tolist() == [0, 2, 0]
    assert found.company.last.tolist()[:2] == [1.0, 9.0]
    assert np.isnan(found.company.first[[0, 2]]).all()
    assert pairs(beside(untold(none()), found)) == pairs(found)


def test_it_is_read_as_it_was_written(tmp_path: Path):
    write_standing(STOOD, tmp_path / "s.parquet")
    found = read_standing(tmp_path / "s.parquet")
    assert (pairs(found), found.nobodys.tolist()) == (pairs(STOOD), [True, False])
    for name in ("texts", "first", "last"):
        np.testing.assert_array_equal(getattr(found.company, name), getattr(SEEN, name))
