"""Levels of reuse told from a comparison's summary alone: fitted on all tasks but one, tested on that one, in turn.

Method: multinomial logistic regression with a ridge, on three shares of words: one for each step from a level to the next of four.
Which three is chosen anew for each task that is asked about, from the other tasks only: those that tell best when each of the
others is left out in its turn. By accelerated gradient descent (Nesterov) from zero with a fixed step: the same result everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.align.anchors import RUNS
from headwater.model import RELATIONS
from tests.gate.kinds import Pair

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

CHOSEN = 3  # shares looked at together: more of them tell the tasks apart rather than the levels
RIDGE = 0.003  # against the mean loss; weak, as there are few shares
STEPS = 250


def accuracy(pairs: Sequence[Pair], predictions: Sequence[dict[str, Any]]) -> float:
    """The share of pairs whose level is told right by the model that never saw another pair of the same task."""
    rows = [features(said["summary"]) for said in predictions]
    table = np.array([list(row.values()) for row in rows], dtype=np.float64)
    levels = sorted({pair.level for pair in pairs})
    truth = np.array([levels.index(pair.level) for pair in pairs])
    tasks = np.array([pair.task for pair in pairs])
    right = sum(int((told(table, truth, tasks, task) == truth[tasks == task]).sum()) for task in sorted(set(tasks)))
    return right / len(pairs)


def features(summary: dict[str, Any]) -> dict[str, float]:
    """What of a summary does not grow with the texts, by name: how much was taken, and how it was taken.

    Of the report's words: the share under links, and under sure ones. Of the words under links: the shares kept in order, of
    content words and of all, the shares in runs of the same words by their length, and the shares under each relation.
    """
    words = max(1, summary.get("report_words", 0))
    linked = max(1, summary.get("linked_words", 0))
    under = summary.get("words_under", {})
    return {
        "linked": summary.get("linked_words", 0) / words,
        "sure": summary.get("sure_words", 0) / words,
        "content in order": summary.get("kept_in_order", 0.0),
        "in order": summary.get("linked_in_order", 0) / linked,
        **{f"in runs of {n}": summary.get(f"linked_in_runs_of_{n}", 0) / linked for n in RUNS},
        **{f"under {relation}": under.get(relation, 0) / linked for relation in RELATIONS},
    }


def told(table: Floats, truth: Numbers, tasks: NDArray[np.str_], asked: str) -> Numbers:
    """The class of each row of the task asked about, by what the rows of the others taught.

    table: rows by features. truth: class numbers of the rows; those of the asked task are not looked at. tasks: of the rows.
    """
    known = tasks != asked
    rows, classes = table[known], np.eye(len(set(truth)))[truth[known]]
    chosen: tuple[int, ...] = ()
    for _ in range(min(CHOSEN, table.shape[1])):
        sets = np.array([(*chosen, j) for j in range(table.shape[1]) if j not in chosen])
        loss = np.zeros(len(sets))
        for left_out in sorted(set(tasks[known])):
            rest = tasks[known] != left_out
            chance = chances(rows[rest], classes[rest], rows[~rest], sets)
            loss -= np.log((chance * classes[~rest]).sum(axis=2)).sum(axis=1)
        chosen = tuple(sets[loss.argmin()])
    best: Numbers = chances(rows, classes, table[~known], np.array([chosen]))[0].argmax(axis=1)
    return best


def chances(known: Floats, classes: Floats, asked: Floats, sets: Numbers) -> Floats:
    """The chance of each class for each asked row, by a model of its own for each set of features: sets by rows by classes.

    known, asked: rows by features. classes: of the known rows, one column for each class, 1 or 0. sets: sets by feature numbers.
    """
    middle, spread = known.mean(axis=0), known.std(axis=0)
    spread[spread == 0] = 1.0
    known, asked = (
        np.stack([np.c_[rows[:, one], np.ones(len(rows))] for one in sets])
        for rows in ((known - middle) / spread, (asked - middle) / spread)
    )
    turned = known.transpose(0, 2, 1) / known.shape[1]
    # The loss bends by at most half the largest eigenvalue of the rows' mean square, plus the ridge: a safe step.
    step = 1.0 / (0.5 * np.linalg.norm(turned @ known, 2, axis=(1, 2))[:, None, None] + RIDGE)
    weights = ahead = np.zeros((len(sets), known.shape[2], classes.shape[1]))
    for i in range(STEPS):
        before, weights = weights, ahead - step * (turned @ (_shares(known @ ahead) - classes) + RIDGE * ahead)
        ahead = weights + i / (i + 3) * (weights - before)
    return _shares(asked @ weights)


def _shares(scores: Floats) -> Floats:
    """Scores of classes as chances that add up to one (softmax over the last axis)."""
    chance = np.exp(scores - scores.max(axis=-1, keepdims=True))
    out: Floats = chance / chance.sum(axis=-1, keepdims=True)
    return out
