"""Sentences made to one pattern, the same words each time with other names and figures in them: a greeting, a wreath, a quake, a
score; and turns of phrase of a few days. They are no derivation.

Who takes a passage over changes its words and keeps its particulars, the names and figures; who fills in a pattern does the
reverse. That tells them apart even where only two texts have it. It is asked of strangers, texts that share one short passage and
nothing else, directly or through others: what stands beside much that is shared came with it. Research on newspapers sorts out
such recurring matter by hand or by series (Smith, Cordell, Mullen 2015); Nicholls (2019) calls it incidental overlap.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.corpus.clusters import components
from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs, distinct, joint, parted
from headwater.corpus.kept import Texts
from headwater.corpus.numbering import PARTICULAR, Longs

Truths = npt.NDArray[np.bool_]
AT_ONCE = 20_000  # passages that are looked at together


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a passage must have that strangers share. Content words are those that are no grammar and in no worn phrase."""

    much: int = 15  # content words that agree in one passage: it makes two texts kin by itself
    slotted: int = 10  # likewise where each side has names or figures of its own, and one more for each of these
    company: int = 2  # further texts that have half of its words, strangers too,
    shared: int = 8  # and content words that agree where it has so much company, over more days than a story is news
    part: float = 0.8  # of the shorter text: one that is little else is a reprint, whoever has it


def templates(runs: Runs, chosen: Truths, texts: Texts, known: Known, patterns: Patterns, quiet_days: float) -> Truths:
    """Which of the chosen runs are made to a pattern. runs: all, chosen or not. quiet_days: longer than a story is news."""
    out = np.zeros(len(runs), dtype=bool)
    story = _stories(runs, chosen, patterns.much, len(known.words))
    strangers = story[runs.a] != story[runs.b]
    lone = np.flatnonzero(chosen & strangers)
    slots = _slots(runs.take(lone), texts)
    out[lone] = (slots > 0) & (runs.content[lone] < patterns.slotted + slots)
    shorter = np.minimum(known.words[runs.a], known.words[runs.b])
    little_else = runs.a_end - runs.a_start >= patterns.part * shorter
    few = lone[~out[lone] & (runs.content[lone] < patterns.shared) & ~little_else[lone]]
    companions, days = _company(runs, strangers, few, known)
    out[few] = (companions >= patterns.company) & (days > quiet_days)
    return out


def _stories(runs: Runs, chosen: Truths, much: int, count: int) -> Longs:
    """The number of the story that each text is of: those that share several chosen runs, or a long one, and all that hang together
    so. What two texts of one story share came with it."""
    rows = runs.take(chosen)
    _, pair, counts = np.unique(joint(rows.a, rows.b), return_inverse=True, return_counts=True)
    kin = (counts[pair] > 1) | (rows.content >= much)
    return components(rows.a[kin], rows.b[kin], count)


def _slots(runs: Runs, texts: Texts) -> Longs:
    """How many names and figures each run has on one side only, on the side that has fewer of these."""
    parts = [_slots_of(runs.take(np.arange(low, min(low + AT_ONCE, len(runs)))), texts) for low in range(0, len(runs), AT_ONCE)]
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _slots_of(runs: Runs, texts: Texts) -> Longs:
    docs = np.unique(np.concatenate([runs.a, runs.b]))
    words = texts.of(docs)
    named, there = [], []
    for doc, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        row, at = _spread_out(words.first[np.searchsorted(docs, doc)] + start, end - start)
        keys = (row.astype(np.uint64) << np.uint64(32)) | words.word[at].astype(np.uint64)
        named.append(np.unique(keys[(words.flags[at] & PARTICULAR) > 0]))
        there.append(np.unique(keys))
    # a name that opens a sentence on the other side is not told for one there, and is there all the same
    own = [np.setdiff1d(one, other, assume_unique=True) for one, other in zip(named, there[::-1], strict=True)]
    counts = [np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(runs)) for keys in own]
    return np.minimum(*counts)


def _company(runs: Runs, apart: Truths, rows: Longs, known: Known) -> tuple[Longs, npt.NDArray[np.float64]]:
    """For some runs, how many further texts have half of their words, and the days between the first and the last of all that do.

    apart: runs that say so, of texts that share little else."""
    doc, other = np.concatenate([runs.a, runs.b]), np.concatenate([runs.b, runs.a])
    start, end = np.concatenate([runs.a_start, runs.b_start]), np.concatenate([runs.a_end, runs.b_end])
    order = np.flatnonzero(np.concatenate([apart, apart]))
    order = order[np.argsort(doc[order], kind="stable")]
    doc, other, start, end = doc[order], other[order], start[order], end[order]
    found: list[tuple[Longs, Longs]] = []
    for mine, low, high in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        for piece in np.array_split(rows, len(rows) // AT_ONCE + 1):
            first, last = (np.searchsorted(doc, mine[piece], side) for side in ("left", "right"))
            row, at = _spread_out(first, last - first)
            begin, stop = low[piece][row], high[piece][row]
            within = 2 * (np.minimum(end[at], stop) - np.maximum(start[at], begin)) >= stop - begin
            found.append((piece[row[within]], other[at[within]]))
    run, company = (np.concatenate(side) for side in zip(*found, strict=True))
    run, company = parted(distinct(joint(run, company)))
    further = (company != runs.a[run]) & (company != runs.b[run])
    counts = np.bincount(run[further], minlength=len(runs))[rows]
    # the two texts themselves are among the company of one another
    when = known.instant[company]
    first_day, last_day = np.full(len(runs), np.inf), np.full(len(runs), -np.inf)
    np.fmin.at(first_day, run, when)
    np.fmax.at(last_day, run, when)
    return counts, np.maximum(last_day[rows] - first_day[rows], 0.0) / DAY


def _spread_out(first: Longs, lengths: Longs) -> tuple[Longs, Longs]:
    """For stretches of positions behind one another, the stretch that each position is of, and the position."""
    ends = np.cumsum(lengths)
    row = np.repeat(np.arange(len(lengths)), lengths)
    return row, np.arange(int(lengths.sum())) + np.repeat(first - (ends - lengths), lengths)
