"""Turns of phrase that were passed over, on disk: filed by where they stand, document by document, so that those in a few places
are found by bisection and the others are not read.

They are many, a hundred for each document, and say something only of a passage or a set phrase that a new document has in the same
place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.corpus.growing import Runs, Wholes, distinct, in_order, joint, narrow, parcels, parted, within
from headwater.corpus.numbering import Longs

# One side of a turn of phrase, document and first word of it in `at.npy`: where it ends, and what it shares that with. Each turn of
# phrase is filed under both of its documents.
SIDE = np.dtype([("end", "<i4"), ("other", "<i4"), ("other_start", "<i4"), ("other_end", "<i4")])


AT_ONCE = 2_000_000  # sides that are sorted together


@dataclass(frozen=True, slots=True)
class Filed:
    """Turns of phrase in a folder."""

    folder: Path

    def __len__(self) -> int:
        return len(self._array("at")) // 2

    def _array(self, name: str) -> npt.NDArray[Any]:
        array: npt.NDArray[Any] = np.load(self.folder / f"{name}.npy", mmap_mode="r")
        return array

    def under(self, doc: Wholes, start: Wholes, end: Wholes) -> Longs:
        """(6, n) the turns of phrase that have half of the shorter of the two in common with a stretch of a document: the two
        documents and where they stand in both."""
        at, sides = self._array("at"), self._array("sides")
        (longest,) = np.load(self.folder / "longest.npy")
        first = np.searchsorted(at, joint(doc, np.maximum(start - longest, 0)))
        counts = np.searchsorted(at, joint(doc, end)) - first
        ends = np.cumsum(counts)
        rows = np.arange(int(counts.sum())) + np.repeat(first - (ends - counts), counts)
        asked = np.repeat(np.arange(len(doc)), counts)
        (_, low), high = parted(np.asarray(at[rows])), sides["end"][rows].astype(np.int64)
        common = np.minimum(end[asked], high) - np.maximum(start[asked], low)
        rows = distinct(rows[2 * common >= np.minimum(end[asked] - start[asked], high - low)])
        there, low = parted(np.asarray(at[rows]))
        more = (sides[name][rows].astype(np.int64) for name in ("end", "other", "other_start", "other_end"))
        high, other, other_low, other_high = more
        found = np.stack([there, other, low, high, other_low, other_high])
        turned: Longs = np.where(there < other, found, found[[1, 0, 4, 5, 2, 3]])
        return turned


def file(runs: Runs, folder: Path) -> None:
    """Files turns of phrase in a folder, put in place whole."""
    longest = np.maximum(runs.a_end - runs.a_start, runs.b_end - runs.b_start).max(initial=0)
    part = folder.with_name(folder.name + ".part")
    for old in (part, folder):
        shutil.rmtree(old, ignore_errors=True)
    part.mkdir(parents=True)
    np.save(part / "longest.npy", np.array([longest]))
    # written piece by piece, not through memory: there may be more of them than of all else
    with (part / "at.npy").open("wb") as places, (part / "sides.npy").open("wb") as rest:
        for file, kind in ((places, np.dtype(np.int64)), (rest, SIDE)):
            header = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": (2 * len(runs),)}
            np.lib.format.write_array_header_1_0(file, header)
        for at, sides in _sides(runs):
            at.tofile(places)
            sides.tofile(rest)
    part.rename(folder)


def _sides(runs: Runs) -> Iterator[tuple[Longs, npt.NDArray[Any]]]:
    """Both sides of all runs by document and place, some documents at a time."""
    docs = np.concatenate([runs.a, runs.b])
    for rows in parcels(docs, AT_ONCE):
        one, other = runs.take(rows[rows < len(runs)]), runs.take(rows[rows >= len(runs)] - len(runs))
        at = np.append(joint(one.a, one.a_start), joint(other.b, other.b_start))
        order = np.argsort(at, kind="stable")
        sides = np.empty(len(at), dtype=SIDE)
        for name, mine, theirs in (
            ("end", one.a_end, other.b_end), ("other", one.b, other.a),
            ("other_start", one.b_start, other.a_start), ("other_end", one.b_end, other.a_end),
        ):  # fmt: skip
            sides[name] = np.append(mine, theirs)[order]
        yield at[order], sides


def under(runs: Runs, files: Sequence[Filed]) -> Runs:
    """The turns of phrase of which a side lies under a run's, each once. Nothing is known of their words: none is a passage."""
    doc = np.concatenate([runs.a, runs.b])
    start, end = np.concatenate([runs.a_start, runs.b_start]), np.concatenate([runs.a_end, runs.b_end])
    found = [np.zeros((6, 0), dtype=np.int64), *(one.under(doc, start, end) for one in files)]
    every = np.concatenate(found, axis=1)
    every = every[:, in_order(joint(every[0], every[1]), *every[2:])]
    a, b, a_start, a_end, b_start, b_end = every[:, np.append(True, (np.diff(every) != 0).any(axis=0))[: every.shape[1]]]
    nothing, no_share = np.zeros(len(a), dtype=np.int64), np.zeros(len(a), dtype=np.float32)
    return narrow(Runs(a, b, a_start, a_end, b_start, b_end, nothing, nothing, no_share, no_share))


def apart(runs: Runs, others: Runs) -> Runs:
    """The runs that are not among the others."""
    rows = others.take(within(joint(others.a, others.b), joint(runs.a, runs.b)))
    both, starts = (
        np.append(joint(getattr(rows, one), getattr(rows, other)), joint(getattr(runs, one), getattr(runs, other)))
        for one, other in (("a", "b"), ("a_start", "b_start"))
    )
    order = in_order(both, starts)  # of the same ones, the others' stand first
    again = np.append(False, (np.diff(both[order]) == 0) & (np.diff(starts[order]) == 0))[: len(order)]
    there = np.sort(order[again])
    return runs.take(np.setdiff1d(np.arange(len(runs)), there[there >= len(rows)] - len(rows)))
