"""Comparisons as a user gets them: two files read, compared, and turned into JSON; in processes, since they share nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater.comparison import compare
from headwater.contract import comparison_faults
from headwater.reading import read
from tests.gate.sets import Pair


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair's comparison as JSON, how long it took, and what was wrong with it: faults of the record, or the error raised."""

    said: dict[str, Any] | None
    seconds: float
    wrong: tuple[str, ...] = field(default=())


def compare_files(source: Path, report: Path) -> Outcome:
    """What `headwater compare SOURCE REPORT --json` prints, checked against the contract."""
    start = time.perf_counter()
    comparison = compare(read(source), read(report))
    seconds = time.perf_counter() - start
    return Outcome(comparison.to_dict(), seconds, tuple(str(fault) for fault in comparison_faults(comparison)))


def attempt(pair: tuple[Path, Path]) -> Outcome:
    """A comparison, or the error that came instead: one bad pair must not hide the figures of the others."""
    start = time.perf_counter()
    try:
        return compare_files(*pair)
    except Exception as error:  # any error of any pair is a finding of the gate, and fails it
        return Outcome(None, time.perf_counter() - start, (f"{type(error).__name__}: {error}",))


def make_all(pairs: Sequence[Pair], *, processes: int, one: Callable[[tuple[Path, Path]], Outcome] = attempt) -> list[Outcome]:
    """Every pair's comparison, in the order of the pairs; progress on standard error where a person looks at it."""
    asked = [(pair.source, pair.report) for pair in pairs]
    if processes < 2:
        return [one(pair) for pair in asked]
    made = []
    with ProcessPoolExecutor(processes) as pool:
        for done in pool.map(one, asked, chunksize=4):
            made.append(done)
            if sys.stderr.isatty():
                print(f"\r{len(made)} of {len(asked)} comparisons", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    return made
