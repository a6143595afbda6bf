from __future__ import annotations

import numpy as np

from headwater.lineage.agreement import Held
from headwater.lineage.explaining import Weights, explain


def holder(other: int, *runs: tuple[int, int, int]) -> Held:
    """runs: (mine, theirs, words)."""
    mine = np.concatenate([np.arange(a, a + n, dtype=np.int32) for a, _, n in runs])
    theirs = np.concatenate([np.arange(b, b + n, dtype=np.int32) for _, b, n in runs])
    return Held(other, mine, theirs, len(runs))


def parents(
    size: int, holders: list[Held], sizes: list[int], kin: list[set[int]] | None = None, quoted: set[int] | None = None,
    **credit: float,
) -> list[int]:  # fmt: skip
    ordered = sorted(holders, key=lambda h: -len(h.mine))
    told = {int(k[1:]): v for k, v in credit.items()}
    found = explain(size, ordered, sizes, kin or [set()] * len(sizes), Weights(), told, quoted or set())
    return [p.held.other for p in found.parents]


def test_the_one_that_holds_most_is_the_parent_and_who_adds_nothing_is_none():
    assert parents(100, [holder(1, (0, 0, 60)), holder(2, (0, 0, 80))], [100, 300, 300]) == [2]


def test_a_second_parent_has_to_bring_passages_of_its_own():
    both = [holder(1, (0, 0, 60)), holder(2, (60, 0, 30))]
    assert parents(100, both, [100, 300, 300]) == [1, 2]


def test_of_two_that_hold_as_much_the_one_with_the_same_cuts_is_the_parent():
    scattered = holder(1, (0, 0, 20), (20, 60, 20), (40, 120, 20))
    assert parents(100, [scattered, holder(2, (0, 0, 60))], [100, 300, 300]) == [2]


def test_kin_of_a_parent_have_to_bring_more():
    both = [holder(1, (0, 0, 60)), holder(2, (60, 0, 30))]
    assert parents(100, both, [100, 300, 300], [set(), {2}, {1}]) == [1]


def test_kin_of_a_parent_that_are_quoted_bring_what_is_between_the_marks():
    both = [holder(1, (0, 0, 60)), holder(2, (60, 0, 30))]
    assert parents(100, both, [100, 300, 300], [set(), {2}, {1}], {2}) == [1, 2]
    assert parents(100, both, [100, 300, 300], [set(), {2}, {1}], {1}) == [1]


def test_a_credit_decides_between_two_that_are_as_good():
    both = [holder(1, (0, 0, 60)), holder(2, (0, 0, 60))]
    assert parents(100, both, [100, 300, 300], _2=15.0) == [2]


def test_a_few_words_are_chance():
    assert parents(100, [holder(1, (0, 0, 7))], [100, 300]) == []
    assert parents(100, [], [100]) == []


def test_how_much_better_than_the_next_is_told():
    found = explain(100, [holder(2, (0, 0, 80)), holder(1, (0, 0, 60))], [100, 300, 300], [set()] * 3, Weights())
    assert [(p.held.other, p.words) for p in found.parents] == [(2, 80)]
    assert 19 < found.parents[0].over < 21
