"""What is kept of the runs between documents that were looked at before, so that new ones ask for no look at all of them again.

Runs that are passages, or were told to be nobody's, are few, and are weighed again with what is new. Turns of phrase are many, and
are looked up in their places (`corpus.fragments`) where a new document has a passage or a set phrase there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from headwater.corpus.growing import SHARES, Runs, distinct, joint, narrow, parted, spread_out, within
from headwater.corpus.steps import remove
from headwater.corpus.templates import Company, alone

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
MIXING = 0x1E3779B97F4A7C15  # odd: no two pairs of texts become one number
NAMES = tuple(f.name for f in fields(Runs))
SCHEMA = pa.schema([(name, pa.float32() if name in SHARES else pa.int32()) for name in NAMES])


@dataclass(frozen=True, slots=True)
class Standing:
    """Runs that are weighed again. nobodys: which were told to be nobody's, and stay so. company: what was seen of each."""

    runs: Runs
    nobodys: Truths
    company: Company

    def __len__(self) -> int:
        return len(self.runs)

    def take(self, rows: npt.NDArray[np.generic]) -> Standing:
        """Some of them, by number or by mask."""
        return Standing(self.runs.take(rows), self.nobodys[rows], self.company.take(rows))


def none() -> Runs:
    """No runs."""
    zero, nothing = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
    return Runs(zero, zero, zero, zero, zero, zero, zero, zero, nothing, nothing)


def together(pieces: Sequence[Runs]) -> Runs:
    """Runs one after the other."""
    return Runs(*(np.concatenate([getattr(p, name) for p in pieces]) for name in NAMES)) if pieces else none()


def untold(runs: Runs) -> Standing:
    """Runs that nothing was told of yet."""
    return Standing(runs, np.zeros(len(runs), dtype=bool), alone(len(runs)))


def beside(before: Standing, fresh: Standing) -> Standing:
    """Both, one behind the other."""
    if not len(before):
        return fresh
    one, other = before.company, fresh.company
    company = Company(*(np.append(getattr(one, f.name), getattr(other, f.name)) for f in fields(Company)))
    return Standing(together([before.runs, fresh.runs]), np.append(before.nobodys, fresh.nobodys), company)


def no_more(before: Runs, now: Runs) -> Longs:
    """The documents of runs that are not among those of now."""
    gone = before.take(~within(_named(before), _named(now)))
    return distinct(np.concatenate([gone.a, gone.b]).astype(np.int64))


def _named(runs: Runs) -> Longs:
    """A number for each run that hardly any other has: of its two texts and where it begins in both."""
    mixed: Longs = (joint(runs.a, runs.b) * MIXING) ^ joint(runs.a_start, runs.b_start)
    return mixed


def still_implied(implied: Runs, runs: Runs) -> Truths:
    """Which of the runs concluded from third texts still follow: both their texts share the place with a third one."""
    doc, other = np.concatenate([runs.a, runs.b]), np.concatenate([runs.b, runs.a])
    start, end = np.concatenate([runs.a_start, runs.b_start]), np.concatenate([runs.a_end, runs.b_end])
    order = np.argsort(doc, kind="stable")
    doc, other, start, end = doc[order], other[order], start[order], end[order]
    thirds = []
    for mine, low, high in ((implied.a, implied.a_start, implied.a_end), (implied.b, implied.b_start, implied.b_end)):
        first, last = (np.searchsorted(doc, mine, side) for side in ("left", "right"))
        row, at = spread_out(first, last - first)
        meets = (start[at] < high[row]) & (end[at] > low[row])
        thirds.append(joint(row[meets], other[at[meets]]))
    row, _ = parted(thirds[0][within(*thirds)])
    found = np.zeros(len(implied), dtype=bool)
    found[row] = True
    return found


def write_runs(runs: Runs, target: Path, **more: npt.NDArray[np.generic]) -> None:
    """Runs as Parquet, put in place whole. more: further columns."""
    part = target.with_suffix(".part")
    remove(part)
    runs = narrow(runs)
    pq.write_table(pa.table({**{name: getattr(runs, name) for name in NAMES}, **more}), part)
    part.replace(target)


def join_files(files: Sequence[Path], target: Path) -> None:
    """The runs of several files, one after the other, as one; put in place whole."""
    part = target.with_suffix(".part")
    remove(part)
    with pq.ParquetWriter(part, SCHEMA) as out:
        for file in files:
            out.write_table(pq.read_table(file).select(list(NAMES)).cast(SCHEMA))
    part.replace(target)


def read_runs(file: Path) -> Runs:
    """Runs as they were written."""
    # column by column, so that no two copies of all of them are held
    return narrow(Runs(*(pq.read_table(file, columns=[name])[name].to_numpy() for name in NAMES)))


def write_standing(standing: Standing, target: Path) -> None:
    company = {f.name: getattr(standing.company, f.name) for f in fields(Company)}
    write_runs(standing.runs, target, nobodys=standing.nobodys, **company)


def read_standing(file: Path) -> Standing:
    rows = pq.read_table(file, columns=["nobodys", *(f.name for f in fields(Company))])
    company = Company(*(rows[f.name].to_numpy() for f in fields(Company)))
    return Standing(read_runs(file), rows["nobodys"].to_numpy(zero_copy_only=False), company)
