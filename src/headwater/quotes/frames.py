"""Where marked words stand: the sentence around them, parted into what is before and what is behind.

`Found` is a quotation as its finders hand it on: form, spans, cue and the mention beside it, before it is known whom that names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Document, Record, Segment, Span
from headwater.quotes.direct.pairing import paragraphs

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts without spaces: two characters count as one word


MARKS = " \t\u00a0\u202f\"'`“”„‟«»‹›‘’‚「」『』＂"
MARK_CHARS = 4  # two single marks for a double one, with their spaces
LINE_BREAK = 8  # characters between two paragraphs: line breaks and spaces


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around marked words in their sentence: `[start, outer)` before, `[after, end)` behind."""

    start: int
    outer: int
    after: int
    end: int


class Sentences:
    """Where sentences begin and end, to look up by position."""

    def __init__(self, document: Document, segments: Sequence[Segment]) -> None:
        whole = [(s.start, s.end) for s in segments if s.parent is None and s.kind != "clause"]
        self.parts = [(a, b) for a, b, _ in paragraphs(document)]
        self.starts = sorted({a for a, _ in whole} | {a for a, _ in self.parts})
        self.ends = sorted({b for _, b in whole} | {b for _, b in self.parts})

    def begins(self, start: int, end: int) -> bool:
        """Whether a sentence begins in `[start, end)`."""
        index = bisect_left(self.starts, start)
        return index < len(self.starts) and self.starts[index] < end

    def _begins_inside(self, text: str, outer: int) -> bool:
        """Whether the sentence of a quotation begins behind its opening mark, which was left with the sentence before."""
        index = bisect_right(self.starts, outer)
        begun = self.starts[index] if index < len(self.starts) else len(text)
        return begun <= outer + MARK_CHARS and not text[outer:begun].strip(MARKS)

    def frame(self, text: str, outer: int, after: int, last: int, following: int) -> Frame:
        """The frame of `[outer, after)`; `last`: where the marked words before it end, `following`: where the next begin."""
        index = bisect_right(self.starts, outer) - 1
        start = max(self.starts[index] if index >= 0 else 0, min(last, outer))
        if start < outer and self._begins_inside(text, outer):
            start = outer
        if not text[start:outer].strip() and text[max(last, start - LINE_BREAK) : start].rstrip().endswith((":", "：")):
            start = max(self.starts[index - 1] if index > 0 else 0, last)  # "She wrote:" is a paragraph of its own
        left = bisect_left(self.ends, after)
        end = self.ends[left] if left < len(self.ends) else len(text)
        if not text[after:end].strip(" \t\u00a0.,;") and left + 1 < len(self.ends) and _runs_on(text, outer, after, end):
            end = self.ends[left + 1]
        return Frame(start, outer, after, max(after, min(end, following)))


def _runs_on(text: str, outer: int, after: int, end: int) -> bool:
    """Whether the words behind a sentence that ends in its closing mark may still belong to it ("Why?" she asked)."""
    inside = text[outer:after].rstrip("”»’\"'“」』› \u00a0")
    rest = text[end : end + 3]
    return inside[-1:] in "?!…" and "\n" not in rest and not text[after:end].strip()


@dataclass(frozen=True, slots=True)
class Found(Record):
    """A quotation before its speaker is named.

    spans, marked: as in `Quotation`. cue: the words that report. mention: the words beside them that say who speaks, None where
    nothing does. frame: what stands around it in its sentence.
    """

    form: str  # of `Quotation`, or `words`: a word or two between marks, a quotation only as part of a statement
    spans: tuple[Span, ...]
    marked: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    frame: Frame


def words(content: str) -> int:
    """Words; in scripts without spaces half of the characters."""
    wide = len(WIDE.findall(content))
    return len(WORD.findall(content)) if wide < len(content) / 3 else (wide + 1) // 2


def skip(text: str, at: int, end: int, chars: str) -> int:
    while at < end and text[at] in chars:
        at += 1
    return at


def trimmed(text: str, start: int, end: int, chars: str = " \t\r\n\u00a0\u202f\u3000") -> tuple[int, int]:
    while start < end and text[start] in chars:
        start += 1
    while end > start and text[end - 1] in chars:
        end -= 1
    return start, end
