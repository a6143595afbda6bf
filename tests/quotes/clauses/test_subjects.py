"""The mention beside a verb is the noun phrase alone: no apposition, relative clause, time or place."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses import subjects
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def subject(text: str, *, near: bool = False) -> str | None:
    """The subject of the verb that a text ends in."""
    read = tokens(text, 0, len(text))
    found = subjects.before(read, len(read) - 1, ENGLISH, near=near)
    return text[read[found.first].start : read[found.last].end] if found else None


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Ida Lund said", "Ida Lund"),
        ("Ida Lund on Monday said", "Ida Lund"),
        ("On Monday Ida Lund said", "Ida Lund"),
        ("In an interview, Ida Lund said", "Ida Lund"),
        ("Ida Lund, head of the water board, said", "Ida Lund"),
        ("Ida Lund, meanwhile, who leads the board, said", "Ida Lund"),
        ("Ida Lund (D-Rivertown) said", "Ida Lund"),
        ("The head of the water board said", "The head of the water board"),
        ("Lund and Berg said", "Lund and Berg"),
        ("The dam broke and Lund said", "Lund"),
        ("the dam that she said", "she"),
        ("Voters who said", "Voters"),
        ("When he left, the mayor said", "the mayor"),
    ],
)
def test_a_subject_is_the_noun_phrase_alone(text: str, mention: str):
    assert subject(text) == mention


@pytest.mark.parametrize("text", ["of the said", "The dam is dead, said", "said", "in the said"])
def test_what_is_no_noun_phrase_is_no_subject(text: str):
    assert subject(text) is None


def test_the_noun_of_a_participle_is_right_before_it():
    assert subject("Lund opened the year with an editorial urging", near=True) == "an editorial"


def test_behind_a_passive_the_one_who_did_it_is_the_mention():
    assert subject("The plan was criticized by the port, which said") == "the port"
    assert subject("The plan was rejected by Lund, who said") == "Lund"


def test_a_clause_of_time_behind_a_verb_begins_anew():
    assert subject("The town is closing the dam after tests showed") == "tests"
