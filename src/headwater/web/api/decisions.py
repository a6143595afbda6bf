"""What people say of findings: kept beside them, listed, taken back."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic.json_schema import SkipJsonSchema

from headwater.deciding import LINK, QUOTATION, found_in, pointed
from headwater.errors import UsageError
from headwater.model import Span
from headwater.store.decisions import Wanted, count, each, one, some
from headwater.web import state
from headwater.web.api import models, shapes, tables
from headwater.web.api.answers import answers, as_json, as_table, pages, wants_table
from headwater.web.turns import Turn

router = APIRouter(tags=["decisions"])

LARGEST = 2**53 - 1  # of a number that JSON carries whole

Everything = Annotated[bool, Query(alias="all", description="those that were taken back too, and the undoing")]


@router.get("/decisions", responses=answers(shapes.Decisions, table=True))
def listed(
    request: Request,
    name: Annotated[models.Name | SkipJsonSchema[None], Query(description="the id of a document")] = None,
    text_sha256: Annotated[models.Hash | SkipJsonSchema[None], Query()] = None,
    everything: Everything = False,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """What people decided, in order; as CSV all of them at once. `Link` leads to the next."""
    store, wanted = state.library(request).store, Wanted(name, text_sha256, not everything)
    if wants_table(request):
        return as_table("decisions", tables.DECISIONS, tables.decisions(chain.from_iterable(each(store, wanted))))
    with store.reading() as connection:
        found, total = some(connection, wanted, limit=limit, offset=offset), count(connection, wanted)
    headers = pages(request, offset=offset, limit=limit, total=total)
    told = {"schema": "headwater.decisions/1", "total": total, "decisions": [d.to_dict() for d in found]}
    return as_json(request, told, headers=headers)


@router.post("/decisions", status_code=201, responses=answers(shapes.Decision, status=201))
def decide(request: Request, said: models.Deciding, _turn: Turn) -> Response:
    """Keeps what somebody says of words, or of what was found there, which is worked out again and kept beside it."""
    library, document = state.library(request), state.document(request, said.text_sha256)
    span = Span(said.start, said.end)
    if not 0 <= span.start < span.end <= len(document.text):
        raise UsageError(f"start and end are no place in this text; give 0 <= start < end <= {len(document.text)}")
    source = state.document(request, said.source_text_sha256) if said.source_text_sha256 else None
    if source is not None and said.target in (LINK, QUOTATION):
        found = found_in(state.kept(request).of([source], document), span, said.target)
    else:
        found = pointed(document, span, said.target, source)
    number = library.decide(
        who=_who(request, said.who), act=said.act, target=found.target, document=document.id, text_sha256=document.text_sha256,
        start=found.span.start, end=found.span.end, finding=found.finding, value=said.value,
    )  # fmt: skip
    return _kept(request, number)


@router.post("/decisions/{number}/undo", status_code=201, responses=answers(shapes.Decision, status=201))
def undo(request: Request, number: Annotated[int, Path(ge=1, le=LARGEST)], said: models.Undoing, _turn: Turn) -> Response:
    """Takes a decision back: it stays on record, and no longer stands."""
    return _kept(request, state.library(request).undo(number, who=_who(request, said.who)))


def _kept(request: Request, number: int) -> Response:
    with state.library(request).store.reading() as connection:
        return as_json(request, one(connection, number), status=201)


def _who(request: Request, given: str | None) -> str:
    return state.named(given) if given else state.who(request)
