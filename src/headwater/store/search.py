"""Full text search with the same answers on SQLite (FTS5) and PostgreSQL (tsvector): words come in ready, in both the same.

A version's words are indexed in chunks, since PostgreSQL counts no more than 16,383 places in one; a document is found where each
term stands in some chunk of one version. Order: titles that hold all words first, then the newest, then by name: an order
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

CHUNK = 2000  # words in a row of the index
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

    def chunks(self) -> list[tuple[Sequence[str], Sequence[str]]]:
        """The words as rows of the index: (of the title, of the text)."""
        starts = range(0, max(len(self.body) - OVERLAP, 1), CHUNK - OVERLAP)
        return [(self.title if i == 0 else (), self.body[i : i + CHUNK]) for i in starts]


def index(connection: Connection, entries: Sequence[Entry]) -> None:
    """Makes versions' words searchable, inside the caller's transaction."""
    with numbered(connection, "chunks") as number:
        cut = [(next(number), e.version, *columns) for e in entries for columns in e.chunks()]
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
    for row, (title, body) in zip(rows, entry.chunks(), strict=False):
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
    sets = [_having(connection, term, f"t{i}", values) for i, term in enumerate(wanted.terms)]
    positive = [s for s, t in zip(sets, wanted.terms, strict=True) if not t.without]
    where = [f"v.id IN ({' INTERSECT '.join(positive)})"] if positive else []
    where += [f"v.id NOT IN ({s})" for s, t in zip(sets, wanted.terms, strict=True) if t.without]
    where += _fields(wanted, values)
    titles = [_having(connection, t, f"t{i}", values, title=True) for i, t in enumerate(wanted.terms) if not t.without]
    titled = f"CASE WHEN v.id IN ({' INTERSECT '.join(titles)}) THEN 0 ELSE 1 END" if titles else "1"
    rows = connection.execute(
        text(f"""
            SELECT id, count(*) OVER () AS total FROM (
                SELECT v.id, v.day, d.name, {titled} AS rank, row_number() OVER (PARTITION BY d.id ORDER BY v.number DESC) AS nth
                FROM versions v JOIN documents d ON d.id = v.document_id
                WHERE {" AND ".join(where)}
            ) AS found WHERE nth = 1
            ORDER BY rank, day IS NULL, day DESC, {"name" if _sqlite(connection) else 'name COLLATE "C"'}
            LIMIT :limit OFFSET :offset
        """).bindparams(*(bindparam(k) for k in values)),
        values,
    ).all()
    return (rows[0].total if rows else 0), [r.id for r in rows]


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


def _having(connection: Connection, term: Term, name: str, values: dict[str, Any], *, title: bool = False) -> str:
    """The statement for the versions that have a term, its value put into `values`."""
    title = title or term.title
    if _sqlite(connection):
        quoted = '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")
        values[name + "t" * title] = f"title : {quoted}" if title else f"{{title body}} : {quoted}"
        return f"SELECT c.version_id FROM words w JOIN chunks c ON c.id = w.rowid WHERE words MATCH :{name}{'t' * title}"
    values[name] = " <-> ".join(f"'{w}'" for w in term.words) + (":*" if term.prefix else "")
    query = f"CAST(:{name} AS tsquery)"
    column = f"w.title @@ {query}" if title else f"(w.body @@ {query} OR w.title @@ {query})"
    return f"SELECT c.version_id FROM words w JOIN chunks c ON c.id = w.id WHERE {column}"


def _fields(wanted: Wanted, values: dict[str, Any]) -> list[str]:
    where = []
    for column, given in (("outlet", wanted.outlets), ("language", wanted.languages)):
        if given is not None:
            values |= {f"{column}{i}": value for i, value in enumerate(given)}
            where.append(f"v.{column} IN ({', '.join(f':{column}{i}' for i in range(len(given)))})")
    for name, sign in (("after", ">="), ("before", "<")):
        if value := getattr(wanted, name):
            values[name] = value
            where.append(f"v.day {sign} :{name}")
    return where
