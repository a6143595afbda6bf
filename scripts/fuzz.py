#!/usr/bin/env python3
"""Feeds what a machine thinks up to everything that reads input, until the time is over, and prints how much that was.

usage: python scripts/fuzz.py [--seconds N] [--only NAME ...] [--seed N]        (make fuzz)

Each input must work or be refused by an error of Headwater's own in one line; what is found must keep the contract (`contract.py`).
With atheris installed (`uv pip install atheris`; Linux, it is in no requirement) the inputs grow towards code not yet reached; each
target runs in a process of its own. Without it they come of the samples, cut and stirred. An input that fails is kept in
out/fuzz/ and printed with what to do; the same seed gives the same inputs without atheris.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import random
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
KEPT = PROJECT / "out" / "fuzz"
SLOWEST = 10.0  # seconds that no input of a few hundred bytes may take
LONGEST = 1200  # bytes of an input: what breaks, breaks small
# What formats and rules turn on; strung together they get further in than noise does.
MARKUP = (
    "<p>", "</p>", "<q>", "<!--", "-->", "<script type='application/ld+json'>", '{"@type":"NewsArticle","author":', "</script>",
    "<table><tr><td>", "<br>", "<html><body>", "<!doctype html>", "<meta charset=", "&nbsp;", "&#0;", "<![CDATA[",
    "WEBVTT\n\n", "00:00:01,000 --> 00:00:02,000\n", "<v Ann>", ">> ",
)  # fmt: skip
PHRASES = (
    "said that ", "told the town, ", "not ", "4,300 ", "$4.2 million ", "on Monday, May 4 ", "Mayor Ada Quill ", "Mr. ", "[", "] ",
    "... ", "never ", "would ", "말했다 ", "라고 ", "他说 ", "と述べた。", "сказал, что ", "قال إن ", "a dit que ",
    "sagte, dass ", "กล่าวว่า ",
)  # fmt: skip
MARKS = '"“”„«»「」『』‘’—…،؟🙂\u202e\u200d\u0301\ufeff\0'
BROKEN = (b"\r\n\r\n", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80")
WORDS = (*BROKEN, *(word.encode() for word in (*MARKUP, *PHRASES, *MARKS)))
Target = Callable[[bytes], None]


def halves(data: bytes) -> tuple[str, str]:
    """Two texts of one input; never empty, as that is refused before anything is tried."""
    first, _, second = data.decode("utf-8", "replace").partition("\x1e")
    return first.strip() or "One.", second.strip() or first[len(first) // 2 :].strip() or "Two."


def reading(data: bytes) -> None:
    """Every parser of intake, by content."""
    import headwater
    from headwater.contract import document_faults

    check(document_faults(headwater.read(data)))


def page(data: bytes) -> None:
    reading(b"<!doctype html><html><body><p>The bridge opens on Monday, and the fare stays as it was.</p>" + data)


def captions(data: bytes) -> None:
    reading(b"1\n00:00:01,000 --> 00:00:02,000\n" + data)


def quotes(data: bytes) -> None:
    import headwater
    from headwater.contract import quotation_faults

    document = headwater.document(halves(data)[0])
    check(quotation_faults(document, headwater.quotations(document)))


def verdict(data: bytes) -> None:
    import headwater

    quotation, source = halves(data)
    found = headwater.verify(quotation, source)
    check([] if all(0 <= s.start < s.end <= len(source) for s in found.source) else [f"{found.source} is not in the source"])
    major = any(c.meaning == "major" for c in found.changes)
    check([] if major == (found.verdict == "altered") else [f"{found.verdict} with {found.changes}"])


def comparison(data: bytes) -> None:
    """align, judge and quotes together."""
    import headwater
    from headwater.contract import comparison_faults

    check(comparison_faults(headwater.compare(*halves(data))))


TARGETS: dict[str, Target] = {f.__name__: f for f in (reading, page, captions, quotes, verdict, comparison)}


def check(faults: Sequence[object]) -> None:
    if faults:
        raise AssertionError("; ".join(map(str, faults)))


def tried(target: Target, data: bytes) -> None:
    """One input; raises what a user would see as a fault."""
    from headwater.errors import HeadwaterError

    start = time.process_time()
    try:
        target(data)
    except HeadwaterError as refusal:
        check([] if "\n" not in str(refusal) else ["a refusal of several lines"])
    check([] if (taken := time.process_time() - start) < SLOWEST else [f"{taken:.0f} s for {len(data)} bytes"])


def seeds() -> list[bytes]:
    """Whole samples for their openings and kinds, and each of their paragraphs."""
    files = [f.read_bytes() for f in sorted((PROJECT / "samples").glob("*.*")) if f.suffix in (".txt", ".html")]
    return [part for data in files for part in (data[:LONGEST], *data.split(b"\n\n")) if part.strip()]


def stirred(chance: random.Random, given: Sequence[bytes]) -> bytes:
    """An input of the seeds: pieces cut out, doubled, exchanged, and words of `WORDS` and noise put in."""
    data = bytearray(chance.choice(given)[:LONGEST])
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(data))
        to = min(len(data), at + chance.randint(0, 40))
        how = chance.randrange(5)
        if how == 0:
            del data[at:to]
        elif how == 1:
            data[at:at] = data[at:to] * chance.randint(1, 6)
        elif how == 2:
            data[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 30))
        elif how == 3:
            data[at:to] = chance.choice(given)[:100]
        else:
            data[at:to] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 4)))
    return bytes(data[:LONGEST] if chance.random() < 0.7 else data[: LONGEST // 2] + b"\x1e" + chance.choice(given)[: LONGEST // 2])


def keep(name: str, data: bytes) -> Path:
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{name}-{hashlib.sha256(data).hexdigest()[:12]}"
    file.write_bytes(data)
    return file


def run_plain(names: Sequence[str], seconds: float, seed: int) -> int:
    """The targets in turn until the time is over; the faults that differ in where they arose are told once each."""
    chance, given = random.Random(seed), seeds()
    counted, seen = dict.fromkeys(names, 0), set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for name in names:
            data = stirred(chance, given)
            counted[name] += 1
            try:
                tried(TARGETS[name], data)
            except Exception as fault:
                frame = traceback.extract_tb(fault.__traceback__)[-1]
                if (place := (type(fault).__name__, frame.filename, frame.lineno)) not in seen:
                    seen.add(place)
                    said = str(fault).splitlines()[:1]
                    print(f"{name}: {type(fault).__name__} {''.join(said)[:200]} ({frame.filename}:{frame.lineno})")
                    print(f"    again: python scripts/fuzz.py --again {name} {keep(name, data)}", flush=True)
    for name, times in counted.items():
        print(f"{name}: {times:,} inputs")
    print(f"{sum(counted.values()):,} inputs, {len(seen)} faults")
    return int(bool(seen))


def run_atheris(names: Sequence[str], seconds: float) -> int:
    """Each target in a process of its own, as atheris never returns; a failing input is left in out/fuzz/."""
    KEPT.mkdir(parents=True, exist_ok=True)
    worst = 0
    for name in names:
        corpus = KEPT / f"corpus-{name}"
        corpus.mkdir(exist_ok=True)
        for data in seeds():
            (corpus / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
        print(f"{name}:", flush=True)
        asked = (
            f"-max_total_time={max(1, int(seconds / len(names)))}",
            f"-max_len={LONGEST}",
            "-print_final_stats=1",
            "-verbosity=0",
        )
        command = [sys.executable, __file__, "--within", name, *asked, f"-artifact_prefix={KEPT}/{name}-", str(corpus)]
        worst = max(worst, subprocess.run(command, check=False, cwd=PROJECT).returncode != 0)
    return worst


def within_atheris(name: str, arguments: Sequence[str]) -> int:
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # in no requirement; see above

    with atheris.instrument_imports(include=["headwater"]):
        for module in ("comparison", "verifying", "intake.formats", "intake.html", "intake.captions"):
            importlib.import_module(f"headwater.{module}")
    tried(TARGETS[name], b"One.")  # tables and models are read before an input is timed
    atheris.Setup([sys.argv[0], *arguments], lambda data: tried(TARGETS[name], data))
    atheris.Fuzz()
    return 0


def main() -> int:
    warnings.simplefilter("error")  # as in the tests: a warning is something that nobody thought of
    if sys.argv[1:2] == ["--within"]:
        return within_atheris(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600.0, help="how long, all targets together (600)")
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=list(TARGETS), help="these targets")
    parser.add_argument("--seed", type=int, default=1, help="of the inputs, without atheris (1)")
    parser.add_argument("--plain", action="store_true", help="without atheris though it is installed")
    parser.add_argument("--again", nargs=2, metavar=("TARGET", "FILE"), help="try one kept input again")
    asked = parser.parse_args()
    if asked.again:
        tried(TARGETS[asked.again[0]], Path(asked.again[1]).read_bytes())
        return 0
    if importlib.util.find_spec("atheris") and not asked.plain:
        return run_atheris(asked.only, asked.seconds)
    return run_plain(asked.only, asked.seconds, asked.seed)


if __name__ == "__main__":
    sys.exit(main())
