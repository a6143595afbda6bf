"""What there is in a Library, looked at from outside: what came lately, what changed lately, who published how much, and what a
hash names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from headwater.errors import LibraryFault
from headwater.store.engine import FILE, Store
from headwater.store.receipts import Receipt, receipts_of
from headwater.store.records import Version, by_rows, chosen, unpacked, version_of, versions_of
from headwater.store.rows import counted
from headwater.store.schema import contents, documents, passages, texts, tombstones, versions


def stand(store: Store) -> None:
    """Raises LibraryFault where the file of the tables is gone: SQLite would make an empty one in its place."""
    if store.folder is not None and not (store.folder / FILE).is_file():
        raise LibraryFault(f"{store.place}: the Library is no longer there; bring the folder back to its place, then ask again")


def of_text(connection: Connection, sha256: str) -> list[Version]:
    """All versions, of any document, that have the words with this hash; what came in first comes first."""
    return [version_of(r) for r in connection.execute(chosen().where(texts.c.sha256 == sha256).order_by(versions.c.id))]


@dataclass(frozen=True, slots=True)
class Bytes:
    """Something as it was received. names: of the documents that it came in as."""

    content: bytes
    names: tuple[str, ...]


def received(connection: Connection, sha256: str) -> Bytes | None:
    """The bytes with this hash; None where there are none."""
    packed = connection.execute(select(contents.c.packed).where(contents.c.sha256 == sha256)).scalar()
    if packed is None:
        return None
    names = (
        select(documents.c.name)
        .join(versions, versions.c.document_id == documents.c.id)
        .where(versions.c.content_sha256 == sha256)
        .distinct()
    )
    return Bytes(unpacked(packed), tuple(sorted(connection.execute(names).scalars())))


def lately(connection: Connection, limit: int, offset: int = 0) -> list[Version]:
    """The documents that came in last, the newest first, each as it is now. offset: how many of them are passed over."""
    rows = connection.execute(
        select(versions.c.id)
        .join(documents, versions.c.document_id == documents.c.id)
        .where(versions.c.latest == 1)
        .order_by(documents.c.id.desc())
        .limit(limit)
        .offset(offset)
    ).scalars()
    return by_rows(connection, list(rows))


def changed(connection: Connection, limit: int) -> list[tuple[Version, Version]]:
    """The changes that came in last, the newest first: (before, after), with other words or another title."""
    before = versions.alias()
    found = connection.execute(
        select(before.c.id.label("before"), versions.c.id.label("after"))
        .join(before, (before.c.document_id == versions.c.document_id) & (before.c.number == versions.c.number - 1))
        .where(versions.c.number > 1)
        .order_by(versions.c.seen.desc(), versions.c.id.desc())
        .limit(limit)
    ).all()
    known = {v.row: v for v in by_rows(connection, [row for pair in found for row in pair])}
    return [(known[r.before], known[r.after]) for r in found if r.before in known and r.after in known]


def size(connection: Connection) -> dict[str, int]:
    """How many documents and versions there are."""
    return {t.name: int(connection.execute(select(func.count()).select_from(t)).scalar() or 0) for t in (documents, versions)}


def state(connection: Connection) -> dict[str, int]:
    """What differs wherever an answer out of the whole Library may differ: the newest version, whose number is given to no other,
    how many documents were forgotten, and how many texts are encoded.
    """
    many = {t.name: int(connection.execute(select(func.count()).select_from(t)).scalar() or 0) for t in (tombstones, passages)}
    return {versions.name: counted(connection, versions.name), **many}


def is_kept(connection: Connection, address: str) -> bool:
    """Whether a document has this canonical address."""
    return connection.execute(select(documents.c.id).where(documents.c.address == address)).first() is not None


def at_addresses(connection: Connection, addresses: Sequence[str]) -> list[Version]:
    """The documents, each as it is now, that came from one of these addresses, or are known by it."""
    rows = connection.execute(
        select(versions.c.id)
        .join(documents, versions.c.document_id == documents.c.id)
        .where(versions.c.latest == 1, documents.c.name.in_(list(addresses)) | versions.c.url.in_(list(addresses)))
        .order_by(versions.c.id)
    ).scalars()
    return by_rows(connection, list(rows))


def numbered(connection: Connection, names: Sequence[str]) -> dict[str, int]:
    """How many versions each of these documents has."""
    rows = connection.execute(
        select(documents.c.name, func.count(versions.c.id))
        .join(versions, versions.c.document_id == documents.c.id)
        .where(documents.c.name.in_(list(names)))
        .group_by(documents.c.name)
    )
    return {row[0]: int(row[1]) for row in rows}


def versions_of_names(connection: Connection, names: Sequence[str]) -> list[Version]:
    """All versions of these documents, document by document, oldest first."""
    return [v for name in names for v in versions_of(connection, name)]


def receipts_of_name(connection: Connection, name: str) -> list[Receipt]:
    """How a document came in each time, oldest first."""
    row = connection.execute(select(documents.c.id).where(documents.c.name == name)).scalar()
    return [] if row is None else receipts_of(connection, row)
