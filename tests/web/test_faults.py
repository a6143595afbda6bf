"""The Library moved away, locked or out of room while it is served: a page that says so, and everything again once it is mended."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.store import engine
from headwater.store.engine import FILE
from tests.backends import databases
from tests.backends.databases import postgresql  # noqa: F401
from tests.web import press


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with press.library(tmp_path) as made:
        yield made


@pytest.fixture
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def note(reader: TestClient) -> dict[str, str]:
    """The fields of a form that keeps a note on the comparison of the letter with what the press made of it."""
    page = reader.get(press.compare("press", "letter"))
    return {**press.fields(page.text, 'class="decided"'), "act": "note", "note": "seen", "value": ""}


def folder(library: Library) -> Path:
    assert library.store.folder is not None
    return library.store.folder


def test_a_library_that_is_moved_away_is_said_to_be_gone_and_none_is_made_in_its_place(reader: TestClient, library: Library):
    here = folder(library)
    away = here.with_name("away")
    here.rename(away)
    for address in ("/", "/search?q=quay", f"/text/{press.sha('press')}", "/corrections", "/api/v1/documents"):
        gone = reader.get(address)
        assert gone.status_code == 503, address
        assert "bring the folder back" in gone.text
        assert "Traceback" not in gone.text
    assert not (here / FILE).exists()
    if here.exists():  # what was kept of comparisons may be there
        (here / "jobs").rmdir() if (here / "jobs").exists() else None
        here.rmdir()
    away.rename(here)
    assert reader.get("/search?q=quay").status_code == 200


def test_what_cannot_be_written_while_another_writes_is_busy_and_pages_go_on(
    reader: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
):
    fields = note(reader)
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0)
    library.store.engine.dispose()  # connections that are kept wait as long as they were told when they were made
    other = sqlite3.connect(folder(library) / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    busy = reader.post("/decide", data=fields)
    assert (busy.status_code, "another command is writing" in busy.text) == (503, True)
    assert int(busy.headers["retry-after"]) > 0
    assert reader.get("/search?q=quay").status_code == 200
    other.execute("ROLLBACK")
    other.close()
    assert reader.post("/decide", data=fields).status_code == 303
    library.store.engine.dispose()


def test_a_full_disk_is_said_and_pages_go_on(reader: TestClient, library: Library):
    fields = note(reader)

    def full(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages}")

    packed = sqlite3.connect(folder(library) / FILE)
    packed.execute("VACUUM")  # no page is left empty
    packed.close()
    event.listen(library.store.engine, "checkout", full)
    fields["note"] = "x" * 3900
    for _ in range(20):  # until the pages that are there are used up
        answer = reader.post("/decide", data=fields)
        if answer.status_code != 303:
            break
    assert (answer.status_code, "disk is full" in answer.text) == (507, True)
    assert reader.get("/search?q=quay").status_code == 200
    event.remove(library.store.engine, "checkout", full)
    library.store.engine.dispose()  # a connection remembers its limit
    assert reader.post("/decide", data=fields).status_code == 303


def test_a_list_that_finds_no_room_on_the_disk_is_told_as_one(reader: TestClient, monkeypatch: pytest.MonkeyPatch):
    def full(_file: Path, _text: str, _encoding: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_text", full)
    answer = reader.post("/api/v1/watched", json={"address": "https://press.example/feed"})
    assert (answer.status_code, answer.json()["type"]) == (507, "urn:headwater:problem:disk_full")


def test_what_finds_no_room_on_the_disk_is_not_accepted(
    reader: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    form = press.token(reader.get("/").text)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with caplog.at_level(logging.ERROR, "headwater"):
        answer = reader.post("/add", data={"form": form, "words": "No room for these words."})
    assert answer.status_code == 507
    assert "make room" in answer.text
    (line,) = [r for r in caplog.records if r.name.startswith("headwater")]
    assert "\n" not in line.getMessage()
    assert line.exc_info is None
    monkeypatch.undo()
    assert not library.search("room").total
    assert reader.post("/add", data={"form": form, "words": "No room for these words."}).status_code == 303


def test_a_fault_of_ours_shows_a_number_that_the_log_has_and_no_traceback(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    from headwater.store import catalogue

    def broken(*_given: object) -> None:
        raise ZeroDivisionError("a secret of the program")

    with press.client(library) as reader:
        reader._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
        monkeypatch.setattr(catalogue, "lately", broken)
        with caplog.at_level(logging.ERROR, "headwater"):
            answer = reader.get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    (line,) = [r.getMessage() for r in caplog.records if r.name == "headwater.web"]
    assert line.split(":")[0] in answer.text


@pytest.mark.usefixtures("postgresql")
def test_postgresql_that_goes_and_comes_back_is_gone_for_as_long_as_it_is():
    with databases._database(databases._template()) as address:
        name = address.partition("?")[0].rpartition("/")[2]
        with Library(address) as library, press.client(library) as reader:
            library.add(press.DOCUMENTS["press"])
            assert reader.get("/search?q=quay").status_code == 200
            form = press.token(reader.get("/").text)
            databases._ask(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            databases._ask(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            for _ in range(2):
                gone = reader.get("/search?q=quay")
                assert gone.status_code == 503
                assert "Traceback" not in gone.text
                assert '<a href="/search?q=quay">Try again</a>' in gone.text
            sent = reader.post("/add", data={"form": form, "words": "Not to be lost in a job."})
            assert (sent.status_code, "send it again" in sent.text) == (503, True)
            both = {"source_words": "Not to be lost in a job.", "report_words": "Nor is this."}
            assert reader.post("/compare", data={"form": form, **both}).status_code == 503
            text = {"files": ("a.txt", b"Not to be lost in a job.")}
            assert reader.post("/api/v1/documents/files", files=text).status_code == 503
            databases._ask(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
            assert reader.get("/search?q=quay").status_code == 200
            assert reader.get("/").status_code == 200
