"""The application: the pages, the interface for programs and the rules of who may ask, put together over one Library."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Response
from starlette.routing import Route

from headwater import __version__
from headwater.jobs import Jobs
from headwater.library import Library
from headwater.store.engine import Store
from headwater.tracing import index_folder
from headwater.web import api, comparisons, problems, work
from headwater.web.pages import (
    apparatus,
    comparison,
    corrections,
    decide,
    documents,
    embed,
    entering,
    giving,
    home,
    saying,
    search,
    story,
    trace,
    versions,
    working,
)
from headwater.web.rendering import asset, assets
from headwater.web.safety import MCP, Guard
from headwater.web.serving import Serving

if TYPE_CHECKING:
    from headwater.web.mcp import OverHttp

# Of what is in `static/`.
KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}

PAGES = (
    home,
    giving,
    working,
    entering,
    documents,
    versions,
    search,
    corrections,
    comparison,
    decide,
    saying,
    embed,
    apparatus,
    trace,
    story,
)
ROUTERS = [api.router, *(page.router for page in PAGES)]


def application(library: Library, settings: Serving | None = None) -> FastAPI:
    """Everything that is served, over a Library that the caller opened and closes."""
    settings = settings or Serving()
    kept = comparisons.Kept(comparisons.folder_of(library.store))
    jobs = Jobs(jobs_folder(library.store), work.kinds(library, kept, allow=settings.allow, beyond=settings.beyond))

    mcp = assistants(library, kept, beyond=settings.beyond)

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        try:
            async with mcp.answering() if mcp else nullcontext():
                yield
        finally:
            jobs.close()

    app = FastAPI(title="Headwater", version=__version__, docs_url=None, redoc_url=None, lifespan=living)
    app.state.library = library
    app.state.settings = settings
    app.state.jobs = jobs
    app.state.kept = kept
    app.state.turns = threading.Semaphore(settings.writers)
    problems.install(app)
    app.add_middleware(Guard, settings=settings)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    for router in ROUTERS:
        app.include_router(router)
    if mcp is not None:
        # Nothing is told there unasked: a stream (GET) would stand open for nothing.
        app.router.routes.append(Route(MCP, mcp, methods=["POST"], include_in_schema=False))
    return app


def assistants(library: Library, kept: comparisons.Kept, *, beyond: bool) -> OverHttp | None:
    """/mcp, where its extra is installed."""
    try:
        from headwater.web.mcp import OverHttp
    except ImportError:
        return None
    return OverHttp(library, kept, beyond=beyond)


def jobs_folder(store: Store) -> Path:
    """Where accepted work is kept until it is done: with the Library, or for PostgreSQL on this machine."""
    return (store.folder or index_folder(store)) / "jobs"


def _static(name: str) -> Response:
    """A style or a script. Its address is another whenever it is another (`rendering.static`)."""
    if name not in assets():
        raise HTTPException(404)
    return Response(asset(name), media_type=KINDS[name.rpartition(".")[2]], headers=FOR_GOOD)
