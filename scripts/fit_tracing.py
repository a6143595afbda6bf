#!/usr/bin/env python3
"""Fits `headwater.corpus.candidates.Sureness`: how sure a kept document is a report's source, by its wording and by its meaning.

usage: fit_tracing.py SHARED [--every N]

Wording: press releases in a Library, and the news on them (each N-th), asked of all releases and of the half that its own is not
in. Fitted on every second story, told for both halves, then on all. Meaning: news in Korean, Japanese, Chinese, German and
French against a Library of the English it was translated from, part of each report's lines taken from other stories; once with
its own source among them, once without.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import tempfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

import headwater
from headwater.corpus import meaning
from headwater.corpus.candidates import Sureness
from headwater.encoding import index_folder
from headwater.library import Library
from headwater.model import Document
from headwater.ranking import BY_MEANING, Candidate, Kept, ranking
from headwater.text.encoder import built_in

Rows = npt.NDArray[np.float64]
Looked = list[tuple[str, tuple[float, ...]]]
FACTS = ("wording", "standing_out", "said", "same_days", "other_days")
WRONG = 3  # of the texts that are no source, so many nearest ones of each report are learnt from
NONE_SAID = 0.94  # of reports whose source is not there: asked for is .90
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
    told = [(r["ref"], headwater.document(r["text"], id="news", language="en")) for r in rows if r["kind"] == "news"][::every]
    refs, reports = [ref for ref, _ in told], [report for _, report in told]
    mine = looked_at(place / "all", releases, reports)
    names = sorted(r.id for r in releases)
    others: list[Looked] = [[]] * len(told)
    for k in (0, 1):
        half = set(names[k::2])
        asked = [i for i, ref in enumerate(refs) if ref not in half]
        there = looked_at(place / str(k), [r for r in releases if r.id in half], [reports[i] for i in asked])
        for i, found in zip(asked, there, strict=True):
            others[i] = found
    part = [hash_of(ref) % 2 for ref in refs]
    for taken in ((0,), (1,), (0, 1)):
        train = [i for i, p in enumerate(part) if p in taken]
        right = [x for i in train for name, x in mine[i] if name == refs[i]]
        wrong = [x for i in train for found in (mine[i], others[i]) for x in not_of(found, refs[i])[:WRONG]]
        w = fitted(np.array([*right, *wrong]), np.array([1.0] * len(right) + [0.0] * len(wrong)))
        cut = float(np.quantile([best(others[i], w)[0] for i in train], NONE_SAID))
        for title, asked in (("fitted", train), ("other half", [i for i, p in enumerate(part) if p not in taken])):
            if asked:
                print(
                    f"  {title}: {figures([mine[i] for i in asked], [others[i] for i in asked], [refs[i] for i in asked], w, cut)}"
                )
        weights = ", ".join(f"{name} {x:.3f}" for name, x in zip(FACTS, w[:-1], strict=True))
        print(f"  {weights}, wording_bias {w[-1] - cut:.3f} (the cut taken off)", flush=True)


def not_of(found: Looked, ref: str) -> list[tuple[float, ...]]:
    return [x for name, x in found if name != ref]


def best(found: Looked, w: Rows) -> tuple[float, str]:
    """The highest score, and whose it is."""
    return max(((float(scores(np.array(x), w)), name) for name, x in found), default=(-math.inf, ""))


def figures(mine: list[Looked], others: list[Looked], refs: list[str], w: Rows, cut: float) -> str:
    first = [best(found, w) for found in mine]
    right = np.mean([name == ref for (_, name), ref in zip(first, refs, strict=True)])
    none_said = np.mean([best(found, w)[0] < cut for found in others])
    return f"first {right:.4f}, none said {none_said:.4f}, refused {np.mean([z < cut for z, _ in first]):.4f}"


def looked_at(place: Path, kept: list[Document], reports: list[Document]) -> list[Looked]:
    """For each report the kept documents that its trace looks at by wording, nearest first: their names and facts."""
    found: list[Looked] = []
    with Library(place) as library:
        library.add(kept)
        library.encode()
        with library.store.reading() as connection:
            for report in reports:
                ranked = ranking(Kept(connection, built_in(), index_folder(library.store)), report, Sureness())
                near = sorted((c for c in ranked if c.wording), key=lambda c: -c.wording)
                found.append([(c.version.document.id, facts_of(c)) for c in near])
    return found


def facts_of(c: Candidate) -> tuple[float, ...]:
    """The facts of a candidate in the order of `FACTS`, as `corpus.candidates.by_wording` takes them."""
    return math.log(max(c.wording, 0.001)), math.log(max(c.standing_out, 0.1)), math.sqrt(c.said), *c.days


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
    alone: list[tuple[float, ...]] = []  # share, nearness
    among: list[tuple[float, ...]] = []  # root of what is its own
    right: list[float] = []
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
            reached = meaning.reaches(report, kept, texts, most=BY_MEANING)
            for these in (reached, [r for r in reached if r.text != k]):
                for reach, alone_has in zip(these, meaning.own(these, ~np.eye(len(these), dtype=bool)), strict=True):
                    if reach.text == k or reach.text not in strangers:
                        alone.append((reach.sentences / len(report), reach.sum / reach.sentences))
                        among.append((math.sqrt(alone_has),))
                        right.append(float(reach.text == k))
    y = np.array(right)
    print(f"meaning: {len(y)} pairs, {int(y.sum())} right")
    for facts, weights in ((among, "own, own_bias"), (alone, "share, nearness, meaning_bias")):
        w = fitted(np.array(facts), y)
        p = 1 / (1 + np.exp(-scores(np.array(facts), w)))
        found, wrong = (np.mean(p[y == side] >= Sureness().found) for side in (1, 0))
        print(f"  {weights}: {', '.join(f'{x:.2f}' for x in w)}; found {found:.3f}, wrong {wrong:.4f}")


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
