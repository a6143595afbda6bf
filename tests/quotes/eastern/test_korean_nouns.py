"""Where a Korean noun phrase begins, and whom it may name."""

from __future__ import annotations

import pytest

from headwater.quotes.eastern.korean_nouns import agrees, final_of, has_final, noun_start, sayer, speaks


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("어제 서울에서 김하나 외교부 장관", "김하나 외교부 장관"),
        ("다리에 반대하는 노조 위원장 이한별", "노조 위원장 이한별"),
        ("회장인 이한별 씨", "이한별 씨"),
        ("시와 군의 관계자", "시와 군의 관계자"),
        ("하와이 주지사", "하와이 주지사"),
        ("지난 10일 북한 당국", "북한 당국"),
        ("비가 와서 시장", "시장"),
    ],
)
def test_a_phrase_begins_behind_the_last_word_with_a_particle_or_a_defining_verb(words: str, phrase: str):
    assert words[noun_start(words, 0, len(words)) :] == phrase


def test_final_consonants_decide_which_particle_fits():
    assert has_final("강")
    assert not has_final("가")
    assert (final_of("할"), final_of("한"), final_of("함"), final_of("했"), final_of("하")) == ("ㄹ", "ㄴ", "ㅁ", "ㅆ", "")
    assert agrees("관", "은")
    assert not agrees("부", "은")
    assert agrees("부", "는")
    assert agrees("A", "은")


@pytest.mark.parametrize(
    ("words", "particle", "verdict"),
    [
        ("김 장관", "은", 0),  # who speaks
        ("경제", "는", None),  # a thing: nobody further on is the topic
        ("반대하", "는", -1),  # a verb that defines
        ("서울에서", "는", -1),  # a place
        ("먹", "는", -1),  # 는 behind a consonant is no particle
    ],
)
def test_only_somebody_is_the_topic_of_a_sentence_that_reports(words: str, particle: str, verdict: int | None):
    assert sayer(words + particle, 0, len(words), particle, certain=False) == verdict


def test_a_subject_that_surely_speaks_ends_in_a_title_or_is_a_pronoun():
    assert speaks("김 장관", 0, 4, "이", certain=True)
    assert speaks("그녀", 0, 2, "가", certain=True)
    assert not speaks("나무", 0, 2, "가", certain=True)
    assert speaks("하멜", 0, 2, "은", certain=False)
