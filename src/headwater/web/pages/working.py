"""How far a piece of long work is, what came of it, and on to that."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from headwater.errors import NotKept, UsageError
from headwater.jobs import DONE, OPEN, Job
from headwater.model import Document
from headwater.web import state, work
from headwater.web.rendering import records, redirected, rendered
from headwater.web.safety import given

router = APIRouter(include_in_schema=False)
HASH = re.compile("[0-9a-f]{64}")
NAMES = {
    work.ADD: "Adding what you gave", work.FETCH: "Fetching the address", work.COMPARE: "Comparing",
    work.TRACE: "Looking for sources", work.ENCODE: "Encoding what is new",
    work.DESCENDANTS: "Looking for what came of it", work.LINEAGE: "Following the story",
}  # fmt: skip
PAGES = {work.TRACE: "/trace", work.LINEAGE: "/story"}
ENDED = {"done": "Done", "failed": "This could not be done", "cancelled": "Cancelled"}
LISTED = 50  # documents that were added, of which a page lists the first


@router.get("/job/{id}.json")
def as_data(request: Request, id: str) -> Response:
    """Where the work stands, for the page's own script."""
    return records(request, state.jobs(request).job(id))


@router.get("/job/{id}")
def page(request: Request, id: str) -> Response:
    """Where the work stands; on to the document where it added one and nothing failed."""
    job = state.jobs(request).job(id)
    if job.state == DONE and (there := onward(job)):
        return redirected(request, there)
    if job.state == DONE and job.kind in (work.ADD, work.FETCH):
        found = state.jobs(request).result(id)
        if len(found["documents"]) == 1 and not found["failures"]:
            return redirected(request, f"/text/{found['documents'][0]['text_sha256']}", outcome(found))
    return shown(request, job)


@router.post("/job/{id}/cancel", dependencies=[Depends(given)])
def cancel(request: Request, id: str) -> Response:
    """Has the work end at its next step."""
    state.jobs(request).cancel(id)
    ending = state.jobs(request).job(id).state in OPEN
    return redirected(request, f"/job/{id}", "It ends at its next step." if ending else None)


@router.get("/comparing")
def comparing(request: Request, source: str, report: str) -> Response:
    """On to a comparison once both sides are kept. source, report: the hash of a text, or the job that adds it."""
    hashes = []
    for side, name in (("source", source), ("report", report)):
        if HASH.fullmatch(name):
            hashes.append(name)
            continue
        job = state.jobs(request).wait(name, state.settings(request).patience_seconds) if state.jobs(request).job(name) else None
        if job is None or job.state != DONE:
            return shown(request, state.jobs(request).job(name))
        hashes.append(_only(side, state.jobs(request).result(name)))
    return redirected(request, f"/compare/{hashes[1]}/{hashes[0]}")


def started(request: Request, id: str) -> Response:
    """On to where a job's outcome will be, after a moment in which a short one is done."""
    state.jobs(request).wait(id, state.settings(request).patience_seconds)
    return redirected(request, f"/job/{id}")


def shown(request: Request, job: Job) -> Response:
    """The page of a job: how far it is, or what came of it."""
    open_ = job.state in OPEN
    found: dict[str, Any] = state.jobs(request).result(job.id) if job.state == DONE else {}
    documents = found.get("documents", [])
    failures = found.get("failures", [])
    heading = NAMES.get(job.kind, job.kind) if open_ else ENDED[job.state]
    if job.state == DONE and job.kind in (work.ADD, work.FETCH):
        heading = "Added" if documents else "Nothing was added"
    more = max(len(documents) - LISTED, 0)
    return rendered(
        request, "job.html", job=job, open=open_, heading=heading, concerned=_concerned(request, job), again=onward(job),
        documents=documents[:LISTED], failures=failures[:LISTED], more=more,
    )  # fmt: skip


def _concerned(request: Request, job: Job) -> list[Document]:
    """The documents here that a job is about, the report first; those that were taken out meanwhile left out."""
    found = []
    for one in reversed(job.arguments.get("documents", [])):
        if isinstance(one, dict) and "text_sha256" in one:
            with suppress(NotKept):
                found.append(work.kept(state.library(request), one["text_sha256"]))
    return found


def onward(job: Job) -> str | None:
    """The page of what was worked out of documents that are kept here; None where there is none."""
    hashes = [d.get("text_sha256") for d in job.arguments.get("documents", []) if isinstance(d, dict)]
    if not hashes or None in hashes:
        return None
    if job.kind == work.COMPARE:
        *sources, report = hashes
        return f"/compare/{report}/{','.join(map(str, sources))}"
    return f"{PAGES[job.kind]}/{hashes[0]}" if job.kind in PAGES and len(hashes) == 1 else None


def outcome(found: dict[str, Any]) -> str:
    """What became of the one document that was given."""
    if found["changed"]:
        return "A new version of a document that was here: its words have changed."
    return "Added." if found["added"] else "It was here already, word for word."


def _only(side: str, found: dict[str, Any]) -> str:
    """The hash of the one document that came of a side. Raises UsageError."""
    if found["failures"]:
        raise UsageError(f"the {side}: {found['failures'][0]['why']}")
    if len(found["documents"]) != 1:
        several = len(found["documents"])
        raise UsageError(
            f"the {side} holds {several} documents; they are kept: open the one that you mean, and choose Compare there"
        )
    sha256: str = found["documents"][0]["text_sha256"]
    return sha256
