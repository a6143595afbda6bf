"""Differences of wording that the collation leaves: opposites far apart, moves, and what stands in no place of the other side."""

from __future__ import annotations

import pytest

from tests.judge.test_changes import found, majors

APART = "On Wednesday the two sides refused a number of further measures."


def test_opposites_that_nothing_answers_are_told_however_far_apart_they_stand():
    source = "A set of further measures was agreed upon on Wednesday by both."
    (change,) = [c for c in found(APART, source) if c.reason == "opposite_word"]
    assert change.meaning == "major"
    assert APART[change.report.start : change.report.end] == "refused"
    assert source[change.source.start : change.source.end] == "agreed"


def test_an_opposite_that_the_other_side_has_too_is_answered():
    source = "A number of further measures was, after they had refused on Wednesday, agreed upon by the two sides."
    assert "opposite_word" not in majors(APART, source)


@pytest.mark.parametrize("word", ["harbour", "evening", "meeting"])
def test_words_that_are_opposites_only_in_rare_senses_are_none(word: str):
    source = f"In the {word} of the town the ship could be seen on Sunday."
    assert "opposite_word" not in majors("The ship was on display on Sunday.", source)
