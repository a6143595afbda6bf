"""Sentences made to one pattern, the same words each time with other names and figures in them: a greeting, a wreath, a quake, a
score; and turns of phrase of a few days. They are no derivation.

Who takes a passage over changes its words and keeps its particulars, the names and figures; who fills in a pattern does the
reverse. That tells them apart even where only two texts have it. It is asked of strangers, texts that share one short passage and
nothing else, directly or through others: what stands beside much that is shared came with it. Research on newspapers sorts out
such recurring matter by hand or by series (Smith, Cordell, Mullen 2015); Nicholls (2019) calls it incidental overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from headwater.corpus.clusters import components
from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs, distinct, joint, parted, spread_out
from headwater.corpus.kept import Texts
from headwater.corpus.numbering import PARTICULAR, Longs, numbered
from headwater.text.tokens import function_words

Doubles = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
AT_ONCE = 20_000  # passages that are looked at together


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a passage must have that strangers share. Content words are those that are no grammar and in no worn phrase."""

    much: int = 15  # content words that agree in one passage: it makes two texts kin by itself
    slotted: int = 10  # likewise where each side has names or figures of its own, and one more for each of these
    company: int = 2  # further texts that have some of its words, strangers too,
    some: float = 0.4  # this share of them: whoever says a set phrase again says it with other words in between
    shared: int = 8  # content words that agree where it has so much company, over more days than a story is news,
    lasting_days: float = 30.0  # or where they are more and it is less than half of either text, over so many days
    part: float = 0.8  # of the shorter text: one that is little else is a reprint, whoever has it
    within: float = (
        0.9  # of the sentences on both sides, at most: a name with its title stands in sentences that say different things
    )
    title: float = 0.25  # of its words, at least, are names and figures,
    nearly: float = 0.8  # and so much of it the further texts have, who speak of the same person or event, whenever that is
    names: float = 1 / 3  # of all its words are names and figures: a list of people with their offices;
    long: int = 60  # or, of so many words, even where it is a sentence from its first word to its last,
    names_of_long: float = 0.29  # this share: no prose names so much for so long
    prose: int = 10  # content words that agree beside a list, in all: it came with them, though none be a passage by itself
    german: float = 0.2  # of a text's words are German words of grammar: any noun has a capital there, and tells no name


@dataclass(frozen=True, slots=True)
class Company:
    """The further texts that have some of the words of each run, one after the other. texts: how many; first, last: the days of all
    that have them, the two of the run too, as seconds since 1970, NaN where no date is known."""

    texts: Longs
    first: Doubles
    last: Doubles

    def take(self, rows: npt.NDArray[np.generic]) -> Company:
        """That of some of the runs, by number or by mask."""
        return Company(self.texts[rows], self.first[rows], self.last[rows])


def alone(count: int) -> Company:
    """That of so many runs of which nothing is known yet."""
    texts, day = np.zeros(1, dtype=np.int64), np.full(1, np.nan)
    return Company(*(np.broadcast_to(values, count) for values in (texts, day, day)))  # takes no room, however many they are


def templates(
    runs: Runs, chosen: Truths, texts: Texts, known: Known, patterns: Patterns, quiet_days: float,
    before: Company | None = None, fresh: int = 0,
) -> tuple[Truths, Company]:  # fmt: skip
    """Which of the chosen runs are made to a pattern, and the company of each that was asked for its.

    runs: all, chosen or not. quiet_days: longer than a story is news. before: the company that texts under the number `fresh` were
    seen to give the runs between them; what these share with one another is not looked at again.
    """
    company = before or alone(len(runs))
    out = np.zeros(len(runs), dtype=bool)
    story = _stories(runs, chosen, patterns.much, len(known.words))
    strangers = story[runs.a] != story[runs.b]
    lone = np.flatnonzero(chosen & strangers)
    slots = _slots(runs.take(lone), texts)
    out[lone] = (slots > 0) & (runs.content[lone] < patterns.slotted + slots)
    shorter = np.minimum(known.words[runs.a], known.words[runs.b])
    little_else = runs.a_end - runs.a_start >= patterns.part * shorter
    few = (runs.content < patterns.shared) & ~little_else
    # what one text quotes of the other may be quoted for long
    more = (2 * (runs.a_end - runs.a_start) < shorter) & (runs.quoted == 0)
    titled = np.zeros(len(runs), dtype=bool)
    maybe = lone[((runs.covered < patterns.within) & (runs.quoted == 0) & ~few & ~more)[lone]]
    titled[maybe] = _names(runs.take(maybe), texts, patterns.german) >= patterns.title
    asked = lone[~out[lone] & (few | more | titled)[lone]]
    some = np.where(titled, patterns.nearly, patterns.some)
    company = _company(runs, strangers, asked, known, company, fresh, some)
    days = np.fmax(company.last - company.first, 0.0)[asked] / DAY  # none where no date is known
    lasting = titled[asked] | (days > np.where(few[asked], quiet_days, patterns.lasting_days))
    out[asked] = (company.texts[asked] >= patterns.company) & lasting
    return out, company


def lists(runs: Runs, texts: Texts, known: Known, patterns: Patterns) -> Truths:
    """Which runs are lists of names with their offices.

    Who was there, and as what, is said the same wherever these people come; no text has it from another. A short sentence that both
    have from its first word to its last says more; a long one of this kind is the list with "Present were" before it. Where names
    bear no capitals, or all nouns do, there is nothing to tell lists by.
    """
    length = runs.a_end - runs.a_start
    one, other = known.words[runs.a], known.words[runs.b]
    about_it = 2 * length >= np.maximum(one, other)  # the names of a committee, printed by both, are what both are about
    little_else = length >= patterns.part * np.minimum(one, other)
    long = (length >= patterns.long) & ~little_else
    some = np.flatnonzero(((runs.covered < 1) | long) & ~about_it)
    listed = np.zeros(len(runs), dtype=bool)
    share = np.where(long, patterns.names_of_long, patterns.names)[some]
    listed[some] = _names(runs.take(some), texts, patterns.german) >= share
    return listed


def _names(runs: Runs, texts: Texts, german: float) -> npt.NDArray[np.float64]:
    """The share of names and figures among the words of each run, on the side that has fewer of these; 0 in a German text."""
    docs = np.unique(np.concatenate([runs.a, runs.b]))
    words = texts.of(docs)
    before = np.concatenate(([0], np.cumsum((words.flags & PARTICULAR) > 0)))
    grammar = np.concatenate(([0], np.cumsum(np.isin(words.word, _german()))))
    told = np.diff(grammar[words.first]) < german * np.diff(words.first)
    shares = []
    for doc, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        text = np.searchsorted(docs, doc)
        first = words.first[text]
        shares.append(told[text] * (before[first + end] - before[first + start]) / np.maximum(end - start, 1))
    least: npt.NDArray[np.float64] = np.minimum(*shares)
    return least


@cache
def _german() -> npt.NDArray[np.uint32]:
    return np.unique(numbered([" ".join(sorted(function_words("de")))]).word)


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
        row, at = spread_out(words.first[np.searchsorted(docs, doc)] + start, end - start)
        keys = (row.astype(np.uint64) << np.uint64(32)) | words.word[at].astype(np.uint64)
        named.append(np.unique(keys[(words.flags[at] & PARTICULAR) > 0]))
        there.append(np.unique(keys))
    # a name that opens a sentence on the other side is not told for one there, and is there all the same
    own = [np.setdiff1d(one, other, assume_unique=True) for one, other in zip(named, there[::-1], strict=True)]
    counts = [np.bincount((keys >> np.uint64(32)).astype(np.int64), minlength=len(runs)) for keys in own]
    return np.minimum(*counts)


def _company(runs: Runs, apart: Truths, rows: Longs, known: Known, before: Company, fresh: int, some: Doubles) -> Company:
    """The company of some runs, and that of the others as it was before.

    apart: runs that give company, of texts that share little else. some: the share of its words that they have, for
    each run."""
    doc, other = np.concatenate([runs.a, runs.b]), np.concatenate([runs.b, runs.a])
    start, end = np.concatenate([runs.a_start, runs.b_start]), np.concatenate([runs.a_end, runs.b_end])
    order = np.flatnonzero(np.concatenate([apart, apart]))
    order = order[np.argsort(doc[order], kind="stable")]
    doc, other, start, end = doc[order], other[order], start[order], end[order]
    found: list[tuple[Longs, Longs]] = []
    for mine, low, high in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        for piece in np.array_split(rows, len(rows) // AT_ONCE + 1):
            first, last = (np.searchsorted(doc, mine[piece], side) for side in ("left", "right"))
            row, at = spread_out(first, last - first)
            begin, stop = low[piece][row], high[piece][row]
            within = np.minimum(end[at], stop) - np.maximum(start[at], begin) >= some[piece][row] * (stop - begin)
            # what texts before say of a run between two of them is known
            within &= (other[at] >= fresh) | (runs.b[piece][row] >= fresh)
            found.append((piece[row[within]], other[at[within]]))
    run, text = (np.concatenate(side) for side in zip(*found, strict=True))
    run, text = parted(distinct(joint(run, text)))
    further = (text != runs.a[run]) & (text != runs.b[run])
    first_day, last_day = before.first.copy(), before.last.copy()
    for who, whose in ((text, run), (runs.a[rows], rows), (runs.b[rows], rows)):
        np.fmin.at(first_day, whose, known.instant[who])
        np.fmax.at(last_day, whose, known.instant[who])
    return Company(before.texts + np.bincount(run[further], minlength=len(runs)), first_day, last_day)
