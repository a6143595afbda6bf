"""Full text search with the same answers on SQLite (FTS5) and PostgreSQL (tsvector): words come in ready, in both the same.

SQLite has a version's words in one row; PostgreSQL, which counts no more than 16,383 places in one, in several, and a version is
found where each term stands in some row of it. Order: titles that hold all words first, then the newest, then by name: an order
that a reader can follow, and that needs no statistics which engines count differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import Connection, CursorResult, bindparam, delete, select, text, update

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


class Among(Enum):
    """Which of the versions that hold all words are meant: all, those that hold them in the title, or those that do not."""

    ALL = auto()
    TITLED = auto()
    OTHERS = auto()


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
    values: dict[str, Any] = {}
    total = _answer(connection, f"SELECT count(*) {_found(connection, wanted, values)}", values).scalar_one()
    # Those with all words in the title fill the first pages of a frequent word: the others need not be put in order then.
    titled = _newest(connection, wanted, Among.TITLED, offset + limit) if any(not t.without for t in wanted.terms) else []
    rows = titled[offset:]
    if len(rows) < limit and total > len(titled):
        rows += _newest(connection, wanted, Among.OTHERS, limit - len(rows), max(offset - len(titled), 0))
    return total, rows


def _newest(connection: Connection, wanted: Wanted, among: Among, limit: int, offset: int = 0) -> list[int]:
    """Versions (rows) of documents that were found, the newest first, then by name."""
    values: dict[str, Any] = {"limit": limit, "offset": offset}
    statement = f"""
        SELECT v.id {_found(connection, wanted, values, among, "CROSS JOIN documents d")} AND d.id = v.document_id
        ORDER BY v.day DESC NULLS LAST, {"d.name" if _sqlite(connection) else 'd.name COLLATE "C"'} LIMIT :limit OFFSET :offset
    """
    return list(_answer(connection, statement, values).scalars())


def _answer(connection: Connection, statement: str, values: dict[str, Any]) -> CursorResult[Any]:
    return connection.execute(text(statement).bindparams(*(bindparam(k) for k in values)), values)


def hits(connection: Connection, wanted: Wanted, values: dict[str, Any]) -> str:
    """The beginning of a statement that has `hits` (id, day, document_id, outlet, language), a version of each document that was
    found; what it asks for is put into `values`."""
    return f"""
            WITH hits AS MATERIALIZED (
                SELECT v.id, v.day, v.document_id, v.outlet, v.language {_found(connection, wanted, values)}
            )"""


def _found(
    connection: Connection, wanted: Wanted, values: dict[str, Any], among: Among = Among.ALL, joined: str = ""
) -> str:  # fmt: skip
    """From where, and where: a version (v) of each document that was found, what it asks for put into `values`.

    SQLite takes the tables in the order in which they stand (CROSS JOIN): from the words to the versions that hold them.
    A document stands once, by the newest of its versions that answer. That is nearly always the one that it has now: to number the
    versions of all documents that were found would take twice as long as all the rest.
    """
    positive, without = [t for t in wanted.terms if not t.without], [t for t in wanted.terms if t.without]
    tables, where, newer = "versions v", [], ["n.document_id = v.document_id", "n.number > v.number"]
    if positive:
        tables = f"({_holding(connection, positive, without, values, among)}) f CROSS JOIN versions v"
        where = ["v.id = f.version_id"]
        newer += [f"n.id IN ({_holding(connection, positive, without, values)})"]
    else:
        for term in without:
            where += [f"v.id NOT IN ({_holding(connection, [term], [], values)})"]
            newer += [f"n.id NOT IN ({_holding(connection, [term], [], values)})"]
    for field in _fields(wanted, values):
        where += [field.format(v="v")]
        newer += [field.format(v="n")]
    where += [f"(v.latest = 1 OR NOT EXISTS (SELECT 1 FROM versions n WHERE {' AND '.join(newer)}))"]
    return f"FROM {tables} {joined} WHERE {' AND '.join(where)}"


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


def _holding(
    connection: Connection, terms: Sequence[Term], without: Sequence[Term], values: dict[str, Any], among: Among = Among.ALL
) -> str:  # fmt: skip
    """The statement for the versions that have all of the terms and none of the others, what it asks for put into `values`."""
    if _sqlite(connection):  # a version is one row there
        said, titles = _match(terms), _match(terms, title=True)
        out = [titles] if among is Among.OTHERS else []
        values[name := f"words{len(values)}"] = " NOT ".join(
            f"({one})" for one in [titles if among is Among.TITLED else said, *out, *(_phrase(t) for t in without)]
        )
        return f"SELECT c.version_id FROM words w CROSS JOIN chunks c WHERE c.id = w.rowid AND words MATCH :{name}"
    sets = _rows(terms, values, title=among is Among.TITLED)
    if among is Among.OTHERS:
        sets += f" EXCEPT ({_rows(terms, values, title=True)})"
    return sets + "".join(f" EXCEPT ({_rows([t], values)})" for t in without)


def _match(terms: Sequence[Term], *, title: bool = False) -> str:
    """All of some terms as FTS5 reads them."""
    return " AND ".join(_phrase(t, title=title) for t in terms)


def _phrase(term: Term, *, title: bool = False) -> str:
    """A term as FTS5 reads it."""
    column = "title" if title or term.title else "{title body}"
    return f'{column} : "' + " ".join(term.words) + '"' + ("*" if term.prefix else "")


def _rows(terms: Sequence[Term], values: dict[str, Any], *, title: bool = False) -> str:
    """The statement for the versions that have all of the terms in PostgreSQL, each in some row of theirs."""
    sets = []
    for term in terms:
        values[name := f"words{len(values)}"] = " <-> ".join(f"'{w}'" for w in term.words) + (":*" if term.prefix else "")
        query = f"CAST(:{name} AS tsquery)"
        column = f"w.title @@ {query}" if title or term.title else f"(w.body @@ {query} OR w.title @@ {query})"
        sets.append(f"SELECT DISTINCT c.version_id FROM words w JOIN chunks c ON c.id = w.id WHERE {column}")
    return " INTERSECT ".join(sets)


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
