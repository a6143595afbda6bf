"""Nouns that report a clause, and who holds it."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.nominal import nouns
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def found(text: str) -> list[tuple[str, str | None]]:
    """Each noun with its holder."""
    read = tokens(text, 0, len(text))
    return [
        (read[n.at].low, " ".join(t.low for t in read[n.holder[0] : n.holder[1] + 1]) if n.holder else None)
        for n in nouns(read, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("text", "noun", "holder"),
    [
        ("his claim that the dam held", "claim", "his"),
        ("Lund's old belief that it held", "belief", "lund"),
        ("the feeling among many voters that the dam leaks", "feeling", "many voters"),
        ("the rumor that Lund left", "rumor", None),
        ("their promise to rebuild", "promise", "their"),
        ("her criticism of the plan", "criticism", "her"),
    ],
)
def test_a_noun_with_its_clause_and_holder(text: str, noun: str, holder: str | None):
    assert found(text) == [(noun, holder)]


@pytest.mark.parametrize("text", ["the claim that was denied", "the idea is old", "the plan to rebuild", "Hope that town"])
def test_a_relative_clause_or_a_noun_without_holder_is_no_report(text: str):
    assert found(text) == []


def test_a_noun_that_is_denied_reports_nothing():
    assert found("the firm makes no promise that prices will fall") == []
