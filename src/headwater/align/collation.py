"""Word by word: which words of a report passage stand for which words of its source passage, in any order.

Method: a word pair is worth what its words have to do with each other plus what its neighbours have (the contextual evidence of
Sultan, Bethard and Sumner 2014, TACL); pairs are taken from the best down, content words before grammar. The heaviest chain
of pairs in rising order is the thread (Needleman and Wunsch's monotone alignment); pairs off it are moves. What is left between
pairs on both sides is held against each other gap by gap, as a collation of manuscripts does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from headwater.align.relations import moved
from headwater.text.tokens import Token

Matrix = NDArray[np.float32]
Relate = Callable[[str, str], str | None]

HOW = ("same", "form", "related", "other", "added", "dropped")
# What `related` may say of two words (judge.lexicon), and which of it leaves the word itself the same.
SAME = "same"
FORM = ("spelling", "lemma", "contraction")


@dataclass(frozen=True, slots=True)
class Collating:
    """What a pair of words is worth. Set by hand: only their order matters much, and it follows from what the names say."""

    same: float = 1.0
    form: float = 0.95
    synonym: float = 0.8
    derived: float = 0.8
    antonym: float = 0.7  # opposites stand in the same place: that is what makes them a change
    broader: float = 0.6
    narrower: float = 0.6
    sibling: float = 0.45
    akin: float = 0.6
    near: float = 0.6  # close by the encoder only
    closeness: float = 0.6  # cosine of two words' vectors from which they are near; one chance pair in a hundred reaches it
    light: float = 0.3  # a word of grammar against a content word
    context: float = 0.6  # neighbours against the pair itself
    search: int = 6  # words around the place that its neighbours give to a word, in which its counterpart is looked for
    window: int = 3  # words to either side that count as neighbours
    distance: float = 0.25  # off for a pair at opposite ends of the passages
    alone: float = 0.2  # context that a pair of grammar words needs: "the" is everywhere

    def worth(self, relation: str) -> float:
        """Of a relation of the lexicon; 0 for one that aligns nothing."""
        return self.form if relation in FORM else float(getattr(self, relation, 0.0))


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the collation. report, source: half-open token positions; empty (first == last) where a side has nothing.

    how: `HOW`. relation: what the lexicon says of the two, "near" for the encoder's word. moved: off the thread of the passage.
    """

    report: tuple[int, int]
    source: tuple[int, int]
    how: str
    relation: str | None = None
    moved: bool = False


@dataclass(slots=True)
class _Pairs:
    """The pairs taken so far: report position -> (source position, relation)."""

    there: dict[int, tuple[int, str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def take(self, i: int, j: int, relation: str) -> None:
        self.there[i] = (j, relation)
        self.used.add(j)


def collate(
    report: Sequence[Token],
    source: Sequence[Token],
    *,
    related: Relate | None = None,
    light: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
    near: Matrix | None = None,
    settings: Collating | None = None,
) -> tuple[Cell, ...]:
    """The two passages side by side: every token of both in exactly one cell, in the report's order, dropped words in their place.

    related: what two folded forms have to do with each other (`judge.lexicon.related`), None for nothing.
    light: the grammar words of the report's and of the source's language. near: (len(report), len(source)) cosines of the
    words' vectors, where there are any.
    """
    settings = settings or Collating()
    mine, theirs = [t.form for t in report], [t.form for t in source]
    heavy = np.array([f not in light[0] for f in mine]), np.array([f not in light[1] for f in theirs])
    worth = _equal(mine, theirs, heavy, settings)
    names: dict[tuple[int, int], str] = {}  # the relation of pairs of other words; equal ones are "same"
    pairs = _Pairs()
    if worth.size:
        both = np.outer(*heavy)
        _take(pairs, worth, names, _scores(worth, settings), both)
        if related or near is not None:
            _relate(worth, names, (mine, theirs), both & _in_place(pairs, worth.shape, settings.search), related, near, settings)
            pairs = _Pairs()
            _take(pairs, worth, names, _scores(worth, settings), both)
        firm = np.zeros_like(worth)
        for i, (j, _) in pairs.there.items():
            firm[i, j] = 1.0
        around = _context(np.maximum(firm, 0.2 * worth), settings.window)
        rest = worth * ~both
        _take(pairs, rest, names, rest + settings.context * around, around >= settings.alone)
        _fill(pairs, mine, theirs)
    return _cells(pairs, len(mine), len(theirs))


def _equal(
    mine: Sequence[str], theirs: Sequence[str], heavy: tuple[NDArray[np.bool_], NDArray[np.bool_]], settings: Collating
) -> Matrix:
    """(n, m) what each pair of equal words is worth by itself."""
    known: dict[str, int] = {}
    here, there = (np.array([known.setdefault(f, len(known)) for f in side], dtype=np.int64) for side in (mine, theirs))
    worth = np.where(np.outer(*heavy), settings.same, settings.light).astype(np.float32)
    worth[here[:, None] != there[None, :]] = 0.0
    return worth


def _relate(
    worth: Matrix,
    names: dict[tuple[int, int], str],
    forms: tuple[Sequence[str], Sequence[str]],
    asked: NDArray[np.bool_],
    related: Relate | None,
    near: Matrix | None,
    settings: Collating,
) -> None:
    """Fills in what pairs of other words are worth, for those `asked`."""
    for i, j in np.argwhere(asked).tolist():
        if worth[i, j]:
            continue
        relation = related(forms[0][i], forms[1][j]) if related else None
        if relation is None and near is not None and near[i, j] >= settings.closeness:
            relation = "near"
        if relation and (value := settings.worth(relation)):
            worth[i, j], names[i, j] = value, relation


def _in_place(pairs: _Pairs, shape: tuple[int, int], search: int) -> NDArray[np.bool_]:
    """(n, m) the pairs of words without a counterpart that stand within `search` words of the place that their neighbours give.

    To ask a lexicon of every pair of words costs more than all the rest, and a word answers to one among the same neighbours.
    """
    n, m = shape
    out = np.zeros(shape, dtype=bool)
    back = {j: i for i, (j, _) in pairs.there.items()}
    there = {i: j for i, (j, _) in pairs.there.items()}
    if not there:
        out[:] = True
        return out
    for known, size, axis in ((there, n, 0), (back, m, 1)):
        known_at = sorted(known)
        for k in range(size):
            if k in known:
                continue
            at = bisect_left(known_at, k)
            for b in known_at[max(0, at - 1) : at + 1]:
                place = known[b] + k - b
                close = slice(max(0, place - search), max(0, place + search + 1))
                out[(k, close) if axis == 0 else (close, k)] = True
    free_rows, free_columns = np.array([i not in there for i in range(n)]), np.array([j not in back for j in range(m)])
    return out & np.outer(free_rows, free_columns)


def _context(worth: Matrix, window: int) -> Matrix:
    """(n, m) how much the neighbours of each pair are worth as pairs, nearer ones counting more; 1 where all of them are."""
    n, m = worth.shape
    padded = np.zeros((n + 2 * window + 2, m + 2 * window + 2), dtype=np.float32)
    edge = window + 1
    padded[edge : edge + n, edge : edge + m] = worth
    # A neighbour may stand one word further or nearer on one side.
    wide = padded.copy()
    wide[:, 1:] = np.maximum(wide[:, 1:], 0.8 * padded[:, :-1])
    wide[:, :-1] = np.maximum(wide[:, :-1], 0.8 * padded[:, 1:])
    out = np.zeros_like(worth)
    total = 0.0
    for d in range(1, window + 1):
        share = 1.0 / d
        total += 2 * share
        for k in (d, -d):
            out += share * wide[edge + k : edge + k + n, edge + k : edge + k + m]
    return out / np.float32(total)


def _scores(worth: Matrix, settings: Collating) -> Matrix:
    """What each pair is worth with its neighbours, and with its place: pairs at opposite ends of the passages are worth less."""
    n, m = worth.shape
    rows = np.arange(n, dtype=np.float32)[:, None] / max(1, n - 1)
    columns = np.arange(m, dtype=np.float32)[None, :] / max(1, m - 1)
    away: Matrix = np.abs(rows - columns).astype(np.float32)
    scores: Matrix = worth + settings.context * _context(worth, settings.window) - settings.distance * away
    return scores


def _take(pairs: _Pairs, worth: Matrix, names: dict[tuple[int, int], str], scores: Matrix, allowed: NDArray[np.bool_]) -> None:
    """Takes pairs from the best score down; a word is used once."""
    rows, columns = np.nonzero((worth > 0) & allowed)
    order = np.argsort(-scores[rows, columns], kind="stable")
    for i, j in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if i not in pairs.there and j not in pairs.used:
            pairs.take(i, j, names.get((i, j), SAME))


def _fill(pairs: _Pairs, mine: Sequence[str], theirs: Sequence[str]) -> None:
    """Equal words of two gaps that face each other are pairs too, in order: their place is evidence enough."""
    faced = _facing(pairs, len(mine), len(theirs))
    for first, last in _gaps([i in pairs.there for i in range(len(mine))]):
        start, end = faced.get(first, (0, 0))
        if start == end:
            continue
        for block in Indel.opcodes(mine[first:last], theirs[start:end]):
            if block.tag == "equal":
                for k in range(block.src_end - block.src_start):
                    pairs.take(first + block.src_start + k, start + block.dest_start + k, "same")


def _cells(pairs: _Pairs, n: int, m: int) -> tuple[Cell, ...]:
    taken = sorted(pairs.there)
    places = [pairs.there[i][0] for i in taken]
    off = dict(zip(taken, moved(places, [1.0] * len(taken)), strict=True))
    faced = _facing(pairs, n, m)
    cells: list[Cell] = []
    i = 0
    while i < n:
        if i in pairs.there:
            j, relation = pairs.there[i]
            last = i + 1
            how = "same" if relation == "same" else "form" if relation in FORM else "related"
            while how == "same" and pairs.there.get(last) == (j + last - i, "same") and off[last] == off[i]:
                last += 1
            cells.append(Cell((i, last), (j, j + last - i), how, None if how == "same" else relation, off[i]))
            i = last
        else:
            last = i
            while last < n and last not in pairs.there:
                last += 1
            first, end = faced.get(i, (0, 0))
            cells.append(Cell((i, last), (first, end), "other" if end > first else "added"))
            i = last
    return tuple(_with_dropped(cells, pairs, {c.source for c in cells if c.how == "other"}, m))


def _facing(pairs: _Pairs, n: int, m: int) -> dict[int, tuple[int, int]]:
    """For each run of report words without a pair (by its first), the run of such source words that stands in its place.

    In its place: after the counterpart of the word before, or before the counterpart of the word behind.
    """
    out: dict[int, tuple[int, int]] = {}
    gone: set[int] = set()
    runs = _gaps([i in pairs.there for i in range(n)])
    free = {a: (a, b) for a, b in _gaps([j in pairs.used for j in range(m)])}
    ends = {b: (a, b) for a, b in free.values()}
    wishes: list[tuple[int, int, tuple[int, int]]] = []
    for first, last in runs:
        before = pairs.there[first - 1][0] + 1 if first else 0
        behind = pairs.there[last][0] if last < n else m
        after, ahead = free.get(before), ends.get(behind)
        if after and after == ahead:
            wishes.append((0, first, after))
        for k, gap in ((1, after), (2, ahead)):
            if gap:
                wishes.append((k, first, gap))
    for _, first, gap in sorted(wishes):
        if first not in out and gap[0] not in gone:
            out[first] = gap
            gone.add(gap[0])
    return out


def _gaps(taken: Sequence[bool]) -> list[tuple[int, int]]:
    """The maximal runs of False."""
    out: list[tuple[int, int]] = []
    first = None
    for k, there in enumerate([*taken, True]):
        if there and first is not None:
            out.append((first, k))
            first = None
        elif not there and first is None:
            first = k
    return out


def _with_dropped(cells: list[Cell], pairs: _Pairs, faced: set[tuple[int, int]], m: int) -> list[Cell]:
    """The cells with those source words that nothing answers to, each run behind the counterpart of the word before it."""
    out = list(cells)
    for first, last in _gaps([j in pairs.used for j in range(m)]):
        if (first, last) in faced:
            continue
        at = next((k + 1 for k, c in enumerate(out) if c.source[0] < c.source[1] == first and c.how != "dropped"), None)
        if at is None:
            at = next((k for k, c in enumerate(out) if c.source[0] == last and c.source[1] > last), len(out) if first else 0)
        place = out[at].report[0] if at < len(out) else (out[-1].report[1] if out else 0)
        out.insert(at, Cell((place, place), (first, last), "dropped"))
    return out
