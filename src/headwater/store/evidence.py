"""Whether what is kept is still what came in: every hash worked out again, every row asked for what it names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from headwater.errors import LibraryFault
from headwater.store.records import unpacked
from headwater.store.schema import contents, documents, receipts, texts, versions

AT_ONCE = 200  # rows read in one go; a row is some tens of kilobytes
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Damage:
    """Something kept that is not what it was. what: which thing, by its hash or name; documents: the ids that it concerns."""

    kind: str  # missing, changed
    what: str
    documents: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.what} {self.kind} ({', '.join(self.documents) or 'of no document'})"


def damages(connection: Connection, progress: Progress | None = None) -> Iterator[Damage]:
    """Every damage that can be told: of the database itself, of contents, of texts, of what is named and not there."""
    say = progress or (lambda _what, _share: None)
    yield from _of_the_file(connection)
    for table, what, size, named in (
        (contents, "content", contents.c.size, versions.c.content_sha256 == contents.c.sha256),
        (texts, "text", texts.c.chars, versions.c.text_id == texts.c.id),
    ):
        whole = connection.execute(select(func.count()).select_from(table)).scalar() or 0
        for done, (sha256, packed, length) in enumerate(_rows(connection, table, size)):
            if done % AT_ONCE == 0:
                say(f"checking each {what}", done / whole)
            if not _as_it_was(packed, sha256, length, in_characters=table is texts):
                yield Damage("changed", f"{what} {sha256}", _concerned(connection, table, sha256, named))
    yield from _missing(connection)
    say("checked", 1.0)


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, versions, contents, texts and receipts there are."""
    tables = (documents, versions, contents, texts, receipts)
    return {t.name: int(connection.execute(select(func.count()).select_from(t)).scalar() or 0) for t in tables}


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


def _concerned(connection: Connection, table: Table, sha256: str, named: object) -> tuple[str, ...]:
    statement = (
        select(documents.c.name).distinct().join(versions, versions.c.document_id == documents.c.id).join(table, named)  # type: ignore[arg-type]
    )
    return tuple(sorted(connection.execute(statement.where(table.c.sha256 == sha256)).scalars()))


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


def _of_the_file(connection: Connection) -> Iterator[Damage]:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL keeps checksums of its own pages
    for line in connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars():
        if line != "ok":
            yield Damage("changed", f"database: {line}", ())
