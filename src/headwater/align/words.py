"""Word by word: how many of two passages' words have a counterpart in the other, same or close in meaning, in any language.

Method: greedy soft alignment of words weighted by rarity (as BERTScore with inverse document frequency; Zhang et al. 2020,
ICLR), on the
encoder's vectors of single words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.align.contents import Contents
from headwater.align.middles import counted_from, middle

Matrix = NDArray[np.float32]
Ints = NDArray[np.int64]
Encode = Callable[[Sequence[str]], Matrix]

MOST_PAIRS = (
    30_000_000  # of distinct words; beyond it (two books) the table of likenesses no longer fits a laptop's memory with ease
)
COLUMNS = 100  # of a table of pairs that are worked out at once, in numbers twice as long
FEW_WORDS = 30  # distinct words whose mean counts half; sentences say more each


def counterparts(
    report: Contents,
    source: Contents,
    usual: Counter[str],
    encode: Encode,
    encode_source: Encode | None = None,
    *,
    share: float = 0.0,
) -> Matrix:
    """(r, s) the mean, over both directions, of how close each word's closest counterpart is (cosine), rare words counting more.

    usual: in how many sentences a form occurs (`facts.usual`). encode_source: for the words of the source, where their vectors
    are kept. share: of the mean of each side's words that is taken off their vectors (`middles`). Zeros where a side has no words,
    or where both together have too many distinct ones.
    """
    mine, theirs = report.vocabulary(), source.vocabulary()
    if not mine or not theirs or len(mine) * len(theirs) > MOST_PAIRS:
        return np.zeros((len(report), len(source)), dtype=np.float32)
    here, there = encode(mine), (encode_source or encode)(theirs)
    if share:
        here, there = (counted_from(middle(side, share, FEW_WORDS), side) for side in (here, there))
    close = there @ here.T
    one = _met(source, theirs, report, mine, close, _rarity(theirs, usual))
    other = _met(report, mine, source, theirs, np.ascontiguousarray(close.T), _rarity(mine, usual))
    other += one.T
    other *= np.float32(0.5)
    return other


def _met(side: Contents, words: list[str], others: Contents, their_words: list[str], close: Matrix, rare: Matrix) -> Matrix:
    """(n, m) the mean closeness of each passage's words to the closest word of each of the others; 0 where either has none.

    words, their_words: the vocabularies. close: (words, their words). rare: (words,) what each word counts.

    Passages overlap and share their edges: what stands between two edges is worked out once.
    """
    by_their_word = np.ascontiguousarray(close.T)  # rows are gathered several times faster than columns
    edges, ranges = _parted(others)
    closest = np.zeros((len(edges) - 1, len(words)), dtype=np.float32)
    for k, part in enumerate(_parts(others, their_words, edges)):
        by_their_word[part].max(axis=0, out=closest[k])
    best = np.ascontiguousarray(_largest(closest, ranges).T)  # of each word in each of the others
    edges, ranges = _parted(side)
    met = np.zeros((len(edges), len(others)))
    weights = np.zeros((len(edges), 1))
    for k, part in enumerate(_parts(side, words, edges), start=1):
        met[k], weights[k] = rare[part] @ best[part], rare[part].sum()
    for table in (met, weights):
        np.cumsum(table, axis=0, out=table)
    first, last = ranges.T
    total = np.maximum(weights[last] - weights[first], 1e-6)
    out = np.empty((len(side), len(others)), dtype=np.float32)
    for at in range(0, len(others), COLUMNS):
        some = met[:, at : at + COLUMNS]
        out[:, at : at + COLUMNS] = (some[last] - some[first]) / total
    return out


def _parted(side: Contents) -> tuple[Ints, Ints]:
    """Where any passage begins or ends, and each passage as the stretch between two of these, by number."""
    edges = np.unique(side.ranges)
    return edges, np.searchsorted(edges, side.ranges)


def _parts(side: Contents, words: list[str], edges: Ints) -> Iterator[Ints]:
    """What stands between each edge and the next, as places in the vocabulary."""
    numbers = side.places(words)
    yield from (numbers[first:last] for first, last in pairwise(edges.tolist()))


def _largest(rows: Matrix, ranges: Ints) -> Matrix:
    """(n, w) the largest of each column in the rows of each range, 0 for an empty one.

    Any range is two, of some power of two rows, that overlap (the sparse table of range minima, Bender and Farach-Colton 2000).
    """
    first, last = ranges.T
    out = np.zeros((len(ranges), rows.shape[1]), dtype=np.float32)
    size = 1
    while True:
        here = (last - first >= size) & (last - first < 2 * size)
        out[here] = np.maximum(rows[first[here]], rows[last[here] - size])
        if (last - first < 2 * size).all():
            return out
        rows = np.maximum(rows[:-size], rows[size:])
        size *= 2


def _rarity(vocabulary: Sequence[str], usual: Counter[str]) -> Matrix:
    return np.array([np.log(1 + (1 + usual[""]) / (1 + usual[w])) for w in vocabulary], dtype=np.float32)
