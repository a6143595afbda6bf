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


@pytest.mark.parametrize(
    "text",
    [
        "Lund did not say that the dam held.",
        "Lund never said it would hold.",
        "The town has not said when it will open.",
        "Lund declined to comment on the plan.",
        "A pitch highlighting the dam failed.",
        "It makes clear that the dam held.",
        "Lund looked for a way to report profits.",
        "Lund praised him.",
        "Neither Lund nor Berg said who paid.",
        "No one said that it held.",
        "55,000 volunteers to clean the beach",
        "Like you have never seen the dam.",
    ],
)
def test_what_is_not_uttered_is_no_statement(text: str):
    assert head(text) is None


def test_a_denied_belief_is_a_statement_and_so_is_a_refusal_of_a_deed():
    assert head("Lund does not believe that the dam held.") == ("the dam held", "Lund", "that")
    assert head("Lund refused to sign the letter.") == ("to sign the letter", "Lund", "infinitive")


def test_what_is_criticised_by_somebody_is_that_ones_statement():
    assert head("The plan was criticized by the port of Lund.") == ("The plan", "the port of Lund", "object")
    assert head("He was urged by two ministers to resign.") == ("to resign", "two ministers", "asked")
    assert head("It was alleged by the town that Lund left.") == ("Lund left", "the town", "asked")
    assert head("It was announced on Monday that Lund left.") == ("Lund left", None, "asked")


def test_an_infinitive_that_is_carried_out_reports():
    assert head("Lund used the speech to call for a tax.") == ("a tax", "Lund", "object")


def test_a_clause_with_as_leads_to_what_was_said():
    assert head("As Lund told the town, the dam would hold.") == ("the dam would hold", "Lund", "source")
    assert head("As Lund said it held, the dam broke.") != ("the dam broke", "Lund", "source")


def test_a_verb_of_sound_behind_then_goes_on_the_subject_of_the_sentence():
    assert head("Lund laughed, then added that it held.") == ("it held", "Lund", "that")


def test_who_declines_to_say_has_not_said():
    assert head("Lund declined to say whether it held.", 1) is None
    assert head("Lund went on to say whether it held.") is not None


def test_when_behind_said_is_a_time_and_behind_asked_a_question():
    assert head("Lund explained when it broke.") == ("when it broke", "Lund", "question")
    found = head("That was what Lund said when he left.")
    assert found is None or found[2] != "question"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Post quoted the mayor as saying the dam would hold", ("the dam would hold", "the mayor", "that")),
        ("The Post cited Ida Lund as saying that the dam would hold", ("the dam would hold", "Ida Lund", "that")),
        ("The mayor was quoted by the Post as saying that the dam would hold", ("the dam would hold", "The mayor", "that")),
        ("The dam would hold, Lund confirmed", ("The dam would hold", "Lund", "closing")),
        ("The dam would hold, the Post quoted her as saying", ("The dam would hold", "her", "closing")),
        ("The Post quoted a poem", None),
    ],
)
def test_whom_somebody_quotes_as_saying_says_it(text: str, expected: tuple[str, str, str] | None):
    assert head(text) == expected


def test_a_noun_that_may_be_a_verb_opens_no_closing_clause():
    assert head("The dam would hold, state media officials said") != ("The dam would hold", "media officials", "closing")
