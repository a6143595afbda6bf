"""What a reader or a program is told when something cannot be done."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from headwater import errors
from headwater.errors import HeadwaterError
from headwater.library import Library
from headwater.web import problems
from headwater.web.app import application

SECRET = "the inside of the program"


def every_kind(kind: type[HeadwaterError] = HeadwaterError) -> Iterator[type[HeadwaterError]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from every_kind(below)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with Library(tmp_path_factory.mktemp("problems") / "press.headwater") as library:
        made = application(library)

        def raising(kind: str) -> None:
            if kind == "os":
                raise OSError(errno.ENOSPC, "No space left on device", "/home/ada/press")
            if kind == "full":
                raise errors.LibraryFault("press: the disk is full; make room, then run this again: what was kept is kept")
            if kind == "ours":
                raise ZeroDivisionError(f"{SECRET}\nof two lines")
            if kind == "hostile":
                raise errors.NotText("<img src=x onerror=alert(1)>: no text")
            raise getattr(errors, kind)("speech.html: what was wrong; what to do")

        made.add_api_route("/api/raise/{kind}", raising)
        made.add_api_route("/raise/{kind}", raising)
        yield made
        made.state.jobs.close()


@pytest.fixture(scope="module")
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False)


@pytest.mark.parametrize("kind", list(every_kind()), ids=lambda k: k.__name__)
def test_every_error_is_told_with_its_own_line_to_programs_and_to_readers(kind: type[HeadwaterError], client: TestClient):
    status, title = problems.KINDS[kind]
    data = client.get(f"/api/raise/{kind.__name__}")
    assert (data.status_code, data.headers["content-type"]) == (status, "application/problem+json")
    said = data.json()
    assert (said["status"], said["title"], said["detail"]) == (status, title, "speech.html: what was wrong; what to do")
    assert said["type"].startswith("urn:headwater:problem:")
    page = client.get(f"/raise/{kind.__name__}")
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert title in page.text
    assert "what was wrong; what to do" in page.text


def test_no_two_errors_have_the_same_code(client: TestClient):
    codes = [client.get(f"/api/raise/{kind.__name__}").json()["type"] for kind in every_kind()]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("address", ["/api/raise/ours", "/raise/ours"])
def test_a_fault_of_ours_shows_a_number_that_the_log_has_and_nothing_of_the_inside(
    address: str, client: TestClient, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.ERROR, "headwater.web"):
        answer = client.get(address)
    (line,) = [r.getMessage() for r in caplog.records if r.name == "headwater.web"]
    number = line.partition(":")[0]
    assert answer.status_code == 500
    assert number in answer.text
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert "\n" not in line
    assert f"GET {address}: 500: ZeroDivisionError: {SECRET} of two lines" in line


def test_what_the_reader_did_wrong_is_not_in_the_log(client: TestClient, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR, "headwater.web"):
        client.get("/api/raise/NotKept")
        client.get("/api/nothing")
    assert not [r for r in caplog.records if r.name == "headwater.web"]


def test_an_address_that_is_typed_cannot_forge_a_line_of_the_log(client: TestClient, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR, "headwater.web"):
        client.get("/raise/LibraryFault%0aFORGED")  # no such name: a fault
    assert [r.getMessage().count("\n") for r in caplog.records if r.name == "headwater.web"] == [0]


@pytest.mark.parametrize("kind", ["os", "full"])
def test_a_full_disk_is_told_as_one_and_without_the_place(kind: str, client: TestClient):
    answer = client.get(f"/api/raise/{kind}")
    assert answer.status_code == 507
    assert "disk is full" in answer.json()["detail"]
    assert "/home/ada" not in answer.text


def test_what_is_busy_says_when_to_ask_again(client: TestClient):
    assert int(client.get("/api/raise/LibraryBusy").headers["retry-after"]) > 0


def test_an_address_that_takes_no_such_request_names_those_that_it_takes(client: TestClient):
    answer = client.put("/api/v1/search")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.json()["type"] == "urn:headwater:problem:method_not_allowed"


def test_a_wrong_request_is_told_place_by_place_and_what_was_sent_is_not_repeated(client: TestClient):
    answer = client.post("/api/v1/verify", json={"quotations": [], "sources": [{"text": "x", "secret": SECRET}]})
    said = answer.json()
    assert answer.status_code == 422
    assert {"where": "body.quotations", "what": "List should have at least 1 item after validation, not 0"} in said["errors"]
    assert SECRET not in answer.text


@pytest.mark.parametrize(
    ("address", "accept", "data"),
    [
        ("/nothing", "text/html,application/xhtml+xml,*/*;q=0.8", False),
        ("/nothing", "application/json", True),
        ("/nothing.json", "*/*", True),
        ("/api/v1/nothing", "text/html", True),
    ],
)
def test_programs_get_data_and_readers_a_page(address: str, accept: str, data: bool, client: TestClient):
    answer = client.get(address, headers={"Accept": accept})
    assert answer.status_code == 404
    assert (answer.headers["content-type"] == "application/problem+json") is data
    assert answer.headers["cache-control"] == "no-store"


def test_a_problem_page_escapes_what_somebody_named(client: TestClient):
    answer = client.get("/raise/hostile")
    assert "&lt;img src=x onerror=alert(1)&gt;" in answer.text
    assert "<img" not in answer.text


def test_a_library_that_is_gone_is_told_and_comes_back(tmp_path: Path):
    with Library(tmp_path / "press.headwater") as library:
        app = application(library)
        client = TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False)
        (tmp_path / "press.headwater").rename(tmp_path / "elsewhere")
        gone = client.get("/api/v1/documents")
        assert (gone.status_code, gone.json()["type"]) == (503, "urn:headwater:problem:library_fault")
        (tmp_path / "elsewhere").rename(tmp_path / "press.headwater")
        assert client.get("/api/v1/documents").status_code == 200
        app.state.jobs.close()


def test_beyond_this_machine_neither_place_nor_address_is_told(tmp_path: Path):
    with Library(tmp_path / "press.headwater") as library:
        store, here = library.store, tmp_path / "press.headwater"
        gone = errors.LibraryFault(
            "postgresql://ada@db.example/press: connection to server at 10.0.0.7 failed; check that it is there"
        )
        busy = errors.LibraryBusy(f"{here}: another command is writing to this Library")
        lists = errors.InputError(f"{here}/watch.txt line 2: no address")
        for error in (gone, busy, lists):
            assert problems.outward(error, store, beyond=False) == str(error)
        assert problems.outward(gone, store, beyond=True) == problems.UNUSABLE
        assert problems.outward(busy, store, beyond=True) == "the Library: another command is writing to this Library"
        assert problems.outward(lists, store, beyond=True) == "watch.txt line 2: no address"
