"""Copies of a text letter by letter share all of it, and what it shares they all do."""

from __future__ import annotations

import numpy as np

from headwater.corpus.growing import Runs
from headwater.corpus.passages import SHORTEST_COPY, with_copies
from headwater.corpus.standing import together

NONE = together([])


def copies(words: int) -> Runs:
    """The runs of three copies of one text of so many words."""
    found, left_out = with_copies(NONE, np.zeros(0, dtype=np.int64), np.array([-1, 0, 0]), np.arange(3), np.array([words, 0, 0]))
    assert left_out == 0
    return found.runs


def test_each_copy_has_its_text_from_the_first_and_from_the_one_before():
    runs = copies(40)
    assert sorted(zip(runs.a.tolist(), runs.b.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert runs.a_end.tolist() == [40, 40, 40]


def test_copies_of_a_mark_or_a_heading_share_nothing():
    assert len(copies(1)) == 0
    assert len(copies(SHORTEST_COPY - 1)) == 0
    assert len(copies(SHORTEST_COPY)) == 3
