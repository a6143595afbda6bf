"""Passages of the kept texts and their encodings: rows in the database, and a file for each language beside it to look through.

A file is a row of records, each a vector and the text that it is of, in the order in which the texts were encoded. It is made of
the rows when its language is first asked for, and goes on where it ends, a stretch at a time: whatever interrupts it, the next who
asks cuts off what is half there and writes the rest. It is begun anew under another name once a text was taken out or encoded
again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Integer, case, delete, func, insert, select

from headwater.errors import LibraryFault
from headwater.store.rows import count_on, counted, numbered
from headwater.store.schema import passages, texts

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Bytes = npt.NDArray[np.int8]
Spans = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
AT_ONCE = 500  # texts whose rows are read in one go: some ten thousand passages, five megabytes
GENERATION = "passages begun anew"  # counted in `numbers`


@dataclass(frozen=True, slots=True)
class Kept:
    """Passages: vectors (n, width) as bytes, and the text (row) that each is of, (n,)."""

    vectors: Bytes
    texts: Numbers


def put(connection: Connection, text: int, encoder: str, spans: Spans, vectors: Bytes) -> None:
    """Keeps a text's passages, inside the caller's transaction. spans: (n, 2) code points; vectors: (n, width).

    Passages that another encoder made of it go.
    """
    drop(connection, text)
    language = select(texts.c.language).where(texts.c.id == text).scalar_subquery()
    with numbered(connection, "passages") as number:
        values = {
            "text_id": text, "number": next(number), "encoder": encoder, "spans": spans.astype("<i4").tobytes(),
            "vectors": vectors.tobytes(), "language": language,
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


def not_encoded(connection: Connection, encoder: str, among: Sequence[int] | None = None) -> list[int]:
    """Texts (rows) without passages by this encoder, oldest first; all of them, or those among some."""
    mine = (passages.c.text_id == texts.c.id) & (passages.c.encoder == encoder)
    statement = select(texts.c.id).outerjoin(passages, mine).where(passages.c.text_id.is_(None)).order_by(texts.c.id)
    return list(connection.execute(statement if among is None else statement.where(texts.c.id.in_(among))).scalars())


def lacking(connection: Connection, encoder: str) -> int:
    """How many texts have no passages by this encoder; counted, where `not_encoded` goes through them."""
    encoded = select(func.count()).select_from(passages).where(passages.c.encoder == encoder).scalar_subquery()
    return int(connection.execute(select(select(func.count()).select_from(texts).scalar_subquery() - encoded)).scalar() or 0)


def how_many(connection: Connection) -> int:
    """Texts that are encoded."""
    return int(connection.execute(select(func.count()).select_from(passages)).scalar() or 0)


def of_texts(connection: Connection, rows: Sequence[int], width: int) -> Kept:
    """The passages of some texts (rows) with vectors this wide, text by text."""
    asked = select(passages.c.text_id, passages.c.spans, passages.c.vectors).where(passages.c.text_id.in_(rows))
    found = [(r.text_id, len(r.spans) // 8, r.vectors) for r in connection.execute(asked.order_by(passages.c.text_id))]
    found = [one for one in found if len(one[2]) == one[1] * width]
    vectors = np.frombuffer(b"".join(v for *_, v in found), dtype=np.int8).reshape(-1, width)
    return Kept(vectors, np.repeat([text for text, *_ in found], [n for _, n, _ in found]).astype(np.int64))


def languages(connection: Connection, encoder: str) -> dict[str | None, int]:
    """The languages of the texts that an encoder encoded, each with the number of its last text."""
    # From each language to the next by the index, where grouping would go through every text.
    mine = passages.c.encoder == encoder
    step = select(func.min(passages.c.language).label("language")).where(mine).cte("step", recursive=True)
    after = select(func.min(passages.c.language)).where(mine, passages.c.language > step.c.language).scalar_subquery()
    step = step.union_all(select(after).where(step.c.language.is_not(None)))
    named = list(connection.execute(select(step.c.language).where(step.c.language.is_not(None))).scalars())
    last = select(func.max(passages.c.number)).where(mine)
    newest = {one: connection.execute(last.where(passages.c.language.is_not_distinct_from(one))).scalar() for one in (*named, None)}
    return {language: number for language, number in newest.items() if number is not None}


def in_language(connection: Connection, folder: Path, encoder: str, language: str | None, newest: int, width: int) -> Kept:
    """All passages of a language, from its file in a folder, brought up to what the connection sees; views into the mapped file.

    newest: the number of its last text (`languages`). Raises LibraryFault where the folder cannot be written to.
    """
    form = np.dtype([("text", "<i8"), ("vector", "i1", (width,))])
    made = blake2b(encoder.encode("utf-8"), digest_size=4).hexdigest()
    family = f"passages-{counted(connection, GENERATION)}-{made}-{width}-"
    file = folder / f"{family}{quote(language or '', safe='')}"
    try:
        if (end := _end(file)).number < newest:
            folder.mkdir(parents=True, exist_ok=True)
            with _alone(folder):
                clear(folder, but=family)
                end = _brought_up_to_date(connection, file, (encoder, language), form)
        n = end.size // form.itemsize
        rows = np.memmap(file, dtype=form, mode="r", shape=(n,)) if n else np.empty(0, dtype=form)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise LibraryFault(f"{folder}: passages cannot be kept there ({reason}); make room, or see to its permissions") from None
    return Kept(rows["vector"], rows["text"])


def clear(folder: Path, *, but: str = "") -> None:
    """Takes the files away, as after something was taken out of the Library; they are made again when asked for."""
    for file in folder.glob("passages-*"):
        # Where another process looks through it just now, Windows says no; it goes the next time.
        if not but or not file.name.startswith(but):
            with suppress(PermissionError):
                file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _End:
    """How far a file goes: the number of the last text in it, and its size in bytes; what stands behind is half written."""

    number: int = 0
    size: int = 0


def _end(file: Path) -> _End:
    try:
        found = _End(**json.loads(_end_file(file).read_text("ascii")))
        return found if file.stat().st_size >= found.size else _End()
    except (FileNotFoundError, ValueError, TypeError):
        return _End()


def _end_file(file: Path) -> Path:
    return file.with_name(file.name + ".end")


def _brought_up_to_date(connection: Connection, file: Path, of: tuple[str, str | None], form: np.dtype[np.void]) -> _End:
    end = _end(file)  # another process may have been first
    with file.open("ab") as opened:
        opened.truncate(end.size)
        while rows := _rows(connection, of, end.number, form["vector"].shape[0]):
            for text, count, vectors, _ in rows:
                if not count:
                    continue
                records = np.empty(count, dtype=form)
                records["text"], records["vector"] = text, _vectors(vectors, count)
                opened.write(records.tobytes())
            opened.flush()
            os.fsync(opened.fileno())  # the end is told of what is there
            end = _End(rows[-1].number, opened.tell())
            part = _end_file(file).with_suffix(".part")
            part.write_text(json.dumps({"number": end.number, "size": end.size}), "ascii")
            part.replace(_end_file(file))
    return end


def _rows(connection: Connection, of: tuple[str, str | None], after: int, width: int) -> Sequence[Any]:
    """(text, how many passages, their vectors, number) of the texts encoded next; of: by which encoder, in which language.

    Vectors of another width count as none.
    """
    count = func.length(passages.c.spans, type_=Integer) // 8
    of_width = case((func.length(passages.c.vectors) == count * width, count), else_=0)
    statement = select(passages.c.text_id, of_width, passages.c.vectors, passages.c.number).where(
        passages.c.encoder == of[0], passages.c.language.is_not_distinct_from(of[1]), passages.c.number > after
    )
    return connection.execute(statement.order_by(passages.c.number).limit(AT_ONCE)).all()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time; the system lets go of the lock when the file is closed, also by a process that is killed."""
    with (folder / "lock").open("w") as lock:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _vectors(data: bytes, n: int) -> Bytes:
    return np.frombuffer(data, dtype=np.int8).reshape(n, -1) if n else np.empty((0, 0), dtype=np.int8)
