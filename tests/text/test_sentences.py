"""Where a sentence ends at the closing mark of a quotation, and where who says it belongs to it."""

from __future__ import annotations

import pytest

from headwater.text.sentences import sentences


def parted(text: str, language: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "部长李平说：“桥很安全。”|说明书将于周五公布。"),
        ("zh", "厂长认为：“风险被低估了！”|市长表示反对。"),
        ("en", "He asked: “Why now?”|The mayor said nothing."),
        ("ru", "Он спросил: «Когда?»|Министр ответил отказом."),
    ],
)
def test_a_quotation_that_a_colon_leads_up_to_ends_its_sentence(language: str, text: str):
    assert [s.strip() for s in parted(text.replace("|", "" if language == "zh" else " "), language)] == text.split("|")


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "“桥很安全。”部长李平说。"), ("en", "“Why now?” asked the mayor."), ("ru", "«Когда?» спросил министр.")],
)
def test_who_says_it_behind_the_marks_belongs_to_the_sentence(language: str, text: str):
    assert parted(text, language) == [text]


def test_may_is_no_abbreviation():
    text = "The payments begin on 20 May. Owners of boats wait. On Dec. 3 they met Col. May in Feb. 2030."
    assert [text[a:b] for a, b in sentences(text, "en")] == [
        "The payments begin on 20 May.",
        "Owners of boats wait.",
        "On Dec. 3 they met Col. May in Feb. 2030.",
    ]
