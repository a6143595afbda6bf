"""Comparisons, verdicts and quotations as a user gets them, turned into JSON; in processes, since they share nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import headwater
from headwater import model
from headwater.comparison import compare
from headwater.contract import comparison_faults, quotation_faults
from headwater.model import Document
from headwater.reading import read
from tests.gate.archive_sets import Archive, go_through
from tests.gate.kinds import Article, Item, Pair, Question
from tests.gate.story_sets import Chained, Gathered, drawn, gone_through
from tests.gate.tracing_sets import Traced, trace_in

# A job is what one process does at a stretch: a comparison, or so many questions about one source, which is prepared once.
QUESTIONS = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made, as JSON, how long it took, and what was wrong with it: faults of the record, or the error raised."""

    said: dict[str, Any] | None
    seconds: float
    wrong: tuple[str, ...] = field(default=())


def compare_files(source: Path, report: Path) -> Outcome:
    """What `headwater compare SOURCE REPORT --json` prints, checked against the contract."""
    start = time.perf_counter()
    comparison = compare(read(source), read(report))
    seconds = time.perf_counter() - start
    return Outcome(comparison.to_dict(), seconds, tuple(str(fault) for fault in comparison_faults(comparison)))


def verify_in_file(question: Question) -> Outcome:
    """What `headwater verify QUOTATION SOURCE --speaker NAME --json` prints, checked against the contract."""
    start = time.perf_counter()
    source = read_once(question.source)
    verdict = headwater.verify(question.quotation, source, speaker=question.speaker).to_dict()
    seconds = time.perf_counter() - start
    return Outcome(verdict, seconds, tuple(verdict_faults(verdict, question.quotation, source.text)))


def quote_in(article: Article) -> Outcome:
    """What `headwater quotes --json` prints of a text, checked against the contract."""
    start = time.perf_counter()
    document = headwater.document(article.text, language=article.language)
    found = headwater.quotations(document)
    seconds = time.perf_counter() - start
    said = {"language": document.language, "quotations": [one.to_dict() for one in found]}
    return Outcome(said, seconds, tuple(str(fault) for fault in quotation_faults(document, found)))


@cache
def read_once(source: Path) -> Document:
    """The document of a file; kept, as a user keeps it who asks about many quotations."""
    return read(source)


def verdict_faults(said: dict[str, Any], quotation: str, source: str) -> Iterator[str]:
    """Where a verdict breaks its own rules: its words, its places, and what follows from the changes."""
    if said["verdict"] not in model.VERDICTS or not set(said["flags"]) <= set(model.FLAGS):
        yield f"verdict: {said['verdict']!r} with {said['flags']} is not in the lists"
    changes = said["changes"]
    placed = [(span, source) for span in said["source"]]
    placed += [
        (change[side], text) for change in changes for side, text in (("report", quotation), ("source", source)) if change[side]
    ]
    for span, text in placed:
        if not 0 <= span["start"] <= span["end"] <= len(text):
            yield f"verdict: {span} lies outside its text"
    meanings = {change["meaning"] for change in changes}
    if said["verdict"] in ("verbatim", "near_verbatim", "reworded", "altered") and (said["verdict"] == "altered") != (
        "major" in meanings
    ):
        yield "verdict: is altered exactly where a change is major"
    if said["verdict"] in ("verbatim", "near_verbatim") and "minor" in meanings:
        yield "verdict: holds, and a change is minor"
    if said["verdict"] == "not_found" and said["source"]:
        yield "verdict: is not found, and has a place"
    if not said["reasons"]:
        yield "verdict: gives no reason"


def attempt(item: Item | Traced | Archive | Gathered | Chained) -> Outcome:
    """What an item asks for, or the error that came instead: one bad item must not hide the figures of the others."""
    start = time.perf_counter()
    try:
        if isinstance(item, Article):
            return quote_in(item)
        if isinstance(item, Traced):
            said = trace_in(item)
            return Outcome(said, time.perf_counter() - start)
        if isinstance(item, Archive):
            said = go_through(item)
            return Outcome(said, time.perf_counter() - start)
        if isinstance(item, Gathered | Chained):
            said = gone_through(item) if isinstance(item, Gathered) else drawn(item)
            return Outcome(said, time.perf_counter() - start)
        return compare_files(item.source, item.report) if isinstance(item, Pair) else verify_in_file(item)
    except Exception as error:  # any error of any item is a finding of the gate, and fails it
        return Outcome(None, time.perf_counter() - start, (f"{type(error).__name__}: {error}",))


def jobs(items: Sequence[Item]) -> list[list[int]]:
    """The places of the items that one process does at a stretch, those of many questions first: they take longest."""
    asked: dict[Path, list[int]] = {}
    alone = []
    for i, item in enumerate(items):
        if isinstance(item, Question):
            asked.setdefault(item.source, []).append(i)
        elif isinstance(item, Traced):
            asked.setdefault(item.library, []).append(i)
        else:
            alone.append([i])
    parts = [places[k : k + QUESTIONS] for places in asked.values() for k in range(0, len(places), QUESTIONS)]
    return [*sorted(parts, key=len, reverse=True), *alone]


def do(job: tuple[Callable[[Item], Outcome], list[Item]]) -> list[Outcome]:
    one, items = job
    return [one(item) for item in items]


def make_all(items: Sequence[Item], *, processes: int, one: Callable[[Item], Outcome] = attempt) -> list[Outcome]:
    """Every item's outcome, in the order of the items; progress on standard error where a person looks at it."""
    if processes < 2:
        return [one(item) for item in items]
    made: dict[int, Outcome] = {}
    parts = jobs(items)
    with ProcessPoolExecutor(processes) as pool:
        for places, done in zip(parts, pool.map(do, [(one, [items[i] for i in part]) for part in parts], chunksize=4), strict=True):
            made.update(zip(places, done, strict=True))
            if sys.stderr.isatty():
                print(f"\r{len(made)} of {len(items)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return [made[i] for i in range(len(items))]
