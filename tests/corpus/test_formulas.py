"""Words that are nobody's own are told by how they spread."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.corpus.formulas import DAY, Known, Spreading, are_formulas, spread
from headwater.corpus.growing import Runs

HOLDERS = 8


def chain(*, days: list[float], shared_besides: bool = False, part: int = 10, words: int = 100) -> bool:
    """Whether a passage that eight texts have, each with the one before, is a formula. days: when each came out."""
    a = np.arange(HOLDERS - 1)
    start = np.zeros(HOLDERS - 1, dtype=np.int64)
    cluster = np.zeros(HOLDERS - 1, dtype=np.int64)
    if shared_besides:
        a, start = np.tile(a, 2), np.concatenate([start, start + 40])
        cluster = np.concatenate([cluster, np.arange(1, HOLDERS)])
    runs = Runs(a, a + 1, start, start + part, start, start + part, start, start, *np.ones((2, len(a)), dtype=np.float32))
    known = Known(np.array(days) * DAY, np.arange(HOLDERS) % 3, np.full(HOLDERS, words))
    seen = spread(runs, cluster, known, Spreading())
    assert seen.holders[0] == HOLDERS
    assert seen.outlets[0] == 3
    return bool(are_formulas(seen, Spreading())[0])


FAR = [10.0 * i for i in range(HOLDERS)]


def test_what_comes_up_again_and_again_with_nothing_besides_is_a_formula():
    assert chain(days=FAR)


@pytest.mark.parametrize(
    "case",
    [
        {"days": [0.3 * i for i in range(HOLDERS)]},  # a story of two days
        {"days": FAR, "shared_besides": True},  # the same texts share more each time
        {"days": FAR, "part": 60},  # the texts are little else
        {"days": [0, 0, 0, 0, 30, 30, 60, 60]},  # three occasions
    ],
)
def test_a_story_a_reprint_and_a_follow_up_are_none(case: dict[str, object]):
    assert not chain(**case)  # type: ignore[arg-type]


def test_where_most_bear_no_date_only_very_many_make_one():
    assert not chain(days=[np.nan] * HOLDERS)


def test_days_are_those_of_the_first_and_the_last_that_are_dated():
    none = np.zeros(2, dtype=np.int64)
    runs = Runs(none, np.array([1, 2]), none, none + 5, none, none + 5, none, none, *np.ones((2, 2), dtype=np.float32))
    known = Known(np.array([5.0, np.nan, 2.0]) * DAY, np.array([-1, -1, -1]), np.full(3, 50))
    seen = spread(runs, none, known, Spreading())
    assert (seen.first[0], seen.last[0], seen.dated[0], seen.outlets[0]) == (2 * DAY, 5 * DAY, 2, 0)
