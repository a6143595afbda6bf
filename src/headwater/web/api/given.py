"""What a request names becomes documents: texts that it brings, and texts of the Library by the hash of their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import Request

from headwater.errors import UsageError
from headwater.jobs import Job
from headwater.model import Document
from headwater.reading import document as read
from headwater.store import catalogue
from headwater.web import state
from headwater.web.api.models import Given, GivenText, KeptText


def document(request: Request, given: Given) -> Document:
    """The document that is meant. Raises NotKept, NoText or TooLarge."""
    if isinstance(given, KeptText):
        return state.document(request, given.text_sha256)
    return read(given.text, **_told(given))


def documents(request: Request, given: Sequence[Given]) -> list[Document]:
    """Several, each with an id of its own. Raises UsageError where two have the same."""
    found = [document(request, one) for one in given]
    if len({d.id for d in found}) < len(found):
        raise UsageError("two of the texts are the same, or have the same id; give each an id of its own, and each text once")
    return found


def started(request: Request, kind: str, given: Sequence[Given], **more: Any) -> Job:
    """Starts work on what is meant. What is asked of texts of the Library alone is done once for each state of the Library."""
    told: list[Mapping[str, Any]] = []
    texts: list[bytes] = []
    for one in given:
        if isinstance(one, KeptText):
            state.document(request, one.text_sha256)  # refused now rather than in a job
            told.append({"text_sha256": one.text_sha256})
        else:
            told.append({"file": len(texts), **_told(one)})
            texts.append(one.text.encode("utf-8"))
    if not texts:
        with state.library(request).store.reading() as connection:
            more["library"] = catalogue.state(connection)
    return state.jobs(request).start(kind, {"documents": told, **more}, texts, again=bool(texts))


def _told(given: GivenText) -> dict[str, Any]:
    """What was said of a text beside its words, as `reading.document` takes it."""
    return {name: value for name, value in given.model_dump(exclude_none=True).items() if name != "text"}
