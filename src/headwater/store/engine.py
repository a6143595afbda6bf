"""Opening a Library's database: a folder with SQLite in it, or PostgreSQL by its address.

A transaction that writes takes SQLite's lock at its start (BEGIN IMMEDIATE): two writers wait for each other there and never
find out half-way that both cannot go on.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # re-exported: rooms above name the type from here
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from headwater.errors import LibraryBusy, LibraryFault, MissingExtra, NotALibrary

FILE = "library.sqlite"
CONNECTIONS = 4  # that are kept open; each may hold 64 MiB of the file in memory
WAIT_SECONDS = 60  # for another writer: a batch of `add` takes a second or two
POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+\w+)?://", re.IGNORECASE)
DAMAGED = ("not a database", "malformed", "vtable constructor failed")
DISK_FULL = ("disk is full", "No space left", "disk full")
WAITED_FOR = ("locked", "lock timeout")  # by SQLite, by PostgreSQL
ANSWERS_WITHIN = 10  # seconds for PostgreSQL to take a connection, unless its address says otherwise
TO_READ = 65_536  # bytes that SQLite takes beside a file even to read it; without them it speaks of a fault of the disk

_patience: ContextVar[float | None] = ContextVar("patience", default=None)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """How long whoever uses a Library in this block waits for another that writes to it; a server has readers who wait."""
    before = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(before)


def _wait_ms() -> int:
    told = _patience.get()
    return round(1000 * (WAIT_SECONDS if told is None else told))


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. place: how messages call it. folder: of a SQLite Library, None for PostgreSQL."""

    engine: Engine
    place: str
    folder: Path | None

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the Library throughout."""
        with in_words(self.place), self.engine.connect() as connection:
            if self.is_sqlite:
                self._wait_as_told(connection)
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of what is written in it is kept, or nothing."""
        with in_words(self.place), self.engine.connect() as connection:
            self._wait_as_told(connection)
            if self.is_sqlite:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                # One writer at a time, as in SQLite: the same hash or name added twice at once would fail one of the two.
                connection.execute(text("SELECT pg_advisory_xact_lock(7203914201)"))
            yield connection
            connection.commit()

    def _wait_as_told(self, connection: Connection) -> None:
        """Says to the database how long this use of a connection waits for another that writes."""
        if self.is_sqlite:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_wait_ms()}")
        else:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, _wait_ms())}")  # 0 would be without end

    def close(self) -> None:
        self.engine.dispose()


def connected(place: str | Path, *, make: bool) -> Store:
    """The database at a folder or a `postgresql://` address, whatever tables it has; `opening` brings those up to date.

    make: whether to make a folder where there is none. Raises NotALibrary, LibraryFault or MissingExtra.
    """
    named = str(place)
    return _postgresql(named) if POSTGRESQL.match(named) else _sqlite(Path(place), make=make)


def _sqlite(folder: Path, *, make: bool) -> Store:
    file = folder / FILE
    if not file.exists():
        if not make:
            raise NotALibrary(f"{folder}: no Library here; make one with 'headwater add --library {folder} FILE...'")
        if folder.exists() and not folder.is_dir():
            raise NotALibrary(f"{folder}: a file, and a Library is a folder; give another name with --library")
        if folder.is_dir() and any(folder.iterdir()):
            raise NotALibrary(f"{folder}: a folder with other things in it; give a new or empty one with --library")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.touch()  # it is made here and nowhere else (`_address`)
        except OSError as fault:
            raise LibraryFault(
                f"{folder}: cannot be made ({(fault.strerror or str(fault)).lower()}); choose another place"
            ) from None
    # Connections are kept, since what they have read of the file goes with them; the one used last is taken first.
    engine = create_engine(
        _address(file), poolclass=QueuePool, pool_size=CONNECTIONS, max_overflow=-1, pool_use_lifo=True,
        connect_args={"timeout": WAIT_SECONDS, "isolation_level": None, "check_same_thread": False},
    )  # fmt: skip
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "checkout", _refuse_what_was_forked)
    event.listen(engine, "begin", _leave_begin_to_us)
    return Store(engine, str(folder), folder)


def _address(file: Path) -> str:
    """The file as SQLAlchemy calls it: one that is there, so that none is made where the Library was moved away.

    As one that cannot change where it lies in a folder that nothing can be written to: SQLite keeps a log beside a file that it
    reads, and would not open it there.
    """
    log = file.with_name(file.name + "-wal")
    fixed = file.exists() and not os.access(file.parent, os.W_OK) and not log.exists()
    return f"sqlite:///file:{quote(str(file.absolute()))}?{'immutable=1' if fixed else 'mode=rw'}&uri=true"


def _prepare_sqlite(connection: Any, record: ConnectionPoolEntry) -> None:
    record.info["process"] = os.getpid()
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
    cursor.execute("PRAGMA cache_size=-65536")  # 64 MiB: postings come in at random places
    cursor.execute("PRAGMA secure_delete=ON")  # what is forgotten is not left on freed pages
    cursor.close()


def _refuse_what_was_forked(_connection: Any, record: ConnectionPoolEntry, proxy: PoolProxiedConnection) -> None:
    """A connection that a fork took along would break the file's locks: a new one takes its place (SQLAlchemy's own recipe)."""
    if record.info["process"] != os.getpid():
        record.dbapi_connection = proxy.dbapi_connection = None  # type: ignore[misc]
        raise DisconnectionError


def _leave_begin_to_us(_connection: Connection) -> None:
    """The driver begins nothing by itself (`isolation_level=None`): `Store` says which kind of transaction it wants."""


def _postgresql(address: str) -> Store:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingExtra("a Library in PostgreSQL needs psycopg; install it with: pip install 'headwater[postgresql]'") from None
    # It logs that a lost connection cannot be tidied up, to standard error where nobody listens; `in_words` says what happened.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    within = {} if "connect_timeout" in address else {"connect_timeout": ANSWERS_WITHIN}
    engine = create_engine(POSTGRESQL.sub("postgresql+psycopg://", address, count=1), pool_pre_ping=True, connect_args=within)
    return Store(engine, without_password(address), None)


def without_password(address: str) -> str:
    """An address as it may be printed."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1@", address)


def _is_full(folder: str) -> bool:
    try:
        return shutil.disk_usage(folder).free < TO_READ
    except OSError:  # no folder: an address of PostgreSQL
        return False


@contextmanager
def in_words(place: str) -> Iterator[None]:
    """Faults of the database as one line that says what to do."""
    try:
        yield
    except NoneFree:
        raise LibraryBusy(f"{place}: all connections to it are in use; ask again in a moment") from None
    except DBAPIError as fault:
        said = str(fault.orig).strip().splitlines()[0] if fault.orig else str(fault)
        if any(words in said for words in WAITED_FOR):
            raise LibraryBusy(f"{place}: another command is writing to this Library; wait for it, then run this again") from None
        if any(words in said for words in DISK_FULL) or ("disk I/O" in said and _is_full(place)):
            raise LibraryFault(f"{place}: the disk is full; make room, then run this again: what was kept is kept") from None
        if "readonly" in said or "read-only" in said:
            raise LibraryFault(f"{place}: may not be written to; check the permissions of the folder and the files in it") from None
        if any(words in said for words in DAMAGED):
            raise LibraryFault(f"{place}: damaged ({said}); bring the folder back from a copy, or make a new Library") from None
        if isinstance(fault, OperationalError):
            raise LibraryFault(
                f"{place}: {said}; check that the database is there and may be used, then run this again: what was kept is kept"
            ) from None
        raise
