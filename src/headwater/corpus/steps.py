"""A queue of named SQL steps over integers, written once and run by any engine; what a step gave is kept under a hash of its input.

After Splink's pipeline (Linacre et al. 2022): each step is one readable SELECT, its result a table that later ones name. The SQL is
written in one dialect and transpiled by sqlglot. Each result is a Parquet file named by the step and by a hash of its SQL, its
numbers and the hashes of the tables that it reads, so that a run that was killed goes on where it was.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa  # type: ignore[import-untyped]

from headwater.errors import HeadwaterError

WRITTEN_IN = "duckdb"
KEY_DIGITS = 16  # of the hash that stand in a file's name

_FULL = ("No space left", "requested and")  # as the system says it, and as numpy does
_PLACE = re.compile(r":([a-z_]+)")

Source = Callable[[], pa.Table]


class Engine(Protocol):
    """What runs the steps. dialect: sqlglot's name for its SQL."""

    name: str
    dialect: str

    def about(self) -> dict[str, Any]:
        """What the record of a run says of it: its name, its version."""

    def give(self, name: str, source: pa.Table | Sequence[Path]) -> None:
        """Makes a table of that name, of rows in memory or of results; one of the same name goes."""

    def write(self, sql: str, target: Path) -> None:
        """Writes what a SELECT gives as Parquet; target is not there yet."""

    def close(self) -> None:
        """Lets go of what it holds."""


@dataclass(frozen=True, slots=True)
class Step:
    """One SELECT with its numbers written in. reads: the tables that it reads."""

    name: str
    sql: str
    reads: tuple[str, ...]


def with_numbers(sql: str, numbers: Mapping[str, int]) -> str:
    """The SELECT with a number for each `:name`. Raises KeyError where one is not given."""
    return _PLACE.sub(lambda found: str(int(numbers[found[1]])), sql)


class Steps:
    """Steps in the order in which they were added, the tables that they start from, and what they gave."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self.keys: dict[str, str] = {}
        self._sources: dict[str, Source | Sequence[Path]] = {}
        self._given: set[str] = set()
        self._queue: list[Step] = []
        folder.mkdir(parents=True, exist_ok=True)

    def source(self, name: str, key: str, rows: Source | Sequence[Path]) -> None:
        """A table that steps start from. key: a hash of what is in it; its rows are asked for only by a step that must run."""
        self.keys[name], self._sources[name] = key, rows
        self._given.discard(name)

    def add(self, name: str, sql: str, reads: Sequence[str], **numbers: int) -> None:
        """Puts a step at the end of the queue. reads: the tables that it reads, sources or steps."""
        self._queue.append(Step(name, with_numbers(sql, numbers), tuple(reads)))

    def run(self, told: Callable[[str], None] = lambda _: None) -> dict[str, Path]:
        """Runs what is queued and was not run before; gives where each result lies. told: called with each step's name."""
        found: dict[str, Path] = {}
        for queued in self._queue:
            key = hashed([queued.name, queued.sql, *(self.keys[table] for table in queued.reads)])
            target = self.folder / f"{queued.name}-{key[:KEY_DIGITS]}.parquet"
            if not target.exists():
                told(queued.name)
                self._run(queued, target)
            self.source(queued.name, key, [target])
            found[queued.name] = target
        self._queue.clear()
        return found

    def _run(self, queued: Step, target: Path) -> None:
        for table in queued.reads:
            if table not in self._given:
                source = self._sources[table]
                self.engine.give(table, source() if callable(source) else source)
                self._given.add(table)
        part = target.with_suffix(".part")
        remove(part)
        self.engine.write(transpiled(queued.sql, self.engine.dialect), part)
        part.rename(target)


def transpiled(sql: str, dialect: str) -> str:
    """The same SELECT in an engine's SQL."""
    if dialect == WRITTEN_IN:
        return sql
    import sqlglot  # takes as long to load as a thousand texts to be read

    return sqlglot.transpile(sql, read=WRITTEN_IN, write=dialect)[0]


def hashed(parts: Sequence[str]) -> str:
    """SHA-256 of several texts, in their order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Where the folder takes nothing more, says so, and that what is there is not lost. Raises HeadwaterError."""
    try:
        yield
    except OSError as fault:
        raise no_room(folder, fault) from None


def no_room(folder: Path, fault: Exception) -> HeadwaterError:
    """The error of a folder that takes nothing more."""
    said = (getattr(fault, "strerror", None) or str(fault)).partition("\n")[0]
    if any(sign in str(fault) for sign in _FULL):
        said = "no space left"
    return HeadwaterError(f"{folder}: cannot be written to ({said}); make room there, then run the same command again")


def remove(path: Path) -> None:
    """Takes away a result, whether its engine wrote one file or a folder of them."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
