"""Reported speech in Korean, Japanese, Chinese, Turkish and Thai: sentences read by an engine of their language.

These languages say who, what and that it was said in one sentence in an order of their own, with particles and endings instead of
`that`; each has a module that reads a sentence (`korean`, `japanese`, `chinese`, `turkish`, `thai`), marked words and others
alike.

An attribution without a verb of saying of its own (Korean 라며 and 면서, Japanese とし and として) interrupts the marked words
beside it: they are one quotation with several spans, whose cue is the verb at the end (`“A”라며 “B”고 말했다`). Words with a verb
of saying of their own are a quotation of their own, in one sentence too (`「A」と述べ、「B」と強調した`), and so are those without
marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from headwater.model import Document, Quotation, Record, Segment, Span
from headwater.quotes.cues import cues_for
from headwater.quotes.eastern.lines import BLOT, Line, Reading, lines
from headwater.quotes.frames import Found, trimmed

SPACE = " \t\r\n\u00a0\u202f\u3000"
EDGE = SPACE + ",，、،;；:：—–-。."
MARKS = "“”‘’\"'「」『』"
LETTER = re.compile(rf"[^\W_]|{BLOT}")
ENGINES = {"ko": "korean", "ja": "japanese", "zh": "chinese", "tr": "turkish", "th": "thai"}


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
    read = _engine(cues_for(document.language).language)
    out: list[Said] = []
    opened: Said | None = None
    before: Line | None = None
    text = document.text
    for line in lines(document, segments, found):
        if opened and line.runs and not line.masked[: line.runs[0].outer - line.start].strip(SPACE):
            out.append(Said(line.runs[0].spans, opened.cue, opened.mention, opened.frame))
        opened = None
        begun: list[Said] = []  # parts of one thing said
        for one in read(line):
            whole = _placed(line, one)
            marked = _marked(line, one)
            if begun and not (marked and (None in (begun[-1].mention, whole.mention) or begun[-1].mention == whole.mention)):
                out.append(_whole(begun))
                begun = []
            if one.goes_on and marked:
                begun.append(whole if whole.mention else replace(whole, mention=begun[-1].mention if begun else None))
            elif begun:
                out.append(_whole([*begun, whole]))
                begun = []
            elif one.closes and before and before.runs and not text[before.runs[-1].after : line.start].strip(EDGE):
                out.append(Said(before.runs[-1].spans, whole.cue, whole.mention, whole.frame))
            elif one.opens:
                opened = whole
            elif whole.content:
                out.append(whole)
        if begun:
            out.append(_whole(begun))
        before = line
    return tuple(_apart(out))


def _engine(language: str) -> Callable[[Line], Iterator[Reading]]:
    """What reads a sentence of a language; its module has dozens of patterns, compiled for a text of the language only."""
    read: Callable[[Line], Iterator[Reading]] = import_module(f"{__package__}.{ENGINES[language]}").read
    return read


def _placed(line: Line, one: Reading) -> Said:
    """A reading in the offsets of the text; content that is nothing but words between marks loses the marks, and has a span for
    each pair of them (`「A」「B」と述べた`)."""
    a, b = trimmed(line.masked, *one.content, EDGE)
    content: tuple[Span, ...] = ()
    if a < b and LETTER.search(line.masked, a, b):
        start, end = line.start + a, line.start + b
        only = not line.masked[a:b].strip(BLOT + EDGE)
        first = bisect_left(line.runs, start + 1, key=lambda r: r.after)
        held = line.runs[first : bisect_left(line.runs, end, lo=first, key=lambda r: r.outer)] if only else ()
        spans = sorted({s for r in held for s in r.spans}, key=lambda s: s.start)
        content = tuple(spans) if spans else (Span(start, end),)
    cue = Span(line.start + one.cue[0], line.start + one.cue[1]) if one.cue else None
    mention = None
    if one.mention:
        x, y = trimmed(line.text[line.start : line.end], *one.mention, EDGE + MARKS)
        mention = Span(line.start + x, line.start + y) if x < y else None
    return Said(content, cue, mention, Span(line.start, line.end))


def _marked(line: Line, one: Reading) -> bool:
    """Whether a reading's content is nothing but words between marks."""
    return set(line.masked[slice(*trimmed(line.masked, *one.content, EDGE))]) == {BLOT}


def _whole(parts: Sequence[Said]) -> Said:
    """One thing said in parts, with the cue of the last."""
    content = tuple(sorted({span for part in parts for span in part.content}, key=lambda span: span.start))
    mention = next((part.mention for part in parts if part.mention), None)
    return Said(content, parts[-1].cue, mention, parts[0].frame)


def _apart(found: Sequence[Said]) -> Iterator[Said]:
    """In order, none whose words belong to the one before; of two at one place the longer."""
    reach = -1
    for one in sorted(found, key=lambda s: (s.content[0].start, -s.content[-1].end)):
        if one.content[0].start >= reach:
            reach = one.content[-1].end
            yield one
