"""Compare a report with its source or sources: the strings 1 to 5 together. A newcomer reads this first.

documents -> segments, clauses -> passages, encodings        (`preparing`; kept for each text within the process)
report    -> quotations, attributions -> what is content     (likewise)
passages  -> facts of every pair -> candidates -> links      (`align`)
links     -> omissions, moves, relations, rendering, summary
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from headwater import __version__
from headwater.align import contents, contest, facts, linking, omissions, rendering, unsourced
from headwater.align.facts import Matrix
from headwater.align.middles import cosines
from headwater.align.passages import Passages, together, whole_sentences
from headwater.align.telling import telling as telling  # re-exported: rooms above take it from here
from headwater.align.words import counterparts
from headwater.errors import TooLarge, UsageError
from headwater.exchanged import exchanged
from headwater.judge.linked import unchecked as unchecked_changes
from headwater.judge.linked import with_changes
from headwater.model import Comparison, Document, Link, Omission, Quotation, Segment, Span
from headwater.preparing import Prepared, report_for, shared, source_for
from headwater.quotation_verdicts import in_report, with_verdicts, without_others, without_others_unjudged
from headwater.quotes import coverage, finding
from headwater.reading import Source as Readable
from headwater.reading import read
from headwater.settings import Settings
from headwater.text import kept
from headwater.text.encoder import Encoder, built_in
from headwater.text.overlaps import Overlaps
from headwater.text.segments import segments
from headwater.text.tokens import wording

Source = Document | Readable
Progress = Callable[[str, float], None]

# Pairs of a report's and a source's passages whose facts are held at once: 50 bytes each, so that a comparison stays under 1.5 GB.
PAIRS_AT_ONCE = 25_000_000
# And of both whole texts: a newspaper's year against a book, which takes a quarter of an hour.
MOST_PAIRS = 1_000_000_000


def compare(
    source: Source | Sequence[Source],
    report: Source,
    *,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """What of `report` comes from `source` (one or several), how, and what was left out.

    source, report: a Document, a str (always text) or a path. progress: called with what is being done and the share done (0..1).
    Raises UsageError where there is no source, InputError (its message says what to do) where something cannot be read.
    """
    encoder = encoder or built_in()
    settings = settings or Settings()
    say = progress or (lambda _what, _share: None)
    given = [source] if isinstance(source, Document | str | bytes | os.PathLike) else list(source)
    if not given:
        raise UsageError("no source to compare with; give at least one document before the report")
    documents = _with_own_ids([_document(one) for one in given])
    told = _document(report)
    sources = []
    for i, d in enumerate(documents):
        say("reading the source", 0.4 * i / len(documents))
        sources.append(source_for(told, d, encoder, settings, quotations=True))
    say("reading the report", 0.4)
    mine = report_for(sources, told, encoder, settings)
    say("linking", 0.7)
    links = _with_credits(_links(sources, mine, settings, encoder), mine, documents, settings)
    say("what was changed", 0.8)
    links = with_changes(
        links, mine.document, documents, encoder, collating=settings.collating, judging=settings.judging,
        quoted=[s for q in mine.quotations if q.form == "direct" for s in q.spans],
    )  # fmt: skip
    say("what became of the quotations", 0.9)
    there = in_report(links)
    quoted = with_verdicts([_with_links(q, there) for q in mine.quotations], links, mine.document, documents)
    links = linking.in_order(without_others(links, quoted))
    there = in_report(links)
    quoted = tuple(_with_links(q, there) for q in quoted)
    say("what was left out", 0.95)
    left_out = _omitted(sources, mine, links, settings)
    without = unsourced.unsourced(mine.document, mine.segments, mine.attributions, links)
    named, reasons = rendering.rendering(links, documents, mine.document, settings.rendering)
    say("done", 1.0)
    return Comparison(
        sources=tuple(documents),
        report=mine.document,
        rendering=named,
        links=tuple(links),
        unsourced=without,
        omitted=left_out,
        quotations=quoted,
        summary=rendering.summary(links, without, left_out, quoted, [s.document for s in sources], mine.document, reasons),
        unchecked=(*exchanged(documents, mine.document, quoted), *_unchecked(documents, mine.document, encoder)),
        made={"headwater": __version__, "encoder": encoder.name, "settings_sha256": settings.sha256()},
    )


def links_of(source: Document, report: Document, *, encoder: Encoder, settings: Settings | None = None) -> tuple[Link, ...]:
    """The links of `compare` of a report and one source, without their changes and all else that it tells: a third of the work."""
    settings = settings or Settings()
    sources = [source_for(report, source, encoder, settings)]
    mine = report_for(sources, report, encoder, settings)
    links = _with_credits(_links(sources, mine, settings, encoder), mine, [source], settings)
    return tuple(linking.in_order(without_others_unjudged(links, mine.quotations, report, [source])))


def quotations(document: Source) -> list[Quotation]:
    """The quotations of a document, in reading order, on their own: no links, no verdicts."""
    found = _document(document)
    return list(finding.quotations(found, segments(found)))


def _document(given: Source) -> Document:
    return given if isinstance(given, Document) else read(given)


def _with_own_ids(documents: list[Document]) -> list[Document]:
    """Several sources are told apart by id: one that stands twice gets a number."""
    seen: dict[str, int] = {}
    out = []
    for d in documents:
        seen[d.id] = seen.get(d.id, 0) + 1
        out.append(d if seen[d.id] == 1 else replace(d, id=f"{d.id}#{seen[d.id]}"))
    return out


def prepared_pair(
    source: Document, report: Document, settings: Settings, encoder: Encoder | None = None
) -> tuple[Passages, Passages, facts.Pairs]:
    """What the contest is held on: passages of the report, of the source, and the facts of every pair (for fitting and study)."""
    encoder = encoder or built_in()
    sources = [source_for(report, source, encoder, settings)]
    mine = report_for(sources, report, encoder, settings)
    return _facts(sources, mine, settings, encoder)


def _facts(sources: list[Prepared], mine: Prepared, settings: Settings, encoder: Encoder) -> tuple[Passages, Passages, facts.Pairs]:
    theirs = together([s.passages for s in sources])
    counted = facts.usual([(mine.passages, mine.words), *((s.passages, s.words) for s in sources)])
    alike = contents.together([s.words if _same_language(s, mine) else s.words.without() for s in sources])
    pairs = facts.pairs(
        mine.passages,
        theirs,
        meaning=_meaning(sources, mine, settings.likeness),
        same=facts.wording(mine.words, alike, counted),
        words=np.concatenate([_counterparts(s, mine, counted, encoder, settings.likeness) for s in sources], axis=1),
        figures=facts.agreement(mine.figures, [f for s in sources for f in s.figures]),
        likeness=settings.likeness,
        across=not any(_same_language(s, mine) for s in sources),
    )
    return mine.passages, theirs, pairs


def _same_language(one: Prepared, other: Prepared) -> bool:
    """Whether words can be held against each other: across two languages what is spelt alike is a name here, chance there."""
    return one.document.language == other.document.language or None in (one.document.language, other.document.language)


def _middle(source: Prepared, mine: Prepared, likeness: facts.Likeness) -> float:
    return 0.0 if _same_language(source, mine) else likeness.middle_of(len(source.segments), len(mine.segments))


def _counterparts(source: Prepared, mine: Prepared, usual: Counter[str], encoder: Encoder, likeness: facts.Likeness) -> Matrix:
    """(r, s) how many words have a counterpart, on one scale for texts of one language and of two."""
    share, kept_ones = _middle(source, mine, likeness), partial(kept.vectors, encoder, of=f"words {source.document.text_sha256}")
    lift = np.float32(likeness.across if share else 0.0)
    return lift + counterparts(mine.words, source.words, usual, encoder.encode, kept_ones, share=share)


def _meaning(sources: list[Prepared], mine: Prepared, likeness: facts.Likeness) -> Matrix:
    """(r, s) cosines. A passage counts as what it is with its attribution, or turned direct, where that is closer."""
    others = [(list(other.rows), other.vectors) for other in (mine.whole, mine.turned) if other.rows]
    return np.concatenate([cosines(mine, s, others, _middle(s, mine, likeness)) for s in sources], axis=1)


def _links(sources: list[Prepared], mine: Prepared, settings: Settings, encoder: Encoder) -> list[Link]:
    """The links of the report; of a long one part by part, as the facts of all pairs at once would not fit into memory."""
    documents = [s.document for s in sources]
    columns = sum(len(s.passages) for s in sources)
    if len(mine.passages) * columns > MOST_PAIRS:
        raise TooLarge(f"{mine.document.id}: too long for sources this long; compare it in parts, or with fewer sources at a time")
    out = []
    for first, last in whole_sentences(mine.passages, max(1, PAIRS_AT_ONCE // max(1, columns))):
        report, theirs, pairs = _facts(sources, mine.part(first, last), settings, encoder)
        chosen = contest.choose(report, contest.candidates(report, theirs, pairs, settings.weights), settings.choice)
        if report.headings.any() and linking.renders_whole(chosen, theirs, settings.joining):
            # A rendering of the whole has the source's own headline, and says nothing twice.
            report = report.without_headings()
            chosen = contest.choose(report, contest.candidates(report, theirs, pairs, settings.weights), settings.choice)
        out.append(linking.links(chosen, report, theirs, pairs, mine.document, documents, settings.joining, settings.bounds))
    return out[0] if len(out) == 1 else linking.together(out, documents)


def _with_credits(links: list[Link], mine: Prepared, documents: Sequence[Document], settings: Settings) -> list[Link]:
    """The links, and beside them those of attributions that name the source in its own words (its masthead or first line)."""
    copies = [(one, copy) for one in documents for copy in shared(mine.document, one).copies]
    found = linking.credits(mine.attributions, copies, mine.document, settings.bounds, named=len(documents) > 1)
    return linking.in_order([*links, *found]) if found else links


def _omitted(sources: list[Prepared], mine: Prepared, links: Sequence[Link], settings: Settings) -> tuple[Omission, ...]:
    """What no link uses, of all sources in one order of weight."""
    text = mine.document.text
    told = {_forms(text, s.start, s.end) for s in mine.segments} | {_forms(text, x.report.start, x.report.end) for x in links}
    found: list[tuple[float, Omission]] = []
    for s in sources:
        doc = s.document.id if len(sources) > 1 else None
        used = [(span, link) for link in links for span in link.source if span.doc == doc]
        pairs = [
            (span, text[x.report.start : x.report.end]) for span, x in used if x.relation in ("edited", "reworded", "verbatim")
        ]
        found += omissions.weighed(
            s.document, s.segments, s.clauses, [span for span, _ in used],
            partial(_told, s.document.text, told), pairs=pairs, report=text,
            settings=settings.grain, points=settings.points, doc=doc,
        )  # fmt: skip
    return tuple(omission for _, omission in sorted(found, key=lambda pair: -pair[0]))


def _forms(text: str, start: int, end: int) -> tuple[str, ...]:
    """The words of a span as they are compared: what the report says word for word is not left out, though it stands in the
    source twice."""
    return tuple(wording(text).within(start, end))


def _told(text: str, known: set[tuple[str, ...]], part: Segment | Span) -> bool:
    return _forms(text, part.start, part.end) in known


def _with_links(quotation: Quotation, links: Overlaps[Link]) -> Quotation:
    """The quotation with the ids of the links that its words lie in."""
    mine = dict.fromkeys(x.id for s in quotation.spans for x in links.touching(s.start, s.end))
    return replace(quotation, links=tuple(mine))


def _unchecked(sources: Sequence[Document], report: Document, encoder: Encoder) -> tuple[str, ...]:
    out = [*unchecked_changes(sources, report), *(f"{report.id}: {what}" for what in coverage.unchecked(report))]
    for d in (*sources, report):
        if d.language is None:
            out.append(f"{d.id}: its language could not be told; name it where links are missing (--language, --source-language)")
        elif d.language.split("-")[0] not in encoder.languages:
            out.append(f"{d.id}: {encoder.name} does not know its language ({d.language}); only shared words and figures link it")
    return tuple(out)
