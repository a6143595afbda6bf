#!/usr/bin/env python3
"""Draws passages that `headwater reuse` found, for somebody to judge by reading, and counts what was judged.

usage: judge_passages.py draw OUT [SEED] > passages.tsv
       judge_passages.py count passages.tsv

OUT is the folder of a run. Sixty passages of each band of similarity are drawn, or all where there are fewer. In the column
`verdict` write `right` where one text has the words from the other, or both from one statement or one piece of news, and `wrong`
where they are a formula, a ceremony, a list, a template or chance. The count gives the share right in each band with the interval
of Wilson (1927), 95%.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyarrow import parquet as pq  # type: ignore[import-untyped]

BANDS = ((0.0, "under .6"), (0.6, ".6 to .8"), (0.8, ".8 to .95"), (0.95, "from .95"))  # the least similarity of each
DRAWN = 60  # of each band
NORMAL = 1.959964  # the 97.5th percentile of the normal distribution
COLUMNS = ("verdict", "why", "band", "similarity", "doc_a", "doc_b", "day_a", "day_b", "title_a", "title_b", "words_a", "words_b")


def band(similarity: float) -> str:
    """The name of the band that a similarity is in."""
    return [name for least, name in BANDS if similarity >= least][-1]


def drawn(rows: Sequence[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Some of the rows of each band, in the order of the bands: the same for the same rows, in whatever order they come."""
    chosen = random.Random(seed)
    out: list[dict[str, Any]] = []
    for _, name in BANDS:
        mine = [r for r in rows if band(r["similarity"]) == name]
        mine.sort(key=lambda r: (r["doc_a"], r["doc_b"], r["a_start"], r["b_start"]))
        out += chosen.sample(mine, min(DRAWN, len(mine)))
    return out


def wilson(right: int, of: int) -> tuple[float, float]:
    """The interval of Wilson (1927) in which the true share lies, 95 times of 100."""
    share, z2 = right / of, NORMAL**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = NORMAL / (1 + z2 / of) * (share * (1 - share) / of + z2 / (4 * of**2)) ** 0.5
    return middle - half, middle + half


def counted(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    """A line for each band: how many of its judged passages are right."""
    verdicts = Counter((row["band"], row["verdict"]) for row in rows)
    for _, name in BANDS:
        right, of = verdicts[name, "right"], verdicts[name, "right"] + verdicts[name, "wrong"]
        if of:
            low, high = wilson(right, of)
            yield f"{name}: {right} of {of} right, {right / of:.3f} ({low:.3f} to {high:.3f})"


def to_judge(out: Path, seed: int) -> Iterator[dict[str, Any]]:
    """Passages of a run as rows to judge, with what is known of the two documents."""
    documents = {row["id"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}
    texts: dict[str, list[str]] = {}

    def text(document: dict[str, Any]) -> str:
        file = document["text_file"]
        if file not in texts:
            texts[file] = pq.read_table(out / file, columns=["text"])["text"].to_pylist()
        return texts[file][document["text_row"]]

    for row in drawn(pq.read_table(out / "passages.parquet").to_pylist(), seed):
        told: dict[str, Any] = {"verdict": "", "why": "", "band": band(row["similarity"]), "similarity": row["similarity"]}
        for side in "ab":
            document = documents[row[f"doc_{side}"]]
            words = text(document)[row[f"{side}_start"] : row[f"{side}_end"]]
            known = {"doc": document["id"], "day": document["published"], "title": document["title"], "words": words}
            told |= {f"{name}_{side}": " ".join(str(value or "").split()) for name, value in known.items()}
        yield told


def main(arguments: Sequence[str]) -> None:
    match list(arguments):
        case ["draw", out, *seed]:
            table = csv.DictWriter(sys.stdout, COLUMNS, delimiter="\t", lineterminator="\n")
            table.writeheader()
            table.writerows(to_judge(Path(out), int(*seed)))
        case ["count", file]:
            with Path(file).open(encoding="utf-8", newline="") as judged:
                print(*counted(csv.DictReader(judged, delimiter="\t")), sep="\n")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
