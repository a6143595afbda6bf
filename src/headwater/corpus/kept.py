"""What is kept of an archive's texts on disk: batches of words and postings, as arrays that are looked into without being read.

Postings are sorted by shingle: a stretch of all shingles is one slice of each file, and new texts find theirs by bisection, so that
what they cost goes with them and not with the archive.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from headwater.corpus.growing import distinct
from headwater.corpus.numbering import Longs, Numbered, numbered
from headwater.corpus.shingles import Postings, postings

LARGEST = 1 << 63  # shingles are under it
MOST_SORTED = 8  # sorted files of postings that new texts are looked up in; more are merged into one
ARRAYS = ("word", "start", "end", "flags")
STRETCH = 8_000_000  # postings that are sorted in one go: 128 MB


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch on disk. base: the number of its first text. texts: how many it holds. key: a hash of them."""

    folder: Path
    base: int
    texts: int
    key: str

    def words(self) -> Numbered:
        """Its words, looked into on disk."""
        return Numbered(*(np.load(self.folder / f"{f.name}.npy", mmap_mode="r") for f in fields(Numbered)))

    def counts(self) -> Longs:
        """How many words each of its texts has."""
        found: Longs = np.diff(np.load(self.folder / "first.npy"))
        return found


def write_arrays(folder: Path, texts: Sequence[str]) -> None:
    """Writes the words and the postings of a batch's texts into its folder."""
    words = numbered(texts)
    _write(folder, words)
    _write(folder, postings(words))


def forget_postings(folder: Path) -> None:
    """Takes the postings of a batch away, which stand in a merged file by now."""
    for f in fields(Postings):
        (folder / f"{f.name}.npy").unlink(missing_ok=True)


def _write(folder: Path, arrays: Numbered | Postings) -> None:
    for f in fields(arrays):
        np.save(folder / f"{f.name}.npy", getattr(arrays, f.name))


class Texts:
    """The words of all texts of an archive, by their number."""

    def __init__(self, batches: Sequence[Batch]) -> None:
        self.batches = tuple(batches)
        self._opened: dict[int, Numbered] = {}  # batches that were looked into, by their first text

    @cached_property
    def bases(self) -> Longs:
        return np.array([b.base for b in self.batches], dtype=np.int64)

    def counts(self) -> Longs:
        """How many words each text has; none where it is a copy."""
        return np.concatenate([b.counts() for b in self.batches])

    def of(self, docs: Longs, names: Sequence[str] = ARRAYS) -> Numbered:
        """The words of some texts, in the order given. docs: ascending numbers. names: of the arrays; others stay empty."""
        parts: list[Numbered] = []
        ends = np.searchsorted(docs, np.append(self.bases[1:], np.iinfo(np.int64).max))
        begin = 0
        for batch, end in zip(self.batches, ends.tolist(), strict=True):
            if end > begin:
                if batch.base not in self._opened:
                    self._opened[batch.base] = batch.words()
                parts.append(_some(self._opened[batch.base], docs[begin:end] - batch.base, names))
            begin = end
        if not parts:
            return numbered([])
        lengths = np.concatenate([np.diff(p.first) for p in parts])
        word, start, end, flags = (np.concatenate([getattr(p, name) for p in parts]) for name in ARRAYS)
        return Numbered(word, start, end, flags, np.concatenate(([0], np.cumsum(lengths))))


def _some(words: Numbered, docs: Longs, names: Sequence[str]) -> Numbered:
    first = np.asarray(words.first)
    lengths = np.diff(first)[docs]
    ends = np.cumsum(lengths)
    at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first[docs] - (ends - lengths), lengths)
    word, start, end, flags = (getattr(words, name)[at if name in names else slice(0)] for name in ARRAYS)
    return Numbered(word, start, end, flags, np.concatenate(([0], ends)))


@dataclass(frozen=True, slots=True)
class Sorted:
    """Postings on disk, sorted by shingle. base: what is added to the numbers of texts in the file."""

    folder: Path
    base: int

    def __len__(self) -> int:
        return len(self._array("shingle"))

    def _array(self, name: str) -> npt.NDArray[np.generic]:
        array: npt.NDArray[np.generic] = np.load(self.folder / f"{name}.npy", mmap_mode="r")
        return array

    def between(self, low: int, high: int) -> Postings:
        """The postings of shingles from `low` up to but not `high`."""
        shingle = self._array("shingle")
        begin = int(np.searchsorted(shingle, low))
        end = len(shingle) if high >= LARGEST else int(np.searchsorted(shingle, high))
        return self._slice(slice(begin, end))

    def of(self, shingles: Longs) -> Postings:
        """The postings of some shingles (ascending, each once): found by bisection, whatever the size of the file."""
        shingle = self._array("shingle")
        begin, end = np.searchsorted(shingle, shingles, "left"), np.searchsorted(shingle, shingles, "right")
        counts = end - begin
        ends = np.cumsum(counts)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begin - (ends - counts), counts)
        return self._slice(at)

    def _slice(self, at: slice | Longs) -> Postings:
        doc = np.asarray(self._array("doc")[at]) + np.int32(self.base)
        return Postings(np.asarray(self._array("shingle")[at]), doc, np.asarray(self._array("pos")[at]))


def together(parts: Sequence[Postings]) -> Postings:
    """Postings one after the other, unsorted."""
    if not parts:
        return Postings(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32))
    return Postings(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Postings)))


def ranges(postings: int, size: int = STRETCH) -> list[tuple[int, int]]:
    """Stretches of all shingles, low and high, with some `size` of so many postings in each."""
    count = max(1, -(-postings // size))
    return list(pairwise(LARGEST * i // count for i in range(count + 1)))


def held(fresh: Sequence[Sorted], before: Sequence[Sorted], low: int, high: int) -> Postings:
    """The postings of fresh texts in a stretch of shingles, and those of texts before that have one of their shingles."""
    new = together([file.between(low, high) for file in fresh])
    if not before:
        return new
    shingles = distinct(new.shingle)
    return together([new, *(file.of(shingles) for file in before)])


def merge(files: Sequence[Sorted], folder: Path) -> None:
    """Writes the postings of several files as one sorted one."""
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    part.mkdir(parents=True)
    size = sum(map(len, files))
    kinds = {"shingle": np.int64, "doc": np.int32, "pos": np.int32}
    if not size:
        _write(part, together([]))
    else:
        out = {n: np.lib.format.open_memmap(part / f"{n}.npy", "w+", kind, (size,)) for n, kind in kinds.items()}
        at = 0
        for low, high in ranges(size):
            stretch = held(files, (), low, high)
            order = np.argsort(stretch.shingle)
            for name, array in out.items():
                array[at : at + len(order)] = getattr(stretch, name)[order]
            at += len(order)
        for array in out.values():
            array.flush()
    part.rename(folder)
