"""Lines that an outlet puts over or under what it prints, whatever it is about: to subscribe, to follow, what the house is.

In an archive of months they are told by how often they come up (`corpus.formulas`). In one of a day or a week they are told by
whose they are and where they stand: at one end of a good part of all that an outlet has there, in texts that share nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.formulas import AT_ONCE, Known, Spread
from headwater.corpus.growing import Runs, distinct, joint, parted

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Footing:
    """How a line stands that an outlet puts to its texts."""

    texts: int = 5  # of one outlet that have it, at least,
    share: float = 0.2  # of all texts of that outlet: no story is so much of a day's paper and shares but one passage
    among: float = 0.8  # of the texts that have it are of such outlets, and have it at one end
    edge: int = 20  # words from that end, at most: another such line may come between
    alone: float = 0.8  # of the pairs of texts that have it have nothing else in common
    part: float = 0.5  # of the shorter text that it is, at most


def footers(runs: Runs, cluster: Longs, seen: Spread, known: Known, footing: Footing) -> Truths:
    """Which passages are such lines. cluster: the passage of each run; seen: how each spreads."""
    found = (seen.outlets > 0) & (seen.holders >= footing.texts) & (seen.alone >= footing.alone) & (seen.part <= footing.part)
    rows = np.flatnonzero(found[cluster])
    held: tuple[list[Longs], ...] = ([], [], [])  # passage and text: all that have it, at their beginning, at their end
    for piece in np.array_split(rows, len(rows) // AT_ONCE + 1):
        some = runs.placed(piece)
        for doc, start, end in ((some.a, some.a_start, some.a_end), (some.b, some.b_start, some.b_end)):
            each = joint(cluster[piece], doc)
            at_ends = (start <= footing.edge, end >= known.words[doc] - footing.edge)
            for found_there, some_of_them in zip(held, (each, *(each[at] for at in at_ends)), strict=True):
                found_there.append(distinct(some_of_them))
    everywhere, *ends = (distinct(np.concatenate(parts)) for parts in held)
    passage, holder = parted(everywhere)
    there = [np.bincount(parted(end)[0], minlength=len(found)) for end in ends]
    outlet = known.outlet[holder]
    told = outlet >= 0
    kind, which, texts = np.unique(joint(passage[told], outlet[told]), return_inverse=True, return_counts=True)
    whole = np.bincount(known.outlet[known.outlet >= 0], minlength=1)
    own = (texts >= footing.texts) & (texts >= footing.share * whole[parted(kind)[1]])
    of_house = np.bincount(passage[told][own[which]], minlength=len(found))
    least = footing.among * seen.holders
    found &= (np.maximum(*there) >= least) & (of_house >= least)
    return found
