"""A report given as the source is told in one line; an ordinary pair is not."""

from __future__ import annotations

import headwater

SPEECH = (
    "We shall not raise the fare before the year is out. The bridge opens on Monday at noon. "
    "Nobody will have to wait for the ferry again. The town has paid its debts. I thank the builders for their patience.\n"
)
NEWS = (
    "Mayor Ada Quill spoke to the town. “We shall not raise the fare before the year is out,” she said. "
    "“Nobody will have to wait for the ferry again,” Quill added.\n"
)


def notes(source: str, report: str, *, days: tuple[str | None, str | None] = (None, None)) -> list[str]:
    """What is said of the two being exchanged. days: when the source and the report were published."""
    made = [headwater.document(t, id=i, published=d) for t, i, d in zip((source, report), "sr", days, strict=True)]
    return [line for line in headwater.compare(*made).unchecked if "exchanged" in line]


def test_a_source_that_quotes_the_report_which_quotes_nobody_is_told():
    assert notes(NEWS, SPEECH) == ["r: quotes nobody, and the source quotes it; if the two were exchanged, give the report last"]


def test_a_report_that_quotes_its_source_is_nothing_to_tell():
    assert notes(SPEECH, NEWS) == []


def test_a_source_that_quotes_others_than_the_report_is_nothing_to_tell():
    assert notes(NEWS, "The ferry is old. The bridge over the Lee has been built by the county for many years.\n" * 3) == []


def test_a_report_days_before_its_source_is_told_and_one_of_the_day_before_is_not():
    (told,) = notes(SPEECH, NEWS, days=("2021-05-04", "2021-05-01"))
    assert told.startswith("r: is dated 2021-05-01, before the source")
    assert notes(SPEECH, NEWS, days=("2021-05-04", "2021-05-03T23:00:00-08:00")) == []
    assert notes(SPEECH, NEWS, days=("2021-05-04", "2021-05-05")) == []
    assert notes(SPEECH, NEWS, days=(None, "2021-05-01")) == []
