"""Where a reported clause ends."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.extents import (
    Told,
    clausal,
    content_end,
    reading,
    relative_end,
    shortened,
    subject_end,
    subordinate_end,
    tidy,
    timeless_end,
)
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def read(text: str):
    return reading(tokens(text, 0, len(text)), ENGLISH)


def upto(text: str, kind: str) -> str:
    r = read(text)
    end = content_end(r, 0, kind)
    return text[: r.tokens[end - 1].end]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("the dam held, and the town was safe.", "that", "the dam held, and the town was safe"),
        ("the dam held; the town slept", "that", "the dam held"),
        ("the dam held all winter: the gates were shut", "that", "the dam held all winter"),
        ("this: the dam held", "bare", "this: the dam held"),
        ("the dam held, while the town slept", "that", "the dam held"),
        ("the dam held, but Lund left", "that", "the dam held"),
        ("the dam held, but could not last", "that", "the dam held, but could not last"),
        ("the plan, which was old", "object", "the plan"),
        ("the plan, leaving the town alone", "object", "the plan"),
        ("the plan, the gates and the road", "object", "the plan, the gates and the road"),
        ("the dam held (he added) well) and left", "that", "the dam held (he added) well"),
    ],
)
def test_content_ends_where_another_clause_begins(text: str, kind: str, content: str):
    assert upto(text, kind) == content


def test_a_direct_quotation_ends_content():
    text = "it held, “go away now” and"
    r = reading(tokens(text, 0, len(text), quotes=[(10, 21)]), ENGLISH)
    assert content_end(r, 0, "that") == 3


def test_a_subordinate_clause_ends_at_its_comma_and_another_does_not():
    r = read("while Lund said the dam held, the town slept")
    assert r.low(subordinate_end(r, 1, 3, r.end)) == ","
    r = read("as Mayor Lund said the dam held, the town slept")
    assert r.low(subordinate_end(r, 0, 4, r.end)) == ","
    r = read("now Lund said the dam held, the town slept")
    assert subordinate_end(r, 1, 3, r.end) == r.end


def test_a_relative_clause_ends_before_the_verb_of_its_sentence():
    r = read("the dam held, did not come")
    assert r.low(relative_end(r, 0, r.end)) == ","
    r = read("the dam held, the gate too")
    assert relative_end(r, 0, r.end) == r.end


def test_an_opening_adverbial_is_no_clause():
    for text, said in (("six months ago", False), ("the dam would hold", True), ("asked about the dam", False), ("No way", True)):
        assert clausal(read(text), 0, len(read(text).tokens)) is said, text


def test_edges_are_cleared_and_what_is_left_empty_is_dropped():
    r = read(", the dam held, and")
    one = tidy(r, Told(((0, len(r.tokens)),), (0, 0), None, "that", 0))
    assert one is not None
    assert one.content == ((1, 4),)
    assert tidy(r, Told(((0, 1),), (0, 0), None, "that", 0)) is None
    assert shortened(one, 1) is None


def test_a_contrast_that_opens_with_that_goes_on_what_is_reported():
    assert upto("the dam held, but that it leaked.", "that") == "the dam held, but that it leaked"


def test_an_object_ends_at_a_verb_joined_to_the_one_that_reports():
    assert upto("it a dream and left the hall.", "object") == "it a dream"
    assert upto("the flawed and rejected plan.", "object") == "the flawed and rejected plan"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("the plan last night", "the plan"),
        ("the plan on Monday", "the plan"),
        ("the plan in March 2021", "the plan"),
        ("a plan for the weekend", "a plan for the weekend"),
        ("the flood the worst in years", "the flood the worst in years"),
    ],
)
def test_the_time_of_the_verb_is_no_part_of_its_object(text: str, content: str):
    r = read(text)
    assert text[: r.tokens[timeless_end(r, 0, r.end) - 1].end] == content


def test_the_clause_of_a_noun_ends_before_the_verb_of_its_sentence():
    text = "His claim that the town acted in secret was rejected."
    r = read(text)
    assert text[: r.tokens[subject_end(r, 1, 3, r.end) - 1].end].endswith("in secret")
    inner = read("His claim that the town which paid was poor.")
    assert subject_end(inner, 1, 3, inner.end) == inner.end


def test_however_at_the_end_is_no_part_of_what_is_reported():
    r = read("it would hold, however.")
    told = tidy(r, Told(((0, r.end),), (0, 0), None, "that", 0))
    assert told is not None
    assert told.content == ((0, 3),)
