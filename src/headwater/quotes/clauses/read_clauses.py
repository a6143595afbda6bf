"""The statements of a document in a language with a grammar (`clauses.grammar`): sentence by sentence, by its reporting clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes.attribution.reported import LETTER
from headwater.quotes.clauses.clausal import told
from headwater.quotes.clauses.extents import Told
from headwater.quotes.clauses.tagged import MARKS, Token, tokens
from headwater.quotes.cues import Cues
from headwater.quotes.frames import Found, Sentences, trimmed
from headwater.quotes.statement import EDGE, Statement

OPENING_MARKS = " \t\u00a0\"'“‘„«‹"
PAIR_CHARS = 2  # two single marks for a double one
LEAD_CHARS = 60  # before an opening mark: the last word
MOST_TOKENS = 400  # of a sentence read at once; transcripts without stops are read in stretches, so time stays linear


def by_clauses(
    document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found], cues: Cues
) -> Iterator[Statement]:
    """The statements of a language with a grammar, in order.

    quotations: those between marks; a direct one is no part of a statement unless its clause leads into it without a stop.
    """
    text = document.text
    sentences = [(s.start, s.end) for s in segments if s.kind == "sentence"] or Sentences(document, ()).parts
    heads = {a for a, _ in sentences}
    spoken = [q for q in quotations if q.form != "words" and _spoken(text, q, heads, cues)]
    apart = {id(q) for q in spoken}
    direct = _Ranges(s for q in spoken for s in q.spans)
    marked = _Ranges(s for q in quotations if id(q) not in apart for s in q.spans)
    for start, end in sentences:
        quotes, within = direct.touching(start, end), marked.touching(start, end)
        if any(a <= start and end <= b for a, b in quotes):
            continue
        read = tokens(text, start, end, quotes, within)
        for at in range(0, len(read), MOST_TOKENS):
            part = read[at : at + MOST_TOKENS]
            for one in told(part, cues.grammar):
                if statement := _statement(text, part, one, Span(start, end), within):
                    yield statement


class _Ranges:
    """Spans in order, to look up those that touch a sentence."""

    def __init__(self, spans: Iterator[Span]) -> None:
        self.spans = sorted((s.start, s.end) for s in spans)
        self.starts = [a for a, _ in self.spans]
        self.ends = [b for _, b in self.spans]

    def touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans, none overlapping another, that share a character with `[start, end)`."""
        return self.spans[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def _spoken(text: str, quotation: Quotation | Found, heads: Container[int], cues: Cues) -> bool:
    """Whether a quotation says its clause itself: no words of the sentence lead into it. heads: where sentences begin."""
    at = quotation.spans[0].start
    while at not in heads and at > 0 and text[at - 1] in OPENING_MARKS:
        at -= 1
    if at in heads and text[quotation.spans[-1].end - 1] in ",.!?…":
        return True
    return (quotation.form == "direct" or len(quotation.spans) > 1) and not _inline(text, quotation, cues)


def _inline(text: str, quotation: Quotation | Found, cues: Cues) -> bool:
    """Whether the words before a quotation lead into it without a stop or a reporting verb ("said that the plan was “a ...”")."""
    start = quotation.spans[0].start
    before = text[max(0, start - LEAD_CHARS) : start].rstrip(OPENING_MARKS)
    comma = before.endswith(",") and text[start].islower() and len(quotation.spans) == 1
    word = re.search(r"[\w'’]+$", before.rstrip(",") if comma else before)
    if word is None or "\n" in text[max(0, start - 4) : start] or text.find("\n", start, quotation.spans[-1].end) >= 0:
        return False
    return not any(not use.rest and "clause" in use.takes for use in cues.grammar.verbs.get(word.group().lower(), ()))


def _statement(text: str, read: Sequence[Token], one: Told, frame: Span, marked: Sequence[tuple[int, int]]) -> Statement | None:
    content = []
    for a, b in one.content:
        start, end = trimmed(text, read[a].start, read[b - 1].end, EDGE)
        end = max([end, *(y for x, y in marked if start <= x < end < y)])  # the stop before a closing mark
        start, end = _with_marks(text, start, end, marked)
        if start < end and LETTER.search(text, start, end):
            content.append(Span(start, end))
    if not content:
        return None
    mention = Span(read[one.mention[0]].start, read[one.mention[1]].end) if one.mention else None
    if one.kind == "headline" and not _named_again(text, read[one.mention[1] if one.mention else 0], frame):
        return None
    return Statement(tuple(content), Span(read[one.cue[0]].start, read[one.cue[1]].end), mention, frame)


def _with_marks(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Content that holds one mark of a pair with the other one beside it; content that is all between marks stays without them."""
    first = next((x for x, y in marked if x == start and y < end), None)
    last = next((y for x, y in marked if start < x and y == end), None)
    if first is not None:
        while start and text[start - 1] in MARKS and first - start < PAIR_CHARS:
            start -= 1
    if last is not None:
        while end < len(text) and text[end] in MARKS and end - last < PAIR_CHARS:
            end += 1
    return start, end


def _named_again(text: str, word: Token, headline: Span) -> bool:
    """Whether the text under a headline names who stands before its colon: other labels are no speakers."""
    return re.search(rf"(?<!\w){re.escape(text[word.start : word.end])}(?!\w)", text[headline.end :]) is not None
