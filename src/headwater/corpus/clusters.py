"""One passage in several documents: runs that meet in the same place of a document belong together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from headwater.corpus.growing import Runs, Wholes, ordered, parcels

Longs = npt.NDArray[np.int64]

COMMON_SHARE = 0.5  # of the longer of two stretches of one document, that both have: they are the same passage
AT_ONCE = 2_000_000  # stretches that are sorted together: a quarter of a gigabyte


def clusters(runs: Runs) -> Longs:
    """The number of the passage that each run is of, 0 upwards in the order of first appearance."""
    nodes, count = _stretches(runs)
    label = components(nodes[: len(runs)], nodes[len(runs) :], count)[nodes[: len(runs)]]
    rows = np.arange(len(label), dtype=nodes.dtype)
    first = np.empty(count, dtype=nodes.dtype)
    first[label[::-1]] = rows[::-1]  # of several rows with one label the last that is written stays
    first = first[label]
    numbers: Longs = np.cumsum(first == rows)[first] - 1
    return numbers


def _stretches(runs: Runs) -> tuple[Wholes, int]:
    """For the a sides and then the b sides of all runs, which stretch of which document each is; how many stretches there are."""
    docs = np.concatenate([runs.a, runs.b])
    nodes: Wholes = np.empty(len(docs), dtype=np.int32 if len(docs) < 2**31 else np.int64)
    count = 0
    for rows in parcels(docs, AT_ONCE):
        one, other = rows[rows < len(runs)], rows[rows >= len(runs)] - len(runs)
        start = np.append(runs.a_start[one], runs.b_start[other])
        end = np.append(runs.a_end[one], runs.b_end[other])
        order = ordered(docs[rows], start, -end)
        doc, start, end = docs[rows[order]], start[order], end[order]
        common = np.minimum(end[1:], end[:-1]) - start[1:]
        longer = np.maximum(end[1:] - start[1:], end[:-1] - start[:-1])
        same = (doc[1:] == doc[:-1]) & (common >= COMMON_SHARE * longer)
        number = np.cumsum(np.append(True, ~same)[: len(rows)]) - 1
        nodes[rows[order]] = count + number
        count += int(number[-1]) + 1 if len(number) else 0
    return nodes, count


def components(one: Wholes, other: Wholes, count: int) -> Wholes:
    """For nodes 0 to count - 1 with edges between `one` and `other`, the smallest node that each can be reached from.

    All edges hook at once and paths are halved at once (Shiloach, Vishkin 1982): some log(count) passes over the edges.
    """
    root = np.arange(count, dtype=one.dtype)
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
