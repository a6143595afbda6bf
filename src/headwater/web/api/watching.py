"""What is watched: listed, put on the Library's own list and taken off it. `headwater watch` does the looking."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from headwater.errors import NotKept
from headwater.watching import enlist, strike
from headwater.web import state, watchlist
from headwater.web.api import models, shapes
from headwater.web.api.answers import answers, as_json, pages

router = APIRouter(tags=["watched"])


@router.get("/watched", responses=answers(shapes.AllWatched))
def listed(
    request: Request, limit: Annotated[int, Query(ge=1, le=1000)] = 100, offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0
) -> Response:  # fmt: skip
    """The Library's own list in its order, then what else is looked at: given to the command, or found in a feed."""
    found = watchlist.watching(state.library(request))
    every = [*found.own, *found.others]
    told = [one.to_dict() for one in islice(every, offset, offset + limit)]
    headers = pages(request, offset=offset, limit=limit, total=len(every))
    return as_json(request, {"schema": "headwater.watched/1", "total": len(every), "watched": told}, headers=headers)


@router.post("/watched", status_code=201, responses=answers(shapes.Enlisted, status=201))
def added(request: Request, given: models.Watching) -> Response:
    """Puts the address of a page or a feed on the list, once."""
    new = enlist(watchlist.own_list(state.library(request)), given.address)
    return as_json(request, {"outcome": "added" if new else "unchanged", "address": given.address}, status=201)


@router.delete("/watched", responses=answers(shapes.Struck))
def removed(request: Request, address: Annotated[models.Address, Query(description="as it stands on the list")]) -> Response:
    """Takes an address off the list; what was kept of it stays."""
    if not strike(watchlist.own_list(state.library(request)), address):
        raise NotKept(f"{address[:200]}: not on the list; GET /api/v1/watched says what is")
    return as_json(request, {"outcome": "removed", "address": address})
