"""What a document introduces somebody as, and which words take that up."""

from __future__ import annotations

import pytest

from headwater.quotes.who.introductions import introductions, same_role, takes_up
from headwater.quotes.who.mention_words import mention_words
from headwater.quotes.who.people import People


def introduced(text: str, language: str = "en") -> list[tuple[str, tuple[str, ...]]]:
    return [(i.who.name, i.heads) for i in introductions(People(text, mention_words(language)))]


@pytest.mark.parametrize(
    "text",
    [
        "Nessian leader Umbo Tarn left.",
        "Umbo Tarn, leader of Nes, left.",
        "Umbo Tarn, the longtime leader of Nes.",
        "The leader of Nes, Umbo Tarn, left.",
        "They told leader Umbo Tarn.",
    ],
)
def test_a_title_before_a_name_and_an_apposition_beside_it_introduce(text: str):
    assert introduced(text) == [("Umbo Tarn", ("leader",))]


@pytest.mark.parametrize(
    "text",
    [
        "Umbo Tarn, who met the leader, left.",
        "Umbo Tarn, and the leader left.",
        "The leader met Umbo Tarn.",
        "Umbo Tarn said the leader left.",
    ],
)
def test_what_only_stands_near_introduces_nobody(text: str):
    assert introduced(text) == []


def test_the_office_of_somebody_else_is_no_introduction():
    assert introduced("The head of the Nes Harbour Office left.") == []


def test_a_role_takes_up_its_kin_and_its_compounds():
    assert same_role("executive", "head", "en")
    assert same_role("minister", "außenminister", "de")
    assert not same_role("head", "janitor", "en")


def test_a_word_that_the_introduction_does_not_have_parts_them():
    said = introductions(People("Ida Lund, head of the Nes Harbour Office, left.", mention_words("en")))[0]
    assert takes_up(("office",), said, mention_words("en"))
    assert not takes_up(("police",), said, mention_words("en"))
    assert takes_up((), said, mention_words("en"))
