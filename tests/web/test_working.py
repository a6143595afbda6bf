"""What the page of a piece of work says while it goes on, and where it leads once it is done or cancelled."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from headwater.errors import TooLarge
from headwater.jobs import Job, Task
from headwater.reading import document
from headwater.web import comparing, work
from headwater.web.pages.working import NAMES, onward
from headwater.web.serving import Serving
from tests.web import press

A, B, C = "a" * 64, "b" * 64, "c" * 64


def done(kind: str, *hashes: str) -> Job:
    arguments: dict[str, Any] = {"documents": [{"text_sha256": h} for h in hashes]}
    return Job("1", kind, "done", arguments, "2031-05-04T10:00:00Z")


@pytest.mark.parametrize(
    ("job", "address"),
    [
        (done(work.TRACE, A), f"/trace/{A}"),
        (done(work.LINEAGE, A), f"/story/{A}"),
        (done(work.COMPARE, A, B, C), f"/compare/{C}/{A},{B}"),
        (done(work.LINEAGE, A, B), None),  # a story of several has no page
        (done(work.DESCENDANTS, A), None),
        (done(work.TRACE), None),
        (Job("1", work.TRACE, "done", {"documents": [{"file": 0}]}, ""), None),  # a text that is not kept has none
        (Job("1", work.ADD, "done", {"names": ["a"]}, ""), None),
    ],
)
def test_it_leads_to_the_page_of_what_was_worked_out(job: Job, address: str | None):
    assert onward(job) == address


def test_each_kind_of_work_has_a_name_for_readers():
    assert set(NAMES) == set(work.kinds(None, None))  # type: ignore[arg-type]


class Encoder:
    """In place of `Library.encode`: the first time it takes until it is let go on."""

    def __init__(self) -> None:
        self.at_it, self.go = threading.Event(), threading.Event()
        self.times = 0

    def __call__(self, progress: Callable[[int, int], None]) -> int:
        self.times += 1
        if self.times == 1:
            self.at_it.set()
            while not self.go.wait(0.01):
                progress(0, 1)
            progress(1, 1)
        return 1


def upload(reader: TestClient, name: str) -> str:
    id: str = reader.post("/api/v1/documents/files", files={"files": (f"{name}.txt", f"A {name} was seen.".encode())}).json()["id"]
    return id


@pytest.mark.parametrize("cancelled", [False, True])
def test_an_upload_leaves_its_encoding_to_the_one_that_is_at_it_and_keeps_no_other_work_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cancelled: bool
):
    with press.library(tmp_path) as over, press.client(over) as reader:
        jobs = reader.app.state.jobs  # type: ignore[attr-defined]
        monkeypatch.setattr(over, "encode", encoder := Encoder())
        first = upload(reader, "heron")
        assert encoder.at_it.wait(60)
        second = [upload(reader, name) for name in ("gull", "crane")]
        assert [jobs.wait(id, 60).state for id in second] == ["done", "done"]
        assert jobs.result(second[0])["documents"][0]["id"] == "gull.txt"
        assert reader.get(f"/api/v1/trace/{press.sha('press')}", params={"wait": 30}).status_code == 200
        assert encoder.times == 1
        if cancelled:
            jobs.cancel(first)
        else:
            encoder.go.set()
        assert jobs.wait(first, 60).state == ("cancelled" if cancelled else "done")
        assert [jobs.wait(j.id, 60).state for j in jobs.jobs() if j.kind == work.ENCODE] == ["done"] * cancelled
        assert encoder.times == 2, "what came meanwhile is encoded too, once for all"


def test_what_was_added_by_an_upload_that_ended_while_it_encoded_is_encoded_when_it_is_taken_up_again(tmp_path: Path):
    with press.library(tmp_path) as over, press.client(over) as reader:
        jobs = reader.app.state.jobs  # type: ignore[attr-defined]
        over.add(document("A heron was seen.", id="heron.txt"))
        assert jobs.wait(upload(reader, "heron"), 60).state == "done"
        assert not over.encode()


def test_work_that_goes_on_says_what_it_is_about_and_how_far_it_is_and_can_be_cancelled_and_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(comparing, "takes_long", lambda *_: True)
    said, go = threading.Event(), threading.Event()

    def slow(task: Task) -> None:
        task.step(45, 200, "linking")
        said.set()
        go.wait(30)
        task.step(46, 200, "linking")

    address = f"/compare/{press.sha('press')}/{press.sha('letter')}"
    with press.library(tmp_path) as over, press.client(over, Serving(patience_seconds=0.0)) as hasty:
        hasty.app.state.jobs.kinds[work.COMPARE] = slow  # type: ignore[attr-defined]
        hasty.get(address)
        assert said.wait(30)
        page = hasty.get(address).text
        assert ">Quay mended</bdi>" in page
        assert ">A letter to the town</bdi>" in page
        assert "linking, 22&nbsp;%" in page
        job = re.search(r'data-job="([^"]+)"', page)
        assert job
        token = re.search(r'name="form" value="([^"]+)"', page)
        cancelled = hasty.post(f"/job/{job[1]}/cancel", data={"form": token[1]} if token else {}, headers={"Origin": press.HOME})
        go.set()
        assert cancelled.status_code == 303
        assert "It%20ends%20at%20its%20next%20step." in cancelled.headers["set-cookie"]
        hasty.app.state.jobs.wait(job[1], 30)  # type: ignore[attr-defined]
        ended = hasty.get(f"/job/{job[1]}").text
    assert "It was ended before it was done" in ended
    assert f'<a href="{address}">Ask for it again</a>' in ended


def test_a_comparison_that_failed_says_why_and_which_of_the_two_is_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(comparing, "takes_long", lambda *_: True)

    def refused(_task: Task) -> None:
        raise TooLarge("press.txt: too long for sources this long; compare it in parts")

    address = f"/compare/{press.sha('press')}/{press.sha('letter')}"
    with press.library(tmp_path) as over, press.client(over) as reader:
        reader.app.state.jobs.kinds[work.COMPARE] = refused  # type: ignore[attr-defined]
        page = re.sub(r"<[^>]+>", " ", reader.get(address).text)
    assert "This could not be done" in page
    assert "compare it in parts" in page
    assert re.search(r"report\s+Quay mended\s+source\s+A letter to the town", page)


def test_a_form_that_is_refused_is_said_to_have_left_nothing(tmp_path: Path):
    with press.library(tmp_path) as over, press.client(over) as reader:
        refused = reader.post("/add", data={"form": press.token(reader.get("/").text), "words": " "})
        assert (refused.status_code, "Nothing of what you sent was kept. Go back" in refused.text) == (400, True)
        assert "Go back" not in reader.get("/versions").text
