"""A report beside its source: the one-file page inside the application, with what people say of each finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from headwater.deciding import LINK, QUOTATION
from headwater.errors import NotKept
from headwater.export import alone, cards
from headwater.export.marks import snippet
from headwater.export.markup import Html, join
from headwater.export.rows import rows
from headwater.model import Span
from headwater.web import comparing, decided, state
from headwater.web.comparing import Asked
from headwater.web.rendering import records, rendered

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
def comparison(request: Request, report: str, sources: str) -> Response:
    one = comparing.asked(request, report, sources)
    parts = comparing.drawn(request, one)
    said = one.said.all()
    return rendered(
        request, "comparison.html", styles=(parts.order,), parts=parts, order=Html(parts.order), one=one, who=state.who(request),
        main=comparing.markup(request, parts.main), people=list(_latest(one)), said_in_all=len(said),
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


def _latest(one: Asked) -> Iterator[Told]:
    """What was said last, the latest first."""
    said = one.said.all()
    if not said:
        return
    places = _places(one)
    for d in list(reversed(said))[:LATEST]:
        words = snippet(one.comparison.report, Span(d.start, d.end), 120)
        yield Told(d.who, join(*decided.told(d)), words, decided.moment(d.at), places.get((d.target, d.start, d.end), ""))


def _places(one: Asked) -> dict[tuple[str, int, int], str]:
    """Where each finding stands in the page: by target, start and end."""
    ids = cards.ids(one.comparison)
    quoted = {(QUOTATION, (s := decided.around(q)).start, s.end): ids[q.id] for q in one.comparison.quotations}
    linked = {(LINK, x.report.start, x.report.end): row.id for row in rows(one.comparison) for x in row.links}
    return quoted | linked
