"""One row or one quotation on its own, to be shown in the page of somebody else: as markup, and in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.export import cards, differences
from headwater.export.marks import foreign, paragraphs, worded
from headwater.export.markup import Html, each, tag
from headwater.export.passages import relations, report_cell, source_cell
from headwater.export.rows import Piece, Row
from headwater.export.wording import Voice, called, labels, named, spoken
from headwater.model import Comparison, Quotation

_QUOTES = '"“”„«»「」『』 '
LONGEST = 600  # characters of either side that are told in plain words


def passage(comparison: Comparison, row: Row, voice: Voice) -> Html:
    """A row with both its cells, the changes of meaning and how the passage relates."""
    changes = [c for link in row.links for c in link.changes]
    under = tag("div", differences.majors(comparison, changes, voice), tag("p", each(relations(row)), class_="tie"), class_="under")
    cells = tag("div", source_cell(comparison, row, voice), class_="s"), tag("div", report_cell(comparison, row, voice), class_="r")
    return tag("div", *cells, under if row.links else None, class_=f"row {row.kind}")


def quotation(comparison: Comparison, one: Quotation, voice: Voice) -> Html:
    """A quotation with its verdict, both places in their context and each difference with its rule."""
    who = one.speaker.name if one.speaker else "speaker not named"
    head = tag("p", cards.chip(one.verdict), " ", tag("span", f"{one.form} quotation, ", tag("bdi", who), class_="who"))
    changes = one.verdict.changes if one.verdict else ()
    differ = differences.spelt_out(comparison, changes, voice) if changes else None
    return tag("div", head, cards.both(comparison, one, voice), differ, class_="inside")


def left_out(row: Row) -> Html:
    """All words of a row that stand in the source only."""
    document = row.source[0].document
    words = [part for piece in row.source for part in worded(document, piece.start, piece.end)]
    return tag("div", paragraphs(words), lang=foreign(document), dir="auto", class_="text")


def passage_in_words(comparison: Comparison, row: Row) -> str:
    """`Report, Title: “...” Source, Title: “...” (reworded)`: what is read where the frame does not load."""
    how = ", ".join(dict.fromkeys(spoken(link.relation) for link in row.links))
    return _in_words(comparison, row.report, row.source, how or ("no source here" if row.report else "left out of the report"))


def quotation_in_words(comparison: Comparison, one: Quotation) -> str:
    """As `passage_in_words`, with the verdict."""
    verdict = one.verdict
    pieces = [Piece(comparison.report, s.start, s.end, "linked") for s in one.spans]
    by_id = {d.id: d for d in comparison.sources}
    theirs = [
        Piece(by_id.get(s.doc or "", comparison.source), s.start, s.end, "linked") for s in (verdict.source if verdict else ())
    ]
    return _in_words(comparison, pieces, theirs, spoken(verdict.verdict) if verdict else "not judged")


def _in_words(comparison: Comparison, report: Sequence[Piece], source: Sequence[Piece], how: str) -> str:
    names = named([*comparison.sources, comparison.report])
    parts = [f"{called(comparison.report, names)}: “{_words(report)}”"] if report else []
    if source:
        document = source[0].document
        label = labels(comparison.sources)[document.id] if len(comparison.sources) > 1 else "Source"
        parts.append(f"{label}, {called(document, names)}: “{_words(source)}”")
    return f"{' '.join(parts)} ({how})"


def _words(pieces: Sequence[Piece]) -> str:
    line = " […] ".join(" ".join(p.document.text[p.start : p.end].split()) for p in pieces if p.role not in ("own", "rest"))
    line = line.strip(_QUOTES)  # it stands between marks of its own
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0] or line[:LONGEST]} …"


def frame(address: str, where: str, words: str, title: str) -> Html:
    """The code for another page: a frame, and in it what is shown where frames are not. where: its place in the comparison."""
    quote = tag("blockquote", tag("p", words), tag("p", tag("a", where, href=where)))
    # It may run no script; without an origin of its own it would not get its style.
    allowed = "allow-popups allow-same-origin"
    return tag("iframe", quote, src=address, title=title, width="100%", height=360, loading="lazy", sandbox=allowed)
