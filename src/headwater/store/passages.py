"""Passages of the kept texts and their encodings: rows in the database, and one file of bytes beside it to look through.

The file is a row of records, each a vector and the text that it is of, in the order in which the texts were encoded. It is made of
the rows and goes on where it ends, a stretch at a time: whatever interrupts it, the next who asks cuts off what is half there and
writes the rest. It is begun anew under another name once a text was taken out or encoded again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, delete, func, insert, select

from headwater.errors import LibraryFault
from headwater.store.rows import count_on, counted, numbered
from headwater.store.schema import passages, texts

if sys.platform != "win32":
    import fcntl

Bytes = npt.NDArray[np.int8]
Spans = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
AT_ONCE = 500  # texts whose rows are read in one go: some ten thousand passages, five megabytes
GENERATION = "passages begun anew"  # counted in `numbers`


@dataclass(frozen=True, slots=True)
class Kept:
    """All passages: vectors (n, width) as bytes, and the text (row) that each is of, (n,); views into a mapped file."""

    vectors: Bytes
    texts: Numbers


def put(connection: Connection, text: int, encoder: str, spans: Spans, vectors: Bytes) -> None:
    """Keeps a text's passages, inside the caller's transaction. spans: (n, 2) code points; vectors: (n, width).

    Passages that another encoder made of it go.
    """
    drop(connection, text)
    with numbered(connection, "passages") as number:
        values = {
            "text_id": text, "number": next(number), "encoder": encoder, "spans": spans.astype("<i4").tobytes(),
            "vectors": vectors.tobytes(),
        }  # fmt: skip
        connection.execute(insert(passages).values(**values))


def drop(connection: Connection, text: int) -> None:
    """Takes a text's passages out, where it has any."""
    if connection.execute(delete(passages).where(passages.c.text_id == text)).rowcount:
        count_on(connection, GENERATION)


def empty(connection: Connection) -> None:
    """Takes all passages out."""
    connection.execute(delete(passages))
    count_on(connection, GENERATION)


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
    """All passages of vectors this wide, from the file in a folder, brought up to what the database has."""
    form = np.dtype([("text", "<i8"), ("vector", "i1", (width,))])
    file = folder / f"passages-{counted(connection, GENERATION)}-{width}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_up_to_date(connection, file, form):
            with _alone(folder):
                _bring_up_to_date(connection, file, form)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise LibraryFault(f"{folder}: the index of passages cannot be written ({reason}); make room there or choose another place"
        ) from None  # fmt: skip
    n = file.stat().st_size // form.itemsize
    rows = np.memmap(file, dtype=form, mode="r", shape=(n,)) if n else np.empty(0, dtype=form)
    return Kept(rows["vector"], rows["text"])


def forget_files(folder: Path) -> None:
    """Takes the files away, as after something was taken out of the Library: they are made again when asked for."""
    for file in folder.glob("passages-*"):
        # where another process looks through it just now (Windows), the next time will do
        with _ignored(PermissionError):
            file.unlink(missing_ok=True)


def _is_up_to_date(connection: Connection, file: Path, form: np.dtype[np.void]) -> bool:
    if not file.exists():
        return False
    newest = connection.execute(select(func.max(passages.c.number)).where(_of_width(form))).scalar() or 0
    return _end(connection, file, form) == (newest, file.stat().st_size)


def _end(connection: Connection, file: Path, form: np.dtype[np.void]) -> tuple[int, int]:
    """How far a file goes: the number of the last text that is whole in it, and its size in bytes up to there."""
    size = file.stat().st_size // form.itemsize * form.itemsize
    while size:
        with file.open("rb") as opened:
            opened.seek(size - form.itemsize)
            text = int(np.frombuffer(opened.read(form.itemsize), dtype=form)["text"][0])
        row = connection.execute(
            select(passages.c.number, func.length(passages.c.spans).label("size")).where(passages.c.text_id == text)
        ).first()
        if row is None:  # written from a later state than this connection sees: nothing is lacking
            return sys.maxsize, size
        there = _records_at_end(file, form, size, text)
        if there == row.size // 8:
            return int(row.number), size
        size -= there * form.itemsize
    return 0, 0


def _records_at_end(file: Path, form: np.dtype[np.void], size: int, text: int) -> int:
    """How many of the last records are of a text."""
    rows = np.memmap(file, dtype=form, mode="r", shape=(size // form.itemsize,))
    count = 0
    while count < len(rows) and rows[len(rows) - 1 - count]["text"] == text:
        count += 1
    return count


def _bring_up_to_date(connection: Connection, file: Path, form: np.dtype[np.void]) -> None:
    for other in file.parent.glob("passages-*"):
        if other != file and other.name.endswith(f"-{form['vector'].shape[0]}"):
            with _ignored(PermissionError):
                other.unlink(missing_ok=True)
    with file.open("ab") as opened:
        after, size = _end(connection, file, form)
        opened.truncate(size)
        for number, text, spans, vectors in _rows(connection, after, form):
            _append(opened, number, text, spans, vectors, form)


def _append(file: BinaryIO, _number: int, text: int, count: int, vectors: bytes, form: np.dtype[np.void]) -> None:
    records = np.empty(count, dtype=form)
    records["text"] = text
    records["vector"] = _vectors(vectors, count)
    file.write(records.tobytes())
