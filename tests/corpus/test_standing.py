"""What is weighed again when documents are added."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet as pq

from headwater.corpus.growing import Runs
from headwater.corpus.standing import (
    NAMES,
    Standing,
    beside,
    join_files,
    no_more,
    none,
    read_runs,
    read_standing,
    still_implied,
    untold,
    write_runs,
    write_standing,
)
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


def test_documents_whose_runs_are_gone_are_told():
    before = runs((0, 1, 10, 20), (0, 1, 30, 40), (2, 3, 0, 9), (4, 9, 0, 9))
    assert no_more(before, runs((0, 1, 10, 20), (2, 3, 0, 9), (5, 6, 1, 9))).tolist() == [0, 1, 4, 9]
    assert no_more(before, before).tolist() == []
    assert no_more(none(), before).tolist() == []


def test_what_follows_from_a_third_text_follows_only_while_both_share_the_place_with_it():
    implied = runs((0, 1, 10, 20), (0, 2, 10, 20), (0, 3, 10, 20), (0, 4, 50, 60))
    # 7 shares the place with 0, 1 and 4, another one with 2; 3 shares it with 8 alone
    found = runs((0, 7, 10, 20), (1, 7, 12, 25), (2, 7, 60, 70), (3, 8, 10, 20), (4, 7, 50, 60))
    assert still_implied(implied, found).tolist() == [True, False, False, False]
    assert still_implied(implied, none()).tolist() == [False] * 4


def test_files_of_runs_become_one_in_their_order_and_in_32_bits(tmp_path: Path):
    for name, some in (("one", runs((5, 6, 0, 9))), ("none", none()), ("other", runs((0, 1, 10, 20), (0, 2, 10, 20)))):
        write_runs(some, tmp_path / name)
    join_files([tmp_path / name for name in ("one", "none", "other")], tmp_path / "all.parquet")
    found = read_runs(tmp_path / "all.parquet")
    assert pairs(untold(found)) == [(5, 6), (0, 1), (0, 2)]
    assert found.b_end.tolist() == [9, 20, 20]
    assert found.a.dtype == np.int32
    assert [file.name for file in tmp_path.glob("*.part")] == []


def test_a_file_of_an_earlier_state_with_wide_numbers_is_read(tmp_path: Path):
    """What was added to before goes on to be added to."""
    wide = runs((0, 1, 10, 20))
    pq.write_table(pa.table({name: getattr(wide, name) for name in NAMES}), tmp_path / "old.parquet")
    join_files([tmp_path / "old.parquet"], tmp_path / "new.parquet")
    for file in ("old", "new"):
        assert read_runs(tmp_path / f"{file}.parquet").a_end.dtype == np.int32
        assert read_runs(tmp_path / f"{file}.parquet").a_end.tolist() == [20]


def test_what_nothing_is_known_of_takes_no_room():
    assert untold(runs(*((0, 1, i, i + 1) for i in range(1000)))).company.first.strides == (0,)
