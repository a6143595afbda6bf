"""What of the source the report left out, at three levels, and in the order of what weighs most.

Links say which letters of the source are used; what no link uses is left out. Neighbouring sentences that are left out whole
are one passage; of a sentence used in part, the parts that say something are phrases. The order is that of `align.weight`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from headwater.align.passages import trimmed
from headwater.align.weight import Points, Signs, Told, names, signs_for, told, weigh
from headwater.model import Block, Document, Omission, Segment, Span
from headwater.text.dates import find
from headwater.text.numbers import figures
from headwater.text.overlaps import Overlaps
from headwater.text.scripts import script_language
from headwater.text.segments import SILENT, flat
from headwater.text.tokens import content, tokens

_OPENERS, _CLOSERS = "([“«「『《（", ")]”»」』》）"
Said = Callable[[Segment | Span], bool]
_FREE = re.compile(rb"\0+")  # characters that are not taken
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")  # scripts whose words are not parted by blanks


@dataclass(frozen=True, slots=True)
class Grain:
    """How little may be called an omission, and how long one may be."""

    edge_letters: int = 3  # a link that reaches this far into a sentence uses an edge of it and nothing that it says
    clause_words: int = 2  # content words of a left-out clause: one alone is "however" or "he said"
    scrap_words: int = (
        3  # content words of a piece that is no whole clause: where a link ends in one, a word more or less is chance
    )
    passage_chars: int = 1500  # a longer passage is parted where a paragraph ends: a place to read, not a page
    inner_chars: int = 40  # a phrase inside a linked passage is a date or an amount, not half of a sentence
    inner_least: int = (
        100  # figures of fewer digits are often written as words ("forty"): that their digits are missing says nothing
    )


@dataclass(frozen=True, slots=True)
class _Left:
    """A part left out: `[start, end)` of the source, its kind, and its sentences as one line each."""

    start: int
    end: int
    kind: str
    lines: str


def omissions(
    source: Document,
    segments: Sequence[Segment],
    clauses: Sequence[Segment],
    used: Sequence[Span],
    said: Said | None = None,
    *,
    pairs: Sequence[tuple[Span, str]] = (),
    report: str = "",
    settings: Grain | None = None,
    points: Points | None = None,
    doc: str | None = None,
) -> tuple[Omission, ...]:
    """What no link uses of the source, what weighs most first; equal weights in the source's order.

    segments: the source's sentences and headings in reading order. clauses: theirs, with `parent`; a sentence of one clause
    may have none. used: the source spans of all links, in any order, overlapping or not. said: whether the report says a part
    all the same (a source says a thing twice, and is linked at one of the places); asked with a segment, or with a span
    inside one. pairs: a linked source span, and the text of the report passages linked to it where it is of the same
    language: a date or an amount of the span that those have lost is a phrase too. report: the report's text in whatever
    language: its names and figures are told. doc: the source's id where it is not the only source.

    No omission overlaps another, or holds a letter of furniture, or one that is used (phrases from `pairs` aside).
    """
    found = weighed(source, segments, clauses, used, said, pairs=pairs, report=report, settings=settings, points=points, doc=doc)
    return tuple(omission for _, omission in found)


def weighed(
    source: Document,
    segments: Sequence[Segment],
    clauses: Sequence[Segment],
    used: Sequence[Span],
    said: Said | None = None,
    *,
    pairs: Sequence[tuple[Span, str]] = (),
    report: str = "",
    settings: Grain | None = None,
    points: Points | None = None,
    doc: str | None = None,
) -> tuple[tuple[float, Omission], ...]:
    """The `omissions` with the weight of each, so that those of several sources can be put in one order."""
    grain, points = settings or Grain(), points or Points()
    page = _Page(source, used)
    left = _unused(page, segments, clauses, said, grain)
    left.extend(_lost(source, left, pairs, grain))
    linked = "\n".join(source.text[s.start : s.end] for s in used)
    known = told(linked, source.text, report or "\n".join(text for _, text in pairs))
    found = [_judged(part, source.language, known, points, doc) for part in left]
    return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1].start)))


def _judged(part: _Left, language: str | None, known: Told, points: Points, doc: str | None) -> tuple[float, Omission]:
    weight = weigh(part.lines, language, known, points=points)
    score, reasons = weight.score, weight.reasons
    if part.kind == "passage":
        score, reasons = score + points.passage, (*reasons, "whole_passage")
    elif part.kind == "phrase":
        score, reasons = score + points.part, (*reasons, "part_of_a_linked_sentence")
    return score, Omission(part.start, part.end, part.kind, reasons, doc)


def _unused(page: _Page, segments: Sequence[Segment], clauses: Sequence[Segment], said: Said | None, grain: Grain) -> list[_Left]:
    """What no link uses, in reading order."""
    own: dict[int, list[Segment]] = {}
    for clause in clauses:
        if clause.parent is not None:
            own.setdefault(clause.parent, []).append(clause)
    left: list[_Left] = []
    run: list[tuple[Span, int]] = []  # neighbouring pieces of sentences left out whole, with their blocks
    for index, segment in enumerate(segments):
        whole = page.is_unused(segment, grain.edge_letters) and not (said and said(segment))
        if segment.kind == "heading" or not whole:
            left.extend(_passages(page, run, grain))
            run = []
        if whole:
            for piece in page.free(segment.start, segment.end):
                if run and not page.is_free(run[-1][0].end, piece.start):
                    left.extend(_passages(page, run, grain))
                    run = []
                run.append((piece, segment.block))
        elif page.is_used(segment):
            left.extend(_phrases(page, segment, own.get(index, []), grain, said))
    left.extend(_passages(page, run, grain))
    return left


def _lost(source: Document, left: Sequence[_Left], pairs: Sequence[tuple[Span, str]], grain: Grain) -> Iterator[_Left]:
    """The dates and amounts that the report lost inside linked passages; each once, and none that is left out anyway."""
    away = Overlaps(left, lambda part: (part.start, part.end))
    texts = Overlaps(pairs, lambda pair: (pair[0].start, pair[0].end))
    told: list[Span] = []  # already, in a linked passage that overlaps this one
    for start, end in sorted({(span.start, span.end) for span, _ in pairs}):
        # what one linked passage of the report lost, another may give
        text = "\n".join(text for _, text in texts.touching(start, end))
        told = [span for span in told if span.end > start]
        for inner in _lost_inside(source.text[start:end], text, source.language, grain):
            place = Span(start + inner.start, start + inner.end)
            if not away.touching(place.start, place.end) and not any(s.start < place.end and place.start < s.end for s in told):
                told.append(place)
                yield _Left(place.start, place.end, "phrase", source.text[place.start : place.end])


class _Page:
    """The source's text with what is taken of it: by links, and by furniture that has letters."""

    def __init__(self, source: Document, used: Sequence[Span]) -> None:
        self.text = source.text
        self.language = source.language
        self.silent: list[Block] = sorted((b for b in source.blocks if b.kind in SILENT), key=lambda b: b.start)
        self._starts = [b.start for b in self.silent]
        # for each character, whether a link uses it, or it is page and not text: what no omission may hold
        self._used, self._taken = bytearray(len(self.text)), bytearray(len(self.text))
        for span in used:
            size = max(0, min(span.end, len(self.text)) - span.start)
            self._used[span.start : span.start + size] = self._taken[span.start : span.start + size] = b"\1" * size
        for block in self.silent:
            # a separator without letters inside a sentence ("fue, ,  l") is read over, and does not part what stands around it
            if any(c.isalnum() for c in self.text[block.start : block.end]):
                self._taken[block.start : block.end] = b"\1" * (block.end - block.start)

    def _letters(self, start: int, end: int) -> list[int]:
        return [i for i in range(start, end) if self.text[i].isalnum()]

    def is_unused(self, segment: Segment, edge: int) -> bool:
        """Whether links use none of its letters, or no more than `edge` of many."""
        if not self._touches(segment):
            return any(c.isalnum() for c in self.text[segment.start : segment.end])
        letters = self._letters(segment.start, segment.end)
        touched = sum(self._used[i] for i in letters)
        return touched < len(letters) and touched <= min(edge, len(letters) // 4)

    def is_used(self, segment: Segment) -> bool:
        return self._touches(segment) and any(self._used[i] for i in self._letters(segment.start, segment.end))

    def _touches(self, segment: Segment) -> bool:
        """Whether a link uses any character of it: most of a long source is far from all links."""
        return 1 in self._used[segment.start : segment.end]

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing of `[start, end)` is taken."""
        return 1 not in self._taken[start:end]

    def free(self, start: int, end: int) -> Iterator[Span]:
        """The stretches of `[start, end)` that are not taken, in whole words and without white space at their edges."""
        for m in _FREE.finditer(self._taken, start, end):
            a, b = m.span()
            while a < b and (self.text[a].isspace() or self._is_inside_word(a)):
                a += 1
            while a < b and (self.text[b - 1].isspace() or self._is_inside_word(b)):
                b -= 1
            if any(c.isalnum() for c in self.text[a:b]):
                yield Span(a, b)

    def _is_inside_word(self, at: int) -> bool:
        """Whether letters stand on both sides, in a script whose words are parted by blanks."""
        around = self.text[at - 1 : at + 1] if at else ""
        return len(around) == 2 and around.isalnum() and not _UNSPACED.search(around)

    def line(self, start: int, end: int) -> str:
        """The words of a span as one line, furniture taken out."""
        inner = self.silent[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        gaps = [b for b in inner if b.end <= end]
        return " ".join((flat(self.text, start, end, gaps).text if gaps else self.text[start:end]).split())


# Sentences and passages


def _passages(page: _Page, run: list[tuple[Span, int]], grain: Grain) -> Iterator[_Left]:
    """Neighbouring sentences left out whole as one passage, or as several of a handy size."""
    for group in _handy(run, grain.passage_chars):
        lines = "\n".join(page.line(s.start, s.end) for s in group)
        yield _Left(group[0].start, group[-1].end, "passage" if len(group) > 1 else "sentence", lines)


def _handy(run: list[tuple[Span, int]], longest: int) -> Iterator[list[Span]]:
    """Groups of at most `longest` characters, parted between paragraphs; inside one only where it is longer by itself."""
    group: list[Span] = []
    for _, members in groupby(run, key=lambda pair: pair[1]):
        paragraph = [span for span, _ in members]
        if group and paragraph[-1].end - group[0].start > longest:
            yield group
            group = []
        for span in paragraph:
            if group and span.end - group[0].start > longest:
                yield group
                group = []
            group.append(span)
    if group:
        yield group


# Phrases of a sentence that is used in part


def _phrases(page: _Page, sentence: Segment, clauses: list[Segment], grain: Grain, said: Said | None) -> Iterator[_Left]:
    """The parts of a partly used sentence that no link uses and that say something."""
    for stretch in page.free(sentence.start, sentence.end):
        span = _bare(page.text, stretch)
        if said and said(span):
            continue
        line = page.line(span.start, span.end)
        has_clause = any(span.start <= c.start and c.end <= span.end for c in clauses)
        if _says_something(line, page.language, grain, has_clause):
            yield _Left(span.start, span.end, "phrase", line)


def _bare(text: str, stretch: Span) -> Span:
    """The stretch without marks at its edges, but for the closing mark of the sentence and brackets and quotation marks."""
    start, end = trimmed(text, stretch.start, stretch.end)
    while start > stretch.start and text[start - 1] in _OPENERS:
        start -= 1
    while end < stretch.end and text[end] in _CLOSERS:
        end += 1
    return Span(start, min(end, stretch.end))


def _says_something(line: str, language: str | None, grain: Grain, has_clause: bool) -> bool:
    code = language or script_language(line)
    found = content(tokens(line), code)
    words = sum(0.5 if _UNSPACED.match(t.form) else 1.0 for t in found)
    if words >= (grain.clause_words if has_clause else grain.scrap_words) or figures(line):
        return True
    return has_clause and bool(names(line, code))


# Dates and amounts lost inside a linked passage

# marks between which a remark stands by itself
_MARKS = r",;:()\[\]\"“”„«»–—،、，；：（）「」"
_APART = re.compile(rf"[{_MARKS}]")
_AMOUNT = re.compile(r"(?<![\w.,:-])[$€£¥]?\d[\d.,\u00a0\u202f]*\d(?:\s?[%€$°])?(?![\w:-])")  # 13:50 is a time


def _lost_inside(source: str, report: str, language: str | None, grain: Grain) -> Iterator[Span]:
    """Dates and amounts of a linked source passage that the report's words for it have lost, each with the preposition before it.

    Careful: nothing where the report gives a figure or date of its own (a change, then, not an omission), or a day in words; an
    amount counts where it stands between marks, or with a preposition before it and a mark or preposition behind its noun.
    """
    code = (language or script_language(source)).split("-")[0]
    signs = signs_for(code)
    if figures(report) - figures(source):
        return
    reported = {d.iso for d in find(report, code)}
    dates = find(source, code)
    has_day = signs.days.search(report) is not None
    for date in dates:
        if not reported and not has_day and not figures(source[date.start : date.end]) & figures(report):
            yield from _phrase_around(source, date.start, date.end, signs, grain)
    for m in _AMOUNT.finditer(source):
        if any(d.start < m.end() and m.start() < d.end for d in dates) or not figures(m[0]) or figures(m[0]) & figures(report):
            continue
        if int(re.sub(r"\D", "", m[0])) >= grain.inner_least:
            yield from _phrase_around(source, m.start(), m.end(), signs, grain)


def _phrase_around(text: str, start: int, end: int, signs: Signs, grain: Grain) -> Iterator[Span]:
    """The phrase that a date or amount makes with its preposition and noun, or the remark between marks that it stands in."""
    left = max((m.end() for m in _APART.finditer(text, 0, start)), default=0)
    closing = _APART.search(text, end)
    right = closing.start() if closing else len(text)
    remark = text[left:right]
    if left > 0 and closing and len(remark.strip()) <= grain.inner_chars:
        yield Span(left + len(remark) - len(remark.lstrip()), right - len(remark) + len(remark.rstrip()))
        return
    before = signs.preposition_before.search(text, left, start)
    if not before:
        return
    behind = signs.preposition.search(text, end, right)
    stop = behind.start() if behind else right
    span = Span(before.start(), stop - len(text[end:stop]) + len(text[end:stop].rstrip(" .!?\n")))
    if span.end - span.start <= grain.inner_chars:
        yield span
