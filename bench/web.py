#!/usr/bin/env python3
"""How fast the pages come: one server process over a Library, asked by one reader, then by fifty at once, beside a bare page.

usage: python bench/web.py [LIBRARY] [--pair SOURCE REPORT] [--seconds 5] [--words 150000] [--small]

LIBRARY: one that is there; it is copied, never written to. Without one, 200 made stories. --pair: what is compared; else the sample
communique and its report. Every figure stands beside the same requests to a page of bare Starlette in a process of its own, served
and asked in the same way within the same run: the clock is shared with what else the machine does, the ratio is not. Processor time
of the server (Linux) is told for each page. A "new" comparison is one whose sentences, source and report, were never seen: each has
a number of its own. The long source is made of chance words, the report of sentences from it. Where there is a Chromium, the time
from a key to the next difference is measured in it. --small: a shorter book, a second of fifty readers.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before anything imports numpy: one process on one core is what is measured

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

import web_keys
from headwater.cli import OBJECTS_BETWEEN
from headwater.library import Library
from headwater.model import Document
from headwater.reading import document, read
from headwater.store import catalogue
from headwater.web.app import application
from headwater.web.running import warm
from headwater.web.serving import Serving

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
READERS = 50
ASKED = 60  # requests of one kind by one reader
NEW = 20  # pairs that were never compared
DRAWN = 40  # words that are searched for
MADE = 200  # stories, where no Library is named
REPORT_WORDS = 600
SEED = 7
START_SECONDS = 60.0
BARE_BYTES = 60_000  # of the bare page: as large as that of the sample pair
AIMS = {"kept": 80, "new": 300, "search": 60, "long": 1000, "pages": 100, "bytes": 2_000_000}  # ms (p95), pages a second, bytes
UNBOUND = Serving(reads_at_once=10**9, reads_a_second=1e9)  # all readers here have one address


@dataclass(slots=True)
class Answers:
    """What came of some requests. seconds: of each, to its last byte. wrong: how many were not 200. processor: of the server."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    wrong: int = 0
    wall: float = 0.0
    processor: float | None = None

    @property
    def a_second(self) -> float:
        return len(self.seconds) / self.wall

    def share(self, of: float) -> float:
        """The time, in ms, that so large a share of the answers came within."""
        return 1000 * sorted(self.seconds)[min(len(self.seconds) - 1, int(of * len(self.seconds)))]


def main() -> int:
    options = parser().parse_args()
    if options.serve:
        return serve(options.serve)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "press.headwater"
        if options.library:
            shutil.copytree(options.library, place)
        pages = laid_out(place, options)
        with served(place) as (address, process), served(None) as (bare, _):
            print("\n".join(told(measured(address, bare, process, pages, options.seconds))), flush=True)
            shown = {"the pair": pages.pair, **({"the long source": pages.long} if pages.long else {})}
            print("\n".join(web_keys.told(web_keys.pressed({name: address + at for name, at in shown.items()}))), flush=True)
    return 0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("library", nargs="?", type=Path, metavar="LIBRARY")
    made.add_argument(
        "--pair", nargs=2, type=Path, metavar=("SOURCE", "REPORT"), default=[SAMPLES / "source.txt", SAMPLES / "report-wire.txt"]
    )
    made.add_argument("--seconds", type=float, default=5, help="how long fifty readers ask")
    made.add_argument("--words", type=int, default=150_000, help="of the long source; 0 for none")
    made.add_argument("--small", action="store_true", help="a long source of 5,000 words, a second of fifty readers")
    made.add_argument("--serve", nargs="*", help=argparse.SUPPRESS)
    return made


@dataclass(frozen=True, slots=True)
class Pages:
    """Paths that are asked for, by what they are."""

    pair: str
    new: Sequence[str]
    found: Sequence[str]
    read: Sequence[str]
    long: str | None


def laid_out(place: Path, options: argparse.Namespace) -> Pages:
    """A Library with what is asked for in it."""
    if options.small:
        options.words, options.seconds = min(options.words, 5000), min(options.seconds, 1.0)
    chance = random.Random(SEED)
    with Library(place) as library:
        if not options.library:
            library.add(document(made_text(chance, 300), id=f"story-{n}", language="en") for n in range(MADE))
        source, report = (read(file) for file in options.pair)
        pairs = [(source, report), *((numbered(source, n), numbered(report, n)) for n in range(1, NEW + 1))]
        long = long_pair(chance, options.words) if options.words else None
        for one in (*pairs, *([long] if long else [])):
            library.add(one)
        with library.store.reading() as connection:
            drawn = [v.document for v in catalogue.lately(connection, DRAWN, offset=2 * len(pairs) + 2)] or [source]
    return Pages(
        address_of(*pairs[0]), [address_of(*one) for one in pairs[1:]], [f"/search?q={word}" for word in words_of(drawn, chance)],
        [f"/text/{d.text_sha256}" for d in drawn], address_of(*long) if long else None,
    )  # fmt: skip


def address_of(source: Document, report: Document) -> str:
    return f"/compare/{report.text_sha256}/{source.text_sha256}"


def numbered(of: Document, n: int) -> Document:
    """The same with a number in each sentence, so that no sentence of it was seen before."""
    return document(
        re.sub(r"(?<=\w)([.,!?])(?=[\s”\"]|$)", rf" ({n})\1", of.text), id=f"{Path(of.id).name} {n}", language=of.language
    )


def made_text(chance: random.Random, words: int) -> str:
    """Sentences of chance words, in paragraphs."""
    known = [
        "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(1, 4))) for _ in range(2000)
    ]
    lines = []
    while words > 0:
        length = chance.randint(8, 24)
        lines.append(" ".join(chance.choices(known, k=length)).capitalize() + ".")
        words -= length
    return "\n\n".join(" ".join(lines[i : i + 5]) for i in range(0, len(lines), 5))


def long_pair(chance: random.Random, words: int) -> tuple[Document, Document]:
    """A book and a report of sentences from it, in each of which a figure is another."""
    text = made_text(chance, words)
    sentences = [s for s in re.split(r"(?<=[.])\s+", text) if s]
    chosen = chance.sample(range(len(sentences)), min(len(sentences), REPORT_WORDS // 16))
    for i in chosen:
        sentences[i] = f"{sentences[i][:-1]} {100 + i}."
    book = "\n\n".join(" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))
    taken = " ".join(f"{sentences[i].rpartition(' ')[0]} {99 + i}." for i in chosen)
    return document(book, id="book", language="en"), document(taken, id="of the book", language="en")


def words_of(documents: Sequence[Document], chance: random.Random) -> list[str]:
    """A word of each text, of five letters or more: some in many texts, some in this one alone."""
    return [chance.choice([w for w in re.findall(r"[^\W\d_]+", d.text) if len(w) > 4] or ["word"]) for d in documents]


def serve(given: Sequence[str]) -> int:
    """The server's process: over a Library, or a bare page."""
    port, *place = given
    if place:
        gc.set_threshold(OBJECTS_BETWEEN, *gc.get_threshold()[1:])  # as `headwater` does for all its commands, `serve` among them
        with Library(place[0], make=False) as library:
            warm()
            listen(application(library, UNBOUND), int(port))
    else:
        page = "<!doctype html><title>Bare</title>" + "<p>A line of a page that is always the same.</p>" * (BARE_BYTES // 48)

        def bare(_request: object) -> HTMLResponse:
            return HTMLResponse(page)

        listen(Starlette(routes=[Route("/{path:path}", bare)]), int(port))
    return 0


def listen(app: object, port: int) -> None:
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)  # type: ignore[arg-type]


@contextmanager
def served(place: Path | None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server on a free port, once it answers, and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, __file__, "--serve", str(port), *([str(place)] if place else [])])
    try:
        address, until = f"http://127.0.0.1:{port}", time.monotonic() + START_SECONDS
        while True:
            try:
                httpx.get(f"{address}/openapi.json", timeout=START_SECONDS)
                break
            except httpx.TransportError:
                if time.monotonic() > until or process.poll() is not None:
                    raise SystemExit("the server does not start; see above") from None
                time.sleep(0.1)
        yield address, process
    finally:
        process.terminate()
        process.wait()


def measured(address: str, bare: str, process: subprocess.Popen[bytes], pages: Pages, seconds: float) -> dict[str, Answers]:
    """All that is asked, by name; `bare` beside it is the page that does nothing."""
    once = [pages.pair, *pages.read[:5], *pages.found[:2]]
    by_one(address, once, process)  # what is loaded with the first pages is not what a page costs
    found = {
        "kept": by_one(address, [pages.pair] * ASKED, process),
        "bare": by_one(bare, [pages.pair] * ASKED, None),
        "new": by_one(address, pages.new, process),
        "search": by_one(address, pages.found, process),
        "text": by_one(address, pages.read, process),
    }
    if pages.long:
        found["long new"] = by_one(address, [pages.long], process, until_there=True)
        found["long"] = by_one(address, [pages.long] * 5, process)
    found["fifty"] = by_many(address, [pages.pair, *pages.new], process, seconds)
    found["fifty mixed"] = by_many(address, [pages.pair, *pages.new, *pages.read, *pages.found, "/"], process, seconds)
    found["fifty bare"] = by_many(bare, [pages.pair], None, seconds)
    return found


def by_one(address: str, paths: Sequence[str], process: subprocess.Popen[bytes] | None, *, until_there: bool = False) -> Answers:
    """One reader, one page after the other. until_there: asks again while the page says that it is still being worked out."""
    found, began = Answers(), processor(process)
    start = time.perf_counter()
    with httpx.Client(base_url=address, timeout=600, follow_redirects=True) as client:
        for path in paths:
            before = time.perf_counter()
            answer = client.get(path)
            while until_there and (answer.status_code == 202 or 'http-equiv="refresh"' in answer.text):
                time.sleep(0.5)
                answer = client.get(path)
            noted(found, before, answer)
    found.wall = time.perf_counter() - start
    found.processor = spent(began, process)
    return found


def by_many(address: str, paths: Sequence[str], process: subprocess.Popen[bytes] | None, seconds: float) -> Answers:
    """Fifty readers at once, each with a connection of its own, each asking for its next page as soon as it has one.

    With the plainest client there is: the readers share the machine with the server.
    """
    every, began = [Answers() for _ in range(READERS)], processor(process)
    start = time.perf_counter()
    readers = [Thread(target=reader, args=(address, paths, n, start + seconds, found)) for n, found in enumerate(every)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    return Answers(
        [t for one in every for t in one.seconds], [size for one in every for size in one.sizes], sum(one.wrong for one in every),
        time.perf_counter() - start, spent(began, process),
    )  # fmt: skip


def reader(address: str, paths: Sequence[str], k: int, until: float, found: Answers) -> None:
    """One of many: asks until the time is over; what goes wrong is counted."""
    connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
    while time.perf_counter() < until:
        before = time.perf_counter()
        try:
            connection.request("GET", paths[k % len(paths)])
            answer = connection.getresponse()
            found.sizes.append(len(answer.read()))
            found.seconds.append(time.perf_counter() - before)
            found.wrong += answer.status != 200
        except (OSError, HTTPException):
            found.wrong += 1
            connection.close()
        k += 1
    connection.close()


def noted(found: Answers, before: float, answer: httpx.Response) -> None:
    found.seconds.append(time.perf_counter() - before)
    found.sizes.append(len(answer.content))
    found.wrong += answer.status_code != 200


def processor(process: subprocess.Popen[bytes] | None) -> float | None:
    """Seconds of the processor that a process has used; None where the system does not say it so."""
    stat = Path(f"/proc/{process.pid}/stat") if process else None
    if stat is None or not stat.is_file():
        return None
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def spent(began: float | None, process: subprocess.Popen[bytes] | None) -> float | None:
    now = processor(process)
    return None if began is None or now is None else now - began


def told(found: dict[str, Answers]) -> list[str]:
    """The figures as lines: what, middle and p95, processor time, the ratio to the bare page, the aim."""
    bare, many = found["bare"], found["fifty bare"]
    lines = [f"  {'one reader, ms':24} {'middle':>8} {'p95':>8} {'processor':>10} {'KB':>7} {'bare x':>8}   aim (p95)"]

    def line(what: str, name: str, aim: str = "") -> None:
        if name in found:
            a = found[name]
            each = f"{1000 * a.processor / len(a.seconds):.1f}" if a.processor is not None else ""
            ratio = statistics.median(a.seconds) / statistics.median(bare.seconds)
            wrong = f"   {a.wrong} of {len(a.seconds)} were no page" if a.wrong else ""
            times, size = f"{a.share(0.5):8.1f} {a.share(0.95):8.1f} {each:>10}", max(a.sizes) / 1000
            lines.append(f"  {what:24} {times} {size:7.0f} {ratio:8.1f}   {aim}{wrong}".rstrip())

    line("a bare page", "bare")
    line("comparison, kept", "kept", f"{AIMS['kept']}")
    line("comparison, new", "new", f"{AIMS['new']}")
    line("search", "search", f"{AIMS['search']}")
    line("a text", "text")
    line("long source, new", "long new")
    line("long source, kept", "long", f"{AIMS['long']}, under {AIMS['bytes'] // 1000:,} KB")
    lines.append(f"  {f'{READERS} readers at once':24} {'pages/s':>8} {'p95 ms':>8} {'processor':>10} {'errors':>7} {'bare x':>8}")
    for what, name, aim in (
        ("comparisons, kept", "fifty", f"{AIMS['pages']} pages/s"),
        ("all kinds", "fifty mixed", ""),
        ("a bare page", "fifty bare", ""),
    ):
        a = found[name]
        each = f"{1000 * a.processor / max(len(a.seconds), 1):.1f}" if a.processor is not None else ""
        ratio = many.a_second / a.a_second
        lines.append(f"  {what:24} {a.a_second:8.0f} {a.share(0.95):8.0f} {each:>10} {a.wrong:7} {ratio:8.1f}   {aim}".rstrip())
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
