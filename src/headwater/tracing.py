"""Where a report comes from: the kept documents that it derives from, best first, and what each explains of it.

report -> candidates, the surest first (`ranking`) -> comparison with each -> what it covers -> which stands behind which
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.comparison import compare, links_of
from headwater.corpus import candidates, credited, dated
from headwater.corpus.candidates import Sureness
from headwater.corpus.units import units
from headwater.encoding import index_folder as index_folder  # re-exported: rooms above take it from here
from headwater.model import Document, Link, Record, Span
from headwater.ranking import Candidate, Kept, ranking
from headwater.store import passages, sites
from headwater.store.engine import Connection, Store
from headwater.store.search import outlets
from headwater.text.encoder import Encoder
from headwater.text.one_thread import one_thread
from headwater.text.remembered import remembered

SAME_MATTER = 0.15  # cosine of two kept texts, of which one may have the other's words
NOTHING = 1e-6  # share of a report that is no word of it
WITHIN = 0.9  # of what one source covers, that another covers too

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
        here = Kept(connection, encoder, index_folder(store))
        ranked = ranking(here, report, sureness or Sureness())
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
    return Trace(report, tuple(sources), here.texts, uncovered, unchecked, credits, with_changes)


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


def _compared(
    report: Document, found: Sequence[Candidate], encoder: Encoder, progress: Progress | None, *, with_changes: bool
) -> list[Source]:
    """The sources with their links, best first."""
    sources = []
    for n, candidate in enumerate(found):
        if progress:
            progress(n, len(found))
        links = linked(candidate.version.document, report, encoder, with_changes=with_changes)
        sources.append(_source(candidate, links, coverage(report, links)))
    return best_first(sources, report)


def best_first(sources: Sequence[Source], report: Document) -> list[Source]:
    """The sources (the surest first), those that explain nothing of the report left out; what covers far more of it first.

    Sureness tells whether a text is a source, and hardly how much came from it. Far: coverage counts by halves, from all of it on.
    Of those that cover about as much, one that the report follows comes before one whose phrases stand all over it: texts of one
    house share their turns of phrase, and what was made of a text goes on where that goes on.
    """

    def halves(links: Sequence[Link]) -> int:
        return round(math.log2(max(coverage(report, links), NOTHING)))

    return sorted(
        (s for s in sources if s.coverage), key=lambda s: (-halves(s.links), -halves([x for x in s.links if not x.moved]))
    )


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
            and (covered[i] & covered[j]).sum() >= WITHIN * covered[i].sum()
            and not dated.known_before(other.document, source.document)
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


def _covered(report: Document, links: Sequence[Link]) -> npt.NDArray[np.bool_]:
    """(characters,) whether a link covers it."""
    covered = np.zeros(len(report.text), dtype=bool)
    for link in links:
        covered[link.report.start : link.report.end] = True
    return covered


def coverage(report: Document, links: Sequence[Link]) -> float:
    """The share of the report's characters, white space aside, that links cover."""
    words = _worded(report)
    return float((_covered(report, links) & words).sum() / max(int(words.sum()), 1))


@remembered
def _worded(report: Document) -> npt.NDArray[np.bool_]:
    """(characters,) whether it is more than white space."""
    return np.fromiter((not c.isspace() for c in report.text), dtype=bool, count=len(report.text))


def _uncovered(report: Document, sources: Sequence[Source]) -> tuple[Span, ...]:
    """The stretches with words that no source covers."""
    free = np.concatenate([[False], ~_covered(report, [link for s in sources for link in s.links]), [False]])
    edges = np.flatnonzero(free[1:] != free[:-1]).reshape(-1, 2).tolist()
    return tuple(Span(start, end) for start, end in edges if any(c.isalnum() for c in report.text[start:end]))


def _source(candidate: Candidate, links: Sequence[Link], covered: float) -> Source:
    return Source(
        candidate.version.document, round(covered, 4), round(candidate.sureness, 4), None, tuple(candidate.reasons), tuple(links)
    )
