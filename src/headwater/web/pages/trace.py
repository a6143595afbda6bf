"""Where a report comes from: its sources in the Library, best first, and which part of it each explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from headwater.export.extents import parts, share
from headwater.export.marks import foreign, inline, worded
from headwater.export.markup import Html, tag
from headwater.export.wording import codes, counted, likelihood, listed
from headwater.model import RELATIONS, Document, Link
from headwater.reasons import REASONS
from headwater.text.segments import segments
from headwater.web import comparing, state, work
from headwater.web.awaiting import as_of, awaited, awaited_twin
from headwater.web.rendering import rendered

router = APIRouter(include_in_schema=False)

DAY = len("2031-05-04")
_links = TypeAdapter(tuple[Link, ...])


@dataclass(frozen=True, slots=True)
class Ranked:
    """A source as the page tells it. covers, sure, how: in words. behind: the number of the source that it stands behind. later: it
    bears a later day than the report."""

    number: int
    document: Document
    covers: str
    coverage: float
    sure: str
    how: str
    reasons: tuple[str, ...]
    behind: int | None
    later: bool
    address: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the report that the same sources explain; none where there is no number."""

    by: tuple[int, ...]
    words: Html
    start: int
    end: int


@router.get("/trace/{sha256}.json")
def twin(request: Request, sha256: str) -> Response:
    return awaited_twin(request, work.TRACE, _asked(request, state.document(request, sha256)))


@router.get("/trace/{sha256}")
def page(request: Request, sha256: str) -> Response:
    report = state.document(request, sha256)
    found = awaited(request, work.TRACE, _asked(request, report))
    if isinstance(found, Response):
        return found
    ranked = sources(report, found, [_kept(request, s["document"]) for s in found["sources"]])
    credits = [
        (c["name"], listed([f"[{s.number}]" for s in ranked if s.document.id in c["sources"]]), c["kept"]) for c in found["credits"]
    ]
    return rendered(
        request, "trace.html", report=report, found=found, sources=ranked, credits=credits, stretches=stretches(report, found),
    )  # fmt: skip


def _asked(request: Request, report: Document) -> dict[str, Any]:
    """The arguments of the job: another where the Library has changed."""
    return {"documents": [{"text_sha256": report.text_sha256}], **as_of(state.library(request))}


def _kept(request: Request, told: dict[str, Any]) -> Document:
    """The document that a trace names, of several that have the same words."""
    every = [v.document for v in state.versions(request, told["text_sha256"])]
    return next((d for d in every if d.id == told["id"]), every[0])


def sources(report: Document, found: dict[str, Any], kept: Sequence[Document]) -> list[Ranked]:
    """The sources in their order. found: `headwater.trace/1`. kept: its documents."""
    numbers = {s["document"]["id"]: i for i, s in enumerate(found["sources"], 1)}
    return [
        Ranked(
            number=i, document=d, covers=share(s["coverage"], "the report"), coverage=s["coverage"],
            sure=likelihood(s["confidence"]), how=counted((x["relation"] for x in s["links"]), RELATIONS),
            reasons=tuple(_told(code) for code in s["reasons"]), behind=numbers.get(s["through"]),
            later=later(d, report), address=comparing.address(report, [d]),
        )
        for i, (s, d) in enumerate(zip(found["sources"], kept, strict=True), 1)
    ]  # fmt: skip


def later(document: Document, report: Document) -> bool:
    """Whether it bears a later day than the report that is said to come from it. Less than a day decides nothing."""
    theirs, mine = (document.published or "")[:DAY], (report.published or "")[:DAY]
    return len(theirs) == len(mine) == DAY and theirs > mine


def _told(code: str) -> str:
    return REASONS[code].says if code in REASONS else codes([code])


def stretches(report: Document, found: dict[str, Any]) -> list[Stretch]:
    """The report in its order, sentences in a row that the same sources explain together."""
    links = [_links.validate_python(s["links"]) for s in found["sources"]]
    return [
        Stretch(by, tag("bdi", inline(worded(report, start, end)), lang=foreign(report)), start, end)
        for by, start, end in parts(report, links, segments(report))
    ]
