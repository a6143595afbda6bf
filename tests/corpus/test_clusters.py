"""One passage in several documents, and what hangs together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.clusters import clusters, components
from headwater.corpus.growing import Runs
from tests.slopes import in_proportion


def runs(*rows: tuple[int, int, int, int, int, int]) -> Runs:
    """Runs from (a, a_start, a_end, b, b_start, b_end)."""
    a, a_start, a_end, b, b_start, b_end = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    return Runs(a, b, a_start, a_end, b_start, b_end, a_end - a_start, a_end - a_start, *np.ones((2, len(a)), dtype=np.float32))


def test_runs_that_meet_in_one_place_are_one_passage_and_others_are_not():
    found = clusters(runs((0, 10, 30, 1, 0, 20), (1, 2, 20, 2, 50, 68), (0, 40, 60, 1, 30, 50), (3, 0, 9, 4, 0, 9)))
    assert found.tolist() == [0, 0, 1, 2]


def test_a_short_part_of_a_long_passage_is_a_passage_of_its_own():
    assert clusters(runs((0, 0, 100, 1, 0, 100), (1, 40, 50, 2, 0, 10))).tolist() == [0, 1]


def test_no_runs_have_no_clusters():
    assert clusters(runs()).tolist() == []


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30))
def test_components_are_what_can_be_reached(count: int, edges: list[tuple[int, int]]):
    edges = [(a % count, b % count) for a, b in edges]
    expected = {n: {n} for n in range(count)}
    for a, b in edges:
        joined = expected[a] | expected[b]
        for n in joined:
            expected[n] = joined
    one, other = (np.array([e[side] for e in edges], dtype=np.int64) for side in (0, 1))
    assert components(one, other, count).tolist() == [min(expected[n]) for n in range(count)]


def test_a_long_chain_takes_time_in_proportion():
    assert in_proportion(lambda n: components(np.arange(n - 1), np.arange(1, n), n), 100_000)
