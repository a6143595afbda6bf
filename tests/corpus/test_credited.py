"""Whom a report credits, and which kept documents are that."""

from __future__ import annotations

import pytest

import headwater
from headwater.corpus.credited import answers, credits_of, is_outlet, same_address, site_names, titled


def credited(text: str, language: str = "en") -> list[str]:
    return [c.name for c in credits_of(headwater.document(text, language=language))]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The work begins in April, according to the Norland News Agency.", "en", ["the Norland News Agency"]),
        ("The work begins in April, the Harbour Gazette reported.", "en", ["the Harbour Gazette"]),
        ("NORDHAVN (Reuters) - The work begins in April.", "en", ["Reuters"]),
        ("Laut dpa beginnt die Arbeit im April.", "de", ["dpa"]),
        ("Работа начнётся в апреле, сообщает ТАСС.", "ru", ["ТАСС"]),
        ("연합뉴스에 따르면 공사는 4월에 시작된다.", "ko", ["연합뉴스"]),
        ("(한누리=나루통신) 정하람 기자 = 공사는 4월에 시작된다.", "ko", ["나루통신"]),
        ("共同通信によると、工事は四月に始まる。", "ja", ["共同通信"]),
        ("据新华社报道，工程四月开始。", "zh", ["新华社"]),
        ("The speech is at https://gazette.example/speech.", "en", ["https://gazette.example/speech"]),
    ],
)
def test_outlets_that_pass_on_and_addresses_are_credits(text: str, language: str, names: list[str]):
    assert credited(text, language) == names


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman of Reuters said the office stays open.",
        "According to Reuters editor Jane Doe the office stays open.",
        "The council said the work begins in April.",
        "She reads the Harbour Gazette at breakfast.",
    ],
)
def test_people_of_an_outlet_and_what_is_only_mentioned_are_none(text: str):
    assert credited(text) == []


@pytest.mark.parametrize(
    "text", ["Local media reported the leak.", "According to state television the mole leaks.", "He told reporters so."]
)
def test_outlets_without_a_name_are_no_credit(text: str):
    assert credited(text) == []


def test_a_name_with_its_article_or_preposition_is_the_outlet():
    assert is_outlet("ANSA", None, "all'ANSA")
    assert is_outlet("AFP", None, "l’AFP")


def test_an_outlet_is_credited_once():
    assert credited("Reuters reported rain. The mole leaks, Reuters said.") == ["Reuters"]


@pytest.mark.parametrize(
    ("outlet", "url", "name", "is_it"),
    [
        ("Norland News Agency", None, "the Norland News Agency", True),
        ("Norland News Agency", None, "NNA", True),
        ("NNA", None, "the Norland News Agency", True),
        (None, "https://www.harbourgazette.example/a", "the Harbour Gazette", True),
        (None, "https://nna.example/a", "Norland News Agency", True),
        ("Sudland News Agency", None, "the Norland News Agency", False),
        ("Harbour Times", None, "the Harbour Gazette", False),
        (None, "https://gazette.example/a", "the Harbour Gazette", False),
        (None, None, "Reuters", False),
    ],
)
def test_an_outlet_is_known_by_its_name_its_initials_or_its_site(outlet: str | None, url: str | None, name: str, is_it: bool):
    assert is_outlet(outlet, url, name) is is_it


def test_addresses_are_of_one_page_whatever_the_scheme_and_a_whole_site_is_no_page():
    assert same_address("http://www.gazette.example/speech/", "https://gazette.example/speech")
    assert not same_address("https://gazette.example/speech", "https://gazette.example/other")
    assert not same_address("https://gazette.example/", "https://gazette.example")


def test_a_document_answers_the_address_that_a_report_names():
    (credit,) = credits_of(headwater.document("See https://gazette.example/speech for it.", language="en"))
    assert answers(headwater.document("x", url="http://gazette.example/speech"), credit)
    assert not answers(headwater.document("x", url="http://gazette.example/speech2"), credit)


def test_a_title_is_named_word_for_word_and_a_short_one_names_nothing():
    report = headwater.document('The speech, "On the Rebuilding of the Eastern Mole", was long. Moles differ.', language="en")
    assert titled(report, headwater.document("x", title="On the rebuilding of the eastern mole"))
    assert not titled(report, headwater.document("x", title="On the rebuilding of the western mole"))
    assert not titled(report, headwater.document("x", title="Moles"))


def test_a_site_may_be_called_by_an_outlets_name_or_initials():
    assert site_names("the Norland News Agency") == ("norland", "nna")
