"""Which texts hold which units (`corpus.units`), how often, and how many texts hold each; the engine joins and counts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, select, update

from headwater.store.rows import mark, put_tuples
from headwater.store.schema import postings, texts, units

AT_ONCE = 5000  # values in one statement; SQLite takes 32,766


def post(connection: Connection, weights: Mapping[int, Mapping[int, int]]) -> None:
    """Puts texts in, inside the caller's transaction. weights: for each text (row) the weight of each of its units, hundredths."""
    # in the order of the index: its pages are then written once each
    rows = sorted((unit, row, weight) for row, mine in weights.items() for unit, weight in mine.items())
    put_tuples(connection, postings, ("unit", "text_id", "weight"), rows)
    _count(connection, [unit for unit, _, _ in rows], 1)
    lengths = [(math.sqrt(len(mine)), row) for row, mine in weights.items()]
    if lengths:
        m = mark(connection)
        connection.exec_driver_sql(f"UPDATE texts SET length = {m} WHERE id = {m}", lengths)


def unpost(connection: Connection, row: int, mine: Sequence[int]) -> None:
    """Takes a text out. mine: its units."""
    for i in range(0, len(mine), AT_ONCE):
        connection.execute(delete(postings).where(postings.c.text_id == row, postings.c.unit.in_(mine[i : i + AT_ONCE])))
    _count(connection, mine, -1)


def _count(connection: Connection, these: Iterable[int], by: int) -> None:
    counted = [(unit, by * n) for unit, n in sorted(Counter(these).items())]
    add = "ON CONFLICT (unit) DO UPDATE SET texts = units.texts + excluded.texts"
    put_tuples(connection, units, ("unit", "texts"), counted, add)


def empty(connection: Connection) -> None:
    """Takes all texts out."""
    for table in (postings, units):
        connection.execute(delete(table))
    connection.execute(update(texts).values(length=None))


def not_posted(connection: Connection, among: Sequence[int] | None = None) -> list[int]:
    """Texts (rows) that are not in yet; all of them, or those among some."""
    statement = select(texts.c.id).where(texts.c.length.is_(None)).order_by(texts.c.id)
    return list(connection.execute(statement if among is None else statement.where(texts.c.id.in_(among))).scalars())


def how_many(connection: Connection) -> int:
    """The texts that are in."""
    return int(connection.execute(select(func.count()).select_from(texts).where(texts.c.length.is_not(None))).scalar() or 0)


def holders(connection: Connection, wanted: Sequence[int]) -> dict[int, int]:
    """How many texts hold each unit; what none holds is left out."""
    found: dict[int, int] = {}
    for i in range(0, len(wanted), AT_ONCE):
        asked = ", ".join(str(int(unit)) for unit in sorted(wanted[i : i + AT_ONCE]))  # numbers of ours: see `nearest`
        rows = connection.exec_driver_sql(f"SELECT unit, texts FROM units WHERE unit IN ({asked}) AND texts > 0")
        found.update(rows.cursor.fetchall())  # as the driver has them: thousands of rows for each report
    return found


def nearest(connection: Connection, weights: Mapping[int, float], *, limit: int) -> list[tuple[int, float]]:
    """The texts (rows) with the largest sums of products of weights, over the root of how many units they have; best first.

    weights: of the units that count, for the report's part.
    """
    if not weights:
        return []
    # Numbers of ours, written out: thousands of bound values take longer to hand over than the query takes.
    asked = ", ".join(f"({int(unit)}, {float(weight):.6g})" for unit, weight in sorted(weights.items()))
    # Summed for each text first: a text's length looked up with every unit of it took two thirds of the time.
    found = connection.exec_driver_sql(f"""
        WITH asked(unit, weight) AS (VALUES {asked}), sums AS MATERIALIZED (
            SELECT p.text_id, sum(a.weight * p.weight) AS product FROM asked a CROSS JOIN postings p
            WHERE p.unit = a.unit GROUP BY p.text_id
        )
        SELECT s.text_id, s.product / t.length AS near FROM sums s JOIN texts t ON t.id = s.text_id
        ORDER BY near DESC, s.text_id LIMIT {int(limit)}
    """).all()
    return [(int(row.text_id), float(row.near)) for row in found]
