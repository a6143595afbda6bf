"""Passages compete for links: how sure each candidate is, and the set of report passages that together explain most.

Each report passage meets its best source passage; a logistic model of the named facts says how often such a pair is right. Then,
for each
stretch of the report, the division into passages is chosen that is expected to explain the most words (a weighted interval
partition,
solved exactly by dynamic programming): a whole paragraph, its sentences, or the clauses of one sentence from different places.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.align.facts import FACTS, Pairs, best_sources, describe
from headwater.align.passages import Passages

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """The logistic model. Fitted by scripts/fit_contest.py on parallel news and the project's own story; one weight a fact.

    Positive speaks for a link. Values are those of one run, kept when `Likeness` moved by a digit since.
    """

    bias: float = -5.48
    likeness: float = 5.01  # of meaning, wording, figures and length (`facts.Likeness`)
    margin: float = 2.46  # over the second best source passage: without it, same-story lines are taken for sources
    rivalry: float = 0.47  # over the next report passage that wants the same one
    mutual: float = 1.41
    weakest: float = 2.52  # its worst fitting sentence or clause: a strong one must not carry a foreign one along
    rest: float = 7.67  # how much better the whole sentence fits: a clause alone has many chances to be like something
    better: float = 0.39  # how much better a clause fits here than where its sentence comes from
    short: float = -0.1  # log words
    company: float = -0.26  # its neighbours come from beside that place; most of that is in the likeness already


@dataclass(frozen=True, slots=True)
class Choice:
    """When a candidate becomes a link."""

    least: float = 0.37  # a little under a half: weights were fitted where three in ten lines have no source, reports have fewer
    each: float = 0.15  # words that one more link must gain: of two divisions as good as each other the simpler is taken


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report passage, its best source passage (indices), how sure (0..1), and the facts (len(FACTS),)."""

    report: int
    source: int
    sure: float
    facts: Floats


def sureness(facts: Floats, weights: Weights) -> Floats:
    """(n,) the share of right links among pairs with such facts."""
    by_name = np.array([getattr(weights, name) for name in FACTS])
    return np.asarray(1 / (1 + np.exp(-(facts @ by_name + weights.bias))))


def candidates(report: Passages, source: Passages, found: Pairs, weights: Weights) -> list[Candidate]:
    """One candidate for each report passage."""
    if not len(report) or not len(source):
        return []
    chosen = best_sources(found)
    facts = describe(report, source, found, chosen)
    sure = sureness(facts, weights)
    return [Candidate(i, int(chosen[i]), float(sure[i]), facts[i]) for i in range(len(report))]


def choose(report: Passages, proposals: list[Candidate], choice: Choice) -> list[Candidate]:
    """The candidates that divide the report best, in reading order; no two share an atom.

    What a candidate gains is its words times how far its sureness lies above `choice.least` times how alike the two are, less
    `choice.each`:
    of divisions as sure as each other the one that fits closer is taken.
    """
    ending: dict[int, list[tuple[float, Candidate]]] = {}
    for c in proposals:
        fit = max(0.1, float(c.facts[FACTS.index("likeness")]))
        gain = float(report.words[c.report]) * (c.sure - choice.least) * fit - choice.each
        if c.sure > choice.least and (gain > 0 or c.sure > 0.5 + choice.least / 2):
            ending.setdefault(int(report.runs[c.report, 1]), []).append((max(gain, 0.01), c))
    best = [0.0]
    taken: list[Candidate | None] = [None]
    for atom in range(len(report.atoms)):
        value, pick = best[-1], None
        for gain, c in ending.get(atom, []):
            before = best[int(report.runs[c.report, 0])]
            if before + gain > value:
                value, pick = before + gain, c
        best.append(value)
        taken.append(pick)
    chosen: list[Candidate] = []
    at = len(report.atoms)
    while at > 0:
        pick = taken[at]
        if pick is None:
            at -= 1
        else:
            chosen.append(pick)
            at = int(report.runs[pick.report, 0])
    return chosen[::-1]
