"""The words of a quotation against a window of a source, word by word: which word of the source stands for which of the quotation.

Method: semi-global alignment by dynamic programming (Needleman and Wunsch 1970, free ends in the source; Sellers 1980), all windows
of a quotation at once in numpy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NEAR = 0.6  # what a word counts that is another form of the quoted one, of what the same word counts
NEAR_RATIO = 0.72  # of letters in common from which two longer words count as forms of one
NEAR_LETTERS = 4
NEVER = 1e4
SUBSTITUTED = 0.35  # lost where one word stands for another; less than the word lost and another skipped
LOST = 0.45  # lost where a quoted word has no counterpart, of its weight
OPENED = 0.5  # lost where the quotation leaves words out inside a sentence of its own: one gap is likelier than two
OPENED_BETWEEN = 0.1  # and between two of its sentences, where a gap is likeliest
SKIPPED = 0.1  # lost for each word of the source that the quotation leaves out


@dataclass(frozen=True, slots=True)
class Pair:
    """A quoted word and its counterpart, by position. how: `same`, `near` (another form of the word) or `other`."""

    quoted: int
    source: int
    how: str


def spelt(word: str) -> str:
    """A word letter by letter: a Korean syllable is two or three of them, and endings are less of a word than they look."""
    return word if word.isascii() else normalize("NFD", word)


def likeness(words: Sequence[str], others: Sequence[str]) -> Floats:
    """(words, others), each without repetition: 1 for the same word, `NEAR` for another form of it, 0 else.

    Numbers have no other forms.
    """
    long, theirs = (
        [(i, v) for i, w in enumerate(side) if not w[:1].isdigit() and len(v := spelt(w)) >= NEAR_LETTERS]
        for side in (words, others)
    )
    same = np.zeros((len(words), len(others)), dtype=np.float32)
    column = {w: j for j, w in enumerate(others)}
    for i, w in enumerate(words):
        if w in column:
            same[i, column[w]] = 1.0
    if long and theirs:
        found = process.cdist(
            [w for _, w in long],
            [w for _, w in theirs],
            scorer=Indel.normalized_similarity,
            score_cutoff=NEAR_RATIO,
            dtype=np.float32,
        )
        rows, columns = np.nonzero(found)
        at = np.array([i for i, _ in long]), np.array([j for j, _ in theirs])
        same[at[0][rows], at[1][columns]] = np.maximum(same[at[0][rows], at[1][columns]], NEAR)
    return same


class Traces(Sequence[list[Pair]]):
    """The pairs of each window's best alignment, worked out for those that are asked for: of several windows one is taken."""

    def __init__(self, trace: Callable[[int], list[Pair]], windows: int) -> None:
        self._trace = trace
        self._windows = windows

    def __len__(self) -> int:
        return self._windows

    @overload
    def __getitem__(self, at: int) -> list[Pair]: ...

    @overload
    def __getitem__(self, at: slice) -> list[list[Pair]]: ...

    def __getitem__(self, at: int | slice) -> list[Pair] | list[list[Pair]]:
        numbers = range(self._windows)[at]
        return self._trace(numbers) if isinstance(numbers, int) else [self._trace(n) for n in numbers]


def best_alignment(words: Ints, weights: Floats, begins: Bools, windows: Ints, like: Floats) -> tuple[Floats, Traces]:
    """The best alignment of the words with each window.

    words: (m,) rows of `like`. weights: (m,) of each word; begins: (m,) whether it begins a sentence or piece.
    windows: (k, w) columns of `like`, -1 beyond the end of the source.
    Returns the (k,) scores (at most the sum of the weights) and the pairs of each, source positions counted in the window.
    """
    m, (k, w) = len(words), windows.shape
    # of each word beside each of the source's, then of each position of the windows
    worth = np.where(like > 0, like, np.float32(-SUBSTITUTED))
    gain = np.take(worth[words], windows, axis=1, mode="clip")  # (m, k, w)
    gain *= weights[:, None, None]
    beyond = windows < 0
    if beyond.any():
        gain[:, beyond] = -NEVER  # nothing stands for a word beyond the end
    slope = (SKIPPED * np.arange(w + 1)).astype(np.float32)
    # a gap behind word i costs by what follows it
    opened = np.where(np.append(begins[1:], True), OPENED_BETWEEN, OPENED).astype(np.float32)
    score = np.zeros((m + 1, k, w + 1), dtype=np.float32)
    row, other = np.empty((2, k, w + 1), dtype=np.float32)
    for i in range(m):
        np.subtract(score[i], LOST * weights[i], out=row)
        np.add(score[i, :, :-1], gain[i], out=other[:, 1:])
        np.maximum(row[:, 1:], other[:, 1:], out=row[:, 1:])
        np.add(row, slope, out=other)
        np.maximum.accumulate(other, axis=1, out=other)
        other -= slope
        other -= opened[i]
        np.maximum(row, other, out=score[i + 1])
    # the first of equal ends: words skipped behind the last counterpart are no part of the place
    ends = score[m].argmax(axis=1)
    totals = score[m][np.arange(k), ends]

    def trace(n: int) -> list[Pair]:
        alike = np.take(like[words], windows[n], axis=1, mode="clip")  # beyond the end nothing is a pair
        return _traced(score[:, n], gain[:, n], alike, weights, slope, int(ends[n]))

    return totals, Traces(trace, k)


def _traced(score: Floats, gain: Floats, alike: Floats, weights: Floats, slope: Floats, end: int) -> list[Pair]:
    """The way back from the end of the best alignment of one window."""
    pairs: list[Pair] = []
    i, j = len(weights), end
    while i > 0:
        row = score[i - 1] - LOST * weights[i - 1]
        row[1:] = np.maximum(row[1:], score[i - 1, :-1] + gain[i - 1])
        if score[i, j] > row[j] + 1e-5:  # words were skipped to get here
            j = int((row[:j] + slope[:j]).argmax())
        if j > 0 and abs(row[j] - (score[i - 1, j - 1] + gain[i - 1, j - 1])) < 1e-5:
            value = alike[i - 1, j - 1]
            pairs.append(Pair(i - 1, j - 1, "same" if value >= 1 else "near" if value > 0 else "other"))
            j -= 1
        i -= 1
    return pairs[::-1]
