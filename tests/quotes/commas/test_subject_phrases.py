"""Noun phrases beside a reporting verb: where they end, and which words are no part of one."""

from __future__ import annotations

import pytest

from headwater.quotes.commas.clause_words import ClauseWords, clause_words
from headwater.quotes.commas.joints import Word, parts
from headwater.quotes.commas.subject_phrases import phrase_end, place_named, subject_before, subject_behind


def reading(text: str, language: str) -> tuple[tuple[Word, ...], ClauseWords]:
    w = clause_words(language)
    assert w is not None
    return parts(text, 0)[0].words, w


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Die neue Sprecherin der Polizei gestern", "Die neue Sprecherin der Polizei"),
        ("Ida Lund am Montag", "Ida Lund"),
        ("der Minister für Verkehr und Ida Lund in Nes", "der Minister für Verkehr und Ida Lund"),
        ("Mohammed el-Karim sagte", "Mohammed el-Karim"),
        ("Ludwig van Berg sagte", "Ludwig van Berg"),
        ("eine gestern gegründete Partei sagte", "eine gestern gegründete Partei"),
        ("sie sagte", "sie"),
    ],
)
def test_a_german_phrase_is_determiner_adjectives_nouns_and_genitives(text: str, phrase: str):
    words, w = reading(text, "de")
    end = phrase_end(words, 0, w)
    assert text[: words[end - 1].end] == phrase


@pytest.mark.parametrize("text", ["gestern Abend", "sagte Lund", "und Lund"])
def test_other_words_begin_none(text: str):
    words, w = reading(text, "de")
    assert phrase_end(words, 0, w) == 0


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("de", "Auch die Polizei", "die Polizei"),
        ("de", "Am Montag", None),
        ("de", "Als Grund", None),
        ("de", "Ursprünglich", None),
        ("cs", "Nová mluvčí policie v úterý", "Nová mluvčí policie"),
        ("cs", "V sobotu ministr Berg", "ministr Berg"),
        ("nl", "De nieuwe woordvoerster van de politie gisteren", "De nieuwe woordvoerster van de politie"),
        ("pl", "Nowa rzeczniczka policji we wtorek", "Nowa rzeczniczka policji"),
    ],
)
def test_the_subject_before_a_verb(language: str, text: str, subject: str | None):
    words, w = reading(text, language)
    span = subject_before(words, w)
    assert (span and text[span.start : span.end]) == subject


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("de", "am Montag in Nes die Polizei der Stadt", "die Polizei der Stadt"),
        ("de", "sich gestern auch Ida Lund", "Ida Lund"),
        ("de", "gegenüber der Presse", None),
        ("cs", "nám včera ministr Berg v Brně", "ministr Berg"),
        ("nl", "gisteren burgemeester Ida Lund in Nes", "burgemeester Ida Lund"),
        ("pl", "w poniedziałek Ida Lund", "Ida Lund"),
    ],
)
def test_the_subject_behind_a_verb(language: str, text: str, subject: str | None):
    words, w = reading(text, language)
    span = subject_behind(words, w)
    assert (span and text[span.start : span.end]) == subject


def test_a_place_is_named_behind_the_first_preposition():
    words, w = reading("Gestern in der Mitteilung der Stadt über den Deich", "de")
    span = place_named(words, w)
    assert span is not None
    assert (span.start, span.end) == (11, 35)
    assert place_named(words[:1], w) is None
