"""Indirect speech of languages whose reported clause follows a complementizer: Russian, Arabic and the Romance languages.

Method: `tellings.tellings` finds the words of a sentence that tell who says something; their content is what stands behind a head
up to the next telling that stands beside it, and what stands around an aside. A telling inside a content is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes.attribution.reported import Piece, pieces
from headwater.quotes.frames import Found, skip, trimmed
from headwater.quotes.statement import Statement
from headwater.quotes.tellings.noun_phrases import MASK
from headwater.quotes.tellings.telling import Place, Telling
from headwater.quotes.tellings.telling_words import TellingWords
from headwater.quotes.tellings.tellings import tellings

EDGE = " \t\r\n\u00a0\u202f,،;؛:—–―−-.…"
QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“”\n]*[“”]|”[^“”\n]*“|\"[^\"\n]*\"")
BRACKETED = re.compile(r"\([^()\n]{0,300}\)")
SEMICOLON = re.compile(r"[;؛]")
LETTER = re.compile(r"[^\W_]")
OPENING, CLOSING = '«“„"', '»”"'


@dataclass(slots=True)
class _Open:
    """A content that goes on: whose it is and where it has been so far."""

    telling: Telling
    mention: Place | None
    start: int
    before: list[Place] = field(default_factory=list)


def told(
    document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found], known: TellingWords
) -> Iterator[Statement]:
    """The indirect statements of a document, in order, none overlapping; quotations: those between marks, whose direct ones are
    left out."""
    for piece in pieces(document, segments, quotations):
        yield from _of_piece(document.text, piece, known)


def _of_piece(text: str, piece: Piece, known: TellingWords) -> Iterator[Statement]:
    start, end = piece.start, piece.end
    while not piece.follows and start > 0 and text[start - 1] in OPENING:
        start -= 1  # marks at the edges are cut off a piece; here they must have their pair
    while not piece.leads and end < len(text) and text[end] in CLOSING:
        end += 1
    masked = mask(text[start:end], known)
    at, frame = 0, Span(piece.start, piece.end)
    for stop in (*SEMICOLON.finditer(masked), None):
        to = stop.start() if stop else len(masked)
        beside = piece.follows and at == 0
        found = tellings(masked[at:to], known, follows=beside, leads=piece.leads and stop is None)
        yield from _contents(text, start + at, start + to, found, known, frame, beside=beside)
        at = stop.end() if stop else to


def mask(line: str, known: TellingWords) -> str:
    """The line as `tellings.tellings` reads it, of the same length: marked words one word each, brackets and asides blank."""
    line = QUOTED.sub(lambda m: MASK * len(m.group()), line)
    line = BRACKETED.sub(lambda m: " " * len(m.group()), line)
    return known.fillers.sub(lambda m: _blank(line, m, known), line)


def _blank(line: str, filler: re.Match[str], known: TellingWords) -> str:
    """Blanks in place of an aside; the comma that a complementizer needs is kept ("сказал, в частности, что")."""
    blank = " " * len(filler.group())
    following = skip(line, filler.end(), len(line), " \u00a0")
    return blank[:-1] + "," if filler.group()[-1] == "," and known.that.match(line, following) else blank


def _contents(
    text: str, start: int, end: int, found: Sequence[Telling], known: TellingWords, frame: Span, *, beside: bool
) -> Iterator[Statement]:
    """The contents of a stretch without semicolons; the places in `found` count from `start`; beside: it begins right behind a
    quotation."""
    goes_on: _Open | None = None
    cursor = 0
    spoke: Place | None = None
    length = end - start
    for one in found:
        if beside and one.kind == "aside" and not LETTER.search(text, start, start + one.start):
            spoke, cursor = one.mention, one.end  # it attributes the quotation before
            continue
        if goes_on:
            closing = one.kind == "aside" and not LETTER.search(text, start + min(one.end, length), end)
            if not (closing or (one.joined and not _goes_on_within(text, start, one, known))):
                continue
            if closing and not one.joined and goes_on.telling.part:
                cursor, goes_on = 0, _opened(text, start, length, one, 0, None)  # "plans to A, said X": X says all of it
                continue
            yield from _closed(text, start, goes_on, one.start, known, frame)
            spoke, cursor, goes_on = goes_on.mention, one.end, None
        elif one.kind == "lead":
            return
        goes_on = _opened(text, start, length, one, cursor, spoke)
    if goes_on:
        yield from _closed(text, start, goes_on, length, known, frame)


def _goes_on_within(text: str, start: int, one: Telling, known: TellingWords) -> bool:
    """Whether a verb joined on belongs to the clause reported before: in a language that closes clauses with a comma, one without
    comma, subject and clause of its own ("писали, что X побывал в Риме и попросил помощи")."""
    return known.comma_before_that and one.part and one.mention is None and text[: start + one.start].rstrip()[-1:] != ","


def _opened(text: str, start: int, length: int, one: Telling, cursor: int, spoke: Place | None) -> _Open | None:
    if one.kind == "lead":
        return None
    mention = one.mention or (spoke if one.joined else None)
    opened = _Open(one, mention, min(one.end, length))
    if one.kind == "aside" and not one.joined and LETTER.search(text, start + cursor, start + one.start):
        opened.before.append((cursor, one.start))
    return opened


def _closed(text: str, start: int, one: _Open, stop: int, known: TellingWords, frame: Span) -> Iterator[Statement]:
    """The content of what ends at `stop`, or before: with a relative clause, at a contrast."""
    if one.telling.within is not None:
        stop = min(stop, one.telling.within)
    spans = []
    for a, b in (*one.before, (one.start, max(one.start, stop))):
        cut = _contrast(text, start + a, start + b, known)
        a, b = _clean(text, start + a, cut)
        if a < b and LETTER.search(text, a, b):
            spans.append(Span(a, b))
    if spans:
        cue, mention = one.telling.cue, one.mention
        who = Span(start + mention[0], start + mention[1]) if mention else None
        yield Statement(tuple(spans), Span(start + cue[0], start + cue[1]), who, frame)


def _contrast(text: str, start: int, end: int, known: TellingWords) -> int:
    """Where a clause that sets something against the content begins, behind a comma (", tandis que"); else `end`."""
    for m in known.contrasts.finditer(text, start, end):
        if text[start : m.start()].rstrip()[-1:] in (",", "،"):
            return m.start()
    return end


def _clean(text: str, start: int, end: int) -> tuple[int, int]:
    """Without separators and the full stop at the edges, nor marks that hold it all."""
    start, end = trimmed(text, start, end, EDGE)
    if start < end and (m := QUOTED.fullmatch(text, start, end)):
        return trimmed(text, m.start() + 1, m.end() - 1, EDGE)
    if start < end and text[end - 1] in CLOSING and not any(c in OPENING for c in text[start : end - 1]):
        return trimmed(text, start, end - 1, EDGE)  # of a quotation that runs on from the paragraph before
    return start, end
