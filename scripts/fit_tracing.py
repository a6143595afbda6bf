#!/usr/bin/env python3
"""Fits `headwater.corpus.candidates.Sureness`: how sure a kept document is a report's source, by its wording and by its meaning.

usage: fit_tracing.py SHARED [--every N]

Wording: press releases in a Library, and the news on them (each N-th), asked of all releases and of the half that its own is not
in. Fitted on every second story, told for both halves, then on all. Meaning: news in Korean, Japanese, Chinese, German and
French against a Library of the English it was translated from, part of each report's lines taken from other stories.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt

import headwater
from headwater.corpus import meaning
from headwater.corpus.candidates import Sureness
from headwater.library import Library
from headwater.model import Document
from headwater.text.encoder import built_in
from headwater.tracing import index_folder, ranking

Rows = npt.NDArray[np.float64]
Looked = list[tuple[str, tuple[float, ...]]]
FACTS = ("wording", "standing_out", "same_days", "other_days")
WRONG = 3  # of the texts that are no source, so many nearest ones of each report are learnt from
NONE_SAID = 0.92  # of reports whose source is not there: asked for is .90
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
    releases = [headwater.document(r["text"], id=r["ref"], language="en") for r in rows if r["kind"] == "pr"]
    news = [(r["ref"], headwater.document(r["text"], id="news", language="en")) for r in rows if r["kind"] == "news"][::every]
    refs = sorted(r.id for r in releases)
    halves = [set(refs[k::2]) for k in (0, 1)]
    kept = list(looked_at(place / "all", releases, [report for _, report in news]))
    without: dict[int, Looked] = {}
    for k, half in enumerate(halves):
        asked = [i for i, (ref, _) in enumerate(news) if ref not in half]
        there = looked_at(place / str(k), [r for r in releases if r.id in half], [news[i][1] for i in asked])
        without.update(zip(asked, there, strict=True))
    own = [np.array([name == ref for name, _ in found]) for found, (ref, _) in zip(kept, news, strict=True)]
    mine, others = (
        [np.array([facts for _, facts in found]) for found in some] for some in (kept, [without[i] for i in range(len(news))])
    )
    part = np.array([hash_of(ref) % 2 for ref, _ in news])
    for taken in (0, 1, None):
        train = np.flatnonzero(part == taken) if taken is not None else np.arange(len(news))
        pairs = [(x, y) for i in train for x, y in chain(zip(mine[i][own[i]], [1.0]), zip(mine[i][~own[i]][:WRONG], [0.0] * WRONG))]
        pairs += [(x, 0.0) for i in train for x in others[i][:WRONG]]
        w = fitted(np.array([x for x, _ in pairs]), np.array([y for _, y in pairs]))
        best = np.array([scores(facts, w).max() for facts in mine])
        wrong = np.array([scores(facts, w).max() for facts in others])
        right = np.array([is_own[scores(facts, w).argmax()] for is_own, facts in zip(own, mine, strict=True)])
        cut = float(np.quantile(wrong[train], NONE_SAID))
        for name, told in (("fitted", train), ("other half", np.setdiff1d(np.arange(len(news)), train))):
            if len(told):
                said = f"first {right[told].mean():.4f}, none said {np.mean(wrong[told] < cut):.4f}, refused {np.mean(best[told] < cut):.4f}"
                print(f"  {name}: {said}")
        print(
            "  "
            + ", ".join(f"{name} {x:.3f}" for name, x in zip(FACTS, w, strict=False))
            + f", wording_bias {w[-1] - cut:.3f} (the cut taken off)"
        )


def looked_at(place: Path, kept: list[Document], reports: list[Document]) -> Iterator[Looked]:
    """For each report the kept documents that its trace looks at by wording, nearest first: their names and facts."""
    with Library(place) as library:
        library.add(kept)
        with library.store.reading() as connection:
            for report in reports:
                ranked = ranking(connection, report, encoder=built_in(), folder=index_folder(library.store), sureness=Sureness())
                near = sorted((c for c in ranked if c.wording), key=lambda c: -c.wording)
                logs = [(math.log(max(c.wording, 0.001)), math.log(max(c.standing_out, 0.1))) for c in near]
                yield [(c.version.document.id, (*log, *c.days)) for c, log in zip(near, logs, strict=True)]


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
