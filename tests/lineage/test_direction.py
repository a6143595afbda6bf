from __future__ import annotations

import math
from datetime import UTC, datetime

import numpy as np
import pytest

from headwater.lineage.agreement import Held
from headwater.lineage.direction import Family, When, settle, when
from headwater.lineage.explaining import Weights

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_a_date_leaves_as_much_room_as_it_is_long():
    day = when("2026-01-01", now=NOW)
    assert day.end - day.start == 24 * 3600
    assert when("2026-02", now=NOW).end - when("2026-02", now=NOW).start == 28 * 24 * 3600
    assert when("2026", now=NOW).end - when("2026", now=NOW).start == 365 * 24 * 3600
    assert when("2026-01-01T10:00:00+09:00", now=NOW).start == when("2026-01-01T01:00:00Z", now=NOW).start


@pytest.mark.parametrize("told", [None, "", "soon", "2026-13-01", "2031-01-01", "99999999"])
def test_a_date_that_cannot_be_read_or_lies_ahead_says_nothing(told: str | None):
    assert when(told, now=NOW) == When(-math.inf, math.inf)


def test_days_that_overlap_say_nothing_of_who_was_first():
    day, hour = when("2026-01-01", now=NOW), when("2026-01-01T10:00:00Z", now=NOW)
    assert not day.before(hour)
    assert not hour.before(day)
    assert day.before(when("2026-01-02", now=NOW))


def test_a_date_gives_way_to_wording_but_not_to_the_length_of_a_translation():
    """Two days apart, the later holds all of the earlier, which holds a third of it."""

    def first(in_meaning: int) -> bool:
        at = np.arange(300, dtype=np.int32)
        held = [[Held(1, at, at, 1, in_meaning)], [Held(0, at, at, 1, in_meaning)]]
        dates = [when("2026-02-14", now=NOW), when("2026-02-16", now=NOW)]
        family = Family([300, 900], held, dates, Weights(), [{}, {}], [frozenset(), frozenset()])
        settle(family)
        return family.at[0] < family.at[1]

    assert not first(0)
    assert first(300)
