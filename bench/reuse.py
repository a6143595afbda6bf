#!/usr/bin/env python3
"""How the time for an archive grows with its documents: `headwater reuse` on made archives of several sizes, each in a process of
its own, edges included; and beside it MinHash-LSH (datasketch) with difflib on the candidates, the usual way without an index, on
the smallest of them in the same run.

usage: python bench/reuse.py [ARCHIVE.jsonl] [--documents 500 1000 2000] [--adding 100] [--engine duckdb] [--no-others]

ARCHIVE has a JSON object with `id` and `text` a line, and may have `outlet` and `published`; its first documents make each size.
Without it one is made by `../shared/eval/make_corpus.py`, or, where that is not there, here: a third of the documents take
sentences from earlier ones, replace some of their words and add their own, of words without grammar, which agree by chance more.
--adding: the next so many documents are added to each archive, twice over, against what as many take alone, and it is told how that
grows with the archive. Of another engine than DuckDB the rows are held against DuckDB's, and of Spark it is told how often each
step sends rows from worker to worker.
datasketch is no part of the project: it is run by `uv run --with datasketch`, else the run says so. Aims on two cores: 2,000
documents in 5 s, 20,000 in 60 s, 200,000 in 15 minutes under 6 GB; slope at most 1.15. MB is the most that all processes held
together, what they share counted once (PSS), looked at four times a second.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

STEEPEST = 1.15
LOOK = 0.25  # seconds between two looks at what is held
MAKER = Path(__file__).resolve().parents[2] / "shared" / "eval" / "make_corpus.py"
RUN = """
import sys, json, time
from pathlib import Path
from headwater.listing import entries_in
from headwater.reusing import reuse
if __name__ == "__main__":
    told = [("reading", time.perf_counter())]
    done = reuse(
        entries_in([Path(sys.argv[1])]), Path(sys.argv[2]), engine=sys.argv[3], adding=sys.argv[4] == "adding",
        told=lambda stage, _: told.append((stage, time.perf_counter())),
    )
    told.append(("", time.perf_counter()))
    stages = {}
    for (stage, begun), (_, ended) in zip(told, told[1:]):
        stages[stage] = stages.get(stage, 0.0) + ended - begun
    engine = done.run["made"]["engine"]
    print(json.dumps({"found": done.run["found"], "stages": stages, "shuffles": engine.get("shuffles", {})}))
"""
OTHERS = """
import sys, json, re
from difflib import SequenceMatcher
from datasketch import MinHash, MinHashLSH
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
words = [re.findall(r"\\w+", row["text"].lower()) for row in rows]
index, pairs, found = MinHashLSH(threshold=0.1, num_perm=128), 0, 0
for i, mine in enumerate(words):
    hashed = MinHash(num_perm=128)
    hashed.update_batch([" ".join(mine[k : k + 3]).encode() for k in range(len(mine) - 2)])
    for j in index.query(hashed):
        pairs += 1
        found += sum(block.size >= 8 for block in SequenceMatcher(None, words[j], mine, autojunk=False).get_matching_blocks()) > 0
    index.insert(i, hashed)
print(json.dumps({"pairs": pairs, "found": found}))
"""


@dataclass(frozen=True, slots=True)
class Took:
    """What a run over so many documents took. wall, processor: seconds; megabytes: the most that all its processes held together.

    stages: seconds of each. shuffles: how often a step sends rows from worker to worker, where the engine tells.
    """

    documents: int
    wall: float
    processor: float
    megabytes: int
    found: str
    stages: dict[str, float]
    shuffles: dict[str, int]


def main() -> int:
    options = parser().parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        archive = options.file or folder / "archive.jsonl"
        if options.file is None:
            archive = made_in(folder, max(options.documents) + 2 * options.adding)
        print(f"{'documents':>10} {'wall s':>8} {'processor s':>12} {'MB':>6}  found")
        took = []
        for size in sorted(options.documents):
            part = slice_of(archive, 0, size, folder / f"{size}.jsonl")
            took.append(timed(part, folder / f"out-{size}", options.engine))
            print(line(took[-1]), flush=True)
            if options.engine != "duckdb":
                print(against_duckdb(part, folder / f"out-{size}", took[-1]), flush=True)
        if len(took) > 1:
            for what in ("wall", "processor"):
                found = slope([t.documents for t in took], [getattr(t, what) for t in took])
                print(f"slope of {what} time, both axes logarithmic: {found:.2f} (at most {STEEPEST})")
        if options.adding:
            for told in added(archive, sorted(options.documents), options.adding, folder, options.engine):
                print(told, flush=True)
        if not options.no_others:
            print(beside(folder / f"{min(options.documents)}.jsonl", took[0]))
    return 0


def parser() -> argparse.ArgumentParser:
    made_ = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made_.add_argument("file", nargs="?", type=Path, metavar="ARCHIVE")
    made_.add_argument("--documents", nargs="+", type=int, default=[500, 1000, 2000], metavar="N")
    made_.add_argument("--adding", type=int, default=0, metavar="N")
    made_.add_argument("--engine", default="duckdb")
    made_.add_argument("--folder", type=Path, help="where archives and results lie meanwhile: 40 KB for each document")
    made_.add_argument("--no-others", action="store_true", help="leave MinHash-LSH and difflib out")
    return made_


def made(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Documents of invented words, Zipf-distributed; every third takes half of an earlier one's sentences, a tenth of the words
    replaced. The same for the same seed, and the first ones the same whatever the count."""
    rnd = random.Random(seed)
    syllables = [
        c + v + e for c in "bdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "ai", "ou") for e in ("", "n", "r", "st", "l")
    ]
    vocabulary = ["".join(rnd.choice(syllables) for _ in range(rnd.choice((1, 2, 2, 3)))) for _ in range(30_000)]
    frequency = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    recent: list[list[list[str]]] = []
    for i in range(count):
        sentences = [rnd.choices(vocabulary, cum_weights=frequency, k=rnd.randint(9, 30)) for _ in range(rnd.randint(6, 20))]
        if recent and i % 3 == 2:
            source = rnd.choice(recent)
            taken = [[w if rnd.random() > 0.1 else rnd.choice(vocabulary) for w in s] for s in source[: len(source) // 2 + 1]]
            sentences = taken + sentences[:5]
        recent = [*recent[-99:], sentences]
        text = " ".join(" ".join(s).capitalize() + "." for s in sentences)
        published = (datetime(2020, 1, 1) + timedelta(minutes=10 * i)).isoformat() + "Z"
        yield {"id": f"d{i:07d}", "outlet": f"wire {i % 40}", "published": published, "text": text}


def made_in(folder: Path, count: int) -> Path:
    """An archive of at least so many documents."""
    if not MAKER.exists():
        write(made(count), folder / "archive.jsonl")
        return folder / "archive.jsonl"
    more = count + count // 20 + 5  # some are made and left out, as sources that an archive lacks
    subprocess.run([sys.executable, str(MAKER), str(more), str(folder / "corpus")], check=True, stdout=subprocess.DEVNULL)
    return folder / "corpus" / "docs.jsonl"


def write(rows: Iterable[dict[str, str]], target: Path) -> None:
    with target.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)


def slice_of(archive: Path, begin: int, end: int, target: Path) -> Path:
    """Some of the rows of an archive, in a file of their own."""
    with archive.open(encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        out.writelines(islice(rows, begin, end))
    return target


def timed(archive: Path, out: Path, engine: str, *, adding: bool = False) -> Took:
    """One run in a process of its own: what is loaded and kept for one size helps no other."""
    with archive.open(encoding="utf-8") as rows:
        documents = sum(1 for _ in rows)
    told, wall, processor, most = run([sys.executable, "-c", RUN, str(archive), str(out), engine, "adding" if adding else "new"])
    found = f"{told['found']['passages']:,} passages, {told['found']['edges']:,} edges"
    return Took(documents, wall, processor, most, found, told["stages"], told["shuffles"])


def added(archive: Path, sizes: Sequence[int], more: int, folder: Path, engine: str) -> Iterator[str]:
    """What further documents take beside archives that are there, twice over each, and alone; and how it grows."""
    alone = timed(slice_of(archive, sizes[-1], sizes[-1] + more, folder / "alone.jsonl"), folder / "alone", engine)
    yield f"{alone.documents:,} documents alone: {seconds(alone)}"
    last: list[Took] = []
    for size in sizes:
        for begin in (size, size + more):
            took = timed(slice_of(archive, begin, begin + more, folder / "more.jsonl"), folder / f"out-{size}", engine, adding=True)
            yield f"{took.documents:,} added to those {begin:,}: {seconds(took)}\n{stages(took)}"
        last.append(took)
    if len(sizes) > 1:
        found = slope(sizes, [took.processor for took in last])
        yield f"slope of processor time for {more:,} added, against the archive, both axes logarithmic: {found:.2f}"


def against_duckdb(archive: Path, out: Path, took: Took) -> str:
    """Whether DuckDB gives the same rows, and how often each step sent rows from worker to worker."""
    from pyarrow import parquet  # type: ignore[import-untyped]

    beside_it = out.with_name(out.name + "-duckdb")
    duckdb = timed(archive, beside_it, "duckdb")
    same = [
        name
        for name in ("passages", "clusters", "edges", "absent", "formulas")
        if parquet.read_table(out / f"{name}.parquet").equals(parquet.read_table(beside_it / f"{name}.parquet"))
    ]
    told = f"DuckDB on the same: {seconds(duckdb)}; the same rows: {', '.join(same)}"
    shuffles = ", ".join(f"{step} {n}" for step, n in took.shuffles.items())
    return told + (f"\nshuffles in the plan of each step: {shuffles}" if shuffles else "")


def run(command: Sequence[str]) -> tuple[dict[str, Any], float, float, int]:
    """What a command printed as JSON, the seconds that it took, on the wall and of processors, and the most MB that it held."""
    begun, before = time.perf_counter(), os.times()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        most = 0
        while True:
            try:
                out, err = started.communicate(timeout=LOOK)
                break
            except subprocess.TimeoutExpired:
                most = max(most, held(started.pid))
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, command, out, err)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return json.loads(out.splitlines()[-1]), time.perf_counter() - begun, spent, most >> 10


def held(process: int) -> int:
    """KB that a process and those that it started hold, what they share counted once (PSS); 0 where the system does not tell."""
    total, ask = 0, [process]
    while ask:
        at = Path(f"/proc/{ask.pop()}")
        with contextlib.suppress(OSError):  # it has ended
            ask += [int(child) for task in (at / "task").iterdir() for child in (task / "children").read_text().split()]
            total += sum(int(row.split()[1]) for row in (at / "smaps_rollup").read_text().splitlines() if row.startswith("Pss:"))
    return total


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Of the straight line through the points, both axes logarithmic: 1 is time in proportion."""
    xs, ys = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def line(took: Took) -> str:
    return f"{took.documents:>10,} {took.wall:>8.1f} {took.processor:>12.1f} {took.megabytes:>6,}  {took.found}\n{stages(took)}"


def stages(took: Took) -> str:
    return " " * 11 + " ".join(f"{stage} {wall:.1f}" for stage, wall in took.stages.items())


def seconds(took: Took) -> str:
    return f"{took.wall:.1f} s, {took.processor:.1f} of processors, {took.megabytes:,} MB; {took.found}"


def beside(archive: Path, ours: Took) -> str:
    """What MinHash-LSH with difflib takes and finds on the same documents."""
    uv = ["uv", "run", "--quiet", "--no-project", "--with", "datasketch", "python"]
    try:
        told, wall, processor, _ = run([*(uv if shutil.which("uv") else [sys.executable]), "-c", OTHERS, str(archive)])
    except (OSError, subprocess.CalledProcessError):
        return "not timed: MinHash-LSH (datasketch) with difflib; to have it: pip install datasketch"
    return (
        f"beside, on {ours.documents:,} documents: MinHash-LSH with difflib {wall:.1f} s, {processor:.1f} of processors "
        f"({processor / ours.processor:.1f} times ours); "
        f"{told['pairs']:,} candidates, {told['found']:,} pairs with eight words in a row"
    )


if __name__ == "__main__":
    sys.exit(main())
