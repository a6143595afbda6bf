"""The steps of the bench of a Library: each does its work in one process and leaves its figures as JSON in the archive's folder."""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import headwater
from headwater.corpus import meaning
from headwater.encoding import encode_missing, sentences
from headwater.library import Library
from headwater.model import Document
from headwater.store import passages, records
from headwater.store.engine import Connection
from headwater.text.encoder import DIMENSIONS, Vectors, built_in
from headwater.text.search_words import words
from headwater.tracing import index_folder

ENCODED = 1_000  # made texts whose sentences go through the encoder
REPORT_WORDS = 600
TOKENS = "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\""  # as the Library's own index has it
Figures = dict[str, Any]


class OutOfTimeError(Exception):
    """The minutes are over; what is done is kept."""


class EnoughError(Exception):
    """As many texts are encoded as were asked for."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One archive in a folder. table: its texts. until: when to stop, seconds of the clock. much: of what is drawn at random."""

    folder: Path
    table: Path
    until: float
    much: int = 20

    @property
    def made(self) -> bool:
        return self.folder.name == "made"

    def library(self) -> Library:
        return Library(self.folder / "bench.headwater")

    def figures(self, step: str) -> Figures:
        file = self.folder / f"{step}.json"
        return json.loads(file.read_text()) if file.exists() else {}

    def keep(self, step: str, figures: Figures) -> None:
        (self.folder / f"{step}.json").write_text(json.dumps(figures))

    def on_time(self) -> None:
        if time.time() > self.until:
            raise OutOfTimeError


class Clock:
    """Wall and processor time since it was made, seconds; added to what an earlier part took."""

    def __init__(self, before: Figures | None = None) -> None:
        self.wall = time.perf_counter() - (before or {}).get("wall", 0.0)
        self.processor = time.process_time() - (before or {}).get("processor", 0.0)

    def read(self) -> Figures:
        return {"wall": time.perf_counter() - self.wall, "processor": time.process_time() - self.processor}


def timed(work: Callable[[], object]) -> Figures:
    clock = Clock()
    work()
    return clock.read()


def add(bench: Bench) -> None:
    """All texts of the table, as `headwater add --no-encode` keeps them."""
    figures = bench.figures("add")
    clock = Clock(figures)
    told = {"language": "en"} if bench.made else {}  # words that were made up are of no language
    with bench.library() as library:
        try:
            library.add(bench.table, say=lambda _outcome: bench.on_time(), **told)
            done = True
        except OutOfTimeError:
            done = False
        with library.store.reading() as connection:
            size, n = connection.exec_driver_sql("SELECT (SELECT sum(size) FROM contents), count(*) FROM documents").one()
    bench.keep("add", {**clock.read(), "texts": n, "bytes": size, "done": done, "memory": peak(figures)})


def plain(bench: Bench) -> None:
    """The same words in a table of FTS5 alone; they are cut before its clock runs."""
    file = bench.folder / "plain.sqlite"
    file.unlink(missing_ok=True)
    took = {"wall": 0.0, "processor": 0.0}
    with bench.library() as library, library.store.reading() as connection, closing(sqlite3.connect(file)) as alone:
        alone.execute(f"CREATE VIRTUAL TABLE plain USING fts5(body, content='', {TOKENS})")
        rows = connection.exec_driver_sql("SELECT id FROM texts ORDER BY id").scalars().all()
        for i in range(0, len(rows), 200):
            bench.on_time()
            cut = [(row, " ".join(words(text))) for row, (text, _) in records.texts_of(connection, rows[i : i + 200]).items()]
            clock = Clock(took)
            with alone:
                alone.executemany("INSERT INTO plain(rowid, body) VALUES (?, ?)", cut)
            took = clock.read()
    bench.keep("plain", {**took, "texts": len(rows), "size": file.stat().st_size, "done": True})


class Timed:
    """The built-in encoder, with the time that it takes. sentences: how many it was given."""

    def __init__(self) -> None:
        self.name, self.languages = built_in().name, built_in().languages
        self.took, self.sentences = {"wall": 0.0, "processor": 0.0}, 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        clock = Clock(self.took)
        found = built_in().encode(texts)
        self.took, self.sentences = clock.read(), self.sentences + len(texts)
        return found


def encode(bench: Bench) -> None:
    """What is not encoded yet; of a made archive the first texts, and vectors like theirs for the others."""
    figures = bench.figures("encode")
    encoder = Timed()
    encoder.encode(["The weights are read at the first call."])
    encoder.took, encoder.sentences = figures.get("encoder", {"wall": 0.0, "processor": 0.0}), figures.get("sentences", 0)
    done = False
    with bench.library() as library:
        with library.store.reading() as connection:
            there = passages.how_many(connection)
        clock = Clock(figures)

        def progress(now: int, _whole: int) -> None:
            bench.on_time()
            if bench.made and there + now >= ENCODED:
                raise EnoughError

        with suppress(OutOfTimeError):
            with suppress(EnoughError):
                if not figures.get("encoded"):
                    encode_missing(library.store, encoder, progress)
            if not figures.get("encoded"):
                figures = {**clock.read(), "encoded": True}
            if bench.made:
                draw_vectors(bench, library, encoder.name)
            done = True
        if not figures.get("encoded"):
            figures = clock.read()
    own = {"encoder": encoder.took, "sentences": encoder.sentences, "memory": peak(bench.figures("encode")), "done": done}
    bench.keep("encode", {**figures, **own})


def draw_vectors(bench: Bench, library: Library, encoder: str) -> None:
    """Gives every text that is not encoded the passages of one that is, each a little moved."""
    chance = np.random.default_rng(1)
    with library.store.reading() as connection:
        missing = passages.not_encoded(connection, encoder)
        rows = connection.exec_driver_sql(f"SELECT text_id FROM passages ORDER BY number LIMIT {ENCODED}").scalars().all()
        known = [found for row in rows if (found := passages.get(connection, row)) and len(found[0])]
    for i in range(0, len(missing), 500):
        bench.on_time()
        with library.store.writing() as connection:
            for row in missing[i : i + 500]:
                spans, vectors = known[chance.integers(len(known))]
                moved = vectors / np.float32(meaning.SCALE) + chance.normal(scale=0.01, size=vectors.shape).astype(np.float32)
                moved /= np.linalg.norm(moved, axis=1, keepdims=True)
                passages.put(connection, row, encoder, spans, meaning.as_bytes(moved))


def queries(bench: Bench, much: int) -> dict[str, list[tuple[str, str]]]:
    """Queries by their kind, each with its words as FTS5 alone is asked for them: drawn from the words of the archive."""
    chance = random.Random(4)
    with closing(sqlite3.connect(bench.folder / "plain.sqlite")) as alone:
        alone.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, plain, row)")
        whole = alone.execute("SELECT count(*) FROM plain_docsize").fetchone()[0]
        held = [
            (w, n / whole)
            for w, n in alone.execute("SELECT term, doc FROM vocabulary WHERE doc > 1")
            if w.isascii() and w.isalpha()
        ]
    with bench.library() as library, library.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM texts WHERE chars > 500 ORDER BY id").scalars().all()
        some = [words(text) for text, _ in records.texts_of(connection, chance.sample(rows, much)).values()]

    def drawn(least: float, most: float) -> list[str]:
        among = sorted(w for w, share in held if least <= share < most and len(w) > 1)
        return chance.choices(among, k=much) if among else []

    rare, middle, frequent, everywhere = drawn(0, 0.002), drawn(0.005, 0.02), drawn(0.1, 0.3), drawn(0.5, 1.1)
    starts = [(i, chance.randrange(len(w) - 3)) for i, w in enumerate(some)]
    phrases = [" ".join(some[i][at : at + 3]) for i, at in starts]
    days = [f"after:2011-{chance.randint(1, 9):02}" if not bench.made else "after:2026-02" for _ in range(much)]

    def one(asked: Sequence[str]) -> list[tuple[str, str]]:
        return [(w, f'"{w}"') for w in asked]

    return {
        "rare words": one(rare),
        "middling words": one(middle),
        "frequent words": one(frequent),
        "words of every second text": one(everywhere),
        "two words": [(f"{a} {b}", f'"{a}" AND "{b}"') for a, b in zip(frequent, middle, strict=False)],
        "phrases of three words": [(f'"{p}"', f'"{p}"') for p in phrases],
        "beginnings of three letters": [(f"{w[:3]}*", f'"{w[:3]}"*') for w in middle],
        "a word and fields": [(f"{w} lang:en {day}", f'"{w}"') for w, day in zip(frequent, days, strict=False)],
        "in titles": [] if bench.made else [(f"title:{w}", f'"{w}"') for w in middle],
        "without a word": [(f"{a} -{b}", f'"{a}" NOT "{b}"') for a, b in zip(everywhere, frequent, strict=False)],
    }


def search(bench: Bench) -> None:
    """Each query once to warm the machine's caches, and once timed, beside FTS5 alone."""
    kinds: dict[str, Figures] = {}
    with bench.library() as library, closing(sqlite3.connect(bench.folder / "plain.sqlite")) as alone:
        for kind, asked in queries(bench, bench.much).items():
            took: list[tuple[Figures, Figures, int]] = []
            for ours, theirs in asked:
                library.search(ours)
                by_fts = timed(lambda theirs=theirs: fts5(alone, theirs))
                clock = Clock()
                total = library.search(ours).total
                took.append((clock.read(), by_fts, total))
            if took:
                kinds[kind] = {
                    "wall": [o["wall"] for o, _, _ in took], "processor": [o["processor"] for o, _, _ in took],
                    "fts5": [t["processor"] for _, t, _ in took], "found": [n for *_, n in took],
                }  # fmt: skip
    bench.keep("search", {"kinds": kinds, "memory": peak(), "done": True})


def fts5(alone: sqlite3.Connection, asked: str) -> object:
    """The best twenty and how many there are."""
    (total,) = alone.execute("SELECT count(*) FROM plain WHERE plain MATCH ?", (asked,)).fetchone()
    return total, alone.execute("SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20", (asked,)).fetchall()


def searched_meanwhile(bench: Bench, going: Callable[[], bool]) -> Figures:
    """Searches while another process encodes (`going`), half a second apart: wall times, and whether something was always found."""
    asked = [ours for one in queries(bench, 5).values() for ours, _ in one]
    wall, found = [], 0
    with bench.library() as library:
        while going() and len(wall) < 100:
            clock = Clock()
            found += bool(library.search(asked[len(wall) % len(asked)]).total)
            wall.append(clock.read()["wall"])
            time.sleep(0.5)
    return {"wall": wall, "found": found}


def reports(library: Library, much: int) -> Iterator[Document]:
    """Reports of 600 words, each of the sentences of two kept texts in turn."""
    chance = random.Random(5)
    with library.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM texts WHERE chars BETWEEN 1800 AND 6000 ORDER BY id").scalars().all()
        for i in range(much):
            two = records.by_texts(connection, chance.sample(rows, 2)).values()
            said = [[d.text[start:end] for start, end in sentences(d)[0]] for d in two]
            lines = [line for pair in zip(*said, strict=False) for line in pair]
            lines += max(said, key=len)[min(map(len, said)) :]
            yield headwater.document("\n\n".join(cut(lines, REPORT_WORDS)), id=f"report {i}", language="en")


def cut(lines: Sequence[str], most: int) -> list[str]:
    """The lines up to so many words."""
    kept, count = [], 0
    for line in lines:
        if count >= most:
            break
        kept.append(line)
        count += len(line.split())
    return kept


def trace(bench: Bench) -> None:
    """Traces: with the links, with their changes too, and the ranking alone, each of reports that were not asked about before.

    Beside them what a report in another language than all passages takes, and a product of floats of the same size.
    """
    whole, judged, ranked, meant, product = [], [], [], [], []
    with bench.library() as library:
        encoder, folder = built_in(), index_folder(library.store)
        given = list(reports(library, 3 * bench.much + 1))
        first = timed(lambda: library.trace(given[0]))
        found = 0
        for one, other, third in zip(given[1::3], given[2::3], given[3::3], strict=True):
            clock = Clock()
            found += len(library.trace(one, with_changes=False).sources)
            whole.append(clock.read())
            judged.append(timed(lambda report=other: library.trace(report)))
            ranked.append(timed(lambda report=third: library.trace(report, with_links=False)))
            bench.on_time()
        memory, size = peak(), size_of(bench.folder / "bench.headwater")
        with library.store.reading() as connection:
            kept = all_passages(connection, folder)
            for report in given[1:6]:
                asked = encoder.encode(sentences(report)[1])
                meant.append(timed(lambda asked=asked: meaning.reaches(asked, kept.vectors, kept.texts)))
                product.append(timed(lambda asked=asked: multiplied(asked, len(kept.texts))))
    bench.keep("trace", {
        "whole": whole, "judged": judged, "ranked": ranked, "meaning": meant, "product": product, "found": found, "first": first,
        "passages": len(kept.texts), "memory": memory, "done": True, "size": size,
        "with_file": size_of(bench.folder / "bench.headwater"),
    })  # fmt: skip


def all_passages(connection: Connection, folder: Path) -> passages.Kept:
    """The passages of the texts in English, as a report in any other language is held against them."""
    encoder = built_in()
    newest = passages.languages(connection, encoder.name)["en"]
    return passages.in_language(connection, folder, encoder.name, "en", newest, DIMENSIONS)


def multiplied(asked: Vectors, rows: int) -> float:
    """The product of so many rows of floats with the report's, stretch by stretch; the largest number in it."""
    stretch = np.random.default_rng(2).normal(size=(meaning.STRETCH, asked.shape[1])).astype(np.float32)
    turned = np.ascontiguousarray(asked.T)
    return max(float((stretch[: rows - i] @ turned).max()) for i in range(0, rows, len(stretch)))


def peak(before: Figures | None = None) -> int:
    """The most memory that this process had, or an earlier one that did a part of the work; bytes, mapped files among them."""
    return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, (before or {}).get("memory", 0))


def size_of(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


STEPS = {"add": add, "plain": plain, "encode": encode, "search": search, "trace": trace}
