"""The first page: what to give, what came in lately, what changed, what is watched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from headwater.errors import LibraryFault
from headwater.jobs import OPEN
from headwater.library import Library
from headwater.store import catalogue
from headwater.tracing import index_folder
from headwater.watching import Memory
from headwater.web import state
from headwater.web.pages.working import NAMES
from headwater.web.rendering import rendered

router = APIRouter(include_in_schema=False)
MEMORY = "watch.json"  # where `headwater watch` remembers what it has seen (`cli.watch`)


@dataclass(frozen=True, slots=True)
class Watched:
    """An address that `headwater watch` looks at. due: its next look, ISO 8601 in UTC. feed: whether it points to others."""

    address: str
    feed: bool
    due: str


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


def watched(library: Library, most: int) -> list[Watched] | str:
    """What is watched, feeds first; of their pages those that are looked at next. In a line why it cannot be read."""
    folder = library.store.folder or index_folder(library.store)
    try:
        seen = Memory.load(folder / MEMORY).seen
    except LibraryFault as fault:
        return str(fault)
    order = sorted(seen, key=lambda url: (not seen[url].points, seen[url].due))
    return [Watched(url, seen[url].points, _utc(seen[url].due)) for url in order[:most]]


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(max(0.0, min(seconds, 4e9)), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
