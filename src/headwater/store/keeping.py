"""Keeping documents: their bytes, their texts, a version where words are new, and a receipt of how each came in.

One call keeps a batch in the caller's transaction: all of it is there afterwards, or nothing. What is there already is looked up
for the whole batch at once, decided upon in Python, and written table by table.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from headwater.model import Document
from headwater.store.records import pack_blocks, packed
from headwater.store.rows import numbered, put
from headwater.store.schema import contents, documents, receipts, texts, versions

ADDED, UNCHANGED, CHANGED = "added", "unchanged", "changed"
AT_ONCE = 500  # arrivals looked up in one statement; SQLite takes 32,766 values


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document and how it came in.

    content: the bytes as received. address: canonical, or None for what was not fetched. told: what the caller said of the document
    beside its bytes (`reading.read`'s arguments), so that it can be read again. headers: of the response.
    extraction: which reader of which release made the text. received: False where kept bytes are read again, which is no receipt.
    seen: when a web archive received it, ISO 8601; None for what comes in now.
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
    received: bool = True
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an arrival. outcome: added (a new document), changed (a new version of one), or unchanged."""

    name: str
    outcome: str
    version: int  # the row of `versions` that holds its words
    number: int
    text: int  # the row of `texts`
    new_text: bool


@dataclass(slots=True)
class _Newest:
    """The version that a document has now. read: what was read of its bytes beside the words, as columns.

    seen: since when. last: the highest number of a version; captures from before it was seen come in behind it.
    """

    version: int
    number: int
    last: int
    seen: str
    text: int
    sha256: str
    title: str | None
    content: str
    read: dict[str, Any]


# What is read of a document beside its words: taken over where the same words are read with something else told of them.
_READ = ("extraction", "outlet", "author", "place", "published", "day", "language", "url", "blocks")


def keep(connection: Connection, arrivals: Sequence[Arrival], *, at: str | None = None) -> list[Kept]:
    """Keeps arrivals inside the caller's transaction, in their order. at: when they came in, UTC; now where not given.

    A document is known by its address where it has one, else by its id. An id that another address has already gets a number.
    A version is new where its text or its title is; what else is read of the same words stands in the version that has them.
    What an archive received before the words of now were seen does not take their place.
    """
    return [k for i in range(0, len(arrivals), AT_ONCE) for k in _Batch(connection, arrivals[i : i + AT_ONCE]).keep(at or now())]


def now() -> str:
    return moment(datetime.now(UTC))


def moment(at: datetime) -> str:
    """A time as the tables keep it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(said: str | None) -> str | None:
    """A time as somebody wrote it (ISO 8601 with its zone); None for what is none."""
    try:
        at = datetime.fromisoformat(said or "")
        return moment(at) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def known_as(connection: Connection, names: Sequence[str]) -> dict[str, set[tuple[str, str]]]:
    """For each document (by id or address) what gave the words that it has now: (SHA-256 of the bytes, JSON of what was told)."""
    found: dict[str, set[tuple[str, str]]] = {}
    statement = (
        select(documents.c.name, documents.c.address, receipts.c.content_sha256, receipts.c.told)
        .join(versions, (versions.c.document_id == documents.c.id) & (versions.c.latest == 1))
        .join(receipts, receipts.c.version_id == versions.c.id)
    )
    for part in parts(names, AT_ONCE):
        where = documents.c.name.in_(part) | documents.c.address.in_(part)
        for row in connection.execute(statement.where(where)):
            for name in (row.name, row.address):
                found.setdefault(name, set()).add((row.content_sha256, row.told))
    return found


def told_as(told: Mapping[str, Any]) -> str:
    """What was told, as a receipt keeps it."""
    return json.dumps(dict(told), ensure_ascii=False, sort_keys=True)


def parts(of: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """A sequence in pieces of at most `size`."""
    for i in range(0, len(of), size):
        yield of[i : i + size]


class _Batch:
    """What is known of a batch of arrivals, and the rows that they make."""

    def __init__(self, connection: Connection, arrivals: Sequence[Arrival]) -> None:
        self.connection = connection
        self.arrivals = arrivals
        self.hashes = [hashlib.sha256(a.content).hexdigest() for a in arrivals]
        c = connection
        self.contents = set(c.execute(select(contents.c.sha256).where(contents.c.sha256.in_(set(self.hashes)))).scalars())
        shas = {a.document.text_sha256 for a in arrivals}
        self.texts: dict[str, int] = {
            r.sha256: r.id for r in c.execute(select(texts.c.sha256, texts.c.id).where(texts.c.sha256.in_(shas)))
        }
        names, addresses = {a.document.id for a in arrivals}, {a.address for a in arrivals if a.address}
        rows = c.execute(
            select(documents.c.id, documents.c.name, documents.c.address).where(
                documents.c.name.in_(names) | documents.c.address.in_(addresses)
            )
        ).all()
        self.by_name = {r.name: r.id for r in rows}
        self.by_address = {r.address: (r.id, r.name) for r in rows if r.address}
        self.newest = _newest(c, [r.id for r in rows])
        self.received = _received(c, [n.version for n in self.newest.values()])
        self.rows: dict[Any, list[dict[str, Any]]] = {t: [] for t in (contents, texts, documents, versions, receipts)}
        self.older: list[int] = []
        self.read_again: dict[int, dict[str, Any]] = {}

    def keep(self, at: str) -> list[Kept]:
        c = self.connection
        with (
            numbered(c, "documents") as document, numbered(c, "texts") as text, numbered(c, "versions") as version,
            numbered(c, "receipts") as receipt,
        ):  # fmt: skip
            self.numbers = {documents: document, texts: text, versions: version, receipts: receipt}
            found = [self._one(a, sha256, at) for a, sha256 in zip(self.arrivals, self.hashes, strict=True)]
        for older in self.older:
            c.execute(update(versions).where(versions.c.id == older).values(latest=0))
        # in the order that they name each other
        for table, rows in self.rows.items():
            put(c, table, rows)
        for row, read in self.read_again.items():
            c.execute(update(versions).where(versions.c.id == row).values(**read))
        return found

    def _one(self, arrival: Arrival, sha256: str, at: str) -> Kept:
        if sha256 not in self.contents:
            self.contents.add(sha256)
            self.rows[contents].append({"sha256": sha256, "size": len(arrival.content), "packed": packed(arrival.content)})
        row, name = self._document(arrival, at)
        at = moment_of(arrival.seen) or at
        newest = self.newest.get(row)
        d = arrival.document
        if newest and newest.sha256 == d.text_sha256 and newest.title == storable(d.title):
            if newest.content == sha256 and (read := _read(arrival)) != newest.read:
                newest.read = self.read_again[newest.version] = read
            self._receive(arrival, row, newest.version, sha256, at)
            return Kept(name, UNCHANGED, newest.version, newest.number, newest.text, new_text=False)
        is_older = newest is not None and bool(arrival.seen) and at < newest.seen
        text, new_text = self._text(d)
        if is_older and (known := self._earlier(row, text, storable(d.title))):
            self._receive(arrival, row, known[0], sha256, at)
            return Kept(name, UNCHANGED, *known, text, new_text=False)
        number = newest.last + 1 if newest else 1
        if newest and not is_older:
            self._retire(newest.version)
        version = next(self.numbers[versions])
        read = _read(arrival)
        self.rows[versions].append({
            "id": version, "document_id": row, "number": number, "text_id": text, "content_sha256": sha256, "seen": at,
            "title": storable(d.title), "latest": int(not is_older), "indexed": 0, **read,
        })  # fmt: skip
        if newest and is_older:
            newest.last = number
        else:
            self.newest[row] = _Newest(version, number, number, at, text, d.text_sha256, storable(d.title), sha256, read)
        self._receive(arrival, row, version, sha256, at)
        return Kept(name, CHANGED if newest else ADDED, version, number, text, new_text)

    def _earlier(self, document: int, text: int, title: str | None) -> tuple[int, int] | None:
        """A version of a document with these words: its row and its number. What was received of it is known from then on."""
        for made in self.rows[versions]:
            if (made["document_id"], made["text_id"], made["title"]) == (document, text, title):
                return made["id"], made["number"]
        has = (versions.c.document_id == document) & (versions.c.text_id == text) & versions.c.title.is_not_distinct_from(title)
        found = self.connection.execute(select(versions.c.id, versions.c.number).where(has).limit(1)).first()
        if found is None:
            return None
        self.received |= _received(self.connection, [found.id])
        return found.id, found.number

    def _document(self, arrival: Arrival, at: str) -> tuple[int, str]:
        wanted = arrival.document.id
        if arrival.address:
            known = self.by_address.get(arrival.address)
        else:
            known = (self.by_name[wanted], wanted) if wanted in self.by_name else None
        if known is None:
            known = (next(self.numbers[documents]), self._free_name(wanted))
            self.by_name[known[1]] = known[0]
            if arrival.address:
                self.by_address[arrival.address] = known
            self.rows[documents].append({"id": known[0], "name": known[1], "address": arrival.address, "added": at})
        return known

    def _free_name(self, wanted: str) -> str:
        """The id itself, or with the first number that is free: two addresses may give their pages one name."""
        name, number = wanted, 1
        while name in self.by_name or (number > 1 and self._has_name(name)):
            number += 1
            name = f"{wanted}#{number}"
        return name

    def _has_name(self, name: str) -> bool:
        return self.connection.execute(select(documents.c.id).where(documents.c.name == name)).first() is not None

    def _text(self, document: Document) -> tuple[int, bool]:
        found = self.texts.get(document.text_sha256)
        if found is not None:
            return found, False
        row = self.texts[document.text_sha256] = next(self.numbers[texts])
        self.rows[texts].append({
            "id": row, "sha256": document.text_sha256, "chars": len(document.text),
            "packed": packed(document.text.encode("utf-8")), "language": document.language,
        })  # fmt: skip
        return row, True

    def _retire(self, version: int) -> None:
        """Takes it from a version that it is the newest; one of this very batch is not written yet."""
        for row in self.rows[versions]:
            if row["id"] == version:
                row["latest"] = 0
                return
        self.older.append(version)

    def _receive(self, arrival: Arrival, document: int, version: int, sha256: str, at: str) -> None:
        """A receipt, unless one of this version says the same but for its time: adding a folder or an archive twice is no news."""
        told = told_as(arrival.told)
        same = (version, sha256, storable(arrival.origin), told)
        answered = arrival.headers is not None and arrival.seen is None  # just now
        if not arrival.received or (not answered and arrival.stamp is None and same in self.received):
            return
        self.received.add(same)
        headers = json.dumps(dict(arrival.headers), ensure_ascii=False) if arrival.headers else None
        self.rows[receipts].append({
            "id": next(self.numbers[receipts]), "document_id": document, "version_id": version, "content_sha256": sha256, "at": at,
            "origin": storable(arrival.origin), "command": arrival.command, "headers": headers, "told": told,
            "stamp": arrival.stamp,
        })  # fmt: skip


def _newest(connection: Connection, rows: Sequence[int]) -> dict[int, _Newest]:
    every = versions.alias()
    last = select(func.max(every.c.number)).where(every.c.document_id == versions.c.document_id).scalar_subquery().label("last")
    statement = (
        select(versions, texts.c.sha256, last).join(texts, versions.c.text_id == texts.c.id)
        .where(versions.c.document_id.in_(rows), versions.c.latest == 1)
    )  # fmt: skip
    return {
        r.document_id: _Newest(
            r.id, r.number, r.last, r.seen, r.text_id, r.sha256, r.title, r.content_sha256, {k: getattr(r, k) for k in _READ}
        )
        for r in (connection.execute(statement) if rows else ())
    }  # fmt: skip


def _received(connection: Connection, rows: Sequence[int]) -> set[tuple[int, str, str | None, str]]:
    columns = [receipts.c[k] for k in ("version_id", "content_sha256", "origin", "told")]
    found = connection.execute(select(*columns).where(receipts.c.version_id.in_(rows))) if rows else ()
    return {tuple(r) for r in found}


def _read(arrival: Arrival) -> dict[str, Any]:
    """What was read beside the words, as the columns of `versions`."""
    d = arrival.document
    return {
        "extraction": arrival.extraction, "outlet": storable(d.outlet), "author": storable(d.author), "place": storable(d.place),
        "published": storable(d.published), "day": day_of(d.published), "language": d.language, "url": storable(d.url),
        "blocks": pack_blocks(d.blocks),
    }  # fmt: skip


def day_of(published: str | None) -> str | None:
    """`YYYY-MM-DD` of an ISO 8601 time, None where it is not so exact."""
    day = (published or "")[:10]
    try:
        return datetime.strptime(day, "%Y-%m-%d").date().isoformat()
    except ValueError:
        return None


def storable(value: str | None) -> str | None:
    """Without NUL, which PostgreSQL's text cannot hold; names and titles have none but by a fault of the page."""
    return value.replace("\0", "") if value else value
