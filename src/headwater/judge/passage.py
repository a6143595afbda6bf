"""A passage of a document as the judge reads it, and two of them side by side: which places answer each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from headwater.align.collation import Cell
from headwater.model import Document, Span
from headwater.text.tokens import Token, function_words, tokens

Range = tuple[int, int]  # half-open token positions

# Characters of a document that is looked at whole for what is known of a name or a number, and the grid for longer ones: at least
# a block on either side of a passage is looked at, a few paragraphs, as `judge.nearby` does for quotations.
WHOLE = 60_000
BLOCK = 2_000

# Words behind and before a place that may stand for it where its own words have no counterpart.
REACH = 3


@dataclass(frozen=True)
class Passage:
    """Spans of a document in reading order, and their tokens (offsets into the document).

    alone: no other passage of the document is asked for, so that it is not read whole for this one (`judge.nearby`).
    """

    document: Document
    spans: tuple[Span, ...]
    tokens: tuple[Token, ...]
    alone: bool = False

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1, without a region."""
        return self.document.language.split("-")[0] if self.document.language else None

    @property
    def text(self) -> str:
        """The text of the spans."""
        return " ".join(self.document.text[s.start : s.end] for s in self.spans)

    @property
    def around(self) -> tuple[str, int]:
        """The text that the passage stands in and where it begins: the document, or of a long one whole blocks of it."""
        text = self.document.text
        if len(text) <= WHOLE:
            return text, 0
        if not self.spans:
            return "", 0
        # On a grid, so that passages beside each other ask about the same text and it is read once.
        first = max(0, self.spans[0].start // BLOCK - 1) * BLOCK
        return text[first : (self.spans[-1].end // BLOCK + 2) * BLOCK], first

    @cached_property
    def light(self) -> frozenset[str]:
        """The grammar words of its language."""
        return function_words(self.language)

    def span(self, at: Range) -> Span:
        """Of a range of tokens that is not empty."""
        return Span(self.tokens[at[0]].start, self.tokens[at[1] - 1].end)

    def words(self, at: Range) -> str:
        """The text of a range of tokens, as it stands."""
        return self.document.text[self.tokens[at[0]].start : self.tokens[at[1] - 1].end] if at[1] > at[0] else ""

    def within(self, start: int, end: int) -> Range:
        """The tokens that share a character with `[start, end)` of the document."""
        inside = [k for k, t in enumerate(self.tokens) if t.start < end and start < t.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def part(self, at: Range) -> Passage:
        """The passage of a range of its tokens alone."""
        kept = self.tokens[at[0] : at[1]]
        if not kept:
            return Passage(self.document, (), ())
        start, end = kept[0].start, kept[-1].end
        inside = (Span(max(s.start, start), min(s.end, end)) for s in self.spans if s.start < end and start < s.end)
        return Passage(self.document, tuple(inside), kept)


def passage(document: Document, spans: Sequence[Span]) -> Passage:
    """The passage that `spans` make, in reading order."""
    ordered = tuple(sorted(Span(s.start, s.end) for s in spans))
    return Passage(document, ordered, tuple(t for s in ordered for t in tokens(document.text, s.start, s.end)))


@dataclass(frozen=True)
class Collated:
    """Two passages and their collation."""

    report: Passage
    source: Passage
    cells: tuple[Cell, ...]

    @cached_property
    def there(self) -> dict[int, int]:
        """Report token -> the source token that it stands for."""
        return {
            c.report[0] + k: min(c.source[0] + k, c.source[1] - 1)
            for c in self.cells
            if c.how in ("same", "form", "related")
            for k in range(c.report[1] - c.report[0])
        }

    @cached_property
    def back(self) -> dict[int, int]:
        """Source token -> the report token that stands for it."""
        drawn = (c for c in self.cells if c.relation == "contraction")
        behind = {j: c.report[0] for c in drawn for j in range(*c.source)}
        return behind | {j: i for i, j in self.there.items()}

    @cached_property
    def firm(self) -> tuple[set[int], set[int]]:
        """The tokens of the report and of the source whose counterpart says the same: the same word, a form or a synonym of it."""
        kept = [c for c in self.cells if c.how in ("same", "form") or c.relation in ("synonym", "derived")]
        return {k for c in kept for k in range(*c.report)}, {k for c in kept for k in range(*c.source)}

    @cached_property
    def alignment(self) -> float:
        """The share of both passages' content words whose counterpart says the same, 0 to 1."""
        weighed = [{k for k, t in enumerate(side.tokens) if t.form not in side.light} for side in (self.report, self.source)]
        return sum(len(w & f) for w, f in zip(weighed, self.firm, strict=True)) / max(1, sum(map(len, weighed)))

    @cached_property
    def across(self) -> bool:
        """Whether the two are in different languages, so that words cannot be held against each other."""
        return None not in (self.report.language, self.source.language) and self.report.language != self.source.language

    def apart(self, report: Range, source: Range) -> int:
        """How many tokens lie between a source range and the place where the report's range would stand in the source.

        0: the ranges answer each other (they have a pair, or face each other). Large where nothing near them is paired.
        """
        if any(source[0] <= self.there.get(i, -1) < source[1] for i in range(*report)):
            return 0
        return min(_gap(_places(self.there, report), source), _gap(_places(self.back, source), report))

    def guess(self, report: Range) -> list[int]:
        """Where in the source a report range without a counterpart would stand: behind, or before, its neighbours' counterparts."""
        return [p for p in _places(self.there, report) if 0 <= p < len(self.source.tokens)]

    def place(self, report: Range) -> Range:
        """The source tokens that a report range answers to: its counterparts, or the gap that it faces; empty without one."""
        return _counterparts(self.there, self.cells, report, "report", "source")

    def place_back(self, source: Range) -> Range:
        """The report tokens that a source range answers to."""
        return _counterparts(self.back, self.cells, source, "source", "report")


def _places(there: dict[int, int], at: Range) -> list[int]:
    """Where on the other side a range would stand: from its own pairs, or its nearest paired neighbours on either hand."""
    own = [there[i] for i in range(*at) if i in there]
    if own:
        return own
    before = next((there[i] + (at[0] - i) for i in range(at[0] - 1, at[0] - 1 - REACH, -1) if i in there), None)
    behind = next((there[i] - (i - at[1] + 1) for i in range(at[1], at[1] + REACH) if i in there), None)
    return [p for p in (before, behind) if p is not None]


def _gap(places: list[int], other: Range) -> int:
    return min((max(0, other[0] - p, p - other[1] + 1) for p in places), default=99)


def _counterparts(there: dict[int, int], cells: Sequence[Cell], at: Range, one: str, other: str) -> Range:
    own = [there[i] for i in range(*at) if i in there]
    if own:
        return min(own), max(own) + 1
    for c in cells:
        mine, theirs = getattr(c, one), getattr(c, other)
        if c.how == "other" and mine[0] <= at[0] < mine[1]:
            return (int(theirs[0]), int(theirs[1]))
    return 0, 0
