"""Encoding what the Library keeps: each text cut into sentences, each sentence a vector, batch by batch, so that it can be
resumed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from headwater.corpus.meaning import as_bytes
from headwater.model import Document
from headwater.store import passages
from headwater.store.engine import Store
from headwater.store.records import by_texts
from headwater.text import cache
from headwater.text.encoder import Encoder, Vectors
from headwater.text.segments import plain, segments

BATCH = 64  # texts encoded and written in one go, about a thousand sentences: two seconds
SHORTEST = 20  # characters of a sentence that says something
Progress = Callable[[int, int], None]  # texts done, texts in all


def encode_missing(store: Store, encoder: Encoder, progress: Progress | None = None) -> int:
    """Encodes each text that is not encoded yet; how many those were. Interrupted, it goes on where it stopped."""
    with store.reading() as connection:
        missing = passages.not_encoded(connection, encoder.name)
    for done in range(0, len(missing), BATCH):
        if progress:
            progress(done, len(missing))
        rows = missing[done : done + BATCH]
        with store.reading() as connection:
            texts = by_texts(connection, rows)
        cut = {row: sentences(found) for row, found in texts.items()}
        lines = [line for _, mine in cut.values() for line in mine]
        vectors = as_bytes(encoder.encode(lines)) if lines else np.empty((0, 0), dtype=np.int8)
        with store.writing() as connection:
            at = 0
            still = set(passages.not_encoded(connection, encoder.name, rows))  # another may have been at it, or taken some out
            for row, (spans, mine) in cut.items():
                if row in still:
                    passages.put(connection, row, encoder.name, np.array(spans, dtype=np.int32), vectors[at : at + len(mine)])
                at += len(mine)
    if progress and missing:
        progress(len(missing), len(missing))
    return len(missing)


def sentences(document: Document) -> tuple[list[tuple[int, int]], list[str]]:
    """The sentences that are searched by meaning: their spans, and how they read; furniture and scraps aside."""
    found = [s for s in segments(document) if s.kind != "heading" or s.end - s.start >= SHORTEST]
    lines = [(s.start, s.end, plain(document, s.start, s.end)) for s in found]
    kept = [(start, end, line) for start, end, line in lines if len(line) >= SHORTEST or _dense(line)]
    return [(start, end) for start, end, _ in kept], [line for *_, line in kept]


def index_folder(store: Store) -> Path:
    """Where the file of passages lies: in the Library's folder, or for PostgreSQL in the cache of this machine."""
    if store.folder is not None:
        return store.folder / "index"
    named = hashlib.sha256(store.place.encode("utf-8")).hexdigest()[:16]
    return (cache.folder() or Path(tempfile.gettempdir()) / "headwater") / "libraries" / named


def _dense(line: str) -> bool:
    """Whether a short line is in a script that says much in few characters."""
    return len(line) * 3 >= SHORTEST and sum(c > "\u2e80" for c in line) * 2 > len(line)


def vectors_of(document: Document, encoder: Encoder) -> tuple[Sequence[tuple[int, int]], Vectors]:
    """A document's sentences and their vectors, (n, width)."""
    spans, lines = sentences(document)
    return spans, encoder.encode(lines)
