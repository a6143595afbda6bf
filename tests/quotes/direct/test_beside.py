"""The noun phrase beside a verb: no apposition, no day, no place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.quotes.cues import cues_for
from headwater.quotes.direct.beside import clause_subject, subject_before, subject_behind


def verb_of(text: str, language: str) -> re.Match[str]:
    found = list(cues_for(language).framing.finditer(text))
    return found[-1]


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("en", "Ida Lund said", "Ida Lund"),
        ("en", "On Tuesday Ida Lund, who builds dykes, said", "Ida Lund"),
        ("en", "On Tuesday, in the town hall, Ida Lund said", "Ida Lund"),
        ("en", "In a statement the ministry of works said", "the ministry of works"),
        ("en", "But Ms. Lund also said", "Ms. Lund"),
        ("en", "Ida Lund (R-Nes) has repeatedly said", "Ida Lund"),
        ("en", "The head of the harbour office, a builder, said", "The head of the harbour office"),
        ("en", "She mended the dyke and said", "She"),
        ("en", "Lund went on to praise the dyke, saying", "Lund"),
        ("en", "Speaking in Nes, the mayor said", "the mayor"),
        ("en", "As Ida Lund, a builder from Nes, recently said", "Ida Lund"),
        ("en", "The dyke is old. It must go, one of the builders said", "one of the builders"),
        ("de", "Die Chefin des Amtes, Ida Lund, sagte", "Die Chefin des Amtes"),
        ("de", "Lund lachte und sagte", "Lund"),
        ("de", "Der 23-jährige Sportler sagte", "Der 23-jährige Sportler"),
        ("fr", "Mardi, la maire a déclaré", "la maire"),
        ("ru", "Мэр Иван Лунд заявил", "Мэр Иван Лунд"),
    ],
)
def test_the_subject_before_a_verb_stands_without_apposition_and_adverbials(language: str, text: str, subject: str):
    found = subject_before(text, 0, verb_of(text, language), cues_for(language))
    assert found is not None
    assert text[found.start : found.end] == subject


@pytest.mark.parametrize("text", ["Im Rathaus sagte", "Als Antwort auf den Brief sagte", "Weiter sagte"])
def test_a_phrase_of_place_before_a_verb_that_stands_second_is_no_subject(text: str):
    assert subject_before(text, 0, verb_of(text, "de"), cues_for("de")) is None


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("en", " Ida Lund, a builder from Nes.", "Ida Lund"),
        ("en", " the head of the harbour office in a statement.", "the head of the harbour office"),
        ("en", " Mayor Ida Lund on Tuesday.", "Mayor Ida Lund"),
        ("en", " she in Nes.", "she"),
        ("de", " am Dienstag die Bürgermeisterin Ida Lund vor Journalisten.", "die Bürgermeisterin Ida Lund"),
        ("de", " Lund den Minister zu Beginn.", "Lund"),
        ("fr", " mardi la maire Ida Lund.", "la maire Ida Lund"),
        ("es", " este martes la alcaldesa Ida Lund en Nes.", "la alcaldesa Ida Lund"),
        ("ru", " во вторник мэр города Иван Лунд.", "мэр города Иван Лунд"),
        ("ru", " корреспонденту ТАСС глава Несского округа Иван Лунд.", "глава Несского округа Иван Лунд"),
        ("en", " J. Lund, a builder.", "J. Lund"),
        ("en", " one Norwegian builder in Nes.", "one Norwegian builder"),
        ("fr", "-t-il à Nes.", "il"),
        ("nl", " burgemeester Ida Lund dinsdag.", "burgemeester Ida Lund"),
    ],
)
def test_the_subject_behind_a_verb_ends_where_an_adverbial_begins(language: str, text: str, subject: str):
    found = subject_behind(text, 0, len(text), cues_for(language))
    assert found is not None
    assert text[found.start : found.end] == subject


def test_a_clause_has_a_name_or_pronoun_as_its_subject_or_none():
    for text, subject in [
        ("With few builders left, Mayor Lund is rolling out a plan", "Mayor Lund"),
        ("Three questions remain open", None),
        ("He concluded", "He"),
    ]:
        found = clause_subject(text, 0, len(text), cues_for("en"))
        assert (found and text[found.start : found.end]) == subject


@settings(max_examples=200)
@given(st.text(alphabet="abAB ,.-—:(“” the of onsaid", max_size=80), st.sampled_from(["en", "de", "fr", "ru", "xx"]))
def test_a_subject_lies_where_it_was_looked_for(text: str, language: str):
    cues = cues_for(language)
    for found in (subject_behind(text, 0, len(text), cues), clause_subject(text, 0, len(text), cues)):
        assert found is None or 0 <= found.start < found.end <= len(text)
    for verb in cues.framing.finditer(text):
        found = subject_before(text, 0, verb, cues)
        assert found is None or 0 <= found.start < found.end <= verb.start()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The clip shows Ida Lund saying", "Ida Lund"),
        ("The film uses pictures of Ida Lund asking", "Ida Lund"),
        ("He spoke in Nes saying", "He"),
    ],
)
def test_who_is_shown_saying_something_stands_right_before_the_participle(text: str, subject: str):
    found = subject_before(text, 0, verb_of(text, "en"), cues_for("en"))
    assert found
    assert text[found.start : found.end] == subject


def test_the_verb_behind_a_german_name_is_no_part_of_who_speaks():
    text = "Ihre Chefin Ida Lund lehnte ab"
    found = clause_subject(text, 0, len(text), cues_for("de"))
    assert found
    assert text[found.start : found.end] == "Ihre Chefin Ida Lund"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Auf die Frage, warum der Deich brach, sagte", None),
        ("Als der Deich brach, sagte", None),
        ("Doch Lund, die Chefin, sagte", "Lund"),
        ("Lund, die Chefin, sagte", "Lund"),
    ],
)
def test_a_clause_before_a_german_verb_holds_no_subject(text: str, subject: str | None):
    found = subject_before(text, 0, verb_of(text, "de"), cues_for("de"))
    assert (found and text[found.start : found.end]) == subject
