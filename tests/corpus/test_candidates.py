"""What makes a kept text a likely source: how far it stands out, what is rare in it, and how facts become a sureness."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.candidates import LARGE, Sureness, by_meaning, by_own_meaning, by_wording, cosines, rare_shared, stands_out

NO_DAYS = (0.0, 0.0)
APART = np.eye(3, dtype=np.float32)
ALIKE = np.ones((3, 3), dtype=np.float32)


@given(st.lists(st.dictionaries(st.integers(0, 9), st.floats(0.1, 9.0)), min_size=1, max_size=5))
def test_cosines_are_those_of_the_weights(rows: list[dict[int, float]]):
    found = cosines(rows)
    assert found.shape == (len(rows), len(rows))
    assert all(abs(found[i, i] - bool(row)) < 1e-5 for i, row in enumerate(rows))


def test_a_text_stands_out_over_others_of_another_matter_alone():
    assert stands_out([0.4, 0.2, 0.1], APART)[0] == pytest.approx(2.0)
    assert stands_out([0.4, 0.2, 0.1], ALIKE)[0] > 10


def test_a_text_as_near_that_came_out_long_before_is_a_formula_and_no_reprint():
    days = [date(2031, 3, 4), date(2030, 9, 1), date(2031, 3, 5)]
    assert stands_out([0.4, 0.4, 0.4], ALIKE, days)[0] == pytest.approx(1.0)


def test_what_few_texts_have_is_rare_and_reprints_of_a_text_make_nothing_less_rare():
    report = dict.fromkeys(range(10), 1.0)
    holders = {u: 3 if u < 5 else 900 for u in range(10)}
    story, formula = dict.fromkeys(range(10), 1.0), dict.fromkeys(range(5, 10), 1.0)
    assert rare_shared(report, [story, formula], np.eye(2, dtype=np.float32), [None] * 2, holders, LARGE) == [(5, 3), (0, 3)]
    reprints = [story] * 6
    held = {u: 7 if u < 5 else 900 for u in range(10)}
    assert rare_shared(report, reprints, np.ones((6, 6), dtype=np.float32), [None] * 6, held, LARGE)[0] == (5, 3)
    long_ago = [date(2031, month, 1) for month in range(1, 7)]
    assert rare_shared(report, reprints, np.ones((6, 6), dtype=np.float32), long_ago, held, LARGE)[0] == (0, 1)
    assert rare_shared(report, [story], np.eye(1, dtype=np.float32), [None], held, LARGE) == [(0, 1)]


def test_a_small_library_asks_for_nothing_rare():
    assert rare_shared({1: 1.0}, [{}], np.eye(1, dtype=np.float32), [None], {1: 50}, LARGE - 1) == [(0, 0)]


def test_every_fact_moves_the_sureness_its_way():
    s = Sureness()
    base = by_wording(0.2, 1.5, 0.1, NO_DAYS, s)
    assert by_wording(0.3, 1.5, 0.1, NO_DAYS, s) > base
    assert by_wording(0.2, 2.5, 0.1, NO_DAYS, s) > base
    assert by_wording(0.2, 1.5, 0.1, (1.0, 0.0), s) > base
    assert by_wording(0.2, 1.5, 0.1, (0.0, 1.0), s) < base
    assert by_wording(0.2, 1.5, 0.1, NO_DAYS, s, credited=True) > base
    assert by_wording(0.2, 1.5, 0.2, NO_DAYS, s) > base
    told = by_own_meaning(0.03, NO_DAYS, s)
    assert by_own_meaning(0.04, NO_DAYS, s) > told
    assert by_own_meaning(0.03, (0.0, 1.0), s) < told
    assert by_own_meaning(0.03, (2.0, 0.0), s) == told
    assert by_own_meaning(0.03, NO_DAYS, s, credited=True) > told
    told = by_meaning(0.5, 0.1, NO_DAYS, s)
    assert by_meaning(0.6, 0.1, NO_DAYS, s) > told
    assert by_meaning(0.5, 0.15, NO_DAYS, s) > told
    assert by_meaning(0.5, 0.1, (0.0, 1.0), s) < told
