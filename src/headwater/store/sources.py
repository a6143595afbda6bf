"""What each document was read from: the bytes of its newest version, and what the newest receipt of them was told."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from headwater.errors import LibraryFault
from headwater.store.records import unpacked
from headwater.store.schema import contents, documents, receipts, versions


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a document (row). told: JSON of what the caller said of it. packed: None where the bytes are gone."""

    document: int
    name: str
    address: str | None
    sha256: str
    origin: str
    told: str
    packed: bytes | None

    def content(self) -> bytes:
        """The bytes as received. Raises LibraryFault where they are gone or damaged."""
        if self.packed is None:
            raise LibraryFault(f"{self.origin}: its bytes are gone from the Library; add it again")
        return unpacked(self.packed)


def after(connection: Connection, document: int, limit: int) -> list[Source]:
    """The next documents after one (row), in the order that they came in."""
    newest = (
        select(func.max(receipts.c.id).label("id"), receipts.c.document_id, receipts.c.content_sha256)
        .group_by(receipts.c.document_id, receipts.c.content_sha256).subquery()
    )  # fmt: skip
    rows = connection.execute(
        select(
            documents.c.id, documents.c.name, documents.c.address, versions.c.content_sha256, receipts.c.origin, receipts.c.told,
            contents.c.packed,
        )
        .join(versions, (versions.c.document_id == documents.c.id) & (versions.c.latest == 1))
        .join(newest, (newest.c.document_id == documents.c.id) & (newest.c.content_sha256 == versions.c.content_sha256))
        .join(receipts, receipts.c.id == newest.c.id)
        .outerjoin(contents, contents.c.sha256 == versions.c.content_sha256)
        .where(documents.c.id > document).order_by(documents.c.id).limit(limit)
    )  # fmt: skip
    return [Source(*row) for row in rows]


def how_many(connection: Connection) -> int:
    """How many documents there are."""
    return int(connection.execute(select(func.count()).select_from(documents)).scalar() or 0)
