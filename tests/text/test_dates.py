"""Dates in the written forms of the sixteen languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.dates import find


def days(text: str, language: str | None, base: str | None = None) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.iso) for d in find(text, language, base=base)]


@pytest.mark.parametrize(
    ("language", "text", "written", "iso"),
    [
        ("en", "It opened on March 4, 2021 in rain.", "March 4, 2021", "2021-03-04"),
        ("en", "It opened on 4 March 2021.", "4 March 2021", "2021-03-04"),
        ("en", "Since the 1st of May, 1999 it is closed.", "1st of May, 1999", "1999-05-01"),
        ("de", "Am 3. April 2025 kam er.", "3. April 2025", "2025-04-03"),
        ("de", "Seit dem 03.04.2025 gilt das.", "03.04.2025", "2025-04-03"),
        ("fr", "Le 1er août 2020, il pleut.", "1er août 2020", "2020-08-01"),
        ("es", "El 2 de enero de 2026 llegó.", "2 de enero de 2026", "2026-01-02"),
        ("pt", "No dia 1º de março de 2019 choveu.", "1º de março de 2019", "2019-03-01"),
        ("it", "Il 5 luglio 2018 partì.", "5 luglio 2018", "2018-07-05"),
        ("nl", "Op 6 mei 2017 kwam hij.", "6 mei 2017", "2017-05-06"),
        ("pl", "Dnia 7 sierpnia 2016 r. padało.", "7 sierpnia 2016", "2016-08-07"),
        ("ru", "Он пришёл 8 января 2015 года.", "8 января 2015", "2015-01-08"),
        ("tr", "Olay 9 Şubat 2014 günü oldu.", "9 Şubat 2014", "2014-02-09"),
        ("ar", "وصل في ١٠ أبريل ٢٠١٣ صباحا", "١٠ أبريل ٢٠١٣", "2013-04-10"),
        ("ar", "وصل في 10 كانون الثاني 2013", "10 كانون الثاني 2013", "2013-01-10"),
        ("th", "วันที่ 1 มกราคม 2569 ฝนตก", "1 มกราคม 2569", "2026-01-01"),
        ("ja", "令和8年1月2日に発表した。", "令和8年1月2日", "2026-01-02"),
        ("ja", "２０２０年１２月３１日に", "２０２０年１２月３１日", "2020-12-31"),
        ("ko", "2012년 1월 1일 발표했다.", "2012년 1월 1일", "2012-01-01"),
        ("ko", "2012. 1. 1. 발표", "2012. 1. 1.", "2012-01-01"),
        ("zh", "公司2021年3月4日宣布", "2021年3月4日", "2021-03-04"),
        ("zh-TW", "民國110年3月4日宣布", "民國110年3月4日", "2021-03-04"),
        (None, "printed 2012-01-01 at noon", "2012-01-01", "2012-01-01"),
        (None, "Москва, 3 апреля 2025", "3 апреля 2025", "2025-04-03"),
    ],
)
def test_a_day_is_read_in_its_language(language: str | None, text: str, written: str, iso: str):
    assert days(text, language) == [(written, iso)]


def test_a_month_and_a_year_are_a_month():
    assert days("Built in June 2019 and April 2020.", "en") == [("June 2019", "2019-06"), ("April 2020", "2020-04")]


def test_a_day_without_a_year_stays_open_without_a_base_and_takes_the_nearest_year_with_one():
    assert days("Died on Dec. 31.", "en") == [("Dec. 31", "--12-31")]
    assert days("Died on Dec. 31.", "en", base="2026-01-02") == [("Dec. 31", "2025-12-31")]
    assert days("Opens on Jan. 3.", "en", base="2025-12-30") == [("Jan. 3", "2026-01-03")]


def test_verbs_and_impossible_days_are_no_dates():
    assert days("They may 5 times march 3 miles.", "en") == []
    assert days("On 31 February 2020 and 2020-13-01.", "en") == []


def test_a_numeric_day_that_could_be_read_both_ways_is_left_alone_in_english():
    assert days("on 3/4/2025", "en") == []
    assert days("on 13/4/2025", "en") == [("13/4/2025", "2025-04-13")]
    assert days("on 4/13/2025", "en") == [("4/13/2025", "2025-04-13")]
    assert days("el 3/4/2025", "es") == [("3/4/2025", "2025-04-03")]


def test_the_full_stop_after_a_full_month_ends_the_sentence():
    assert days("It was the 1st of March.", "en") == [("1st of March", "--03-01")]


@given(
    st.text(alphabet="0123456789.-/ 年月日월일JanMarчмая٣é😀\r\n", max_size=40),
    st.sampled_from(["en", "ko", "zh", "ru", "ar", None]),
)
def test_dates_are_inside_the_text_in_order_and_apart(text: str, language: str | None):
    found = find(text, language, base="2024-02-29")
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
