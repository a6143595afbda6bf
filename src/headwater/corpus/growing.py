"""Places where two texts have shingles in common grow into runs: as far as enough words agree, with exact ends on both sides.

Growing is BLAST's (Altschul 1990): along a diagonal, a word that agrees adds, one that does not takes away, and the run ends where
it was best once it has fallen too far. Words put in or left out move the diagonal; runs that follow one another closely in both
texts become one. All runs of a batch grow together, a word at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.corpus.numbering import CLOSES, MARKED, OPENS, WEAK, WORN, Longs, Numbered

Wholes = npt.NDArray[np.signedinteger[Any]]
Scores = npt.NDArray[np.float32]
Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Growth:
    """What a run gains and loses by a word. With a third of the words replaced on both sides four in ten still agree."""

    strong: float = 1.0  # a word of content that agrees
    weak: float = 0.4  # a word of grammar that agrees: one in twenty does by chance
    other: float = -0.4  # a word that does not; at four in ten agreeing a run still gains
    fall: float = 3.2  # below the best so far at which a run has ended: eight words in a row that do not agree
    across: float = 1.5  # gained beyond the best so far for a run to go on into the next sentence: two words of content
    apart: int = 8  # words between two runs that are one passage
    snap: int = 3  # words at a sentence's end that were replaced, where both sentences end with them
    whole: int = 30  # likewise, where so much of the run that results agrees that the sentences are counterparts
    agreeing: float = 0.36  # of all words: two hops of a third replaced leave more; runs of chance with equal ends have less
    quotation: int = 8  # words between marks that are somebody's; fewer are a name, a title, a term,
    remark: int = 5  # or one of several remarks; fewer than this are never
    partly: float = 0.75  # what a remark counts, and whole sentences of a longer quotation, beside a quotation that is there whole
    marked: float = 0.5  # of a run's words that stand between marks in one text and not in the other: the one quotes the other
    added: float = 0.15  # of the words taken in that way: a set phrase in two sentences has none but the phrase


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words that two texts share; arrays of one length. a, b: texts. Extents are words, half-open; all in 32 bits.

    same: words that agree, content: those of them that are no grammar and in no worn phrase. covered: how much of the sentences
    that it stands in it covers, 0 to 1, on the side where that is less. quoted: likewise how much of the quotations, where one text
    has them between marks and the other has not, less where they are short or it is their sentences that are covered; else 0.
    """

    a: Wholes
    b: Wholes
    a_start: Wholes
    a_end: Wholes
    b_start: Wholes
    b_end: Wholes
    same: Wholes
    content: Wholes
    covered: Scores
    quoted: Scores

    def __len__(self) -> int:
        return len(self.a)

    def take(self, rows: npt.NDArray[np.generic]) -> Runs:
        """Some of the runs, by number or by mask."""
        return Runs(*(getattr(self, f.name)[rows] for f in fields(self)))

    def placed(self, rows: npt.NDArray[np.generic]) -> Runs:
        """Where some of the runs stand; nothing is known of their words."""
        a, b = self.a[rows], self.b[rows]
        nothing, no_share = np.broadcast_to(np.int32(0), len(a)), np.broadcast_to(np.float32(0), len(a))
        places = (self.a_start[rows], self.a_end[rows], self.b_start[rows], self.b_end[rows])
        return Runs(a, b, *places, nothing, nothing, no_share, no_share)


SHARES = ("covered", "quoted")  # what of runs is no whole number


@dataclass(frozen=True, slots=True)
class Edges:
    """Where sentences and quotations of texts begin and end, as words: sentences open and close with one, quotations are half-open.

    said, unsaid: likewise of the sentences of quotations. marked: (words + 1,) how many words stand between marks before each.
    """

    opens: Longs
    closes: Longs
    quoted: Longs
    unquoted: Longs
    said: Longs
    unsaid: Longs
    marked: Wholes


def narrow(runs: Runs) -> Runs:
    """The same in 32 bits: an archive of chance has a thousand runs for each of its texts."""
    numbers = [f.name for f in fields(Runs) if f.name not in SHARES]
    return replace(runs, **{name: getattr(runs, name).astype(np.int32, copy=False) for name in numbers})


def parcels(values: Wholes, size: int) -> Iterator[Longs]:
    """The rows of an array in parcels of some `size`, all of one value (0 upwards) in one, by value; they ascend in each."""
    if len(values) <= size:
        yield np.arange(len(values))
        return
    before = np.append(0, np.cumsum(np.bincount(values)))
    low = 0
    while low < len(before) - 1:
        high = max(int(np.searchsorted(before, before[low] + size, "right")) - 1, low + 1)
        yield np.flatnonzero((values >= low) & (values < high))
        low = high


def joint(one: Wholes, other: Wholes) -> Longs:
    """One number for two, each under 2**31: sorted as the two are, in a tenth of the time."""
    both: Longs = (np.asarray(one, dtype=np.int64) << 32) | other
    return both


def parted(both: Longs) -> tuple[Longs, Longs]:
    """The two numbers of each joint one."""
    return both >> 32, both & 0xFFFFFFFF


def distinct(values: Longs) -> Longs:
    """The different values, ascending: by sorting, since `np.unique` looks each up in a table, slowly where most differ."""
    ordered = np.sort(values)
    return ordered[np.append(ordered[:-1] != ordered[1:], True)] if len(ordered) else ordered


def within(values: Longs, some: Longs) -> Truths:
    """Which values are among some: by bisection, since `np.isin` sorts them all."""
    ordered = distinct(some)
    if not len(ordered):
        return np.zeros(len(values), dtype=bool)
    found: Truths = ordered[np.minimum(np.searchsorted(ordered, values), len(ordered) - 1)] == values
    return found


def in_order(first: Longs, *then: Wholes) -> Longs:
    """The order by a number, and where it is the same by others: most stand alone, and only the rest are sorted by them all."""
    order = np.argsort(first)
    there = first[order]
    again = np.append(False, there[1:] == there[:-1])[: len(order)]
    tied = np.flatnonzero(again | np.append(again[1:], False)[: len(order)])
    group = np.cumsum(~again[tied])
    rows = order[tied]
    order[tied] = rows[ordered(group, *(values[rows] for values in then), rows)]
    return order


def spread_out(first: Longs, lengths: Longs) -> tuple[Longs, Longs]:
    """For stretches of positions behind one another, the stretch that each position is of, and the position."""
    ends = np.cumsum(lengths)
    row = np.repeat(np.arange(len(lengths)), lengths)
    return row, np.arange(int(lengths.sum())) + np.repeat(first - (ends - lengths), lengths)


def ordered(*columns: Wholes) -> Longs:
    """The order by several numbers; rows in which all are the same come in any order."""
    packed = _packed(columns)
    order: Longs = np.lexsort(columns[::-1]) if packed is None else np.argsort(packed)
    return order


def _packed(columns: Sequence[Wholes]) -> Longs | None:
    """One number for several, sorted as they are, in a quarter of the time; None where it takes more than 63 bits."""
    key, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for values in columns if len(key) else ():
        low, high = int(values.min()), int(values.max())
        size *= high - low + 1
        if size >= 2**63:
            return None
        key = key * (high - low + 1) + (values - low)
    return key


def grown(
    words: Numbered, a: Longs, b: Longs, low: Longs, high: Longs, shift: Longs, growth: Growth, edges: Edges | None = None
) -> Runs:
    """The runs of places: one for each, those merged that follow one another; sorted by a, b and where they begin in a.

    low, high: the first and the last word in `a` where a shingle begins that `b` has too. shift: how much further on in `a` than
    in `b` it stands. A place that a third text says may reach past the end of either: what is beyond is left out. edges: `edges_of`
    the words, where many calls share them.
    """
    begins, ends = words.first[a], words.first[a + 1]
    shifted = words.first[b] - begins - shift  # from a word of a to its counterpart, in the long array
    left = np.maximum(begins, words.first[b] - shifted)
    right = np.minimum(ends, words.first[b + 1] - shifted)
    low, high = np.maximum(low + begins, left), np.minimum(high + begins, right - 1)
    there = low <= high
    if not there.all():
        rows = (a, b, begins, shifted, left, right, low, high)
        a, b, begins, shifted, left, right, low, high = (values[there] for values in rows)
    stop = _reached(words, high, right, shifted, +1, growth)
    start = _reached(words, low, left, shifted, -1, growth)
    far = _snapped(words, start, stop, left, right, shifted, growth.whole)
    near = [np.where(np.abs(f - e) <= growth.snap, f, e) for f, e in zip(far, (start, stop), strict=True)]
    many, few = (_agreeing(words, extent[0], extent[1], shifted) for extent in (far, near))
    added = (far[1] - far[0]) - (near[1] - near[0])
    counterparts = (many[0] >= growth.agreeing * (far[1] - far[0])) & (many[0] - few[0] >= growth.added * added)
    start, stop = (np.where(counterparts, f, n) for f, n in zip(far, near, strict=True))
    start, stop = _trimmed(words, start, stop, shifted, growth.snap)
    same, content = _agreeing(words, start, stop, shifted)
    other = words.first[b]
    none = np.zeros(len(a), dtype=np.float32)
    runs = Runs(a, b, start - begins, stop - begins, start + shifted - other, stop + shifted - other, same, content, none, none)
    runs = joined(runs, growth.apart)
    edges = edges or edges_of(words)
    return replace(runs, covered=_covered(words.first, runs, edges), quoted=_quoted(words.first, runs, edges, growth))


def edges_of(words: Numbered) -> Edges:
    """Where sentences and quotations begin and end."""
    marked = (words.flags & MARKED) > 0
    texts = np.zeros(len(marked) + 1, dtype=bool)
    texts[words.first] = True  # a quotation does not go on into the next text
    begins = marked & ~(np.append(False, marked[:-1]) & ~texts[:-1])
    ends = marked & ~(np.append(marked[1:], False) & ~texts[1:])
    opens, closes = (words.flags & OPENS) > 0, (words.flags & CLOSES) > 0
    return Edges(
        np.flatnonzero(opens), np.flatnonzero(closes), np.flatnonzero(begins), np.flatnonzero(ends) + 1,
        np.flatnonzero(begins | (marked & opens)), np.flatnonzero(ends | (marked & closes)) + 1,
        np.append(np.int32(0), np.cumsum(marked, dtype=np.int32)),
    )  # fmt: skip


def _reached(words: Numbered, at: Longs, limit: Longs, shifted: Longs, step: int, growth: Growth) -> Longs:
    """How far each run goes one way: past its last word (step +1), or at its first (step -1)."""
    best = at + (1 if step > 0 else 0)
    rows = np.arange(len(at))
    place = at + step if step > 0 else at - 1
    score = np.zeros(len(at), dtype=np.float32)
    top = np.zeros(len(at), dtype=np.float32)
    bar = np.zeros(len(at), dtype=np.float32)  # what a better end must lie over
    unbroken = np.ones(len(at), dtype=bool)
    edge = OPENS if step > 0 else CLOSES
    while True:
        going = (place < limit[rows]) if step > 0 else (place >= limit[rows])
        going &= score > top - growth.fall
        rows, place, score, top = rows[going], place[going], score[going], top[going]
        bar, unbroken = bar[going], unbroken[going]
        if not len(rows):
            return best
        equal = words.word[place] == words.word[place + shifted[rows]]
        weak = (words.flags[place] & WEAK) > 0
        score = score + np.where(equal, np.where(weak, growth.weak, growth.strong), growth.other).astype(np.float32)
        bar = np.where((words.flags[place] & edge) > 0, top + growth.across, bar)
        unbroken &= equal
        # a word of grammar alone is no reason to go on behind words that differ
        better = equal & (score > bar) & (~weak | unbroken)
        unbroken |= better
        top = np.where(better, score, top)
        bar = np.where(better, score, bar)
        best[rows[better]] = place[better] + (1 if step > 0 else 0)
        place = place + step


def _snapped(
    words: Numbered, start: Longs, stop: Longs, left: Longs, right: Longs, shifted: Longs, most: int
) -> tuple[Longs, Longs]:
    """Where sentences begin and end that runs stand in, within `most` words and in both texts at once; else where the run does."""
    opens = _edge(words, start, left, shifted, -1, most, OPENS)
    closes = _edge(words, stop - 1, right - 1, shifted, +1, most, CLOSES)
    return opens, closes + 1


def _trimmed(words: Numbered, start: Longs, stop: Longs, shifted: Longs, most: int) -> tuple[Longs, Longs]:
    """Runs without the last words, up to `most`, of the sentence before and the first of the next: there words met by chance, since
    a shingle may lie across a full stop, and the sentence between them is whole without them."""
    opens = _edge(words, start, stop - 1, shifted, +1, most, OPENS)
    closes = _edge(words, stop - 1, start, shifted, -1, most, CLOSES)
    some = closes >= opens
    return np.where(some, opens, start), np.where(some, closes + 1, stop)


def _edge(words: Numbered, at: Longs, limit: Longs, shifted: Longs, step: int, most: int, edge: int) -> Longs:
    """The first words from `at` on, up to `limit`, that are an edge of a sentence in both texts; `at` where none is near."""
    found = at.copy()
    rows, place = np.arange(len(at)), at
    for _ in range(most + 1):
        within = step * place <= step * limit[rows]
        rows, place = rows[within], place[within]
        here = (words.flags[place] & words.flags[place + shifted[rows]] & edge) > 0
        found[rows[here]] = place[here]
        rows, place = rows[~here], place[~here] + step
    return found


def _agreeing(words: Numbered, start: Longs, stop: Longs, shifted: Longs) -> tuple[Longs, Longs]:
    """How many words of each run agree, and how many of these are content."""
    lengths = stop - start
    ends = np.cumsum(lengths)
    at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(start - (ends - lengths), lengths)
    equal = words.word[at] == words.word[at + np.repeat(shifted, lengths)]
    content = equal & ((words.flags[at] & (WEAK | WORN)) == 0)
    sums = np.zeros((2, len(at) + 1), dtype=np.int64)
    np.cumsum(equal, out=sums[0, 1:])
    np.cumsum(content, out=sums[1, 1:])
    counted = sums[:, ends] - sums[:, ends - lengths]
    return counted[0], counted[1]


def joined(runs: Runs, apart: int) -> Runs:
    """Runs of the same two texts that follow one another in both, at most `apart` words between them, become one.

    One that lies within another on both sides goes.
    """
    while True:
        runs = runs.take(in_order(joint(runs.a, runs.b), runs.a_start, -runs.a_end, runs.b_start))
        if len(runs) < 2:
            return runs
        one, other = runs.take(np.arange(len(runs) - 1)), runs.take(np.arange(1, len(runs)))
        pair = (one.a == other.a) & (one.b == other.b)
        a_gap, b_gap = other.a_start - one.a_end, other.b_start - one.b_end
        length = np.minimum(one.a_end - one.a_start, other.a_end - other.a_start)
        follows = (np.maximum(a_gap, b_gap) <= apart) & (np.minimum(a_gap, b_gap) >= -length // 2)
        follows &= (other.a_end >= one.a_end) & (other.b_end >= one.b_end) & (other.b_start >= one.b_start)
        within = (other.a_end <= one.a_end) & (other.b_start >= one.b_start) & (other.b_end <= one.b_end)
        meets = pair & (follows | within)
        if not meets.any():
            return runs
        group = np.concatenate(([0], np.cumsum(~meets)))
        runs = _merged(runs, group, np.concatenate(([False], meets & within)))


def _merged(runs: Runs, group: Longs, swallowed: Truths) -> Runs:
    """One run for each group of neighbours. swallowed: runs that lie within the one before and add no words."""
    begins = np.flatnonzero(np.diff(group, prepend=-1))
    overlap = np.zeros(len(runs), dtype=np.int64)
    overlap[1:] = np.maximum(0, np.maximum(runs.a_end[:-1] - runs.a_start[1:], runs.b_end[:-1] - runs.b_start[1:]))
    overlap[begins] = 0
    added = np.where(swallowed, 0, np.maximum(runs.same - overlap, 0))
    content = np.where(swallowed, 0, np.maximum(runs.content - overlap, 0))
    a_end, b_end = np.maximum.reduceat(runs.a_end, begins), np.maximum.reduceat(runs.b_end, begins)
    return Runs(
        runs.a[begins], runs.b[begins], runs.a_start[begins], a_end,
        np.minimum.reduceat(runs.b_start, begins), b_end,
        np.add.reduceat(added, begins), np.add.reduceat(content, begins),
        runs.covered[begins], runs.quoted[begins],
    )  # fmt: skip


def _covered(firsts: Longs, runs: Runs, edges: Edges) -> Scores:
    """How much of the sentences that it stands in each run covers, on the side where that is less."""
    opens, closes = edges.opens, edges.closes
    shares = []
    for text, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        begin = firsts[text]
        first = opens[np.searchsorted(opens, begin + start, "right") - 1]
        last = closes[np.searchsorted(closes, begin + end - 1, "left")]
        shares.append((end - start) / (last + 1 - first))
    return np.minimum(*shares).astype(np.float32)


def _quoted(firsts: Longs, runs: Runs, edges: Edges, growth: Growth) -> Scores:
    """How much of the quotations that it stands in each run covers, where one text quotes the other: it has the words between marks
    and the other has them not. Sentences of a longer quotation, and remarks of a few words, count less; all other runs 0."""
    sides = [
        (firsts[text] + start, firsts[text] + end)
        for text, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end))
    ]
    marked = [edges.marked[end] - edges.marked[start] for start, end in sides]
    share = [inside / (end - start) for inside, (start, end) in zip(marked, sides, strict=True)]
    out = np.zeros(len(runs), dtype=np.float32)
    if not len(edges.quoted):
        return out
    for (start, end), inside, mine, other in zip(sides, marked, share, share[::-1], strict=True):
        rows = np.flatnonzero((mine >= growth.marked) & (other < growth.marked) & (inside >= growth.remark))
        many, begin, stop = inside[rows], start[rows], end[rows]
        whole = many / _words_of(edges.quoted, edges.unquoted, begin, stop, edges.marked)
        partly = growth.partly * many / _words_of(edges.said, edges.unsaid, begin, stop, edges.marked)
        covered = np.where(many >= growth.quotation, np.maximum(whole, partly), partly)
        out[rows] = np.maximum(out[rows], covered)
    return out


def _words_of(begins: Longs, ends: Longs, start: Longs, end: Longs, marked: Wholes) -> Wholes:
    """The words of the stretches between marks that runs stand in, from the first to the last of each; at least one."""
    first = begins[np.minimum(np.searchsorted(ends, start, "right"), len(begins) - 1)]
    last = ends[np.maximum(np.searchsorted(begins, end, "left") - 1, 0)]
    words: Wholes = np.maximum(marked[np.maximum(last, first)] - marked[first], 1)
    return words
