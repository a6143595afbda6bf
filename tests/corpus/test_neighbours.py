"""Texts near one another in meaning are found by their sentences' vectors."""

from __future__ import annotations

import numpy as np

from headwater.corpus.meaning import NEAR, as_bytes
from headwater.corpus.neighbours import near_texts

RNG = np.random.default_rng(3)


def unit(vectors: np.ndarray) -> np.ndarray:
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def near(to: np.ndarray, cosine: float) -> np.ndarray:
    """Unit vectors at a cosine from others."""
    noise = RNG.normal(size=to.shape)
    noise -= (noise * to).sum(axis=1, keepdims=True) * to
    return unit(cosine * to + np.sqrt(1 - cosine**2) * unit(noise))


def test_a_text_that_says_anothers_sentences_is_found_with_how_many_and_how_near():
    first = unit(RNG.normal(size=(4, 64)))
    others = unit(RNG.normal(size=(40, 64)))
    later = np.concatenate([near(first[:3], 0.8), unit(RNG.normal(size=(2, 64)))])
    vectors = as_bytes(np.concatenate([first, others, later]))
    text = np.repeat([0, 1, 2], [4, 40, 5])
    (found,) = near_texts(vectors, text, np.array([0, 1, 2]))
    assert (found.earlier, found.later, found.sentences) == (0, 2, 3)
    assert abs(found.over - (0.8 - NEAR)) < 0.03


def test_the_later_one_is_the_one_that_has_it_and_a_sentence_counts_once():
    first = unit(RNG.normal(size=(1, 64)))
    vectors = as_bytes(np.concatenate([first, near(first, 0.9), near(first, 0.7)]))
    text = np.array([0, 1, 1])
    (found,) = near_texts(vectors, text, np.array([5, 2]))
    assert (found.earlier, found.later, found.sentences) == (1, 0, 1)
    assert abs(found.over - (0.9 - NEAR)) < 0.03


def test_with_fresh_texts_those_before_are_found_and_not_compared_with_one_another():
    first = unit(RNG.normal(size=(1, 64)))
    vectors = as_bytes(np.concatenate([first, near(first, 0.9), near(first, 0.9)]))
    found = near_texts(vectors, np.arange(3), np.arange(3), fresh=2)
    assert {(f.earlier, f.later) for f in found} == {(0, 2), (1, 2)}
