from __future__ import annotations

import pytest

from headwater.judge.changes import changes, passage
from headwater.model import Span
from headwater.reading import document


def found(report: str, source: str, published: tuple[str | None, str | None] = (None, None)) -> list[tuple[str, str]]:
    mine, theirs = (document(t, language="en", published=p) for t, p in zip((report, source), published, strict=True))
    told = changes(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))
    return [(c.reason, c.meaning) for c in told]


@pytest.mark.parametrize(
    ("report", "source", "expected"),
    [
        ("201 lamps burn on the quay.", "200 lamps burn on the quay.", [("number_differs", "major")]),
        ("Over 410,000 stones lie there.", "Over 400,000 stones lie there.", [("number_differs", "major")]),
        ("400,000 stones lie there.", "402,187 stones lie there.", [("number_rounded", "none")]),
    ],
)
def test_a_number_is_rounded_to_fewer_digits_and_not_to_more(report: str, source: str, expected: list[tuple[str, str]]):
    assert found(report, source) == expected


def test_times_that_count_otherwise_differ_though_no_day_is_known():
    assert found("The quay broke six weeks ago.", "The quay broke four weeks ago.") == [("date_differs", "major")]


@pytest.mark.parametrize("when", ["today", "this year", "six weeks ago"])
def test_the_same_words_for_a_day_are_the_same_day(when: str):
    assert found(f"The quay broke {when}.", f"The quay broke {when}.") == []


def test_of_texts_of_different_days_the_counts_alone_tell_nothing():
    told = found("The quay broke three weeks ago.", "The quay broke two weeks ago.", ("2020-03-08", None))
    assert "major" not in {meaning for _, meaning in told}


@pytest.mark.parametrize(
    ("report", "source", "language"),
    [
        ("They bought a ferry and two old bridges.", "They bought a ferry and one old bridge.", "en"),
        ("They bought a ferry.", "They bought two ferries.", "en"),
        ("He was paid after two years of work.", "He was paid after a year of work.", "en"),
        ("Er kaufte drei Brücken.", "Er kaufte eine Brücke.", "de"),
    ],
)
def test_a_count_where_the_other_text_has_one_thing_is_another_number(report: str, source: str, language: str):
    told = changes(*(passage(document(t, language=language), [Span(0, len(t))]) for t in (report, source)))
    assert [c.meaning for c in told if "number" in c.reason] == ["major"]


@pytest.mark.parametrize(
    ("report", "source"),
    [
        ("He met two masons.", "He met a couple of masons."),
        ("A mason of 40 left.", "One of the 40 masons left."),
        ("A group of 12 masons was led by a sailor.", "The 12 masons were led by a sailor."),
        ("They made a stop of two hours.", "They made a two hour stop."),
    ],
)
def test_an_article_elsewhere_is_no_number(report: str, source: str):
    told = changes(*(passage(document(t, language="en"), [Span(0, len(t))]) for t in (report, source)))
    assert "major" not in {c.meaning for c in told}


def test_a_piece_of_a_time_of_day_is_no_figure_of_its_own():
    source = "À 7 h 42, le train 8817 a quitté la gare du port."
    report = "À 92 km/h au lieu de 60, le train 8817 a quitté la gare du port."
    made = changes(*(passage(document(text, language="fr"), [Span(0, len(text))]) for text in (report, source)))
    assert "number_differs" not in [c.reason for c in made]


def test_a_weekday_is_the_same_day_as_today():
    told = found("The mayor opened the quay on Wednesday.", "The mayor opened the quay today.", ("2027-05-12", "2027-05-12"))
    assert "major" not in {meaning for _, meaning in told}
    told = found("The mayor opened the quay on Tuesday.", "The mayor opened the quay today.", ("2027-05-12", "2027-05-12"))
    assert ("date_differs", "major") in told


@pytest.mark.parametrize("when", ["December 1", "1 December", "1 December 2027"])
def test_a_day_without_a_year_is_the_same_day_months_later(when: str):
    told = found(f"The quay opens on {when}.", "The quay opens on 1 December.", ("2027-09-02", "2027-05-12"))
    assert {meaning for _, meaning in told} <= {"none"}


def test_another_day_of_the_month_is_another_day_in_every_year():
    told = found("The quay opens on 2 December.", "The quay opens on 1 December.", ("2027-09-02", "2027-05-12"))
    assert told == [("date_differs", "major")]


@pytest.mark.parametrize(("when", "meaning"), [("in three weeks", "minor"), ("on 65 June", "major")])
def test_a_length_of_time_in_the_place_of_a_date_is_not_called_another_date(when: str, meaning: str):
    told = found(f"The harbour of the town opens to boats {when}.", "The harbour of the town opens to boats on 3 June.")
    assert [m for reason, m in told if reason.startswith("date")] == [meaning]


def test_a_day_that_is_left_out_is_told_once():
    told = found("The mayor opened the quay.", "The mayor opened the quay in March.")
    assert [(reason, meaning) for reason, meaning in told if meaning != "none"] == [("date_dropped", "minor")]
