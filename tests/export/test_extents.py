"""Sizes and shares in words, and which sources explain which part of a report."""

from __future__ import annotations

import hashlib

from headwater.export.extents import extent, parts, share
from headwater.model import Document, Link, Segment, Span


def sized(text: str, *sentences: tuple[int, int]) -> str:
    document = Document("d", text, hashlib.sha256(text.encode()).hexdigest())
    segments = [Segment(a, b, "sentence", 0) for a, b in sentences]
    return extent(document, Span(0, len(text)), lambda _: segments)


def test_a_size_is_in_sentences_and_words():
    assert sized("It opens. All may come.", (0, 9), (10, 23)) == "2 sentences, 5 words"


def test_a_part_of_a_sentence_is_not_a_sentence():
    document = Document("d", "It opens on Monday at noon.", "0")
    size = extent(document, Span(0, 8), lambda _: [Segment(0, 27, "sentence", 0)])
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
    assert extent(document, Span(0, 27), lambda _: segments).startswith("1 sentence")


def test_letters_with_marks_of_their_own_are_one_word():
    assert sized("Le cafe\u0301s.", (0, 9)) == "1 sentence, 2 words"


def test_a_sentence_counts_where_more_than_half_of_it_lies_in_the_part():
    document = Document("d", "It opens now. All may come. It is free.", "0")
    segments = [Segment(0, 13, "sentence", 0), Segment(14, 27, "sentence", 0), Segment(28, 39, "heading", 0)]
    sizes = {(a, b): extent(document, Span(a, b), lambda _: segments) for a, b in ((7, 27), (6, 27), (14, 39), (13, 14), (28, 33))}
    assert sizes == {
        (7, 27): "1 sentence, 5 words", (6, 27): "2 sentences, 5 words", (14, 39): "2 sentences, 6 words",
        (13, 14): "part of a sentence, 0 words", (28, 33): "part of a sentence, 2 words",
    }  # fmt: skip


def test_a_share_is_said_from_its_least_on_and_none_is_nothing():
    assert [share(x, "it") for x in (0.0, 0.01, 0.3, 0.65, 0.9, 1.0)] == [
        "nothing of it", "little of it", "a third of it", "most of it", "nearly all of it", "all of it",
    ]  # fmt: skip


def test_sentences_in_a_row_with_the_same_sources_are_one_part():
    def link(start: int, end: int) -> Link:
        return Link("L1", Span(start, end), (Span(0, 1),), "verbatim", False, 0.9)

    report = Document("r", "One is. Two is. Three. Four", "0")
    whole = [Segment(a, b, "sentence", 0) for a, b in ((0, 7), (8, 15), (16, 22), (23, 27))]
    found = parts(report, [[link(0, 15)], [link(16, 18), link(23, 24)]], [*whole[:2], Segment(0, 3, "clause", 0), *whole[2:]])
    assert found == [((1,), 0, 15), ((2,), 16, 22), ((), 23, 27)], "two letters of six are a third, one of four is not"
