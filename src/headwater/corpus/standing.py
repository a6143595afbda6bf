"""What is kept of the runs between documents that were looked at before, so that new ones ask for no look at all of them again.

Runs that are passages, or were told to be nobody's, are few, and are weighed again with what is new. Turns of phrase are many, and
say something only where a new document has the same words: those that lie under a fresh run, in a document of both, are looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from headwater.corpus.growing import Runs, in_order, joint
from headwater.corpus.numbering import Longs
from headwater.corpus.steps import remove

Truths = npt.NDArray[np.bool_]
AT_ONCE = 1_000_000  # runs that are read together: a hundred megabytes
NAMES = tuple(f.name for f in fields(Runs))
ONE = ("a", "b", "a_start", "b_start")  # what tells a run from all others


@dataclass(frozen=True, slots=True)
class Standing:
    """Runs that are weighed again. nobodys: which were told to be nobody's, and stay so."""

    runs: Runs
    nobodys: Truths

    def __len__(self) -> int:
        return len(self.runs)


def none() -> Runs:
    """No runs."""
    zero, nothing = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    return Runs(zero, zero, zero, zero, zero, zero, zero, zero, nothing, nothing)


def together(pieces: Sequence[Runs]) -> Runs:
    """Runs one after the other."""
    return Runs(*(np.concatenate([getattr(p, name) for p in pieces]) for name in NAMES)) if pieces else none()


def write_runs(runs: Runs, target: Path, **more: npt.NDArray[np.generic]) -> None:
    """Runs as Parquet, put in place whole. more: further columns."""
    part = target.with_suffix(".part")
    remove(part)
    pq.write_table(pa.table({**{name: getattr(runs, name) for name in NAMES}, **more}), part)
    part.replace(target)


def read_runs(file: Path) -> Runs:
    """Runs as they were written."""
    return _runs(pq.read_table(file, columns=list(NAMES)))


def write_standing(standing: Standing, target: Path) -> None:
    write_runs(standing.runs, target, nobodys=standing.nobodys)


def read_standing(file: Path) -> Standing:
    rows = pq.read_table(file)
    return Standing(_runs(rows), rows["nobodys"].to_numpy(zero_copy_only=False))


def _runs(rows: pa.Table | pa.RecordBatch) -> Runs:
    return Runs(*(rows[name].to_numpy() for name in NAMES))


def count(files: Iterable[Path]) -> int:
    """How many runs lie in files."""
    return sum(pq.read_metadata(file).num_rows for file in files)


def beside(fresh: Runs, before: Standing, files: Iterable[Path]) -> Standing:
    """What is weighed with fresh runs: they, the standing ones, and of the files the runs that lie under a fresh one."""
    under = [_under(fresh, runs) for file in files for runs in _pieces(file)]
    found = together([before.runs, *under])
    # a turn of phrase that was told to be nobody's since stands with the others
    _, first = np.unique(np.stack([getattr(found, name) for name in ONE]), axis=1, return_index=True)
    first.sort()
    runs = together([found.take(first), fresh])
    nobodys = np.zeros(len(runs), dtype=bool)
    nobodys[: len(before)] = before.nobodys
    return Standing(runs, nobodys)


def _pieces(file: Path) -> Iterator[Runs]:
    for rows in pq.ParquetFile(file).iter_batches(AT_ONCE, columns=list(NAMES)):
        yield _runs(rows)


def _under(fresh: Runs, runs: Runs) -> Runs:
    """Runs of which a side lies under a fresh run's: half of the shorter of the two is common to both."""
    doc = np.concatenate([fresh.a, fresh.b])
    start, end = np.concatenate([fresh.a_start, fresh.b_start]), np.concatenate([fresh.a_end, fresh.b_end])
    order = in_order(joint(doc, start), end)
    doc, start, end = doc[order], start[order], end[order]
    found = _meets(doc, start, end, runs.a, runs.a_start, runs.a_end) | _meets(doc, start, end, runs.b, runs.b_start, runs.b_end)
    return runs.take(np.flatnonzero(found))


def _meets(doc: Longs, start: Longs, end: Longs, at: Longs, low: Longs, high: Longs) -> Truths:
    """(n,) which stretches `low` to `high` of documents `at` have half in common with one of some sorted stretches."""
    met = np.zeros(len(at), dtype=bool)
    rows = np.flatnonzero(np.isin(at, doc))
    key, place = joint(doc, start), joint(at[rows], (low[rows] + high[rows]) // 2)
    # The fresh stretches around the middle of each: the last that begins before it, and the next.
    near = np.searchsorted(key, place)
    for step in (-2, -1, 0, 1):
        other = np.clip(near + step, 0, max(len(key) - 1, 0))
        common = np.minimum(end[other], high[rows]) - np.maximum(start[other], low[rows])
        shorter = np.minimum(end[other] - start[other], high[rows] - low[rows])
        met[rows] |= (doc[other] == at[rows]) & (2 * common >= shorter)
    return met
