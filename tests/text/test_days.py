"""Days that a text names, in full or from where it was written, and whether two namings can be the same day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.days import Day, days, same_day

FRIDAY = "2024-05-17"


def placed(text: str, language: str | None, told: str | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (text[d.start : d.end], d.first and d.first.isoformat(), d.last and d.last.isoformat()) for d in days(text, language, told)
    ]


def only(text: str, language: str = "en", told: str | None = FRIDAY) -> Day:
    (found,) = days(text, language, told)
    return found


SINGLE = [
    ("en", "It opened on 3 May 2023.", "3 May 2023", "2023-05-03"), ("en", "It opened on May 3.", "May 3", "2024-05-03"),
    ("en", "It opened on Thursday.", "Thursday", "2024-05-16"), ("en", "It opened on Friday.", "Friday", "2024-05-17"),
    ("en", "It will open on Monday.", "Monday", "2024-05-20"), ("en", "It opened last Friday.", "last Friday", "2024-05-10"),
    ("en", "Come next Friday.", "next Friday", "2024-05-24"), ("en", "It opened yesterday.", "yesterday", "2024-05-16"),
    ("en", "It opened three days ago.", "three days ago", "2024-05-14"),
    ("en", "It opened on Thursday, 16 May 2024.", "Thursday, 16 May 2024", "2024-05-16"),
    ("de", "Es war am Donnerstag.", "Donnerstag", "2024-05-16"), ("de", "Es war vor drei Tagen.", "vor drei Tagen", "2024-05-14"),
    ("de", "Es war gestern.", "gestern", "2024-05-16"), ("de", "Das kommt morgen.", "morgen", "2024-05-18"),
    ("fr", "C'était jeudi dernier.", "jeudi dernier", "2024-05-16"),
    ("fr", "C'était il y a trois jours.", "il y a trois jours", "2024-05-14"),
    ("es", "Fue hace tres días.", "hace tres días", "2024-05-14"), ("es", "Fue ayer.", "ayer", "2024-05-16"),
    ("it", "Era giovedì scorso.", "giovedì scorso", "2024-05-16"), ("it", "Era tre giorni fa.", "tre giorni fa", "2024-05-14"),
    ("pt", "Foi na quinta-feira.", "quinta-feira", "2024-05-16"), ("pt", "Foi ontem.", "ontem", "2024-05-16"),
    ("nl", "Het was donderdag.", "donderdag", "2024-05-16"),
    ("ru", "Это было в среду.", "среду", "2024-05-15"), ("ru", "Это было три дня назад.", "три дня назад", "2024-05-14"),
    ("pl", "To było w środę.", "środę", "2024-05-15"), ("pl", "To było wczoraj.", "wczoraj", "2024-05-16"),
    ("tr", "Bu perşembe günü oldu.", "Bu perşembe", "2024-05-16"),
    ("ar", "حدث ذلك أمس.", "أمس", "2024-05-16"), ("ar", "حدث ذلك يوم الخميس الماضي.", "الخميس الماضي", "2024-05-16"),
    ("th", "เมื่อวานนี้ฝนตก", "เมื่อวานนี้", "2024-05-16"),
    ("ko", "그는 지난 5일 왔다.", "5일", "2024-05-05"), ("ko", "그는 오는 20일 온다.", "20일", "2024-05-20"),
    ("ko", "지난주 목요일에 왔다.", "지난주 목요일", "2024-05-09"),
    ("ko", "3일 전에 왔다.", "3일 전", "2024-05-14"), ("ko", "어제 왔다.", "어제", "2024-05-16"),
    ("zh", "他上周四来了。", "上周四", "2024-05-09"), ("zh", "他星期四来了。", "星期四", "2024-05-16"),
    ("zh", "他3天前来了。", "3天前", "2024-05-14"),
    ("zh", "他5日来了。", "5日", "2024-05-05"), ("ja", "彼は先週木曜日に来た。", "先週木曜日", "2024-05-09"),
    ("ja", "彼は3日前に来た。", "3日前", "2024-05-14"),
    ("ja", "彼は昨日来た。", "昨日", "2024-05-16"), ("ja", "彼は28日に来た。", "28日", "2024-04-28"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "day"), SINGLE)
def test_a_day_is_placed_from_the_day_of_writing(language, text, words, day):
    assert placed(text, language) == [(words, day, day)]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "It opened last week.", "2024-05-06", "2024-05-12"), ("en", "It opens next month.", "2024-06-01", "2024-06-30"),
        ("en", "It opened in 2018.", "2018-01-01", "2018-12-31"), ("en", "It opened in March.", "2024-03-01", "2024-03-31"),
        ("en", "It opened last July.", "2023-07-01", "2023-07-31"),
        ("en", "It opened two years ago.", "2022-01-01", "2022-12-31"),
        ("en", "It opened in March 2020.", "2020-03-01", "2020-03-31"),
        ("de", "Es war letzte Woche.", "2024-05-06", "2024-05-12"),
        ("fr", "C'était en 2018.", "2018-01-01", "2018-12-31"), ("ru", "Это было в марте.", "2024-03-01", "2024-03-31"),
        ("ru", "Это было в прошлом году.", "2023-01-01", "2023-12-31"), ("ko", "작년에 왔다.", "2023-01-01", "2023-12-31"),
        ("ko", "지난달에 왔다.", "2024-04-01", "2024-04-30"), ("zh", "他2018年来了。", "2018-01-01", "2018-12-31"),
        ("zh", "他上个月来了。", "2024-04-01", "2024-04-30"),
        ("ja", "彼は3月に来た。", "2024-03-01", "2024-03-31"), ("th", "เขามาปี 2561 แล้ว", "2018-01-01", "2018-12-31"),
        ("tr", "2018 yılında oldu.", "2018-01-01", "2018-12-31"),
    ],
)  # fmt: skip
def test_a_week_a_month_or_a_year_is_a_stretch(language, text, first, last):
    assert [(f, t) for _, f, t in placed(text, language)] == [(first, last)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They may march on, as the sun sat high."), ("en", "It took three days."), ("de", "Am Morgen war es kalt."),
        ("ko", "3일간 열렸다."),
        ("zh", "会议开了3天。"), ("pt", "a segunda casa"), ("ja", "会議は5日間続いた。"),
    ],
)  # fmt: skip
def test_other_words_and_lengths_of_time_are_no_days(language, text):
    assert placed(text, language) == []


def test_without_a_day_of_writing_what_the_text_gives_is_kept():
    thursday, may = only("on Thursday", told=None), only("on May 3", told=None)
    assert (thursday.first, thursday.weekday, thursday.relative) == (None, 3, True)
    assert (may.first, may.month, may.day, may.relative) == (None, 5, 3, True)


@pytest.mark.parametrize(
    ("report", "source", "expected"),
    [
        ("on Thursday", "on 16 May 2024", True), ("on Thursday", "on 15 May 2024", False), ("in May", "on 16 May 2024", True),
        ("in May", "on 16 June 2024", False),
        ("in 2024", "on 16 May 2024", True), ("yesterday", "on Thursday", True), ("yesterday", "today", False),
        ("last week", "in May", True),
    ],
)  # fmt: skip
def test_days_are_the_same_where_one_holds_the_other(report, source, expected):
    assert same_day(only(report), only(source)) is expected
    assert same_day(only(source), only(report)) is expected


@pytest.mark.parametrize(
    ("report", "source", "expected"),
    [
        ("on Thursday", "on Friday", False), ("on Thursday", "on Thursday", None), ("on May 3", "on May 3", True),
        ("on May 3", "on May 4", False),
        ("on Thursday", "on 16 May 2024", None), ("on Thursday", "on 15 May 2024", False),
        ("yesterday", "on 15 May 2024", None), ("on May 3", "on 3 May 2024", True),
    ],
)  # fmt: skip
def test_days_that_cannot_be_placed_are_compared_by_what_is_given(report, source, expected):
    assert same_day(only(report, told=None), only(source, told=None)) is expected
    assert same_day(only(source, told=None), only(report, told=None)) is expected


NAMES = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_alone_is_the_nearest_one_that_has_been(told, weekday):
    found = only(f"It rained on {NAMES[weekday]}.", told=told.isoformat())
    assert found.first == found.last
    assert found.first is not None
    assert found.first.weekday() == weekday
    assert timedelta(0) <= told - found.first < timedelta(7)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(2, 300))
def test_days_ago_count_back_from_the_day_of_writing(told, steps):
    assert only(f"It rained {steps} days ago.", told=told.isoformat()).first == told - timedelta(steps)


@given(
    st.text(alphabet="0123456789./-,年月日월일 MayThursdaylast周四ago전前", max_size=50),
    st.sampled_from(["en", "ko", "zh", "ja", "de", None]),
    st.sampled_from([None, FRIDAY, "nonsense", "0001-01-01", "9999-12-31"]),
)  # fmt: skip
def test_any_text_gives_ordered_days_inside_it(text, language, told):
    end = 0
    for day in days(text, language, told):
        assert end <= day.start < day.end <= len(text)
        assert (day.first is None) == (day.last is None)
        assert day.first is None or day.last is None or day.first <= day.last
        assert same_day(day, day) in (True, None)
        end = day.end
