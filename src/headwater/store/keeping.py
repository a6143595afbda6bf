"""Keeping a document: its bytes, its text, a version where the words are new, and a receipt of how it came in.

One call keeps several in one transaction: all of them are there afterwards, or none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from headwater.model import Document
from headwater.store.records import pack_blocks, packed
from headwater.store.schema import contents, documents, receipts, texts, versions

ADDED, UNCHANGED, CHANGED = "added", "unchanged", "changed"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document and how it came in.

    content: the bytes as received. address: canonical, or None for what was not fetched. told: what the caller said of the document
    beside its bytes (`reading.read`'s arguments), so that it can be read again. headers: of the response.
    extraction: which reader of which release made the text.
    """

    document: Document
    content: bytes
    origin: str
    command: str
    extraction: str
    address: str | None = None
    headers: Mapping[str, str] | None = None
    told: Mapping[str, Any] = field(default_factory=dict)
    stamp: bytes | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an arrival. outcome: added (a new document), changed (a new version of one), or unchanged."""

    name: str
    outcome: str
    version: int  # the row of `versions` that holds its words
    number: int
    text: int  # the row of `texts`
    new_text: bool


def keep(connection: Connection, arrival: Arrival, *, at: str | None = None) -> Kept:
    """Keeps one arrival inside the caller's transaction. at: when it came in, UTC; now where not given.

    A document is known by its address where it has one, else by its id. An id that another address has already gets a number.
    """
    at = at or now()
    content = hashlib.sha256(arrival.content).hexdigest()
    _once(connection, contents, sha256=content, size=len(arrival.content), packed=packed(arrival.content))
    known = _known(connection, arrival)
    if known is None:
        name = _free_name(connection, arrival.document.id)
        row = connection.execute(insert(documents).values(name=name, address=arrival.address, added=at))
        known = (int(row.inserted_primary_key[0]), name)  # type: ignore[index]
        newest = None
    else:
        newest = connection.execute(
            select(versions.c.id, versions.c.number, versions.c.text_id, texts.c.sha256)
            .join(texts, versions.c.text_id == texts.c.id)
            .where(versions.c.document_id == known[0], versions.c.latest == 1)
        ).first()
    if newest is not None and newest.sha256 == arrival.document.text_sha256:
        _receive(connection, arrival, known[0], newest.id, content, at)
        return Kept(known[1], UNCHANGED, newest.id, newest.number, newest.text_id, new_text=False)
    text, new_text = _text(connection, arrival.document)
    number = newest.number + 1 if newest else 1
    if newest:
        connection.execute(update(versions).where(versions.c.document_id == known[0]).values(latest=0))
    version = _version(connection, arrival, known[0], number, text, content, at)
    _receive(connection, arrival, known[0], version, content, at)
    return Kept(known[1], CHANGED if newest else ADDED, version, number, text, new_text)


def has_content(connection: Connection, name: str, sha256: str) -> bool:
    """Whether the newest version of a document (by id or address) was read from these bytes: then there is nothing to do."""
    found = connection.execute(
        select(versions.c.content_sha256)
        .join(documents, versions.c.document_id == documents.c.id)
        .where((documents.c.name == name) | (documents.c.address == name), versions.c.latest == 1)
    ).scalar()
    return found == sha256


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _known(connection: Connection, arrival: Arrival) -> tuple[int, str] | None:
    given = documents.c.address == arrival.address if arrival.address else documents.c.name == arrival.document.id
    row = connection.execute(select(documents.c.id, documents.c.name).where(given)).first()
    return (row.id, row.name) if row else None


def _free_name(connection: Connection, wanted: str) -> str:
    """The id itself, or with the first number that is free: two addresses may give their pages one name."""
    name, number = wanted, 1
    while connection.execute(select(documents.c.id).where(documents.c.name == name)).first():
        number += 1
        name = f"{wanted}#{number}"
    return name


def _text(connection: Connection, document: Document) -> tuple[int, bool]:
    found = connection.execute(select(texts.c.id).where(texts.c.sha256 == document.text_sha256)).scalar()
    if found is not None:
        return int(found), False
    row = connection.execute(
        insert(texts).values(
            sha256=document.text_sha256,
            chars=len(document.text),
            packed=packed(document.text.encode("utf-8")),
            language=document.language,
        )
    )
    return int(row.inserted_primary_key[0]), True  # type: ignore[index]


def _version(connection: Connection, arrival: Arrival, document: int, number: int, text: int, content: str, at: str) -> int:
    d = arrival.document
    row = connection.execute(
        insert(versions).values(
            document_id=document, number=number, text_id=text, content_sha256=content, extraction=arrival.extraction, seen=at,
            title=_storable(d.title), outlet=_storable(d.outlet), author=_storable(d.author), place=_storable(d.place),
            published=_storable(d.published), day=day_of(d.published), language=d.language, url=_storable(d.url),
            blocks=pack_blocks(d.blocks), latest=1, indexed=0,
        )
    )  # fmt: skip
    return int(row.inserted_primary_key[0])  # type: ignore[index]


def _receive(connection: Connection, arrival: Arrival, document: int, version: int, content: str, at: str) -> None:
    """A receipt, unless the last one of this version says the same but for its time: adding a folder twice is no news."""
    values = {
        "document_id": document, "version_id": version, "content_sha256": content, "origin": _storable(arrival.origin),
        "command": arrival.command, "headers": json.dumps(dict(arrival.headers), ensure_ascii=False) if arrival.headers else None,
        "told": json.dumps(dict(arrival.told), ensure_ascii=False, sort_keys=True), "stamp": arrival.stamp,
    }  # fmt: skip
    if arrival.headers is None and arrival.stamp is None:
        same = [receipts.c[k] == values[k] for k in ("version_id", "content_sha256", "origin", "told")]
        if connection.execute(select(func.count()).select_from(receipts).where(*same)).scalar():
            return
    connection.execute(insert(receipts).values(at=at, **values))


def _once(connection: Connection, table: Any, **values: Any) -> None:
    """Inserts a row unless its key is there."""
    dialect = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    connection.execute(dialect(table).values(**values).on_conflict_do_nothing())


def day_of(published: str | None) -> str | None:
    """`YYYY-MM-DD` of an ISO 8601 time, None where it is not so exact."""
    day = (published or "")[:10]
    try:
        return datetime.strptime(day, "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def _storable(value: str | None) -> str | None:
    """Without NUL, which PostgreSQL's text cannot hold; names and titles have none but by a fault of the page."""
    return value.replace("\0", "") if value else value
