"""One row or one quotation of a comparison for the page of somebody else: what stands in a frame, and the code for it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from headwater.errors import NotKept
from headwater.export import alone, cards, heading
from headwater.export.markup import Html
from headwater.web import comparing
from headwater.web.comparing import Asked
from headwater.web.rendering import policy, rendered

router = APIRouter(include_in_schema=False)

FRAMED = {
    "Content-Security-Policy": policy(framed=True), "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Opener-Policy": "unsafe-none",
}  # fmt: skip


@router.get("/compare/{report}/{sources}/row/{id}")
@router.get("/compare/{report}/{sources}/quotation/{id}")
def embed(request: Request, report: str, sources: str, id: str) -> Response:
    one = comparing.asked(request, report, sources)
    page = rendered(request, "embed.html", one=one, id=id, shown=_shown(one, id)[0], title=heading.title(one.comparison))
    page.headers.update(FRAMED)
    return page


@router.get("/compare/{report}/{sources}/row/{id}/code")
@router.get("/compare/{report}/{sources}/quotation/{id}/code")
def code(request: Request, report: str, sources: str, id: str) -> Response:
    """The code to copy, and what it shows."""
    one = comparing.asked(request, report, sources)
    shown, words = _shown(one, id)
    here = str(request.base_url).rstrip("/")
    framed = request.url.path.removesuffix("/code")
    made = alone.frame(here + framed, f"{here}{one.address}#{id}", words, heading.title(one.comparison))
    return rendered(request, "embed_code.html", one=one, id=id, shown=shown, code=str(made), framed=framed)


def _shown(one: Asked, id: str) -> tuple[Html, str]:
    """The markup and the plain words of what an id names. Raises NotKept."""
    voice = comparing.plain_voice()
    if not id.startswith("q-"):
        row = comparing.row(one, id)
        return alone.passage(one.comparison, row, voice), alone.passage_in_words(one.comparison, row)
    for quotation in one.comparison.quotations:
        if cards.ids(one.comparison)[quotation.id] == id:
            return alone.quotation(one.comparison, quotation, voice), alone.quotation_in_words(one.comparison, quotation)
    raise NotKept(f"{id[:40]}: no such quotation in this comparison; its words are others here")
