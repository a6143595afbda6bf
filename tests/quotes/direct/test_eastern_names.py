"""Whether words beside a verb name somebody, where no capitals tell a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Span
from headwater.quotes.cues import cues_for
from headwater.quotes.direct.eastern_names import is_body, who_speaks


def who(words: str, language: str) -> str | None:
    found = who_speaks(words, Span(0, len(words)), cues_for(language))
    return words[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("ja", "ネスの港の所長", "ネスの港の所長"),
        ("ja", "雨の日に堤防を見ると、彼女", "彼女"),
        ("ja", "イダ・ルンド", "イダ・ルンド"),
        ("ja", "今で", None),
        ("ja", "ま", None),
        ("zh", "局长Ida Lund", "局长Ida Lund"),
        ("zh", "王平", "王平"),
        ("zh", "伊达·伦德", "伊达·伦德"),
        ("zh", "她高兴地把堤坝", "她"),
        ("zh", "他的堤坝", None),
        ("zh", "如果", None),
        ("zh", "是因为有人要把堤坝", None),
        ("ko", "김하나 장관", "김하나 장관"),
        ("ko", "이다 룬드", "이다 룬드"),
        ("ko", "둑을 보면서", None),
        ("en", "the long wall", "the long wall"),
    ],
)
def test_only_what_names_somebody_is_a_mention(language: str, words: str, found: str | None):
    assert who(words, language) == found


def test_the_name_of_an_institution_is_no_sentence():
    assert is_body("国家堤坝委员会", "zh")
    assert not is_body("这是国家堤坝委员会", "zh")
    assert not is_body("国家堤坝", "zh")


@given(st.text("今ま王平他的、，（）Aa 장관은", max_size=60), st.sampled_from(["ko", "ja", "zh", "en"]))
@settings(max_examples=60)
def test_what_is_found_lies_in_the_words(words: str, language: str):
    found = who_speaks(words, Span(0, len(words)), cues_for(language))
    assert found is None or 0 <= found.start <= found.end <= len(words)
