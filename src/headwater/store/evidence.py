"""Whether what is kept is still what came in: every hash worked out again, every row asked for what it names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from headwater.errors import LibraryFault
from headwater.store.records import unpacked
from headwater.store.schema import chunks, contents, documents, postings, receipts, texts, units, versions

AT_ONCE = 200  # rows read in one go; a row is some tens of kilobytes
Progress = Callable[[str, float], None]
Holds = Callable[[bytes, str], bool]  # whether a timestamp is of the bytes with this SHA-256 (hexadecimal)


@dataclass(frozen=True, slots=True)
class Damage:
    """Something kept that is not what it was. what: which thing, by its hash or name; documents: the ids that it concerns."""

    kind: str  # missing, changed
    what: str
    documents: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} {self.kind} ({', '.join(self.documents) or 'of no document'})"


def damages(connection: Connection, progress: Progress | None = None, holds: Holds | None = None) -> Iterator[Damage]:
    """Every damage that can be told: of the database itself, of contents, of texts, of what is named and not there.

    holds: whether a timestamp is of the bytes with a hash; None: they are not looked at.
    """
    say = progress or (lambda _what, _share: None)
    yield from _of_the_file(connection)
    for table, what, size in ((contents, "content", contents.c.size), (texts, "text", texts.c.chars)):
        whole = connection.execute(select(func.count()).select_from(table)).scalar() or 0
        for done, (sha256, packed, length) in enumerate(_rows(connection, table, size)):
            if done % AT_ONCE == 0:
                say(f"checking each {what}", done / whole)
            if not _as_it_was(packed, sha256, length, in_characters=table is texts):
                yield Damage("changed", f"{what} {sha256}", _concerned(connection, table, sha256))
    yield from _missing(connection)
    yield from _of_stamps(connection, holds) if holds else ()
    yield from _of_the_indexes(connection)
    say("checked", 1.0)


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, versions, contents, texts, receipts and timestamps there are."""
    tables = (documents, versions, contents, texts, receipts)
    found = {t.name: int(connection.execute(select(func.count()).select_from(t)).scalar() or 0) for t in tables}
    stamps = select(func.count()).select_from(receipts).where(receipts.c.stamp.is_not(None))
    return {**found, "timestamps": int(connection.execute(stamps).scalar() or 0)}


def _rows(connection: Connection, table: Table, size: object) -> Iterator[tuple[str, bytes, int]]:
    """By pages of the key, so that a Library of any size is looked through in little memory."""
    last = ""
    while True:
        page = connection.execute(
            select(table.c.sha256, table.c.packed, size).where(table.c.sha256 > last).order_by(table.c.sha256).limit(AT_ONCE)  # type: ignore[call-overload]
        ).all()
        if not page:
            return
        yield from page
        last = page[-1].sha256


def _as_it_was(packed: bytes, sha256: str, length: int, *, in_characters: bool) -> bool:
    try:
        data = unpacked(packed)
        size = len(data.decode("utf-8")) if in_characters else len(data)
    except (LibraryFault, UnicodeDecodeError):
        return False
    return hashlib.sha256(data).hexdigest() == sha256 and size == length


def _concerned(connection: Connection, table: Table, sha256: str) -> tuple[str, ...]:
    """The documents that have a text, or that came in as these bytes."""
    found = select(documents.c.name).distinct()
    if table is texts:
        found = found.join(versions, versions.c.document_id == documents.c.id).join(texts, versions.c.text_id == texts.c.id)
        found = found.where(texts.c.sha256 == sha256)
    else:
        found = found.join(receipts, receipts.c.document_id == documents.c.id).where(receipts.c.content_sha256 == sha256)
    return tuple(sorted(connection.execute(found).scalars()))


def _missing(connection: Connection) -> Iterator[Damage]:
    """Rows that name a content or text that is not there; the engines forbid it, a damaged or edited file does not."""
    for table, column, key in ((contents, versions.c.content_sha256, contents.c.sha256), (texts, versions.c.text_id, texts.c.id)):
        statement = (
            select(documents.c.name, column)
            .join(versions, versions.c.document_id == documents.c.id)
            .outerjoin(table, column == key)
            .where(key.is_(None))
        )
        for name, value in connection.execute(statement):
            yield Damage("missing", f"{table.name.removesuffix('s')} {value}", (name,))
    without = (
        select(documents.c.name)
        .outerjoin(versions, (versions.c.document_id == documents.c.id) & (versions.c.latest == 1))
        .group_by(documents.c.id, documents.c.name)
        .having(func.count(versions.c.id) != 1)
    )
    for name in connection.execute(without).scalars():
        yield Damage("missing", "newest version", (name,))

    # A version that was read again has its receipt under the version before it, with the same bytes.
    mine = (receipts.c.document_id == versions.c.document_id) & (receipts.c.content_sha256 == versions.c.content_sha256)
    unreceived = (
        select(documents.c.name, versions.c.number)
        .join(versions, versions.c.document_id == documents.c.id).outerjoin(receipts, mine).where(receipts.c.id.is_(None))
    )  # fmt: skip
    for name, number in connection.execute(unreceived):
        yield Damage("missing", f"receipt of version {number}", (name,))


def _of_stamps(connection: Connection, holds: Holds) -> Iterator[Damage]:
    """Timestamps (RFC 3161) over other bytes, and what is none."""
    statement = (
        select(documents.c.name, receipts.c.content_sha256, receipts.c.stamp)
        .join(documents, receipts.c.document_id == documents.c.id).where(receipts.c.stamp.is_not(None))
    )  # fmt: skip
    for name, sha256, stamp in connection.execute(statement):
        if not holds(bytes(stamp), sha256):
            yield Damage("changed", f"timestamp of content {sha256}", (name,))


def _of_the_indexes(connection: Connection) -> Iterator[Damage]:
    """What is worked out of the texts and lacks some of them: nothing is lost, and `reindex` makes it again."""
    unsearchable = (
        select(documents.c.name).distinct()
        .join(versions, versions.c.document_id == documents.c.id).outerjoin(chunks, chunks.c.version_id == versions.c.id)
        .where((versions.c.indexed == 0) | chunks.c.id.is_(None))
    )  # fmt: skip
    untraceable = (
        select(documents.c.name).distinct()
        .join(versions, versions.c.document_id == documents.c.id).join(texts, versions.c.text_id == texts.c.id)
        .where(texts.c.length.is_(None))
    )  # fmt: skip
    for what, statement in (("words to search", unsearchable), ("units to trace by", untraceable)):
        if names := tuple(sorted(connection.execute(statement).scalars())):
            yield Damage("missing", f"{what}: 'headwater reindex' makes them", names)
    there = connection.execute(select(func.count()).select_from(postings)).scalar() or 0
    if there != (connection.execute(select(func.sum(units.c.texts))).scalar() or 0):
        yield Damage("changed", "units to trace by: 'headwater reindex' makes them", ())


def _of_the_file(connection: Connection) -> Iterator[Damage]:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL keeps checksums of its own pages
    for line in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if line != "ok":
            yield Damage("changed", f"database: {line}", ())
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Damage("missing", f"{row[2]} that row {row[1]} of {row[0]} names", ())
