"""The day that a document came out: as it is known, or as its first lines say; and what two days say of a report and a source.

News tells what happened in days, so of many texts on a subject the one of the report's own days is its source more often than one
of other months. A day that is read in a text may be another's ("updated", the day of a hearing), so it counts for or against a
text and forbids none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, timedelta

from headwater.model import Document
from headwater.text import datelines, dates

HEAD_CHARS = 800  # from a text's start: outlet, title, author and day stand in them
DAY_LINE_CHARS = 90  # of a line that gives the day; longer ones are sentences, and tell of any day
BEFORE = timedelta(days=1)  # a source may bear the day after its report: zones, and print behind the wire
AFTER = timedelta(days=14)  # news on a release goes on for a fortnight: nineteen of twenty reports come out in it
WHOLE = len("2026-01-01")
# `24-MAY-2016`: hyphens between figures and letters.
_HYPHEN = re.compile(r"(?<=\d)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)")


def known_day(document: Document) -> date | None:
    """The day that was told with a document."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def day_of(document: Document) -> date | None:
    """The day that was told with a document, else the one that its first lines give."""
    return known_day(document) or stated_day(document.text, document.language)


def known_before(one: Document, other: Document) -> bool:
    """Whether a document came out on an earlier day than another, as was told with both."""
    mine, theirs = known_day(one), known_day(other)
    return mine is not None and theirs is not None and mine < theirs


def stated_day(text: str, language: str | None) -> date | None:
    """The day in the first short line of a text's head that holds a whole one, or in its dateline; None where none does."""
    lines = text[:HEAD_CHARS].splitlines()
    for i, line in enumerate(lines):
        cut = i == len(lines) - 1 and len(text) > HEAD_CHARS
        if (day := _day_in(line.strip(), language, sentence=cut or len(line.strip()) > DAY_LINE_CHARS)) is not None:
            return day
    return None


def _day_in(line: str, language: str | None, *, sentence: bool) -> date | None:
    """The first whole day of a line; of a sentence, that of its dateline alone."""
    if not any(c.isdecimal() for c in line):
        return None
    if sentence:
        head = datelines.head(line, language)
        line = line[: head.end] if head else ""
    found = dates.find(_HYPHEN.sub(" ", line), language)
    return next((date.fromisoformat(d.iso) for d in found if len(d.iso) == WHOLE and not d.iso.startswith("-")), None)


def of_its_days(source: date, report: date) -> bool:
    """Whether a report came out within the days in which a source is told on."""
    return -BEFORE <= report - source <= AFTER


def by_days(report: date | None, kept: Sequence[date | None]) -> list[tuple[float, float]]:
    """For each text (its day) how rare texts of the report's days are among them all, and whether it is of other days.

    Each (log of all over those of the report's days, 0.0) for one of these days, (0.0, 1.0) for one of others, (0.0, 0.0)
    where a day is unknown. Where all came out together, that one did says nothing.
    """
    if report is None:
        return [(0.0, 0.0)] * len(kept)
    near = [day is not None and of_its_days(day, report) for day in kept]
    rare = math.log((sum(day is not None for day in kept) + 2) / (sum(near) + 1))  # one more of each kind than was seen
    return [(0.0, 0.0) if day is None else (rare, 0.0) if mine else (0.0, 1.0) for day, mine in zip(kept, near, strict=True)]
