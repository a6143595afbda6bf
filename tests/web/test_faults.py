"""The Library moved away, locked or out of room while it is served: a page that says so, and everything again once it is mended."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from headwater.jobs import Task
from headwater.library import Library
from headwater.store import engine
from headwater.store.engine import FILE
from headwater.watching import LIST
from headwater.web import turns, work
from headwater.web.serving import Serving
from tests.backends import databases
from tests.backends.databases import postgresql  # noqa: F401
from tests.web import press

CROWD = 60  # a server has 40 threads to answer by


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


@contextmanager
def locked(library: Library) -> Iterator[None]:
    """Another command writes to it."""
    other = sqlite3.connect(folder(library) / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_what_cannot_be_written_while_another_writes_is_busy_and_pages_go_on(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(turns, "LEAST_SECONDS", 0.0)
    with press.client(library, Serving(busy_seconds=0.0)) as reader:
        fields = note(reader)
        with locked(library):
            busy = reader.post("/decide", data=fields)
            assert (busy.status_code, "another command is writing" in busy.text) == (503, True)
            assert int(busy.headers["retry-after"]) > 0
            assert reader.get("/search?q=quay").status_code == 200
        assert reader.post("/decide", data=fields).status_code == 303


def test_a_crowd_that_waits_to_write_keeps_no_reader_from_a_page(library: Library):
    """More than there are threads to answer by; each is told yes once it could write."""
    said = {"text_sha256": press.sha("press"), "start": 0, "end": 20, "target": "passage", "act": "note"}
    with press.client(library, Serving(busy_seconds=120.0, writes_at_once=1000)) as reader, ThreadPoolExecutor(CROWD) as crowd:
        with locked(library):
            sent = [crowd.submit(reader.post, "/api/v1/decisions", json={**said, "value": f"note {n}"}) for n in range(CROWD)]
            while reader.app.state.turns.acquire(blocking=False):  # type: ignore[attr-defined]
                reader.app.state.turns.release()  # type: ignore[attr-defined]
            assert [reader.get("/search?q=quay").status_code for _ in range(CROWD)] == [200] * CROWD
            assert not any(one.done() for one in sent)
        assert [one.result().status_code for one in sent] == [201] * CROWD
    assert len(library.decisions()) == CROWD


def test_who_waits_too_long_for_a_turn_is_told_when_to_come_again(library: Library):
    said = {"text_sha256": press.sha("press"), "start": 0, "end": 20, "target": "passage", "act": "note", "value": "late"}
    with press.client(library, Serving(busy_seconds=0.05, writers=1)) as reader:
        reader.app.state.turns.acquire()  # type: ignore[attr-defined]
        busy = reader.post("/api/v1/decisions", json=said)
        assert (busy.status_code, "too many are writing" in busy.text) == (503, True)
        assert int(busy.headers["retry-after"]) > 0
        reader.app.state.turns.release()  # type: ignore[attr-defined]
        assert [reader.post("/api/v1/decisions", json=said).status_code for _ in range(3)] == [201] * 3, "turns are given back"


def test_what_was_accepted_waits_for_a_library_that_is_busy_and_is_kept(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0)
    monkeypatch.setattr(work, "LOOK_SECONDS", 0.01)
    files = {"files": ("late.txt", b"The heron came late.")}
    with press.client(library) as reader:
        with locked(library):
            job = reader.post("/api/v1/documents/files", files=files).json()
            while "waiting for the Library" not in job["words"]:
                job = reader.get(f"/api/v1/jobs/{job['id']}").json()
                assert job["state"] in ("waiting", "running")
            cancelled = reader.post("/api/v1/documents/files", files={"files": ("never.txt", b"Taken back.")}).json()
            assert reader.delete(f"/api/v1/jobs/{cancelled['id']}").json()["state"] == "cancelled"
        assert reader.app.state.jobs.wait(job["id"], 60).state == "done"  # type: ignore[attr-defined]
    assert [r.document.text for r in library.search("heron").results] == ["The heron came late."]
    assert not library.search("taken").total


def test_work_that_begins_while_the_folder_is_away_is_done_once_it_is_back(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "LOOK_SECONDS", 0.01)
    go = threading.Event()
    with press.client(library) as reader:
        jobs = reader.app.state.jobs  # type: ignore[attr-defined]
        jobs.kinds["gate"] = lambda _task: go.wait(60)
        for _ in range(jobs.bounds.workers):
            jobs.start("gate", {})
        added = reader.post("/api/v1/documents/files", files={"files": ("late.txt", b"The heron came late.")}).json()["id"]
        both = [{"text_sha256": press.sha("letter")}, {"text_sha256": press.sha("press")}]
        compared = jobs.start(work.COMPARE, {"documents": both}).id
        assert [jobs.job(id).state for id in (added, compared)] == ["waiting", "waiting"]
        here = folder(library)
        away = here.rename(here.with_name("away"))
        go.set()
        while not all(jobs.job(id).words.startswith("waiting for the Library: ") for id in (added, compared)):
            assert {jobs.job(id).state for id in (added, compared)} <= {"waiting", "running"}
        assert "no longer there" in jobs.job(compared).words
        if here.exists():
            shutil.rmtree(here)
        away.rename(here)
        assert [jobs.wait(id, 60).state for id in (added, compared)] == ["done", "done"]
        assert [d["id"] for d in jobs.result(added)["documents"]] == ["late.txt"]
        assert jobs.result(compared)["report"]["id"] == "press.txt"
    assert [r.document.text for r in library.search("heron").results] == ["The heron came late."]


def test_what_was_worked_out_while_the_folder_went_is_not_worked_out_again(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "LOOK_SECONDS", 0.0)
    here, tries = folder(library), []

    def away(_library: Library, _comparisons: object, _task: Task) -> str:
        tries.append(here.rename(here.with_name("away")))
        return "found"

    def step(_done: int, _whole: int, words: str) -> None:
        if words and tries[0].exists():
            tries[0].rename(here)

    monkeypatch.setattr(work, "_trace", away)
    kinds = work.kinds(library, press.client(library).app.state.kept)  # type: ignore[attr-defined]
    assert kinds[work.TRACE](Task({}, (), step)) == "found"
    assert len(tries) == 1


@pytest.mark.parametrize("wrong", [OSError(errno.ENOSPC, "No space left on device"), FileNotFoundError("0.bytes")])
def test_so_it_does_for_a_disk_that_is_full_and_for_a_folder_that_is_away(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, wrong: OSError
):
    monkeypatch.setattr(work, "LOOK_SECONDS", 0.0)
    tries: list[int] = []
    here = folder(library)
    away = here.with_name("away")

    def broken(*_given: object, **_more: object) -> None:
        tries.append(1)
        if len(tries) > 2:
            if not here.exists():
                away.rename(here)
            monkeypatch.undo()
            raise FileNotFoundError("not for the Library: it is there")
        if here.exists() and isinstance(wrong, FileNotFoundError):
            here.rename(away)
        raise wrong

    monkeypatch.setattr(work, "_placed", broken)
    kinds = work.kinds(library, press.client(library).app.state.kept)  # type: ignore[attr-defined]
    task = Task({"names": ["a.txt"]}, (here / "a.txt",), lambda *_: None)
    with caplog.at_level(logging.ERROR, "headwater.jobs"), pytest.raises(FileNotFoundError, match="it is there"):
        kinds[work.ADD](task)
    assert len(tries) == 3
    (line,) = [r.getMessage() for r in caplog.records if r.name == "headwater.jobs"]
    assert "\n" not in line
    assert ("disk is full" if wrong.errno else "no longer there") in line


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


def test_beyond_this_machine_nobody_is_told_where_the_library_lies(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(work, "AWAY_SECONDS", 0.0)
    here = folder(library)
    with press.client(library, Serving(hosts=("press.example",))) as reader, caplog.at_level(logging.ERROR, "headwater"):
        (here / LIST).write_text("no address\n")
        answers = [reader.get("/"), reader.get("/api/v1/watched")]
        (here / LIST).unlink()
        assert ["line 1" in a.text for a in answers] == [True, True]
        here.rename(here.with_name("away"))
        answers += [reader.get(a) for a in ("/", "/search?q=quay", "/api/v1/documents", "/api/v1/jobs", "/corrections.csv")]
        answers += [reader.post("/api/v1/trace", json={"report": {"text": "Sent along."}})]
        assert {a.status_code for a in answers[2:]} == {503}
        here.with_name("away").rename(here)
        monkeypatch.setattr(engine, "WAIT_SECONDS", 0)
        with locked(library):
            job = reader.post("/api/v1/documents/files", files={"files": ("late.txt", b"The heron came late.")}).json()
            assert reader.app.state.jobs.wait(job["id"], 60).state == "failed"  # type: ignore[attr-defined]
            answers.append(reader.get(f"/api/v1/jobs/{job['id']}"))
            assert "another command is writing" in answers[-1].text
    assert [str(here.parent) in a.text for a in answers] == [False] * len(answers)
    assert sum(f"{here}: the Library is no longer there" in r.getMessage() for r in caplog.records) == 6
    assert sum(f"a job (add): {here}: another command" in r.getMessage() for r in caplog.records) == 1


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
