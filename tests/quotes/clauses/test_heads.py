"""One reporting verb at a time: subject and content, and what keeps a verb from reporting."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.extents import reading
from headwater.quotes.clauses.heads import read
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.clauses.verb_groups import groups
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def head(text: str, number: int = 0) -> tuple[str, str | None, str] | None:
    """Content, mention and kind of the verb of that number, read on its own."""
    r = reading(tokens(text, 0, len(text)), ENGLISH)
    told, _ = read(r, groups(r.tokens, ENGLISH)[number], None, [])
    if told is None:
        return None
    (a, b), *_ = told.content
    mention = text[r.tokens[told.mention[0]].start : r.tokens[told.mention[1]].end] if told.mention else None
    return text[r.tokens[a].start : r.tokens[b - 1].end], mention, told.kind


def test_a_relative_clause_reports_up_to_the_verb_of_its_sentence():
    assert head("Lund, who said the dam held, did not come.") == ("the dam held", "Lund", "bare")


def test_asked_at_the_head_of_a_sentence_is_of_the_one_who_answers():
    assert head("Asked whether the dam held, Lund left.") == ("whether the dam held", None, "asked")
    assert head("Lund left when asked about it.") is None


def test_what_is_expected_has_no_speaker_and_holds_its_subject():
    assert head("The dam is expected to hold.") == ("The dam is expected to hold", None, "reputed")


@pytest.mark.parametrize(
    "text", ["The things he wants to have cost money.", "In five states Lund ran.", "Key states, Lund and Berg"]
)
def test_a_noun_or_a_relative_clause_without_pronoun_reports_nothing(text: str):
    assert head(text) is None


def test_a_comma_may_stand_between_verb_and_clause():
    assert head("Lund said, the dam would hold.") == ("the dam would hold", "Lund", "bare")
    assert head("Lund said, leaving the hall.") is None
