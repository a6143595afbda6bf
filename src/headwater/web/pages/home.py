"""The first page: what to give, what came in lately, what changed, what is watched."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from headwater.errors import InputError, LibraryFault, UsageError
from headwater.jobs import OPEN
from headwater.library import Library
from headwater.store import catalogue
from headwater.store.inventory import version
from headwater.store.records import Version
from headwater.watching import enlist, strike
from headwater.web import state
from headwater.web.pages.giving import written
from headwater.web.pages.working import NAMES
from headwater.web.problems import without_place
from headwater.web.rendering import records, redirected, rendered
from headwater.web.safety import Given
from headwater.web.watchlist import Watching, own_list, watching

router = APIRouter(include_in_schema=False)
NOT_LISTED = "It was not on the list."


@router.get("/")
def home(request: Request, source: str | None = None, report: str | None = None) -> Response:
    """source, report: hashes of texts that were chosen to be compared."""
    library, most = state.library(request), state.settings(request).lately
    with library.store.reading() as connection:
        arrived = catalogue.lately(connection, most)
        changes = catalogue.changed(connection, most)
        size = catalogue.size(connection)
    return rendered(
        request, "home.html", arrived=arrived, changes=changes, size=size, watched=watched(request, library), most=most,
        working=[(NAMES.get(job.kind, job.kind), job) for job in state.jobs(request).jobs() if job.state in OPEN],
        source=state.document(request, source) if source else None,
        report=state.document(request, report) if report else None,
    )  # fmt: skip


@router.get("/index.json")
def data(request: Request) -> Response:
    """What came in lately, what changed, what is watched: as data, without the texts."""
    library, most = state.library(request), state.settings(request).lately
    with library.store.reading() as connection:
        arrived, changes = catalogue.lately(connection, most), catalogue.changed(connection, most)
    found = watching(library)
    return records(request, {
        "schema": "headwater.lately/1",
        "arrived": [_told(v) for v in arrived],
        "changed": [{"before": _told(before), "after": _told(after)} for before, after in changes],
        "watched": [one.to_dict() for one in (*found.own, *found.others)],
    })  # fmt: skip


def _told(one: Version) -> dict[str, Any]:
    return {k: v for k, v in version(one).items() if k != "text"}


@router.post("/watch")
def watch(request: Request, form: Given) -> Response:
    """Puts an address on the list of what is watched, or takes one off it."""
    file, address = own_list(state.library(request)), written(form, "address")
    if written(form, "act") == "strike":
        struck = strike(file, address)
        return redirected(request, "/#watched", "It is watched no more; what was kept of it stays." if struck else NOT_LISTED)
    if not address:
        raise UsageError("no address was given; write one that begins with https:// or http://")
    return redirected(request, "/#watched", "It is on the list." if enlist(file, address) else "It was on the list already.")


def watched(request: Request, library: Library) -> Watching | str:
    """What is looked at; in a line why that cannot be told."""
    try:
        return watching(library)
    except (LibraryFault, InputError) as fault:
        return without_place(str(fault), library.store) if state.settings(request).beyond else str(fault)
