from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from headwater.intake.items import Item
from headwater.library import Library
from headwater.store.evidence import counts, damages

TEXT = b"The new bridge opens on Monday, the mayor said."
SHA256 = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def library(place: str) -> Library:
    made = Library(place)
    made.add([Item(TEXT, "bridge.txt"), Item(b"Nothing else happened in the valley.", "else.txt")])
    yield made
    made.close()


def run(library: Library, *statements: str) -> None:
    """Changes rows behind the Library's back: what names them is not asked."""
    with library.store.engine.connect() as connection:
        if library.store.is_sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        else:
            connection.exec_driver_sql("SET session_replication_role = replica")
        for statement in statements:
            connection.exec_driver_sql(statement.replace("%", "%%") if not library.store.is_sqlite else statement)
        connection.commit()


def flipped(library: Library, table: str, sha256: str) -> None:
    with library.store.writing() as connection:
        packed = _packed(connection, table, sha256)
        other = bytes([*packed[:-1], packed[-1] ^ 1])
        connection.exec_driver_sql(
            f"UPDATE {table} SET packed = {'?' if library.store.is_sqlite else '%s'} WHERE sha256 = '{sha256}'", (other,)
        )


def _packed(connection: Connection, table: str, sha256: str) -> bytes:
    return bytes(connection.exec_driver_sql(f"SELECT packed FROM {table} WHERE sha256 = '{sha256}'").scalar())  # type: ignore[arg-type]


def test_what_was_not_touched_is_clean(library: Library):
    assert library.check() == []


@pytest.mark.parametrize(("table", "what"), [("contents", "content"), ("texts", "text")])
def test_one_bit_is_told_with_the_document_that_it_concerns(library: Library, table: str, what: str):
    flipped(library, table, SHA256)
    assert [str(d) for d in library.check()] == [f"{what} {SHA256} changed (bridge.txt)"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (f"DELETE FROM contents WHERE sha256 = '{SHA256}'", f"content {SHA256} missing (bridge.txt)"),
        (f"DELETE FROM texts WHERE sha256 = '{SHA256}'", "text 1 missing (bridge.txt)"),
        ("DELETE FROM versions WHERE document_id = 1", "newest version missing (bridge.txt)"),
        ("DELETE FROM receipts WHERE document_id = 1", "receipt of version 1 missing (bridge.txt)"),
        ("DELETE FROM chunks WHERE version_id = 1", "words to search: 'headwater reindex' makes them missing (bridge.txt)"),
        ("UPDATE versions SET indexed = 0 WHERE id = 2", "words to search: 'headwater reindex' makes them missing (else.txt)"),
        ("UPDATE texts SET length = NULL WHERE id = 2", "units to trace by: 'headwater reindex' makes them missing (else.txt)"),
        ("DELETE FROM postings WHERE text_id = 1", "units to trace by: 'headwater reindex' makes them changed (of no document)"),
        ("UPDATE contents SET size = size + 1 WHERE size = 47", f"content {SHA256} changed (bridge.txt)"),
    ],
)  # fmt: skip
def test_a_row_that_is_gone_or_changed_is_told(library: Library, statement: str, expected: str):
    run(library, statement)
    assert expected in [str(d) for d in library.check()]


def test_a_timestamp_over_other_bytes_is_told(library: Library):
    """Those of an authority, which are held against the bytes in `fetch.timestamp`, stand in its tests."""
    mark = "?" if library.store.is_sqlite else "%s"
    with library.store.writing() as connection:
        connection.exec_driver_sql(f"UPDATE receipts SET stamp = {mark} WHERE document_id = 1", (b"signed " + SHA256.encode(),))
    with library.store.reading() as connection:
        assert list(damages(connection, None, lambda stamp, sha256: stamp == b"signed " + sha256.encode())) == []
        found = list(damages(connection, None, lambda stamp, sha256: stamp == b"signed other " + sha256.encode()))
        assert [str(d) for d in found] == [f"timestamp of content {SHA256} changed (bridge.txt)"]
        assert counts(connection)["timestamps"] == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda x: flipped(x, "texts", SHA256),
        lambda x: run(x, "DELETE FROM chunks", "DELETE FROM postings WHERE text_id = 1"),
        lambda x: run(x, "UPDATE versions SET indexed = 0", "UPDATE texts SET length = NULL", "DELETE FROM units"),
    ],
)
def test_reindex_makes_all_but_the_bytes_again(library: Library, damage: Callable[[Library], None]):
    damage(library)
    assert library.check() != []
    again = library.reindex(with_encodings=False)
    assert (again.documents, again.changed, again.failures) == (2, [], [])
    assert library.check() == []
    assert library.search("bridge").total == 1
    assert library.document("bridge.txt").text.encode() == TEXT
