"""Sentences as the engines for Korean, Japanese, Chinese, Turkish and Thai read them: with what stands between marks blotted out.

Words between marks are content like any other in these languages' reported speech; blotted out, nothing in them is taken for an
announcement of speech, and a sentence that a stop between marks cut in two is one again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes.cues import NEVER, cue_file, cues_for
from headwater.quotes.direct.pairing import marked, top_level
from headwater.quotes.frames import Found, trimmed, words

SPOKEN_WORDS = 3
BLOT = "▒"  # stands for each character from an opening to its closing mark; no letter, no space


# place, day, agency and reporter before the first sentence of a report
DATELINE = re.compile(
    r"^\s*(?:[【\[(（][^】\])）\n]{1,30}[】\])）]\s*(?:[가-힣]{2,4}\s(?:기자|특파원)\s*=\s*|=\s*)?"
    r"|[^，。\s]{0,14}(?:社|报|報|网|網)[^，。\s]{0,16}?[电電讯訊](?:\s*[（(][^）)]{1,24}[）)])?\s*)"
)
TAIL = re.compile(r"(?:이?라(?:고|며|면서)|고|며|면서도?)(?=\s)")  # Korean, with a space before it


@dataclass(frozen=True, slots=True)
class Run:
    """Words between marks: `[outer, after)` with the marks, spans the words of the whole quotation without them.

    quoted: whether it is known for a quotation, or long enough to be no title or name.
    """

    outer: int
    after: int
    spans: tuple[Span, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence `[start, end)` of a text. masked: its words, those between marks blotted out (same length); runs: what those
    say, in order; heading: whether it is one."""

    text: str
    start: int
    end: int
    masked: str
    runs: tuple[Run, ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What an engine reads in a line, all offsets in its masked words: content, cue and mention as in `Said`; opens: the content is
    what the next line says between marks ("he spoke as follows."); closes: what the line before says ("..." she said.); goes_on:
    the next reading of the line is the rest of what is said."""

    content: tuple[int, int]
    cue: tuple[int, int] | None
    mention: tuple[int, int] | None
    opens: bool = False
    closes: bool = False
    goes_on: bool = False


def lines(document: Document, segments: Sequence[Segment], found: Sequence[Quotation | Found]) -> Iterator[Line]:
    """The sentences and headings of a document; one that a stop between marks cut in two is joined again."""
    text = document.text
    runs = _runs(document, found)
    ends = [r.after for r in runs]
    parts = sorted((s.start, s.end, s.kind == "heading") for s in segments if s.parent is None and s.kind != "clause")
    at = 0
    while at < len(parts):
        start, end, heading = parts[at]
        at += 1
        while at < len(parts) and "\n" not in text[end : parts[at][0]] and _inside(text, runs, ends, end, parts[at][0]):
            end = parts[at][1]
            at += 1
        first = bisect_left(ends, start + 1)
        last = first
        masked, done = [], start
        while last < len(runs) and runs[last].outer < end:
            begin, stop = max(runs[last].outer, start), min(runs[last].after, end)
            masked.append(text[done:begin] + BLOT * (stop - begin))
            done = stop
            last += 1
        masked.append(text[done:end])
        plain = DATELINE.sub(lambda m: " " * len(m.group()), "".join(masked), count=1)
        yield Line(text, start, end, plain, tuple(runs[first:last]), heading)


def _inside(text: str, runs: Sequence[Run], ends: Sequence[int], stop: int, following: int) -> bool:
    """Whether a sentence that ends at `stop` ends between marks, or behind them and before the particle that quotes them."""
    index = bisect_left(ends, stop)
    if index < len(runs) and runs[index].after <= following:
        return TAIL.match(text, following) is not None
    return index < len(runs) and runs[index].outer < stop and following < runs[index].after


def _runs(document: Document, found: Sequence[Quotation | Found]) -> list[Run]:
    spans = {s.start: f.spans for f in found for s in f.spans}
    known = {s.start for f in found if f.form != "words" for s in f.spans}
    text = document.text
    out = []
    for m in top_level(marked(document, cues_for(document.language))):
        inner = trimmed(text, m.start, m.end)
        out.append(
            Run(
                m.outer,
                m.after,
                spans.get(inner[0], (Span(*inner),) if inner[0] < inner[1] else ()),
                inner[0] in known or words(text[inner[0] : inner[1]]) >= SPOKEN_WORDS,
            )
        )
    return out


@lru_cache(maxsize=16)
def tables(language: str) -> dict[str, tuple[str, ...]]:
    """The word lists by which a language's sentences are read here: table `reading` of its cue file."""
    data = cue_file(language).get("reading", {})
    return {name: tuple(w.replace("_", " ") for entry in listed for w in entry.split()) for name, listed in data.items()}


def any_of(language: str, *names: str) -> str:
    """A pattern for any word of these lists, the longest first, without a group; matches nothing where they are empty."""
    found = {w for name in names for w in tables(language).get(name, ())}
    return "(?:" + "|".join(re.escape(w) for w in sorted(found, key=lambda w: (-len(w), w))) + ")" if found else NEVER.pattern


@dataclass(frozen=True, slots=True)
class Source:
    """An according-phrase (`Xによると`, `X에 따르면`): whom it names, its cue, where it ends; agency: it is a credit."""

    mention: tuple[int, int]
    cue: tuple[int, int]
    end: int
    agency: bool


def behind_narration(s: str, start: int, end: int, narrated: re.Pattern[str]) -> int:
    """Where the marked words begin that end the content, where what stands before them only tells of the saying (`narrated`): a
    clause joined on, a place, an addressee (`会議を開き、「...」`, `회의를 열고 “...”`); a part of the reported clause stays."""
    if s[end - 1] != BLOT:
        return start
    begin = end
    while begin > start and s[begin - 1] == BLOT:
        begin -= 1
    return begin if narrated.search(s, start, begin) else start
