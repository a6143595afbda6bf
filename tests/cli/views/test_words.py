from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import model
from headwater.cli.views import words
from headwater.export import wording
from headwater.reasons import REASONS, explain


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (1.0, "virtually certain"),
        (0.95, "extremely likely"),
        (0.9, "very likely"),
        (0.66, "likely"),
        (0.5, "about as likely as not"),
        (0.0, "unlikely"),
    ],
)
def test_a_confidence_is_said_in_the_words_of_the_scale(confidence, word):
    assert wording.likelihood(confidence) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_confidence_never_sounds_less_sure(a, b):
    scale = [word for _, word in wording._LIKELIHOODS]
    low, high = sorted((a, b))
    assert scale.index(wording.likelihood(high)) <= scale.index(wording.likelihood(low))


def test_every_relation_has_a_sign_of_its_own_and_every_rendering_its_words():
    assert set(wording.RELATION_SIGNS) == set(model.RELATIONS)
    assert (
        len({*wording.RELATION_SIGNS.values(), wording.MOVED, words.ONLY_IN_REPORT, words.ONLY_IN_SOURCE})
        == len(model.RELATIONS) + 3
    )
    assert set(words.RENDERINGS) == set(model.RENDERINGS)


def test_own_words_are_unsourced_reasons():
    assert set(wording.OWN_WORDS) <= set(model.UNSOURCED_REASONS)


def test_lists_and_counts_read_as_english():
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.number(1, "passage") == "1 passage"
    assert wording.number(0, "passage") == "0 passages"
    assert words.counted(["x", "y", "x"], ("y", "x", "z")) == "1 y, 2 x"


def test_a_code_in_a_sentence_is_what_the_table_says_and_a_new_code_is_its_words():
    assert words.clause("ceremony") == REASONS["ceremony"].says[0].lower() + REASONS["ceremony"].says[1:].removesuffix(".")
    assert words.clause("not_in_the_table") == "not in the table"


def test_codes_are_spoken_so_that_each_word_of_them_is_explained():
    codes = ["negation_left_out", "names_left_out", "whole_passage", "each_others_best"]
    assert wording.codes(codes) == "negation, names left out, whole passage, each other's best"
    assert [explain(word).code for word in wording.codes(codes).split(", ")] == codes


def test_one_code_is_spoken_whole():
    assert wording.codes(["numbers_left_out", "ceremony"]) == "numbers left out, ceremony"
