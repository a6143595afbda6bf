"""Indirect speech: what a document reports of somebody's words outside marks, the words that report it and who speaks.

Method: where the cue file says how verbs take what they report, `quotes.clausal` reads each sentence. Elsewhere the attributions of
a sentence (`quotes.reported`) leave its content: behind a head (`X said that`) up to the next one, before a closing clause
(`, she said.`), and around `according to X`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes import comma_clauses, eastern
from headwater.quotes.clause_words import clause_words
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.frames import Found, trimmed
from headwater.quotes.indirect import Attribution
from headwater.quotes.read_clauses import by_clauses
from headwater.quotes.reported import LETTER, Piece, of_piece, pieces
from headwater.quotes.statement import EDGE, Statement


def statements(document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]) -> tuple[Statement, ...]:
    """The indirect statements of a document, in order, none overlapping; quotations: those between marks, whose direct ones are
    left out where no clause around them makes them a part of it."""
    cues, text = cues_for(document.language), document.text
    if w := clause_words(document.language):
        return tuple(Statement(*one) for one in comma_clauses.told(document, segments, quotations, w))
    if eastern.handles(document.language):
        return tuple(Statement(s.content, s.cue, s.mention, s.frame) for s in eastern.said(document, segments, quotations))
    if cues.grammar.verbs:
        return tuple(by_clauses(document, segments, quotations, cues))
    return tuple(s for piece in pieces(document, segments, quotations) for s in _of_piece(text, piece, cues))


def _of_piece(text: str, piece: Piece, cues: Cues) -> Iterator[Statement]:
    if piece.follows or piece.leads:
        return
    found = [a for a in sorted(of_piece(text, piece, cues), key=lambda a: a.start) if a.kind in ("head", "clause")]
    for i, a in enumerate(found):
        before = found[i - 1].end if i else piece.start
        behind = found[i + 1].start if i + 1 < len(found) else piece.end
        start, end = (a.end, behind) if a.kind == "head" or a.start <= piece.start else (before, a.start)
        start, end = trimmed(text, start, end, EDGE)
        if start < end and LETTER.search(text, start, end):
            yield Statement((Span(start, end),), a.cue, _mention(text, a), Span(piece.start, piece.end))


def _mention(text: str, a: Attribution) -> Span | None:
    if a.cue is None:
        return None
    start, end = trimmed(text, a.start, a.cue.start, EDGE)
    if start >= end:
        start, end = trimmed(text, a.cue.end, a.end, EDGE + ".")
    return Span(start, end) if start < end else None
