"""What is known of a report passage and a source passage that may be its origin: a few plain, named facts.

A link is a contest, not a threshold (DESIGN): beside likeness of meaning and wording stand the margin over the second best
source passage,
the margin over the next report passage that wants the same one, and whether each is the other's best. Margins for mining parallel
sentences: Artetxe and Schwenk 2019 (ACL).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from headwater.align.contents import Contents
from headwater.align.passages import SENTENCE, Passages

Matrix = NDArray[np.float32]
Ints = NDArray[np.int64]

FACTS = ("likeness", "margin", "rivalry", "mutual", "weakest", "rest", "better", "short", "company")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How facts that can be had of any pair make one score that ranks the candidates (cosine-like, up to about 1.3).

    Against a weight of one for the cosine of meaning. Fitted by scripts/fit_likeness.py; fits on several mixtures of its training
    sets differ in the second digit; these are of long sources and the labelled story.
    """

    wording: float = 0.09  # shared rare words beside meaning: short indirect reports keep little else
    words: float = 0.42  # how many words have a counterpart, same or close in meaning
    usual_words: float = 0.6  # taken off, so that the scale stays: passages with nothing in common come near it
    numbers: float = 0.1  # the same figures in both; others in each
    company: float = 0.17  # of two places alike the one that keeps the order
    fragment: float = 0.05  # a headline or form of address is the lesser origin beside a sentence that says as much
    near: int = 3  # sentences: how far off a neighbour still keeps company
    fewest: int = 6  # sentences that are each other's best, under which their median or quartile says little
    typical: float = 0.85  # upper quartile of such sentences in German and French news against English
    shift: float = 0.15  # at most: Korean against English lies this much lower; texts that have nothing in common much more
    middle: float = 0.5  # across two languages: share of each text's mean that its vectors are counted from (`middles`); all of it
    # finds still more in translations, and less in free reports
    sentences: int = 12  # of either text, under which its mean is what it says, and nothing is taken off
    across: float = 0.1  # added there to `words`, whose cosines lie lower from the middle
    farther: float = 0.06  # added there to `typical` and `shift`: from the middle, languages far from English lie that much lower
    length: float = 0.17  # on the log ratio of how much the two say, up to 2: a passage three times as long loses a fifth

    def middle_of(self, *sentences: int) -> float:
        """The share of their means that two texts of so many sentences are counted from."""
        return self.middle if min(sentences) >= self.sentences else 0.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """All report passages (rows) against all source passages (columns)."""

    meaning: Matrix
    wording: Matrix
    words: Matrix
    numbers: Matrix
    length: Matrix
    score: Matrix
    company: Matrix


def usual(sides: Sequence[tuple[Passages, Contents]]) -> Counter[str]:
    """In how many sentences of all the texts each content form occurs; under the empty string the number of sentences."""
    counted: Counter[str] = Counter()
    for side, words in sides:
        known: dict[str, int] = {}
        numbers, (home, at) = words.numbered(known), words.once
        sentences = side.level == SENTENCE
        often = np.bincount(numbers[at[sentences[home]]], minlength=len(known))
        counted.update({word: times for word, times in zip(known, often.tolist(), strict=True) if times})
        counted[""] += int(sentences.sum())
    return counted


def wording(report: Contents, source: Contents, usual: Counter[str]) -> Matrix:
    """(r, s) cosine of the passages' words, each weighted by how rare it is. usual: of `usual`."""
    known = {word: k for k, word in enumerate(sorted({*report.vocabulary()} & {*source.vocabulary()}))}
    shared = len(known)
    numbers = report.numbered(known), source.numbered(known)
    rare = np.log(1 + usual[""] / (1 + np.array([usual[word] for word in known])))

    def rows(side: Contents, number: Ints) -> Matrix:
        """Each passage's weights of the shared words, over the length of those of all its words."""
        home, at = side.once
        word = number[at]
        lengths = np.sqrt(np.bincount(home, rare[word] ** 2, minlength=len(side)))
        home, word = home[word < shared], word[word < shared]
        out = np.zeros((len(side), shared), dtype=np.float32)
        out[home, word] = rare[word] / lengths[home]
        return out

    return np.asarray(rows(report, numbers[0]) @ rows(source, numbers[1]).T, dtype=np.float32)


def agreement(report: Sequence[frozenset[str]], source: Sequence[frozenset[str]]) -> Matrix:
    """(r, s) figures in common: 1 all the same, down to 0; -1 where both have figures and none is shared."""
    out = np.zeros((len(report), len(source)), dtype=np.float32)
    sizes = np.array([len(figures) for figures in source])
    holders: dict[str, list[int]] = {}
    for j, figures in enumerate(source):
        for figure in figures:
            holders.setdefault(figure, []).append(j)
    for i, mine in enumerate(report):
        if mine:
            both = np.zeros(len(source))
            for figure in mine:
                both[holders.get(figure, [])] += 1
            out[i] = np.where(both > 0, both / np.maximum(len(mine) + sizes - both, 1), np.where(sizes > 0, -1.0, 0.0))
    return out


def pairs(
    report: Passages,
    source: Passages,
    *,
    meaning: Matrix,
    same: Matrix,
    words: Matrix,
    figures: Matrix,
    likeness: Likeness,
    across: bool = False,
) -> Pairs:
    """The facts of every pair and the score that ranks them. same: of `wording`; words: of `words.counterparts`; figures: of
    `agreement`. across: whether all of it stands between two languages."""
    ratio = np.log(np.maximum(report.words, 0.2))[:, None] - np.log(np.maximum(source.words, 0.2))[None, :]
    ratio -= usual_ratio(report, source, meaning, ratio, likeness)
    length = np.abs(ratio, out=ratio).astype(np.float32)
    del ratio
    score = meaning + likeness.wording * same + likeness.numbers * figures - likeness.length * np.minimum(length, 2.0)
    score -= likeness.fragment * fragments(source)
    order = company(report, source, score, likeness)
    score += likeness.company * order
    score += level(report, source, score, likeness, across=across) + likeness.words * (words - likeness.usual_words)
    return Pairs(meaning, same, words, figures, length, np.asarray(score, dtype=np.float32), order)


def anchors(report: Passages, source: Passages, score: Matrix) -> list[tuple[int, int]]:
    """Pairs of sentences (passage indices) that are each other's best, in the report's order."""
    mine, theirs = np.flatnonzero(report.level == SENTENCE), np.flatnonzero(source.level == SENTENCE)
    if not mine.size or not theirs.size:
        return []
    block = score[np.ix_(mine, theirs)]
    there, back = block.argmax(axis=1), block.argmax(axis=0)
    return [(int(mine[k]), int(theirs[j])) for k, j in enumerate(there.tolist()) if back[j] == k]


SENTENCE_ENDS = ".!?。！？؟…"


def fragments(source: Passages) -> Matrix:
    """(s,) 1 for whole segments that end without a sentence mark: headlines, forms of address."""
    marks = "\"'”’»」』)"
    return np.array(
        [
            float(lv >= SENTENCE and line.rstrip(marks)[-1:] not in SENTENCE_ENDS)
            for lv, line in zip(source.level, source.texts, strict=True)
        ],
        dtype=np.float32,
    )


def level(report: Passages, source: Passages, score: Matrix, likeness: Likeness, *, across: bool = False) -> float:
    """What is added to every score, since closeness means less in some language pairs and genres than in others: what lifts the
    upper quartile
    of sentences that are each other's best to where it is in translated news, within bounds."""
    best = [float(score[i, j]) for i, j in anchors(report, source, score)]
    if len(best) < likeness.fewest:
        return 0.0
    more = likeness.farther if across else 0.0
    return float(np.clip(likeness.typical + more - np.quantile(best, 0.75), 0.0, likeness.shift + more))


def usual_ratio(report: Passages, source: Passages, meaning: Matrix, ratio: NDArray[np.float64], likeness: Likeness) -> float:
    """The median log length ratio of sentences that are each other's best: how much longer this rendering is than its source."""
    found = [float(ratio[i, j]) for i, j in anchors(report, source, meaning)]
    return float(median(found)) if len(found) >= likeness.fewest else 0.0


def company(report: Passages, source: Passages, score: Matrix, likeness: Likeness) -> Matrix:
    """(r, s) whether the report sentences around a passage have their places around this source passage; 0 to 1.

    A half for the sentence before and a half for the one after (up to `Likeness.near` sentences off), where those are anchors:
    continuous
    quotation and running summary keep the order; a chance match has no such company. The shorter the source, the less it says:
    it is
    multiplied by how rare such company is by chance.
    """
    near = likeness.near
    place = {int(report.sentences[i, 0]): source.sentences[j] for i, j in anchors(report, source, score)}
    known = np.array(sorted(place), dtype=np.int64)
    out = np.zeros(score.shape, dtype=np.float32)
    sentences = max(1, int((source.level == SENTENCE).sum()))
    first, last = source.sentences[:, 0], source.sentences[:, 1]
    for i, (start, end) in enumerate(report.sentences.tolist()):
        at, after = int(np.searchsorted(known, start)), int(np.searchsorted(known, end, side="right"))
        for k, gap, before in ((at - 1, start - int(known[at - 1]) if at else near + 1, True),
                               (after, int(known[after]) - end if after < known.size else near + 1, False)):  # fmt: skip
            if gap <= near:
                a, b = place[int(known[k])].tolist()
                steps = first - b if before else a - last
                rare = max(0.0, 1 - (gap + 2) / sentences)
                out[i, (steps >= 0) & (steps <= gap + 1)] += 0.5 * rare
    return out


def best_sources(found: Pairs) -> NDArray[np.int64]:
    """(r,) the source passage with the highest score for each report passage."""
    return np.asarray(found.score.argmax(axis=1), dtype=np.int64)


def describe(report: Passages, source: Passages, found: Pairs, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """(r, len(FACTS)) the facts of each report passage with the source passage chosen for it."""
    n = len(report)
    out = np.zeros((n, len(FACTS)))
    apart_source = {int(j): source.apart(int(j)) for j in set(chosen.tolist())}
    for i in range(n):
        j = int(chosen[i])
        score = float(found.score[i, j])
        others = found.score[i][apart_source[j]]
        second = float(others.max()) if others.size else 0.0
        rivals = found.score[report.rivals(i), j]
        rival = float(rivals.max()) if rivals.size else 0.0
        out[i] = (
            score, score - second, score - rival,
            float(score > second and score > rival), score, score, 0.0, np.log(max(1.0, report.words[i])), found.company[i, j],
        )  # fmt: skip
    out[:, FACTS.index("rest")], out[:, FACTS.index("better")] = rest(report, source, found, chosen)
    out[:, FACTS.index("weakest")] = weakest(report, source, found, chosen)
    return out


def rest(
    report: Passages, source: Passages, found: Pairs, chosen: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(r,) twice, for a clause against its whole sentence (0 for a sentence): how much better the sentence fits what overlaps
    the clause's place,
    and how much better the clause fits its place than anything where the sentence comes from.

    A clause has more chances to be like something than its sentence; where the rest of the sentence speaks of other things, it
    often is chance,
    unless it finds nothing like it where the rest comes from.
    """
    sentence = {
        a: k
        for k, ((a, _), level) in enumerate(zip(report.sentences.tolist(), report.level.tolist(), strict=True))
        if level == SENTENCE
    }
    worse, better = np.zeros(len(report)), np.zeros(len(report))
    for i, (n, _) in enumerate(report.sentences.tolist()):
        k, own = sentence[n], float(found.score[i, chosen[i]])
        worse[i] = float(found.score[k, _overlapping(source, int(chosen[i]))].max()) - own
        better[i] = own - float(found.score[i, _overlapping(source, int(chosen[k]))].max())
    return worse, better


def _overlapping(side: Passages, index: int) -> NDArray[np.bool_]:
    first, last = side.runs[index]
    return np.asarray((side.runs[:, 0] <= last) & (side.runs[:, 1] >= first))


LEAST_WORDS = 6  # a shorter clause says too little to be told from its sentence


def weakest(report: Passages, source: Passages, found: Pairs, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """(r,) how well the part of each report passage that fits worst fits anything inside the chosen source passage.

    Parts are its sentences, or the clauses of one sentence; a passage of one part is its own. A strong sentence must not carry a
    foreign one along.
    """
    parts: dict[tuple[int, int], int] = {(a, b): k for k, (a, b) in enumerate(report.runs.tolist())}
    sentence_of = {
        n: (a, b)
        for (a, b), (n, m), level in zip(report.runs.tolist(), report.sentences.tolist(), report.level.tolist(), strict=True)
        if n == m and level == SENTENCE
    }
    out = np.zeros(len(report))
    for i, ((a, b), (n, m)) in enumerate(zip(report.runs.tolist(), report.sentences.tolist(), strict=True)):
        mine = [parts[sentence_of[k]] for k in range(n, m + 1)] if m > n else [parts[k, k] for k in range(a, b + 1)]
        mine = [k for k in mine if report.words[k] >= LEAST_WORDS] or [i]
        if len(mine) == 1:
            out[i] = found.score[i, chosen[i]]
            continue
        first, last = source.runs[chosen[i]]
        inside = np.flatnonzero((source.runs[:, 0] >= first) & (source.runs[:, 1] <= last))
        out[i] = float(found.score[mine][:, inside].max(axis=1).min())
    return out
