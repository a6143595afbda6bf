"""What two documents have in common, word for word: the readings that a line of descent is told by.

passages -> words of both sides -> the longest row of equal words -> for each document, whom it agrees with, and where

Method: textual criticism counts readings in common (Maas 1927); the words are aligned by their longest common subsequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

Positions = npt.NDArray[np.int32]

# A run of letters and digits, or one character of a script that is written without spaces.
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

OUTWARD = 8  # words: how far a passage is followed beyond its edges, which may have been found a few words short
APART = 4  # words: an insertion or a cut up to this is an edit inside a passage; a larger one begins another place
LONGEST = 1500  # words aligned at once: the time of an alignment grows with the product of both sides

Rows = Iterable[Sequence[int]]  # a, b, a_start, a_end, b_start, b_end


@dataclass(frozen=True, slots=True)
class Held:
    """Words of one document that another has too: `mine[i]` is the same word as `theirs[i]`; sorted by `mine`, each once.

    places: in how many separate places of the other they stand: taken in one piece, or from here and there.
    around: `mine` with the few words between them, which are its edits.
    """

    other: int
    mine: Positions
    theirs: Positions
    places: int
    around: Positions


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each begins and ends (code points), and a number for its form."""

    starts: Positions
    ends: Positions
    forms: list[int]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie in `[start, end)`, as positions."""
        return int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))


def words(text: str, numbers: dict[str, int]) -> Words:
    """The words of a text. numbers: of the forms met so far; new ones are added."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter that is two in small
        folded = "".join(c.lower()[:1] for c in text)
    found = list(_WORD.finditer(folded))
    starts = np.fromiter((m.start() for m in found), dtype=np.int32, count=len(found))
    forms = [m[0] for m in found]
    ends = starts + np.fromiter(map(len, forms), dtype=np.int32, count=len(found))
    return Words(starts, ends, [numbers.setdefault(form, len(numbers)) for form in forms])


def agreements(texts: Sequence[Words], rows: Rows, *, fewest: int, by_meaning: bool = False) -> list[list[Held]]:
    """For each text, what it has in common with each other one; the most words first.

    rows: passages, with documents as positions in `texts` and extents in code points. fewest: words in common under which two
    texts have nothing to say about each other. by_meaning: the passages say the same, in whatever words: every word counts.
    """
    align = _paired if by_meaning else _aligned
    found: dict[tuple[int, int], list[tuple[Positions, Positions]]] = {}
    for a, b, a_start, a_end, b_start, b_end in rows:
        found.setdefault((a, b), []).append(align(texts[a], texts[b], (a_start, a_end), (b_start, b_end)))
    out: list[list[Held]] = [[] for _ in texts]
    for (a, b), parts in found.items():
        ours, theirs = (np.concatenate(side) for side in zip(*parts, strict=True))
        ours, theirs = _each_once(*_each_once(ours, theirs))
        if len(ours) >= fewest:
            one, other = _held(b, ours, theirs), _held(a, theirs, ours)
            # One number for both: neither direction is to look the shorter to tell.
            apart = min(one.places, other.places)
            out[a].append(replace(one, places=apart))
            out[b].append(replace(other, places=apart))
    for held in out:
        held.sort(key=lambda h: -len(h.mine))
    return out


def places(mine: Positions, theirs: Positions) -> int:
    """In how many separate places the words stand: a new one begins where either side leaps, or goes back."""
    if not len(mine):
        return 0
    step = theirs[1:] - theirs[:-1]
    leaps = (mine[1:] - mine[:-1] > APART) | (step > APART) | (step < 1)
    return 1 + int(np.count_nonzero(leaps))


def _each_once(one: Positions, other: Positions) -> tuple[Positions, Positions]:
    """Both sides turned round, in the order of the `one`, each of its words once: passages may overlap."""
    if (one[1:] <= one[:-1]).any():
        one, first = np.unique(one, return_index=True)
        other = other[first]
    return other, one


def _held(other: int, mine: Positions, theirs: Positions) -> Held:
    if (mine[1:] < mine[:-1]).any():
        order = np.argsort(mine)
        mine, theirs = mine[order], theirs[order]
    return Held(other, mine, theirs, places(mine, theirs), _around(mine))


def _around(mine: Positions) -> Positions:
    steps = mine[1:] - mine[:-1]
    edits = np.flatnonzero((steps > 1) & (steps <= APART + 2))
    return np.concatenate([mine, _runs(mine[edits] + 1, steps[edits] - 1)]) if len(edits) else mine


def _runs(starts: Positions, lengths: Positions) -> Positions:
    """Runs of positions behind one another: each from its start, as long as it is."""
    before = np.cumsum(lengths) - lengths
    return (np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))).astype(np.int32)


def _aligned(a: Words, b: Words, one: tuple[int, int], other: tuple[int, int]) -> tuple[Positions, Positions]:
    """The equal words of a passage, as positions in both texts."""
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
    found = np.array(blocks(a.forms[i:j], b.forms[k:m]), dtype=np.int32).reshape(-1, 3)
    return _runs(found[:, 0] + i, found[:, 2]), _runs(found[:, 1] + k, found[:, 2])


def _paired(a: Words, b: Words, one: tuple[int, int], other: tuple[int, int]) -> tuple[Positions, Positions]:
    """The words of a passage side by side in their order, whatever they are; of the longer side some stand alone."""
    (i, j), (k, m) = a.within(*one), b.within(*other)
    count = max(min(j - i, m - k), 0)
    side = np.arange(count, dtype=np.int32)
    return (i + side * (j - i) // max(count, 1)).astype(np.int32), (k + side * (m - k) // max(count, 1)).astype(np.int32)


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
