"""A comparison as a page of the application: which texts an address names, and what stands around the parts of the page.

The finished parts are kept in memory by what they were made of, the decisions included: a page that was shown once is there again
in the time that it takes to send it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from fastapi import Request

from headwater.deciding import LINK, QUOTATION
from headwater.errors import NotKept, UsageError
from headwater.export import cards
from headwater.export.around import Around
from headwater.export.extents import extent
from headwater.export.markup import Html
from headwater.export.page import Parts, parts
from headwater.export.rows import Row, rows
from headwater.export.wording import Voice
from headwater.intake.captions import time_at
from headwater.model import Comparison, Document
from headwater.reasons import REASONS
from headwater.store.decisions import Decision
from headwater.text.segments import segments
from headwater.web import state
from headwater.web.decided import TOKEN, Said, around
from headwater.web.rendering import form_token

MOST_SOURCES = 20  # of one comparison: more columns than anybody reads
# Characters of the sources from which on what was left out is not in the page itself. A speech of an hour has 50,000: up to three
# of them a page can be searched and printed whole.
LONG_SOURCE = 150_000
LONG_WORK = 200_000  # characters of all texts from which on a comparison is a job: two seconds and more
EXTENT = partial(extent, segmented=segments)


@dataclass(frozen=True, slots=True)
class Asked:
    """A comparison that an address names, with what people said of it."""

    comparison: Comparison
    decisions: tuple[Decision, ...]

    @property
    def address(self) -> str:
        return address(self.comparison.report, self.comparison.sources)

    @property
    def said(self) -> Said:
        return Said(self.comparison, self.decisions, self.address)


def address(report: Document, sources: Sequence[Document]) -> str:
    """The permalink of a comparison."""
    return f"/compare/{report.text_sha256}/{','.join(d.text_sha256 for d in sources)}"


def documents(request: Request, hashes: str) -> list[Document]:
    """The documents that a list of text hashes names. Raises NotKept, UsageError."""
    named = list(dict.fromkeys(part for part in hashes.split(",") if part))
    if not named or len(named) > MOST_SOURCES:
        raise UsageError(f"{len(named)} texts are named; name one to {MOST_SOURCES} by their hashes, with commas between them")
    return [state.document(request, one) for one in named]


def asked(request: Request, report: str, sources: str) -> Asked:
    """What an address names; made where it is not kept. Raises NotKept, UsageError."""
    return made(request, *named(request, report, sources))


def made(request: Request, theirs: Sequence[Document], told: Document) -> Asked:
    """The comparison of documents that are here, with what people said of it."""
    found = state.kept(request).of(theirs, told)
    return Asked(found, tuple(state.library(request).decisions(text_sha256=told.text_sha256)))


def named(request: Request, report: str, sources: str) -> tuple[list[Document], Document]:
    """The sources and the report that an address names. Raises NotKept, UsageError."""
    return documents(request, sources), state.document(request, report)


def takes_long(request: Request, theirs: Sequence[Document], told: Document) -> bool:
    """Whether making a comparison would keep a reader waiting."""
    return sum(len(d.text) for d in (*theirs, told)) > LONG_WORK and not state.kept(request).has(theirs, told)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished page. parts: with `TOKEN` where the form's hidden field belongs. places: the ids of rows and cards by the target,
    start and end of the findings in them."""

    parts: Parts
    places: Mapping[tuple[str, int, int], str]


def drawn(request: Request, one: Asked) -> Drawn:
    """Its page, from memory where it was drawn with the same decisions."""
    kept, told = state.kept(request), tuple(d.id for d in one.decisions)
    name = kept.name(one.comparison.sources, one.comparison.report)
    return kept.drawn((name, told), lambda: _drawn(one), lambda made: len(made.parts.main) + len(made.parts.edge))


def _drawn(one: Asked) -> Drawn:
    ids, found = cards.ids(one.comparison), rows(one.comparison)
    quoted = {(QUOTATION, (s := around(q)).start, s.end): ids[q.id] for q in one.comparison.quotations}
    linked = {(LINK, x.report.start, x.report.end): row.id for row in found for x in row.links}
    return Drawn(parts(one.comparison, voice(one), found), quoted | linked)


def voice(one: Asked) -> Voice:
    """What the page's parts are told by the application."""
    long = sum(len(d.text) for d in one.comparison.sources) > LONG_SOURCE
    said, here = one.said, one.address
    beside = Around(
        document=document_address,
        link=said.of_link,
        quotation=said.of_quotation,
        gap=lambda row: f"{here}/gap/{row}" if long else None,
        time=time_at,
        embed=lambda id: f"{here}/{'quotation' if id.startswith('q-') else 'row'}/{id}/code",
    )
    return Voice(_says(), EXTENT, beside)


def plain_voice() -> Voice:
    """What parts are told that stand outside of the application, in a page of somebody else."""
    return Voice(_says(), EXTENT, Around(time=time_at))


@lru_cache
def _says() -> dict[str, str]:
    return {code: reason.says for code, reason in REASONS.items()}


def document_address(document: Document) -> str:
    return f"/text/{document.text_sha256}"


def markup(request: Request, made: Html) -> Html:
    """Finished markup for the reader who asks."""
    return Html(made.replace(TOKEN, form_token(request)[0]))


def row(one: Asked, id: str) -> Row:
    """The row with an id. Raises NotKept."""
    for found in rows(one.comparison):
        if found.id == id:
            return found
    raise NotKept(f"{id[:40]}: no such passage in this comparison; its words are others here")
