"""Which kept texts say what a report says, in whatever words or language: its sentences against every kept passage.

Every passage is looked at: vectors are kept as bytes, turned into floats a stretch at a time, and multiplied. A million passages of
512 numbers take half a gigabyte of disk, none of memory beyond what is being looked at, and about a second; a graph of
neighbours (HNSW) would answer faster, but took as long to build as the encoding itself, and is not exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.int8]

SCALE = 127.0  # a part of a unit vector as a signed byte: cosines stay within 0.004
STRETCH = 512  # passages multiplied in one go: a megabyte of floats, which stays in the processor's own memory from step to step
# Under this a passage of another story is as near: right sentences stand at .57 and above, chance ones mostly under .48.
NEAR = 0.5
CHANCE = 0.01  # over `NEAR`: so much is nobody's own; a small Library may have no other text to tell what comes by chance
CLEAR = (
    0.1  # over every other passage of both texts: what tells the same matter has counterparts, what is on a subject has neighbours
)
ENOUGH = 200  # passages of the shorter of two texts, drawn evenly, to see whether it tells what the other does


@dataclass(frozen=True, slots=True)
class Reach:
    """What a text has of a report: the sum over the report's sentences of what each has over `NEAR`, and how many have any.

    over: (sentences of the report,) what each has.
    """

    text: int
    sum: float
    sentences: int
    over: npt.NDArray[np.float64] = field(repr=False, compare=False)


def as_bytes(vectors: Vectors) -> Bytes:
    """(n, width) unit vectors as signed bytes."""
    rounded: Bytes = np.rint(np.clip(vectors, -1.0, 1.0) * SCALE).astype(np.int8)
    return rounded


def reaches(
    report: Vectors, kept: Bytes, texts: npt.NDArray[np.int64], *, near: float = NEAR, most: int | None = None
) -> list[Reach]:
    """What each kept text has of the report, most first; texts without anything near are left out.

    report: (r, width), one row for each sentence. kept: (n, width) as bytes, memory-mapped where they are many. texts: (n,) the
    text that each row is of. most: how many of the texts; all where not given. A sentence counts once for a text, by its nearest
    passage there.
    """
    asked = np.ascontiguousarray(report.T) / SCALE
    floats = np.empty((min(STRETCH, len(kept)), kept.shape[1]), dtype=np.float32)
    held: list[npt.NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
    nearest: list[Vectors] = [np.empty((0, len(report)), dtype=np.float32)]
    for start in range(0, len(kept), STRETCH):
        part, of = floats[: len(kept) - start], np.asarray(texts[start : start + STRETCH])
        np.copyto(part, kept[start : start + STRETCH])
        # A text's passages stand in a row: one row of their largest cosines is left of it, or two where a stretch ends within it.
        begins = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
        largest = np.maximum.reduceat(part @ asked, begins, axis=0)
        some = largest.max(axis=1) >= near
        held.append(of[begins][some])
        nearest.append(largest[some])
    found, rows = np.concatenate(held), np.concatenate(nearest)
    if not len(found):
        return []
    order = np.argsort(found, kind="stable")
    found, begins = np.unique(found[order], return_index=True)
    over = np.maximum.reduceat(rows[order], begins, axis=0).astype(np.float64) - near
    counts, over = (over >= 0).sum(axis=1), np.maximum(over, 0.0)
    sums = over.sum(axis=1)
    best = np.lexsort((found, -sums))[:most]
    return [Reach(*one) for one in zip(found[best].tolist(), sums[best].tolist(), counts[best].tolist(), over[best], strict=True)]


def own(reached: Sequence[Reach], rivals: npt.NDArray[np.bool_]) -> list[float]:
    """For each text, the mean over the report's sentences of how much nearer each is to it than to any of its rivals.

    rivals: (n, n) whether a text is one of another. Formulas and turns of phrase that many texts have are as near to all of them;
    of a report that takes from two sources, each has sentences of its own. What comes by chance is nobody's own.
    """
    if not reached:
        return []
    over = np.stack([r.over for r in reached])
    nearest = [over[of].max(axis=0, initial=CHANCE) for of in rivals]
    return [float(np.maximum(mine - other, 0.0).mean()) for mine, other in zip(over, nearest, strict=True)]


def counterparts(texts: Sequence[Bytes]) -> Vectors:
    """(n, n) how far two texts tell the same matter, in whatever words or language: 0 to 1.

    texts: the passages of each, (of the text, width). It is the share of the shorter text's passages that have a counterpart in the
    other: `NEAR` it, and clearly nearer than every other passage of either text is to one of the two.
    """
    floats: list[Vectors] = [passages.astype(np.float32) / np.float32(SCALE) for passages in texts]
    shares = np.eye(len(texts), dtype=np.float32)
    for i, one in enumerate(floats):
        for k, other in enumerate(floats[:i]):
            shares[i, k] = shares[k, i] = _with_counterpart(*sorted((one, other), key=len))
    return shares


def _with_counterpart(shorter: Vectors, longer: Vectors) -> float:
    if not len(shorter):
        return 0.0
    cosines = shorter[:: -(-len(shorter) // ENOUGH)] @ longer.T
    others = np.pad(cosines, ((0, 1), (0, 1)))  # so that there is a second best of one
    second = np.maximum(np.partition(others, -2, axis=1)[:-1, -2:-1], np.partition(others, -2, axis=0)[-2:-1, :-1])
    return float(((cosines >= NEAR) & (cosines - second >= CLEAR)).sum() / len(cosines))
