"""Connections to a folder's database: kept from one use to the next, never taken along by a fork, and closed in the end."""

from __future__ import annotations

import gc
import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from headwater.errors import LibraryBusy, LibraryFault
from headwater.library import Library
from headwater.store import engine
from headwater.store.engine import NoneFree, Store, patience
from headwater.store.opening import open_store
from headwater.store.rows import put_tuples
from headwater.store.schema import numbers


@pytest.fixture
def store(tmp_path: Path):
    made = open_store(tmp_path / "press.headwater", make=True)
    yield made
    made.close()


def used(store: Store) -> sqlite3.Connection:
    """The driver's connection that a reading is given."""
    with store.reading() as connection:
        found: Any = connection.connection.driver_connection
        assert connection.exec_driver_sql("SELECT count(*) FROM texts").scalar() == 0
    return found


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def test_a_connection_is_used_again_with_what_it_has_read(store: Store):
    first = used(store)
    assert used(store) is first
    with store.reading(), store.reading() as other:
        assert other.connection.driver_connection is not first, "two at once are two"


def test_what_a_fork_took_along_is_not_used(store: Store, monkeypatch: pytest.MonkeyPatch):
    first = used(store)
    monkeypatch.setattr(engine.os, "getpid", lambda: -1)
    second = used(store)
    assert second is not first
    assert is_open(first), "it is the other process's"
    assert used(store) is second
    first.close()


def test_many_at_once_leave_no_more_connections_than_are_kept(store: Store):
    several = [store.engine.connect() for _ in range(engine.CONNECTIONS + 3)]
    theirs: list[Any] = [c.connection.driver_connection for c in several]
    for one in several:
        one.close()
    assert sum(is_open(c) for c in theirs) == engine.CONNECTIONS


def test_closing_closes_them_and_so_does_letting_go(tmp_path: Path):
    for close in (True, False):
        library = Library(tmp_path / f"{close}.headwater")
        connection = used(library.store)
        assert is_open(connection)
        if close:
            library.close()
        del library
        gc.collect()
        assert not is_open(connection), close


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_is_one_line_and_the_next_use_finds_it_again(
    place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(logging.root, "handlers", [])  # as a command has it: what nobody handles is printed
    store = open_store(place, make=True)
    columns, rows = ("name", "last"), [(f"n{i}", i) for i in range(1000)]

    def write(*, lost: bool) -> None:
        with store.writing() as connection:
            put_tuples(connection, numbers, columns, rows[:500])
            if lost:
                end_all_of(place)
            put_tuples(connection, numbers, columns, rows[500:])

    with pytest.raises(LibraryFault, match="then run this again: what was kept is kept") as fault:
        write(lost=True)
    assert "\n" not in str(fault.value)
    assert counts(store) == 0, "half of what was to be written"
    write(lost=False)
    end_all_of(place)  # between two uses, it is not even noticed
    assert counts(store) == 1000
    store.close()
    assert capsys.readouterr() == ("", "")


def counts(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM numbers WHERE name LIKE 'n%%'").scalar_one())


def end_all_of(place: str) -> None:
    """Ends every other connection to a database, as its server does when it is stopped."""
    import psycopg

    with psycopg.connect(place, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
def test_who_has_little_patience_is_told_soon_that_another_writes(place: Path | str):
    with Library(place) as one, Library(place) as other, one.store.writing():
        with patience(0.0), pytest.raises(LibraryBusy, match="another command is writing"), other.store.writing():
            pass
        with patience(0.0), other.store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM texts").scalar() == 0


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
def test_patience_is_that_of_the_block_alone(place: Path | str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 7)
    said = "PRAGMA busy_timeout" if isinstance(place, Path) else "SHOW lock_timeout"

    def told(store: Store) -> str:
        with store.writing() as connection:
            return str(connection.exec_driver_sql(said).scalar())

    with Library(place) as library:
        with patience(2.0):
            within = told(library.store)
        assert (within.replace("2000", "2s"), told(library.store).replace("7000", "7s")) == ("2s", "7s")


def test_more_at_once_than_there_are_connections_is_busy_and_no_fault():
    with pytest.raises(LibraryBusy, match="connections to it are in use"), engine.in_words("press"):
        raise NoneFree("QueuePool limit reached")


def test_no_library_is_made_where_one_was_moved_away(tmp_path: Path):
    with Library(tmp_path / "press.headwater") as library:
        library.add(["Words that were kept."])
        library.store.engine.dispose()  # none of its connections has the file open
        (tmp_path / "press.headwater").rename(tmp_path / "away")
        (tmp_path / "press.headwater").mkdir()  # as what keeps comparisons beside it may do
        with pytest.raises(LibraryFault, match="check that the database is there"):
            library.search("kept")
        assert not list((tmp_path / "press.headwater").iterdir())
        (tmp_path / "press.headwater").rmdir()
        (tmp_path / "away").rename(tmp_path / "press.headwater")
        assert library.search("kept").total == 1
