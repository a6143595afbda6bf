"""Bytes of unknown length, read bit by bit: what unpacking costs is counted, so that a small file cannot fill memory or disk.

A decompression bomb is told by what it does and not by how it is made: it unpacks to far more than it was packed in.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from headwater.errors import TooLarge

PEEK = 1 << 18  # bytes that the kind of a stream is told by: several rows of a table of articles
IN_MEMORY = 32_000_000  # bytes; what must be read back and forth and is longer lies in a temporary file meanwhile


@dataclass(frozen=True, slots=True)
class Limits:
    """What a container may unpack to before it is refused.

    ratio: unpacked bytes for each packed one; text packs 3 to 20 times, tables that repeat themselves 50; deflate reaches 1,032.
    free: bytes that no ratio is asked of. total: bytes; a national web archive's daily file. members: of all archives in one file.
    deepest: archives within archives; beyond three nobody packs by hand.
    """

    ratio: int = 100
    free: int = 100_000_000
    total: int = 100_000_000_000
    members: int = 2_000_000
    deepest: int = 3


class Budget:
    """What one given file may still unpack to. packed: its own size in bytes. name: how messages call it."""

    def __init__(self, packed: int, limits: Limits, name: str) -> None:
        self.limits, self.name = limits, name
        self.left = min(limits.total, max(limits.free, limits.ratio * packed))
        self.members = limits.members

    @property
    def is_spent(self) -> bool:
        """Whether nothing more is unpacked."""
        return self.left < 0 or self.members < 0

    def spend(self, size: int) -> None:
        """Counts unpacked bytes. Raises TooLarge once there are too many."""
        self.left -= size
        if self.left < 0:
            raise TooLarge(f"{self.name}: unpacks to far more than its own size, as decompression bombs do; unpack it by hand")

    def member(self) -> None:
        """Counts a member of an archive. Raises TooLarge once there are too many."""
        self.members -= 1
        if self.members < 0:
            raise TooLarge(f"{self.name}: holds over {self.limits.members:,} files; unpack it and add its folders one by one")


class Counted(io.RawIOBase):
    """The reading side of a stream that unpacks, with every byte counted."""

    def __init__(self, inner: IO[bytes], budget: Budget) -> None:
        self.inner, self.budget = inner, budget
        self.fault: Exception | None = None  # of bytes behind those that could be read

    def readable(self) -> bool:
        return True

    def _next(self, size: int) -> bytes:
        """What the next step gives; `read` would lose what it has when it comes to a cut."""
        return self.inner.read1(size) if hasattr(self.inner, "read1") else self.inner.read(size)

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer whole unless the stream ends, so that a look ahead sees as much as it asks for."""
        if self.fault is not None:
            raise self.fault
        view, at = memoryview(buffer), 0
        try:
            while at < len(view) and (read := self._next(len(view) - at)):
                view[at : at + len(read)] = read
                at += len(read)
        except Exception as fault:
            if not at:
                raise
            self.fault = fault  # what comes before it is read first
        self.budget.spend(at)
        return at


def counted(inner: IO[bytes], budget: Budget) -> io.BufferedReader:
    """A stream that can be looked into ahead, from one that unpacks."""
    return io.BufferedReader(Counted(inner, budget), PEEK)


def opened(path: Path) -> io.BufferedReader:
    """A file to be read that can be looked into ahead."""
    return cast("io.BufferedReader", path.open("rb", buffering=PEEK))


def buffered(content: bytes) -> io.BufferedReader:
    """A stream of bytes in memory that can be looked into ahead."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(content)), PEEK)


def seekable(stream: io.BufferedReader) -> io.BufferedReader:
    """The same bytes to be read back and forth: the stream itself where it can be, else a copy that vanishes when it is let go."""
    if stream.seekable():
        return stream
    copy = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - lives as long as what is read from it
    shutil.copyfileobj(stream, copy, PEEK)
    copy.seek(0)
    return io.BufferedReader(cast("io.RawIOBase", copy), PEEK)
