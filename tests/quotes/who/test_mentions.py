"""What a mention says: a pronoun, a name, a role, a text, a body, several people."""

from __future__ import annotations

import pytest

from headwater.quotes.who.mention_words import CLASSES, languages, mention_words
from headwater.quotes.who.mentions import read_mention
from headwater.quotes.who.people import People

ABOUT = "Ida Lund and Peter Holm live in Nes."


@pytest.mark.parametrize(
    ("mention", "kind", "words"),
    [
        ("she", "pronoun", "she"),
        ("Meanwhile she", "pronoun", "she"),
        ("Ida Lund", "name", "Ida Lund"),
        ("But on Monday, Lund, a builder,", "name", "Lund"),
        ("the head of the harbour office, Ida Lund", "name", "Ida Lund"),
        ("the head of the harbour office in Nes", "role", "the head of the harbour office in Nes"),
        ("a Lund spokeswoman", "role", "a Lund spokeswoman"),
        ("the Lund campaign", "body", "the Lund campaign"),
        ("a joint statement by Lund and Holm", "text", "a joint statement by Lund and Holm"),
        ("Lund and her lawyers", "group", "Lund and her lawyers"),
        ("most officials", "group", "most officials"),
        ("her lawyer", "role", "her lawyer"),
        ("Lund fans", "other", "Lund fans"),
        ("a Lund ally", "other", "a Lund ally"),
        ("Nes County (Orr) Sheriff Ida Lund", "name", "Ida Lund"),
        ("the leading candidates for mayor", "group", "the leading candidates for mayor"),
        ("the 46-year-old", "other", "the 46-year-old"),
    ],
)
def test_what_a_mention_says_and_in_which_words(mention: str, kind: str, words: str):
    text = f"{ABOUT} {mention}"
    found = read_mention(People(text, mention_words("en")), len(ABOUT) + 1, len(text))
    assert (found.kind, text[found.start : found.end]) == (kind, words)


def test_a_mention_cut_at_the_full_stop_of_a_title_is_the_name_behind_it():
    text = "Ida Lund parle. M. Holm répond."
    found = read_mention(People(text, mention_words("fr")), 16, 17)
    assert text[found.start : found.end] == "Holm"


def test_every_language_with_a_file_has_pronouns_and_nouns():
    for language in languages():
        words = mention_words(language)
        assert words.pronouns
        assert any(words.nouns[c].pattern != "(?!)" for c in CLASSES)


def test_a_language_without_a_file_has_no_words():
    assert not mention_words("xx").pronouns
    assert mention_words(None).kind("minister") is None


def test_a_pronoun_inside_a_word_is_one():
    text = "a-t-elle"
    assert read_mention(People(text, mention_words("fr")), 4, 8).kind == "pronoun"


def test_the_name_between_marks_behind_a_noun_is_that_of_a_thing():
    text = "Ида Лунд пришла. Роман «Тихая Вода»"
    found = read_mention(People(text, mention_words("ru")), text.index("Роман"), len(text))
    assert (found.kind, text[found.start : found.end].rstrip("»")) == ("other", "Роман «Тихая Вода")
