"""Who took from whom: for each document of an archive its parents, chosen among all that share passages with it.

passages -> families -> words in common -> an order in time -> what explains each document -> edges with their evidence
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.corpus.numbering import numbered
from headwater.corpus.rows import Entry
from headwater.lineage.absent import Absent, absent_sources
from headwater.lineage.agreement import Held, Words, agreements, words_of
from headwater.lineage.crediting import Crediting
from headwater.lineage.direction import Family, settle, when
from headwater.lineage.explaining import Parent, Weights
from headwater.lineage.families import Rows, Table, families
from headwater.lineage.kinds import kind
from headwater.model import Record


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure an edge is. Fitted by scripts/fit_lineage.py on invented archives whose descent is known, some with more dates that
    are missing or wrong and more sources that are not there: the share of right edges among those that are given a value."""

    start: float = -3.75
    rival: float = 0.2  # log of the words by which the next holder explains less
    words: float = 0.52  # log of the words that it explains
    dated: float = 3.4  # dates alone put it first
    ordered: float = 0.85  # log of the words by which the other order explains less, where dates do not decide
    against: float = -1.1  # a date has to be wrong


@dataclass(frozen=True, slots=True)
class Edge(Record):
    """One document took from another. coverage: the share of the child's words that the parent holds; confidence: how sure it is
    that the edge and its direction are right, 0 to 1; kind: one of `lineage.kinds.KINDS`."""

    parent: str
    child: str
    coverage: float
    confidence: float
    reasons: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Derived:
    """What came of an archive. absent: sources that must have been, or that texts credit, and that the archive has not."""

    edges: list[Edge]
    absent: list[Absent]


@dataclass(frozen=True, slots=True)
class Part:
    """Families, each its documents and passages, and how they are looked at."""

    families: list[tuple[list[Entry], Rows]]
    weights: Weights
    how_sure: Sureness
    by_meaning: bool


def edges(
    entries: Sequence[Entry], passages: Table, *, weights: Weights | None = None, how_sure: Sureness | None = None,
    by_meaning: bool = False,
) -> Derived:  # fmt: skip
    """The derivations of an archive.

    passages: with the columns of `corpus.passages.Shared`, and `a` and `b`, the positions of its documents in `entries`.
    by_meaning: they say the same, in whatever words or language.
    """
    kins = [([entries[row] for row in kin.members], kin.passages) for kin in families(passages, len(entries))]
    return derived(Part(kins, weights or Weights(), how_sure or Sureness(), by_meaning))


def derived(part: Part) -> Derived:
    """The derivations inside some families."""
    found = Derived([], [])
    # All texts are numbered in one go: what that takes beside the characters is taken once.
    words = numbered([entry.text for members, _ in part.families for entry in members])
    end = 0
    for members, passages in part.families:
        begin, end = end, end + len(members)
        texts = words_of(words, begin, end)
        held = agreements(texts, passages.tolist(), fewest=part.weights.fewest, by_meaning=part.by_meaning)
        one = _derived(members, texts, held, part.weights, part.how_sure)
        found.edges.extend(one.edges)
        found.absent.extend(one.absent)
    return found


def _derived(
    members: Sequence[Entry], texts: Sequence[Words], held: list[list[Held]], weights: Weights, how_sure: Sureness
) -> Derived:
    """The derivations inside a family."""
    credit = Crediting(members, texts, weights)
    speaks = [{h.other: credit.worth(one, h) for h in hs} for one, hs in enumerate(held)]
    quoted = [frozenset(h.other for h in hs if credit.quotes(one, h)) for one, hs in enumerate(held)]
    family = Family([len(t.forms) for t in texts], held, [when(m.published) for m in members], weights, speaks, quoted)
    settle(family)
    chosen = [(p.held.other, one) for one in range(len(members)) for p in family.parents(one).parents]
    absent, fallen = absent_sources(members, credit.credited, family, chosen)
    out = Derived([], absent)
    for one, member in enumerate(members):
        parents = [p for p in family.parents(one).parents if (p.held.other, one) not in fallen]
        for rank, parent in enumerate(parents):
            other = parent.held.other
            reasons = [*_choice(family, one, parent, rank), *_order(family, other, one), *credit.reasons(one, parent.held)]
            coverage = len(parent.held.mine) / max(family.sizes[one], 1)
            sure = sureness(family, one, parent, how_sure)
            quotes = credit.quotes(one, parent.held)
            told = kind(members[other], member, credit.marked[one], parent.held, family.sizes[other], quotes=quotes)
            out.edges.append(Edge(members[other].id, member.id, round(coverage, 4), round(sure, 4), tuple(reasons), told))
    return out


def _choice(family: Family, one: int, parent: Parent, rank: int) -> Iterator[str]:
    """Why this parent and not another holder of the same words."""
    if rank:
        yield "adds_to_another"
    rivals = [h for h in family.earlier(one) if h is not parent.held]
    most = max((len(h.mine) for h in rivals), default=0)
    if len(parent.held.mine) > most:
        yield "holds_most"
    elif parent.over > 0 and rivals:
        yield "same_cuts"
    else:
        yield "holds_as_much"


def _order(family: Family, one: int, other: int) -> Iterator[str]:
    """What says that the one came before the other."""
    mine, theirs = family.dates[one], family.dates[other]
    if mine.before(theirs):
        yield "came_out_before"
    elif theirs.before(mine):
        yield "date_set_aside"
    elif family.sure.get((one, other), 0.0) >= 3.0:
        yield "order_by_wording"
    else:
        yield "order_open"


def sureness(family: Family, one: int, parent: Parent, weights: Sureness) -> float:
    """How sure it is that a document took from this parent, 0 to 1."""
    return 1 / (1 + math.exp(-logit(family, one, parent, weights)))


def logit(family: Family, one: int, parent: Parent, weights: Sureness) -> float:
    other = parent.held.other
    mine, theirs = family.dates[other], family.dates[one]
    total = weights.start + weights.rival * math.log1p(max(parent.over, 0)) + weights.words * math.log(parent.words)
    if mine.before(theirs):
        return total + weights.dated
    by_wording = math.log1p(max(family.sure.get((other, one), 0.0), 0.0))
    return total + weights.ordered * by_wording + weights.against * theirs.before(mine)
