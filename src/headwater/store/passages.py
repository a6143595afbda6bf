"""Passages of the kept texts and their encodings: rows in the database, and one file of bytes beside it to look through.

The file (vectors one behind the other, and which text each is of) is made of the rows and can be made again at any time; what it
lacks or has too much is told by comparing the two, so an interruption leaves nothing wrong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, func, insert, select

from headwater.store.schema import passages, texts

Bytes = npt.NDArray[np.int8]
Spans = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
AT_ONCE = 500  # texts whose rows are read in one go


@dataclass(frozen=True, slots=True)
class Kept:
    """All passages: vectors (n, width) as bytes, and the text (row) that each is of, (n,)."""

    vectors: Bytes
    texts: Numbers


def put(connection: Connection, text: int, encoder: str, spans: Spans, vectors: Bytes) -> None:
    """Keeps a text's passages, inside the caller's transaction. spans: (n, 2) code points; vectors: (n, width)."""
    values = {"text_id": text, "encoder": encoder, "spans": spans.astype("<i4").tobytes(), "vectors": vectors.tobytes()}
    connection.execute(insert(passages).values(**values))


def get(connection: Connection, text: int) -> tuple[Spans, Bytes] | None:
    """A text's passages; None where it is not encoded yet."""
    row = connection.execute(select(passages.c.spans, passages.c.vectors).where(passages.c.text_id == text)).first()
    if row is None:
        return None
    spans = np.frombuffer(row.spans, dtype="<i4").reshape(-1, 2)
    return spans, _vectors(row.vectors, len(spans))


def not_encoded(connection: Connection, encoder: str) -> list[int]:
    """Texts (rows) without passages by this encoder, oldest first."""
    mine = (passages.c.text_id == texts.c.id) & (passages.c.encoder == encoder)
    statement = select(texts.c.id).outerjoin(passages, mine).where(passages.c.text_id.is_(None)).order_by(texts.c.id)
    return list(connection.execute(statement).scalars())


def how_many(connection: Connection) -> int:
    """Texts that are encoded."""
    return int(connection.execute(select(func.count()).select_from(passages)).scalar() or 0)


def all_kept(connection: Connection, folder: Path, width: int) -> Kept:
    """All passages, from the file in a folder, brought up to what the database has."""
    folder.mkdir(parents=True, exist_ok=True)
    here, there = folder / "passages.i8", folder / "passages.texts"
    texts_in_file = np.fromfile(there, dtype="<i8") if there.exists() else np.empty(0, dtype=np.int64)
    whole = here.exists() and here.stat().st_size == len(texts_in_file) * width
    known = set(np.unique(texts_in_file).tolist()) if whole else set()
    rows = connection.execute(select(passages.c.text_id).order_by(passages.c.text_id)).scalars().all()
    if known - set(rows):  # something was forgotten, or encoded anew
        known = set()
    missing = [r for r in rows if r not in known]
    if missing or not whole:
        before = (here.read_bytes(), texts_in_file) if known else (b"", np.empty(0, dtype=np.int64))
        added = list(_read(connection, missing))
        vectors = b"".join([before[0], *(data for _, _, data in added)])
        numbers = np.concatenate([before[1], *(np.full(n, text, dtype=np.int64) for text, n, _ in added)])
        # The list last: a file of vectors that does not fit it is made again.
        _write_whole(here, lambda part: part.write_bytes(vectors))
        _write_whole(there, lambda part: part.write_bytes(numbers.astype("<i8").tobytes()))
        texts_in_file = numbers
    if not len(texts_in_file):
        return Kept(np.empty((0, width), dtype=np.int8), texts_in_file)
    return Kept(np.memmap(here, dtype=np.int8, mode="r", shape=(len(texts_in_file), width)), texts_in_file)


def _read(connection: Connection, rows: list[int]) -> Iterator[tuple[int, int, bytes]]:
    """(text, how many passages, their vectors) of texts that have any."""
    for i in range(0, len(rows), AT_ONCE):
        statement = select(passages.c.text_id, func.length(passages.c.spans), passages.c.vectors)
        for text, size, vectors in connection.execute(statement.where(passages.c.text_id.in_(rows[i : i + AT_ONCE])).order_by(
            passages.c.text_id
        )):  # fmt: skip
            yield int(text), int(size) // 8, vectors


def _vectors(data: bytes, n: int) -> Bytes:
    return np.frombuffer(data, dtype=np.int8).reshape(n, -1) if n else np.empty((0, 0), dtype=np.int8)


def _write_whole(file: Path, write: Callable[[Path], object]) -> None:
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        write(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
