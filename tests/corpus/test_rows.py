"""Documents in the order of time."""

from __future__ import annotations

import pytest

from headwater.corpus.rows import instant, is_date, order_in_time


@pytest.mark.parametrize(
    ("published", "same"),
    [("2031-03-01", "2031-03-01T00:00:00Z"), ("2031-03-01T09:00:00+09:00", "2031-03-01"), ("2031-03-01T00:00", "2031-03-01")],
)
def test_times_of_all_forms_meet(published: str, same: str):
    assert instant(published) == instant(same)


@pytest.mark.parametrize("published", [None, "", "March 2031", "31.03.2031", "2031-13-40"])
def test_what_is_no_time_is_none(published: str | None):
    assert instant(published) is None


def test_equal_times_stand_by_id_and_the_undated_and_the_future_behind_all_others():
    ids = ["d", "c", "b", "a", "e"]
    place = order_in_time([5.0, 5.0, None, 900.0, 1.0], ids, now=100.0)
    assert [ids[i] for i in sorted(range(5), key=place.__getitem__)] == ["e", "c", "d", "a", "b"]


def test_a_year_and_a_month_are_dates_and_words_are_none():
    assert all(map(is_date, ("2031-03-04", "2031-03-04T08:00Z", "2031-03", "2031")))
    assert not any(map(is_date, ("early spring", "2031-13", "31", "?")))
