from __future__ import annotations

import numpy as np

from headwater.judge.linked import unchecked, with_changes
from headwater.model import Link, Span
from headwater.reading import document


class Letters:
    """An encoder of words by their letters; nothing here needs more."""

    name = "letters"
    languages = frozenset(("en", "de"))

    def encode(self, texts):
        rows = np.array(
            [[t.lower().count(c) + 0.01 for c in "abcdefghijklmnopqrstuvwxyz0123456789"] for t in texts], dtype=np.float32
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


SOURCE = document("On that day 43,549 people crossed the new bridge.", language="en")
REPORT = document("On that day 43,548 people crossed the new bridge.", language="en")


def link(confidence: float, doc: str | None = None) -> Link:
    return Link("L1", Span(0, len(REPORT.text)), (Span(0, len(SOURCE.text), doc),), "edited", False, confidence)


def meanings(confidence: float) -> list[str]:
    (found,) = with_changes([link(confidence)], REPORT, [SOURCE], Letters())
    return [c.meaning for c in found.changes]


def test_a_link_that_may_be_wrong_has_no_major_change():
    assert meanings(0.95) == ["major"]
    assert meanings(0.4) == ["minor"]


def test_of_several_sources_a_change_names_the_one_that_it_is_against():
    other = document("Nothing of it.", language="en")
    (found,) = with_changes([link(0.95, SOURCE.id)], REPORT, [other, SOURCE], Letters())
    assert [c.source.doc for c in found.changes if c.source] == [SOURCE.id]


def test_what_was_not_looked_at_is_said():
    german = document("An jenem Tag kamen 43.549 Menschen.", language="de")
    assert any("another language" in line for line in unchecked([german], REPORT))
    assert any("English only" in line for line in unchecked([german], german))
    assert unchecked([SOURCE], REPORT) == ()
