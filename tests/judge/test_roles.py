"""Two names that have exchanged the parts they play."""

from __future__ import annotations

import pytest

import headwater


def verdict(quotation: str, source: str, language: str) -> str:
    return headwater.verify(quotation, headwater.document(source, language=language)).verdict


@pytest.mark.parametrize(
    ("language", "source", "quotation"),
    [
        ("en", "It was built by Anna Holm and paid for by Jon Berg.", "It was built by Jon Berg and paid for by Anna Holm."),
        ("en", "In Nes the fare rose, in Orr it fell.", "In Orr the fare rose, in Nes it fell."),
        ("en", "Anna Holm, the mayor, and Jon Berg, the judge, came.", "Jon Berg, the mayor, and Anna Holm, the judge, came."),
        ("es", "La tarifa subió en Francia y bajó en España.", "La tarifa subió en España y bajó en Francia."),
        ("de", "Der Preis stieg in Frankreich und fiel in Spanien.", "Der Preis stieg in Spanien und fiel in Frankreich."),
    ],
)  # fmt: skip
def test_names_that_change_places_among_the_same_words_say_something_else(language: str, source: str, quotation: str):
    assert verdict(quotation, source, language) == "altered"


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("Anna Holm and Jon Berg met in Nes.", "Jon Berg and Anna Holm met in Nes."),
        ("Anna Holm and his friend Jon Berg met in Nes.", "Jon Berg and his friend Anna Holm met in Nes."),
        ("Anna Holm, the mayor, and Jon Berg, the judge, came.", "Jon Berg, the judge, and Anna Holm, the mayor, came."),
        ("Talks between France and Spain begin in Nes.", "Talks between Spain and France begin in Nes."),
    ],
)
def test_a_list_in_another_order_says_the_same(source: str, quotation: str):
    assert verdict(quotation, source, "en") == "near_verbatim"
