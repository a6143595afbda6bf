"""Words as the search index has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.search_words import LONGEST, is_paired, search_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Treaty, of 1931!", ["the", "treaty", "of", "1931"]),
        ("Müller à l'école", ["muller", "a", "l", "ecole"]),
        ("й is no и", ["й", "is", "no", "и"]),
        ("小麦条约", ["小麦", "麦条", "条约", "约"]),
        ("조약을 부인", ["조약", "약을", "을", "부인", "인"]),
        ("코로나19", ["코로", "로나", "나", "19"]),
        ("ＡＢＣ", ["abc"]),
        ("مُعَاهَدَة", ["معاهدة"]),
        ("\u3040", []),  # unassigned: no letter, though among kana
        ("x" * 300, ["x" * LONGEST]),
        ("—, …", []),
    ],
)
def test_a_word_is_folded_and_a_run_without_spaces_is_cut_in_pairs(text: str, expected: list[str]):
    assert [f.word for f in search_words(text)] == expected


@given(st.text(max_size=80))
def test_words_lie_in_the_text_and_hold_nothing_that_an_index_would_split(text: str):
    for found in search_words(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.word
        assert not any(c.isspace() or c in "'\"\\:()" for c in found.word)
    assert words(text) == [f.word for f in search_words(text)]


def test_han_kana_hangul_and_thai_are_paired_and_others_are_not():
    assert all(is_paired(c) for c in "条のカ한ส")
    assert not any(is_paired(c) for c in "aяع1")
