"""Where the page of a piece of work leads once it is done."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.jobs import Job
from headwater.web import work
from headwater.web.pages.working import NAMES, onward

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
