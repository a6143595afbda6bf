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
