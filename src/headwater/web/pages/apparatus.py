"""One source against many reports: a table with a row for each sentence of the source and a column for each report."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from headwater.errors import UsageError
from headwater.export import cards, differences
from headwater.export.marks import foreign, inline, marks_of, worded
from headwater.export.markup import Html, each, join, tag
from headwater.export.rows import rows
from headwater.export.wording import MOVED, RELATION_SIGNS, number, spoken
from headwater.model import Comparison
from headwater.web import comparing, state
from headwater.web.collating import Apparatus, Line, Taken, apparatus
from headwater.web.rendering import records, rendered

router = APIRouter(include_in_schema=False)

MOST_REPORTS = 12  # columns: more are no table any more


@router.get("/apparatus/{source}/{reports}.json")
def twin(request: Request, source: str, reports: str) -> Response:
    return records(request, apparatus(_comparisons(request, source, reports)))


@router.get("/apparatus/{source}/{reports}")
def page(request: Request, source: str, reports: str) -> Response:
    compared = _comparisons(request, source, reports)
    found = apparatus(compared)
    return rendered(
        request, "apparatus.html", found=found, compared=compared, body=each(_row(found, line, compared) for line in found.lines),
        addresses=[comparing.address(c.report, c.sources) for c in compared], majors=[_majors(c) for c in compared],
        alone=sum(line.by == 1 for line in found.lines), some=found.sentences - found.everyone - found.nobody, of=of,
    )  # fmt: skip


def _comparisons(request: Request, source: str, reports: str) -> list[Comparison]:
    """Each report against the source. Raises NotKept, UsageError."""
    theirs, told = state.document(request, source), comparing.documents(request, reports)
    if len(told) > MOST_REPORTS:
        raise UsageError(f"{len(told)} reports are more than a table can show; name at most {MOST_REPORTS}")
    return [state.kept(request).of([theirs], report) for report in told]


def _majors(comparison: Comparison) -> int:
    """How many changes of meaning the page of the comparison lists."""
    return len(differences.found_first(comparison, rows(comparison), cards.ids(comparison)))


def _row(found: Apparatus, line: Line, compared: list[Comparison]) -> Html:
    """A sentence of the source and what became of it; several that nobody took fold into one row."""
    source = found.source
    words = inline(worded(source, line.start, line.end))
    place = f"/text/{source.text_sha256}?at={line.start},{line.end}"
    if line.sentences > 1:
        said = tag("summary", f"{number(line.sentences, 'sentence')} that no report has")
        told: Html = tag("details", said, tag("p", words, lang=foreign(source), dir="auto"))
    else:
        told = tag("div", words, lang=foreign(source), dir="auto")
    to = tag("a", "In the source", href=place, class_="to")
    cells = (_cell(n, taken, c) for n, (taken, c) in enumerate(zip(line.taken, compared, strict=True), 1))
    taken_by = "by-all" if line.by == len(compared) else "by-some" if line.by else "by-none"
    head = tag("th", told, to, scope="row", role="rowheader")
    return tag("tr", head, *cells, class_=f"{taken_by} {line.kind}", role="row")


def _cell(number: int, taken: tuple[Taken, ...], comparison: Comparison) -> Html:
    """What one report made of a sentence. number: of the report, told where the columns stand beneath one another.

    Every part of the table says what it is: drawn in one column it would be none any more to who listens to it.
    """
    inside = [_taken(one, comparison) for one in taken] or [tag("span", "− not taken", class_="not-taken")]
    return tag("td", of(number), *inside, role="cell")


def of(number: int) -> Html:
    return tag("span", f"{number}.", class_="of", aria_hidden="true")


def _taken(one: Taken, comparison: Comparison) -> Html:
    """The report's words with what differs marked, the relation, the changes of meaning, the verdicts."""
    link, report = one.link, comparison.report
    to = f"{comparing.address(report, comparison.sources)}#{one.row}"
    head = join(RELATION_SIGNS[link.relation], " ", spoken(link.relation), f" {MOVED} moved" if link.moved else None)
    if one.above:
        return tag("p", tag("a", "↑ in the passage above", href=to), class_="above")
    marks = marks_of(link.changes, "report")
    words = tag("p", inline(worded(report, link.report.start, link.report.end, marks)), lang=foreign(report), dir="auto")
    majors = [c for c in link.changes if c.meaning == "major"]
    grave = tag("ul", *(tag("li", "! ", differences.said(comparison, c)) for c in differences.in_order(majors)), role="list",
                class_="majors") if majors else None  # fmt: skip
    chips = [tag("p", cards.chip(q.verdict), f" {q.form} quotation", class_="quoted") for q in one.quotations]
    return tag("div", words, grave, tag("p", tag("a", head, href=to), class_="how"), *chips, class_="taken")
