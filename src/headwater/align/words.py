"""Word by word: how many of two passages' words have a counterpart in the other, same or close in meaning, in any language.

Method: greedy soft alignment of words weighted by rarity (as BERTScore with inverse document frequency; Zhang et al. 2020,
ICLR), on the
encoder's vectors of single words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.align.middles import counted_from, middle

Matrix = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Matrix]

MOST_PAIRS = (
    30_000_000  # of distinct words; beyond it (two books) the table of likenesses no longer fits a laptop's memory with ease
)
FEW_WORDS = 30  # distinct words whose mean counts half; sentences say more each


def counterparts(
    report: Sequence[Sequence[str]],
    source: Sequence[Sequence[str]],
    usual: Counter[str],
    encode: Encode,
    encode_source: Encode | None = None,
    *,
    share: float = 0.0,
) -> Matrix:
    """(r, s) the mean, over both directions, of how close each word's closest counterpart is (cosine), rare words counting more.

    report, source: content forms of each passage. usual: in how many sentences a form occurs (`facts.usual`). encode_source: for
    the words of the source, where their vectors are kept. share: of the mean of each side's words that is taken off their
    vectors (`middles`). Zeros where a side has no words, or where both together have too many
    distinct ones.
    """
    mine, theirs = sorted({w for p in report for w in p}), sorted({w for p in source for w in p})
    out = np.zeros((len(report), len(source)), dtype=np.float32)
    if not mine or not theirs or len(mine) * len(theirs) > MOST_PAIRS:
        return out
    here, there = encode(mine), (encode_source or encode)(theirs)
    if share:
        here, there = (counted_from(middle(side, share, FEW_WORDS), side) for side in (here, there))
    close = here @ there.T
    rows, columns = _places(report, mine), _places(source, theirs)
    rare_mine, rare_theirs = _rarity(mine, usual), _rarity(theirs, usual)
    by_source_word = np.ascontiguousarray(close.T)  # rows are gathered several times faster than columns
    best = np.zeros((len(source), len(mine)), dtype=np.float32)
    for j, words in enumerate(columns):
        if words.size:
            best[j] = by_source_word[words].max(axis=0)
    best_there = np.ascontiguousarray(best.T)
    best_here = np.zeros((len(report), len(theirs)), dtype=np.float32)
    for i, words in enumerate(rows):
        if words.size:
            best_here[i] = close[words].max(axis=0)
            weight = rare_mine[words]
            out[i] += 0.5 * (weight @ best_there[words]) / weight.sum()
    for j, words in enumerate(columns):
        if words.size:
            weight = rare_theirs[words]
            out[:, j] += 0.5 * (best_here[:, words] @ weight) / weight.sum()
    return out


def _places(passages: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> list[NDArray[np.int64]]:
    index = {w: k for k, w in enumerate(vocabulary)}
    return [np.array([index[w] for w in p], dtype=np.int64) for p in passages]


def _rarity(vocabulary: Sequence[str], usual: Counter[str]) -> Matrix:
    return np.array([np.log(1 + (1 + usual[""]) / (1 + usual[w])) for w in vocabulary], dtype=np.float32)
