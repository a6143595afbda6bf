"""Words that many texts have and none from another: set phrases, titles, subscription lines, a standing paragraph of background.

They are told by how they spread: they turn up on many occasions far apart in time, and each time the two texts have nothing else in
common. A story that everybody prints comes within days, with its other sentences; a text that consists of little else is itself a
reprint.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.growing import Runs, distinct, joint, parcels, parted

Longs = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
DAY = 86_400.0  # seconds
AT_ONCE = 1_000_000  # runs whose texts are looked at together


@dataclass(frozen=True, slots=True)
class Spreading:
    """How words spread that are nobody's own."""

    holders: int = 5  # texts that have them, at least
    alone: float = 0.8  # of the pairs of texts that have them have nothing else in common
    quiet_days: float = 3.0  # without them, until they come up again: longer than a story is news
    occasions: int = 4  # so parted; of a story there are follow-ups, of a set phrase there is no end
    part: float = 0.5  # of the shorter text that they are, at most: the text is about something else
    undated: int = 20  # texts that have them, where most bear no date


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the texts, by their numbers. instant: seconds since 1970, NaN for none. outlet: a number, -1 for none.

    words: how many words each has.
    """

    instant: Doubles
    outlet: Longs
    words: Longs


@dataclass(frozen=True, slots=True)
class Spread:
    """How each passage spreads; arrays by its number. first, last: seconds since 1970, NaN where no date is known."""

    holders: Longs
    outlets: Longs
    occasions: Longs
    alone: Doubles
    part: Doubles
    dated: Longs
    first: Doubles
    last: Doubles


def spread(runs: Runs, cluster: Longs, known: Known, spreading: Spreading, only: Truths | None = None) -> Spread:
    """How the passages spread that runs are of. cluster: the passage of each run, 0 upwards. only: `only_ones`, where there are
    more runs than these."""
    only = only_ones(runs, cluster) if only is None else only
    count = int(cluster.max(initial=-1)) + 1
    mine, doc = parted(_holders(runs, cluster))
    when = known.instant[doc]
    order = np.lexsort((when, mine))
    mine, doc, when = mine[order], doc[order], when[order]
    dated = ~np.isnan(when)
    begins = dated & (np.diff(mine, prepend=-1) != 0)
    later = np.diff(when, prepend=np.nan) > spreading.quiet_days * DAY
    occasions = np.bincount(mine[begins | (dated & later)], minlength=count)
    first, last = np.full(count, np.nan), np.full(count, np.nan)
    np.fmin.at(first, mine, when)
    np.fmax.at(last, mine, when)
    told = known.outlet[doc] >= 0
    outlets, _ = parted(distinct(joint(mine[told], known.outlet[doc][told])))
    part = np.empty(len(runs))
    for at in _pieces(len(runs)):
        shorter = np.minimum(known.words[runs.a[at]], known.words[runs.b[at]])
        part[at] = (runs.a_end[at] - runs.a_start[at]) / np.maximum(shorter, 1)
    runs_of = np.maximum(np.bincount(cluster, minlength=count), 1)
    return Spread(
        holders=np.bincount(mine, minlength=count),
        outlets=np.bincount(outlets, minlength=count),
        occasions=occasions,
        alone=np.bincount(cluster, weights=only, minlength=count) / runs_of,
        part=np.bincount(cluster, weights=part, minlength=count) / runs_of,
        dated=np.bincount(mine[dated], minlength=count),
        first=first,
        last=last,
    )


def _holders(runs: Runs, cluster: Longs) -> Longs:
    """Passages and the texts that have them, joint, each once: most runs of a passage that many have name the same ones."""
    parts = [distinct(joint(cluster[at], side[at])) for side in (runs.a, runs.b) for at in _pieces(len(runs))]
    return distinct(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)


def _pieces(count: int) -> list[slice]:
    return [slice(low, low + AT_ONCE) for low in range(0, count, AT_ONCE)]


def only_ones(runs: Runs, cluster: Longs) -> Truths:
    """Which runs are of the only passage that their two texts share."""
    only = np.zeros(len(runs), dtype=bool)
    for rows in parcels(runs.a, AT_ONCE):
        _, pair = np.unique(joint(runs.a[rows], runs.b[rows]), return_inverse=True)
        shared, _ = parted(distinct(joint(pair, cluster[rows])))
        only[rows] = np.bincount(shared, minlength=int(pair.max(initial=-1)) + 1)[pair] == 1
    return only


def are_formulas(seen: Spread, spreading: Spreading) -> Truths:
    """Which passages are nobody's own."""
    often = (seen.occasions >= spreading.occasions) & (seen.holders >= spreading.holders)
    often |= (seen.dated * 2 < seen.holders) & (seen.holders >= spreading.undated)
    found: Truths = often & (seen.alone >= spreading.alone) & (seen.part <= spreading.part)
    return found
