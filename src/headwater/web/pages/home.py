"""The first page: what to give, what came in lately, what changed, what is watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter, Request, Response

from headwater.errors import InputError, LibraryFault, UsageError
from headwater.jobs import OPEN
from headwater.library import Library
from headwater.store import catalogue
from headwater.tracing import index_folder
from headwater.watching import LIST, Memory, Seen, enlist, listed, strike
from headwater.web import state
from headwater.web.pages.giving import written
from headwater.web.pages.working import NAMES
from headwater.web.rendering import redirected, rendered
from headwater.web.safety import Given

router = APIRouter(include_in_schema=False)
MEMORY = "watch.json"  # where `headwater watch` remembers what it has seen (`cli.watch`)
NOT_LISTED = "It was not on the list."


@dataclass(frozen=True, slots=True)
class Watched:
    """An address that `headwater watch` looks at. due: its next look, ISO 8601 in UTC; None where it had none yet. feed: whether it
    points to others."""

    address: str
    feed: bool
    due: str | None


@dataclass(frozen=True, slots=True)
class Watching:
    """own: on the Library's list, which these pages can change. others: given to the command, or found in a feed."""

    own: Sequence[Watched]
    others: Sequence[Watched]


@router.get("/")
def home(request: Request, source: str | None = None, report: str | None = None) -> Response:
    """source, report: hashes of texts that were chosen to be compared."""
    library, most = state.library(request), state.settings(request).lately
    with library.store.reading() as connection:
        arrived = catalogue.lately(connection, most)
        changes = catalogue.changed(connection, most)
        size = catalogue.size(connection)
    return rendered(
        request, "home.html", arrived=arrived, changes=changes, size=size, watched=watched(library, most),
        working=[(NAMES.get(job.kind, job.kind), job) for job in state.jobs(request).jobs() if job.state in OPEN],
        source=state.document(request, source) if source else None,
        report=state.document(request, report) if report else None,
    )  # fmt: skip


@router.post("/watch")
def watch(request: Request, form: Given) -> Response:
    """Puts an address on the list of what is watched, or takes one off it."""
    file, address = place_of(state.library(request), LIST), written(form, "address")
    if written(form, "act") == "strike":
        struck = strike(file, address)
        return redirected(request, "/#watched", "It is watched no more; what was kept of it stays." if struck else NOT_LISTED)
    if not address:
        raise UsageError("no address was given; write one that begins with https:// or http://")
    return redirected(request, "/#watched", "It is on the list." if enlist(file, address) else "It was on the list already.")


def watched(library: Library, most: int) -> Watching | str:
    """The list, and what else was looked at, feeds first; of their pages those that are looked at next. In a line why it cannot be
    read."""
    try:
        seen, own = Memory.load(place_of(library, MEMORY)).seen, listed(place_of(library, LIST))
    except (LibraryFault, InputError) as fault:
        return str(fault)
    order = sorted(seen.keys() - set(own), key=lambda url: (not seen[url].points, seen[url].due, url))
    return Watching([_watched(url, seen.get(url)) for url in own], [_watched(url, seen[url]) for url in order[:most]])


def place_of(library: Library, name: str) -> Path:
    """A file that `headwater watch` keeps with the Library, or for PostgreSQL in the cache of this machine."""
    return (library.store.folder or index_folder(library.store)) / name


def _watched(url: str, seen: Seen | None) -> Watched:
    return Watched(url, seen.points, _utc(seen.due)) if seen else Watched(url, False, None)


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(max(0.0, min(seconds, 4e9)), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
