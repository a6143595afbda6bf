from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.tokens import content, content_forms, count, fold, forms, function_words, tokens, wording


@given(st.text(alphabet="ab'’1., 5\u0301é中のกİ한_²\n", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_forms_and_their_number_are_those_of_the_tokens(text: str, start: int, end: int):
    found = [t.form for t in tokens(text, start, end)]
    assert forms(text, start, end) == found
    assert count(text, start, end) == len(found)
    assert content_forms(text, "en") == [t.form for t in content(tokens(text), "en")]


@given(st.text(alphabet="ab'’1., 5\u0301é中のİ한_²\n", max_size=24), st.integers(0, 24), st.integers(0, 24))
def test_the_wording_of_a_text_tells_the_forms_of_any_stretch_of_it(text: str, start: int, end: int):
    whole = wording(text)
    assert [(a, b, f) for a, b, f in zip(whole.starts, whole.ends, whole.forms, strict=True)] == [
        (t.start, t.end, t.form) for t in tokens(text)
    ]
    if start <= end:
        assert whole.within(start, end) == forms(text, start, end)


def test_a_token_holds_inner_apostrophes_and_marks_but_no_character_of_a_script_without_spaces():
    assert forms("l'ami d’un") == ["l'ami", "d'un"]
    assert forms("rock ' roll'") == ["rock", "roll"]
    assert [t.end - t.start for t in tokens("cafe\u0301s'中a")] == [6, 1, 1]
    assert forms("a中b") == ["a", "中", "b"]
    assert forms("‘ABC’的 a’の") == ["abc", "的", "a", "の"], "before a character without spaces it is a quotation mark"
    assert forms("'침수'보다 ‘D’의") == ["침수", "보다", "d", "의"], "beside Hangul it is a quotation mark"
    assert forms("_a_b 5_000") == ["a_b", "5", "000"]


@given(st.text(max_size=60))
def test_tokens_stand_in_order_apart_and_hold_no_white_space_at_their_edges(text: str):
    found = tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[t.start : t.end].strip() == text[t.start : t.end] != "" for t in found)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_tokens_of_a_part_lie_inside_it(text: str, start: int, end: int):
    assert all(start <= t.start < t.end <= end for t in tokens(text, start, end))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BRIDGE", "bridge"),
        ("it’s", "it's"),
        ("mayor's", "mayor"),
        ("café", "cafe\u0301"),
        ("café", "cafe"),
        ("43,548", "43 548"),
        ("43,548", "43.548"),
        ("1,250,000", "1250000"),
        ("4,2", "4.2"),
        ("４２", "42"),
    ],
)
def test_spellings_of_one_word_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("4.2", "42"), ("0.125", "125"), ("43,548", "43,549"), ("1,250.5", "12505"), ("it's", "its")]
)
def test_different_words_and_numbers_do_not_meet(one, other):
    assert fold(one) != fold(other)


def test_a_number_with_its_grouping_and_fraction_is_one_token():
    assert forms("It cost 1,250,000.75 crowns.") == ["it", "cost", "1250000.75", "crowns"]


def test_scripts_without_spaces_give_a_token_a_character_and_korean_keeps_its_words():
    assert forms("大桥开放") == list("大桥开放")
    assert forms("다리가 열린다") == ["다리가", "열린다"]


def test_words_of_grammar_are_no_content_and_a_language_without_a_list_has_only_content():
    found = tokens("The bridge is open")
    assert [t.form for t in content(found, "en")] == ["bridge", "open"]
    assert content(found, "xx") == content(found, None) == found
    assert function_words("xx") == frozenset()
