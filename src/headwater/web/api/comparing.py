"""Comparisons, verdicts and quotations, of texts that are sent and of those that are kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from headwater.drafts import Entry
from headwater.drafts import answers as verified
from headwater.export.texts import with_texts
from headwater.model import Comparison, Document
from headwater.quotes.coverage import unchecked
from headwater.quotes.finding import quotations
from headwater.text.segments import segments
from headwater.web import state, work
from headwater.web.api import given, models, shapes, tables
from headwater.web.api.answers import LONGEST_WAIT_SECONDS, WAIT_SECONDS, answers, as_json, as_table, waited, wants_table

router = APIRouter()

AT_ONCE_CHARS = 100_000  # of all texts that are compared in the request itself: about a second's work when all of them are new

Wait = Annotated[float, Query(ge=0, le=LONGEST_WAIT_SECONDS, description="seconds to wait for the result before the job is given")]
Hash = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]


@router.post("/compare", responses=answers(shapes.Comparison, table=True, long=True), tags=["compare"])
async def compare(request: Request, asked: models.Comparing, wait: Wait = WAIT_SECONDS) -> Response:
    """A report against its sources. As CSV: its links, a row each."""
    if isinstance(found := await run_in_threadpool(_compared, request, asked), Comparison):
        return await run_in_threadpool(_told, request, found, asked.with_text)
    job = await run_in_threadpool(given.started, request, work.COMPARE, [*asked.sources, asked.report])
    return await waited(request, job, wait)


def _compared(request: Request, asked: models.Comparing) -> Comparison | None:
    """The comparison where it is there already or soon made; None where it is long work."""
    from headwater.comparison import compare

    *sources, report = given.documents(request, [*asked.sources, asked.report])
    short = sum(len(d.text) for d in (*sources, report)) <= AT_ONCE_CHARS
    if all(isinstance(one, models.KeptText) for one in (*asked.sources, asked.report)):
        kept = state.kept(request)
        return kept.of(sources, report) if short or kept.has(sources, report) else None
    return compare(sources, report) if short else None


@router.get("/compare/{report}/{sources}", responses=answers(shapes.Comparison, table=True, long=True), tags=["compare"])
async def compare_kept(
    request: Request,
    report: Hash,
    sources: Annotated[str, Path(pattern=r"^[0-9a-f]{64}(,[0-9a-f]{64}){0,19}$", description="a hash, or several with commas")],
    with_text: bool = False,
    wait: Wait = WAIT_SECONDS,
) -> Response:
    """The same of kept texts, by the hashes of their words. As CSV: its links, a row each."""
    kept = [models.KeptText(text_sha256=one) for one in sources.split(",")]
    asked = models.Comparing(report=models.KeptText(text_sha256=report), sources=list(kept), with_text=with_text)
    return await compare(request, asked, wait)


@router.get("/compare/{report}/{sources}/quotations", responses=answers(shapes.Quotations, table=True), tags=["compare"])
def compared_quotations(
    request: Request,
    report: Hash,
    sources: Annotated[str, Path(pattern=r"^[0-9a-f]{64}(,[0-9a-f]{64}){0,19}$")],
) -> Response:
    """The quotations of a report with their verdicts against these sources."""
    documents = [state.document(request, one) for one in sources.split(",")]
    found = state.kept(request).of(documents, state.document(request, report))
    if wants_table(request):
        return as_table("quotations", tables.QUOTATIONS, tables.quotations(found.quotations, found.report, found.sources))
    told = [q.to_dict() for q in found.quotations]
    return as_json(
        request,
        {"id": found.report.id, "language": found.report.language, "quotations": told, "unchecked": list(found.unchecked)},
    )


def _told(request: Request, found: Comparison, with_text: bool) -> Response:
    if wants_table(request):
        return as_table("links", tables.LINKS, tables.links(found))
    return as_json(request, with_texts(found) if with_text else found)


@router.post("/verify", responses=answers(shapes.Answers), tags=["verify"])
def verify(request: Request, asked: models.Verifying) -> Response:
    """Whether quotations hold against sources. Each answer is what `headwater verify --json` gives."""
    sources = given.documents(request, asked.sources)
    entries = [Entry(q.id or f"q{n}", q.quotation, q.speaker) for n, q in enumerate(asked.quotations, 1)]
    found = verified(entries, sources, language=asked.language, published=asked.published)
    return as_json(request, {"schema": "headwater.verify/1", "answers": [one.to_dict() for one in found]})


@router.post("/quotes", responses=answers(shapes.Quotations, table=True), tags=["quotes"])
def quotes(request: Request, asked: models.Quoting) -> Response:
    """The quotations in a text, with who is quoted."""
    return _quoted(request, given.document(request, asked.document))


@router.get("/quotes/{text_sha256}", responses=answers(shapes.Quotations, table=True), tags=["quotes"])
def quotes_kept(request: Request, text_sha256: Hash) -> Response:
    """The quotations in a kept text."""
    return _quoted(request, state.document(request, text_sha256))


def _quoted(request: Request, document: Document) -> Response:
    found = quotations(document, segments(document))
    if wants_table(request):
        return as_table("quotations", tables.QUOTATIONS, tables.quotations(found, document))
    told = {"id": document.id, "language": document.language, "quotations": [q.to_dict() for q in found]}
    return as_json(request, {**told, "unchecked": list(unchecked(document))})
