"""Reported speech in Korean, Japanese, Chinese, Turkish and Thai: sentences read by an engine of their language.

These languages say who, what and that it was said in one sentence in an order of their own, with particles and endings instead of
`that`; each has a module that reads a sentence (`korean`, `japanese`, `chinese`, `turkish`, `thai`), marked words and others
alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model import Document, Quotation, Record, Segment, Span
from headwater.quotes.cues import cues_for
from headwater.quotes.eastern import chinese, japanese, korean, thai, turkish
from headwater.quotes.eastern.lines import BLOT, Line, Reading, lines
from headwater.quotes.frames import Found, trimmed

SPACE = " \t\r\n\u00a0\u202f\u3000"
EDGE = SPACE + ",，、،;；:：—–-。."
MARKS = "“”‘’\"'「」『』"
LETTER = re.compile(rf"[^\W_]|{BLOT}")
ENGINES: Mapping[str, Callable[[Line], Iterator[Reading]]] = {
    "ko": korean.read, "ja": japanese.read, "zh": chinese.read, "tr": turkish.read, "th": thai.read,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said(Record):
    """One thing reported: content, the words that report it, the words that say who speaks, and its sentence `[start, end)`."""

    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    frame: Span


def handles(language: str | None) -> bool:
    """Whether a language is read here."""
    return cues_for(language).language in ENGINES


def said(document: Document, segments: Sequence[Segment], found: Sequence[Quotation | Found]) -> tuple[Said, ...]:
    """What a document reports of somebody's words, between marks or not, in its order; the content of no two overlaps.

    found: the quotations between marks; one that an attribution interrupts, or that runs over paragraphs, keeps all its spans.
    """
    read = ENGINES[cues_for(document.language).language]
    out: list[Said] = []
    opened: Said | None = None
    before: Line | None = None
    text = document.text
    for line in lines(document, segments, found):
        if opened and line.runs and not line.masked[: line.runs[0].outer - line.start].strip(SPACE):
            out.append(Said(line.runs[0].spans, opened.cue, opened.mention, opened.frame))
        opened = None
        for one in read(line):
            whole = _placed(line, one)
            if one.closes and before and before.runs and not text[before.runs[-1].after : line.start].strip(SPACE):
                whole = Said(before.runs[-1].spans, whole.cue, whole.mention, whole.frame)
            if one.opens:
                opened = whole
            elif whole.content:
                out.append(whole)
        before = line
    return tuple(_apart(out))


def _placed(line: Line, one: Reading) -> Said:
    """A reading in the offsets of the text; content that is nothing but words between marks loses the marks."""
    a, b = trimmed(line.masked, *one.content, EDGE)
    content: tuple[Span, ...] = ()
    if a < b and LETTER.search(line.masked, a, b):
        start, end = line.start + a, line.start + b
        whole = next((r for r in line.runs if max(r.outer, line.start) == start and end <= r.after), None)
        content = whole.spans if whole else (Span(start, end),)
    cue = Span(line.start + one.cue[0], line.start + one.cue[1]) if one.cue else None
    mention = None
    if one.mention:
        x, y = trimmed(line.text[line.start : line.end], *one.mention, EDGE + MARKS)
        mention = Span(line.start + x, line.start + y) if x < y else None
    return Said(content, cue, mention, Span(line.start, line.end))


def _apart(found: Sequence[Said]) -> Iterator[Said]:
    """In order, none whose words belong to the one before; of two at one place the longer."""
    reach = -1
    for one in sorted(found, key=lambda s: (s.content[0].start, -s.content[-1].end)):
        if one.content[0].start >= reach:
            reach = one.content[-1].end
            yield one
