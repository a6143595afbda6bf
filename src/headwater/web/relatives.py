"""Which kept texts were found to take from which, noted as comparisons and traces are made: where the page of a document leads on.

One line a pair in a file beside the kept comparisons. It holds hashes and shares, no words; it goes when they go, and what is lost
is found again when it is asked for.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from headwater.model import Comparison

FILE = "relatives.jsonl"
MOST = 5000  # pairs, a megabyte; of more the older half goes


class Pair(NamedTuple):
    """Two texts, by their hashes. coverage: the share of the report's words that links to the source cover."""

    source: str
    report: str
    coverage: float


class Relatives:
    """folder: None notes in memory alone."""

    def __init__(self, folder: Path | None, most: int = MOST) -> None:
        self._file = folder / FILE if folder else None
        self._most = most
        self._known: dict[tuple[str, str], float] = {}
        self._read: tuple[int, int] | None = None  # when the file was changed, and its size, as it was read last
        self._lock = threading.Lock()

    def note(self, pairs: Iterable[Pair]) -> None:
        """Keeps what was found; of two findings on a pair the later. Texts that have nothing in common are noted as such."""
        with self._lock:
            self._refresh()
            fresh = [p for p in pairs if p.source != p.report and self._known.get(p[:2]) != p.coverage]
            if not fresh:
                return
            self._keep(fresh)
            whole = len(self._known) > self._most
            if whole:
                self._known = dict(list(self._known.items())[-self._most // 2 :])
                fresh = [Pair(*both, coverage) for both, coverage in self._known.items()]
            self._write(fresh, whole=whole)

    def of(self, text_sha256: str) -> tuple[list[Pair], list[Pair]]:
        """The pairs in which a text takes from another, and those in which another takes from it; what takes most first."""
        with self._lock:
            self._refresh()
            every = [Pair(*both, coverage) for both, coverage in self._known.items() if coverage and text_sha256 in both]
        every.sort(key=lambda p: -p.coverage)
        return [p for p in every if p.report == text_sha256], [p for p in every if p.source == text_sha256]

    def forget(self) -> None:
        """Lets go of all."""
        with self._lock:
            self._known.clear()
            if self._file is not None:
                with suppress(OSError):
                    self._file.unlink()
            self._read = None

    def _keep(self, pairs: Iterable[Pair]) -> None:
        for p in pairs:
            self._known.pop(p[:2], None)  # what was found last stands last
            self._known[p[:2]] = p.coverage

    def _refresh(self) -> None:
        """Reads the file again where another process wrote to it, or took it away."""
        if self._file is None or (stamp := _stamp(self._file)) == self._read:
            return
        self._known.clear()
        with suppress(OSError):
            self._keep(_pairs(self._file.read_bytes()))
        self._read = stamp

    def _write(self, pairs: Iterable[Pair], *, whole: bool) -> None:
        """Adds lines, or writes the file anew; one that cannot be written costs a link and is no error."""
        if self._file is None:
            return
        lines = "".join(json.dumps(p) + "\n" for p in pairs).encode("ascii")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if whole:
                part = self._file.with_name(f".{FILE}.{os.getpid()}.part")
                part.write_bytes(lines)
                part.replace(self._file)
            else:
                with self._file.open("ab") as out:
                    out.write(lines)
            self._read = _stamp(self._file)


def pairs_of(found: Comparison) -> list[Pair]:
    """What each source of a comparison covers of its report."""
    from headwater.tracing import coverage  # numpy, which a server starts without

    told = []
    for source in found.sources:
        own = [x for x in found.links if any((s.doc or found.source.id) == source.id for s in x.source)]
        told.append(Pair(source.text_sha256, found.report.text_sha256, round(coverage(found.report, own), 4)))
    return told


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        known = file.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size


def _pairs(held: bytes) -> Iterator[Pair]:
    """The pairs in a file's lines; a line that was torn, or is none of ours, is passed over."""
    for line in held.splitlines():
        with suppress(ValueError, TypeError):
            pair = Pair(*json.loads(line))
            if isinstance(pair.source, str) and isinstance(pair.report, str) and isinstance(pair.coverage, float | int):
                yield pair
