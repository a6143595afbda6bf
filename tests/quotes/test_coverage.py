"""What was not looked for is said."""

from __future__ import annotations

import hashlib

import pytest

from headwater.model import Document
from headwater.quotes.coverage import unchecked


def document(language: str | None) -> Document:
    return Document("t", "text", hashlib.sha256(b"text").hexdigest(), language=language)


@pytest.mark.parametrize("language", ["en", "de-AT", "cs", "zh-TW"])
def test_a_language_with_cue_words_leaves_nothing_unchecked(language: str):
    assert unchecked(document(language)) == ()


def test_a_language_without_cue_words_is_named_and_the_known_ones_too():
    (line,) = unchecked(document("sv"))
    assert line.startswith("indirect quotations were not looked for: no cue words for the language 'sv'")
    assert "de, en" in line


def test_an_unknown_language_is_said_to_be_unknown():
    (line,) = unchecked(document(None))
    assert "the language is not known" in line
