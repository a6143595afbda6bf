"""Taking a document out: every version, word, number and receipt of it, with a tombstone that says when and why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, exists, insert, select

from headwater.errors import LibraryBusy, NotKept
from headwater.model import Record
from headwater.store import passages
from headwater.store.engine import Store, in_words
from headwater.store.keeping import now
from headwater.store.records import instead_of, unpacked
from headwater.store.schema import contents, decisions, documents, receipts, texts, tombstones, versions

WAIT_SECONDS = 5  # for others to end, before it is said that the words are still in the files

Unindex = Callable[[Connection, Sequence[int]], None]  # takes versions (rows) out of the search index
Unpost = Callable[[Connection, int, str, str | None], None]  # takes a text (row, words, language) out of the postings


@dataclass(frozen=True, slots=True)
class Tombstone(Record):
    """What was taken out. versions: how many of it there were."""

    name: str
    at: str
    who: str
    why: str
    versions: int


def forget(connection: Connection, name: str, *, who: str, why: str, unindex: Unindex, unpost: Unpost) -> Tombstone:
    """Takes a document (by id or address) out, inside the caller's transaction; what other documents share with it stays.

    Raises NotKept. Afterwards `erase` sees to it that the words are gone from the disk too.
    """
    row = connection.execute(
        select(documents.c.id, documents.c.name).where((documents.c.name == name) | (documents.c.address == name))
    ).first()
    if row is None:
        raise NotKept(f"{name}: no such document in this Library, nothing was taken out; {instead_of(connection, name)}")
    mine = connection.execute(
        select(versions.c.id, versions.c.text_id, versions.c.content_sha256).where(versions.c.document_id == row.id)
    ).all()
    unindex(connection, [v.id for v in mine])
    received = set(connection.execute(select(receipts.c.content_sha256).where(receipts.c.document_id == row.id)).scalars())
    for table in (decisions, receipts, versions):
        connection.execute(delete(table).where(table.c.document_id == row.id))
    connection.execute(delete(documents).where(documents.c.id == row.id))
    for text in {v.text_id for v in mine}:
        _drop_text(connection, text, unpost)
    for content in received | {v.content_sha256 for v in mine}:
        used = exists().where(versions.c.content_sha256 == content), exists().where(receipts.c.content_sha256 == content)
        connection.execute(delete(contents).where(contents.c.sha256 == content, ~used[0], ~used[1]))
    stone = Tombstone(row.name, now(), who, why, len(mine))
    connection.execute(insert(tombstones).values(**stone.to_dict()))
    return stone


def _drop_text(connection: Connection, text: int, unpost: Unpost) -> None:
    if connection.execute(select(versions.c.id).where(versions.c.text_id == text).limit(1)).first():
        return
    kept = connection.execute(select(texts.c.packed, texts.c.language).where(texts.c.id == text)).one()
    unpost(connection, text, unpacked(kept.packed).decode("utf-8"), kept.language)
    passages.drop(connection, text)
    connection.execute(delete(texts).where(texts.c.id == text))


def erase(store: Store) -> None:
    """Rewrites the files so that nothing of what was taken out is left on freed pages or in a log.

    Raises LibraryBusy where another command reads or writes meanwhile: what was taken out is out, and leaves the files later.
    """
    try:
        with in_words(store.place), store.engine.connect() as connection:
            if not store.is_sqlite:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM FULL")
                return
            connection.detach()  # closed when this is done, and with it what is set here
            connection.exec_driver_sql(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}")
            connection.exec_driver_sql("INSERT INTO words(words) VALUES('optimize')")
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    except LibraryBusy:
        busy = 1
    if busy:
        raise LibraryBusy(
            f"{store.place}: taken out, but another command is at this Library, and the words stay in its files until they are"
            " written anew; run 'headwater reindex' when that is done"
        )


def clear_made(comparisons: Path, jobs: Path) -> None:
    """Takes away kept comparisons and the jobs that have ended: they quote and name what they were made of.

    A server that runs sees that they are gone.
    """
    shutil.rmtree(comparisons, ignore_errors=True)
    for job in jobs.glob("*/job.json"):
        with suppress(OSError, ValueError, AttributeError):
            if json.loads(job.read_text("utf-8")).get("ended"):
                job.unlink()  # first: without it the rest was never accepted, and goes when the next server starts
                shutil.rmtree(job.parent, ignore_errors=True)


def gone(connection: Connection) -> set[str]:
    """Names of documents that were taken out and are not here again."""
    here = select(documents.c.name)
    return set(connection.execute(select(tombstones.c.name).where(tombstones.c.name.not_in(here))).scalars())


def buried(connection: Connection) -> list[Tombstone]:
    """All tombstones, oldest first."""
    rows = connection.execute(select(tombstones).order_by(tombstones.c.id))
    return [Tombstone(r.name, r.at, r.who, r.why, r.versions) for r in rows]
