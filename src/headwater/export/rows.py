"""A comparison as rows: each holds what stands on either side, or what stands on one side only and the gap that keeps its place.

Every letter of the report stands in exactly one row, and every letter of a source in at least one.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.export.tiles import Interval, begin, between, breaks, broken, close, tiling, united
from headwater.export.wording import OWN_WORDS
from headwater.model import Comparison, Document, Link, Omission, Unsourced

_SENTENCE_ENDS = ".?!…。？！؟"
_NEAR = 4  # characters between two parts of one sentence: a comma, a space, a mark
_HASH_DIGITS = 16  # 64 bits: no two passages of a page meet


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a document in a cell. role: `linked`, `unsourced`, `omitted`, `own` (of the report, needs no source), `rest` (of
    the source: too little to count as left out), `furniture`; reason: why it is without a source."""

    document: Document
    start: int
    end: int
    role: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """kind: `linked`, or what stands on one side only (a piece's role). opens: whether a paragraph of the report begins with it.

    rank: its place in the source's order. follows: the id of the row that a moved one stands behind in the source.
    """

    id: str
    kind: str
    source: tuple[Piece, ...] = ()
    report: tuple[Piece, ...] = ()
    links: tuple[Link, ...] = ()
    unsourced: Unsourced | None = None
    omission: Omission | None = None
    opens: bool = False
    rank: int = 0
    follows: str | None = None

    @property
    def moved(self) -> bool:
        return any(link.moved for link in self.links)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its place: among the report's rows (between two of them for what only a source has), the source's number (0 for
    the report) and the position in it."""

    place: tuple[float, int, int]
    row: Row


def rows(comparison: Comparison) -> list[Row]:
    """The rows in the report's order; what stands in a source only behind what stands before it there."""
    told = _report_rows(comparison)
    held: list[Placed] = []
    for number, document in enumerate(comparison.sources, 1):
        told, alone = _source_rows(comparison, told, number, document)
        held += alone
    placed = [*(Placed((i, 0, 0), row) for i, row in enumerate(told)), *held]
    ordered = [one.row for one in sorted(placed, key=lambda one: one.place)]
    return _followed(_ranked(_unique(_gathered(ordered)), comparison), comparison)


def source_of(comparison: Comparison, doc: str | None) -> Document:
    """The source that a span names; the first where it names none."""
    return next((d for d in comparison.sources if d.id == doc), comparison.source)


def _words(pieces: Sequence[Piece]) -> list[str]:
    return [p.document.text[p.start : p.end] for p in pieces]


def content_id(kind: str, report: Sequence[str], source: Sequence[str]) -> str:
    """A name made of the words on both sides: other words have another name. kind: a letter."""
    words = "\x1e".join(("\x1f".join(report), "\x1f".join(source)))
    return f"{kind}-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:_HASH_DIGITS]}"


def _gathered(found: Sequence[Row]) -> list[Row]:
    """Furniture that stands together as one row."""
    out: list[Row] = []
    for row in found:
        if out and row.kind == out[-1].kind == "furniture" and bool(row.source) == bool(out[-1].source):
            before = out[-1]
            source, report = (*before.source, *row.source), (*before.report, *row.report)
            out[-1] = replace(before, id=content_id("f", _words(report), _words(source)), source=source, report=report)
        else:
            out.append(row)
    return out


def _unique(found: list[Row]) -> list[Row]:
    """The same words twice: the second gets a number."""
    seen: dict[str, int] = {}
    out = []
    for row in found:
        seen[row.id] = seen.get(row.id, 0) + 1
        out.append(row if seen[row.id] == 1 else replace(row, id=f"{row.id}-{seen[row.id]}"))
    return out


# The report


def _report_rows(comparison: Comparison) -> list[Row]:
    report = comparison.report
    grouped = _groups(comparison.links)
    alone = {(u.start, u.end): u for u in comparison.unsourced}
    taken = united([*grouped, *alone])
    quiet = {(a, b) for a, b, _ in between(report, taken)}
    parts = sorted([*grouped, *alone, *quiet])
    starts, edges = breaks(report), tiling(report.text, parts)
    out: list[Row] = []
    waiting: tuple[Piece, ...] = ()
    for i, (part, (start, end)) in enumerate(zip(parts, edges, strict=True)):
        opens = i == 0 or broken(starts, parts[i - 1][1] - 1, part[0])
        if opens and waiting:
            out.append(_own_row(waiting))
            waiting = ()
        if part in alone and alone[part].reason in OWN_WORDS:
            piece = Piece(report, start, end, "own", alone[part].reason)
            if not opens and out and not waiting and not _begins_sentence(out[-1], piece):
                out[-1] = replace(out[-1], report=(*out[-1].report, piece))
            else:
                waiting = (*waiting, piece)
            continue
        row = _report_row(comparison, part, Piece(report, start, end, ""), grouped.get(part, ()), alone.get(part))
        out.append(replace(row, report=(*waiting, *row.report)))
        waiting = ()
    if waiting:
        out.append(_own_row(waiting))
    return [replace(row, opens=i == 0 or broken(starts, out[i - 1].report[-1].end - 1, row.report[0].end - 1))
            for i, row in enumerate(out)]  # fmt: skip


def _groups(links: Sequence[Link]) -> dict[Interval, tuple[Link, ...]]:
    """Links by the part of the report that they explain; those that overlap there together."""
    whole = united((link.report.start, link.report.end) for link in links)
    starts = [a for a, _ in whole]
    out: dict[Interval, tuple[Link, ...]] = dict.fromkeys(whole, ())
    for link in links:
        part = whole[bisect_right(starts, link.report.start) - 1]
        out[part] = (*out[part], link)
    return out


def _begins_sentence(before: Row, piece: Piece) -> bool:
    """Whether the report's own words begin a sentence that goes on behind them: `He also said that`."""
    ended, text = before.report[-1], piece.document.text
    last = text[ended.start : ended.end].rstrip("\"'”’»«“)]）」』】 ")[-1:]
    return last in _SENTENCE_ENDS and text[piece.start : piece.end].rstrip("\"'”’»«“)]）」』】 ")[-1:] not in _SENTENCE_ENDS


def _own_row(pieces: tuple[Piece, ...]) -> Row:
    return Row(content_id("n", _words(pieces), []), "own", report=pieces)


def _report_row(comparison: Comparison, part: Interval, piece: Piece, links: tuple[Link, ...], alone: Unsourced | None) -> Row:
    words = comparison.report.text[part[0] : part[1]]
    if links:
        source = tuple(_linked_pieces(comparison, links))
        theirs = [p.document.text[s.start : s.end] for link in links for s in link.source for p in [_piece(comparison, s.doc)]]
        return Row(content_id("p", [words], theirs), "linked", source, (replace(piece, role="linked"),), links)
    if alone:
        named = replace(piece, role="unsourced", reason=alone.reason)
        return Row(content_id("n", [words], []), "unsourced", report=(named,), unsourced=alone)
    return Row(content_id("f", [words], []), "furniture", report=(replace(piece, role="furniture"),))


def _piece(comparison: Comparison, doc: str | None) -> Piece:
    return Piece(source_of(comparison, doc), 0, 0, "linked")


def _linked_pieces(comparison: Comparison, links: Sequence[Link]) -> Iterator[Piece]:
    """Each source span of the links once, with the marks that touch it."""
    seen = set()
    for link in links:
        for span in link.source:
            document = source_of(comparison, span.doc)
            if (document.id, span.start, span.end) not in seen:
                seen.add((document.id, span.start, span.end))
                text = document.text
                yield Piece(document, begin(text, span.start, max(0, span.start - _NEAR)),
                            close(text, span.end, min(len(text), span.end + _NEAR)), "linked")  # fmt: skip


# What stands in a source only


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The linked parts of one source and the report's rows that they stand in. starts, ends: sorted, each with its row's number;
    kept: ends of those that did not move; breaks: where the source's paragraphs begin."""

    starts: tuple[Interval, ...]
    ends: tuple[Interval, ...]
    kept: tuple[Interval, ...]
    breaks: Sequence[int]

    @classmethod
    def of(cls, linked: Sequence[tuple[int, int, int]], told: Sequence[Row], breaks: Sequence[int]) -> Neighbours:
        ends = sorted((b, i) for _, b, i in linked)
        kept = (end for end in ends if not told[end[1]].moved)
        return cls(tuple(sorted((a, i) for a, _, i in linked)), tuple(ends), tuple(kept), breaks)

    def beside(self, start: int, end: int, within: int | None = None) -> int | None:
        """The row that has the words before these in their paragraph, or else those behind. within: characters between at most."""
        before, behind = _last(self.ends, start), bisect_left(self.starts, (end, -1))
        if before is not None and not broken(self.breaks, before[0] - 1, start) and (within is None or start - before[0] <= within):
            return before[1]
        after = self.starts[behind] if behind < len(self.starts) else None
        if after is not None and not broken(self.breaks, end - 1, after[0]) and (within is None or after[0] - end <= within):
            return after[1]
        return None

    def place(self, start: int, end: int) -> float:
        """Among the report's rows: at the row that has the rest of the sentence, before or behind it; else as `held`."""
        at = self.beside(start, end, _NEAR)
        if at is None:
            return self.held(start)
        before = _last(self.ends, start)
        return at + 0.5 if before is not None and before[1] == at and start - before[0] <= _NEAR else at - 0.5

    def held(self, start: int) -> float:
        """Behind the row that stands before it in the source, of those in the source's order if there is one; else at the top."""
        before = _last(self.kept, start) or _last(self.ends, start)
        return before[1] + 0.5 if before is not None else -0.5


def _last(ends: Sequence[Interval], start: int) -> Interval | None:
    at = bisect_right(ends, start, key=lambda end: end[0])
    return ends[at - 1] if at else None


def _source_rows(comparison: Comparison, told: list[Row], number: int, document: Document) -> tuple[list[Row], list[Placed]]:
    """The report's rows with the words of one source that belong to theirs, and rows for what that source has alone.

    Words of a linked sentence that are too few to count as left out stand in the row beside them.
    """
    text, told = document.text, list(told)
    linked = [
        (s.start, s.end, i) for i, row in enumerate(told) for x in row.links for s in x.source
        if source_of(comparison, s.doc).id == document.id
    ]  # fmt: skip
    near = Neighbours.of(linked, told, breaks(document))
    omitted = {(o.start, o.end): o for o in comparison.omitted if source_of(comparison, o.doc).id == document.id}
    alone = []
    for start, end, quiet in between(document, united([*((a, b) for a, b, _ in linked), *omitted])):
        if not quiet and (beside := near.beside(start, end)) is not None:
            letter = next(at for at in range(start, end) if text[at].isalnum())
            rest = Piece(document, begin(text, letter, start), close(text, end, len(text)), "rest")
            told[beside] = _with_rest(told[beside], rest)
            continue
        role = "furniture" if quiet else "rest"
        row = Row(content_id("f", [], [text[start:end]]), role, (Piece(document, start, end, role),))
        alone.append(Placed((near.held(start), number, start), row))
    for (start, end), omission in omitted.items():
        first, last = begin(text, start, max(0, start - _NEAR)), close(text, end, min(len(text), end + _NEAR))
        row = Row(content_id("o", [], [text[start:end]]), "omitted", (Piece(document, first, last, "omitted"),), omission=omission)
        alone.append(Placed((near.place(start, end), number, start), row))
    return told, alone


def _with_rest(row: Row, rest: Piece) -> Row:
    """The row with a few more words of the source, in their place among the pieces of the same document."""
    at = next((i for i, p in enumerate(row.source) if p.document.id == rest.document.id and p.start > rest.start), None)
    pieces = list(row.source)
    pieces.insert(len(pieces) if at is None else at, rest)
    return replace(row, source=tuple(pieces))


# The source's order


def _place(row: Row, comparison: Comparison) -> tuple[int, int] | None:
    """The source (by number) and the position at which a row begins there."""
    numbers = {d.id: i for i, d in enumerate(comparison.sources)}
    return min(((numbers[p.document.id], p.start) for p in row.source), default=None)


def _ranked(found: list[Row], comparison: Comparison) -> list[Row]:
    """The rows with their places in the source's order; what only the report has stays behind the row before it."""
    keys, last = [], (-1, 0)
    for i, row in enumerate(found):
        place = _place(row, comparison)
        if place is not None and row.report:
            last = place
        keys.append((*(place if place is not None else last), i))
    order = {key: rank for rank, key in enumerate(sorted(keys))}
    return [replace(row, rank=order[key]) for row, key in zip(found, keys, strict=True)]


def _followed(found: list[Row], comparison: Comparison) -> list[Row]:
    """Moved rows with the linked row that stands before them in the source and not in the report."""
    linked = sorted((place, row.id) for row in found if row.links and (place := _place(row, comparison)))
    before = {id: linked[i - 1][1] for i, (place, id) in enumerate(linked) if i and linked[i - 1][0][0] == place[0]}
    out: list[Row] = []
    last: Row | None = None
    for row in found:
        follows = before.get(row.id) if row.moved else None
        # Rows that moved together follow what the first of them follows.
        together = last is not None and last.moved and follows == last.id
        drawn = replace(row, follows=last.follows if last is not None and together else follows)
        out.append(drawn)
        last = drawn if row.links else last
    return out
