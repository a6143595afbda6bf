"""The tokens of a sentence: words whole, marks left out, a direct quotation in one piece."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.quotes.clauses.tagged import tokens


def lows(text: str) -> list[str]:
    return [t.low for t in tokens(text, 0, len(text))]


def test_contractions_of_not_stay_whole_and_other_clitics_stand_alone():
    assert lows("She didn’t say it’s Lund's") == ["she", "didn't", "say", "it", "'s", "lund", "'s"]


def test_initials_and_hyphens_belong_to_their_word_and_a_hyphen_between_spaces_is_a_dash():
    assert lows("the U.S. vice-mayor - Lund") == ["the", "u.s.", "vice-mayor", "—", "lund"]


def test_marks_are_left_out_and_what_they_hold_is_marked():
    text = 'a "b c" d'
    found = tokens(text, 0, len(text), marked=[(3, 6)])
    assert [(t.low, t.marked) for t in found] == [("a", False), ("b", True), ("c", True), ("d", False)]


def test_a_direct_quotation_is_one_token_that_tells_whether_it_ended_its_sentence():
    text = "“It held. Go.” he said, “and”"
    found = tokens(text, 0, len(text), quotes=[(1, 13), (25, 28)])
    assert [(t.kind, t.low) for t in found if t.kind == "quote"] == [("quote", "."), ("quote", ",")]
    assert [t.low for t in found if t.kind != "quote"] == ["he", "said", ","]


@given(st.text(max_size=80))
def test_tokens_stand_in_order_and_none_overlaps_another(text: str):
    found = tokens(text, 0, len(text))
    assert all(t.start < t.end for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_number_with_commas_is_one_word_and_a_list_of_numbers_is_not():
    assert lows("18,400 pumps, 1,2 and 3") == ["18,400", "pumps", ",", "1", ",", "2", "and", "3"]
