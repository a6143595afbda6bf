"""The words that only attribute, in languages whose verb stands last: cut off before a passage is compared, so never content."""

from __future__ import annotations

import pytest

from headwater.quotes.attribution.verb_last import last_verb, parts, tail_start, topic_end
from headwater.quotes.cues import cues_for


def cut(text: str, language: str, *, follows: bool = False, leads: bool = False) -> list[tuple[str, str]]:
    return [(kind, text[a:b]) for a, b, kind, _ in parts(text, 0, len(text), follows, leads, cues_for(language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "대변인은 수출이 늘었다고 말했다.", [("head", "대변인은"), ("clause", "말했다.")]),
        ("ko", "외교부에 따르면 배 아홉 척이 떠났다.", [("head", "외교부에 따르면")]),
        ("ko", "중앙통신에 따르면 배 아홉 척이 떠났다.", [("source", "중앙통신에 따르면")]),
        ("ko", "수출이 늘었다고 정부 관계자가 10일 전했다.", [("clause", "정부 관계자가 10일 전했다.")]),
        ("ko", "배 아홉 척이 항구를 떠났다고 중앙통신이 보도했다.", [("source", "중앙통신이 보도했다.")]),
        ("ja", "船9隻が港を出たと中央通信が伝えた。", [("source", "と中央通信が伝えた。")]),
        ("ja", "報道官は輸出が増えたと述べた。", [("head", "報道官は"), ("clause", "と述べた。")]),
        ("ja", "外務省によると、船9隻が出港した。", [("head", "外務省によると、")]),
        ("tr", "Bakan, köprünün mayısta açılacağını söyledi.", [("head", "Bakan,"), ("clause", "söyledi.")]),
        ("ko", "비가 하루 종일 많이 내렸다.", []),
        ("ko", "시는 다리를 새로 놓기로 했다.", []),  # a weak verb without a quoting particle
    ],
)
def test_heads_and_ends_are_cut_off_and_content_stays(language: str, text: str, expected: list[tuple[str, str]]):
    assert [(kind, words.strip()) for kind, words in cut(text, language)] == expected


def test_what_stands_behind_marked_words_is_attribution_up_to_its_verb():
    assert cut("라고 김 장관이 말했다.", "ko", follows=True) == [("clause", "라고 김 장관이 말했다.")]
    assert cut("と首相は述べた。", "ja", follows=True) == [("clause", "と首相は述べた。")]


def test_what_leads_up_to_marked_words_is_an_introduction_where_it_is_short():
    assert cut("김 장관은 이렇게", "ko", leads=True) == [("clause", "김 장관은 이렇게")]


def test_the_last_verb_ends_its_sentence():
    cues = cues_for("ko")
    text = "그가 말했다는 소문이 돌았다."
    assert last_verb(text, 0, len(text), cues) is None


def test_the_tail_begins_behind_a_korean_ending_and_before_a_japanese_particle():
    for language, text, tail in (("ko", "수출이 늘었다고 말했다", " 말했다"), ("ja", "輸出が増えたと述べた", "と述べた")):
        cues = cues_for(language)
        verb = last_verb(text, 0, len(text), cues)
        assert verb is not None
        assert text[tail_start(text, 0, verb, cues) :] == tail


def test_a_topic_without_a_title_names_nobody():
    assert topic_end("다리는 낡았다", 0, 7, cues_for("ko")) is None
    assert topic_end("김 장관은 왔다", 0, 8, cues_for("ko")) == 5
