"""Levels of reuse told from a comparison's summary alone: fitted on all tasks but one, tested on that one, in turn.

Method: multinomial logistic regression with a ridge, by gradient descent from zero with a fixed step: the same result everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.model import RELATIONS
from tests.gate.kinds import Pair

Floats = NDArray[np.float64]

RIDGE = 0.01  # against the mean loss: some ten features, under eighty texts to fit on
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
    """What of a summary does not grow with the texts: shares of the report's words or characters, each by its name.

    The share under links of each relation and under none; the share of words linked, of words under sure links, and of those kept
    in order; and, where the summary counts the words of shared runs (`shared`), each count as a share of the report's words.
    """
    summary = said["summary"]
    words = max(1, summary.get("report_words", 0))
    linked = summary.get("linked_words", 0) / words
    sure = summary.get("sure_words", 0) / words
    kept = summary.get("kept_in_order", 0.0)
    found = {"linked": linked, "kept": kept, "kept of the report": kept * linked, "sure": sure}
    found |= {f"shared {name}": count / words for name, count in summary.get("shared", {}).items()}
    chars = dict.fromkeys((*RELATIONS, "none"), 0)
    for link in said["links"]:
        chars[link["relation"]] += link["report"]["end"] - link["report"]["start"]
    chars["none"] = sum(part["end"] - part["start"] for part in said["unsourced"])
    whole = max(1, sum(chars.values()))
    return found | {f"under {relation}": count / whole for relation, count in chars.items()}


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
