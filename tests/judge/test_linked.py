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


def majors(confidence: float, report: str, source: str = SOURCE.text, language: str = "en") -> list[str]:
    mine, theirs = document(report, language=language), document(source, language="en")
    one = Link("L1", Span(0, len(report)), (Span(0, len(source)),), "edited", False, confidence)
    (found,) = with_changes([one], mine, [theirs], Letters())
    return [c.reason for c in found.changes if c.meaning == "major"]


def test_a_link_that_may_be_wrong_has_no_major_change():
    other = "In the harbour lay 31 boats and some of the bridge's masons slept."
    assert majors(0.95, other) == ["number_differs"]
    assert majors(0.6, other) == []


def test_passages_that_share_their_words_belong_together_however_unsure_the_link_is():
    assert majors(0.4, REPORT.text) == ["number_differs"]


def test_across_languages_the_link_itself_has_to_be_likely():
    german = "An jenem Tag kamen 43.548 Menschen über die neue Brücke."
    assert majors(0.6, german, language="de") == ["number_differs"]
    assert majors(0.4, german, language="de") == []


def test_of_several_sources_a_change_names_the_one_that_it_is_against():
    other = document("Nothing of it.", language="en")
    (found,) = with_changes([link(0.95, SOURCE.id)], REPORT, [other, SOURCE], Letters())
    assert [c.source.doc for c in found.changes if c.source] == [SOURCE.id]


def test_what_was_not_looked_at_is_said():
    german = document("An jenem Tag kamen 43.549 Menschen.", language="de")
    assert any("another language" in line for line in unchecked([german], REPORT))
    assert any("English only" in line for line in unchecked([german], german))
    assert unchecked([SOURCE], REPORT) == ()
