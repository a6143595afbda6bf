"""Fixtures that run a test on SQLite and on PostgreSQL; conftest files of the rooms that keep things import them."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.backends import servers

TEMPLATE = "made"  # a database with a Library's tables and nothing in them: copied in a tenth of the time that making takes

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> str:
    """The address of a server for this session; skips with the reason where there can be none."""
    if reason := servers.why_not():
        pytest.skip(f"PostgreSQL: {reason}")
    return _address()


@cache
def _address() -> str:
    """Of one server for all rooms: pytest takes a fixture that several of them import for several."""
    running = ExitStack()
    atexit.register(running.close)
    return running.enter_context(servers.server())


@cache
def _template() -> str:
    """The name of a database to copy Libraries from."""
    from headwater.store.opening import open_store

    _ask(f"CREATE DATABASE {TEMPLATE}")
    open_store(_address().format(name=TEMPLATE), make=True).close()
    return TEMPLATE


def _ask(statement: str) -> None:
    import psycopg

    with psycopg.connect(_address().format(name="postgres"), autocommit=True) as connection:
        connection.execute(statement)


@contextmanager
def _database(template: str) -> Iterator[str]:
    name = f"library{next(_numbers)}"
    _ask(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _address().format(name=name)
    _ask(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """Where a Library may be made: an empty folder's name, or the address of a database that has the tables already."""
    if request.param == "sqlite":
        yield tmp_path / "press.headwater"
        return
    request.getfixturevalue("postgresql")
    with _database(_template()) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """The same with nothing in it, not a table."""
    if request.param == "sqlite":
        yield tmp_path / "press.headwater"
        return
    request.getfixturevalue("postgresql")
    with _database("template0") as address:
        yield address
