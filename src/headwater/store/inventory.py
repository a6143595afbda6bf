"""Everything that a Library holds as plain data, document by document: for taking it elsewhere, and for who writes programs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from headwater.errors import NotKept
from headwater.store.decisions import decided
from headwater.store.receipts import Receipt, receipts_of
from headwater.store.records import Version, instead_of, unpacked, versions_of
from headwater.store.schema import contents, documents

AT_ONCE = 200  # documents looked up in one statement


def inventory(connection: Connection, names: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
    """Each document with all of its versions, receipts and standing decisions; all of them, or those of these ids or addresses.

    Raises NotKept.
    """
    for row in _all(connection) if names is None else _named(connection, names):
        yield {
            "record": "document", "id": row.name, "address": row.address, "added": row.added,
            "versions": [version(v) for v in versions_of(connection, row.name)],
            "receipts": [_receipt(r) for r in receipts_of(connection, row.id)],
            "decisions": [d.to_dict() for d in decided(connection, row.name)],
        }  # fmt: skip


def version(of: Version) -> dict[str, Any]:
    """A version with its text."""
    return {
        "version": of.number, "seen": of.seen, "latest": of.latest, "extraction": of.extraction, "document": of.document.to_dict(),
        "text": of.document.text,
    }  # fmt: skip


def received(connection: Connection, names: Sequence[str] | None = None) -> Iterator[tuple[str, bytes, bytes | None]]:
    """(SHA-256, bytes, timestamp) of everything that came in as one of these documents, each bytes once for each timestamp."""
    for row in _all(connection) if names is None else _named(connection, names):
        done = set()
        for receipt in receipts_of(connection, row.id):
            if (known := (receipt.content_sha256, receipt.stamp)) in done:
                continue
            done.add(known)
            packed = connection.execute(select(contents.c.packed).where(contents.c.sha256 == receipt.content_sha256)).scalar()
            if packed is not None:
                yield receipt.content_sha256, unpacked(packed), receipt.stamp


def _receipt(of: Receipt) -> dict[str, Any]:
    stamp = b64encode(of.stamp).decode("ascii") if of.stamp else None
    return {
        "at": of.at, "version": of.version, "sha256": of.content_sha256, "origin": of.origin, "command": of.command,
        "headers": of.headers, "told": of.told, "timestamp": stamp,
    }  # fmt: skip


def _all(connection: Connection) -> Iterator[Any]:
    last = 0
    while page := connection.execute(select(documents).where(documents.c.id > last).order_by(documents.c.id).limit(AT_ONCE)).all():
        yield from page
        last = page[-1].id


def _named(connection: Connection, names: Sequence[str]) -> Iterator[Any]:
    for name in names:
        row = connection.execute(select(documents).where((documents.c.name == name) | (documents.c.address == name))).first()
        if row is None:
            raise NotKept(f"{name}: no such document in this Library; {instead_of(connection, name)}")
        yield row
