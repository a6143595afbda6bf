"""Which words of a text are cues, and which only look like them."""

from __future__ import annotations

import pytest

from headwater.judge.force import cues
from headwater.text.tokens import tokens


def found(text: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (text[found[c.first].start : found[c.last - 1].end], c.kind, c.value)
        for found in [tokens(text)]
        for c in cues(found, text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Der Müller hatte die Brücke gebaut.", "de", "conditional"), ("Die Hörner waren alt.", "de", "conditional"),
        ("Er konnte über den Fluss sehen.", "de", "possible"), ("La fête du village était belle.", "fr", "obliged"),
        ("L'été des pêcheurs fut long.", "fr", "after"),
    ],
)  # fmt: skip
def test_a_word_is_not_another_one_with_marks(text: str, language: str, value: str):
    assert value not in [v for _, _, v in found(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Der Müller hätte die Brücke gebaut.", "de", "conditional"), ("Le maire a dû fermer le pont.", "fr", "obliged"),
        ("Der Muller wurde bauen, muss aber warten.", "de", "obliged"),  # a text without marks is taken as it is
        ("Le maire a du fermer le pont.", "fr", "obliged"),
    ],
)  # fmt: skip
def test_a_word_with_its_marks_is_a_cue_and_so_it_is_in_a_text_that_has_none(text: str, language: str, value: str):
    assert value in [v for _, _, v in found(text, language)]


def test_a_capital_inside_a_sentence_makes_a_name_of_a_modal_word():
    assert found("The union asked Mrs May to keep the ferry.", "en") == []
    assert ("may", "modality", "possible") in found("The union may keep the ferry.", "en")
    assert ("May", "modality", "possible") in found("May the ferry stay for ever.", "en")
    assert ("May", "modality", "possible") in found("The Union May Keep The Ferry After All", "en")


@pytest.mark.parametrize(("text", "language"), [("A no-confidence vote came.", "en"), ("Un refuge de sans-abri a ouvert.", "fr")])
def test_the_first_half_of_a_compound_denies_nothing(text: str, language: str):
    assert not [k for _, k, _ in found(text, language) if k == "negation"]


def test_what_an_elided_word_is_written_on_to_is_read():
    assert ("qu’au moins", "comparison", "more") in found("Le maire dit qu’au moins dix bateaux sont là.", "fr")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Le pont n'est pas ouvert.", True), ("Jamais le pont n'a été ouvert.", True), ("Il craint que le pont ne ferme.", False),
        ("Ce n'est pas uniquement mon pont.", False),
    ],
)  # fmt: skip
def test_half_a_negation_is_none_without_its_other_half(text: str, denied: bool):
    assert any(k == "negation" for _, k, _ in found(text, "fr")) == denied
