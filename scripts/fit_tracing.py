#!/usr/bin/env python3
"""Fits `headwater.corpus.candidates.Sureness`: how sure a kept document is a report's source, by its wording and by its meaning.

usage: fit_tracing.py SHARED [--every N]

Wording: press releases in a Library, and the news on them (each N-th); a release other than the report's own stands for a source
that is not there. Fitted on every second story, printed for both halves. Meaning: news in Korean, Japanese, Chinese, German and
French against a Library of the English it was translated from, part of each report's lines taken from other stories.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

import headwater
from headwater.corpus import meaning
from headwater.corpus.candidates import FLOOR, Sureness
from headwater.library import Library
from headwater.text.encoder import built_in
from headwater.tracing import index_folder, ranking

Rows = npt.NDArray[np.float64]
NONE_SAID = 0.93  # of reports whose source is not there: asked for is .90
SHARES = (0.25, 0.5, 1.0)  # of a made report's lines that are of its source


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("shared", type=Path)
    asked.add_argument("--every", type=int, default=1, help="take each N-th report")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        by_wording(told.shared / "data/press-releases/texts.jsonl.gz", Path(folder) / "releases", told.every)
        by_meaning(told.shared / "data/ntrex", told.every)


def by_wording(file: Path, place: Path, every: int) -> None:
    rows = rows_of(file)
    library = Library(place)
    library.add(headwater.document(r["text"], id=f"release {r['ref']}", language="en") for r in rows if r["kind"] == "pr")
    own, other, half, first = [], [], [], []
    with library.store.reading() as connection:
        for i, r in enumerate([r for r in rows if r["kind"] == "news"][::every]):
            report = headwater.document(r["text"], id=f"news {i}", language="en")
            ranked = ranking(connection, report, encoder=built_in(), folder=index_folder(library.store), sureness=Sureness())
            mine = sorted(ranked, key=lambda c: -c.wording)
            others = [c for c in mine if c.version.document.id != f"release {r['ref']}"]
            first.append(mine[0].version.document.id == f"release {r['ref']}")
            own.append((mine[0].wording, mine[0].standing_out))
            other.append((others[0].wording, others[0].wording / max(others[1].wording, FLOOR)))
            half.append(hash_of(r["ref"]) % 2)
    print(f"wording: {len(own)} reports, the right release first for {np.mean(first):.4f}")
    x = np.log(np.maximum(np.array([*own, *other]), 0.001))
    y = np.repeat([1.0, 0.0], len(own))
    group = np.array(half * 2)
    for taken in (0, 1, None):
        train = group == taken if taken is not None else np.ones(len(y), bool)
        w = fitted(x[train], y[train])
        z = scores(x, w)
        cut = float(np.quantile(z[train & (y == 0)], NONE_SAID))
        for name, part in (("fitted", train), ("other half", ~train)):
            if part.any():
                print(
                    f"  {name}: none said {np.mean(z[part & (y == 0)] < cut):.3f}, refused {np.mean(z[part & (y == 1)] < cut):.3f}"
                )
        print(f"  wording {w[0]:.3f}, standing_out {w[1]:.3f}, wording_bias {w[2] - cut:.3f} (the cut taken off)")


def by_meaning(folder: Path, every: int) -> None:
    stories = defaultdict(list)
    for i, name in enumerate((folder / "DOCUMENT_IDS.tsv").read_text("utf-8").split()):
        stories[name].append(i)
    names = sorted(stories)
    encoder, random_ = built_in(), random.Random(5)
    lines = {f.name: f.read_text("utf-8-sig").split("\n") for f in sorted(folder.glob("*.txt"))}
    english = encoder.encode([lines["newstest2019-src.eng.txt"][i] for n in names for i in stories[n]])
    texts = np.concatenate([np.full(len(stories[n]), k) for k, n in enumerate(names)])
    kept = meaning.as_bytes(english)
    facts, right = [], []
    for file, whole in lines.items():
        if "eng" in file:
            continue
        for k in range(0, len(names), every):
            mine = stories[names[k]]
            share = random_.choice(SHARES)
            own = random_.sample(mine, max(1, round(share * len(mine))))
            elsewhere = [i for n in random_.sample(names, 6) if n != names[k] for i in stories[n][:4]]
            report = encoder.encode([whole[i] for i in own + elsewhere[: round(len(own) * (1 / share - 1))]])
            strangers = {texts_of(stories, names, i) for i in elsewhere}
            for reach in meaning.reaches(report, kept, texts)[:6]:
                if reach.text == k or reach.text not in strangers:
                    facts.append((reach.sentences / len(report), reach.sum / reach.sentences))
                    right.append(float(reach.text == k))
    x, y = np.array(facts), np.array(right)
    w = fitted(x, y)
    p = 1 / (1 + np.exp(-scores(x, w)))
    found, wrong = (np.mean(p[y == side] >= 0.5) for side in (1, 0))
    print(f"meaning: {len(y)} pairs, {int(y.sum())} right; at .5: found {found:.3f}, wrong {wrong:.3f}")
    print(f"  share {w[0]:.3f}, nearness {w[1]:.3f}, meaning_bias {w[2]:.3f}")


def texts_of(stories: dict[str, list[int]], names: list[str], line: int) -> int:
    return next(k for k, n in enumerate(names) if line in stories[n])


def fitted(x: Rows, y: Rows) -> Rows:
    """Logistic weights, the constant last (Newton's method, a ridge against runaway weights)."""
    z = np.c_[x, np.ones(len(x))]
    w = np.zeros(z.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + 1e-3 * np.eye(len(w)), z.T @ (p - y) + 1e-3 * w)
    return w


def scores(x: Rows, w: Rows) -> Rows:
    return np.asarray(x @ w[:-1] + w[-1])


def hash_of(name: str) -> int:
    return sum(map(ord, name))


def rows_of(file: Path) -> list[dict[str, str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [row for line in lines if (row := json.loads(line))["text"].strip()]


if __name__ == "__main__":
    main()
