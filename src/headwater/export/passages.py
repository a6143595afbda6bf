"""The rows as markup: both cells, the gap held open where one side has nothing, and under them what is to be said of the row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from headwater.export import cards, differences
from headwater.export.marks import BREAK, Mark, Standing, foreign, inline, marks_of, paragraphs, worded
from headwater.export.markup import Html, each, join, tag
from headwater.export.rows import Piece, Row
from headwater.export.tiles import breaks
from headwater.export.wording import MOVED, RELATION_SIGNS, Voice, clock, codes, labels, likelihood, spoken
from headwater.model import Comparison, Document, Quotation, Span

LONG = 480  # characters of a part that stands in the source only; of a longer one the beginning is shown, the rest opens
SHOWN = (160, 360)  # characters of that beginning, at least and at most
GLIMPSE = (60, 160)  # where the rest is not in the page
_ENDS = re.compile(r"[.!?…。！？؟][\"'”’»」』)]*(?=\s|[\u3000-\u9fff\uac00-\ud7af])")


def passages(comparison: Comparison, rows: Sequence[Row], card_ids: Mapping[str, str], voice: Voice) -> Html:
    """All rows as a list."""
    quoted = _quoted(comparison, rows)
    words = {row.id: _beginning(row) for row in rows}
    drawn = (_row(comparison, row, quoted.get(row.id, ()), card_ids, words, voice) for row in rows)
    return tag("ol", *drawn, class_="rows", role="list")


def _quoted(comparison: Comparison, rows: Sequence[Row]) -> dict[str, list[Quotation]]:
    """The quotations by the row that they begin in."""
    ends = sorted((p.end, row.id) for row in rows for p in row.report)
    out: dict[str, list[Quotation]] = {}
    for quotation in comparison.quotations:
        at = bisect_right(ends, quotation.spans[0].start, key=lambda end: end[0])
        if at < len(ends):
            out.setdefault(ends[at][1], []).append(quotation)
    return out


def _beginning(row: Row) -> str:
    """The first words of a row, to name it by."""
    pieces = row.report or row.source
    words = " ".join(pieces[0].document.text[pieces[0].start : pieces[0].end].split())
    return words if len(words) <= 60 else f"{words[:60].rpartition(' ')[0] or words[:60]} …"


def grade(row: Row) -> str:
    """The gravest meaning of a row's changes; empty where it has none."""
    found = {c.meaning for link in row.links for c in link.changes}
    return next((m for m in ("major", "minor", "none") if m in found), "")


def _row(
    comparison: Comparison,
    row: Row,
    quoted: Sequence[Quotation],
    card_ids: Mapping[str, str],
    words: Mapping[str, str],
    voice: Voice,
) -> Html:
    classes = ["row", row.kind, grade(row), "moved" if row.moved else "", "opens" if row.opens else "", "cited" if quoted else ""]
    return tag(
        "li",
        tag("div", source_cell(comparison, row, voice), class_="s"),
        tag("div", report_cell(comparison, row, voice), class_="r"),
        _foot(comparison, row, quoted, card_ids, words, voice),
        id=row.id, class_=" ".join(c for c in classes if c), tabindex=-1,
    )  # fmt: skip


def _side(word: str) -> Html:
    """Names the side of a cell: read aloud, and shown where the cells stand below each other."""
    return tag("span", word, class_="side")


def _cell(document: Document, body: Html) -> Html:
    return tag("div", body, lang=foreign(document), dir="auto", class_="text")


def source_cell(comparison: Comparison, row: Row, voice: Voice) -> Html:
    if not row.source:
        return _gap(_missing(comparison, row, voice))
    changes = [c for link in row.links for c in link.changes]
    body, names = [_side("Source ")], labels(comparison.sources)
    for document, pieces in _by_document(row.source):
        marks = marks_of(changes, "source", document.id, comparison.source.id)
        label = tag("p", names[document.id], class_="from") if len(comparison.sources) > 1 else None
        body.append(join(label, _time(document, pieces, voice), _cell(document, _joined(pieces, marks, row.id, voice))))
    return join(*body)


def report_cell(comparison: Comparison, row: Row, voice: Voice) -> Html:
    if not row.report:
        return _gap(_left_out(row, voice))
    marks = marks_of([c for link in row.links for c in link.changes], "report")
    time = _time(comparison.report, row.report, voice)
    return join(_side("Report "), time, _cell(comparison.report, _joined(row.report, marks, row.id, voice)))


def _time(document: Document, pieces: Sequence[Piece], voice: Voice) -> Html | None:
    """When the words of a cell are spoken, of captions."""
    seconds = voice.around.time(document, pieces[0].start)
    return None if seconds is None else tag("p", clock(seconds), class_="time")


def _by_document(pieces: Sequence[Piece]) -> Iterator[tuple[Document, list[Piece]]]:
    held: list[Piece] = []
    for piece in pieces:
        if held and held[-1].document.id != piece.document.id:
            yield held[0].document, held
            held = []
        held.append(piece)
    if held:
        yield held[0].document, held


def _joined(pieces: Sequence[Piece], marks: Sequence[Mark], row: str, voice: Voice) -> Html:
    """Pieces of one document behind one another; `[…]` where something lies between them. row: the id of theirs."""
    parts: list[Html] = []
    for i, piece in enumerate(pieces):
        if i:
            parts += _between(pieces[i - 1], piece)
        parts += _drawn(piece, marks, row, voice)
    return paragraphs(parts)


def _between(one: Piece, other: Piece) -> list[Html]:
    if one.document.text[one.end : other.start].strip() or other.start < one.start:
        return [Html(' <span class="skip">[…]</span> ')]
    return [BREAK] if "\n" in one.document.text[one.end : other.start] else [Html(" ")]


def _drawn(piece: Piece, marks: Sequence[Mark], row: str, voice: Voice) -> list[Html]:
    document = piece.document
    if piece.role == "omitted" and piece.end - piece.start > LONG:
        return [_folded(piece, voice.around.gap(row))]
    words = worded(document, piece.start, piece.end, marks)
    if piece.role in ("own", "rest"):
        title = spoken(piece.reason) if piece.reason else "beside the linked words"
        return [part if part is BREAK else tag("span", part, class_=piece.role, title=title) for part in words]
    return words


def _folded(piece: Piece, elsewhere: str | None) -> Standing:
    """The beginning of a long part, which opens to the rest. elsewhere: the address that has the rest, where this page has not."""
    document, more = piece.document, tag("span", " … show all", class_="all")
    if elsewhere is not None:
        first = worded(document, piece.start, _cut(document, piece.start, GLIMPSE))
        return Standing(tag("p", inline(first), tag("a", more, href=elsewhere, class_="elsewhere")))
    cut = _cut(document, piece.start, SHOWN)
    head, rest = worded(document, piece.start, cut), worded(document, cut, piece.end)
    return Standing(tag("details", tag("summary", inline(head), more), paragraphs(rest), class_="more"))


def _cut(document: Document, start: int, shown: tuple[int, int]) -> int:
    """Where the beginning of a long part ends: with a paragraph or a sentence if it can, since the rest begins on a new line."""
    text, first, last = document.text, start + shown[0], start + shown[1]
    new = breaks(document, first, last)
    sentences = [m.end() for m in _ENDS.finditer(text, first, last)]
    space = text.rfind(" ", first, last)
    return (new or sentences or [space if space > 0 else last])[-1]


def _gap(*words: str | Html | None) -> Html:
    return tag("p", *words, class_="gap")


def _missing(comparison: Comparison, row: Row, voice: Voice) -> Html:
    """What the gap at the left says: why there is no source, and the size where one could be missed."""
    if row.unsourced is None:
        return join(spoken(row.report[0].reason or "furniture"), ", needs no source")
    size = voice.extent(comparison.report, Span(row.unsourced.start, row.unsourced.end))
    return join(tag("b", "+ no source"), f": {size}",
                tag("span", spoken(row.unsourced.reason), class_="why"))  # fmt: skip


def _left_out(row: Row, voice: Voice) -> Html:
    """What the gap at the right says: the size of what was left out, and what gives it its weight."""
    if row.omission is None:
        return join("not part of the text" if row.kind == "furniture" else "only in the source")
    size = voice.extent(row.source[0].document, Span(row.omission.start, row.omission.end))
    why = tag("span", f" {codes(row.omission.reasons)}", class_="why") if row.omission.reasons else None
    return join(tag("b", "− omitted"), f": {size}", why)


def _foot(
    comparison: Comparison,
    row: Row,
    quoted: Sequence[Quotation],
    card_ids: Mapping[str, str],
    words: Mapping[str, str],
    voice: Voice,
) -> Html | None:
    """Under the cells: the changes of meaning, then in one line how the passage relates, where it stood, the quotations."""
    changes = [c for link in row.links for c in link.changes]
    told = differences.majors(comparison, changes, voice)
    tie = _tie(comparison, row, words, voice) if row.links else None
    found = [cards.card(comparison, q, card_ids[q.id], voice, named=len(quoted) > 1) for q in quoted]
    if tie is None and not found:
        return None
    return tag("div", told, tie, *found, class_="under")


def _tie(comparison: Comparison, row: Row, words: Mapping[str, str], voice: Voice) -> Html:
    """How the passage relates to its source; opens to the lesser changes and to why it is linked."""
    changes, head = [c for link in row.links for c in link.changes], relations(row)
    beside = [voice.around.link(link, row.id) for link in row.links]
    head += [b.head for b in beside if b.head is not None]
    body: list[Html] = []
    small = [c for c in changes if c.meaning != "major"]
    if small:
        body.append(tag("section", tag("h3", "Other differences"), differences.in_short(comparison, small)))
    for link, said in zip(row.links, beside, strict=True):
        why = f": {codes(link.reasons)}" if link.reasons else ""
        body.append(tag("p", tag("b", "Linked"), f", {likelihood(link.confidence)} to be right{why}."))
        body += [said.foot] if said.foot is not None else []
    if row.moved and row.follows:
        to = tag("a", "“", words.get(row.follows, ""), "”", href=f"#{row.follows}", class_="before")
        body.append(tag("p", f"{MOVED} In the source these words stand behind those that the report has as ", to, "."))
    body.append(cards.links_to("Link to this passage", row.id, voice))
    return tag("details", tag("summary", each(head)), tag("div", *body, class_="inside"), class_="tie")


def relations(row: Row) -> list[Html]:
    """How a passage relates to its source: the relations, whether it moved, how much differs without changing the meaning."""
    found = dict.fromkeys(link.relation for link in row.links)
    head = [_signed(RELATION_SIGNS[r], r) for r in found]
    if row.moved:
        head.append(_signed(MOVED, "moved"))
    if lesser := differences.lesser([c for link in row.links for c in link.changes]):
        head.append(tag("span", lesser, class_="lesser"))
    return head


def _signed(sign: str, word: str) -> Html:
    return tag("span", tag("span", sign, class_="sign", aria_hidden="true"), f" {word}", class_="tag")
