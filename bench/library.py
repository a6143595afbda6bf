#!/usr/bin/env python3
"""What a Library costs: adding, encoding, searching and tracing, in seconds, megabytes and ratios within one run.

usage: python bench/library.py [STORIES] [--keep DIR] [--minutes 9] [--passages 1000000] [--small]

STORIES: a table of news (JSON Lines); the year of an agency in `../shared` if none is named. Beside it stands an archive of so
many passages, made with `../shared/eval/make_corpus.py`, of which the first texts are encoded and all others get vectors like
theirs (a million would take an hour, and a trace multiplies them all the same). Each figure has something of the same run to be
held against: SQLite's FTS5 alone on the same words in a plain table, the encoder alone on the same sentences, a product of
matrices of floats. Processor time stands beside wall time, on which what else the machine does falls.

Each step runs in a process of its own, so that its peak of memory is its own, and leaves its figures in DIR. When the minutes
are over it stops where it is: the same command goes on from there, and prints what is known. --small: 200 stories and 700 passages,
in half a minute of processor time.
"""

from __future__ import annotations

import argparse
import gzip
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anything imports numpy: one core is what is measured

import numpy as np

from library_steps import STEPS, Bench, OutOfTimeError, searched_meanwhile

SHARED = Path(__file__).resolve().parents[2] / "shared"
STORIES = SHARED / "data" / "kcna-2011" / "stories.jsonl.gz"
MAKER = SHARED / "eval" / "make_corpus.py"
MADE_PER_PASSAGE = 0.06  # texts: a made one has some seventeen sentences
SMALL = {"stories": 200, "made": 40}  # texts
DRAWN, DRAWN_SMALL = 20, 4  # reports, and queries of each kind


def main() -> int:
    options = parser().parse_args()
    if options.step:
        with suppress(OutOfTimeError):
            STEPS[options.step[1]](bench_of(options, options.step[0]))
        return 0
    if options.keep:
        return run(options)
    with tempfile.TemporaryDirectory() as folder:
        options.keep = Path(folder)
        return run(options)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("stories", nargs="?", type=Path, default=STORIES, metavar="STORIES")
    made.add_argument("--keep", type=Path, metavar="DIR", help="where the Libraries and the figures of each step stay")
    made.add_argument("--minutes", type=float, default=9, help="how long one command may take")
    made.add_argument("--passages", type=int, default=1_000_000, help="of the made archive; 0 for none")
    made.add_argument("--small", action="store_true", help="200 stories and 700 passages")
    made.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    made.add_argument("--until", type=float, help=argparse.SUPPRESS)
    return made


def bench_of(options: argparse.Namespace, name: str) -> Bench:
    folder = options.keep / name
    table = folder / ("docs.jsonl" if name == "made" else "stories.jsonl")
    return Bench(folder, table, options.until, DRAWN_SMALL if options.small else DRAWN)


def run(options: argparse.Namespace) -> int:
    """Each step of each archive that is not done, as long as there is time; then all figures that there are."""
    options.until = options.until or time.time() + 60 * options.minutes
    archives = [bench_of(options, name) for name in ("stories", "made") if name == "stories" or options.passages]
    for bench in archives:
        if not bench.table.exists():
            bench.folder.mkdir(parents=True, exist_ok=True)
            lay_out(bench, options)
        for step in STEPS:
            if time.time() < bench.until and not bench.figures(step).get("done"):
                do(bench, step, options)
            if not bench.figures(step).get("done"):
                break
    for bench in archives:
        print("\n".join(told(bench)), flush=True)
    undone = [f"{b.folder.name}: {s}" for b in archives for s in STEPS if not b.figures(s).get("done")]
    if undone:
        print(f"not done yet: {', '.join(undone)}; the same command goes on from here", file=sys.stderr)
    return 0


def lay_out(bench: Bench, options: argparse.Namespace) -> None:
    """Puts the table of an archive into its folder."""
    if bench.made:
        texts = SMALL["made"] if options.small else round(options.passages * MADE_PER_PASSAGE)
        subprocess.run([sys.executable, MAKER, str(texts), bench.folder], check=True)
        return
    with gzip.open(options.stories, "rt") if options.stories.suffix == ".gz" else options.stories.open() as lines:
        part = bench.table.with_suffix(".part")
        part.write_text("".join(islice(lines, SMALL["stories"] if options.small else None)))
        part.replace(bench.table)


def do(bench: Bench, step: str, options: argparse.Namespace) -> None:
    """A step in a process of its own; while sentences are encoded, searches from this one."""
    command = [
        sys.executable,
        __file__,
        "--keep",
        str(options.keep),
        "--until",
        str(bench.until),
        "--step",
        bench.folder.name,
        step,
    ]
    other = subprocess.Popen([*command, *(["--small"] if options.small else [])])
    if step == "encode" and not bench.figures("meanwhile"):
        bench.keep("meanwhile", searched_meanwhile(bench, lambda: other.poll() is None))
    if other.wait():
        raise SystemExit(f"{step} of {bench.folder.name} failed; see above")


def told(bench: Bench) -> list[str]:
    """The figures of an archive as lines: what, how much, what was aimed at, and beside what."""
    steps = {step: bench.figures(step) for step in (*STEPS, "meanwhile")}
    lines = []

    def line(what: str, figure: str, beside: str = "") -> None:
        lines.append(f"  {what:44} {figure:>28}  {beside}".rstrip())

    if add := steps["add"]:
        lines.append(f"{bench.folder.name}: {add['texts']:,} texts, {add['bytes'] / 1e6:.1f} MB as they came")
        each = add["texts"] / add["processor"], add["texts"] / add["wall"]
        line("adding, texts a second", f"{each[0]:.0f} ({each[1]:.0f} by the clock)", "aim 150")
        line("adding, most memory", megabytes(add["memory"]), "aim under 1000 MB")
        if (alone := steps["plain"]) and add["done"]:
            beside = f"{add['processor'] / alone['processor']:.1f} x FTS5 alone with the words cut"
            line("adding, processor seconds", f"{add['processor']:.0f}", beside)
    if (encode := steps["encode"]) and encode["sentences"]:
        line("encoding, sentences a processor second", f"{encode['sentences'] / encode['processor']:.0f}",
             f"{encode['processor'] / encode['encoder']['processor']:.2f} x the encoder alone")  # fmt: skip
        line("encoding, most memory", megabytes(encode["memory"]))
    if (meanwhile := steps["meanwhile"]) and meanwhile["wall"]:
        beside = f"{meanwhile['found']} of {len(meanwhile['wall'])} found something"
        line("search while that goes on, p95 by the clock", milliseconds(p95(meanwhile["wall"])), beside)
    if search := steps["search"]:
        lines += ["", f"  {'searches':30} {'processor p50':>14} {'p95':>10} {'clock p95':>10} {'found':>10} {'x FTS5 alone':>13}"]
        kinds = search["kinds"]
        every = {k: [x for one in kinds.values() for x in one[k]] for k in ("wall", "processor", "fts5", "found")}
        for kind, took in {**kinds, "all of them (aim 20 ms)": every}.items():
            middle, most, clock = np.median(took["processor"]), p95(took["processor"]), p95(took["wall"])
            ratio = sum(took["processor"]) / sum(took["fts5"])
            lines.append(f"  {kind:30} {milliseconds(middle):>14} {milliseconds(most):>10} {milliseconds(clock):>10}"
                         f" {np.median(took['found']):>10.0f} {ratio:>13.2f}")  # fmt: skip
        lines.append("")
    if trace := steps["trace"]:
        aim = f"aim {1.5 if bench.made else 0.5} s"
        for what, name in (
            ("trace of 600 words", "whole"),
            ("the same with every change told", "judged"),
            ("finding the sources alone", "ranked"),
            ("all passages by meaning", "meaning"),
        ):
            if name not in trace:  # a step that an earlier release left
                continue
            took = [one["processor"] for one in trace[name]]
            figure = f"p50 {np.median(took):.2f} s, p95 {p95(took):.2f} s"
            clock = f"{p95([one['wall'] for one in trace[name]]):.2f} s by the clock"
            line(what, figure, f"{aim if name == 'whole' else ''}; {clock}".strip("; "))
        ratio = sum(one["processor"] for one in trace["meaning"]) / sum(one["processor"] for one in trace["product"])
        line(f"by meaning, {trace['passages']:,} passages", f"{ratio:.2f} x", "a product of floats of that size alone")
        line("the first trace of a process", f"{trace['first']['processor']:.2f} s", "weights and tables are read")
        line("sources that were compared, a trace", f"{trace['found'] / len(trace['whole']):.1f}")
        line("most memory, mapped files among it", megabytes(trace["memory"]), "aim under 1000 MB")
        size = trace["size"] / steps["add"]["bytes"]
        line("on disk, passages and all", megabytes(trace["size"]), f"{size:.1f} x the texts as they came")
        line("once a report in another language came", megabytes(trace.get("with_file", trace["size"])))
    return lines


def p95(took: Sequence[float]) -> float:
    return float(np.quantile(took, 0.95))


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"


def megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
