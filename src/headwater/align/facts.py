"""What is known of a report passage and a source passage that may be its origin: a few plain, named facts.

A link is a contest, not a threshold (DESIGN): beside likeness of meaning and wording stand the margin over the second best source passage,
the margin over the next report passage that wants the same one, and whether each is the other's best. Margins for mining parallel
sentences: Artetxe and Schwenk 2019 (ACL).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.align.passages import SENTENCE, Passages

Matrix = NDArray[np.float32]

FACTS = ("meaning", "wording", "numbers", "margin", "rivalry", "mutual", "short", "neighbours")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How facts that can be had of any pair make one score that ranks the candidates (cosine-like, up to about 1.3)."""

    wording: float = 0.3  # shared rare words beside meaning: short indirect reports keep little else
    numbers: float = 0.05  # the same figures in both; others in each
    length: float = 0.10  # a passage three times as long is worth as much less as a tenth of the way from alike to unlike


@dataclass(frozen=True, slots=True)
class Pairs:
    """All report passages (rows) against all source passages (columns)."""

    meaning: Matrix
    wording: Matrix
    numbers: Matrix
    length: Matrix
    score: Matrix


def usual(sides: Sequence[tuple[Passages, Sequence[Sequence[str]]]]) -> Counter[str]:
    """In how many sentences of all the texts each content form occurs; under the empty string the number of sentences."""
    counted: Counter[str] = Counter()
    for side, words in sides:
        for i in np.flatnonzero(side.level == SENTENCE).tolist():
            counted.update(set(words[i]))
            counted[""] += 1
    return counted


def wording(report: Sequence[Sequence[str]], source: Sequence[Sequence[str]], usual: Counter[str]) -> Matrix:
    """(r, s) cosine of the passages' words, each weighted by how rare it is.

    report, source: the content forms of each passage. usual: of `usual`.
    """
    shared = sorted({w for p in report for w in p} & {w for p in source for w in p})
    column = {w: i for i, w in enumerate(shared)}

    def weight(word: str) -> float:
        return float(np.log(1 + usual[""] / (1 + usual[word])))

    def rows(side: Sequence[Sequence[str]]) -> Matrix:
        out = np.zeros((len(side), len(column)), dtype=np.float32)
        for i, words in enumerate(side):
            counted = Counter(words)
            norm = sum(weight(w) ** 2 for w in counted) ** 0.5
            for w in counted:
                if w in column:
                    out[i, column[w]] = weight(w) / norm
        return out

    return np.asarray(rows(report) @ rows(source).T, dtype=np.float32)


def agreement(report: Sequence[frozenset[str]], source: Sequence[frozenset[str]]) -> Matrix:
    """(r, s) figures in common: 1 all the same, down to 0; -1 where both have figures and none is shared."""
    out = np.zeros((len(report), len(source)), dtype=np.float32)
    holders = [j for j, figures in enumerate(source) if figures]
    for i, mine in enumerate(report):
        if mine:
            for j in holders:
                both = len(mine & source[j])
                out[i, j] = both / len(mine | source[j]) if both else -1.0
    return out


def pairs(report: Passages, source: Passages, meaning: Matrix, words: Matrix, figures: Matrix, likeness: Likeness) -> Pairs:
    """The facts of every pair and the score that ranks them."""
    length = np.abs(np.log(np.maximum(report.words, 0.2))[:, None] - np.log(np.maximum(source.words, 0.2))[None, :]).astype(
        np.float32
    )
    score = meaning + likeness.wording * words + likeness.numbers * figures - likeness.length * np.minimum(length, 2.0)
    return Pairs(meaning, words, figures, length, score.astype(np.float32))


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
        rivals = found.score[report.apart(i), j]
        rival = float(rivals.max()) if rivals.size else 0.0
        out[i] = (
            found.meaning[i, j], found.wording[i, j], found.numbers[i, j], score - second, score - rival,
            float(score > second and score > rival), np.log(max(1.0, report.words[i])), 0.0,
        )  # fmt: skip
    out[:, FACTS.index("neighbours")] = neighbours(report, source, found, chosen)
    return out


def neighbours(report: Passages, source: Passages, found: Pairs, chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """(r,) how well the report passage before or after fits the source passage before or after the chosen one; the better of the two.

    Continuous quotation and running summary keep the order; a chance match has no such company. In score above what that neighbour reaches anywhere
    at random (its mean), so that a neighbour which is like everything does not count.
    """
    out = np.zeros(len(report))
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for k, (a, b) in enumerate(report.runs.tolist()):
        starts.setdefault(a, []).append(k)
        ends.setdefault(b, []).append(k)
    s_starts: dict[int, list[int]] = {}
    s_ends: dict[int, list[int]] = {}
    for k, (a, b) in enumerate(source.runs.tolist()):
        s_starts.setdefault(a, []).append(k)
        s_ends.setdefault(b, []).append(k)
    mean = found.score.mean(axis=1)
    for i, (a, b) in enumerate(report.runs.tolist()):
        first, last = source.runs[chosen[i]].tolist()
        best = 0.0
        for mine, theirs in ((starts.get(b + 1), s_starts.get(last + 1)), (ends.get(a - 1), s_ends.get(first - 1))):
            if mine and theirs:
                block = found.score[np.ix_(mine, theirs)] - mean[mine][:, None]
                best = max(best, float(block.max()))
        out[i] = best
    return out
