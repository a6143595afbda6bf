"""Receipts: each time that bytes came in, from where, with what was answered; and what an address answered last."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from headwater.store.records import unpacked
from headwater.store.schema import contents, documents, receipts, versions


@dataclass(frozen=True, slots=True)
class Receipt:
    """One time that bytes came in. version: the number of that which has their words.

    headers: of the answer, names in lower case; None for a file. told: what the caller said of the document.
    stamp: RFC 3161, None where none was asked for.
    """

    at: str
    origin: str
    command: str
    version: int
    content_sha256: str
    headers: Mapping[str, str] | None
    told: Mapping[str, Any]
    stamp: bytes | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address answered last: the bytes, and what its server said of them."""

    content: bytes
    headers: Mapping[str, str]
    told: Mapping[str, Any]

    @property
    def etag(self) -> str | None:
        return self.headers.get("etag")

    @property
    def modified(self) -> str | None:
        return self.headers.get("last-modified")


def receipts_of(connection: Connection, document: int) -> list[Receipt]:
    """All receipts of a document (row), oldest first."""
    rows = connection.execute(
        select(receipts, versions.c.number).join(versions, receipts.c.version_id == versions.c.id)
        .where(receipts.c.document_id == document).order_by(receipts.c.id)
    )  # fmt: skip
    return [
        Receipt(
            r.at, r.origin, r.command, r.number, r.content_sha256, json.loads(r.headers) if r.headers else None,
            json.loads(r.told), r.stamp,
        )
        for r in rows
    ]  # fmt: skip


def last_answer(connection: Connection, address: str, url: str) -> Answered | None:
    """What came when this very url was asked for last, where it led to the document of this canonical address.

    None too where the words that came then are no longer the document's newest: what came since is not to be taken back.
    """
    row = connection.execute(
        select(receipts.c.origin, receipts.c.headers, receipts.c.told, contents.c.packed, versions.c.latest)
        .join(documents, receipts.c.document_id == documents.c.id).join(versions, receipts.c.version_id == versions.c.id)
        .join(contents, receipts.c.content_sha256 == contents.c.sha256)
        .where(documents.c.address == address).order_by(receipts.c.id.desc()).limit(1)
    ).first()  # fmt: skip
    if row is None or row.origin != url or not row.headers or not row.latest:
        return None
    return Answered(unpacked(row.packed), json.loads(row.headers), json.loads(row.told))


def stamped(connection: Connection, sha256s: list[str]) -> set[str]:
    """Which of these contents have a timestamp."""
    statement = select(receipts.c.content_sha256).where(receipts.c.content_sha256.in_(sha256s), receipts.c.stamp.is_not(None))
    return set(connection.execute(statement).scalars())
