"""Traces, descendants and lineage: long work, answered at once where it is done in time, else with its job."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from headwater.jobs import DONE
from headwater.web import state, work
from headwater.web.api import given, models, shapes
from headwater.web.api.answers import (
    LONGEST_WAIT_SECONDS,
    WAIT_SECONDS,
    answers,
    as_text,
    waited,
    wants_table,
)

router = APIRouter()

Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT_SECONDS, description="seconds to wait for the result before the job is given")]
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
Limit = Annotated[int, Query(ge=1, le=50, description="sources at most")]


@router.post("/trace", responses=answers(shapes.Trace, long=True), tags=["trace"])
async def trace(request: Request, asked: models.Tracing, wait: Wait = WAIT_SECONDS) -> Response:
    """The kept documents that a report derives from, best first; empty where none is its source."""
    return await _worked(request, wait, work.TRACE, [asked.report], limit=asked.limit)


@router.get("/trace/{text_sha256}", responses=answers(shapes.Trace, long=True), tags=["trace"])
async def trace_kept(request: Request, text_sha256: Hash, limit: Limit = work.TRACED, wait: Wait = WAIT_SECONDS) -> Response:
    """The same of a kept report."""
    return await _worked(request, wait, work.TRACE, [models.KeptText(text_sha256=text_sha256)], limit=limit)


@router.post("/descendants", responses=answers(shapes.Descent, long=True), tags=["trace"])
async def descendants(request: Request, asked: models.Quoting, wait: Wait = WAIT_SECONDS) -> Response:
    """The kept documents that took from a text, the earliest first."""
    return await _worked(request, wait, work.DESCENDANTS, [asked.document])


@router.get("/descendants/{text_sha256}", responses=answers(shapes.Descent, long=True), tags=["trace"])
async def descendants_kept(request: Request, text_sha256: Hash, wait: Wait = WAIT_SECONDS) -> Response:
    """The same of a kept text."""
    return await _worked(request, wait, work.DESCENDANTS, [models.KeptText(text_sha256=text_sha256)])


@router.post("/lineage", responses=answers(shapes.Lineage, long=True), tags=["lineage"])
async def lineage(request: Request, asked: models.Storied, wait: Wait = WAIT_SECONDS) -> Response:
    """Who took from whom among documents."""
    return await _worked(request, wait, work.LINEAGE, asked.documents)


@router.get("/lineage/{text_sha256}", responses=answers(shapes.Lineage, table=True, long=True), tags=["lineage"])
async def lineage_kept(request: Request, text_sha256: Hash, wait: Wait = WAIT_SECONDS) -> Response:
    """The story that a kept document belongs to: its sources, and what came of them and of itself. As CSV: the derivations."""
    job = await run_in_threadpool(given.started, request, work.LINEAGE, [models.KeptText(text_sha256=text_sha256)])
    answer = await waited(request, job, wait)
    if not wants_table(request) or state.jobs(request).job(job.id).state != DONE:
        return answer
    return await run_in_threadpool(_derivations, request, job.id)


def _derivations(request: Request, id: str) -> Response:
    from headwater.export import graph
    from headwater.reasons import explain

    return as_text("derivations", graph.lines(state.jobs(request).result(id), lambda code: explain(code).says))


async def _worked(request: Request, wait: float, kind: str, documents: list[models.Given], **more: int) -> Response:
    job = await run_in_threadpool(lambda: given.started(request, kind, documents, **more))
    return await waited(request, job, wait)
