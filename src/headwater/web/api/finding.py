"""Search over the Library."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from headwater.web import state
from headwater.web.api import models, shapes
from headwater.web.api.answers import answers, as_json, pages

router = APIRouter(tags=["search"])

LONGEST_QUERY = 1000  # characters
MOST_RESULTS = 200


@router.get("/search", responses=answers(shapes.Search))
def search(
    request: Request,
    q: Annotated[
        models.Words, Query(max_length=LONGEST_QUERY, description='words, "phrases", outlet:, after:, before:, lang:, title:')
    ],
    limit: Annotated[int, Query(ge=1, le=MOST_RESULTS)] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """The documents that hold words: those with the words in the title first, then the newest. `Link` leads to the next."""
    found = state.library(request).search(q, limit=limit, offset=offset)
    return as_json(request, found, headers=pages(request, offset=offset, limit=limit, total=found.total))
