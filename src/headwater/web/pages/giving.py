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
    sides: dict[str, str | int] = {}
    sent: list[Sent] = []
    for side in ("source", "report"):
        given = uploads(form, f"{side}_file") + pasted(form, f"{side}_words")
        kept = written(form, f"{side}_text")
        if len(given) + bool(kept) > 1:
            raise UsageError(
                f"the {side} was given more than once; paste a text, choose a file or take one that is here, not several"
            )
        if given:
            sides[side] = len(sent)
            sent += given
        elif kept:
            sides[side] = state.document(request, kept).text_sha256
        else:
            raise UsageError(f"no {side} was given; paste its text, choose a file or take one that is here")
    # Each is added by itself, so that it is known which document came of which side.
    jobs = state.jobs(request)
    begun = [jobs.start(work.ADD, {"names": [s.name], "told": {}}, [s.content]).id for s in sent]
    source, report = (one if isinstance(one, str) else begun[one] for one in (sides["source"], sides["report"]))
    return redirected(request, f"/comparing?source={source}&report={report}")


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
