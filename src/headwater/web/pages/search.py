"""Search: documents with the passages where the words stand, narrowed by outlet, language and day; its state is its address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from headwater.errors import UsageError
from headwater.export.markup import Html, each, tag
from headwater.searching import Passage
from headwater.store import catalogue
from headwater.store.engine import Store
from headwater.web import state
from headwater.web.finding import Answer, Asked, answer
from headwater.web.rendering import records, rendered

router = APIRouter(include_in_schema=False)

LONGEST = 500  # characters of a query
MOST_PAGES = 10_000
Words = Annotated[str, Query(max_length=LONGEST)]
Page = Annotated[int, Query(ge=1, le=MOST_PAGES)]


@router.get("/search.json")
def data(
    request: Request, q: Words = "", outlet: Words = "", language: Words = "", after: Words = "", before: Words = "", page: Page = 1
) -> Response:  # fmt: skip
    """The same as the command's `--json`, narrowed as the page is."""
    asked = Asked(q, outlet, language, after, before, page)
    found = answer(state.library(request).store, asked, state.settings(request).results)
    told = [r.to_dict() for r in found.results]
    return records(request, {"schema": "headwater.search/1", "query": q, "total": found.total, "results": told})


@router.get("/search")
def page(
    request: Request, q: Words = "", outlet: Words = "", language: Words = "", after: Words = "", before: Words = "", page: Page = 1
) -> Response:  # fmt: skip
    """What was found; a form alone where nothing was asked, and one line where it cannot be."""
    asked = Asked(q, outlet, language, after, before, page)
    size = state.settings(request).results
    found: Answer | None = None
    wrong = ""
    store = state.library(request).store
    if not asked.is_empty:
        try:
            found = answer(store, asked, size)
        except UsageError as fault:
            wrong = str(fault)
    return rendered(request, "search.html", status=400 if wrong else 200, asked=asked, found=found, wrong=wrong, size=size,
                    empty=found is not None and not found.total and _is_empty(store), drawn=drawn)  # fmt: skip


def _is_empty(store: Store) -> bool:
    """Whether there is nothing that could be found, whatever is asked."""
    with store.reading() as connection:
        return not catalogue.size(connection)["documents"]


def drawn(passage: Passage) -> Html:
    """A passage with the words that were looked for marked."""
    parts: list[Html | str] = []
    at = passage.start
    for start, end in passage.marks:
        start, end = max(start, at), min(end, passage.end)
        parts += [
            passage.text[at - passage.start : start - passage.start],
            tag("mark", passage.text[start - passage.start : end - passage.start]),
        ]
        at = end
    return each([*parts, passage.text[at - passage.start :]])
