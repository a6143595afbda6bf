"""Which runs are passages that one text has from another, and which are turns of phrase that any two texts may have.

A sentence that both have from its first word to its last was not made twice. A few words in the middle of two sentences that differ
around them are how people speak and write: they count only where the same two texts share whole sentences as well.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs, joint

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a run. Content words are those that are no grammar and in no worn phrase."""

    whole: float = 0.8  # of the sentences on both sides that a run covers: they are counterparts, a word or clause aside
    most: float = 0.7  # likewise, where who said it, or where one has it from, is put before or behind the sentence;
    quoted: int = 8  # then so many content words must agree, and likewise in words between quotation marks months later,
    kept: float = 0.75  # and of all its words this share: who quotes does not reword
    least: int = 4  # content words that agree in a counterpart; "He said that on Monday." is nobody's own
    later: int = 6  # likewise, where months lie between the two: such things are said so again
    near_days: float = 10.0  # between two texts of one story and what followed on it
    long: int = 15  # content words that agree wherever they stand: longer than any set phrase but a list of titles
    beside: int = 7  # content words of a fragment beside a counterpart of the same two texts, and words of a reprint
    reprint: float = 0.9  # of the words agree where a text is little else: then even worn words were taken over
    part: float = 0.8  # of the shorter text, from which on it is little else
    own: int = 2  # content words of a reprint that stands within a larger text: one worn list of titles is like the other
    agreeing: float = 0.36  # of the longer side's words, as for `growing.Growth`


def passages(runs: Runs, known: Known, evidence: Evidence) -> Truths:
    """Which runs are passages. runs: all of each pair that is among them, in any order. known: of the texts."""
    length = np.maximum(runs.a_end - runs.a_start, runs.b_end - runs.b_start)
    agree = runs.same >= evidence.agreeing * length
    apart = np.abs(known.instant[runs.a] - known.instant[runs.b]) > evidence.near_days * DAY  # never where one bears no date
    least = np.where(apart, max(evidence.least, evidence.later), evidence.least)
    counterpart = (runs.covered >= evidence.whole) & (runs.content >= least)
    verbatim = runs.same >= evidence.kept * length
    counterpart |= (runs.covered >= evidence.most) & (runs.content >= evidence.quoted) & verbatim
    # what one text has between marks and the other says: months later it is a slogan, a title or a saying more often
    named = np.where(apart, evidence.quoted, evidence.least)
    counterpart |= (runs.quoted >= evidence.whole) & (runs.content >= named) & verbatim
    solid = agree & (counterpart | (runs.content >= evidence.long))
    shorter = np.minimum(known.words[runs.a], known.words[runs.b])
    longer = np.maximum(known.words[runs.a], known.words[runs.b])
    reprint = (runs.same >= evidence.reprint * length) & (length >= evidence.part * shorter) & (runs.same >= evidence.beside)
    solid |= reprint & ((runs.content >= evidence.own) | (length >= evidence.part * longer))
    _, pair = np.unique(joint(runs.a, runs.b), return_inverse=True)
    with_solid = np.zeros(int(pair.max(initial=-1)) + 1, dtype=bool)
    with_solid[pair[solid]] = True
    chosen: Truths = solid | (agree & (runs.content >= evidence.beside) & with_solid[pair])
    return chosen
