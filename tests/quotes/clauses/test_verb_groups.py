"""Reporting verbs with their auxiliaries; the same letters as a noun or a participle of a noun are none."""

from __future__ import annotations

import pytest

from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.clauses.verb_groups import groups, headline
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def found(text: str) -> list[tuple[str, str]]:
    """The groups of a text: their words and how they stand."""
    read = tokens(text, 0, len(text))
    return [(" ".join(t.low for t in read[g.first : g.last + 1]), g.mode) for g in groups(read, ENGLISH)]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Lund has since also called on them to stay.", ("has since also called on", "finite")),
        ("Lund did not say so.", ("did not say", "finite")),
        ("He’s said it.", ("'s said", "finite")),
        ("The town is calling for help.", ("is calling for", "finite")),
        ("Lund was told that it held.", ("was told", "passive")),
        ("It held, adding that", ("adding", "ing")),
        ("The voters say that", ("say", "finite")),
        ("They went on to criticize it", ("to criticize", "to")),
    ],
)
def test_a_verb_is_read_with_its_auxiliaries(text: str, group: tuple[str, str]):
    assert group in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The claims were old.",
        "Their fears grew.",
        "The plan denounced by them failed.",
        "The Call of the valley",
        "of reports here",
        "They cut it by a percentage point to 4 percent",
        "It rose 25 basis points to 4 percent",
    ],
)
def test_nouns_names_and_participles_of_nouns_are_no_verbs(text: str):
    assert found(text) == []


def test_verbs_with_capitals_count_in_a_headline_only():
    title = "Ida Lund Says Dam Will Hold"
    assert headline(tokens(title, 0, len(title)))
    assert ("says", "finite") in found(title)
    assert found("The people of the Says valley went home early today.") == []


def test_marked_words_hold_no_verb():
    text = 'the "said so" men'
    read = tokens(text, 0, len(text), marked=[(5, 12)])
    assert groups(read, ENGLISH) == []


def test_a_length_of_time_is_no_part_of_the_verb():
    assert found("Lund argued for months that it held.") == [("argued", "finite")]
    assert found("Lund argued for a tax.") == [("argued for", "finite")]


def test_what_somebody_is_asked_about_is_no_statement():
    assert found("Does she regret the plan?") == []


def test_an_adverb_tells_a_verb_from_a_noun():
    assert found("Many in his party privately fear that it leaks.")[0] == ("privately fear", "finite")
