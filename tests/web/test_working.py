"""What the page of a piece of work says while it goes on, and where it leads once it is done or cancelled."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest

from headwater.jobs import Job, Task
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
        assert "<bdi>Quay mended</bdi>" in page
        assert "<bdi>A letter to the town</bdi>" in page
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
