"""Where a report comes from: the kept documents that it derives from, best first, and what each explains of it.

report -> units    -> texts that share rare ones         \\
report -> sentences -> texts that say the same            > sureness -> sources -> comparison -> what each covers
dates, and what is the report itself, take texts out     /
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.comparison import compare, links_of
from headwater.corpus import candidates, credited, dated, meaning
from headwater.corpus.candidates import Sureness
from headwater.corpus.units import frequency, rarity, units
from headwater.encoding import index_folder as index_folder  # re-exported: rooms above take it from here
from headwater.encoding import vectors_of
from headwater.model import Document, Link, Record, Span
from headwater.store import passages, postings, sites
from headwater.store.engine import Connection, Store
from headwater.store.records import Version, first_of_texts
from headwater.store.search import outlets
from headwater.text.encoder import Encoder, Vectors
from headwater.text.one_thread import one_thread

LOOKED_AT = 12  # texts by shared wording whose cosine is worked out
BY_MEANING = 12  # texts by shared meaning
NOT_FOUND = 0.9  # of the sureness from which on a source is named: what has nothing rare is none, and keeps its place among such
REPRINT = 0.6  # cosine from which on a text has nearly all of the report, whatever is rare in it
HALF = 0.5  # of what a translation says of a report: what says less in the report's language is not what it was made of
SAME_MATTER = 0.15  # cosine of two kept texts, of which one may have the other's words
WITHIN = 0.9  # of what one source covers, that another covers too
MOST_UNITS = 4000  # of a report: the rarest; a book has more, and its rarest are enough to be found by
MOST_POSTINGS = 60_000  # of these units together: what many texts have takes longest to go through and says least

Progress = Callable[[int, int], None]  # how many are done, of how many


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A kept document that the report derives from.

    coverage: the share of the report's words that links to it cover. confidence: how sure it is a source, 0 to 1. through: the
    id of another source that has this one's words already and is nearer to the report. links: of the comparison with it.
    """

    document: Document
    coverage: float
    confidence: float
    through: str | None
    reasons: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Credited(Record):
    """An outlet or address that the report names as where it has something from. kept: whether the Library has a document of it.

    sources: the ids of the sources that are what it names.
    """

    start: int
    end: int
    name: str
    kind: str
    kept: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace(Record):
    """The sources of a report, best first; empty where there is none in this Library.

    uncovered: stretches of the report that no link of any source covers. looked_at: how many texts the Library has. credits: whom
    the report itself credits. with_changes: whether the links have their changes; what was not asked for is left out of the JSON.
    """

    report: Document
    sources: tuple[Source, ...]
    looked_at: int
    uncovered: tuple[Span, ...] = ()
    unchecked: tuple[str, ...] = ()
    credits: tuple[Credited, ...] = ()
    with_changes: bool = False

    @property
    def found(self) -> bool:
        return bool(self.sources)

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "headwater.trace/1", "report": self.report.to_dict(), "found": self.found,
            "sources": [told(s, self.with_changes) for s in self.sources], "uncovered": [s.to_dict() for s in self.uncovered],
            "credits": [c.to_dict() for c in self.credits], "looked_at": self.looked_at, "unchecked": list(self.unchecked),
        }  # fmt: skip

    def __repr__(self) -> str:
        named = ", ".join(f"{s.document.id} ({s.coverage:.0%})" for s in self.sources)
        return f"<Trace {self.report.id}: {named or 'no source in this Library'}>"


def told(found: Record, with_changes: bool) -> dict[str, Any]:
    """A source or a descendant as JSON; the changes of its links left out where they were not asked for."""
    out = found.to_dict()
    if not with_changes:
        out["links"] = [{k: v for k, v in link.items() if k != "changes"} for link in out["links"]]
    return out


@dataclass(slots=True)
class Candidate:
    """A kept text and what speaks for it. wording: cosine; days: `dated.by_days`; said, own: how much of
    the report it says, and how much of that no other text does (`meaning.own`); 0 where it was not asked.
    """

    text: int
    version: Version
    wording: float = 0.0
    standing_out: float = 0.0
    has_rare: bool = False
    days: tuple[float, float] = (0.0, 0.0)
    credited: bool = False
    said: float = 0.0
    own: float = 0.0
    sureness: float = 0.0
    reasons: list[str] = field(default_factory=list)


@one_thread()
def trace(
    store: Store, report: Document, *, encoder: Encoder, sureness: Sureness | None = None, limit: int = 5, with_links: bool = True,
    with_changes: bool = False, progress: Progress | None = None,
) -> Trace:  # fmt: skip
    """The sources of a report in a Library. limit: how many at most. with_links: False ranks only, without comparing.

    with_changes: tells the changes of every link too, as a whole comparison does, which takes twice as long. progress: told before
    each text is compared how many were, and of how many; what it raises ends the trace.
    """
    with store.reading() as connection:
        ranked = ranking(connection, report, encoder=encoder, folder=index_folder(store), sureness=sureness or Sureness())
        texts = postings.how_many(connection)
        lacking = passages.lacking(connection, encoder.name)
        named = credited.credits_of(report)
        kept = [_is_kept(connection, credit) for credit in named]
    sure = [c for c in ranked if c.sureness >= (sureness or Sureness()).found][:limit]
    sources = (
        _behind_others(_compared(report, sure, encoder, progress, with_changes=with_changes), report)
        if with_links
        else [_source(c, (), 0.0) for c in sure]
    )
    unchecked = (
        (f"{lacking} texts are not encoded yet, and found by wording alone; 'headwater reindex' encodes them",) if lacking else ()
    )
    credits = tuple(_credited(*one, sources) for one in zip(named, kept, strict=True))
    uncovered = _uncovered(report, sources) if with_links else ()
    return Trace(report, tuple(sources), texts, uncovered, unchecked, credits, with_changes)


def near(connection: Connection, source: Document, *, encoder: Encoder, folder: Path, limit: int) -> list[Version]:
    """Kept documents that share most with one, by wording and by meaning, that did not come out before it."""
    counts = units(source.text, source.language)
    texts = postings.how_many(connection)
    asked = _asked(counts, postings.holders(connection, list(counts)), texts)
    by_wording = [text for text, _ in postings.nearest(connection, asked, limit=limit * 2)]
    by_meaning = [r.text for r in _reached(connection, source, vectors_of(source, encoder)[1], encoder, folder)]
    # One of each in turn: of many near in wording, those near in meaning only are not to be crowded out.
    mixed = [t for pair in zip_longest(by_wording, by_meaning) for t in pair if t is not None]
    found = first_of_texts(connection, list(dict.fromkeys(mixed))).values()
    return [v for v in found if v.document.text_sha256 != source.text_sha256 and not _day_before(v.document, source)][:limit]


def ranking(
    connection: Connection, report: Document, *, encoder: Encoder, folder: Path, sureness: Sureness
) -> list[Candidate]:  # fmt: skip
    """Every text that may be a source, the surest first; the report itself and what came out later are none."""
    found: dict[int, Candidate] = {}
    counts = units(report.text, report.language)
    texts = postings.how_many(connection)
    held = postings.holders(connection, list(counts))
    mine = candidates.weights(counts, held, texts)
    near = [text for text, _ in postings.nearest(connection, _asked(counts, held, texts), limit=LOOKED_AT * 2)]
    _, asked = vectors_of(report, encoder)
    reached = _reached(connection, report, asked, encoder, folder)
    for text, version in first_of_texts(connection, list(dict.fromkeys([*near, *(r.text for r in reached)]))).items():
        if not _is_itself(version.document, report) and not _later(version, report):
            found[text] = Candidate(text, version)
    _by_wording(connection, [found[t] for t in near if t in found][:LOOKED_AT], mine, held, texts)
    for reach in (*_said(connection, near, asked), *reached):
        if reach.text in found:
            found[reach.text].said = reach.sum / len(asked)
    foreign = {r: found[r.text] for r in reached if r.text in found}
    if any(candidates.by_own_meaning(c.said, (0.0, 0.0), sureness, credited=True) >= sureness.found for c in foreign.values()):
        _by_meaning(connection, foreign, asked.shape[1])
    days = dated.by_days(dated.day_of(report), [dated.day_of(c.version.document) for c in found.values()])
    named = credited.credits_of(report)
    for c, of_days in zip(found.values(), days, strict=True):
        c.days, document = of_days, c.version.document
        c.credited = any(credited.answers(document, credit) for credit in named) or credited.titled(report, document)
        wording = candidates.by_wording(c.wording, c.standing_out, c.said, c.days, sureness, credited=c.credited)
        by = {"shared_wording": wording if c.has_rare else NOT_FOUND * sureness.found * wording}
        # Inside one language the wording says more: news on the same subject means nearly the same, whoever wrote it.
        if report.language != c.version.document.language:
            by["shared_meaning"] = candidates.by_own_meaning(c.own, c.days, sureness, credited=c.credited)
        c.sureness = max(by.values())
        c.reasons = [code for code, sure in by.items() if sure >= sureness.found] + ["credited"] * c.credited
    # Of two that are about as sure, the one in the report's own language is nearer to it than what that was translated from, unless
    # it says far less of it; and of two in that language the one with more of its wording.
    alien = {c.text: report.language != c.version.document.language for c in found.values()}
    most = max((c.said for c in found.values() if alien[c.text] and "shared_meaning" in c.reasons), default=0.0)
    behind = {c.text: alien[c.text] + 2 * (not alien[c.text] and c.said < HALF * most) for c in found.values()}
    return sorted(found.values(), key=lambda c: (-round(c.sureness, 1), behind[c.text], -c.wording, -c.sureness, c.text))


def _asked(counts: dict[int, int], held: dict[int, int], texts: int) -> dict[int, float]:
    """The weights to ask the postings with: squared rarity, since a kept text's own part is its frequency alone there."""
    useful = {u: n for u, n in held.items() if n * 2 <= texts or texts < 50}  # a unit of every second text says nothing
    rarest = sorted(useful, key=lambda u: (useful[u], u))[:MOST_UNITS]
    few = bisect_right(list(accumulate(useful[u] for u in rarest)), MOST_POSTINGS)
    return {unit: frequency(counts[unit]) * rarity(texts, useful[unit]) ** 2 for unit in rarest[:few]}


def _by_wording(
    connection: Connection, found: Sequence[Candidate], mine: dict[int, float], mine_held: dict[int, int], texts: int
) -> None:
    """Sets the cosine of each candidate, how far it stands out, and whether it has enough of what is rare in the report."""
    counted = [units(c.version.document.text, c.version.document.language) for c in found]
    held = postings.holders(connection, list({u for counts in counted for u in counts}))
    weighed = [candidates.weights(counts, held, texts) for counts in counted]
    among = candidates.cosines([mine, *weighed])
    cosines, alike = among[0, 1:].tolist(), among[1:, 1:]
    days = [dated.day_of(c.version.document) for c in found]
    stand = candidates.stands_out(cosines, alike, days)
    rare = candidates.rare_shared(mine, weighed, alike, days, mine_held, texts)
    for c, wording, out, (has, needed) in zip(found, cosines, stand, rare, strict=True):
        c.wording, c.standing_out = wording, out
        c.has_rare = has >= needed or (wording >= REPRINT and len(mine) >= candidates.ENOUGH)


def _by_meaning(connection: Connection, found: dict[meaning.Reach, Candidate], width: int) -> None:
    """Sets what each candidate in another language has of the report that none of another matter has.

    By meaning here too: retellings of a source share little wording with it, and in another language none.
    """
    kept = passages.of_texts(connection, [c.text for c in found.values()], width)
    alike = meaning.counterparts([kept.vectors[kept.texts == c.text] for c in found.values()])
    rivals = candidates.of_other_matter(alike, [dated.day_of(c.version.document) for c in found.values()])
    for c, own in zip(found.values(), meaning.own(list(found), rivals), strict=True):
        c.own = own


def _reached(connection: Connection, report: Document, asked: Vectors, encoder: Encoder, folder: Path) -> list[meaning.Reach]:
    """The texts in other languages that say most of a report. asked: the vectors of its sentences.

    In the report's own language the wording finds what says the same, and what was not found so is no source by its meaning alone.
    """
    found: list[meaning.Reach] = []
    for language, newest in passages.languages(connection, encoder.name).items() if len(asked) else ():
        if language != report.language:
            kept = passages.in_language(connection, folder, encoder.name, language, newest, asked.shape[1])
            found += meaning.reaches(asked, kept.vectors, kept.texts, most=BY_MEANING)
    return sorted(found, key=lambda r: (-r.sum, r.text))[:BY_MEANING]


def _said(connection: Connection, rows: Sequence[int], asked: Vectors) -> list[meaning.Reach]:
    """What some texts (rows) say of a report, those that say nothing of it left out. asked: the vectors of its sentences."""
    if not len(asked):
        return []
    kept = passages.of_texts(connection, rows, asked.shape[1])
    return meaning.reaches(asked, kept.vectors, kept.texts)


def _is_kept(connection: Connection, credit: credited.Credit) -> bool:
    """Whether the Library has a document of the outlet, or of the address, that a report credits."""
    if credit.kind == "address":
        return any(
            credited.same_address(url, credit.name) for url in sites.addresses_with(connection, credited.page_of(credit.name))
        )
    if any(credited.is_outlet(outlet, None, credit.name) for outlet in outlets(connection)):
        return True
    urls = (url for part in credited.site_names(credit.name) for url in sites.addresses_with(connection, part))
    return any(credited.is_outlet(None, url, credit.name) for url in urls)


def _credited(credit: credited.Credit, kept: bool, sources: Sequence[Source]) -> Credited:
    own = tuple(s.document.id for s in sources if credited.answers(s.document, credit))
    return Credited(credit.span.start, credit.span.end, credit.name, credit.kind, kept, own)


def _is_itself(kept: Document, report: Document) -> bool:
    """Whether a kept document is the report: the same words from nobody else, on no earlier day. An earlier telling is a source."""
    if kept.text_sha256 != report.text_sha256 or kept.id == report.id:
        return kept.id == report.id
    elsewhere = kept.outlet is not None and report.outlet is not None and kept.outlet != report.outlet
    return not (elsewhere or _day_before(kept, report))


def _later(version: Version, report: Document) -> bool:
    """Whether a document came out after the report did; unknown days forbid nothing."""
    mine, theirs = dated.known_day(report), dated.known_day(version.document)
    return mine is not None and theirs is not None and theirs > mine + dated.BEFORE


def _compared(
    report: Document, found: Sequence[Candidate], encoder: Encoder, progress: Progress | None, *, with_changes: bool
) -> list[Source]:
    """The sources with their links, those that explain nothing of the report left out; what covers far more of it first.

    Sureness tells whether a text is a source, and hardly how much came from it. Far: coverage counts by halves, from all of it on.
    """
    sources = []
    for n, candidate in enumerate(found):
        if progress:
            progress(n, len(found))
        links = linked(candidate.version.document, report, encoder, with_changes=with_changes)
        sources.append(_source(candidate, links, coverage(report, links)))
    return sorted((s for s in sources if s.coverage), key=lambda s: -round(math.log2(s.coverage)))


def linked(source: Document, report: Document, encoder: Encoder, *, with_changes: bool) -> tuple[Link, ...]:
    """What of a report comes from a source."""
    return compare(source, report, encoder=encoder).links if with_changes else links_of(source, report, encoder=encoder)


def _behind_others(sources: list[Source], report: Document) -> list[Source]:
    """The sources, those whose words another one that is nearer to the report has already right behind that one.

    Nearer: it covers more of the report, or as much and is surer. Of several that have them, the one most like it: a message that
    a paper quotes, which an agency takes up, stands behind the paper, and the paper behind the agency.
    """
    covered = [_covered(report, s.links) for s in sources]
    likeness = candidates.cosines([units(s.document.text, s.document.language) for s in sources])
    behind: dict[int, list[int]] = {i: [] for i in range(len(sources))}
    first: list[int] = []
    for i, source in enumerate(sources):
        having = [
            j for j, other in enumerate(sources)
            if (other.coverage, -j) > (source.coverage, -i) and likeness[i, j] >= SAME_MATTER
            and (covered[i] & covered[j]).sum() >= WITHIN * covered[i].sum() and not _day_before(other.document, source.document)
        ]  # fmt: skip
        if having:
            behind[max(having, key=lambda j: (likeness[i, j], -j))].append(i)
        else:
            first.append(i)
    return [s for i in first for s in _with_those_behind(i, sources, behind)]


def _with_those_behind(i: int, sources: list[Source], behind: dict[int, list[int]]) -> Iterator[Source]:
    """A source, and after it each that stands behind it, with those behind that one."""
    yield sources[i]
    for k in behind[i]:
        one, *further = _with_those_behind(k, sources, behind)
        yield replace(one, through=sources[i].document.id)
        yield from further


def _day_before(one: Document, other: Document) -> bool:
    mine, theirs = dated.known_day(one), dated.known_day(other)
    return mine is not None and theirs is not None and mine < theirs


def _covered(report: Document, links: Sequence[Link]) -> npt.NDArray[np.bool_]:
    """(characters,) whether a link covers it."""
    covered = np.zeros(len(report.text), dtype=bool)
    for link in links:
        covered[link.report.start : link.report.end] = True
    return covered


def coverage(report: Document, links: Sequence[Link]) -> float:
    """The share of the report's characters, white space aside, that links cover."""
    words = np.fromiter((not c.isspace() for c in report.text), dtype=bool, count=len(report.text))
    return float((_covered(report, links) & words).sum() / max(int(words.sum()), 1))


def _uncovered(report: Document, sources: Sequence[Source]) -> tuple[Span, ...]:
    """The stretches with words that no source covers."""
    free = np.concatenate([[False], ~_covered(report, [link for s in sources for link in s.links]), [False]])
    edges = np.flatnonzero(free[1:] != free[:-1]).reshape(-1, 2).tolist()
    return tuple(Span(start, end) for start, end in edges if any(c.isalnum() for c in report.text[start:end]))


def _source(candidate: Candidate, links: Sequence[Link], covered: float) -> Source:
    return Source(
        candidate.version.document, round(covered, 4), round(candidate.sureness, 4), None, tuple(candidate.reasons), tuple(links)
    )
