"""One source against many reports, as an apparatus: for each sentence of the source what each report made of it.

The name is of editions: the apparatus of a text tells beneath each line how the witnesses have it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.export.rows import rows
from headwater.model import Comparison, Document, Link, Quotation, Record, Span
from headwater.text.overlaps import Overlaps
from headwater.text.segments import segments

TOLD = 1 / 4  # of the letters of a sentence that a link has to have, for the sentence to count as taken: less is a name or a number


@dataclass(frozen=True, slots=True)
class Taken(Record):
    """What a report made of a sentence. row: the id of its comparison's row. above: the same link has the sentence before, too.

    quotations: those whose words lie in the link.
    """

    link: Link
    row: str
    above: bool
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Line(Record):
    """A sentence or heading of the source, or several in a row that nobody took. taken: by each report, in their order."""

    start: int
    end: int
    kind: str
    sentences: int
    taken: tuple[tuple[Taken, ...], ...]

    @property
    def by(self) -> int:
        """How many reports took it."""
        return sum(bool(t) for t in self.taken)


@dataclass(frozen=True, slots=True)
class Apparatus(Record):
    """lines: in the source's order. everyone, nobody, sentences: how many sentences all reports took, none took, there are."""

    source: Document
    reports: tuple[Document, ...]
    lines: tuple[Line, ...]
    everyone: int
    nobody: int
    sentences: int

    def to_dict(self) -> dict[str, object]:
        return {
            "schema": "headwater.apparatus/1", "source": self.source.to_dict(), "reports": [d.to_dict() for d in self.reports],
            "sentences": self.sentences, "everyone": self.everyone, "nobody": self.nobody,
            "lines": [x.to_dict() for x in self.lines],
        }  # fmt: skip


def apparatus(comparisons: Sequence[Comparison]) -> Apparatus:
    """Of comparisons of several reports with the same source, in the order in which the reports are to stand."""
    source = comparisons[0].source
    whole = [s for s in segments(source) if s.kind != "clause" and any(c.isalnum() for c in source.text[s.start : s.end])]
    columns = [list(_column(c, [Span(s.start, s.end) for s in whole])) for c in comparisons]
    lines = [Line(s.start, s.end, s.kind, 1, tuple(column[i] for column in columns)) for i, s in enumerate(whole)]
    everyone, nobody = sum(x.by == len(comparisons) for x in lines), sum(x.by == 0 for x in lines)
    return Apparatus(source, tuple(c.report for c in comparisons), tuple(_gathered(lines)), everyone, nobody, len(lines))


def _column(comparison: Comparison, sentences: Sequence[Span]) -> Iterator[tuple[Taken, ...]]:
    """For each sentence what one report made of it."""
    spans = [(span, link) for link in comparison.links for span in link.source]
    touching = Overlaps(spans, lambda one: (one[0].start, one[0].end))
    at = {link.id: row.id for row in rows(comparison) for link in row.links}
    before: set[str] = set()
    for sentence in sentences:
        found: dict[str, Link] = {}
        for span, link in touching.touching(sentence.start, sentence.end):
            shared = min(span.end, sentence.end) - max(span.start, sentence.start)
            if shared >= TOLD * (sentence.end - sentence.start) or shared == span.end - span.start:
                found[link.id] = link
        yield tuple(
            Taken(x, at[x.id], x.id in before, tuple(q for q in comparison.quotations if x.id in q.links)) for x in found.values()
        )
        before = set(found)


def _gathered(lines: Sequence[Line]) -> Iterator[Line]:
    """Sentences in a row that nobody took as one line."""
    held: Line | None = None
    for line in lines:
        if line.by == 0 and line.kind != "heading":
            held = line if held is None else Line(held.start, line.end, held.kind, held.sentences + 1, held.taken)
            continue
        if held is not None:
            yield held
            held = None
        yield line
    if held is not None:
        yield held
