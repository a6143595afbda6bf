#!/usr/bin/env python3
"""Fits how the facts of a pair make one score that ranks candidates (`headwater.align.facts.Likeness`).

usage: fit_likeness.py SHARED

Method: conditional logit (McFadden 1974): for each gold link the report passage nearest to it chooses among all source passages;
the weights
are those under which the right ones are chosen most surely. Training sets as in fit_contest.py. Run this one first.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np

from fit_contest import Place, gold_of, training
from headwater.comparison import prepared_pair
from headwater.settings import Settings

NAMES = ("meaning", "wording", "words", "numbers", "length", "company")
EACH = 12  # documents of a set: enough for six weights
Choice = tuple[np.ndarray, np.ndarray]


def shared(a: Place, b: Place) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def right(place: Place, gold: list[Place]) -> bool:
    """Half of the shorter lies in the other, and neither is much longer."""
    n = place[1] - place[0]
    return any(shared(place, g) >= 0.5 * min(n, g[1] - g[0]) and 0.4 * (g[1] - g[0]) <= n <= 2 * (g[1] - g[0]) + 20 for g in gold)


def choices(folder: Path, settings: Settings) -> list[Choice]:
    """For each gold link the facts of every source passage (n, 6) and which are right (n,)."""
    out = []
    for source, report, gold in list(gold_of(folder))[:: max(1, len(list(folder.glob("*.json"))) // EACH)]:
        mine, theirs, pairs = prepared_pair(source, report, settings)
        places = [(int(a), int(b)) for a, b in theirs.spans]
        for said, given in gold:
            near = [shared((int(a), int(b)), said) / max(b - a, said[1] - said[0]) for a, b in mine.spans]
            i = int(np.argmax(near)) if near else -1
            good = np.array([right(p, given) for p in places])
            if i >= 0 and near[i] >= 0.5 and good.any():
                facts = (pairs.meaning, pairs.wording, pairs.words, pairs.numbers, -np.minimum(pairs.length, 2), pairs.company)
                out.append((np.stack([f[i] for f in facts], axis=1), good))
    return out


def loss(weights: np.ndarray, data: list[Choice]) -> tuple[float, np.ndarray]:
    """Mean negative log likelihood and its gradient."""
    total, slope = 0.0, np.zeros(len(weights))
    for x, good in data:
        u = x @ weights
        e = np.exp(u - u.max())
        chosen = e * good
        total -= float(np.log(chosen.sum() / e.sum() + 1e-12))
        slope += (e / e.sum()) @ x - (chosen / chosen.sum()) @ x
    return total / len(data), slope / len(data)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as out:
        data = {f.name: choices(f, Settings()) for f in training(Path(sys.argv[1]), Path(out))}
    weights, first, second = np.full(len(NAMES), 3.0), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, 400):  # Adam
        slope = sum(loss(weights, d)[1] for d in data.values()) / len(data) + 0.002 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - 0.2 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    for name, value in zip(NAMES, weights / weights[0], strict=True):
        print(f"{name:10} {value:6.3f}")
    for name, d in data.items():
        first_right = np.mean([good[np.argmax(x @ weights)] for x, good in d])
        print(f"{name:12} {len(d):5} links, log loss {loss(weights, d)[0]:.3f}, first right {first_right:.3f}")


if __name__ == "__main__":
    main()
