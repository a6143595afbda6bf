"""What is kept: listed, added, asked for by the hash of its words, and taken out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Query, Request, Response, UploadFile
from pydantic import Field, WithJsonSchema
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.responses import PlainTextResponse

from headwater import adding
from headwater.errors import InputError
from headwater.reading import document as read
from headwater.store import catalogue
from headwater.store.inventory import version
from headwater.web import state, work
from headwater.web.api import models, shapes
from headwater.web.api.answers import accepted, answers, as_json, pages
from headwater.web.rendering import answered
from headwater.web.turns import Turn


class Hashed(StringConvertor):
    """A part of an address where a hash is named: none of the words that have an address of their own there."""

    regex = "(?!(?:files|addresses)$)[^/]+"


register_url_convertor("hashed", Hashed())

router = APIRouter(tags=["documents"])

COMMAND = "REST"  # what receipts call this way in
MOST_LISTED = 200

Limit = Annotated[int, Query(ge=1, le=MOST_LISTED)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.get("/documents", responses=answers(shapes.Documents))
def listed(request: Request, limit: Limit = 20, offset: Offset = 0) -> Response:
    """The documents, those that came in last first. `Link` leads to the next."""
    with state.library(request).store.reading() as connection:
        found = catalogue.lately(connection, limit, offset)
        total = catalogue.size(connection)["documents"]
    told = {"schema": "headwater.documents/1", "total": total, "documents": [v.document.to_dict() for v in found]}
    return as_json(request, told, headers=pages(request, offset=offset, limit=limit, total=total))


@router.post("/documents", status_code=201, responses=answers(shapes.Kept, status=201))
def added(request: Request, given: models.NewText, _turn: Turn) -> Response:
    """Keeps a text. Once this is answered it is on the disk and can be searched; it is found by its meaning a little later."""
    told = given.model_dump(exclude_none=True)
    document = read(**{**told, "id": told.get("id") or f"text-{_hash_of(given.text)}"})
    library = state.library(request)
    found = adding.add(library.store, [document], command=COMMAND)
    for failure in found.failures:
        raise InputError(failure.why or "it could not be read")
    outcome = next(what for what, many in found.counts.items() if many)
    state.jobs(request).soon(work.ENCODE)
    kept = library.document(document.id)
    where = {"Location": f"/api/v1/documents/{kept.text_sha256}"}
    return as_json(request, {"outcome": outcome, "document": kept.to_dict()}, status=201, headers=where)


def _hash_of(text: str) -> str:
    from headwater.intake.plain import hash_of

    return hash_of(text, name="the text")[:12]


def _empty_or(pattern: str) -> dict[str, Any]:
    """A field of a form, which browsers send empty where nothing was filled in: that is not given."""
    return {"type": "string", "pattern": f"^({pattern})?$"}


MOMENT_OR_EMPTY = {"anyOf": [{"type": "string", "format": f} for f in ("date", "date-time")] + [{"type": "string", "maxLength": 0}]}


class Files(models.Asked):
    """Files, and what is known of all of them."""

    files: Annotated[
        list[UploadFile],
        Field(min_length=1, description="pages, texts, PDF, Word, captions, archives, tables, feeds, web archives"),
    ]
    outlet: Annotated[models.Name | None, WithJsonSchema(_empty_or(r"[^\x00-\x1f\x7f]{1,2000}"))] = None
    published: Annotated[models.Moment | None, WithJsonSchema(MOMENT_OR_EMPTY)] = None
    language: Annotated[models.Language | None, WithJsonSchema(_empty_or("[a-z]{2,3}"))] = None


@router.post("/documents/files", status_code=202, responses=answers(shapes.Job, status=202, says="The job"))
def sent(request: Request, given: Annotated[Files, Form(media_type="multipart/form-data")]) -> Response:
    """Keeps files, as `headwater add` does. Once this is answered they are on the disk; the job says what came of them."""
    told = {k: v for k, v in given.model_dump(exclude={"files"}).items() if v}
    arguments: dict[str, Any] = {"names": [f.filename or "" for f in given.files], "told": told}
    state.standing(request)
    return accepted(request, state.jobs(request).start(work.ADD, arguments, [f.file for f in given.files]))


@router.post("/documents/addresses", status_code=202, responses=answers(shapes.Job, status=202, says="The job"))
def fetched(request: Request, given: models.NewAddresses) -> Response:
    """Fetches addresses and keeps what is there, as their sites want it; feeds are gone through. Private addresses are refused."""
    state.standing(request)
    return accepted(request, state.jobs(request).start(work.FETCH, fetch_arguments(given)))


def fetch_arguments(given: models.NewAddresses) -> dict[str, Any]:
    return {"addresses": given.addresses, "told": {"outlet": given.outlet} if given.outlet else {}}


@router.get("/documents/{text_sha256:hashed}", responses=answers(shapes.Document))
def one(request: Request, text_sha256: Hash) -> Response:
    """The document that first had these words, and what is known of it."""
    return as_json(request, state.document(request, text_sha256))


@router.get(
    "/documents/{text_sha256}/text",
    response_class=PlainTextResponse,
    responses=answers(None)
    | {200: {"description": "The text that all offsets mean", "content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def text(request: Request, text_sha256: Hash) -> Response:
    """The frozen text itself, in UTF-8: offsets count its code points."""
    found = state.document(request, text_sha256)
    return answered(request, found.text.encode("utf-8", "replace"), "text/plain; charset=utf-8")


@router.get("/versions", responses=answers(shapes.Versions), tags=["versions"])
def versions(request: Request, name: Annotated[models.Name, Query(description="the id or address of a document")]) -> Response:
    """What a document said each time, oldest first."""
    found = [version(v) for v in state.library(request).versions(name)]
    told = [{k: v for k, v in one.items() if k != "text"} for one in found]
    return as_json(request, {"schema": "headwater.versions/1", "name": name, "versions": told})


@router.post("/forget", responses=answers(shapes.Tombstone))
def forgotten(request: Request, given: models.Forgetting, _turn: Turn) -> Response:
    """Takes a document out with all of its versions; what stays is a tombstone that says when, why and by whom."""
    who = state.named(given.who or "") if given.who else state.who(request)
    stone = state.library(request).forget(given.name, why=given.why, who=who)
    state.kept(request).forget()  # the pages in memory quote it
    return as_json(request, stone)
