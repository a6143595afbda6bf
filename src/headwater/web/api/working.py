"""Long work: started, looked at, waited for, cancelled, and its result."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import islice
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from headwater.jobs import JOB, OPEN
from headwater.web import state, work
from headwater.web.api import given, models, shapes
from headwater.web.api.answers import accepted, answers, as_json, pages, told
from headwater.web.api.documents import fetch_arguments

router = APIRouter(tags=["jobs"])

Id = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


@router.get("/jobs", responses=answers(shapes.Jobs))
def listed(
    request: Request, limit: Annotated[int, Query(ge=1, le=200)] = 20, offset: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> Response:  # fmt: skip
    """The jobs of this server, the newest first; finished ones for a while."""
    found = state.jobs(request).jobs()
    jobs = [told(job) for job in islice(found, offset, offset + limit)]
    headers = pages(request, offset=offset, limit=limit, total=len(found))
    return as_json(request, {"schema": "headwater.jobs/1", "total": len(found), "jobs": jobs}, headers=headers)


@router.post("/jobs", status_code=202, responses=answers(shapes.Job, status=202, says="The job"))
def start(request: Request, asked: models.NewJob) -> Response:
    """Starts work on what is kept, or fetches addresses; files go to /documents/files. Once this is answered it is not lost."""
    state.standing(request)
    if isinstance(asked, models.Fetching):
        return accepted(request, state.jobs(request).start(work.FETCH, fetch_arguments(asked)))
    hashes = [*asked.sources, asked.report] if isinstance(asked, models.ComparingKept) else [asked.text_sha256]
    return accepted(request, given.started(request, asked.kind, [models.KeptText(text_sha256=one) for one in hashes]))


@router.get("/jobs/{id}", responses=answers(shapes.Job))
def one(request: Request, id: Id) -> Response:
    """Where a job stands."""
    return as_json(request, told(state.jobs(request).job(id)))


@router.get("/jobs/{id}/result", responses=answers(dict))
def result(request: Request, id: Id) -> Response:
    """What came of a job that is done: the JSON that its kind gives."""
    return as_json(request, state.jobs(request).result(id))


@router.delete("/jobs/{id}", responses=answers(shapes.Job, long=True))
def cancel(request: Request, id: Id) -> Response:
    """Ends a job before its next step, and lets go of it with its result; what it has kept by then stays kept.

    202 where that step takes long: it is let go of when it is asked for again after that.
    """
    jobs = state.jobs(request)
    jobs.cancel(id)
    job = jobs.wait(id, state.settings(request).patience_seconds)
    if job.state in OPEN:
        return accepted(request, job)
    erase(jobs.folder / id)
    return as_json(request, {**told(job), "result": None})


def erase(job: FilePath) -> None:
    """What is kept of a job that has ended; by `job.json` it is a job, which goes first."""
    with suppress(FileNotFoundError):  # another did so at the same time
        (job / JOB).unlink()
    shutil.rmtree(job, ignore_errors=True)
