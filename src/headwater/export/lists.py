"""The lists beside the rows: what was left out, in the order of weight, and the quotations as a table; each entry is a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.export import cards, differences
from headwater.export.marks import snippet
from headwater.export.markup import Html, join, tag
from headwater.export.rows import Row
from headwater.export.wording import FLAGS, Voice, codes, labels, spoken
from headwater.model import Comparison, Quotation, Span

HEADS = ("Words", "Who", "Form", "Verdict", "What differs")
LISTED = 300  # parts left out that the list names: nobody reads more of it, and a book's would double the page
WORDS = 150  # characters of a part left out that its entry shows


def omissions(comparison: Comparison, rows: Sequence[Row], voice: Voice) -> Html:
    """What the report left out, what weighs most first."""
    if not comparison.omitted:
        return tag("p", "Nothing of the source counts as left out.")
    by_place = {(r.omission.doc, r.omission.start, r.omission.end): r for r in rows if r.omission is not None}
    names = labels(comparison.sources)
    entries = []
    for omission in comparison.omitted[:LISTED]:
        row = by_place[omission.doc, omission.start, omission.end]
        document, span = row.source[0].document, Span(omission.start, omission.end)
        where = f", {names[document.id]}" if len(comparison.sources) > 1 else ""
        why = tag("p", codes(omission.reasons), class_="rule") if omission.reasons else None
        head = tag("a", tag("b", f"− {voice.extent(document, span)}"), where, href=f"#{row.id}")
        entries.append(tag("li", head, tag("p", snippet(document, span, WORDS), class_="text"), why))
    rest = len(comparison.omitted) - LISTED
    more = (
        tag("p", f"{rest:,} more of less weight stand among the passages, each in its place.", class_="lead") if rest > 0 else None
    )
    return join(tag("ol", *entries, class_="omissions"), more)


def quotations(comparison: Comparison, card_ids: Mapping[str, str]) -> Html:
    """The quotations as a table."""
    if not comparison.quotations:
        return tag("p", "The report has no quotation.")
    # The roles are said again: a narrow screen shows the cells below each other, and would take them for plain text.
    head = tag("tr", *(tag("th", name, scope="col", role="columnheader") for name in HEADS), role="row")
    lines = (_line(comparison, q, card_ids[q.id]) for q in comparison.quotations)
    caption = tag("caption", "The quotations of the report, in its order. Each line leads to the quotation in its place.")
    table = tag("table", caption, tag("thead", head, role="rowgroup"), tag("tbody", *lines, role="rowgroup"), role="table")
    return tag("div", table, class_="wide", tabindex=0, role="region", aria_label="Table of the quotations")


def _line(comparison: Comparison, quotation: Quotation, id: str) -> Html:
    verdict = quotation.verdict
    who = tag("bdi", quotation.speaker.name) if quotation.speaker else tag("span", "not named", class_="none-found")
    flags = [tag("span", spoken(f), title=FLAGS[f], class_="flag") for f in (verdict.flags if verdict else ())]
    graves = [c for c in verdict.changes if c.meaning == "major"] if verdict else []
    lesser = differences.lesser(verdict.changes) if verdict else ""
    told = [tag("div", differences.said(comparison, c)) for c in differences.in_order(graves)]
    cells: tuple[tuple[Html | str | None, ...], ...] = (
        (tag("a", cards.quoted_words(comparison, quotation), href=f"#{id}"),),
        (who,),
        (quotation.form,),
        (cards.chip(verdict), *(join(" ", f) for f in flags)),
        (*told, tag("span", lesser, class_="lesser") if lesser else None),
    )
    drawn = (tag("td", *cell, role="cell", data_head=HEADS[i] if i and any(cell) else None) for i, cell in enumerate(cells))
    return tag("tr", *drawn, role="row")
