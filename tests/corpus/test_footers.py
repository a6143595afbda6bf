"""Lines that an outlet puts to all its texts are told by whose they are and where they stand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from headwater.corpus.footers import Footing, footers
from headwater.corpus.formulas import DAY, Known, Spreading, spread
from headwater.corpus.growing import Runs

WORDS = 300  # of each text


def found(
    *, texts: int = 6, whole: int = 20, elsewhere: int = 0, at: tuple[int, ...] = (280,), size: int = 20, more: bool = False
) -> bool:
    """Whether a passage is told to be a footer. texts: of one outlet, that has `whole`; elsewhere: of others; at: where it begins,
    in each in turn; more: the texts share another passage, too."""
    holders = texts + elsewhere
    pairs = np.array(list(combinations(range(holders), 2)))
    a, b = pairs.T
    start = np.array([at[i % len(at)] for i in range(holders)])
    cluster = np.zeros(len(a), dtype=np.int64)
    a_start, b_start = start[a], start[b]
    if more:
        a, b = np.tile(a, 2), np.tile(b, 2)
        a_start, b_start = np.append(a_start, np.full(len(cluster), 100)), np.append(b_start, np.full(len(cluster), 100))
        cluster = np.append(cluster, cluster + 1)
    same = np.full(len(a), size)
    runs = Runs(a, b, a_start, a_start + size, b_start, b_start + size, same, same, *np.ones((2, len(a)), dtype=np.float32))
    outlet = np.array([0] * texts + [1 + i % 5 for i in range(elsewhere)] + [0] * (whole - texts) + [1, 2, 3, 4, 5] * 4)
    known = Known(np.full(len(outlet), 20_000 * DAY), outlet, np.full(len(outlet), WORDS))
    seen = spread(runs, cluster, known, Spreading())
    return bool(footers(runs, cluster, seen, known, Footing())[0])


@pytest.mark.parametrize("at", [(280,), (0,), (265, 280)])
def test_what_stands_at_one_end_of_much_that_an_outlet_prints_is_one(at: tuple[int, ...]):
    assert found(at=at)


def test_some_copies_of_it_in_other_outlets_make_no_difference():
    assert found(texts=9, elsewhere=2)


@pytest.mark.parametrize(
    "case",
    [
        {"texts": 4},  # too few
        {"whole": 40},  # little of what the outlet prints
        {"elsewhere": 6},  # everybody has it: a story
        {"at": (140,)},  # in the middle
        {"at": (0, 280)},  # now here, now there
        {"more": True},  # the texts share more: a story told on
        {"size": 200, "at": (100,)},  # the texts are little else
    ],
)
def test_a_story_is_none(case: dict[str, object]):
    assert not found(**case)  # type: ignore[arg-type]
