"""Full text search with the same answers on SQLite (FTS5) and PostgreSQL (tsvector): words come in ready, in both the same.

SQLite has a version's words in one row; PostgreSQL, which counts no more than 16,383 places in one, in several, and a version is
found where each term stands in some row of it. Order: titles that hold all words first, then the newest, then by name: an order
that a reader can follow, and that needs no statistics which engines count differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Connection, bindparam, delete, select, text, update

from headwater.store.rows import mark, numbered, put_tuples
from headwater.store.schema import chunks, versions, words

CHUNK = 2000  # words in a row of PostgreSQL's index
OVERLAP = 20  # words that two chunks share, so that a phrase is not cut


class Term(Protocol):
    """Words in a row (`text.queries.Term`)."""

    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def prefix(self) -> bool: ...
    @property
    def title(self) -> bool: ...
    @property
    def without(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search as the store answers it. outlets, languages: one of these, letter for letter; None for any."""

    terms: Sequence[Term]
    outlets: Sequence[str] | None = None
    languages: Sequence[str] | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be searched of a version (row): the words of its title and of its text, in order."""

    version: int
    title: Sequence[str]
    body: Sequence[str]

    def chunks(self, *, whole: bool) -> list[tuple[Sequence[str], Sequence[str]]]:
        """The words as rows of the index: (of the title, of the text)."""
        if whole:
            return [(self.title, self.body)]
        starts = range(0, max(len(self.body) - OVERLAP, 1), CHUNK - OVERLAP)
        return [(self.title if i == 0 else (), self.body[i : i + CHUNK]) for i in starts]


def index(connection: Connection, entries: Sequence[Entry]) -> None:
    """Makes versions' words searchable, inside the caller's transaction."""
    with numbered(connection, "chunks") as number:
        cut = [(next(number), e.version, *columns) for e in entries for columns in e.chunks(whole=_sqlite(connection))]
    put_tuples(connection, chunks, ("id", "version_id"), [(row, version) for row, version, *_ in cut])
    written = " ".join if _sqlite(connection) else _tsvector
    rows = [(row, written(title), written(body)) for row, _, title, body in cut]
    put_tuples(connection, words, ("rowid" if _sqlite(connection) else "id", "title", "body"), rows)
    versions_done = [(e.version,) for e in entries]
    if versions_done:
        connection.exec_driver_sql(f"UPDATE versions SET indexed = 1 WHERE id = {mark(connection)}", versions_done)


def unindex(connection: Connection, entry: Entry) -> None:
    """Takes a version's words out again, as they were given to `index`: SQLite's index holds no copy of them."""
    of_version = select(chunks.c.id).where(chunks.c.version_id == entry.version).order_by(chunks.c.id)
    rows = connection.execute(of_version).scalars().all()
    for row, (title, body) in zip(rows, entry.chunks(whole=len(rows) == 1), strict=False):
        if _sqlite(connection):
            values = {"id": row, "title": " ".join(title), "body": " ".join(body)}
            connection.execute(text("INSERT INTO words(words, rowid, title, body) VALUES ('delete', :id, :title, :body)"), values)
        else:
            connection.execute(text("DELETE FROM words WHERE id = :id"), {"id": row})
    connection.execute(delete(chunks).where(chunks.c.version_id == entry.version))
    connection.execute(update(versions).where(versions.c.id == entry.version).values(indexed=0))


def empty(connection: Connection) -> None:
    """Takes everything out of the index."""
    connection.exec_driver_sql("INSERT INTO words(words) VALUES ('delete-all')" if _sqlite(connection) else "DELETE FROM words")
    connection.execute(delete(chunks))
    connection.execute(update(versions).values(indexed=0))


def search(connection: Connection, wanted: Wanted, *, limit: int, offset: int = 0) -> tuple[int, list[int]]:
    """How many documents were found, and the versions (rows) of those from `offset` on, best first; one for each document."""
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    found = hits(connection, wanted, values)
    positive = [t for t in wanted.terms if not t.without]
    titled = f"CASE WHEN h.id IN ({_holding(connection, positive, values, title=True)}) THEN 0 ELSE 1 END, " if positive else ""
    rows = connection.execute(
        text(f"""
            {found}
            SELECT h.id, (SELECT count(*) FROM hits) AS total FROM hits h JOIN documents d ON d.id = h.document_id
            ORDER BY {titled}h.day IS NULL, h.day DESC, {"d.name" if _sqlite(connection) else 'd.name COLLATE "C"'}
            LIMIT :limit OFFSET :offset
        """).bindparams(*(bindparam(k) for k in values)),
        values,
    ).all()
    if not rows and offset:
        return search(connection, wanted, limit=1)[0], []
    return (rows[0].total if rows else 0), [r.id for r in rows]


def hits(connection: Connection, wanted: Wanted, values: dict[str, Any]) -> str:
    """The beginning of a statement that has `hits` (id, day, document_id, outlet, language), a version of each document that was
    found; what it asks for is put into `values`."""
    positive = [t for t in wanted.terms if not t.without]
    conditions = [f"{{v}}.id IN ({_holding(connection, positive, values)})"] if positive else []
    conditions += [f"{{v}}.id NOT IN ({_holding(connection, [t], values)})" for t in wanted.terms if t.without]
    where = " AND ".join(conditions + _fields(wanted, values)) or "1 = 1"
    # A document stands once, by the newest of its versions that answer. That is nearly always the one that it has now: to number
    # the versions of all documents that were found would take twice as long as all the rest.
    return f"""
            WITH hits AS MATERIALIZED (
                SELECT v.id, v.day, v.document_id, v.outlet, v.language FROM versions v
                WHERE {where.format(v="v")} AND (v.latest = 1 OR NOT EXISTS (
                    SELECT 1 FROM versions n
                    WHERE n.document_id = v.document_id AND n.number > v.number AND {where.format(v="n")}
                ))
            )"""


def outlets(connection: Connection) -> list[str]:
    """Every outlet that a version here has."""
    return list(connection.execute(select(versions.c.outlet).where(versions.c.outlet.is_not(None)).distinct()).scalars())


def not_indexed(connection: Connection, among: Sequence[int] | None = None) -> list[int]:
    """Versions (rows) whose words cannot be searched yet; all of them, or those among some."""
    statement = select(versions.c.id).where(versions.c.indexed == 0).order_by(versions.c.id)
    return list(connection.execute(statement if among is None else statement.where(versions.c.id.in_(among))).scalars())


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _tsvector(words: Iterable[str]) -> str:
    """The words with their places, as PostgreSQL reads a tsvector: its own parser, which splits otherwise, has no part in it."""
    placed = sorted((word, i) for i, word in enumerate(words, 1))
    return " ".join(f"'{w}':{','.join(str(i) for _, i in ws)}" for w, ws in groupby(placed, key=lambda p: p[0]))


def _holding(connection: Connection, terms: Sequence[Term], values: dict[str, Any], *, title: bool = False) -> str:
    """The statement for the versions that have all of the terms, what it asks for put into `values`."""
    if _sqlite(connection):  # a version is one row there
        name = f"words{len(values)}"
        values[name] = " AND ".join(_phrase(term, title=title or term.title) for term in terms)
        return f"SELECT c.version_id FROM words w JOIN chunks c ON c.id = w.rowid WHERE words MATCH :{name}"
    sets = []
    for term in terms:
        name = f"words{len(values)}"
        values[name] = " <-> ".join(f"'{w}'" for w in term.words) + (":*" if term.prefix else "")
        query = f"CAST(:{name} AS tsquery)"
        column = f"w.title @@ {query}" if title or term.title else f"(w.body @@ {query} OR w.title @@ {query})"
        sets.append(f"SELECT c.version_id FROM words w JOIN chunks c ON c.id = w.id WHERE {column}")
    return " INTERSECT ".join(sets)


def _phrase(term: Term, *, title: bool) -> str:
    """A term as FTS5 reads it."""
    return ("title : " if title else "{title body} : ") + '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")


def _fields(wanted: Wanted, values: dict[str, Any]) -> list[str]:
    """The conditions on what is known of a version ({v}), what they ask for put into `values`."""
    where = []
    for column, given in (("outlet", wanted.outlets), ("language", wanted.languages)):
        if given is not None:
            values |= {f"{column}{i}": value for i, value in enumerate(given)}
            where.append(f"{{v}}.{column} IN ({', '.join(f':{column}{i}' for i in range(len(given)))})")
    for name, sign in (("after", ">="), ("before", "<")):
        if value := getattr(wanted, name):
            values[name] = value
            where.append(f"{{v}}.day {sign} :{name}")
    return where
