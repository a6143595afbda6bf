"""Vectors counted from the middle of their text: what all of a text has in common tells none of its passages from another.

Across two languages an encoder keeps each language in a corner of its own, and every sentence of a speech holds its subject; a
part of the mean is taken off on both sides. Method: centring of multilingual vectors (Libovický, Rosa, Fraser 2020, Findings of
EMNLP), here by text and in part, since the mean of a short text is much of what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from headwater.align.passages import SENTENCE, Passages

Matrix = NDArray[np.float32]

FEW = 6  # vectors whose mean counts half: each of them makes up a good part of it


def middle(members: Matrix, share: float, few: int = FEW) -> Matrix:
    """(d,) what is taken off: a share of the mean of `members` (n, d), the less the fewer they are."""
    n = len(members)
    mean = members.mean(axis=0) if n else np.zeros(members.shape[1])
    return np.asarray(share * n / (n + few) * mean, dtype=np.float32)


def counted_from(place: Matrix, vectors: Matrix) -> Matrix:
    """(n, d) the vectors as they stand from there, of length one again."""
    if not place.any():
        return vectors
    away = vectors - place
    return np.asarray(away / np.maximum(1e-6, np.linalg.norm(away, axis=1, keepdims=True)), dtype=np.float32)


class Encoded(Protocol):
    """The passages of a text and their vectors (n, d)."""

    @property
    def passages(self) -> Passages: ...
    @property
    def vectors(self) -> Matrix: ...


def cosines(report: Encoded, source: Encoded, others: Sequence[tuple[list[int], Matrix]] = (), share: float = 0.0) -> Matrix:
    """(r, s) how close each report passage is to each source passage, both counted from a share of their text's mean sentence.

    others: rows of the report with other vectors that they may count as, where those
    are closer.
    """
    here, there = (middle(side.vectors[side.passages.level == SENTENCE], share) for side in (report, source))
    given = counted_from(there, source.vectors)
    out = np.asarray(counted_from(here, report.vectors) @ given.T, dtype=np.float32)
    for rows, vectors in others:
        out[rows] = np.maximum(out[rows], counted_from(here, vectors) @ given.T)
    return out
