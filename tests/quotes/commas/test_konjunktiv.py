"""The German subjunctive of reported speech, alone in its sentence, and the forms that only look like it."""

from __future__ import annotations

import pytest

from headwater.quotes.commas.clause_words import clause_words
from headwater.quotes.commas.joints import parts
from headwater.quotes.commas.konjunktiv import reports


def mood(text: str, *, second: bool = False, alone: bool = False) -> bool:
    w = clause_words("de")
    assert w is not None
    (part,) = parts(text, 0)
    return reports(part, w, second=second, alone=alone)


@pytest.mark.parametrize(
    "text",
    ["Der Deich sei alt", "Das Wasser habe gestanden", "Man wisse es nicht", "Der Minister komme im Mai",
     "Er freue sich darüber", "Das Amt handele zu spät", "Sie seien abgereist"],
)  # fmt: skip
def test_a_first_subjunctive_reports(text: str):
    assert mood(text)


@pytest.mark.parametrize(
    "text",
    ["Der Deich ist alt", "Es sei denn", "Sei es im Mai", "Gott sei Dank", "Komme was wolle", "Ich komme im Mai",
     "Das habe ich gesehen", "Er wurde verhaftet", "Sie alle waren da", "Einige Wege sind frei",
     "Die Sprache der Leute war alt"],
)  # fmt: skip
def test_set_phrases_the_first_person_and_other_words_in_e_do_not(text: str):
    assert not mood(text)


def test_the_second_subjunctive_counts_only_where_something_is_reported_already():
    assert not mood("Die Deiche wären alt")
    assert mood("Die Deiche wären alt", second=True)


def test_could_and_should_are_everyday_words_of_narration():
    assert mood("Die Deiche könnten brechen", second=True)
    assert not mood("Die Deiche könnten brechen", second=True, alone=True)


def test_a_language_without_the_mood_has_none():
    w = clause_words("cs")
    assert w is not None
    assert not reports(parts("sei habe komme", 0)[0], w, second=True)
