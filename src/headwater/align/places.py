"""Where in a source a quotation stands: one place, or several where it leaves out sentences or joins what stood apart.

Method: rare words and pairs of words vote for windows (seed and extend, as in BLAST, Altschul et al. 1990); the words are aligned
with the best windows; sentences that found no counterpart there are looked for on their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from headwater.align.index import Floats, Index, Ints, key, word_weight
from headwater.align.quoted import Quoted
from headwater.align.windows import Bools, Pair, best_alignment, likeness

WINDOWS = 6  # that are aligned word by word; the right one is seldom beyond the third
COMMON = 400  # occurrences above which a word alone does not vote
STRETCH = 1.5  # a place may have this many times the words of the quotation
MARGIN = 16  # words more, for short quotations
ALONE = 0.5  # of the weight of a sentence must be met in its window, or it is looked for on its own
FOUND = 0.62  # of a sentence's weight that must be met for it to have a place of its own
GAINED = 0.2  # more of its weight must be met there than in the window
FAR = 0.02  # lost for each doubling of the words between a sentence's own place and the place of the one before
SHORT = 4  # words of a run that is more than chance in a sentence with few content words
SKIPPED_SENTENCE = 2  # words of a whole sentence left out that make two places of one
FARTHEST = 60  # words left out inside a sentence that make two places of one
LONGEST = 600  # words aligned with their windows at once: the table of an alignment grows with the square of them
GOES_ON = 0.9  # of the weight of a stretch met behind the stretch before it: it stands nowhere else
EDGE = 3  # words up to the next mark that go with a place whose edge differs
REST = 16  # words of a sentence behind a place that go with it where the quotation ends the sentence there
_STOP = re.compile("[.!?…。！？؟]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the source and the stretch of the quotation that stands there; positions of words, half-open.

    pairs: which word stands for which, in the order of the quotation.
    """

    first: int
    last: int
    quoted: tuple[int, int]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """places: in the order of the quotation. met: the share of the quotation's weight that has the same word or a form of it.

    content: met content words. run: longest run of the same words. sentences: share met of each sentence of the quotation.
    by_meaning: found by `align.meaning`, without pairs of words.
    """

    places: tuple[Place, ...]
    met: float
    content: int
    run: int
    sentences: tuple[float, ...]
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A quotation's words in the numbers of an index: ids (-1: not in the source), weights (0 for what an editor put in),
    the keys, which carry content, and which begin a sentence or a piece."""

    ids: Ints
    weights: Floats
    words: tuple[str, ...]
    content: tuple[bool, ...]
    begins: Bools


def asked(quoted: Quoted, index: Index) -> Asked:
    """The words of a quotation as an index knows them; what an editor put in weighs nothing."""
    language = index.document.language
    words = tuple(key(t.form) for t in quoted.tokens)
    ids = np.array([index.known.get(w, -1) for w in words], dtype=np.int64)
    weights = np.array(
        [
            0.0 if quoted.inserted(i) else float(index.weights[k]) if k >= 0 else word_weight(quoted.tokens[i].form, language)
            for i, k in enumerate(ids.tolist())
        ],
        dtype=np.float32,
    )
    content = tuple(w > 0 and word_weight(t.form, language) == 1.0 for w, t in zip(weights.tolist(), quoted.tokens, strict=True))
    begins = np.zeros(len(ids), dtype=bool)
    begins[[a for a, _ in (*quoted.pieces, *quoted.sentences)]] = True
    return Asked(ids, weights, words, content, begins)


def find(quoted: Quoted, index: Index, within: Sequence[tuple[int, int]] | None = None) -> Found:
    """The best place or places of a quotation, however bad: `Found` says how much was met.

    within: spans of the source, in order and not overlapping, outside of which nothing is looked for.
    """
    mine = asked(quoted, index)
    ids = index.ids if within is None else _only(index, within)
    pairs: dict[int, Pair] = {}
    near: int | None = None
    for first, last in _stretches(quoted, len(mine.ids)):
        found = _best(mine, first, last, index, ids, near, going_on=True)
        near = max((p.source + 1 for p in found if p.how != "other"), default=near)
        pairs.update((p.quoted, p) for p in found)
    if len(quoted.sentences) > 1:
        pairs = _with_own_places(quoted, mine, index, ids, pairs)
    places = _whole_sentences(_cut(_places(quoted, list(pairs.values()), index), index), quoted, index)
    places = _stretched(places, len(mine.ids), index)
    return _judged(quoted, mine, places)


def _stretches(quoted: Quoted, words: int) -> list[tuple[int, int]]:
    """The quotation in stretches of at most `LONGEST` words, parted before a sentence where one begins in the second half of it."""
    starts = [first for first, _ in quoted.sentences]
    out: list[tuple[int, int]] = []
    at = 0
    while words - at > LONGEST:
        begins = starts[bisect_right(starts, at + LONGEST) - 1] if starts else 0
        end = begins if begins > at + LONGEST // 2 else at + LONGEST
        out.append((at, end))
        at = end
    return [*out, (at, words)]


def occurrences(quoted: Quoted, index: Index) -> tuple[tuple[int, int], ...]:
    """Every place with all words of the quotation in one run; positions of words, half-open."""
    forms = [t.form for t in quoted.tokens]
    ids = [index.known.get(key(f), -1) for f in forms]
    if not ids or min(ids) < 0:
        return ()
    n = len(ids)
    starts = index.positions(ids[0]) if n == 1 else index.neighbours(ids[0], ids[1])
    for i in range(2, n):
        starts = starts[starts + i < len(index.ids)]
        starts = starts[index.ids[starts + i] == ids[i]]
    found = sorted(int(s) for s in starts)
    return tuple((s, s + n) for s in found if all(index.tokens[s + i].form == forms[i] for i in range(n)))


def _only(index: Index, within: Sequence[tuple[int, int]]) -> Ints:
    """The ids of the source's words, -1 outside of the spans."""
    starts = index.starts
    inside = np.zeros(len(starts), dtype=bool)
    for low, high in within:
        inside[np.searchsorted(starts, low) : np.searchsorted(starts, high)] = True
    return np.where(inside, index.ids, -1)


def _best(
    mine: Asked, first: int, last: int, index: Index, ids: Ints, near: int | None = None, *, going_on: bool = False
) -> list[Pair]:
    """The pairs of the best window for words `[first, last)`.

    ids: of the source's words, -1 for those that do not count. near: the position that the place is expected to follow.
    going_on: whether the words go on what was found before `near`; where nearly all stand there nothing else is looked at.
    """
    if going_on and near is not None:
        there = _aligned(mine, first, last, index, ids, near, np.array([max(0, near - MARGIN // 2)]))
        if _met(mine, there) >= GOES_ON * float(mine.weights[first:last].sum()):
            return there
    return _aligned(mine, first, last, index, ids, near, _windows(mine, first, last, index, ids, near))


def _aligned(mine: Asked, first: int, last: int, index: Index, ids: Ints, near: int | None, starts: Ints) -> list[Pair]:
    """The pairs of the best of the windows that begin at `starts`. Arguments are those of `_best`."""
    if not len(starts):
        return []
    n = last - first
    width = int(n * STRETCH) + 2 * MARGIN + n // 2
    windows = starts[:, None] + np.arange(width)[None, :]
    inside = windows < len(ids)
    numbers = np.where(inside, ids[np.minimum(windows, len(ids) - 1)], -1)
    theirs, columns = np.unique(numbers, return_inverse=True)
    columns = columns.reshape(numbers.shape)
    if theirs[0] == -1:
        theirs, columns = theirs[1:], columns - 1
    if not len(theirs):
        return []
    rows = {w: i for i, w in enumerate(dict.fromkeys(mine.words[first:last]))}
    like = likeness(list(rows), [index.keys[k] for k in theirs.tolist()])
    kinds = np.array([rows[w] for w in mine.words[first:last]], dtype=np.int64)
    scores, traced = best_alignment(kinds, mine.weights[first:last], mine.begins[first:last], columns, like)
    if near is not None:
        scores = scores - np.float32(FAR * mine.weights[first:last].sum()) * np.log2(1 + np.abs(starts - near))
    best = int(scores.argmax())
    at = int(starts[best])
    return [Pair(p.quoted + first, p.source + at, p.how) for p in traced[best]]


def _windows(mine: Asked, first: int, last: int, index: Index, ids: Ints, near: int | None) -> Ints:
    """Where the windows with most votes begin. A word votes for the place where the quotation would begin if it stood there."""
    votes: list[Ints] = []
    worth: list[Floats] = []
    for i in range(first, last):
        k = int(mine.ids[i])
        if k < 0 or mine.weights[i] == 0:
            continue
        found = index.positions(k)
        if len(found) <= COMMON:
            found = found[ids[found] >= 0]
            votes.append(found - (i - first))
            worth.append(np.full(len(found), mine.weights[i], dtype=np.float32))
        if i + 1 < last and mine.ids[i + 1] >= 0:
            found = index.neighbours(k, int(mine.ids[i + 1]))
            found = found[ids[found] >= 0]
            votes.append(found - (i - first))
            worth.append(np.full(len(found), mine.weights[i] + mine.weights[i + 1], dtype=np.float32))
    n = last - first
    size = max(MARGIN, n // 2)
    begin = np.zeros(0, dtype=np.int64)
    if votes:
        bins = (np.maximum(np.concatenate(votes), 0) // size).astype(np.int64)
        counted = np.bincount(bins, weights=np.concatenate(worth))
        # a place on the seam of two bins has its votes in both
        joined = counted + 0.5 * (np.append(counted[1:], 0) + np.insert(counted[:-1], 0, 0))
        best = np.argsort(-joined, kind="stable")[:WINDOWS]
        begin = best[joined[best] > 0] * size - MARGIN // 2 - size // 2
    if near is not None:
        begin = np.append(begin, near - MARGIN // 2)
    return np.unique(np.maximum(begin, 0))


def _with_own_places(quoted: Quoted, mine: Asked, index: Index, ids: Ints, pairs: dict[int, Pair]) -> dict[int, Pair]:
    """The pairs, with those of sentences that are met better elsewhere replaced."""
    out = dict(pairs)
    at, reached = 0, -1  # how far the words before a sentence reach in the source
    for first, last in quoted.sentences:
        reached = max([reached, *(out[i].source for i in range(at, first) if i in out and out[i].how != "other")])
        at = first
        weight = float(mine.weights[first:last].sum())
        if weight == 0:
            continue
        now = _met(mine, [out[i] for i in range(first, last) if i in out])
        if now >= ALONE * weight:
            continue
        own = _best(mine, first, last, index, ids, near=reached + 1 if reached >= 0 else None)
        met = _met(mine, own)
        if met >= FOUND * weight and met >= now + GAINED * weight and _tells(mine, own, last - first):
            for i in range(first, last):
                out.pop(i, None)
            out.update({p.quoted: p for p in own})
    return out


def _met(mine: Asked, pairs: Sequence[Pair]) -> float:
    return float(sum(mine.weights[p.quoted] for p in pairs if p.how != "other"))


def _tells(mine: Asked, pairs: Sequence[Pair], words: int) -> bool:
    """Whether what was met of a sentence of so many words is more than chance: several content words, or a run."""
    return sum(mine.content[p.quoted] for p in pairs if p.how == "same") >= 3 or _run(pairs) >= min(SHORT, words)


def _run(pairs: Sequence[Pair]) -> int:
    best = now = 0
    last: Pair | None = None
    for p in pairs:
        if p.how != "same":
            now, last = 0, None
            continue
        now = now + 1 if last and p.quoted == last.quoted + 1 and p.source == last.source + 1 else 1
        best, last = max(best, now), p
    return best


def _places(quoted: Quoted, pairs: Sequence[Pair], index: Index) -> list[Place]:
    """Places of pairs that follow one another in both texts without a whole sentence of the source between them."""
    out: list[list[Pair]] = []
    met = {int(index.sentence[p.source]) for p in pairs if p.how != "other"}
    for p in sorted(pairs, key=lambda p: p.quoted):
        if p.how == "other" and int(index.sentence[p.source]) not in met:
            continue  # a word that is no counterpart of any, in a sentence of which none is met
        if out and not _apart(out[-1][-1], p, quoted, index):
            out[-1].append(p)
        else:
            out.append([p])
    return [Place(g[0].source, g[-1].source + 1, (g[0].quoted, g[-1].quoted + 1), tuple(g)) for g in out]


def _apart(one: Pair, other: Pair, quoted: Quoted, index: Index) -> bool:
    """Whether two pairs that follow one another in the quotation belong to two places of the source."""
    between = other.source - one.source - 1
    if between < 0 or between > FARTHEST or index.turn[one.source] != index.turn[other.source]:
        return True
    if between and _begins(quoted.pieces, one.quoted, other.quoted):
        return True
    if not _ends(other.source - 1, index):
        return False
    if between >= SKIPPED_SENTENCE and _ends(one.source, index):
        return True
    # the rest of a sentence and a whole one behind it; the rest alone is what the quotation left out of its sentence
    return _begins(quoted.sentences, one.quoted, other.quoted) and any(
        _ends(k, index) for k in range(one.source, other.source - SKIPPED_SENTENCE)
    )


def _begins(parts: Sequence[tuple[int, int]], one: int, other: int) -> bool:
    """Whether one of the parts, which stand in order, begins behind a word and not behind another."""
    at = bisect_right(parts, one, key=lambda part: part[0])
    return at < len(parts) and parts[at][0] <= other


def _ends(position: int, index: Index) -> bool:
    """Whether a sentence ends behind a word."""
    here, behind = index.tokens[position].end, index.tokens[position + 1].start if position + 1 < len(index.tokens) else None
    return bool(_STOP.search(index.document.text, here, min(behind or here + 3, here + 3)))


def _cut(places: list[Place], index: Index) -> list[Place]:
    """The places without edges that are not met: a place begins and ends with a word that the quotation has, or one that stands
    for a word of it in the same sentence."""
    out = []
    for place in places:
        pairs = list(place.pairs)
        met = [i for i, p in enumerate(pairs) if p.how != "other"]
        if not met:
            continue
        low, high = met[0], met[-1]
        while low > 0 and index.sentence[pairs[low - 1].source] == index.sentence[pairs[met[0]].source]:
            low -= 1
        while high + 1 < len(pairs) and index.sentence[pairs[high + 1].source] == index.sentence[pairs[met[-1]].source]:
            high += 1
        kept = pairs[low : high + 1]
        out.append(Place(kept[0].source, kept[-1].source + 1, (kept[0].quoted, kept[-1].quoted + 1), tuple(kept)))
    return out


def _whole_sentences(places: list[Place], quoted: Quoted, index: Index) -> list[Place]:
    """The places, with the rest of a sentence where the quotation ends one and goes on elsewhere without a mark: what it left out
    of the sentence is a difference of that place."""
    out = list(places)
    pieces = {first for first, _ in quoted.pieces}
    starts = [part for part in quoted.sentences if part[0] not in pieces]
    for k in range(len(out) - 1):
        one, other = out[k], out[k + 1]
        if one.last > other.first or not _begins(starts, one.quoted[1] - 1, other.quoted[0]):
            continue
        end = index.sentence_end(one.last - 1)
        if not _ends(one.last - 1, index) and end - one.last <= REST and end <= other.first:
            out[k] = replace(one, last=end)
    return out


def _stretched(places: list[Place], words: int, index: Index) -> list[Place]:
    """The places, the first and last with the words up to the next mark where these are few and the quotation has words of its own
    there that have no counterpart: "it" may stand for "your plan"."""
    if not places:
        return places
    first, lost = places[0], places[0].quoted[0]
    if lost or first.pairs[0].how == "other":
        low = next((k for k in range(first.first, -1, -1) if k == 0 or _marked(k - 1, index)), 0)
        if 0 < first.first - low <= min(EDGE, lost + 1):
            places = [replace(first, first=low), *places[1:]]
    last, lost = places[-1], words - places[-1].quoted[1]
    if lost or last.pairs[-1].how == "other":
        high = next((k for k in range(last.last, len(index.tokens)) if _marked(k - 1, index)), len(index.tokens))
        if 0 < high - last.last <= min(EDGE, lost + 1):
            places = [*places[:-1], replace(last, last=high)]
    return places


def _marked(position: int, index: Index) -> bool:
    """Whether a mark other than a hyphen stands behind a word."""
    behind = index.tokens[position + 1].start if position + 1 < len(index.tokens) else len(index.document.text)
    return bool(index.document.text[index.tokens[position].end : behind].replace("-", "").strip())


def _judged(quoted: Quoted, mine: Asked, places: list[Place]) -> Found:
    pairs = [p for place in places for p in place.pairs]
    met = {p.quoted for p in pairs if p.how != "other"}
    total = float(mine.weights.sum())

    def share(first: int, last: int) -> float:
        weight = float(mine.weights[first:last].sum())
        return sum(float(mine.weights[i]) for i in range(first, last) if i in met) / weight if weight else 1.0

    return Found(
        places=tuple(places),
        met=share(0, len(mine.ids)) if total else 0.0,
        content=len({mine.words[i] for i in met if mine.content[i]}),
        run=_run(pairs),
        sentences=tuple(share(a, b) for a, b in quoted.sentences),
    )


__all__ = ["Asked", "Found", "Pair", "Place", "asked", "find", "occurrences"]
