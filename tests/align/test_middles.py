"""Vectors from the middle of their text: what all sentences have in common no longer makes them alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from headwater.align.contents import each
from headwater.align.facts import Likeness
from headwater.align.middles import Matrix, cosines, counted_from, middle
from headwater.align.passages import Passages, cut, passages
from headwater.align.words import counterparts
from headwater.model import Segment

LINES = "One is here. Two is here. Three is here."


@dataclass
class Text:
    passages: Passages
    vectors: Matrix


def text(vectors: list[list[float]]) -> Text:
    """A text of as many sentences, each its own paragraph."""
    ends = [m + 1 for m, c in enumerate(LINES) if c == "."][: len(vectors)]
    pieces = [Segment(end - 12, end, "sentence", k, k) for k, end in enumerate(ends)]
    found = np.array(vectors, dtype=np.float32)
    return Text(passages(cut(pieces, [], LINES), lambda a, b: LINES[a:b]), found / np.linalg.norm(found, axis=1, keepdims=True))


# the first axis is what a language (or a subject) has in common, the second and third are what a sentence says
KOREAN = text([[3, 1, 0, 0.3], [3, -1, 0, 0.3], [3, 0, 1, 0.3]])
ENGLISH = text([[-3, 1, 0, 0.3], [-3, -1, 0, 0.3], [-3, 0, 1, 0.3]])


def test_two_languages_that_lie_apart_meet_when_each_is_counted_from_its_middle():
    far, half, near = (cosines(KOREAN, ENGLISH, share=share) for share in (0.0, 0.5, 1.0))
    assert near.argmax(axis=1).tolist() == [0, 1, 2]
    for k in range(3):
        assert far[k, k] < half[k, k] < near[k, k]
        assert near[k, k] - np.delete(near[k], k).max() > far[k, k] - np.delete(far[k], k).max() + 0.02


def test_the_words_of_two_languages_meet_likewise():
    vectors = {
        "다리": [3, 1, 0],
        "눈": [3, 0, 1],
        "길": [3, -1, -1],
        "bridge": [-3, 1, 0],
        "snow": [-3, 0, 1],
        "road": [-3, -1, -1],
    }

    def encode(words: Sequence[str]) -> Matrix:
        found = np.array([vectors[w] for w in words], dtype=np.float32)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    mine, theirs = each([["다리"], ["눈"], ["길"]]), each([["bridge"], ["snow"], ["road"]])
    far, near = (counterparts(mine, theirs, Counter({"": 6}), encode, share=share) for share in (0.0, 1.0))
    assert (np.diag(near) > np.diag(far)).all()
    assert np.diag(near).min() - near[0, 1] > np.diag(far).min() - far[0, 1]


def test_a_share_of_nothing_leaves_the_cosines_as_they_are():
    assert cosines(KOREAN, ENGLISH) == pytest.approx(KOREAN.vectors @ ENGLISH.vectors.T, abs=1e-6)


def test_the_mean_of_few_counts_less_than_that_of_many():
    few, many = np.ones((2, 3), dtype=np.float32), np.ones((600, 3), dtype=np.float32)
    assert middle(few, 0.5, few=6) == pytest.approx(np.full(3, 0.125))
    assert middle(many, 0.5, few=6) == pytest.approx(np.full(3, 0.495), abs=1e-3)
    assert middle(few[:0], 0.5).tolist() == [0.0, 0.0, 0.0]


def test_what_is_counted_from_elsewhere_has_length_one_or_none():
    vectors = np.array([[1, 0], [0, 1], [0.5, 0.5]], dtype=np.float32)
    lengths = np.linalg.norm(counted_from(np.array([0.5, 0.5], dtype=np.float32), vectors), axis=1)
    assert lengths.tolist() == pytest.approx([1.0, 1.0, 0.0])


def test_a_passage_counts_as_its_other_wording_where_that_is_closer():
    other = ([1], ENGLISH.vectors[:1])
    plain, with_other = cosines(KOREAN, ENGLISH, share=0.5), cosines(KOREAN, ENGLISH, [other], 0.5)
    assert with_other[1, 0] > plain[1, 0]
    assert (with_other >= plain).all()
    assert (with_other[[0, 2]] == plain[[0, 2]]).all()


def test_a_text_of_few_sentences_has_no_middle_to_be_counted_from():
    likeness = Likeness(middle=0.5, sentences=12)
    assert likeness.middle_of(12, 40) == 0.5
    assert likeness.middle_of(40, 11) == likeness.middle_of(3, 90) == 0.0
