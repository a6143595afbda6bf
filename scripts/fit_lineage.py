"""Fits how sure an edge is (`lineage.edges.Sureness`) on invented archives whose descent is known.

usage: fit_lineage.py CORPUS RUN [CORPUS RUN ...]     CORPUS: docs.jsonl and truth.jsonl as an archive with known descent has them
                                                      RUN: what `headwater reuse CORPUS/docs.jsonl --out RUN` wrote

Prints the weights of a logistic regression, and for bands of sureness how many edges are right: the last corpus is only counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from headwater.corpus.rows import Entry
from headwater.lineage import edges
from headwater.lineage.direction import Family
from headwater.lineage.explaining import Parent

NAMES = ("start", "rival", "words", "dated", "ordered", "against")
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
RIDGE = 0.5


def rows_of(corpus: Path, run: Path) -> tuple[np.ndarray, np.ndarray]:
    """(edges, 6) what speaks for each edge, and (edges,) whether it is right."""
    entries = [Entry(**json.loads(line)) for line in (corpus / "docs.jsonl").read_text("utf-8").splitlines()]
    right = {
        (p["id"], t["id"]) for t in map(json.loads, (corpus / "truth.jsonl").read_text("utf-8").splitlines()) for p in t["parents"]
    }
    row = {e.id: i for i, e in enumerate(entries)}
    passages = parquet.read_table(run / "passages.parquet")
    for side in "ab":
        passages = passages.append_column(side, pa.array([row[x] for x in passages[f"doc_{side}"].to_pylist()]))
    seen: list[list[float]] = []

    def look(family: Family, one: int, parent: Parent, _: edges.Sureness) -> float:
        unit = (edges.Sureness(**{n: float(n == name) for n in NAMES}) for name in NAMES)
        seen.append([edges.logit(family, one, parent, w) for w in unit])
        return 0.5

    kept, edges.sureness = edges.sureness, look
    try:
        found = edges.edges(entries, passages).edges
    finally:
        edges.sureness = kept
    return np.array(seen), np.array([(e.parent, e.child) in right for e in found], dtype=float)


def main(argv: Sequence[str]) -> None:
    if len(argv) < 4 or len(argv) % 2:
        sys.exit(__doc__)
    read = [rows_of(Path(a), Path(b)) for a, b in zip(argv[::2], argv[1::2], strict=True)]
    x, y = (np.concatenate(part) for part in zip(*read[:-1], strict=True))
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        step = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(step, x.T @ (y - p) - RIDGE * weights)
    print({name: round(float(w), 2) for name, w in zip(NAMES, weights, strict=True)})
    x, y = read[-1]
    p = 1 / (1 + np.exp(-x @ weights))
    for low, high in pairwise(BANDS):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"{low:.2f} to {high:.2f}: {int(inside.sum()):5} edges, {y[inside].mean():.3f} right")


if __name__ == "__main__":
    main(sys.argv[1:])
