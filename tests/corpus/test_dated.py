"""The day of a document, and what days say of a report and the texts that may be its source."""

from __future__ import annotations

from datetime import date

import pytest

import headwater
from headwater.corpus.dated import by_days, day_of, known_day, of_its_days, stated_day

BODY = "The harbour council met and agreed to rebuild the eastern mole before the autumn storms set in again.\n" * 3


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("PUBLIC RELEASE: 4-MAR-2031\nMole to be rebuilt\n", "en"),
        ("Mole to be rebuilt\nTuesday 4 March 2031\n", "en"),
        ("By Ada Lind | PUBLISHED: 08:47, Tue, Mar 4, 2031 | UPDATED: 09:14, Wed, Mar 5, 2031\n", "en"),
        ("Die Mole wird erneuert\n4. März 2031\n", "de"),
        ("방파제를 다시 쌓는다\n2031년 3월 4일\n", "ko"),
        ("2031-03-04\n", None),
    ],
)
def test_the_first_lines_of_a_text_give_its_day(head: str, language: str | None):
    assert stated_day(head + BODY, language) == date(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The storm of 4 March 2031 took the eastern mole with it, and the council has asked for masons from the islands since.",
        "04/03/2031\n" + BODY,  # the day or the month first: unsure
        "March 2031\n" + BODY,
        BODY * 10 + "\n4 March 2031\n",
        "",
    ],
)
def test_a_sentence_an_unsure_day_and_a_day_far_down_are_none(text: str):
    assert stated_day(text, "en") is None


def test_a_day_that_was_told_goes_before_one_that_is_read():
    told = headwater.document("3 March 2031\n" + BODY, language="en", published="2031-03-09")
    assert known_day(told) == day_of(told) == date(2031, 3, 9)
    read = headwater.document("3 March 2031\n" + BODY, language="en", published="soon")
    assert (known_day(read), day_of(read)) == (None, date(2031, 3, 3))


@pytest.mark.parametrize(("source", "its"), [(5, True), (4, True), (6, False)])
def test_a_source_may_bear_the_day_after_its_report(source: int, its: bool):
    assert of_its_days(date(2031, 3, source), date(2031, 3, 4)) is its


def test_a_text_of_the_reports_days_counts_the_more_the_fewer_such_there_are():
    report, near, far = date(2031, 3, 4), date(2031, 3, 1), date(2030, 9, 1)
    alone = by_days(report, [near, far, far, far, far])
    among = by_days(report, [near, near, near, near, far])
    assert alone[0][0] > among[0][0] > 0
    assert alone[1] == (0.0, 1.0)


def test_unknown_days_say_nothing():
    assert by_days(None, [date(2031, 3, 1)]) == [(0.0, 0.0)]
    assert by_days(date(2031, 3, 4), [None, date(2031, 3, 1)])[0] == (0.0, 0.0)
