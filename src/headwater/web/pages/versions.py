"""What a document said each time that it came in: its versions, any two of them to be compared."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from headwater.errors import NotKept, UsageError
from headwater.store.inventory import version
from headwater.web import state
from headwater.web.pages.documents import newest
from headwater.web.rendering import records, redirected, rendered

router = APIRouter(include_in_schema=False)


@router.get("/versions.json")
def data(request: Request, name: str = "") -> Response:
    """The same as data, without the texts."""
    library = state.library(request)
    found = library.versions(newest(library, _named(name)).document.id)
    told = [{k: v for k, v in version(one).items() if k != "text"} for one in found]
    return records(request, {"schema": "headwater.versions/1", "name": found[-1].document.id, "versions": told})


@router.get("/versions")
def page(request: Request, name: str = "", a: int | None = None, b: int | None = None) -> Response:
    """name: id or address. a, b: numbers of two versions to compare; on to their comparison."""
    library = state.library(request)
    found = library.versions(newest(library, _named(name)).document.id)
    if a is None or b is None:
        return rendered(request, "versions.html", found=found, document=found[-1].document)
    hashes = {v.number: v.document.text_sha256 for v in found}
    for number in (a, b):
        if number not in hashes:
            raise NotKept(f"{name}: no version {number} in this Library; there are {len(found)}")
    if hashes[a] == hashes[b]:
        raise UsageError(f"version {a} and version {b} have the same words; what differs is the title, or what was told of them")
    return redirected(request, f"/compare/{hashes[max(a, b)]}/{hashes[min(a, b)]}")


def _named(name: str) -> str:
    """Raises UsageError where there is none."""
    if not name:
        raise UsageError("the name of a document is missing; open the document, and choose its versions there")
    return name
