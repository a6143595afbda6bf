"""Turns of phrase on disk are found where they stand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.fragments import Filed, apart, file, under
from headwater.corpus.growing import Runs
from headwater.corpus.standing import none

Row = tuple[int, int, int, int, int, int]


def runs(*rows: Row) -> Runs:
    """Runs of two texts, each with where it begins and ends in the one and in the other."""
    a, b, a_start, a_end, b_start, b_end = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    same = a_end - a_start
    return Runs(a, b, a_start, a_end, b_start, b_end, same, same, *np.ones((2, len(a)), dtype=np.float32))


def places(found: Runs) -> list[Row]:
    return list(zip(*(getattr(found, n).tolist() for n in ("a", "b", "a_start", "a_end", "b_start", "b_end")), strict=True))


def filed(folder: Path, *rows: Row) -> Filed:
    file(runs(*rows), folder)
    return Filed(folder)


def test_a_turn_of_phrase_is_found_under_a_run_in_either_of_its_texts(tmp_path: Path):
    files = [filed(tmp_path / "f", (0, 1, 10, 20, 30, 40), (0, 2, 40, 50, 7, 17), (2, 3, 10, 20, 10, 20))]
    assert places(under(runs((1, 9, 32, 42, 0, 10)), files)) == [(0, 1, 10, 20, 30, 40)]
    assert places(under(runs((0, 9, 41, 49, 0, 8)), files)) == [(0, 2, 40, 50, 7, 17)]
    assert places(under(runs((1, 9, 37, 50, 0, 13)), files)) == []  # three words in common of ten
    assert places(under(none(), files)) == []
    assert places(under(runs((1, 9, 32, 42, 0, 10)), [])) == []


def test_one_that_is_found_in_several_ways_is_there_once_and_is_no_passage(tmp_path: Path):
    files = [filed(tmp_path / "one", (0, 1, 10, 20, 30, 40)), filed(tmp_path / "other", (1, 2, 30, 40, 5, 15))]
    found = under(runs((0, 9, 10, 20, 0, 10), (1, 9, 30, 40, 0, 10), (1, 9, 33, 40, 20, 27)), files)
    assert places(found) == [(0, 1, 10, 20, 30, 40), (1, 2, 30, 40, 5, 15)]
    assert not found.content.any()
    assert sum(map(len, files)) == 2


def test_none_can_be_filed_and_a_folder_is_filed_anew_whole(tmp_path: Path):
    assert len(filed(tmp_path / "f", (0, 1, 10, 20, 30, 40))) == 1
    (tmp_path / "f.part").mkdir()  # left by one that was killed
    empty = filed(tmp_path / "f")
    assert len(empty) == 0
    assert places(under(runs((0, 1, 10, 20, 30, 40)), [empty])) == []
    assert [p.name for p in tmp_path.iterdir()] == ["f"]


def test_those_that_stand_already_are_told_from_the_others():
    some = runs((0, 1, 10, 20, 30, 40), (0, 1, 50, 60, 70, 80), (0, 2, 10, 20, 30, 40))
    assert places(apart(some, runs((0, 1, 50, 60, 70, 80), (1, 2, 0, 5, 0, 5)))) == [places(some)[0], places(some)[2]]
    assert places(apart(some, none())) == places(some)
    assert places(apart(none(), some)) == places(apart(some, some)) == []


@st.composite
def stretches(draw: st.DrawFn) -> Row:
    a, b = sorted(draw(st.lists(st.integers(0, 3), min_size=2, max_size=2, unique=True)))
    low, other, length, further = (draw(st.integers(0, n)) for n in (12, 12, 6, 6))
    return a, b, low, low + 1 + length, other, other + 1 + further


@given(st.lists(stretches(), max_size=12, unique=True), st.lists(stretches(), max_size=4))
def test_found_are_all_that_have_half_of_the_shorter_in_common_and_no_others(kept: list[Row], asked: list[Row]):
    def sides(row: Row) -> list[tuple[int, int, int]]:
        return [(row[0], row[2], row[3]), (row[1], row[4], row[5])]

    def meets(row: Row) -> bool:
        return any(
            one[0] == other[0] and 2 * (min(one[2], other[2]) - max(one[1], other[1])) >= min(one[2] - one[1], other[2] - other[1])
            for one in sides(row)
            for request in asked
            for other in sides(request)
        )

    import tempfile

    with tempfile.TemporaryDirectory() as name:
        found = under(runs(*asked), [filed(Path(name) / "f", *kept)])
    assert sorted(places(found)) == sorted(filter(meets, kept))
