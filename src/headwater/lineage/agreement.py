"""What two documents have in common, word for word: the readings that a line of descent is told by.

passages -> words of both sides -> the longest row of equal words -> for each document, whom it agrees with, and where

Method: textual criticism counts readings in common (Maas 1927); the words are aligned by their longest common subsequence. What a
family agrees in is one long array until the end: it is many passages, most of them short.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from headwater.corpus.numbering import MARKED, STOPPED, Numbered, numbered

Positions = npt.NDArray[np.int32]
Sides = tuple[Positions, Positions]  # of words in common: where they stand in a text, and in the other
Block = tuple[int, int, int]  # position in a, position in b, equal words from there on

OUTWARD = 8  # words: how far a passage is followed beyond its edges, which may have been found a few words short
APART = 4  # words: an insertion or a cut up to this is an edit inside a passage; a larger one begins another place
LEAST_EQUAL = 0.25  # of the words of a passage that was found by its wording: with a third replaced on both sides, more are
LEAST_EQUAL_BY_MEANING = 0.6  # of one that was found by what it says: a second translation has fewer
LONGEST = 1500  # words aligned at once: the time of an alignment grows with the product of both sides

Rows = Iterable[Sequence[int]]  # a, b, a_start, a_end, b_start, b_end


@dataclass(frozen=True)
class Held:
    """Words of one document that another has too: `mine[i]` is the same word as `theirs[i]`; sorted by `mine`, each once.

    places: in how many separate places of the other they stand: taken in one piece, or from here and there. in_meaning: how many of
    them are not the same word, but stand side by side in passages that say the same.
    """

    other: int
    mine: Positions
    theirs: Positions
    places: int
    in_meaning: int = 0

    @cached_property
    def bits(self) -> int:
        """`mine` as bits of a number, which is counted and compared with others without a look at each."""
        return _bits(self.mine)

    @cached_property
    def around(self) -> int:
        """`bits` with the few words between them, which are its edits."""
        steps = self.mine[1:] - self.mine[:-1]
        edits = np.flatnonzero((steps > 1) & (steps <= APART + 2))
        return self.bits | _bits(_runs(self.mine[edits] + 1, steps[edits] - 1)) if len(edits) else self.bits


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each begins and ends (code points), a number for its form, and whether it stands between quotation
    marks."""

    starts: list[int]
    ends: list[int]
    forms: list[int]
    marked: npt.NDArray[np.bool_]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie in `[start, end)`, as positions."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def words(text: str) -> Words:
    """The words of a text."""
    return words_of(numbered([text]))[0]


def words_of(texts: Numbered, begin: int = 0, end: int | None = None) -> list[Words]:
    """The words of texts that are numbered, from `begin` up to but not `end`."""
    first = texts.first[begin : (len(texts) if end is None else end) + 1]
    some = slice(int(first[0]), int(first[-1]))
    starts, forms = texts.start[some].tolist(), texts.word[some].tolist()
    ends = (texts.end[some] - ((texts.flags[some] & STOPPED) > 0)).tolist()  # without the stop
    marked = (texts.flags[some] & MARKED) > 0
    return [Words(starts[i:j], ends[i:j], forms[i:j], marked[i:j]) for i, j in pairwise((first - first[0]).tolist())]


def agreements(texts: Sequence[Words], rows: Rows, *, fewest: int, by_meaning: bool = False) -> list[list[Held]]:
    """For each text, what it has in common with each other one; the most words first.

    rows: passages, with documents as positions in `texts` and extents in code points. fewest: words in common under which two
    texts have nothing to say about each other. by_meaning: the passages were found by what they say; of one in other words every
    word counts, and of one in the same words those that are equal, since a changed one tells who had it from whom.
    """
    least = LEAST_EQUAL_BY_MEANING if by_meaning else LEAST_EQUAL
    found: dict[tuple[int, int], list[Block]] = {}
    in_meaning: dict[tuple[int, int], int] = {}
    for a, b, a_start, a_end, b_start, b_end in rows:
        sides = texts[a], texts[b], (a_start, a_end), (b_start, b_end)
        equal = _aligned(*sides, least)
        pieces = _paired(*sides) if equal is None else equal
        if equal is None:
            in_meaning[a, b] = in_meaning.get((a, b), 0) + len(pieces)
        found.setdefault((a, b), []).extend(pieces)
    out: list[list[Held]] = [[] for _ in texts]
    for (a, b), (one, other, apart) in zip(found, _in_common(list(found.values())), strict=True):
        if len(one[0]) >= fewest:
            unequal = min(in_meaning.get((a, b), 0), len(one[0]))
            out[a].append(Held(b, *one, apart, unequal))
            out[b].append(Held(a, *other, apart, unequal))
    for held in out:
        held.sort(key=lambda h: -len(h.mine))
    return out


def _in_common(found: Sequence[Sequence[Block]]) -> Iterator[tuple[Sides, Sides, int]]:
    """For each two texts the words in common, each once, as (mine, theirs) of the one and of the other; and in how many places."""
    blocks = np.array([block for parts in found for block in parts], dtype=np.int32).reshape(-1, 3)
    ends = np.concatenate([[0], np.cumsum(blocks[:, 2])])[np.cumsum([0, *map(len, found)])]
    one, other = _runs(blocks[:, 0], blocks[:, 2]), _runs(blocks[:, 1], blocks[:, 2])
    pair = np.repeat(np.arange(len(found)), np.diff(ends))
    steps, further = one[1:] - one[:-1], other[1:] - other[:-1]
    same, behind = pair[1:] == pair[:-1], pair[1:]
    leaps = np.bincount(behind[same & ((steps > APART) | (further > APART))], minlength=len(found))
    entangled = np.bincount(behind[same & ((steps < 1) | (further < 1))], minlength=len(found))
    for (start, end), apart, turned in zip(pairwise(ends.tolist()), (leaps + 1).tolist(), entangled.tolist(), strict=True):
        sides = (one[start:end], other[start:end]), (other[start:end], one[start:end])
        if turned:
            mine, theirs = _each_once(*_each_once(*sides[0]))
            sides = _by_first(mine, theirs), _by_first(theirs, mine)
            # One number for both: neither direction is to look the shorter to tell.
            apart = min(places(*sides[0]), places(*sides[1]))
        yield *sides, apart


def places(mine: Positions, theirs: Positions) -> int:
    """In how many separate places the words stand: a new one begins where either side leaps, or goes back."""
    if not len(mine):
        return 0
    step = theirs[1:] - theirs[:-1]
    leaps = (mine[1:] - mine[:-1] > APART) | (step > APART) | (step < 1)
    return 1 + int(np.count_nonzero(leaps))


def _each_once(one: Positions, other: Positions) -> Sides:
    """Both sides turned round, in the order of the `one`, each of its words once: passages may overlap."""
    if (one[1:] <= one[:-1]).any():
        one, first = np.unique(one, return_index=True)
        other = other[first]
    return other, one


def _by_first(mine: Positions, theirs: Positions) -> Sides:
    if (mine[1:] < mine[:-1]).any():
        order = np.argsort(mine)
        return mine[order], theirs[order]
    return mine, theirs


def _bits(positions: Positions) -> int:
    marks = np.zeros(int(positions.max(initial=-1)) + 1, dtype=bool)
    marks[positions] = True
    return int.from_bytes(np.packbits(marks, bitorder="little").tobytes(), "little")


def _runs(starts: Positions, lengths: Positions) -> Positions:
    """Runs of positions behind one another: each from its start, as long as it is."""
    before = np.cumsum(lengths) - lengths
    return (np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))).astype(np.int32)


def _aligned(a: Words, b: Words, one: tuple[int, int], other: tuple[int, int], least: float) -> list[Block] | None:
    """The equal words of a passage, as positions in both texts; None where less than this share of its words is equal: it is a
    translation, or the same told in other words."""
    i, j = a.within(*one)
    k, m = b.within(*other)
    for _ in range(OUTWARD):
        if not (i and k and a.forms[i - 1] == b.forms[k - 1]):
            break
        i, k = i - 1, k - 1
    for _ in range(OUTWARD):
        if not (j < len(a.forms) and m < len(b.forms) and a.forms[j] == b.forms[m]):
            break
        j, m = j + 1, m + 1
    found = [(p + i, q + k, n) for p, q, n in blocks(a.forms[i:j], b.forms[k:m])]
    by_wording = sum(n for *_, n in found) >= least * max(j - i, m - k)
    return found if by_wording else None


def _paired(a: Words, b: Words, one: tuple[int, int], other: tuple[int, int]) -> list[Block]:
    """The words of a passage side by side in their order, whatever they are; of the longer side some stand alone."""
    (i, j), (k, m) = a.within(*one), b.within(*other)
    count = max(min(j - i, m - k), 0)
    return [(i + side * (j - i) // count, k + side * (m - k) // count, 1) for side in range(count)]


def blocks(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int, int]]:
    """Rows of equal words of both sides, in order: (position in a, position in b, words)."""
    if a == b:
        return [(0, 0, len(a))] if a else []
    if len(a) <= LONGEST and len(b) <= LONGEST:
        return [(m.a, m.b, m.size) for m in LCSseq.opcodes(a, b).as_matching_blocks() if m.size]
    x, y = _middle(a, b)
    return blocks(a[:x], b[:y]) + [(x + p, y + q, n) for p, q, n in blocks(a[x:], b[y:])]


def _middle(a: Sequence[int], b: Sequence[int]) -> tuple[int, int]:
    """Where to cut a long passage in two: at the word nearest its middle that each side has once; else half-way on both."""
    half = len(a) // 2, len(b) // 2
    around = range(max(1, half[0] - LONGEST // 2), min(len(a), half[0] + LONGEST // 2))
    once = _once(b[max(1, half[1] - LONGEST) : half[1] + LONGEST], max(1, half[1] - LONGEST))
    mine = _once([a[i] for i in around], around.start)
    shared = [i for form, i in mine.items() if form in once]
    if not shared:
        return half
    x = min(shared, key=lambda i: abs(i - half[0]))
    return x, once[a[x]]


def _once(forms: Sequence[int], first: int) -> dict[int, int]:
    """The forms that occur once, with their positions. first: the position of the first."""
    seen: dict[int, int] = {}
    for i, form in enumerate(forms):
        seen[form] = -1 if form in seen else first + i
    return {form: i for form, i in seen.items() if i >= 0}
