"""What is worked out of one text before it is held against another: its parts, its passages, and what is known of each; once for
each text and what it is compared with.

Where a report and a source share wording, their clauses may end where that begins or ends; what a report says of who said a thing
is no content of its own, unless the source says it likewise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from headwater.align.anchors import Alike, Copy, copied, seams
from headwater.align.contents import Contents, contents
from headwater.align.meaning import SHORTLIST
from headwater.align.passages import SENTENCE, Passages, behind, cut, passages, split
from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes import finding
from headwater.quotes.attribution import reported
from headwater.quotes.attribution.alike import attributes_alike
from headwater.settings import Settings
from headwater.text import kept
from headwater.text.clauses import Sizes, pieces
from headwater.text.encoder import Encoder, Vectors
from headwater.text.numbers import figures
from headwater.text.overlaps import Overlaps
from headwater.text.remembered import remembered
from headwater.text.segments import plain, reading, segments
from headwater.text.tokens import wording

_MAY_COUNT = re.compile(r"[^\x00-/:-\x7f]")  # a figure, or a character of another alphabet that may be one


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Passages (by number) that may count as another line, and the vectors of these lines (n, d)."""

    rows: tuple[int, ...] = ()
    vectors: Vectors = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    def part(self, first: int, last: int) -> Otherwise:
        """Of the passages `[first, last)` alone, counted from the first of them."""
        here = [k for k, row in enumerate(self.rows) if first <= row < last]
        return Otherwise(tuple(self.rows[k] - first for k in here), self.vectors[here])


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is worked out of one text: its parts, its passages, and for each passage its vector, content words and figures.

    whole: sentences with the attribution that was cut from them; turned: what is told indirectly, in the words of the speaker.
    """

    document: Document
    segments: tuple[Segment, ...]
    clauses: tuple[Segment, ...]
    passages: Passages
    vectors: Vectors
    words: Contents
    figures: tuple[frozenset[str], ...]
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[reported.Attribution, ...] = ()
    whole: Otherwise = Otherwise()
    turned: Otherwise = Otherwise()

    def part(self, first: int, last: int) -> Prepared:
        """The same with the passages `[first, last)` alone."""
        if (first, last) == (0, len(self.passages)):
            return self
        passages, vectors = self.passages.part(first, last), self.vectors[first:last]
        words, figures = self.words.part(first, last), self.figures[first:last]
        whole, turned = self.whole.part(first, last), self.turned.part(first, last)
        return replace(self, passages=passages, vectors=vectors, words=words, figures=figures, whole=whole, turned=turned)


@dataclass(frozen=True, slots=True)
class Shared:
    """The wording that a report and a source share: where it begins or ends inside sentences of either (clauses may end there
    too), and what the report has copied."""

    report: tuple[int, ...] = ()
    source: tuple[int, ...] = ()
    copies: tuple[Copy, ...] = ()


@remembered
def shared(report: Document, source: Document) -> Shared:
    """What two texts of one language share; nothing across two."""
    if report.language != source.language:
        return Shared()
    alike = Alike(wording(report.text), wording(source.text))
    spans, origins = ([(s.start, s.end) for s in segments(d)] for d in (report, source))
    return Shared(
        report=tuple(sorted(set(seams(alike, spans, origins)))),
        source=tuple(sorted(set(seams(alike.turned(), origins, spans)))),
        copies=tuple(copied(alike, spans, origins)),
    )


def source_for(
    report: Document, document: Document, encoder: Encoder, settings: Settings, *, quotations: bool = False
) -> Prepared:  # fmt: skip
    """A source, ready for a report. quotations: whether those of the report, if it has any, will be looked for in it."""
    asked = quotations and bool(_said(report)[0])
    return _kept_source(document, encoder, settings, shared(report, document).source, asked)


def report_for(sources: Sequence[Prepared], document: Document, encoder: Encoder, settings: Settings) -> Prepared:
    """A report, ready for its sources."""
    documents = [s.document for s in sources]
    same = tuple(sorted(_same_words(document, documents)))
    mine = _kept_report(document, encoder, settings, _edges(document, documents), same)
    return _settled(mine, sources, encoder, settings)


def _settled(mine: Prepared, sources: Sequence[Prepared], encoder: Encoder, settings: Settings) -> Prepared:
    """The report with the attributions back in those sentences that are closer to a source with them.

    A source that is itself a report attributes likewise, and then the attribution comes from there.
    """
    theirs, documents = np.concatenate([s.vectors for s in sources]), [s.document for s in sources]
    rows = list(mine.whole.rows)
    if not rows or not len(theirs):
        return mine
    cosines = mine.whole.vectors @ theirs.T
    with_them, without = cosines.max(axis=1), (mine.vectors[rows] @ theirs.T).max(axis=1)
    lines = [line for s in sources for line in s.passages.texts]
    own = Overlaps(mine.attributions, lambda a: (a.start, a.end))
    same = _same_words(mine.document, documents)
    for i, near, gained in zip(rows, cosines.argmax(axis=1).tolist(), (with_them - without).tolist(), strict=True):
        whole = mine.segments[mine.passages.atoms[int(mine.passages.runs[i, 0])].sentence]
        said = (mine.document.text[a.start : a.end] for a in own.touching(whole.start, whole.end))
        if gained > settings.joining.closer or (
            gained > 0 and any(attributes_alike(words, lines[near], mine.document.language) for words in said)
        ):
            same.add((whole.start, whole.end))
    return _kept_report(mine.document, encoder, settings, _edges(mine.document, documents), tuple(sorted(same)))


def _edges(report: Document, sources: Sequence[Document]) -> tuple[int, ...]:
    """Where the report's clauses may end for the wording that it shares with a source."""
    return tuple(sorted({e for one in sources for e in shared(report, one).report}))


def _same_words(report: Document, sources: Sequence[Document]) -> set[tuple[int, int]]:
    """The report's spans that a source has word for word."""
    return {(copy.report.start, copy.report.end) for one in sources for copy in shared(report, one).copies}


@remembered
def _kept_source(document: Document, encoder: Encoder, settings: Settings, edges: tuple[int, ...], asked: bool) -> Prepared:
    """asked: whether quotations will be looked for in it."""
    return _prepared(document, encoder, settings, edges, attributions=None, beside=_sentences(document, encoder) if asked else [])


@remembered
def _kept_report(
    document: Document, encoder: Encoder, settings: Settings, edges: tuple[int, ...], same: tuple[tuple[int, int], ...]
) -> Prepared:
    """edges, same: of `shared`. An attribution that a source has word for word is the source's own, not the report's."""
    quotations, attributions = _said(document)
    told = Overlaps(same, lambda span: span)
    own = tuple(a for a in attributions if not any(_inside(document.text, a, *span) for span in told.touching(a.start, a.end)))
    return replace(_prepared(document, encoder, settings, edges, attributions=own), quotations=quotations)


@remembered
def _said(document: Document) -> tuple[tuple[Quotation, ...], tuple[reported.Attribution, ...]]:
    """Whom the report quotes, and the words in which it says so: asked again where attributions go back to their sentences."""
    parts = segments(document)
    quotations = finding.quotations(document, parts)
    return quotations, tuple(reported.attributions(document, parts, quotations))


def _inside(text: str, attribution: reported.Attribution, first: int, last: int) -> bool:
    """Whether the attribution, its edges without marks, lies in `[first, last)` and is not all of it."""
    start, end = attribution.start, attribution.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return first <= start and end <= last and last - first > end - start


def _prepared(
    document: Document,
    encoder: Encoder,
    settings: Settings,
    edges: tuple[int, ...],
    *,
    attributions: tuple[reported.Attribution, ...] | None,
    beside: Sequence[str] = (),
) -> Prepared:
    """edges: where clauses may end beside those that grammar shows. attributions: None for a source, whose words all count. beside:
    lines that the encoder will be asked for again."""
    parts = segments(document)
    mine = _clauses(document, settings.sizes)
    away = sorted(Span(a.start, a.end) for a in attributions or ())
    atoms = cut(split(mine, behind(edges, away, document.text)), away, document.text)
    headings = {i for i, s in enumerate(parts) if s.kind == "heading"}
    found = passages(atoms, reading(document), settings.reach, joined=attributions is None, headings=headings)
    whole = _whole_sentences(document, parts, found) if attributions else {}
    turned = _turned(document, found) if attributions is not None else {}
    # at one go: what lines of one text have in common is encoded once
    lines = [*found.texts, *whole.values(), *turned.values()]
    vectors, of_whole, of_turned, _ = np.split(
        kept.vectors(encoder, [*lines, *beside], document.text_sha256), [len(found), len(found) + len(whole), len(lines)]
    )
    return Prepared(
        document=document,
        segments=parts,
        clauses=mine,
        passages=found,
        vectors=vectors,
        words=contents(document, found),
        figures=tuple(figures(line) if _MAY_COUNT.search(line) else frozenset() for line in found.texts),
        attributions=attributions or (),
        whole=Otherwise(tuple(whole), of_whole),
        turned=Otherwise(tuple(turned), of_turned),
    )


def _sentences(document: Document, encoder: Encoder) -> list[str]:
    """The sentences of a short source, which quotations that its words do not find are held against (`align.meaning`): beside the
    passages, of which they are made, the encoder has them in a sixth of the time that they take alone."""
    parts = segments(document)
    if len(parts) > SHORTLIST or not getattr(encoder, "keeps", False):
        return []
    return [plain(document, s.start, s.end) for s in parts]


def _turned(document: Document, found: Passages) -> dict[int, str]:
    """The passages that indirect speech is told in, turned direct: their source may have them so."""
    known = _turned_lines(document)
    for line in found.texts:
        if line not in known:
            known[line] = reported.turned_direct(line, document.language or "")
    return {i: direct for i, line in enumerate(found.texts) if (direct := known[line])}


@remembered
def _turned_lines(document: Document) -> dict[str, str | None]:  # noqa: ARG001 - one for each
    """The lines of a document that were looked at, turned direct; held against another source it is cut into nearly the same."""
    return {}


@remembered
def _clauses(document: Document, sizes: Sizes) -> tuple[Segment, ...]:
    """The clauses that grammar shows, wherever those that a source shows lie."""
    return pieces(document, segments(document), sizes)


def _whole_sentences(document: Document, parts: Sequence[Segment], found: Passages) -> dict[int, str]:
    """The sentences (by passage) that lost an attribution, as they stand: a source that is itself a report attributes likewise."""
    out = {}
    for i in np.flatnonzero(found.level == SENTENCE).tolist():
        whole = parts[found.atoms[int(found.runs[i, 0])].sentence]
        line = plain(document, whole.start, whole.end)
        if len(line) > len(found.texts[i]) + 3:
            out[i] = line
    return out
