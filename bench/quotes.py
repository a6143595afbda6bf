#!/usr/bin/env python3
"""How many articles a second quotations are found in, on one core, as ratios within one run: against textacy's direct quotations,
and against spaCy's pipeline, which textacy reads its quotations off. Where the scorer of the shared data stands beside the
checkout, also how well each finds the quotations that people labelled.

usage: python bench/quotes.py [ARTICLES.jsonl[.gz]] [--articles 84] [--model en_core_web_sm]        (make bench)

ARTICLES has a JSON object with `text` a line, and `ann` with labels in brat's form where they are to be scored; without it those of
the shared data are taken where they are there, else the reports of samples/, one after the other. spaCy and textacy are no part of
the project: they are timed where they are installed, else the run says what to install. Each article goes once through all ways in
turn, and what is kept of a text helps nobody; processor time is told, so that what else the machine does counts little. Loading
models is not timed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType
from typing import Any

import headwater

# Before anything imports numpy (headwater does so when it is asked for something): one core is what is measured.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
TARGET_PER_SECOND = 15  # articles, on one core, without a parser
INSTALL = "pip install spacy textacy, and spaCy's English model (python -m spacy download en_core_web_sm)"
FIRST = 'The bridge opens in May, the mayor said on Monday. "It has cost forty million crowns," he added.'

Row = dict[str, Any]  # {"text", "ann" where there are labels}
Way = Callable[[str], list[Row]]  # of a text the quotations, as `headwater quotes --json` gives them


def main() -> int:
    options = parser().parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    rows = articles(options.file or SHARED / "data" / "polnear" / "dev.jsonl.gz", options.articles)
    ways, missing = all_ways(options.model)
    for way in ways.values():
        way(FIRST)  # tables, patterns and weights are loaded once
    took, found = timed(rows, ways)
    print(f"{len(rows)} articles, {statistics.mean(len(row['text'].split()) for row in rows):.0f} words each on average, one core")
    print(table(took))
    if missing:
        print(f"not timed: {missing}; to have it: {INSTALL}")
    scorer = load_scorer(SHARED / "eval" / "quotations.py")
    if scorer and all("ann" in row for row in rows):
        print(quality(scorer, rows, found))
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("file", nargs="?", type=Path, metavar="ARTICLES")
    made.add_argument("--articles", type=int, default=84, metavar="COUNT", help="how many are taken")
    made.add_argument("--model", default="en_core_web_sm", help="the package of spaCy's English model")
    return made


def articles(file: Path, count: int) -> list[Row]:
    """The first articles of a file; where it is not there, the sample reports in turn."""
    if file.is_file():
        data = file.read_bytes()
        text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
        return [json.loads(line) for line in islice((line for line in text.split("\n") if line.strip()), count)]
    reports = [report.read_text("utf-8") for report in sorted((PROJECT / "samples").glob("report-*.txt"))]
    return [{"text": text} for text in islice(cycle(reports), count)]


def all_ways(model: str) -> tuple[dict[str, Way], str]:
    """Each way that can go here by its name, and what is not installed, in words."""
    ways: dict[str, Way] = {"headwater": headwater_way}
    try:
        spacy = importlib.import_module("spacy")
        pipeline = spacy.load(model)
    except (ImportError, OSError) as error:
        return ways, f"spaCy and textacy ({str(error).splitlines()[0]})"
    ways["spaCy's pipeline alone"] = lambda text: list(pipeline(text))[:0]
    try:
        extract = importlib.import_module("textacy.extract")
    except ImportError as error:
        return ways, f"textacy ({error})"
    ways["textacy, with spaCy's pipeline"] = lambda text: textacy_way(extract, pipeline(text))
    return ways, ""


def headwater_way(text: str) -> list[Row]:
    return [one.to_dict() for one in headwater.quotations(headwater.document(text, language="en"))]


def textacy_way(extract: ModuleType, parsed: Any) -> list[Row]:
    try:
        return [triple(one) for one in extract.direct_quotations(parsed)]
    except ValueError:  # it gives up on a text with an odd number of marks; that is nothing found
        return []


def triple(one: Any) -> Row:
    """A quotation of textacy's: speaker and cue are lists of tokens, content is a span with its marks."""
    tokens = {"speaker": one.speaker, "cue": one.cue}
    places = {name: {"start": some[0].idx, "end": some[-1].idx + len(some[-1])} if some else None for name, some in tokens.items()}
    return {"form": "direct", "spans": [{"start": one.content.start_char, "end": one.content.end_char}], **places}


def timed(rows: Sequence[Row], ways: dict[str, Way]) -> tuple[dict[str, list[float]], dict[str, list[list[Row]]]]:
    """Each way's times for the articles, in seconds, and what it found in each, by its name."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    found: dict[str, list[list[Row]]] = {name: [] for name in ways}
    for row in rows:
        for name, way in ways.items():
            start = time.process_time()
            said = way(row["text"])
            took[name].append(time.process_time() - start)
            found[name].append(said)
    return took, found


def table(took: dict[str, list[float]]) -> str:
    """A line for each way: articles a second, the middle and the longest time, and how many times as fast headwater is."""
    lines = [f"{'way':32} {'articles/s':>10} {'ms each':>9} {'longest':>9} {'headwater is':>18}"]
    whole = {way: sum(times) for way, times in took.items()}
    for way, times in took.items():
        ratio = f"aim: {TARGET_PER_SECOND}/s" if way == "headwater" else f"{whole[way] / whole['headwater']:.1f} x as fast"
        speed = len(times) / whole[way]
        lines.append(f"{way:32} {speed:10.1f} {statistics.median(times) * 1000:9.1f} {max(times) * 1000:9.1f} {ratio:>18}")
    return "\n".join(lines)


def load_scorer(file: Path) -> ModuleType | None:
    spec = importlib.util.spec_from_file_location("shared_eval_quotations", file) if file.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quality(scorer: ModuleType, rows: Sequence[Row], found: dict[str, list[list[Row]]]) -> str:
    """A line for each way that finds any: F1 of direct quotations and of all, by overlap, and the share with the right speaker."""
    lines = [f"{'F1 by overlap':32} {'direct':>10} {'all':>9} {'speaker':>9}  (of the direct ones met)"]
    for way, said in found.items():
        if any(said):
            direct, right = scored(scorer, rows, said, direct=True)
            whole, _ = scored(scorer, rows, said, direct=False)
            lines.append(f"{way:32} {direct:10.3f} {whole:9.3f} {right:9.3f}")
    return "\n".join(lines)


def scored(scorer: ModuleType, rows: Sequence[Row], said: Sequence[list[Row]], *, direct: bool) -> tuple[float, float]:
    """F1 of contents that overlap by half, one to one; and of those met the share with the right speaker."""
    met = known = told = 0
    speakers = []
    for row, answer in zip(rows, said, strict=True):
        gold = [one for one in scorer.gold_of(row) if one["direct"] or not direct]
        contents = [
            {"content": scorer.trim(row["text"], *scorer.hull([(s["start"], s["end"]) for s in one["spans"]])), "q": one}
            for one in answer
            if one["form"] == "direct" or not direct
        ]
        pairs = scorer.pairs(gold, contents)
        met, known, told = met + len(pairs), known + len(gold), told + len(contents)
        speakers += [scorer.meets(b["q"].get("speaker"), a["source"]) for a, b in pairs if a["source"]]
    return scorer.f1(met, told, known)["f1"], sum(speakers) / len(speakers) if speakers else 0.0


if __name__ == "__main__":
    sys.exit(main())
