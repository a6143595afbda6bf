#!/usr/bin/env python3
"""How long a comparison takes, as ratios within one run: against two other ways to align the same texts, and against the
encoder alone, which no comparison by meaning can undercut; and the part of it that telling the changes takes.

usage: python bench/speed.py [SOURCE REPORT ...] [--runs 5]        (make bench)

Without files: the sample communique and its reports. All ways take turns within each run, and the middle of the runs counts: what
else the machine does falls on all alike. Each comparison starts anew: what was kept of a text is forgotten first, and what the
judge kept of words; its tables stay loaded.
"""

from __future__ import annotations

import argparse
import difflib
import os
import statistics
import sys
import time
from collections.abc import Callable
from inspect import signature
from pathlib import Path

# Before anything imports numpy: one core is what is measured.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from rapidfuzz import fuzz, process

from headwater import comparison
from headwater.judge import linked
from headwater.model import Document
from headwater.reading import read
from headwater.text.encoder import built_in
from headwater.text.remembered import MEMORIES
from headwater.text.segments import plain, segments

TABLES = ("", "language", "name", "line")  # what functions are asked by that keep a table, not what they know of a word or a text
SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def main() -> int:
    options = parser().parse_args()
    files = options.files or [file for report in sorted(SAMPLES.glob("report-*.txt")) for file in (SAMPLES / "source.txt", report)]
    if len(files) % 2:
        parser().error("files come in pairs: SOURCE REPORT")
    built_in().encode(["the weights are read at the first call, which is not timed"])
    print(f"{'source and report':40} {'way':30} {'seconds':>8} {'compare is':>13}")
    for source, report in zip(files[::2], files[1::2], strict=True):
        print(rows(f"{source.name} {report.name}", timed(read(source), read(report), options.runs)))
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("files", nargs="*", type=Path, metavar="SOURCE REPORT")
    made.add_argument("--runs", type=int, default=5, help="how often each way is timed")
    return made


def timed(source: Document, report: Document, runs: int) -> dict[str, float]:
    """The middle of each way's times, in seconds, by its name."""
    ways = {
        "compare": lambda: compare_anew(source, report),
        "the encoder alone": lambda: encode_alone(source, report),
        "difflib, word by word": lambda: difflib_words(source, report),
        "rapidfuzz, sentence by sentence": lambda: rapidfuzz_sentences(source, report),
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, way in ways.items():
            took[name].append(seconds(way))
    middle = {name: statistics.median(times) for name, times in took.items()}
    return {"compare": middle.pop("compare"), "of it the changes": changes(source, report, runs), **middle}


def changes(source: Document, report: Document, runs: int) -> float:
    """The middle of the times that the changes of a comparison's links take."""
    links = comparison.compare(source, report).links
    took = []
    for _ in range(runs):
        forget("headwater.judge.", "headwater.text.")
        took.append(seconds(lambda: linked.with_changes(links, report, [source], built_in())))
    return statistics.median(took)


def seconds(way: Callable[[], object]) -> float:
    """Of the processor: all ways keep to one core."""
    start = time.process_time()
    way()
    return time.process_time() - start


def compare_anew(source: Document, report: Document) -> object:
    """A comparison with nothing kept from the one before."""
    forget(comparison.__name__)
    return comparison.compare(source, report)


def forget(*modules: str) -> None:
    """Clears what functions keep of texts and words in modules of these names; tables, of which few are kept, stay."""
    for memory in MEMORIES:
        memory.forget()
    for name, module in list(sys.modules.items()):
        for kept in vars(module).values() if name.startswith(modules) else ():
            if (
                hasattr(kept, "cache_clear")
                and kept.__module__ == name
                and next(iter(signature(kept).parameters), "") not in TABLES
            ):
                kept.cache_clear()


def sentences(document: Document) -> list[str]:
    return [plain(document, part.start, part.end) for part in segments(document)]


def encode_alone(source: Document, report: Document) -> object:
    """The sentences of both texts as vectors, and every pair's similarity."""
    one, other = (built_in().encode(sentences(document)) for document in (source, report))
    return one @ other.T


def difflib_words(source: Document, report: Document) -> object:
    """Runs of equal words in both, as the standard library finds them."""
    return difflib.SequenceMatcher(None, source.text.split(), report.text.split(), autojunk=False).get_matching_blocks()


def rapidfuzz_sentences(source: Document, report: Document) -> object:
    """For each sentence of the report the source sentence with the most similar spelling."""
    choices = sentences(source)
    return [process.extractOne(sentence, choices, scorer=fuzz.token_set_ratio) for sentence in sentences(report)]


def rows(name: str, times: dict[str, float]) -> str:
    lines = []
    for way, took in times.items():
        ratio = "" if way == "compare" else f"{times['compare'] / took:.2f} x it"
        lines.append(f"{name:40} {way:30} {took:8.3f} {ratio:>13}".rstrip())
        name = ""
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
