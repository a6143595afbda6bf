"""A report beside its source: the one-file page inside the application, with what people say of each finding."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from headwater.errors import NotKept
from headwater.export import alone
from headwater.export.marks import snippet
from headwater.export.markup import Html, join
from headwater.model import Span
from headwater.store.decisions import Decision
from headwater.web import comparing, decided, state, work
from headwater.web.awaiting import awaited
from headwater.web.comparing import Asked
from headwater.web.rendering import records, redirected, rendered

router = APIRouter(include_in_schema=False)

LATEST = 12  # of what people said that the page lists; all of it stands beside the findings


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the page lists it. at: the id of the row or card that it is on; empty where the page has none."""

    who: str
    says: Html
    words: Html
    when: Html
    at: str


@router.get("/compare/{report}/{sources}.json")
def twin(request: Request, report: str, sources: str) -> Response:
    one = comparing.asked(request, report, sources)
    return records(request, {**one.comparison.to_dict(), "decisions": [d.to_dict() for d in one.said.all()]})


@router.get("/compare/{report}/{sources}")
def comparison(request: Request, report: str, sources: str, at: str = "") -> Response:
    """at: what a decision is on, `quotation,START,END` of the report; on to where the page has it."""
    theirs, told = comparing.named(request, report, sources)
    if comparing.takes_long(request, theirs, told):
        found = awaited(request, work.COMPARE, {"documents": [{"text_sha256": d.text_sha256} for d in (*theirs, told)]})
        if isinstance(found, Response):
            return found
    one = comparing.made(request, theirs, told)
    page, said = comparing.drawn(request, one), one.said.all()
    if there := next((id for (target, start, end), id in page.places.items() if at == f"{target},{start},{end}"), ""):
        return redirected(request, f"{one.address}#{there}")
    parts = page.parts
    people = [_told(one, d, page.places.get((d.target, d.start, d.end), "")) for d in said[: -LATEST - 1 : -1]]
    return rendered(
        request, "comparison.html", styles=(parts.order,), parts=parts, order=Html(parts.order), one=one, who=state.who(request),
        main=comparing.markup(request, parts.main), people=people, said_in_all=len(said),
    )  # fmt: skip


@router.get("/compare/{report}/{sources}/gap/{row}")
def gap(request: Request, report: str, sources: str, row: str) -> Response:
    """The words of a row that the report has nothing of, where the page itself has their beginning alone."""
    one = comparing.asked(request, report, sources)
    found = comparing.row(one, row)
    if found.report:
        raise NotKept(f"{row}: not a part that was left out; the comparison has it in its place")
    document = found.source[0].document
    size = comparing.plain_voice().extent(document, Span(found.source[0].start, found.source[-1].end))
    return rendered(request, "gap.html", words=alone.left_out(found), size=size, one=one, row=row, document=document)


def _told(one: Asked, decision: Decision, at: str) -> Told:
    words = snippet(one.comparison.report, Span(decision.start, decision.end), 120)
    return Told(decision.who, join(*decided.told(decision)), words, decided.moment(decision.at), at)
