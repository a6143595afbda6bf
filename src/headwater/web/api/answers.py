"""How the interface answers: JSON with an ETag, tables by rows, parts of a list with a link to the next, long work with its job."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from itertools import chain
from typing import Any

from fastapi import Request, Response
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from headwater.jobs import DONE, FAILED, OPEN, OUR_FAULT, Job
from headwater.web import problems, state
from headwater.web.api.shapes import Job as JobShape
from headwater.web.api.shapes import Problem
from headwater.web.rendering import answered

CSV = "text/csv"
ROOT = "/api/v1"
LOOK_SECONDS = 0.05  # between two looks at a job that is waited for
LONGEST_WAIT_SECONDS = 30.0  # what proxies and clients wait for an answer without being asked
WAIT_SECONDS = 10.0
PART_BYTES = 32_768  # of a table, that are sent at once
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would work out

# Every refusal has one shape; FastAPI's own for requests that are not valid is not used.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    "default": {
        "description": "What could not be done, and what to do next (RFC 9457)",
        "content": {problems.MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
}


def answers(
    shape: Any, *, status: int = 200, says: str = "The answer", table: bool = False, long: bool = False
) -> dict[int | str, Any]:
    """What OpenAPI says of an endpoint's answers. table: whether it gives CSV too; long: whether it may answer with a job."""
    told: dict[int | str, Any] = {status: {"model": shape, "description": says}, **PROBLEMS}
    if table:
        told[status]["content"] = {CSV: {"schema": {"type": "string"}}}
    if long:
        told[202] = {"model": JobShape, "description": "Still at work: the job, whose result comes at its address"}
    return told


def as_json(request: Request, data: Any, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON; 304 where the program has it as it is. data: a record, or plain data."""
    plain = data.to_dict() if hasattr(data, "to_dict") else data
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return answered(request, content, "application/json", status=status, headers=headers)


def wants_table(request: Request) -> bool:
    """Whether CSV is asked for: by the end of the address, or by Accept."""
    accepted = request.headers.get("accept", "")
    return request.url.path.endswith(".csv") or (CSV in accepted and "application/json" not in accepted)


def as_table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """CSV (RFC 4180), sent as it is made. name: of the file that it is saved as."""
    written = in_parts(line.encode("utf-8", "replace") for line in _lines(columns, rows))
    return StreamingResponse(written, media_type=f"{CSV}; charset=utf-8", headers=_saved(name))


def in_parts(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines some at a time: each part that is sent is handed from one thread to another."""
    held, size = [], 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PART_BYTES:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def as_text(name: str, table: str) -> Response:
    """A table that is there as a whole already."""
    return Response(table, media_type=f"{CSV}; charset=utf-8", headers=_saved(name))


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.csv"', "Vary": "Accept"}


def _lines(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in chain([columns], rows):
        writer.writerow([_cell(value) for value in row])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def _cell(value: Any) -> Any:
    """A value as it is written: words of a document that a spreadsheet would take for a formula get an apostrophe before them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def pages(request: Request, *, offset: int, limit: int, total: int) -> dict[str, str]:
    """The Link header (RFC 8288) of a part of a list: where the next, the one before and the first are."""
    there = {"first": 0}
    if offset + limit < total:
        there["next"] = offset + limit
    if offset > 0:
        there["prev"] = max(0, offset - limit)
    links = []
    for relation, at in there.items():
        where = request.url.include_query_params(offset=at, limit=limit)
        links.append(f'<{where.path}?{where.query}>; rel="{relation}"')
    return {"Link": ", ".join(links)}


def told(job: Job) -> dict[str, Any]:
    """A job as the interface tells it."""
    return {**job.to_dict(), "result": f"{ROOT}/jobs/{job.id}/result" if job.state == DONE else None}


def accepted(request: Request, job: Job) -> Response:
    """The answer for work that goes on."""
    where = {"Location": f"{ROOT}/jobs/{job.id}", "Retry-After": "1"}
    return as_json(request, told(job), status=HTTPStatus.ACCEPTED, headers=where)


async def waited(request: Request, job: Job, seconds: float) -> Response:
    """The result of a job where it is there in time, the job itself where it is not.

    Waits without holding one of the threads that pages are answered by. A program that hangs up leaves the job going.
    """
    jobs = state.jobs(request)
    left = min(seconds, LONGEST_WAIT_SECONDS)
    while job.state in OPEN and left > 0:
        await asyncio.sleep(LOOK_SECONDS)
        left -= LOOK_SECONDS
        job = jobs.job(job.id)
    if job.state == DONE:
        return as_json(request, await asyncio.to_thread(jobs.result, job.id))
    if job.state == FAILED:
        await asyncio.to_thread(state.standing, request)  # 503 where that is why
        raise HTTPException(500 if job.words == OUR_FAULT else 400, job.words)
    return accepted(request, job)
