"""Rows put into tables many at a time: numbers that are never given twice, and the driver's own way to insert.

SQLAlchemy takes longer to bind the three numbers of a posting than the engine takes to keep them, and a story has hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from headwater.store.schema import numbers

Row = Mapping[str, Any]


def put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows of the same columns."""
    if rows:
        put_tuples(connection, table, tuple(rows[0]), [tuple(row.values()) for row in rows])


def put_tuples(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]], conflict: str = ""
) -> None:
    """Inserts rows given as values in the order of `columns`. conflict: what is to become of a row that is there (SQL)."""
    if rows:
        marks = ", ".join([mark(connection)] * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks}) {conflict}", list(rows))


def mark(connection: Connection) -> str:
    """What stands for a value in the driver's own SQL."""
    return "?" if connection.dialect.name == "sqlite" else "%s"


@contextmanager
def numbered(connection: Connection, name: str) -> Iterator[Iterator[int]]:
    """The next numbers of a table's rows, one after the other; kept at the end with the caller's transaction, that of a writer."""
    last = connection.execute(select(numbers.c.last).where(numbers.c.name == name)).scalar()
    given = Given(last or 0)
    yield given
    if last is None:
        connection.execute(insert(numbers).values(name=name, last=given.last))
    elif given.last != last:
        connection.execute(update(numbers).where(numbers.c.name == name).values(last=given.last))


class Given(Iterator[int]):
    """Counts on from a number. last: the last one given."""

    def __init__(self, last: int) -> None:
        self.last = last

    def __next__(self) -> int:
        self.last += 1
        return self.last


def count_on(connection: Connection, name: str) -> None:
    """Gives one number, for what is counted but has no rows of its own."""
    with numbered(connection, name) as given:
        next(given)


def counted(connection: Connection, name: str) -> int:
    """The last number given; 0 before the first."""
    return connection.execute(select(numbers.c.last).where(numbers.c.name == name)).scalar() or 0
