"""Which runs are passages that one text has from another, and which are turns of phrase that any two texts may have.

A sentence that both have from its first word to its last was not made twice. A few words in the middle of two sentences that differ
around them are how people speak and write: they count only where the same two texts share whole sentences as well. So does a remark
of a few words that one text quotes and the other says: it counts where there are several.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs, Wholes, joint, parcels, within

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
AT_ONCE = 1_000_000  # runs that are looked at together


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a run. Content words are those that are no grammar and in no worn phrase."""

    whole: float = 0.8  # of the sentences on both sides that a run covers: they are counterparts, a word or clause aside
    most: float = 0.7  # likewise, where who said it, or where one has it from, is put before or behind the sentence;
    quoted: int = 8  # then so many content words must agree, and likewise in words between quotation marks months later,
    kept: float = 0.75  # and of all its words this share: who quotes does not reword
    sentence: float = 0.6  # of the sentences of a quotation that is longer (of at most `growing.Growth.partly`),
    own_words: int = 6  # where so many content words agree: a saying is quoted again and again, a sentence of a speech is not
    dozen: int = 12  # and so many of all,
    exact: float = 0.9  # which is nearly all
    remark: float = 0.45  # of a remark between marks (of at most `growing.Growth.partly`), which counts beside another one,
    remarks: int = 10  # where so many content words agree in all of them,
    one_remark: int = 3  # so many in each,
    loosely: float = 0.6  # and this share of all its words: what is said is not always heard alike
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
    chosen = np.zeros(len(runs), dtype=bool)
    for rows in parcels(runs.a, AT_ONCE):
        chosen[rows] = _passages(runs.take(rows), known, evidence)
    return chosen


def _passages(runs: Runs, known: Known, evidence: Evidence) -> Truths:
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
    own = np.maximum(named, evidence.own_words)
    exact = runs.same >= np.maximum(evidence.dozen, evidence.exact * length)
    counterpart |= (runs.quoted >= evidence.sentence) & (runs.content >= own) & exact
    solid = agree & (counterpart | (runs.content >= evidence.long) | _remarks(runs, length, evidence))
    shorter = np.minimum(known.words[runs.a], known.words[runs.b])
    longer = np.maximum(known.words[runs.a], known.words[runs.b])
    reprint = (runs.same >= evidence.reprint * length) & (length >= evidence.part * shorter) & (runs.same >= evidence.beside)
    solid |= reprint & ((runs.content >= evidence.own) | (length >= evidence.part * longer))
    chosen: Truths = solid.copy()
    maybe = np.flatnonzero(~solid & agree & (runs.content >= evidence.beside))
    chosen[maybe] = within(joint(runs.a[maybe], runs.b[maybe]), joint(runs.a[solid], runs.b[solid]))
    return chosen


def _remarks(runs: Runs, length: Wholes, evidence: Evidence) -> Truths:
    """Which runs are of several remarks, in places of their own, that one text quotes from the other: each may be said anywhere."""
    out = np.zeros(len(runs), dtype=bool)
    told = (runs.quoted >= evidence.remark) & (runs.content >= evidence.one_remark) & (runs.same >= evidence.loosely * length)
    rows = np.flatnonzero(told)
    both = joint(runs.a[rows], runs.b[rows])
    own = np.ones(len(rows), dtype=bool)
    for start, end in ((runs.a_start[rows], runs.a_end[rows]), (runs.b_start[rows], runs.b_end[rows])):
        order = np.lexsort((start, both))
        again = (np.diff(both[order]) == 0) & (start[order][1:] < end[order][:-1])
        own[order[1:][again]] = False
    rows = rows[own]
    _, pair = np.unique(both[own], return_inverse=True)
    several = np.bincount(pair)[pair] > 1 if len(rows) else own[:0]
    words = np.bincount(pair, weights=runs.content[rows])[pair] if len(rows) else own[:0]
    out[rows[several & (words >= evidence.remarks)]] = True
    return out
