"""Which kept texts a report may come from, the surest first: what is asked of the Library, and what the facts make of it.

report -> units     -> texts that share rare ones       \\
report -> sentences -> texts that say the same           > sureness
dates, and what is the report itself, take texts out    /
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from headwater.corpus import candidates, credited, dated, meaning
from headwater.corpus.candidates import Sureness
from headwater.corpus.units import frequency, rarities, units
from headwater.encoding import vectors_of
from headwater.model import Document
from headwater.store import passages, postings
from headwater.store.engine import Connection
from headwater.store.records import Version, first_of_texts
from headwater.text.encoder import Encoder, Vectors

LOOKED_AT = 12  # texts by shared wording whose cosine is worked out
BY_MEANING = 12  # texts by shared meaning
NOT_FOUND = 0.9  # of the sureness from which on a source is named: what has nothing rare is none, and keeps its place among such
REPRINT = 0.6  # cosine from which on a text has nearly all of the report, whatever is rare in it
HALF = 0.5  # of what a translation says of a report: what says less in the report's language is not what it was made of
MOST_UNITS = 4000  # of a report: the rarest; a book has more, and its rarest are enough to be found by
# Of these units together: what many texts have takes longest to go through and says least. With three times as many the same
# sources were named for each of a hundred reports, in half as much time again.
MOST_POSTINGS = 20_000


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


class Kept:
    """What a Library has, in the one state of it that a connection sees; what was asked for once is not read again.

    Texts that are near one report are near those like it, so whoever ranks for several of them keeps this meanwhile.
    """

    def __init__(self, connection: Connection, encoder: Encoder, folder: Path) -> None:
        self.connection, self.encoder, self.folder = connection, encoder, folder
        self.texts = postings.how_many(connection)
        self.languages = passages.languages(connection, encoder.name)  # each with the number of its last text
        self._holders: dict[int, int] = {}  # 0: none
        self._versions: dict[int, Version] = {}
        self._units: dict[int, Mapping[int, int]] = {}

    def holders(self, these: Iterable[int]) -> dict[int, int]:
        """How many texts hold each unit; what none holds is left out."""
        asked = list(these)
        if new := [u for u in asked if u not in self._holders]:
            self._holders.update(dict.fromkeys(new, 0))
            self._holders.update(postings.holders(self.connection, new))
        return {u: n for u in asked if (n := self._holders[u])}

    def versions(self, rows: Sequence[int]) -> dict[int, Version]:
        """For each text (row) the version that came out first with it, in the order given."""
        if new := [row for row in rows if row not in self._versions]:
            self._versions.update(first_of_texts(self.connection, new))
        return {row: self._versions[row] for row in rows if row in self._versions}

    def units(self, candidate: Candidate) -> Mapping[int, int]:
        """The units of a candidate's text."""
        found = self._units.get(candidate.text)
        if found is None:
            document = candidate.version.document
            found = self._units[candidate.text] = units(document.text, document.language)
        return found


def nearest(kept: Kept, document: Document, *, limit: int) -> tuple[list[int], list[int]]:
    """The texts (rows) that share most with a document, nearest first: by wording, and in other languages by meaning."""
    counts = units(document.text, document.language)
    asked = _asked(counts, kept.holders(counts), kept.texts)
    by_wording = [text for text, _ in postings.nearest(kept.connection, asked, limit=limit)]
    return by_wording, [r.text for r in _reached(kept, document, vectors_of(document, kept.encoder)[1])]


def ranking(kept: Kept, report: Document, sureness: Sureness, *, only: Document | None = None) -> list[Candidate]:
    """Every text that may be a source, the surest first; the report itself and what came out later are none.

    only: the one that is asked about: where its wording already says that it is no source, there is none in the answer.
    """
    counts = units(report.text, report.language)
    held = kept.holders(counts)
    mine = candidates.weights(counts, held, kept.texts)
    near = [text for text, _ in postings.nearest(kept.connection, _asked(counts, held, kept.texts), limit=LOOKED_AT * 2)]
    found = _eligible(kept, near, report)
    _by_wording(kept, list(found.values())[:LOOKED_AT], mine, held)
    if only is not None and only.language == report.language and not _has_rare(found, only):
        return []
    _, asked = vectors_of(report, kept.encoder)
    reached = _reached(kept, report, asked)
    found |= _eligible(kept, [r.text for r in reached if r.text not in found], report)
    for reach in (*_said(kept.connection, near, asked), *reached):
        if reach.text in found:
            found[reach.text].said = reach.sum / len(asked)
    foreign = {r: found[r.text] for r in reached if r.text in found}
    if any(candidates.by_own_meaning(c.said, (0.0, 0.0), sureness, credited=True) >= sureness.found for c in foreign.values()):
        _by_meaning(kept.connection, foreign, asked.shape[1])
    _weigh(list(found.values()), report, sureness)
    # Of two that are about as sure, the one in the report's own language is nearer to it than what that was translated from, unless
    # it says far less of it; and of two in that language the one with more of its wording.
    alien = {c.text: report.language != c.version.document.language for c in found.values()}
    most = max((c.said for c in found.values() if alien[c.text] and "shared_meaning" in c.reasons), default=0.0)
    behind = {c.text: alien[c.text] + 2 * (not alien[c.text] and c.said < HALF * most) for c in found.values()}
    return sorted(found.values(), key=lambda c: (-round(c.sureness, 1), behind[c.text], -c.wording, -c.sureness, c.text))


def _weigh(found: Sequence[Candidate], report: Document, sureness: Sureness) -> None:
    """Sets how sure each candidate is a source, and why."""
    days = dated.by_days(dated.day_of(report), [dated.day_of(c.version.document) for c in found])
    named = credited.credits_of(report)
    for c, of_days in zip(found, days, strict=True):
        c.days, document = of_days, c.version.document
        c.credited = any(credited.answers(document, credit) for credit in named) or credited.titled(report, document)
        wording = candidates.by_wording(c.wording, c.standing_out, c.said, c.days, sureness, credited=c.credited)
        by = {"shared_wording": wording if c.has_rare else NOT_FOUND * sureness.found * wording}
        # Inside one language the wording says more: news on the same subject means nearly the same, whoever wrote it.
        if report.language != document.language:
            by["shared_meaning"] = candidates.by_own_meaning(c.own, c.days, sureness, credited=c.credited)
        c.sureness = max(by.values())
        c.reasons = [code for code, sure in by.items() if sure >= sureness.found] + ["credited"] * c.credited


def _eligible(kept: Kept, rows: Sequence[int], report: Document) -> dict[int, Candidate]:
    return {
        text: Candidate(text, version)
        for text, version in kept.versions(rows).items()
        if not _is_itself(version.document, report) and not _later(version.document, report)
    }


def _has_rare(found: Mapping[int, Candidate], document: Document) -> bool:
    """Whether a document is among the candidates and has enough of what is rare in the report."""
    return any(c.has_rare for c in found.values() if c.version.document.text_sha256 == document.text_sha256)


def _asked(counts: Mapping[int, int], held: Mapping[int, int], texts: int) -> dict[int, float]:
    """The weights to ask the postings with: squared rarity, since a kept text's own part is its frequency alone there."""
    useful = {u: n for u, n in held.items() if n * 2 <= texts or texts < 50}  # a unit of every second text says nothing
    rarest = sorted(useful, key=lambda u: (useful[u], u))[:MOST_UNITS]
    few = bisect_right(list(accumulate(useful[u] for u in rarest)), MOST_POSTINGS)
    rare = rarities(texts, [useful[u] for u in rarest[:few]]).tolist()
    return {unit: frequency(counts[unit]) * weight**2 for unit, weight in zip(rarest[:few], rare, strict=True)}


def _by_wording(kept: Kept, found: Sequence[Candidate], mine: dict[int, float], mine_held: dict[int, int]) -> None:
    """Sets the cosine of each candidate, how far it stands out, and whether it has enough of what is rare in the report."""
    counted = [kept.units(c) for c in found]
    held = kept.holders({u for counts in counted for u in counts})
    weighed = [candidates.weights(counts, held, kept.texts) for counts in counted]
    among = candidates.cosines([mine, *weighed])
    cosines, alike = among[0, 1:].tolist(), among[1:, 1:]
    days = [dated.day_of(c.version.document) for c in found]
    stand = candidates.stands_out(cosines, alike, days)
    rare = candidates.rare_shared(mine, weighed, alike, days, mine_held, kept.texts)
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


def _reached(kept: Kept, report: Document, asked: Vectors) -> list[meaning.Reach]:
    """The texts in other languages that say most of a report. asked: the vectors of its sentences.

    In the report's own language the wording finds what says the same, and what was not found so is no source by its meaning alone.
    """
    found: list[meaning.Reach] = []
    for language, newest in kept.languages.items() if len(asked) else ():
        if language != report.language:
            there = passages.in_language(kept.connection, kept.folder, kept.encoder.name, language, newest, asked.shape[1])
            found += meaning.reaches(asked, there.vectors, there.texts, most=BY_MEANING)
    return sorted(found, key=lambda r: (-r.sum, r.text))[:BY_MEANING]


def _said(connection: Connection, rows: Sequence[int], asked: Vectors) -> list[meaning.Reach]:
    """What some texts (rows) say of a report, those that say nothing of it left out. asked: the vectors of its sentences."""
    if not len(asked):
        return []
    kept = passages.of_texts(connection, rows, asked.shape[1])
    return meaning.reaches(asked, kept.vectors, kept.texts)


def _is_itself(kept: Document, report: Document) -> bool:
    """Whether a kept document is the report: the same words from nobody else, on no earlier day. An earlier telling is a source."""
    if kept.text_sha256 != report.text_sha256 or kept.id == report.id:
        return kept.id == report.id
    elsewhere = kept.outlet is not None and report.outlet is not None and kept.outlet != report.outlet
    return not (elsewhere or dated.known_before(kept, report))


def _later(kept: Document, report: Document) -> bool:
    """Whether a document came out after the report did; unknown days forbid nothing."""
    mine, theirs = dated.known_day(report), dated.known_day(kept)
    return mine is not None and theirs is not None and theirs > mine + dated.BEFORE
