"""Fixtures that run a test on SQLite and on PostgreSQL; conftest files of the rooms that keep things import them."""

from __future__ import annotations

import atexit
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.backends import servers

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


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """Where a Library may be made: an empty folder's name, or the address of an empty database."""
    if request.param == "sqlite":
        yield tmp_path / "press.headwater"
        return
    import psycopg

    address = request.getfixturevalue("postgresql")
    name = f"library{next(_numbers)}"
    with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield address.format(name=name)
    with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
