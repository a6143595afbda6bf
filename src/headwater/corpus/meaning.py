"""Which kept texts say what a report says, in whatever words or language: its sentences against every kept passage.

Every passage is looked at: vectors are kept as bytes, turned into floats a stretch at a time, and multiplied. A million passages of
512 numbers take half a gigabyte of disk, none of memory beyond what is being looked at, and about half a second; a graph of
neighbours (HNSW) would answer faster, but took as long to build as the encoding itself, and is not exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]

SCALE = 127.0  # a part of a unit vector as a signed byte: cosines stay within 0.004
STRETCH = 512  # passages multiplied in one go: a megabyte of floats, which stays in the processor's own memory from step to step
# Under this a passage of another story is as near: right sentences stand at .57 and above, chance ones mostly under .48.
NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Reach:
    """What a text has of a report: the sum over the report's sentences of what each has over `NEAR`, and how many have any."""

    text: int
    sum: float
    sentences: int


def as_bytes(vectors: Vectors) -> Bytes:
    """(n, width) unit vectors as signed bytes."""
    rounded: Bytes = np.rint(np.clip(vectors, -1.0, 1.0) * SCALE).astype(np.int8)
    return rounded


def reaches(report: Vectors, kept: Bytes, texts: npt.NDArray[np.int64], *, near: float = NEAR) -> list[Reach]:
    """What each kept text has of the report, most first; texts without anything near are left out.

    report: (r, width), one row for each sentence. kept: (n, width) as bytes, memory-mapped where they are many. texts: (n,) the
    text that each row is of. A sentence counts once for a text, by its nearest passage there.
    """
    asked = np.ascontiguousarray(report.T) / SCALE
    floats = np.empty((min(STRETCH, len(kept)), kept.shape[1]), dtype=np.float32)
    found = []
    for start in range(0, len(kept), STRETCH):
        part = floats[: len(kept) - start]
        np.copyto(part, kept[start : start + STRETCH])
        cosines = part @ asked
        rows, sentences = np.nonzero(cosines >= near)
        found.append((texts[start + rows] * len(report) + sentences, cosines[rows, sentences]))
    if not sum(len(pairs) for pairs, _ in found):
        return []
    pairs, cosines = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((-cosines, pairs))  # the nearest passage of a text to a sentence before its others
    pairs, first = np.unique(pairs[order], return_index=True)
    held, begins, sentences_of = np.unique(pairs // len(report), return_index=True, return_counts=True)
    over = np.add.reduceat(cosines[order][first].astype(np.float64) - near, begins)
    reached = zip(held.tolist(), over.tolist(), sentences_of.tolist(), strict=True)
    return sorted((Reach(*one) for one in reached), key=lambda r: (-r.sum, r.text))
