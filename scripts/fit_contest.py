#!/usr/bin/env python3
"""Fits the weights of `headwater.align.contest.Weights` on parallel news, and says how well they hold.

usage: fit_contest.py SHARED

SHARED holds data/ and eval/ (the parallel sets and make_pairs.py). Training: NTREX German, French, Japanese and Chinese against
English
in shuffled, cut and mixed pairs, and long sources made of many stories (NTREX,
North Korean style news, and English paraphrases: MSRP and PAN-10). Held out: NTREX Korean, WMT21 and everything hand-labelled. A
candidate is right by the rule of eval/links.py.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from headwater.align import contest, facts
from headwater.comparison import prepared_pair
from headwater.model import Document
from headwater.reading import document
from headwater.settings import Settings

Place = tuple[int, int]

STEP = 400  # Newton steps at most
OWN = 3.0  # sets that the labelled story counts for: it alone reads as reports do
JOINED = 0.15  # of the lines that follow another in a paragraph of a made report
RIDGE = 2e-3  # keeps weights of rare facts small


def shuffled(shared: Path, out: Path) -> Iterator[Path]:
    """Pairs as the gate makes them, of other languages."""
    ntrex = shared / "data/ntrex"
    for code in ("deu", "fra", "jpn", "zho-CN"):
        folder = out / code
        command = [sys.executable, shared / "eval/make_pairs.py", ntrex / f"newstest2019-ref.{code}.txt", ntrex /
        "newstest2019-src.eng.txt",
                   ntrex / "DOCUMENT_IDS.tsv", folder, "--relation", "translated", "--seed", "7"]  # fmt: skip
        if code in ("deu", "jpn"):
            command.append("--shuffle")
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
        yield folder


def parallel(data: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Line-parallel texts: translations, and English in other English words (those that people judged to say the same)."""

    def lines(path: str) -> list[str]:
        return (data / path).read_text("utf-8-sig").split("\n")

    judged = [
        row.split("\t") for row in lines("paraphrase/msr-paraphrase-corpus/msr_paraphrase_train.txt")[1:] if row.startswith("1\t")
    ]
    pan = "paraphrase/mt-metrics-paraphrase-corpus/pan-train"
    human = [
        (a, b)
        for a, b, same in zip(lines(f"{pan}_s1.txt"), lines(f"{pan}_s2.txt"), lines(f"{pan}.labels"), strict=False)
        if same == "1"
    ]
    return {
        "long-de": (lines("ntrex/newstest2019-ref.deu.txt"), lines("ntrex/newstest2019-src.eng.txt")),
        "long-fr-zh": (lines("ntrex/newstest2019-ref.fra.txt"), lines("ntrex/newstest2019-ref.zho-CN.txt")),
        "long-nk": (lines("nk-en-news/northkorean-english.dev.nk"), lines("nk-en-news/northkorean-english.dev.en")),
        "long-msr": ([row[3] for row in judged], [row[4] for row in judged]),
        "long-pan": ([a for a, _ in human], [b for _, b in human]),
    }


def long_sources(left: list[str], right: list[str], out: Path, seed: int, *, documents: int = 12, lines: int = 110) -> Path:
    """Sources of many stories in paragraphs of one to four lines; reports take runs of one to three lines, a fifth of them
    without a source."""
    rnd = random.Random(seed)
    out.mkdir(parents=True)
    for n in range(documents):
        at = rnd.randrange(min(len(left), len(right)) - lines)
        mine = [i for i in range(at, at + lines) if left[i].strip() and right[i].strip()]
        lost = set(rnd.sample(mine, len(mine) // 5))
        given, where = _paragraphs([(i, left[i].strip()) for i in mine if i not in lost], rnd, 4)
        order: list[int] = []
        while len(order) < 16:
            k = rnd.randrange(len(mine))
            order += [i for i in mine[k : k + rnd.randint(1, 3)] if i not in order]
        said, places = _paragraphs([(i, right[i].strip()) for i in order], rnd, 3, joined=JOINED)
        gold = [{"report": places[i], "source": where[i]} for i in order if i in where]
        (out / f"{n:03d}.source.txt").write_bytes(given.encode())
        (out / f"{n:03d}.report.txt").write_bytes(said.encode())
        links = [
            {
                "report": dict(zip(("start", "end"), g["report"], strict=True)),
                "source": [dict(zip(("start", "end"), g["source"], strict=True))],
            }
            for g in gold
        ]
        (out / f"{n:03d}.gold.json").write_text(
            json.dumps({"links": links, "source": {"file": f"{n:03d}.source.txt"}, "report": {"file": f"{n:03d}.report.txt"}})
        )
    return out


def _paragraphs(
    lines: list[tuple[int, str]], rnd: random.Random, most: int, joined: float = 0.0
) -> tuple[str, dict[int, tuple[int, int]]]:
    """The lines in paragraphs, and where each stands. joined: the share of lines that become one sentence with the next, as
    reports do."""
    text, places = "", {}
    lines = list(lines)
    while lines:
        size = rnd.randint(1, most)
        for i, line in lines[:size]:
            join = text.endswith(" ") and line[:1].isascii() and len(line.split()) < 30 and rnd.random() < joined
            if join:
                text, line = text.rstrip(' .!?"”') + ", and ", line[:1].lower() + line[1:]
            places[i] = (len(text), len(text) + len(line))
            text += line + " "
        text, lines = text.rstrip(" ") + "\n\n", lines[size:]
    return text, places


def training(shared: Path, out: Path) -> list[Path]:
    """Folders of pairs with gold, made under `out`, and the project's own story: indirect speech, cuts, joins, background."""
    sets = list(shuffled(shared, out))
    made = parallel(shared / "data")
    sets += [long_sources(left, right, out / name, seed) for seed, (name, (left, right)) in enumerate(made.items())]
    return [*sets, Path(__file__).parent.parent / "samples/gold"]


def gold_of(folder: Path) -> Iterator[tuple[Document, Document, list[tuple[Place, list[Place]]]]]:
    """Each pair of a folder: source, report, and for each gold link its report place and its source places."""
    for gold_file in sorted(folder.glob("*.json")):
        known = json.loads(gold_file.read_text("utf-8"))
        source, report = (document((gold_file.parent / known[side]["file"]).read_bytes().decode()) for side in ("source", "report"))
        yield (
            source,
            report,
            [((g["report"]["start"], g["report"]["end"]), [(s["start"], s["end"]) for s in g["source"]]) for g in known["links"]],
        )


def fits(said: tuple[int, int], given: tuple[int, int], gold: list[tuple[tuple[int, int], list[tuple[int, int]]]]) -> bool:
    """Nearly all of the report passage is linked by gold to places that the source passage shares, and half of the source
    passage is such a place."""

    def shared(a: tuple[int, int], b: tuple[int, int]) -> int:
        return max(0, min(a[1], b[1]) - max(a[0], b[0]))

    near = [g for g in gold if shared(said, g[0]) and any(shared(given, place) for place in g[1])]
    mine = sum(shared(said, g[0]) for g in near)
    theirs = sum(shared(given, place) for g in near for place in g[1])
    return mine >= 0.85 * (said[1] - said[0]) and theirs >= 0.5 * (given[1] - given[0])


def examples(folder: Path, settings: Settings) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(n, facts), (n,) right or wrong, (n,) weight: words, shared among the candidates that cover the same words."""
    x, y, w = [], [], []
    for source, report, gold in gold_of(folder):
        mine, theirs, pairs = prepared_pair(source, report, settings)
        covered = np.zeros(len(mine.atoms))
        for a, b in mine.runs:
            covered[a : b + 1] += 1
        for c in contest.candidates(mine, theirs, pairs, settings.weights):
            r, s = tuple(mine.spans[c.report].tolist()), tuple(theirs.spans[c.source].tolist())
            right = fits(r, s, gold)
            a, b = mine.runs[c.report]
            x.append(c.facts)
            y.append(right)
            w.append(float((1 / covered[a : b + 1]).sum()) * min(30.0, mine.words[c.report]) ** 0.5)
    return np.array(x), np.array(y, dtype=float), np.array(w)


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> dict[str, float]:
    """Weighted logistic regression with a ridge, by Newton steps on standardised facts."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.c_[(x - mean) / scale, np.ones(len(x))]
    w = w / w.sum()
    b = np.zeros(z.shape[1])
    for _ in range(STEP):
        p = 1 / (1 + np.exp(-z @ b))
        step = np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + RIDGE * np.eye(len(b)), z.T @ (w * (p - y)) + RIDGE * b)
        b -= step
        if np.abs(step).max() < 1e-9:
            break
    weights = b[:-1] / scale
    return {**dict(zip(facts.FACTS, weights.tolist(), strict=True)), "bias": float(b[-1] - (weights * mean).sum())}


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    shared, settings = Path(sys.argv[1]), Settings()
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary)
        sets = training(shared, out)
        found = {folder.name: examples(folder, settings) for folder in sets}
    x, y = (np.concatenate([f[k] for f in found.values()]) for k in range(2))
    w = np.concatenate([f[2] / f[2].sum() * (OWN if name == "gold" else 1) for name, f in found.items()])  # each set counts alike
    weights = fit(x, y, w)
    for name in (f.name for f in fields(contest.Weights)):
        print(f"{name:12} {weights[name]:8.3f}   was {asdict(settings.weights)[name]:8.3f}")
    fitted = contest.Weights(**weights)
    for name, (a, b, c) in found.items():
        sure = contest.sureness(a, fitted)
        loss = -np.average(np.log(np.where(b > 0, sure, 1 - sure) + 1e-12), weights=c)
        print(f"{name:10} {len(b):6} candidates, {np.average(b, weights=c):.3f} right; log loss {loss:.3f}")
    sure = contest.sureness(x, fitted)
    for low in np.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        if inside.any():
            print(f"said {low:.1f} to {low + 0.1:.1f}: right {np.average(y[inside], weights=w[inside]):.3f} of {inside.sum()}")


if __name__ == "__main__":
    main()
