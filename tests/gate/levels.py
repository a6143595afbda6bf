"""Levels of reuse told from a comparison's summary alone: fitted on all tasks but one, tested on that one, in turn.

Method: multinomial logistic regression with a ridge, by gradient descent from zero with a fixed step: the same result everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.model import RELATIONS
from tests.gate.sets import Pair

Floats = NDArray[np.float64]

RIDGE = 0.05  # against the mean loss: some twenty features, under eighty texts to fit on
STEPS = 2000


def accuracy(pairs: Sequence[Pair], predictions: Sequence[dict[str, Any]]) -> float:
    """The share of pairs whose level is told right by the model that never saw another pair of the same task."""
    rows = [features(said) for said in predictions]
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64).reshape(len(rows), len(names))
    levels = sorted({pair.level for pair in pairs})
    truth = np.array([levels.index(pair.level) for pair in pairs])
    tasks = np.array([pair.task for pair in pairs])
    right = 0
    for task in sorted(set(tasks)):
        test = tasks == task
        right += int((told(table[~test], truth[~test], table[test], len(levels)) == truth[test]).sum())
    return right / len(pairs)


def features(said: dict[str, Any]) -> dict[str, float]:
    """The numbers of a comparison's summary, counts as logarithms; and the share of the report under links of each relation."""
    found = {name: float(np.log1p(value)) if value >= 0 else value for name, value in numbers(said["summary"])}
    chars = dict.fromkeys((*RELATIONS, "none"), 0)
    for link in said["links"]:
        chars[link["relation"]] += link["report"]["end"] - link["report"]["start"]
    chars["none"] = sum(part["end"] - part["start"] for part in said["unsourced"])
    whole = max(1, sum(chars.values()))
    return {**found, **{f"share {relation}": count / whole for relation, count in chars.items()}}


def numbers(summary: dict[str, Any], path: str = "") -> list[tuple[str, float]]:
    """Every number in the summary with its path; truth values count as 0 and 1, texts and lists are left out."""
    found: list[tuple[str, float]] = []
    for name, value in summary.items():
        if isinstance(value, dict):
            found += numbers(value, f"{path}{name}.")
        elif isinstance(value, int | float):
            found.append((path + name, float(value)))
    return found


def told(known: Floats, truth: NDArray[np.int64], asked: Floats, classes: int) -> NDArray[np.int64]:
    """The class of each asked row, by a model fitted on the known rows (rows by features; truth: class numbers)."""
    middle, spread = known.mean(axis=0), known.std(axis=0)
    spread[spread == 0] = 1.0
    known, asked = ((np.c_[(rows - middle) / spread, np.ones(len(rows))]) for rows in (known, asked))
    target = np.eye(classes)[truth]
    weights = np.zeros((known.shape[1], classes))
    # The loss bends by at most half the largest eigenvalue of the rows' mean square, plus the ridge: a safe step.
    step = 1.0 / (0.5 * float(np.linalg.norm(known, 2)) ** 2 / len(known) + RIDGE)
    for _ in range(STEPS):
        scores = known @ weights
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        weights -= step * (known.T @ (chance - target) / len(known) + RIDGE * weights)
    best: NDArray[np.int64] = (asked @ weights).argmax(axis=1)
    return best
