"""What was not looked for is said."""

from __future__ import annotations

import hashlib

import pytest

from headwater.model import Document
from headwater.quotes.coverage import unchecked


def document(language: str | None) -> Document:
    return Document("t", "text", hashlib.sha256(b"text").hexdigest(), language=language)


def written(text: str, language: str | None) -> Document:
    return Document("t", text, hashlib.sha256(text.encode()).hexdigest(), language=language)


@pytest.mark.parametrize("language", ["en", "de-AT", "cs", "zh-TW"])
def test_a_language_with_cue_words_leaves_nothing_unchecked(language: str):
    assert unchecked(document(language)) == ()


def test_a_language_without_cue_words_is_named_and_the_known_ones_too():
    (line,) = unchecked(document("sv"))
    assert line.startswith("indirect quotations were not looked for: no cue words for the language 'sv'")
    assert "de, en" in line


def test_paragraphs_in_a_language_without_cue_words_are_counted():
    english = "The mayor said on Monday that the bridge would stay closed until May, and that the town had no money for a new one."
    swedish = (
        "Borgmästaren sade i måndags att bron ska vara stängd till maj, och att staden inte har några pengar till en ny bro "
        "förrän nästa år, när kommunen får sina bidrag."
    )
    (line,) = unchecked(written(f"{english}\n{swedish}\n{english}", "en"))
    assert line == "indirect quotations were not looked for in a paragraph: no cue words for the language 'sv'"


def test_a_text_without_stops_or_in_capitals_says_what_is_uncertain():
    spoken = (
        "the mayor said that the bridge would stay closed until may and she added that the town had no money for a new one at all"
    )
    (line,) = unchecked(written(spoken, "en"))
    assert line.startswith("the text has no stops or commas: direct quotations cannot be told from it")
    (line,) = unchecked(written("THE MAYOR SAID THAT THE BRIDGE WOULD STAY CLOSED.", "en"))
    assert line.startswith("the text is in capitals")


def test_a_text_of_unknown_language_says_how_its_paragraphs_were_read():
    english = "The mayor said on Monday that the bridge would stay closed until May, and that the town had no money for a new one."
    (line,) = unchecked(written(f"{english}\nМэр сказал, что мост закрыт, и добавил, что денег у города нет.", None))
    assert line == "the language of the text is not known: its paragraphs were read as en, ru"


def test_an_unknown_language_is_said_to_be_unknown():
    (line,) = unchecked(document(None))
    assert "the language is not known" in line
