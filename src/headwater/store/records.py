"""Rows and records: a version with its text as a `Document`, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from headwater.errors import LibraryFault, NotKept
from headwater.model import Block, Document
from headwater.store.schema import documents, texts, versions

NAMED = 3  # documents named where a name is not known
LEVEL = 6  # of zlib: its own default; news text shrinks to two fifths


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of a document. number: from 1. seen: when its words first came in, UTC. latest: whether it is today's."""

    row: int
    number: int
    seen: str
    latest: bool
    extraction: str
    content_sha256: str
    document: Document


def packed(data: bytes) -> bytes:
    return zlib.compress(data, LEVEL)


def unpacked(data: bytes) -> bytes:
    """Raises LibraryFault where the bytes are not as they were put in."""
    try:
        return zlib.decompress(data)
    except zlib.error:
        raise LibraryFault(
            "something kept in this Library is damaged; 'headwater check' says what, 'headwater reindex' makes texts again"
        ) from None


def pack_blocks(blocks: Sequence[Block]) -> bytes:
    return packed(json.dumps([[b.start, b.end, b.kind, b.page, b.selector] for b in blocks], separators=(",", ":")).encode())


def unpack_blocks(data: bytes) -> tuple[Block, ...]:
    return tuple(Block(*row) for row in json.loads(unpacked(data)))


def chosen(*more: Any) -> Select[Any]:
    """The statement for versions with their documents and texts; `more` columns behind those that `version_of` reads."""
    return select(versions, documents.c.name, texts.c.sha256.label("text_sha256"), texts.c.packed.label("text"), *more).join_from(
        versions, documents, versions.c.document_id == documents.c.id
    ).join(texts, versions.c.text_id == texts.c.id)  # fmt: skip


def version_of(row: Row[Any]) -> Version:
    """The record of a row of `chosen`."""
    return Version(
        row=row.id, number=row.number, seen=row.seen, latest=bool(row.latest), extraction=row.extraction,
        content_sha256=row.content_sha256,
        document=Document(
            id=row.name, text=unpacked(row.text).decode("utf-8"), text_sha256=row.text_sha256, sha256=row.content_sha256,
            title=row.title, outlet=row.outlet, author=row.author, place=row.place, published=row.published,
            language=row.language, url=row.url, blocks=unpack_blocks(row.blocks),
        ),
    )  # fmt: skip


def versions_of(connection: Connection, name: str) -> list[Version]:
    """All versions of a document, oldest first. name: its id or its canonical address. Raises NotKept."""
    statement = chosen().where((documents.c.name == name) | (documents.c.address == name)).order_by(versions.c.number)
    found = [version_of(row) for row in connection.execute(statement)]
    if not found:
        raise NotKept(f"{name}: no such document in this Library; {instead_of(connection, name)}")
    return found


def instead_of(connection: Connection, name: str) -> str:
    """What to do about a name that no document has: those whose path ends with it, else to search."""
    ending = documents.c.name.endswith(f"/{name}", autoescape=True)
    known = connection.execute(select(documents.c.name).where(ending).order_by(documents.c.name).limit(NAMED + 1)).scalars().all()
    if not known:
        return "'headwater search' finds what there is"
    return f"it has {', '.join(known[:NAMED])}{' and others' if len(known) > NAMED else ''}"


def latest(connection: Connection, name: str) -> Version:
    """A document as it is now. Raises NotKept."""
    return next(v for v in versions_of(connection, name) if v.latest)


def by_rows(connection: Connection, rows: Sequence[int]) -> list[Version]:
    """Versions by their row numbers, in the order given; what is not there is left out."""
    found = {row.id: version_of(row) for row in connection.execute(chosen().where(versions.c.id.in_(list(rows))))}
    return [found[r] for r in rows if r in found]


def by_texts(connection: Connection, rows: Sequence[int]) -> dict[int, Document]:
    """For each text (row) the document that it was first read in, with that document's blocks, in the order given."""
    first = select(func.min(versions.c.id)).where(versions.c.text_id.in_(list(rows))).group_by(versions.c.text_id)
    found = {row.text_id: version_of(row).document for row in connection.execute(chosen().where(versions.c.id.in_(first)))}
    return {row: found[row] for row in rows if row in found}


def first_of_texts(connection: Connection, rows: Sequence[int]) -> dict[int, Version]:
    """For each text (row) the version that came out first with it, of those that say when; in the order given."""
    found: dict[int, Version] = {}
    statement = chosen().where(versions.c.text_id.in_(list(rows))).order_by(versions.c.day.is_(None), versions.c.day, versions.c.id)
    for row in connection.execute(statement):
        if row.text_id not in found:  # of a text that many documents have, each would be unpacked
            found[row.text_id] = version_of(row)
    return {row: found[row] for row in rows if row in found}


def texts_of(connection: Connection, rows: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """Texts (rows) with the language that they are cut by."""
    found = connection.execute(select(texts.c.id, texts.c.packed, texts.c.language).where(texts.c.id.in_(list(rows))))
    return {r.id: (unpacked(r.packed).decode("utf-8"), r.language) for r in found}


def mend_text(connection: Connection, row: int, found: Document) -> None:
    """Puts a text back as it was read again from its bytes, where what is kept of it is not that."""
    kept = connection.execute(select(texts.c.packed).where(texts.c.id == row)).scalar()
    if kept != (as_read := packed(found.text.encode("utf-8"))):
        connection.execute(update(texts).where(texts.c.id == row).values(packed=as_read, chars=len(found.text)))
