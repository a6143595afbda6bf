"""Who speaks: where the noun phrase beside a verb begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.quotes.tellings.noun_phrases import before, behind, chunks, governed, leftmost, phrase, tokens
from headwater.quotes.tellings.telling_words import TellingWords, telling_words


def words(language: str) -> TellingWords:
    found = telling_words(language)
    assert found is not None
    return found


def cut(text: str, place: tuple[int, int] | None) -> str | None:
    return text[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("fr", "Le ministre de la Mer", "Le ministre de la Mer"),
        ("fr", "Le ministre de la Mer, Jean Morel,", "Le ministre de la Mer"),
        ("fr", "Jean Morel, ministre de la Mer,", "Jean Morel"),
        ("fr", "Dans un entretien au journal, le ministre", "le ministre"),
        ("fr", "Le pont est fermé et la police", "la police"),
        ("fr", "Il n’", "Il"),
        ("fr", "Le port : la mairie, prudente,", "la mairie"),
        ("ru", "На встрече с журналистами министр обороны Сергей Белов", "министр обороны Сергей Белов"),
        ("ru", "Мост закрыт, а мэр, выступая в думе,", "мэр"),
        ("ru", "С. Белов", "С. Белов"),
        ("ru", "В Москве", None),
        ("es", "En rueda de prensa, la portavoz", "la portavoz"),
        ("it", "Il presidente e il sindaco", "Il presidente e il sindaco"),
        ("pt", "Na sexta-feira", None),
    ],
)
def test_the_subject_before_a_verb_stands_without_adverbials_and_apposition(language: str, text: str, subject: str | None):
    assert cut(text, before(text, 0, len(text), words(language))) == subject


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("fr", " la porte-parole du port lundi à la presse", "la porte-parole du port"),
        ("fr", " à la presse son directeur", "son directeur"),
        ("es", " el portavoz del puerto en rueda de prensa", "el portavoz del puerto"),
        ("ru", " журналистам губернатор области Иван Седов", "губернатор области Иван Седов"),
        ("ru", " министр по делам моря", "министр по делам моря"),
        ("ar", " المتحدث باسم الوزارة في بيان", "المتحدث باسم الوزارة"),
        ("it", " ieri", None),
    ],
)
def test_the_subject_behind_a_verb_ends_where_an_adverbial_begins(language: str, text: str, subject: str | None):
    masked = words(language).fillers.sub(lambda m: " " * len(m.group()), text)
    assert cut(text, behind(masked, 0, len(masked), words(language))) == subject


def test_strict_wants_a_name_an_office_or_an_article():
    ru = words("ru")
    assert phrase(tokens("рабочие завода", 0, 14), ru, strict=False) is not None
    assert phrase(tokens("рабочие завода", 0, 14), ru, strict=True) is None


def test_a_text_or_body_behind_a_preposition_is_named_without_it():
    ru, text = words("ru"), "в сообщении ведомства"
    assert cut(text, governed(tokens(text, 0, len(text)), ru)) == "сообщении ведомства"
    assert governed(tokens("в лесу", 0, 6), ru) is None
    assert cut("в МЧС", governed(tokens("в МЧС", 0, 5), ru, named=True)) == "МЧС"


def test_the_leftmost_phrase_is_the_first_that_can_speak():
    text = "Dans un message, Anne Petit, prudente"
    assert cut(text, leftmost(text, 0, len(text), words("fr"))) == "Anne Petit"


@given(st.text(alphabet="ab A,;:—()\n.’'-", max_size=60))
def test_chunks_cover_a_line_and_tokens_lie_in_their_chunk(text: str):
    parts = chunks(text, 0, len(text))
    assert parts[0][0] == 0
    assert parts[-1][1] == len(text)
    assert sum(b - a for a, b in parts) + len(parts) - 1 == len(text)
    assert all(a <= w.start < w.end <= b for a, b in parts for w in tokens(text, a, b))
