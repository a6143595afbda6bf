"""What kept texts have of a report, against the same told sentence by sentence."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.meaning import CHANCE, CLEAR, ENOUGH, NEAR, SCALE, STRETCH, Reach, as_bytes, counterparts, own, reaches


def unit(chance: np.random.Generator, n: int, width: int = 8) -> np.ndarray:
    """(n, width) vectors of length one; of few dimensions, so that many are near each other."""
    drawn = chance.normal(size=(n, width)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def told_plainly(report: np.ndarray, kept: np.ndarray, texts: np.ndarray, near: float) -> dict[int, tuple[float, int]]:
    """For each text the sum of what its nearest passages have over `near`, and how many sentences have any."""
    out: dict[int, tuple[float, int]] = {}
    for text in set(texts.tolist()):
        nearest = (kept[texts == text].astype(np.float64) / SCALE @ report.T).max(axis=0)
        over = [c - near for c in nearest.tolist() if c >= near]
        if over:
            out[text] = (sum(over), len(over))
    return out


@given(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(0, 40))
def test_a_sentence_counts_once_for_a_text_by_its_nearest_passage(seed: int, sentences: int, passages: int):
    chance = np.random.default_rng(seed)
    report, kept = unit(chance, sentences), as_bytes(unit(chance, passages))
    texts = chance.integers(1, 5, size=passages)
    found, expected = reaches(report, kept, texts), told_plainly(report, kept, texts, 0.5)
    assert {r.text: r.sentences for r in found} == {text: n for text, (_, n) in expected.items()}
    assert all(abs(r.sum - expected[r.text][0]) < 1e-5 for r in found)
    assert [(-r.sum, r.text) for r in found] == sorted((-r.sum, r.text) for r in found)
    assert reaches(report, kept, texts, most=2) == found[:2]


def test_passages_are_found_in_every_stretch_and_at_its_edges():
    n = 2 * STRETCH + 3
    kept = np.zeros((n, 8), dtype=np.int8)
    at = [0, STRETCH - 1, STRETCH, 2 * STRETCH, n - 1]
    kept[at, 0] = 127
    report = np.eye(8, dtype=np.float32)[:1]
    found = reaches(report, kept, np.arange(n, dtype=np.int64))
    assert [r.text for r in found] == at
    assert reaches(report, kept[1:10], np.arange(9, dtype=np.int64)) == []


def test_a_text_that_says_two_sentences_stands_before_one_that_says_one_better():
    report = np.eye(4, dtype=np.float32)[:2]
    kept = as_bytes(np.array([[0.8, 0.6, 0, 0], [0.6, 0.8, 0, 0], [1, 0, 0, 0]], dtype=np.float32))
    found = reaches(report, kept, np.array([7, 7, 3]))
    assert [(r.text, r.sentences) for r in found] == [(7, 2), (3, 1)]
    assert isinstance(found[0], Reach)
    assert abs(found[0].sum - 0.6) < 0.01


def test_what_rivals_say_as_nearly_is_nobodys_own_and_each_of_two_sources_has_its_own_sentences():
    report = np.eye(5, dtype=np.float32)[:3]
    first, second, formula = ([1, 0, 0.3, 0.2, 0], [0, 1, 0.3, 0, 0.2], [0, 0, 1, 0, 0])
    kept = as_bytes(np.array([first, second, formula, formula], dtype=np.float32))
    found = sorted(reaches(report, kept, np.arange(4)), key=lambda r: r.text)
    apart = ~np.eye(4, dtype=bool)
    mine = own(found, apart)
    assert np.allclose(mine, [(0.5 - CHANCE) / 3] * 2 + [0, 0], atol=0.005)
    apart[2, 3] = apart[3, 2] = False  # of one matter: a reprint takes nothing away
    assert np.allclose(own(found, apart)[2:], (0.5 - CHANCE) / 3, atol=0.005)
    assert own([], np.zeros((0, 0), dtype=bool)) == []


def with_counterparts_plainly(one: np.ndarray, other: np.ndarray) -> float:
    """The share of the shorter text's passages that are near one of the other, and clearly nearer than all others are to either."""
    shorter, longer = sorted((one / SCALE, other / SCALE), key=len)
    count = 0
    for i, mine in enumerate(shorter):
        for k, theirs in enumerate(longer):
            others = [mine @ x for n, x in enumerate(longer) if n != k] + [x @ theirs for n, x in enumerate(shorter) if n != i]
            count += mine @ theirs >= NEAR and mine @ theirs - max([*others, 0.0]) >= CLEAR
    return count / len(shorter)


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_counterparts_are_those_that_are_clearly_nearest_each_other(seed: int, sizes: list[int]):
    chance = np.random.default_rng(seed)
    texts = [as_bytes(unit(chance, size)) for size in sizes]
    found = counterparts(texts)
    assert np.array_equal(found, found.T)
    for i, one in enumerate(texts):
        for k, other in enumerate(texts[:i]):
            assert abs(found[i, k] - with_counterparts_plainly(one, other)) < 1e-6


def test_a_retelling_of_half_of_a_text_has_counterparts_and_a_text_on_its_subject_has_none():
    told = np.eye(8, dtype=np.float32)
    retold = told[:3] * 0.8 + told[5:8] * 0.6
    subject = np.tile(told.mean(axis=0) * np.sqrt(8), (3, 1)).astype(np.float32)  # as near to every passage
    found = counterparts([as_bytes(told[:5]), as_bytes(retold), as_bytes(subject), as_bytes(told[:0])])
    assert found[0].round(2).tolist() == [1.0, 1.0, 0.0, 0.0]


def test_of_a_long_text_passages_from_its_beginning_to_its_end_are_looked_at():
    chance = np.random.default_rng(3)
    long = unit(chance, 2 * ENOUGH + 50, width=256)
    half = np.concatenate([long[: len(long) // 2], unit(chance, len(long) // 2, width=256)])
    assert 0.4 < counterparts([as_bytes(long), as_bytes(half)])[0, 1] < 0.6
