"""The documents of an archive on disk: taken in row by row, in batches that are numbered side by side, each put in place whole.

Whoever is killed goes on behind the last whole batch: a batch is known by a hash of its rows. A text that is there already, letter
by letter, is a copy: it is kept as a row, and neither numbered nor compared again.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, fields, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from headwater.corpus.kept import MOST_SORTED, Batch, Sorted, Texts, forget_postings, merge, write_arrays
from headwater.corpus.rows import Entry
from headwater.corpus.steps import hashed, writing
from headwater.errors import UsageError

BATCH_TEXTS = 1000
BATCH_CHARS = 4_000_000  # some 200 MB while it is numbered
NAMES = tuple(f.name for f in fields(Entry))
TEXT_HASH = pa.binary(16)
SCHEMA = pa.schema([*((name, pa.string()) for name in NAMES), ("copy_of", pa.int32()), ("hash", TEXT_HASH)])
EXAMPLES = 20  # of what was left out, that a run names


@dataclass(slots=True)
class LeftOut:
    """What was not taken in or taken in otherwise, counted by reason, with the first examples of each."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, reason: str, example: str) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1
        if self.counts[reason] <= EXAMPLES:
            self.examples.setdefault(reason, []).append(example)


@dataclass(frozen=True, slots=True)
class Job:
    """A batch to be written. copies: for each entry the number of the text that it repeats, -1 for none."""

    folder: Path
    base: int
    entries: tuple[Entry, ...]
    copies: tuple[int, ...]

    def key(self) -> str:
        return hashed([str(self.base), *("\x1f".join(map(str, _values(e))) for e in self.entries), repr(self.copies)])


class Archive:
    """The documents under a folder. batches: those of finished runs, and behind them those that `take` has put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.record = _record(folder)
        self.batches: list[Batch] = []
        for name in self.record.get("batches", []):
            self.batches.append(_batch(folder / name, self.size))
        self.finished = len(self.batches)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self.batches[-1].base + self.batches[-1].texts if self.batches else 0

    @property
    def fresh(self) -> int:
        """The number of the first document that no finished run has looked at."""
        return self.batches[self.finished].base if self.finished < len(self.batches) else self.size

    def texts(self) -> Texts:
        return Texts(self.batches)

    def key(self) -> str:
        """A hash of all that was taken in, in its order."""
        return hashed([b.key for b in self.batches])

    def take(self, entries: Iterable[Entry], left_out: LeftOut, *, adding: bool, workers: int) -> None:
        """Takes documents in. adding: behind those that are there; else they are the whole archive.

        Raises UsageError where another archive is there and nothing is to be added to it.
        """
        before = self.batches[:] if not adding else []
        stopped = self._stopped() if adding else []
        if not adding:
            self.batches, self.finished = [], 0
        jobs = self._jobs(entries, left_out)
        for job, key in _written(jobs, before, workers):
            self.batches.append(Batch(job.folder, job.base, len(job.entries), key))
        if before and [b.key for b in before] != [b.key for b in self.batches]:
            raise _another(self.folder)
        later = self.folder.glob("batch-*")
        for stale in {*later} - {b.folder for b in self.batches}:
            shutil.rmtree(stale)
        taken = set(self.column("id")["id"]) if stopped else set()
        for one in stopped:
            if one not in taken:
                left_out.add("of_a_stopped_addition", one)

    def _stopped(self) -> list[str]:
        """The ids of documents that an addition brought which was stopped: they are no part of the archive yet."""
        ours = {b.folder for b in self.batches}
        begun = [f for f in sorted(self.folder.glob("batch-*")) if f not in ours and (f / "batch.json").exists()]
        return [id for f in begun for id in pq.read_table(f / "documents.parquet", columns=["id"])["id"].to_pylist()]

    def _jobs(self, entries: Iterable[Entry], left_out: LeftOut) -> Iterator[Job]:
        known = self.column("id", "hash") if self.batches else {"id": [], "hash": []}
        ids: dict[str, bytes] = dict(zip(known["id"], known["hash"], strict=True))
        numbers: dict[bytes, int] = dict(zip(reversed(known["hash"]), reversed(range(self.size)), strict=True))  # of the first
        base = at = self.size
        batch: list[Entry] = []
        copies: list[int] = []
        chars, count = 0, len(self.batches)
        for entry in entries:
            if not entry.text.strip():
                left_out.add("empty", entry.id)
                continue
            digest = blake2b(entry.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            if entry.id in ids:
                if ids[entry.id] == digest:
                    left_out.add("given_twice", entry.id)
                    continue
                left_out.add("id_of_another_text", entry.id)
                entry = _renamed(entry, ids)
            ids[entry.id] = digest
            copies.append(numbers.get(digest, -1))
            numbers.setdefault(digest, at)
            batch.append(entry)
            at, chars = at + 1, chars + len(entry.text)
            if len(batch) == BATCH_TEXTS or chars >= BATCH_CHARS:
                yield Job(self.folder / f"batch-{count:06d}", base, tuple(batch), tuple(copies))
                base, batch, copies, chars, count = at, [], [], 0, count + 1
        if batch:
            yield Job(self.folder / f"batch-{count:06d}", base, tuple(batch), tuple(copies))

    def rows(self, *names: str) -> pa.Table:
        """Columns of the documents, in the order of their numbers."""
        tables = [pq.read_table(b.folder / "documents.parquet", columns=list(names)) for b in self.batches]
        return pa.concat_tables(tables) if tables else SCHEMA.empty_table().select(list(names))

    def column(self, *names: str) -> dict[str, list[Any]]:
        """The same, each as a list."""
        found = self.rows(*names)
        return {name: found[name].to_pylist() for name in names}

    def entries(self, docs: npt.NDArray[np.int64]) -> list[Entry]:
        """Documents by their numbers, which ascend."""
        found: list[Entry] = []
        for batch in self.batches:
            low, high = np.searchsorted(docs, [batch.base, batch.base + batch.texts])
            if high > low:
                rows = pq.read_table(batch.folder / "documents.parquet", columns=list(NAMES))
                rows = rows if high - low == batch.texts else rows.take(docs[low:high] - batch.base)
                found += [Entry(*values) for values in zip(*(rows[name].to_pylist() for name in NAMES), strict=True)]
        return found

    def postings(self) -> tuple[list[Sorted], list[Sorted]]:
        """Where the postings of fresh documents lie, and those of documents before."""
        merged, done = self._merged()
        apart = [Sorted(b.folder, b.base) for b in self.batches[done:]]
        if not self.finished:
            return merged + apart, []
        return apart[self.finished - done :], merged + apart[: self.finished - done]

    def begun(self, now: float) -> float:
        """When this run began (seconds since 1970): one that goes on where it was stopped keeps to it, and finds the same."""
        if "begun" not in self.record:
            self.record["begun"] = now
            _keep(self.folder, self.record)
        return float(self.record["begun"])

    def finish(self, **more: object) -> None:
        """Records that all that was taken in has been looked at. more: what else to record."""
        self.record.pop("begun", None)
        self.record |= {"batches": [b.folder.name for b in self.batches], **more}
        _keep(self.folder, self.record)
        self.finished = len(self.batches)
        self._merge()

    def _merged(self) -> tuple[list[Sorted], int]:
        """The files of postings of many batches, and how many batches are in them."""
        return [Sorted(self.folder / name, 0) for name in self.record.get("sorted", [])], self.record.get("in_sorted", 0)

    def _merge(self) -> None:
        """Puts sorted files of postings together where they have become many, so that the next documents look into a few."""
        merged, done = self._merged()
        files = [*merged, *(Sorted(b.folder, b.base) for b in self.batches[done:])]
        if len(files) > MOST_SORTED:
            largest = max(files, key=len)
            rest = [f for f in files if f is not largest]
            # the largest is written anew only when the others have grown to half of it
            apart = [largest] if largest in merged and 2 * sum(map(len, rest)) < len(largest) else []
            target = self.folder / f"postings-{self.finished:06d}"
            merge(rest if apart else files, target)
            self.record |= {"sorted": [*(f.folder.name for f in apart), target.name], "in_sorted": self.finished}
            _keep(self.folder, self.record)
        # what was merged goes, now or, after a kill, the next time
        for old in {*self.folder.glob("postings-*")} - {self.folder / name for name in self.record.get("sorted", [])}:
            shutil.rmtree(old)
        for batch in self.batches[: self.record.get("in_sorted", 0)]:
            forget_postings(batch.folder)


def _renamed(entry: Entry, ids: dict[str, bytes]) -> Entry:
    number = 2
    while f"{entry.id}#{number}" in ids:
        number += 1
    return replace(entry, id=f"{entry.id}#{number}")


def _values(entry: Entry) -> tuple[str | None, ...]:
    return (entry.id, entry.text, entry.outlet, entry.published, entry.title, entry.language, entry.url)


def _another(folder: Path) -> UsageError:
    return UsageError(f"{folder.parent}: holds what another input gave; add to it with --add, or name another folder with --out")


def _written(jobs: Iterator[Job], before: Sequence[Batch], workers: int) -> Iterator[tuple[Job, str]]:
    """Each batch with its hash, in their order, once it is on disk."""

    def keyed() -> Iterator[tuple[Job, str]]:
        for number, job in enumerate(jobs):
            key = job.key()
            if before and (number >= len(before) or before[number].key != key):
                raise _another(job.folder.parent)
            yield job, key

    waiting: deque[tuple[Job, str, Future[None]]] = deque()
    with ThreadPoolExecutor(workers) as pool:  # numpy lets the others run meanwhile; processes would take a second to start
        for job, key in keyed():
            waiting.append((job, key, pool.submit(write, job, key)))
            while len(waiting) > 2 * workers:
                yield _done(waiting)
        while waiting:
            yield _done(waiting)


def _done(waiting: deque[tuple[Job, str, Future[None]]]) -> tuple[Job, str]:
    job, key, written = waiting.popleft()
    with writing(job.folder.parent):
        written.result()
    return job, key


def write(job: Job, key: str) -> None:
    """Writes a batch, unless it is there."""
    if _key_of(job.folder) == key:
        return
    part = job.folder.with_name(job.folder.name + ".part")
    for old in (part, job.folder):
        shutil.rmtree(old, ignore_errors=True)
    part.mkdir(parents=True)
    columns = {name: [getattr(e, name) for e in job.entries] for name in NAMES}
    digests = [blake2b(e.text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for e in job.entries]
    rows = pa.table({**columns, "copy_of": job.copies, "hash": digests}, schema=SCHEMA)
    pq.write_table(rows, part / "documents.parquet", compression="zstd")
    write_arrays(part, ["" if copy >= 0 else e.text for e, copy in zip(job.entries, job.copies, strict=True)])
    (part / "batch.json").write_text(json.dumps({"key": key, "texts": len(job.entries)}), "ascii")
    part.rename(job.folder)


def _key_of(folder: Path) -> str | None:
    try:
        return str(json.loads((folder / "batch.json").read_text("ascii"))["key"])
    except (FileNotFoundError, ValueError, KeyError):
        return None


def _batch(folder: Path, base: int) -> Batch:
    told = json.loads((folder / "batch.json").read_text("ascii"))
    return Batch(folder, base, int(told["texts"]), str(told["key"]))


def _record(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / "archive.json").read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _keep(folder: Path, record: dict[str, Any]) -> None:
    part = folder / "archive.part"
    part.write_text(json.dumps(record), "utf-8")
    os.replace(part, folder / "archive.json")  # noqa: PTH105 - whole or not at all
