"""What takes longer than a page may: asked of a job, shown once it is done, and until then how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from headwater.errors import UsageError
from headwater.jobs import DONE, OPEN, Job
from headwater.library import Library
from headwater.store import catalogue
from headwater.web import state
from headwater.web.pages.working import shown
from headwater.web.rendering import records


def as_of(library: Library) -> dict[str, Any]:
    """What tells one state of a Library from another: an answer out of all of it holds for that state alone."""
    with library.store.reading() as connection:
        return {"library": catalogue.state(connection)}


def awaited(request: Request, kind: str, arguments: Mapping[str, Any]) -> Any | Response:
    """The result; or, where it is not there after a moment, the page that shows how far it is and then loads itself again."""
    job = _job(request, kind, arguments)
    return state.jobs(request).result(job.id) if job.state == DONE else shown(request, job)


def awaited_twin(request: Request, kind: str, arguments: Mapping[str, Any]) -> Response:
    """The result as data; 202 with the job while it is not there."""
    job = _job(request, kind, arguments)
    if job.state == DONE:
        return records(request, state.jobs(request).result(job.id))
    if job.state in OPEN:
        return records(request, job, status=202)
    raise UsageError(job.words or "this could not be done")


def _job(request: Request, kind: str, arguments: Mapping[str, Any]) -> Job:
    jobs = state.jobs(request)
    return jobs.wait(jobs.start(kind, arguments, again=False).id, state.settings(request).patience_seconds)
