#!/usr/bin/env python3
"""Memory over thousands of comparisons in one process, each of two short texts that were never compared before.

usage: python bench/memory.py [--pairs 10000] [--every 1000] [--seconds 0]

Prints after so many pairs what the process holds (resident memory, MB), the most it held, and the processor's milliseconds that a
pair took since the line before. What is kept within the process has ceilings (`text.remembered`, the caches of words): memory
rises until they are reached and is flat from there. --seconds: stops after so many on the clock, 0 for never.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import time
from pathlib import Path

# Before anything imports numpy: one core is what is measured.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from headwater import comparison

SYLLABLES = [a + b for a in "bdfghklmnprstvw" for b in "aeiou"]


def main() -> int:
    options = parser().parse_args()
    print(f"{'pairs':>8} {'MB':>8} {'most MB':>8} {'ms a pair':>10}")
    begun, spent = time.monotonic(), time.process_time()
    for done in range(1, options.pairs + 1):
        comparison.compare(*pair(done))
        late = options.seconds and time.monotonic() - begun > options.seconds
        if done % options.every == 0 or late:
            since, spent = time.process_time() - spent, time.process_time()
            print(
                f"{done:8,} {held():8.0f} {most():8.0f} {1000 * since / (done % options.every or options.every):10.1f}", flush=True
            )
        if late:
            break
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--pairs", type=int, default=10_000, help="how many comparisons")
    made.add_argument("--every", type=int, default=1_000, help="pairs between two lines")
    made.add_argument("--seconds", type=float, default=0, help="stops after so long; 0: never")
    return made


def pair(number: int) -> tuple[str, str]:
    """A source of four sentences and a report of two that quotes it, of words that no other number has in this order."""
    chance = random.Random(number)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))

    name = f"{word().capitalize()} {word().capitalize()}"
    said = [f"The {word()} near the {word()} costs {chance.randint(100, 9999)} crowns and {word()} stays" for _ in range(4)]
    report = f"“{said[0]},” {name} told the {word()} on Monday. {said[2].replace('costs', 'cost')}, the {word()} said."
    return ". ".join(said) + f". {name} spoke.", report


def held() -> float:
    """Resident memory now, in MB; where the system does not tell, the most so far."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * resource.getpagesize() / 1e6 if told.exists() else most()


def most() -> float:
    """The most memory so far, in MB (Linux counts it in KiB, macOS in bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


if __name__ == "__main__":
    sys.exit(main())
