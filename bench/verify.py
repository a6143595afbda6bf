#!/usr/bin/env python3
"""How long it takes to verify a quotation against a long transcript, as ratios within one run: against the best window by spelling
(rapidfuzz), and against looking for the very words after evening out marks, case and spaces, as quotation checkers of scholarly
drafts do (krokai). The first tells no "not" from its absence, the second finds nothing that differs in a word.

usage: python bench/verify.py [FOLDER] [--chars 1000000] [--quotations 40]        (make bench)

FOLDER holds the transcripts, taken in the order of their names until there are enough characters; without one those of the shared
data beside the checkout where they are there, else a transcript made of chance words. Quotations are sentences of the transcript
as they are, with a word left out or with another word in its place, and told anew: every third word left out and the halves
exchanged, so that most find no place by their words and need meaning; and such as are not in it: their words come from all over it.
The transcript is prepared once and one quotation of each kind asked before the clock runs, as in use; the time of reading and
preparing is told apart. Each quotation is asked once, in all ways in turn: what else the machine does falls on all alike, and
what is kept of a quotation helps nobody. Processor time is told, since each way keeps to one core; the middle of the times counts,
of the kinds of quotation apart.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path

# Before anything imports numpy: one core is what is measured.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from rapidfuzz import fuzz

from headwater import verifying
from headwater.model import Document
from headwater.reading import document
from headwater.text.segments import plain, segments

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "quotations-gold" / "transcripts"
WORDS = (8, 40)  # of a quotation: from a sentence to a short paragraph
SEED = 4
TARGET_SECONDS = 0.05  # for a million characters, once prepared


def main() -> int:
    options = parser().parse_args()
    text = long_text(options.folder or SHARED, options.chars)
    document(text[:1000])  # tables and patterns are loaded once
    start = time.process_time()
    transcript = document(text, language="en")
    read = time.process_time() - start
    verifying.prepare(transcript)
    prepared = time.process_time() - start - read
    asked = quotations(transcript, options.quotations + 1)
    for some in asked.values():
        verifying.verify(some.pop(), transcript)
    loaded = time.process_time() - start - read - prepared
    print(f"{len(text):,} characters, read in {read:.1f} s, prepared in {prepared:.1f} s, first of each kind in {loaded:.1f} s")
    for kind, some in asked.items():
        print(f"\n{kind}, {len(some)} quotations\n{rows(timed(transcript, some))}")
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    made.add_argument("--chars", type=int, default=1_000_000, help="how long the transcript is")
    made.add_argument("--quotations", type=int, default=20, metavar="COUNT", help="how many quotations of each kind are asked")
    return made


def long_text(folder: Path, chars: int) -> str:
    """The folder's text files as one, again from the first where they end too soon; made of chance words without any."""
    texts = [text for file in sorted(folder.glob("*.txt")) if (text := file.read_text("utf-8").strip())]
    parts, size = [], 0
    for part in cycle(texts) if texts else made_turns(random.Random(SEED)):
        parts.append(part)
        size += len(part) + 2
        if size >= chars:
            break
    return "\n\n".join(parts)[:chars]


def made_turns(chance: random.Random) -> Iterator[str]:
    """Turns of two speakers in words of chance letters, few of them often and most of them seldom, as in speech."""
    syllables = [a + b for a in "bdfghklmnprstvw" for b in "aeiou"]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    for speaker in cycle(("THE CHAIR", "MEMBER")):
        said = (" ".join(chance.choices(known, weights, k=chance.randint(5, 30))).capitalize() for _ in range(6))
        yield f"{speaker}: {'. '.join(said)}."


def quotations(transcript: Document, count: int) -> dict[str, list[str]]:
    """So many quotations of each kind, none of the same sentence as another."""
    chance = random.Random(SEED)
    lines = [plain(transcript, s.start, s.end) for s in segments(transcript)]
    usable = [line for line in lines if WORDS[0] <= len(line.split()) <= WORDS[1]]
    words = [word for line in usable for word in line.split()]
    chosen = chance.sample(usable, min(5 * count, len(usable)))
    return {
        "word for word": chosen[::5],
        "a word left out": [with_middle(line, []) for line in chosen[1::5]],
        "another word": [with_middle(line, [chance.choice(words)]) for line in chosen[2::5]],
        "told anew": [told_anew(line) for line in chosen[3::5]],
        "not in it": [" ".join(chance.choices(words, k=len(line.split()))) for line in chosen[4::5]],
    }


def with_middle(line: str, instead: list[str]) -> str:
    """The line with other words, or none, in the place of its middle word."""
    words = line.split()
    middle = len(words) // 2
    return " ".join([*words[:middle], *instead, *words[middle + 1 :]])


def told_anew(line: str) -> str:
    """The line without every third word, its second half before the first."""
    kept = [word for i, word in enumerate(line.rstrip(".").split()) if i % 3 != 1]
    return " ".join([*kept[len(kept) // 2 :], *kept[: len(kept) // 2]])


def timed(transcript: Document, asked: Sequence[str]) -> dict[str, list[float]]:
    """Each way's times for the quotations, in seconds of the processor, by its name."""
    even = evened(transcript.text)
    ways: dict[str, Callable[[str], object]] = {
        "verify": lambda quotation: verifying.verify(quotation, transcript),
        "rapidfuzz, best window": lambda quotation: fuzz.partial_ratio_alignment(quotation, transcript.text),
        "the very words, evened out": lambda quotation: evened(quotation) in even,
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    for quotation in asked:
        for name, way in ways.items():
            start = time.process_time()
            way(quotation)
            took[name].append(time.process_time() - start)
    return took


def evened(text: str) -> str:
    """Letters and digits in lower case, single spaces for all else."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def rows(took: dict[str, list[float]]) -> str:
    """A line for each way: the middle and the longest of its times, and the middle of verify's as a ratio to its middle."""
    lines = [f"{'way':30} {'ms':>10} {'longest':>10} {'verify is':>14}"]
    middle = {way: statistics.median(times) for way, times in took.items()}
    for way, times in took.items():
        ratio = f"aim: {TARGET_SECONDS * 1000:.0f} ms" if way == "verify" else f"{middle['verify'] / middle[way]:.2f} x it"
        lines.append(f"{way:30} {middle[way] * 1000:10.2f} {max(times) * 1000:10.2f} {ratio:>14}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
