"""The words of mentions: patterns, classes, and the files they come from."""

from __future__ import annotations

import pytest

from headwater.quotes.who.mention_words import languages, mention_words, pattern


def test_a_star_stands_for_any_letters_and_an_underscore_for_a_space():
    assert pattern("*sprecher").fullmatch("regierungssprecher")
    assert pattern("first_lady").fullmatch("first lady")
    assert not pattern("head").fullmatch("heads")
    assert not pattern("").fullmatch("")


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("en", "spokeswoman", "women"),
        ("en", "editorial", "texts"),
        ("en", "candidates", "groups"),
        ("en", "dyke", None),
        ("de", "regierungssprecherin", "women"),
        ("ru", "министра", "persons"),
        ("zh-TW", "聲明", "texts"),
    ],
)
def test_a_noun_stands_for_what_its_class_says(language: str, word: str, kind: str | None):
    assert mention_words(language).kind(word) == kind


def test_german_sie_is_one_woman_or_several():
    assert set(mention_words("de").pronouns["sie"]) == {"f", "p"}


def test_the_languages_of_the_issue_have_a_file():
    assert {"en", "ko", "ru", "de", "fr", "es", "zh", "ja", "ar"} <= set(languages())
