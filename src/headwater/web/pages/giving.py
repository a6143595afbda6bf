"""What readers give: files, texts and addresses into the Library, and two of them to be compared.

Everything is accepted as a job: what was given is on the disk before the answer goes out, and is kept though the server be killed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile

from headwater.errors import UsageError
from headwater.fetch.safety import web_address
from headwater.web import state, work
from headwater.web.pages.working import started
from headwater.web.rendering import redirected
from headwater.web.safety import Given

router = APIRouter(include_in_schema=False)
TOLD = ("title", "outlet", "published")


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes under the name that they came with."""

    name: str
    content: bytes | IO[bytes]


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is that is to be fetched."""

    url: str


@router.post("/add")
def add(request: Request, form: Given) -> Response:
    """Adds all that the form holds; on to the document, or to how far the work is."""
    told = {name: said for name in TOLD if (said := written(form, name))}
    if "published" in told:
        _date(told["published"])
    sent = uploads(form, "files") + pasted(form, "words")
    address = written(form, "address")
    if address:
        web_address(address)
    if not sent and not address:
        raise UsageError("nothing was given; choose a file, paste a text or write an address")
    if "title" in told and len(sent) + bool(address) > 1:
        raise UsageError("a title is for one document; add the others by themselves")
    state.standing(request)
    jobs = state.jobs(request)
    job = None
    if address:
        job = jobs.start(work.FETCH, {"addresses": [address], "told": told})
    if sent:
        job = jobs.start(work.ADD, {"names": [s.name for s in sent], "told": told}, [s.content for s in sent])
    assert job is not None
    return started(request, job.id)


@router.post("/compare")
def compare(request: Request, form: Given) -> Response:
    """Keeps what is not kept yet of a source and a report, and goes on to their comparison."""
    sides: dict[str, str | Sent | Address] = {}
    for side in ("source", "report"):
        given: list[str | Sent | Address] = [*uploads(form, f"{side}_file"), *pasted(form, f"{side}_words")]
        if address := written(form, f"{side}_address"):
            web_address(address)
            given.append(Address(address))
        if kept := written(form, f"{side}_text"):
            given.append(kept)
        if len(given) != 1:
            said = f"the {side} was given more than once" if given else f"no {side} was given"
            raise UsageError(f"{said}; paste its text, write its address, choose a file, or take one that is here")
        if kept:
            state.document(request, kept)  # refused before the other side is added
        sides[side] = given[0]
    state.standing(request)
    source, report = (_begun(request, one) for one in (sides["source"], sides["report"]))
    return redirected(request, f"/comparing?source={source}&report={report}")


def _begun(request: Request, side: str | Sent | Address) -> str:
    """The hash of a text that is here, or the job that adds it: each by itself, so that it is known what came of which side."""
    if isinstance(side, str):
        return side
    if isinstance(side, Address):
        return state.jobs(request).start(work.FETCH, {"addresses": [side.url], "told": {}}).id
    return state.jobs(request).start(work.ADD, {"names": [side.name], "told": {}}, [side.content]).id


def written(form: FormData, name: str) -> str:
    """A field's words without white space around them."""
    said = form.get(name, "")
    return said.strip() if isinstance(said, str) else ""


def uploads(form: FormData, name: str) -> list[Sent]:
    """The files of a field; a browser sends one without a name where none was chosen."""
    files = (one for one in form.getlist(name) if isinstance(one, UploadFile))
    return [Sent(file.filename, file.file) for file in files if file.filename]


def pasted(form: FormData, name: str) -> list[Sent]:
    """A text that was pasted, known by its words. Forms send line ends as CR LF, which are not the text's own."""
    said = form.get(name, "")
    words = said.replace("\r\n", "\n") if isinstance(said, str) else ""
    if not words.strip():
        return []
    content = words.encode("utf-8", "replace")
    return [Sent(f"text-{hashlib.sha256(content).hexdigest()[:12]}", content)]


def _date(published: str) -> None:
    """Raises UsageError for what is no date or time of ISO 8601."""
    try:
        datetime.fromisoformat(published)
    except ValueError:
        raise UsageError(f"published: '{published[:40]}' is no date; write 2031-05-04 or 2031-05-04T08:15+02:00") from None
