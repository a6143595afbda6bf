from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import model
from headwater.cli.views import words
from headwater.export import wording
from headwater.model import Block, Document, Segment, Span
from headwater.reasons import REASONS, explain


def sized(text: str, *sentences: tuple[int, int]) -> str:
    document = Document("d", text, hashlib.sha256(text.encode()).hexdigest())
    segments = [Segment(a, b, "sentence", 0) for a, b in sentences]
    return words.extent(document, Span(0, len(text)), lambda _: segments)


def test_a_size_is_in_sentences_and_words():
    assert sized("It opens. All may come.", (0, 9), (10, 23)) == "2 sentences, 5 words"


def test_a_part_of_a_sentence_is_not_a_sentence():
    document = Document("d", "It opens on Monday at noon.", "0")
    size = words.extent(document, Span(0, 8), lambda _: [Segment(0, 27, "sentence", 0)])
    assert size == "part of a sentence, 2 words"


def test_chinese_is_counted_in_characters():
    assert sized("大桥开放。", (0, 5)) == "1 sentence, 4 characters"


def test_korean_is_counted_in_words():
    assert sized("다리가 열립니다.", (0, 9)) == "1 sentence, 2 words"


def test_one_letter_words_of_english_are_words():
    assert sized("I, a B.", (0, 7)) == "1 sentence, 3 words"


def test_a_word_of_one_accented_letter_is_a_word():
    assert sized("Il va à Orrin.", (0, 14)) == "1 sentence, 4 words"


def test_clauses_are_not_counted_beside_their_sentence():
    document = Document("d", "It opens, and all may come.", "0")
    segments = [Segment(0, 27, "sentence", 0), Segment(0, 8, "clause", 0, 0), Segment(10, 26, "clause", 0, 0)]
    assert words.extent(document, Span(0, 27), lambda _: segments).startswith("1 sentence")


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


@settings(deadline=None)  # the machine may be busy
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_confidence_never_sounds_less_sure(a, b):
    scale = [word for _, word in wording._LIKELIHOODS]
    low, high = sorted((a, b))
    assert scale.index(wording.likelihood(high)) <= scale.index(wording.likelihood(low))


def test_every_relation_has_a_sign_of_its_own_and_every_rendering_its_words():
    assert set(words.SIGNS) == set(model.RELATIONS)
    assert len({*words.SIGNS.values(), words.MOVED, words.ONLY_IN_REPORT, words.ONLY_IN_SOURCE}) == len(model.RELATIONS) + 3
    assert set(words.RENDERINGS) == set(model.RENDERINGS)


def test_own_words_are_unsourced_reasons():
    assert set(words.OWN_WORDS) <= set(model.UNSOURCED_REASONS)


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


def test_words_of_captions_have_a_time_and_a_text_without_times_has_none():
    timed = Document(
        "d", "It opens. All may come.", "0", blocks=(Block(0, 23, "paragraph", selector="t=61.5,70&at=0:61.5,10:3725"),)
    )
    assert [words.clock(timed, at) for at in (0, 9, 10)] == ["0:01:01", "0:01:01", "1:02:05"]
    assert words.clock(Document("d", "It opens.", "0", blocks=(Block(0, 9, "paragraph", selector="p:nth-of-type(1)"),)), 0) is None
