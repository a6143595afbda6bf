"""Passages of thousands of words are judged in stretches, and nothing is told that is not there."""

from __future__ import annotations

import headwater
from headwater.judge.changes import LONGEST, changes
from headwater.judge.passage import Passage, passage
from headwater.model import Span

LINES = [f"In year {1000 + i} the council kept {2000 + 3 * i} crowns." for i in range(130)]


def whole(lines: list[str]) -> Passage:
    text = " ".join(lines)
    return passage(headwater.document(text, language="en"), [Span(0, len(text))])


def test_what_changed_is_told_once_where_it_stands_and_the_rest_is_equal():
    source = whole(LINES)
    assert len(source.tokens) > LONGEST
    report = whole([line.replace("2300 crowns", "2359 crowns") for line in LINES])
    (found,) = changes(report, source)
    assert (found.kind, found.meaning) == ("number", "major")
    assert found.report is not None
    assert report.document.text[found.report.start : found.report.end] == "2359"


def test_part_of_a_passage_has_the_spans_of_its_words_alone():
    two = passage(headwater.document("One two. Three four.", language="en"), [Span(0, 8), Span(9, 20)])
    assert two.part((1, 3)).spans == (Span(4, 8), Span(9, 14))
    assert two.part((2, 2)).spans == ()
    assert two.part((0, 4)) == Passage(two.document, (Span(0, 8), Span(9, 19)), two.tokens)
