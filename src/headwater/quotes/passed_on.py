"""What an agency or paper only passes on: its credit is no speaker, and whoever it passes on is (`text.credits`).

Method: a statement whose speaker is an outlet that relays is read again without the words that credit it. What somebody else says
there replaces it. Words of an agency that nobody else says are the report's own, and no statement; those of a paper, words between
marks, and what an outlet says of itself stay theirs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.model import Document, Segment, Span
from headwater.quotes.cues import Cues
from headwater.quotes.statement import EDGE, Statement
from headwater.text import credits

Read = Callable[[Document, Sequence[Segment]], Iterable[Statement]]

MARK = re.compile('[«»„“”‟"「」『』‹›]')
CHUNK = re.compile(r"[^,،;؛—–()\n]+")
CHUNK_CHARS = 120
TAIL_WORDS = 4  # behind "Reuters reported": a day, a place


def without_credits(document: Document, segments: Sequence[Segment], cues: Cues, read: Read) -> Iterator[Statement]:
    """The statements that `read` finds, in order, without the credits of the report itself."""
    found = tuple(read(document, segments))
    kinds = [_outlet(document, one) for one in found]
    credited = [one for one, kind in zip(found, kinds, strict=True) if kind]
    inner = _passed_on(document, segments, credited, read)
    starts = [one.content[0].start for one in inner]
    for one, kind in zip(found, kinds, strict=True):
        if kind is None:
            yield from _cut(document.text, one, cues)
        elif said := inner[bisect_left(starts, one.content[0].start) : bisect_left(starts, one.content[-1].end)]:
            yield from said
        elif kind == "paper" or any(MARK.search(document.text, s.start, s.end) for s in one.content):
            yield one


def _outlet(document: Document, one: Statement) -> str | None:
    """What outlet passes a statement on; None where anybody else says it, or an outlet on its own behalf."""
    text, language = document.text, document.language
    if one.mention is None or one.cue is None:
        return None
    kind = credits.outlet(text[one.mention.start : one.mention.end], language)
    if kind is None or not credits.relays(text[one.cue.start : one.cue.end], kind, language):
        return None
    spans = one.content
    edges = (min(one.frame.start, one.mention.start), *(at for s in spans for at in (s.start, s.end)), one.frame.end)
    beside = " ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    own = credits.its_own(beside, text[spans[0].start : spans[0].end], language)
    return None if own else kind


def _passed_on(document: Document, segments: Sequence[Segment], credited: Sequence[Statement], read: Read) -> tuple[Statement, ...]:
    """What somebody else says inside credited statements: their sentences read with nothing but the content."""
    if not credited:
        return ()
    out, parts, at = [], [], 0
    content = sorted((s.start, s.end) for one in credited for s in one.content)
    for frame in sorted({(one.frame.start, one.frame.end) for one in credited}):
        if frame[0] >= at:
            out += [document.text[at : frame[0]], *_only(document.text, frame, content)]
            at = frame[1]
    bare = replace(document, text="".join((*out, document.text[at:])))
    for segment in segments:
        held = content[bisect_right(content, (segment.start, segment.start)) : bisect_left(content, (segment.end, segment.end))]
        if held:
            parts.append(replace(segment, start=held[0][0], end=max(held[-1][1], segment.end)))
    inner = (one for one in read(bare, parts) if one.cue is not None and one.mention is not None)
    return tuple(sorted((one for one in inner if _outlet(bare, one) is None), key=lambda one: one.content[0].start))


def _only(text: str, frame: tuple[int, int], content: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The words of a sentence that are content; the others blank, so that the length stays."""
    at = frame[0]
    for start, end in content[bisect_left(content, frame) : bisect_left(content, (frame[1], frame[1]))]:
        yield " " * (start - at) + text[max(start, at) : min(end, frame[1])]
        at = min(end, frame[1])
    yield " " * (frame[1] - at)


def _cut(text: str, one: Statement, cues: Cues) -> Iterator[Statement]:
    """A statement without asides in its content that credit an agency (", according to Reuters")."""
    spans: list[Span] = []
    for span in one.content:
        start = span.start
        for m in CHUNK.finditer(text, span.start, span.end):
            if (m.start() > one.content[0].start) and _credits(m.group(), cues):
                spans.append(_trimmed(text, start, m.start()))
                start = m.end()
        spans.append(_trimmed(text, start, span.end) if start > span.start else span)
    content = tuple(s for s in spans if s.start < s.end)
    if content:
        yield replace(one, content=content) if content != one.content else one


def _credits(chunk: str, cues: Cues) -> bool:
    """Whether words between commas only credit an agency: by a phrase of source, or by a verb of saying."""
    words, language = chunk.strip(), cues.language
    if len(words) > CHUNK_CHARS or not credits.may_credit(words, language):
        return False
    if according := cues.according.match(words):
        return credits.outlet(words[according.end() :], language) == "agency"
    for verb in cues.reporting.finditer(words):
        left, right = words[: verb.start()].strip(), words[verb.end() :].strip()
        named = left if left else right
        if (not left or len(right.split()) <= TAIL_WORDS) and credits.relays(verb.group("cue"), "agency", language):
            return credits.outlet(named, language) == "agency"
    return False


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end)
