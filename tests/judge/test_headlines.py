from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import headwater
from headwater.align.index import index
from headwater.align.places import Found
from headwater.align.quoted import quoted
from headwater.judge.headlines import STRICT, Condensing, condensed, turned
from headwater.model import Change
from headwater.text.encoder import Vectors

KOREAN = """우리는 항구 도서관을 닫지 않을 것입니다. 내년 봄에 나룻배 요금을 올릴 수도 있습니다.

홍수로 62가구가 집을 잃었습니다. 겨울이 오기 전에 둑을 다시 쌓아야 합니다. 북한과의 교역은 계속됩니다."""
ENGLISH = """Good morning. We will not close the harbour library, whatever the treasurer says.
The council may raise the ferry fare next spring. We must rebuild the dike before winter. The engineers have a plan."""


class Deaf:
    """An encoder to which nothing means the same."""

    name, languages, dimensions = "deaf", frozenset({"ko", "en"}), 2

    def encode(self, texts: list[str]) -> Vectors:
        return np.array([[0.0, 1.0] if text in KOREAN else [1.0, 0.0] for text in texts], dtype=np.float32)


class Foreign(Deaf):
    name, languages = "foreign", frozenset({"fr"})


def placed(text: str, source: str, language: str, how: Condensing | None = None) -> list[str]:
    """The text of the places of a headline's quotation, by its words alone."""
    document = headwater.document(source, language=language)
    where = index(document)
    found = condensed(quoted(text, language), where, Foreign(), how)  # type: ignore[arg-type]
    return [document.text[where.tokens[p.first].start : where.tokens[p.last - 1].end] for p in found.places] if found else []


@pytest.mark.parametrize(
    ("headline", "place"),
    [
        ("겨울 전 둑 다시 쌓아야", "겨울이 오기 전에 둑을 다시 쌓아야 합니다"),
        ("항구도서관 닫지 않는다", "우리는 항구 도서관을 닫지 않을 것입니다"),
        ("나룻배요금 내년 봄 올릴 수도", "내년 봄에 나룻배 요금을 올릴 수도 있습니다"),
        ("北 교역 계속", "북한과의 교역은 계속됩니다"),
    ],
)
def test_korean_stems_compounds_and_signs_answer_words_of_a_headline(headline: str, place: str):
    assert placed(headline, KOREAN, "ko") == [place]


def test_forms_of_a_word_answer_it_in_english_and_grammar_words_ask_for_nothing():
    assert placed("Dike to be rebuilt before the winter", ENGLISH, "en") == ["We must rebuild the dike before winter"]


def test_what_was_said_in_two_sentences_near_each_other_may_be_one_headline():
    assert placed("둑 다시 쌓고 北 교역 계속", KOREAN, "ko") == [
        "겨울이 오기 전에 둑을 다시 쌓아야 합니다",
        "북한과의 교역은 계속됩니다",
    ]


def test_words_far_apart_are_no_place():
    far = "둑을 다시 쌓습니다. " + "오늘은 날씨가 참 맑고 바람이 없습니다. " * 8 + "교역은 계속됩니다."
    assert placed("둑 다시 교역 계속", far, "ko") == []
    assert len(placed("둑 다시 교역 계속", "둑을 다시 쌓습니다. 교역은 계속됩니다.", "ko")) == 2


def test_words_of_two_speakers_are_not_put_together():
    turns = "A: 둑을 다시 쌓습니다.\nB: 교역은 계속됩니다.\nA: 고맙습니다, 여러분.\nB: 저도 고맙습니다."
    assert placed("둑 다시 교역 계속", turns, "ko") == []


def test_a_headline_of_which_most_is_not_there_has_no_place():
    assert placed("재무관 즉각 사퇴 촉구", KOREAN, "ko") == []
    assert placed("Treasurer to resign over library", ENGLISH, "en", STRICT) == []


def test_without_an_encoder_for_the_language_most_words_must_be_there():
    half = "둑 다시 무너졌나 걱정"
    assert placed(half, KOREAN, "ko") == []
    assert placed(half, KOREAN, "ko", Condensing(words_alone=0.4))


def test_words_alone_are_not_enough_where_the_meaning_is_another():
    document = headwater.document(KOREAN, language="ko")
    half = quoted("둑 다시 무너졌나 걱정", "ko")
    assert condensed(half, index(document), Deaf()) is None  # type: ignore[arg-type]
    assert condensed(half, index(document), Deaf(), Condensing(enough=0.4)) is not None  # type: ignore[arg-type]


def test_a_long_quotation_is_no_headline():
    assert placed("겨울이 오기 전에 둑을 다시 쌓아야 합니다 " * 3, KOREAN, "ko") == []


def test_a_name_written_short_is_found_in_a_long_source():
    long = "오늘은 날씨가 참 맑습니다. " * 60 + "북한과의 교역은 계속됩니다. " + "바람이 조금 붑니다. " * 60
    assert placed("北 교역 계속", long, "ko") == ["북한과의 교역은 계속됩니다"]


def changes_of(headline: str, source: str, language: str) -> list[tuple[str, str]]:
    document = headwater.document(source, language=language)
    words = quoted(headline, language)
    found = condensed(words, index(document), Foreign(), Condensing(words_alone=0.3))  # type: ignore[arg-type]
    assert isinstance(found, Found)
    told: tuple[Change, ...] = turned(words.tokens, words, found, index(document))
    return [(c.reason, c.meaning) for c in told]


@pytest.mark.parametrize(
    ("headline", "source", "language"),
    [
        ("Harbour library to close", "We will not close the harbour library.", "en"),
        ("Harbour library not to open", "We open the harbour library.", "en"),
        ("항구 도서관 닫는다", "우리는 항구 도서관을 닫지 않을 것입니다.", "ko"),
        ("항구 도서관 닫지 않는다", "우리는 항구 도서관을 닫습니다.", "ko"),
    ],
)
def test_a_negation_that_one_side_alone_has_is_told(headline: str, source: str, language: str):
    assert changes_of(headline, source, language) == [("negation_differs", "major")]


@pytest.mark.parametrize(
    ("headline", "source", "language"),
    [
        ("Harbour library not to close", "We will not close the harbour library.", "en"),
        ("명단 미공개", "명단을 아직 공개하지 않았습니다.", "ko"),  # the prefix denies
        ("명단 공개하라", "시장은 명단을 공개하지 않고 있습니다.", "ko"),  # it asks for what is denied
        ("도서관 요금 동결", "도서관을 닫지 않고 요금을 동결합니다.", "ko"),  # another word is denied
        ("문화 지원 기업 이익", "문화 쪽에 지원하지 않고 광고만 하던 기업도 이익을 봅니다.", "ko"),  # what is said comes last
    ],
)
def test_a_negation_that_both_have_or_that_bears_on_something_else_is_not(headline: str, source: str, language: str):
    assert changes_of(headline, source, language) == []


def test_a_may_that_is_left_out_makes_a_fact_of_it():
    source = "The council may raise the ferry fare."
    assert changes_of("Council raises ferry fare", source, "en") == [("qualifier_dropped", "major")]
    assert changes_of("Council may raise ferry fare", source, "en") == []


@settings(max_examples=60)
@example(["美中"])
@given(st.lists(st.sampled_from([*KOREAN.split(), "北", "'둑'을", "62", "…", "美中", "x"]), min_size=0, max_size=16))
def test_places_lie_in_the_source_in_order_and_their_pairs_in_the_quotation(words: list[str]):
    document = headwater.document(KOREAN, language="ko")
    where, asked = index(document), quoted(" ".join(words), "ko")
    found = condensed(asked, where, Foreign(), Condensing(words_alone=0.0))  # type: ignore[arg-type]
    if found is None:
        return
    assert found.places
    assert [p.first for p in found.places] == sorted(p.first for p in found.places)
    for place in found.places:
        assert 0 <= place.first < place.last <= len(where.tokens)
        assert all(place.first <= p.source < place.last and 0 <= p.quoted < len(asked.tokens) for p in place.pairs)
