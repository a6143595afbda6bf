"""What follows a reporting verb: where content begins and how it is taken."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.complements import behind
from headwater.quotes.clauses.extents import reading
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.clauses.verb_groups import groups
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def complement(text: str, *, evident: bool = False, doubtful: bool = False, relative: bool = False) -> tuple[str, str] | None:
    """Kind and words of the complement of the first verb."""
    read = tokens(text, 0, len(text))
    found = behind(reading(read, ENGLISH), groups(read, ENGLISH)[0], evident=evident, doubtful=doubtful, relative=relative)
    return (found.kind, text[read[found.start].start :]) if found else None


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("Lund said that it held", "that", "it held"),
        ("Lund said on Monday in the hall that it held", "that", "it held"),
        ("Lund told the paper that it held", "that", "it held"),
        ("Lund told reporters the dam held", "bare", "the dam held"),
        ("Lund told them he was late", "bare", "he was late"),
        ("Lund said Monday the dam held", "bare", "the dam held"),
        ("Lund asked them whether it held", "question", "whether it held"),
        ("Lund vowed to stay", "infinitive", "to stay"),
        ("Lund urged the town to stay", "directive", "the town to stay"),
        ("Lund told the town to stay", "directive", "to stay"),
        ("Lund criticized the plan", "object", "the plan"),
    ],
)
def test_addressee_time_and_place_are_passed_over(text: str, kind: str, content: str):
    assert complement(text) == (kind, content)


def test_an_object_that_is_no_noun_phrase_is_none():
    assert complement("Lund criticized and left") is None


def test_of_a_word_that_may_be_a_noun_an_object_must_show_itself():
    assert complement("Lund claims damages", doubtful=True) is None
    assert complement("Lund claims the prize", doubtful=True) == ("object", "the prize")


def test_what_a_poll_shows_is_reported_what_a_person_shows_is_not():
    assert complement("the poll shows a lead", evident=True) == ("object", "a lead")
    assert complement("the mayor shows a card") is None


def test_in_a_relative_clause_a_verb_further_on_is_no_sign_of_a_reported_clause():
    assert complement("owners who noticed a smell were asked", relative=True) is None
    assert complement("owners who noticed they were late", relative=True) == ("bare", "they were late")


@pytest.mark.parametrize(
    "text",
    [
        "the mayor said so in public",
        "the figures suggest otherwise",
        "the mayor denied that, saying no",
        "it showed no sign that it held",
    ],
)
def test_a_word_that_stands_for_what_was_said_or_the_clause_of_another_noun_is_no_content(text: str):
    found = complement(text)
    assert found is None or found[0] == "object"


def test_a_sentence_told_to_somebody_is_no_order():
    assert complement("Lund tells me her brother wanted to sing") is None
    assert complement("Lund told me to sing") == ("directive", "to sing")


def test_a_verb_behind_because_or_after_is_not_the_one_of_a_reported_clause():
    assert complement("the firm recalled 18,400 pumps after one had failed") is None
