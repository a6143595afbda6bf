"""The story that a document belongs to: who took from whom, what appeared first where, and the way of a quotation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from headwater.errors import UsageError
from headwater.export import derivations, graph
from headwater.export.markup import Html
from headwater.export.wording import entitled
from headwater.lineage.graph import Story
from headwater.listing import entry_of
from headwater.model import Document
from headwater.reasons import explain
from headwater.web import state, work
from headwater.web.awaiting import as_of, awaited, awaited_twin
from headwater.web.rendering import answered, policy, rendered

router = APIRouter(include_in_schema=False)

LONGEST = 2000  # characters of a quotation that is followed
MOST_PASSAGES = 100  # of the table of first appearances; the twin has all
_story = TypeAdapter(Story)


@router.get("/story/{sha256}.json")
def twin(request: Request, sha256: str) -> Response:
    return awaited_twin(request, work.LINEAGE, _asked(request, state.document(request, sha256)))


@router.get("/story/{sha256}.svg")
def drawing(request: Request, sha256: str, of: str = "graph") -> Response:
    """of: `graph` or `timeline`."""
    drawn = {"graph": graph.svg, "timeline": graph.timeline}
    if of not in drawn:
        raise UsageError(f"{of[:40]}: no such drawing; there are {' and '.join(drawn)}")
    found = _found(request, sha256)
    if isinstance(found, Response):
        return found
    headers = {"Content-Security-Policy": policy((graph.STYLE,))}
    return answered(request, drawn[of](found).encode("utf-8"), "image/svg+xml", headers=headers)


@router.get("/story/{sha256}.csv")
def tables(request: Request, sha256: str, of: str = "passages") -> Response:
    """of: `passages`, where each appeared first, or `lines`, who took from whom."""
    if of not in ("passages", "lines"):
        raise UsageError(f"{of[:40]}: no such table; there are passages and lines")
    found = _found(request, sha256)
    if isinstance(found, Response):
        return found
    made = graph.table(found) if of == "passages" else graph.lines(found, _says)
    return answered(request, made.encode("utf-8"), "text/csv; charset=utf-8")


@router.get("/story/{sha256}.graphml")
def graphml(request: Request, sha256: str) -> Response:
    found = _found(request, sha256)
    if isinstance(found, Response):
        return found
    return answered(request, graph.graphml(found).encode("utf-8"), "application/graphml+xml")


@router.get("/story/{sha256}")
def page(request: Request, sha256: str, quotation: str = "") -> Response:
    """quotation: words whose way is to be told."""
    document, found = state.document(request, sha256), _found(request, sha256)
    if isinstance(found, Response):
        return found
    words = " ".join(quotation.split())
    if len(words) > LONGEST:
        raise UsageError(f"a quotation of {len(words)} characters is too long to follow; give its first {LONGEST}")
    passages = derivations.appearances(found)
    return rendered(
        request, "story.html", document=document, points=derivations.points(found), lines=derivations.derivations(found, _says),
        passages=passages[:MOST_PASSAGES], more=max(len(passages) - MOST_PASSAGES, 0),
        styles=(graph.STYLE,), style=Html(graph.STYLE),
        drawing=Html(graph.svg(found, _address, style=False)), timeline=Html(graph.timeline(found, _address, style=False)),
        quotation=words, way=_way(request, found, words) if words else [],
        hashes={p["id"]: p["text_sha256"] for p in found["points"] if p.get("text_sha256")},
    )  # fmt: skip


def _asked(request: Request, document: Document) -> dict[str, Any]:
    """The arguments of the job: another where the Library has changed."""
    return {"documents": [{"text_sha256": document.text_sha256}], **as_of(state.library(request))}


def _found(request: Request, sha256: str) -> dict[str, Any] | Response:
    """`headwater.lineage/1`, or the page to wait on."""
    found: dict[str, Any] | Response = awaited(request, work.LINEAGE, _asked(request, state.document(request, sha256)))
    return found if isinstance(found, Response) else {**found, "points": [_entitled(request, point) for point in found["points"]]}


def _entitled(request: Request, point: dict[str, Any]) -> dict[str, Any]:
    """A document that has no title goes by how it begins, as on all pages."""
    if point.get("title") or not point.get("text_sha256"):
        return point
    return {**point, "title": entitled(_of(request, point["id"], point["text_sha256"]))}


def _says(code: str) -> str:
    return explain(code).says


def _address(point: Mapping[str, Any]) -> str | None:
    """The page of a document; what is not here has none."""
    return f"/text/{point['text_sha256']}" if point.get("text_sha256") else None


def _way(request: Request, found: dict[str, Any], words: str) -> list[derivations.StopTold]:
    """The way of a quotation through the documents of the story."""
    from headwater.stories import Found, path

    story = _story.validate_python({k: found[k] for k in ("points", "lines", "passages")})
    entries = {p.id: entry_of(_of(request, p.id, p.text_sha256)) for p in story.points if p.text_sha256}
    return derivations.way(found, [s.to_dict() for s in path(Found(story, entries), words)])


def _of(request: Request, id: str, text_sha256: str) -> Document:
    """The document of this name, of several that have the same words."""
    every = [v.document for v in state.versions(request, text_sha256)]
    return next((d for d in every if d.id == id), every[0])
