from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.times import day, day_in, most_exact


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("2031-03-04T09:15:00+09:00", "2031-03-04T09:15:00+09:00"),
        ("2031-03-04T09:15:00.123Z", "2031-03-04T09:15:00+00:00"),
        ("2031-03-04T09:15+0530", "2031-03-04T09:15:00+05:30"),
        ("2031-03-04 09:15:00 KST", "2031-03-04T09:15:00+09:00"),
        ("20310304T091500Z", "2031-03-04T09:15:00+00:00"),
        ("Tue, 04 Mar 2031 09:15:00 -0500", "2031-03-04T09:15:00-05:00"),
        ("Tue, 4 Mar 2031 09:15:00 GMT", "2031-03-04T09:15:00+00:00"),
        ("1930382100", "2031-03-04T09:15:00+00:00"),
        ("1930382100000", "2031-03-04T09:15:00+00:00"),
        ("2031-03-04", "2031-03-04"),
        ("2031/3/4", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("2031年3月4日", "2031-03-04"),
        ("2031년 3월 4일", "2031-03-04"),
        ("2031-03-04T09:15:00", "2031-03-04"),  # no zone: no instant
        ("2031-03-04 09:15 CST", "2031-03-04"),  # a name of several zones
        ("2031-03-04T00:00:00+01:00", "2031-03-04"),  # midnight to the second is a day
        ("04.03.2031", "2031-03-04"),
        ("4. 3. 2031, 09:15", "2031-03-04"),
        ("04.03.2031 09:15:00 +0100", "2031-03-04T09:15:00+01:00"),
        ("13.13.2031", None),
        ("04/03/2031", None),  # the third of April in some countries
        ("2031-13-04", None),
        ("2031-02-30", None),
        ("1031-03-04", None),
        ("last Tuesday", None),
        ("", None),
        ("12345", None),
    ],
)
def test_a_stated_time_is_a_day_or_an_instant_with_its_zone(stated: str, meant: str | None):
    assert most_exact([stated]) == meant


def test_a_day_takes_clock_and_zone_from_another_statement_of_that_day():
    assert most_exact(["2031-03-04", "2031-03-04T23:15:00+09:00"]) == "2031-03-04T23:15:00+09:00"
    assert most_exact(["2031-03-04", "2031-03-03T23:15:00Z"]) == "2031-03-03T23:15:00+00:00"


def test_a_later_change_does_not_date_a_page():
    assert most_exact(["2031-03-04", "2031-03-09T08:00:00Z"]) == "2031-03-04"


def test_the_first_statement_wins():
    assert most_exact(["soon", "2031-03-04T09:15:00Z", "2031-03-01T07:00:00Z"]) == "2031-03-04T09:15:00+00:00"


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1)).map(lambda d: d.replace(microsecond=0)),
    st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_every_iso_time_comes_back_as_the_same_instant(time: datetime, zone: timezone):
    local = time.replace(second=1, tzinfo=zone)
    found = most_exact([local.isoformat()])
    assert found is not None
    assert datetime.fromisoformat(found) == local.astimezone(UTC)


@given(st.text(max_size=30))
def test_no_statement_makes_it_fail(text: str):
    day(text)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("입력 2031.03.04 09:15 | 수정 2031.03.05 10:20", "2031-03-04"),
        ("2031年3月4日 09:15 来源", "2031-03-04"),
        ("Posted 2031-03-04", "2031-03-04"),
        ("No. 20310304, 2031.99.99", None),
        ("2031", None),
    ],
)
def test_a_full_date_is_found_in_a_line(line: str, found: str | None):
    assert day_in(line) == found
