"""From chosen candidates to links: long ones parted into their sentences, neighbours from one place joined, further places
added, relations named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headwater.align.anchors import LEAST_RUN, Copy
from headwater.align.contest import Candidate
from headwater.align.facts import FACTS, Pairs
from headwater.align.passages import NEIGHBOURS, SENTENCE, Passages
from headwater.align.relations import Bounds, moved, relation
from headwater.align.unsourced import Attributing
from headwater.model import Document, Link, Span
from headwater.text.overlaps import Overlaps
from headwater.text.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Joining:
    """What a link takes along."""

    whole: float = 0.5  # share of the source's words that links use, from which the report renders it as a whole
    room: float = 1.2  # words that two report passages may have for one of the source places that they share in such a rendering
    spoken_for: float = 0.3  # share of a source place that another link uses, from which it is the same place
    rest: float = 10.0  # words: a shorter rest of a sentence goes with its linked part; a longer one has to find its own source
    closer: float = 0.05  # cosine: how much closer a sentence is with its attribution where that too comes from the source


@dataclass(frozen=True, slots=True)
class Bead:
    """A report run and the source runs that it comes from: (first atom, last atom) each."""

    report: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    sure: float
    reasons: tuple[str, ...]


def renders_whole(chosen: Sequence[Candidate], source: Passages, joining: Joining | None = None) -> bool:
    """Whether what was chosen uses so much of the source that the report is a rendering of the whole of it."""
    words = _atom_words(source)
    used = {k for c in chosen for k in _atoms(source, c)}
    return sum(words[k] for k in used) >= (joining or Joining()).whole * sum(words.values())


def _atom_words(source: Passages) -> dict[int, float]:
    """How much each atom says, in words of English."""
    return {int(a): float(w) for (a, b), w in zip(source.runs, source.words, strict=True) if a == b}


def rendered_once(chosen: Sequence[Candidate], report: Passages, source: Passages, joining: Joining) -> list[Candidate]:
    """The chosen candidates without those whose place another report paragraph renders more surely, where the report renders the
    source as a whole.

    A report takes up a passage twice, in its headline and in its body; a translation of the whole renders it once, and what comes
    close to it a second time (its headline, a line of another day's news) has another origin, or none. Two sentences for one place
    that has room for both are a long sentence parted in two; those of one paragraph dwell on a place.
    """
    if not renders_whole(chosen, source, joining):
        return list(chosen)
    words = _atom_words(source)
    size = {id(c): sum(words[k] for k in _atoms(source, c)) for c in chosen}
    holders: dict[int, list[Candidate]] = {}
    for c in chosen:
        for k in _atoms(source, c):
            holders.setdefault(k, []).append(c)
    kept: dict[int, Candidate] = {}
    for c in sorted(chosen, key=lambda c: (-c.sure, c.report)):
        rivals = {r.report: r for k in _atoms(source, c) for r in holders[k] if r.report in kept}
        if not any(_same_place(c, r, report, source, words, size, joining) for r in rivals.values()):
            kept[c.report] = c
    return [c for c in chosen if c.report in kept]


def _same_place(
    c: Candidate,
    rival: Candidate,
    report: Passages,
    source: Passages,
    words: dict[int, float],
    size: dict[int, float],
    joining: Joining,
) -> bool:
    """Whether a rival of another paragraph has so much of the place of `c` that there is no room for both. words: of each source
    atom; size: of the places."""
    mine, theirs = set(_atoms(source, c)), set(_atoms(source, rival))
    both = sum(words[k] for k in mine & theirs)
    return (
        _paragraph(report, c) != _paragraph(report, rival)
        and both >= joining.spoken_for * size[id(c)]
        and report.words[c.report] + report.words[rival.report] > joining.room * (size[id(c)] + size[id(rival)] - both)
    )


def _paragraph(side: Passages, c: Candidate) -> int:
    return side.atoms[int(side.runs[c.report, 0])].paragraph


def _atoms(side: Passages, c: Candidate) -> range:
    """The source atoms of a candidate."""
    return range(int(side.runs[c.source, 0]), int(side.runs[c.source, 1]) + 1)


def beads(chosen: Sequence[Candidate], report: Passages, source: Passages, pairs: Pairs) -> list[Bead]:
    """The chosen candidates, those of several sentences parted where their sentences have their own places inside the source
    passage."""
    out: list[Bead] = []
    for c in chosen:
        if report.level[c.report] >= NEIGHBOURS and source.level[c.source] >= NEIGHBOURS:
            out += _parted(c, report, source, pairs)
        else:
            out.append(
                Bead(
                    _run(report, c.report), (_run(source, c.source),), c.sure, reasons(c, float(pairs.numbers[c.report, c.source]))
                )
            )
    return out


def completed(found: Sequence[Bead], report: Passages, joining: Joining) -> list[Bead]:
    """The beads with the short rests of their sentences: a few words between or beside linked clauses come from where those come
    from.

    What is taken along is never more than what was linked.
    """
    words = {(int(a), int(b)): float(w) for (a, b), w in zip(report.runs, report.words, strict=True)}
    taken = {atom for bead in found for atom in range(bead.report[0], bead.report[1] + 1)}
    out: list[Bead] = []
    for bead in found:
        first, last = bead.report
        room = min(joining.rest, sum(words[k, k] for k in range(first, last + 1)))
        for step in (1, -1):
            edge = last if step > 0 else first
            while (
                (k := edge + step) not in taken
                and 0 <= k < len(report.atoms)
                and report.atoms[k].sentence == report.atoms[edge].sentence
            ):
                room -= words[k, k]
                if room < 0:
                    break
                taken.add(k)
                edge = k
            first, last = (first, edge) if step > 0 else (edge, last)
        grown = (first, last) != bead.report
        out.append(Bead((first, last), bead.source, bead.sure, (*bead.reasons, "rest_of_sentence") if grown else bead.reasons))
    return out


def _run(side: Passages, index: int) -> tuple[int, int]:
    return int(side.runs[index, 0]), int(side.runs[index, 1])


def _parted(c: Candidate, report: Passages, source: Passages, pairs: Pairs) -> list[Bead]:
    """One bead for each sentence of the report passage; sentences that want the same source sentence stay together."""
    mine = _inside(report, c.report)
    theirs = _inside(source, c.source)
    picks = [int(theirs[int(np.argmax(pairs.score[i, theirs]))]) for i in mine]
    out: list[Bead] = []
    for i, j in zip(mine, picks, strict=True):
        run, place = _run(report, int(i)), _run(source, j)
        last = out[-1] if out else None
        if last and last.source[0][0] <= place[1] and place[0] <= last.source[0][1]:
            joined = (min(last.source[0][0], place[0]), max(last.source[0][1], place[1]))
            out[-1] = Bead((last.report[0], run[1]), (joined,), c.sure, last.reasons)
        else:
            out.append(Bead(run, (place,), c.sure, reasons(c, float(pairs.numbers[c.report, c.source]))))
    return out


def _inside(side: Passages, index: int) -> np.ndarray:
    """The sentences (by passage index) that make up a passage."""
    first, last = side.runs[index]
    return np.flatnonzero((side.level == SENTENCE) & (side.runs[:, 0] >= first) & (side.runs[:, 1] <= last))


def reasons(c: Candidate, figured: float) -> tuple[str, ...]:
    """Which facts speak for the link, in words that `explain` knows."""
    fact = dict(zip(FACTS, c.facts.tolist(), strict=True))
    said = [
        ("close_meaning", fact["likeness"] >= 0.55), ("shared_numbers", figured > 0),
        ("second_choice_far", fact["margin"] >= 0.1), ("each_others_best", fact["mutual"] > 0), ("neighbours_agree",
        fact["company"] > 0),
    ]  # fmt: skip
    return tuple(code for code, holds in said if holds) or ("best_of_all",)


def links(
    chosen: Sequence[Candidate],
    report: Passages,
    source: Passages,
    pairs: Pairs,
    report_document: Document,
    sources: Sequence[Document],
    joining: Joining | None = None,
    bounds: Bounds | None = None,
) -> list[Link]:
    """The links in the report's order. Where there are several sources each span names its document."""
    joining = joining or Joining()
    out: list[Link] = []
    chosen = rendered_once(chosen, report, source, joining)
    found = completed(beads(chosen, report, source, pairs), report, joining)
    homes = np.searchsorted(_starts(source), [b.source[0][0] for b in found], side="right") - 1
    for k, (bead, home) in enumerate(zip(found, homes.tolist(), strict=True)):
        doc = sources[home]
        spans = tuple(_span(source, *run, doc.id if len(sources) > 1 else None) for run in bead.source)
        mine = _span(report, *bead.report, None)
        said = tokens(report_document.text, mine.start, mine.end)
        given: list[Token] = [t for s in spans for t in tokens(doc.text, s.start, s.end)]
        named, why = relation(said, given, language=(report_document.language, doc.language), places=len(spans), bounds=bounds)
        out.append(Link(f"L{k + 1}", mine, spans, named, False, round(bead.sure, 3), (*dict.fromkeys((why, *bead.reasons)),)))
    order = moved([b.source[0][0] for b in found], [link.report.end - link.report.start for link in out])
    return [Link(x.id, x.report, x.source, x.relation, m, x.confidence, x.reasons) for x, m in zip(out, order, strict=True)]


def together(parts: Sequence[Sequence[Link]], sources: Sequence[Document]) -> list[Link]:
    """The links of the parts of one report, with ids and moves as of one: each part alone sees only its own order."""
    found = in_order([link for part in parts for link in part])
    home, at = {}, 0
    for one in sources:
        home[one.id], at = at, at + len(one.text)
    places = [home[x.source[0].doc or sources[0].id] + x.source[0].start for x in found]
    order = moved(places, [x.report.end - x.report.start for x in found])
    return [replace(x, moved=m) for x, m in zip(found, order, strict=True)]


def credits(
    attributions: Sequence[Attributing], copies: Sequence[tuple[Document, Copy]], report: Document, bounds: Bounds, *, named: bool
) -> list[Link]:
    """Links of those parts of attributions that stand word for word in a source: the source names itself there, or attributes too.

    copies: of `anchors.copied`, with the source. named: whether spans name their document.
    """
    out: list[Link] = []
    told = Overlaps(copies, lambda pair: (pair[1].report.start, pair[1].report.end))
    for a in attributions:
        for source, copy in told.touching(a.start, a.end):
            start, end = max(a.start, copy.report.start), min(a.end, copy.report.end)
            said = tokens(report.text, start, end)
            if len(said) >= LEAST_RUN:
                skipped = len(tokens(report.text, copy.report.start, start))
                given = tokens(source.text, copy.source.start, copy.source.end)[skipped : skipped + len(said)]
                mine, place = Span(said[0].start, said[-1].end), Span(given[0].start, given[-1].end, source.id if named else None)
                relation_, why = relation(said, given, language=(report.language, source.language), bounds=bounds)
                out.append(Link("", mine, (place,), relation_, False, 1.0, (why, "source_named")))
                break
    return out


def in_order(links: Sequence[Link]) -> list[Link]:
    """The links in the report's order, with ids that say so."""
    return [replace(link, id=f"L{k + 1}") for k, link in enumerate(sorted(links, key=lambda link: link.report.start))]


def _starts(source: Passages) -> np.ndarray:
    """The first atom of each text in a set of several (`passages.together` leaves one index unused between two)."""
    homes = int(source.home.max()) + 1 if len(source) else 1
    return np.array([int(source.runs[source.home == h, 0].min()) if (source.home == h).any() else 0 for h in range(homes)])


def _span(side: Passages, first: int, last: int, doc: str | None) -> Span:
    row = np.flatnonzero((side.runs[:, 0] == first) | (side.runs[:, 1] == last))
    start = min(int(side.spans[i, 0]) for i in row if side.runs[i, 0] == first)
    end = max(int(side.spans[i, 1]) for i in row if side.runs[i, 1] == last)
    return Span(start, end, doc)
