"""The form in which to say something of one finding, in a page of its own, where a comparison has more findings than forms."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from headwater.deciding import LINK
from headwater.errors import NotKept
from headwater.export.marks import snippet
from headwater.export.wording import spoken
from headwater.model import Span
from headwater.web import comparing
from headwater.web.rendering import rendered

router = APIRouter(include_in_schema=False)

WORDS = 400  # characters of the passage that are shown


@router.get("/compare/{report}/{sources}/say")
def say(request: Request, report: str, sources: str, on: str = "") -> Response:
    """on: the finding that is meant, `link,START,END` or `quotation,START,END` of the report."""
    one = comparing.asked(request, report, sources)
    for (target, start, end), id in comparing.drawn(request, one).places.items():
        if on == f"{target},{start},{end}":
            span, back = Span(start, end), f"{one.address}#{id}"
            found = [x.relation for x in one.comparison.links if target == LINK and x.report == span]
            form = comparing.markup(request, one.said.form(target, span, back))
            words = snippet(one.comparison.report, span, WORDS)
            return rendered(
                request, "saying.html", form=form, words=words, back=back, target=target, found=spoken("".join(found[:1]))
            )
    raise NotKept(f"{on[:40]}: no such finding in this comparison; open the form from its page")
