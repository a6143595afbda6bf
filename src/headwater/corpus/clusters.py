"""One passage in several documents: runs that meet in the same place of a document belong together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from headwater.corpus.growing import Runs, in_order, joint

Longs = npt.NDArray[np.int64]

COMMON_SHARE = 0.5  # of the longer of two stretches of one document, that both have: they are the same passage


def clusters(runs: Runs) -> Longs:
    """The number of the passage that each run is of, 0 upwards in the order of first appearance."""
    nodes, count = _stretches(runs)
    label = components(nodes[: len(runs)], nodes[len(runs) :], count)[nodes[: len(runs)]]
    _, first, inverse = np.unique(label, return_index=True, return_inverse=True)
    place = np.empty(len(first), dtype=np.int64)
    place[np.argsort(first)] = np.arange(len(first))
    numbers: Longs = place[inverse]
    return numbers


def _stretches(runs: Runs) -> tuple[Longs, int]:
    """For the a sides and then the b sides of all runs, which stretch of which document each is; how many stretches there are."""
    doc = np.concatenate([runs.a, runs.b])
    start = np.concatenate([runs.a_start, runs.b_start])
    end = np.concatenate([runs.a_end, runs.b_end])
    order = in_order(joint(doc, start), -end)
    doc, start, end = doc[order], start[order], end[order]
    common = np.minimum(end[1:], end[:-1]) - start[1:]
    longer = np.maximum(end[1:] - start[1:], end[:-1] - start[:-1])
    same = (doc[1:] == doc[:-1]) & (common >= COMMON_SHARE * longer)
    number = np.concatenate(([0], np.cumsum(~same))) if len(order) else np.zeros(0, dtype=np.int64)
    nodes = np.empty(len(order), dtype=np.int64)
    nodes[order] = number
    return nodes, int(number[-1]) + 1 if len(number) else 0


def components(one: Longs, other: Longs, count: int) -> Longs:
    """For nodes 0 to count - 1 with edges between `one` and `other`, the smallest node that each can be reached from.

    All edges hook at once and paths are halved at once (Shiloach, Vishkin 1982): some log(count) passes over the edges.
    """
    root = np.arange(count)
    while len(one):
        a, b = root[one], root[other]
        differ = a != b
        one, other, a, b = one[differ], other[differ], a[differ], b[differ]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while True:
            above = root[root]
            if np.array_equal(above, root):
                break
            root = above
    return root
