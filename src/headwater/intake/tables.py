"""Tables of texts: CSV, TSV, JSON Lines, JSON, Parquet; which column holds what is shown and can be told.

Rows are read one after the other, so a table may be larger than memory. A row that cannot be read is a fault with its number, and
the rest is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, Any

from headwater.errors import HeadwaterError, InputError, MissingExtra, NoText, NotText, TooLarge, UsageError
from headwater.intake.columns import Row, guessed, told, value
from headwater.intake.encodings import BYTE_ORDER_MARKS, decode
from headwater.intake.items import Fault, Item

LONGEST_ROW = 20_000_000  # bytes or characters; as long as a document may be
LOOKED_AT = 200  # rows that the columns are guessed by
DELIMITERS = "\t,;|"
CONSISTENT = 0.8  # share of the first rows that have as many cells as the head; a text with commas in it has far fewer
LONGEST_NAME = 60  # characters of a column's name; a line of prose is longer
LARGEST_LEGACY = 500_000_000  # bytes of a table in an encoding that must be told from all of it
CHUNK = 1 << 20
NEXT = re.compile(r"[^\s,]")  # of two elements of a list, the start of the second


@dataclass(frozen=True, slots=True)
class _Read:
    """A row that could be read. place: "line 812". content: the row as received where it is JSON, else written as JSON."""

    place: str
    content: bytes
    row: Row


@dataclass(frozen=True, slots=True)
class _Bad:
    place: str
    why: str


def table_kind(start: bytes, *, whole: bool, told_columns: bool = False) -> str | None:
    """What sort of table begins with these bytes: "parquet", "jsonl", "json", or a delimiter of cells; None for no table of texts.

    whole: nothing follows them. told_columns: the caller says that it is one.
    """
    if start.startswith(b"PAR1"):
        return "parquet"
    text = _text_of(start)
    if text is None:
        return None
    body = text.lstrip()
    if body.startswith("["):
        return "json" if body[1:65].lstrip().startswith("{") and not _bracketed_prose(body) else None
    if body.startswith("{"):
        return _json_kind(body, whole)
    return _delimiter(text, whole, told_columns)


def _text_of(start: bytes) -> str | None:
    """The first bytes as text, where only what stands in ASCII matters; None for bytes that are no text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "replace")
    return None if b"\0" in start else start.decode("utf-8", "replace")


def _bracketed_prose(body: str) -> bool:
    """Whether a bracket and a brace open a text and no list of objects: `[{"` and `[{}` is how those go on."""
    return not body[1:].lstrip()[1:].lstrip().startswith(('"', "}"))


def _json_kind(body: str, whole: bool) -> str | None:
    first = body.split("\n", 1)[0]
    try:
        if isinstance(json.loads(first), dict):
            several = "\n" in body.strip()
            return "jsonl" if several or guessed(_objects(json.loads(first))) else None
    except (ValueError, RecursionError):
        pass
    if not whole and "\n" not in body and body[1:].lstrip().startswith('"'):
        return "jsonl"  # a first row that is longer than what was looked at
    try:
        rows = _objects(json.loads(body)) if whole else []
    except (ValueError, RecursionError):
        return None
    return "json" if guessed(rows) else None


def _objects(held: Any) -> list[Row]:
    """The rows that a JSON value holds: a list of objects, the one such list in an object, or an object that is one row."""
    if isinstance(held, dict):
        lists = [v for v in held.values() if isinstance(v, list) and v and all(isinstance(x, dict) for x in v)]
        if guessed([held]) or len(lists) != 1:
            return [held]
        return lists[0]
    return [x for x in held if isinstance(x, dict)] if isinstance(held, list) else []


def _delimiter(text: str, whole: bool, told_columns: bool) -> str | None:
    """What parts the cells of a table; None where the lines are no rows under a head of names."""
    cut = text if whole else text[: text.rfind("\n") + 1]
    head_line = cut.split("\n", 1)[0]
    for delimiter in DELIMITERS:
        if delimiter not in head_line:
            continue
        try:
            rows = list(islice(csv.reader(io.StringIO(cut, newline=""), delimiter=delimiter), 21))
        except csv.Error:
            continue
        head = [cell.strip() for cell in rows[0]]
        named = len(set(head)) == len(head) > 1 and all(0 < len(c) <= LONGEST_NAME and len(c.split()) <= 4 for c in head)
        body = [row for row in rows[1:] if row]
        if not named or not body or sum(len(row) == len(head) for row in body) < CONSISTENT * len(body):
            continue
        if told_columns or guessed([dict(zip(head, row, strict=False)) for row in body]):
            return delimiter
    return None


def columns_of_table(stream: IO[bytes], kind: str, *, name: str, encoding: str | None = None) -> dict[str, str]:
    """Which column of a table holds what, as far as its first rows tell: "text" -> "story", "published" -> "date", ..."""
    return guessed([r.row for r in islice(_rows(stream, kind, name, encoding), LOOKED_AT) if isinstance(r, _Read)])


def table_items(
    stream: IO[bytes], kind: str, *, name: str, columns: Mapping[str, str] | None = None, encoding: str | None = None
) -> Iterator[Item | Fault]:
    """Each row of a table as an item: its content is the row in JSON, and it is told what the columns say.

    kind: of `table_kind`. columns: what the caller says of them; the rest is guessed. A row without text is left to who reads it.
    """
    rows = _rows(stream, kind, name, encoding)
    first = list(islice(rows, LOOKED_AT))
    known = [r.row for r in first if isinstance(r, _Read)]
    mapping = {**guessed(known), **{what: c for what, c in (columns or {}).items() if c}}
    there = list(dict.fromkeys(c for row in known for c in row))
    if known and (fault := _wrong(mapping, there, name)) is not None:
        yield Fault(name, fault)
        return
    for read in chain(first, rows):
        origin = f"{name} {read.place}"
        if isinstance(read, _Bad):
            yield Fault(origin, InputError(f"{origin}: {read.why}"))
        else:
            yield Item(read.content, origin, told(read.row, mapping))


def _wrong(mapping: Mapping[str, str], there: list[str], name: str) -> HeadwaterError | None:
    """What is wrong with a mapping of columns, None where nothing is."""
    listed = ", ".join(f"'{c}'" for c in there[:20])
    if "text" not in mapping:
        return NoText(f"{name}: no column holds texts; the columns are {listed}; name it with --text COLUMN")
    for what, column in mapping.items():
        if column not in there:
            return UsageError(f"{name}: no column '{column}' (for {what}); the columns are {listed}")
    return None


def row_text(content: bytes, columns: Mapping[str, str], *, name: str) -> str:
    """The text in a row's bytes (a JSON object). columns: which column holds what; `text` is always among them."""
    try:
        row = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise NotText(f"{name}: not a JSON object ({_said(fault)}); check the line") from None
    text = row.get(columns["text"]) if isinstance(row, dict) else None
    if isinstance(text, list):
        text = "\n\n".join(v for v in map(value, text) if v)  # paragraphs one by one
    if not isinstance(text, str) or not text.strip():
        raise NoText(f"{name}: no text in column '{columns['text']}'; name the column with --text COLUMN")
    return text


def cell(content: bytes, column: str) -> str:
    """What a row's bytes (a JSON object) say in a column, as text; empty for nothing."""
    row = json.loads(content)
    return value(row.get(column)) if isinstance(row, dict) else ""


# The rows of each kind


def _rows(stream: IO[bytes], kind: str, name: str, encoding: str | None) -> Iterator[_Read | _Bad]:
    if kind == "parquet":
        return _parquet(stream, name)
    if kind == "jsonl":
        return _json_lines(stream, encoding)
    if kind == "json":
        return _json_list(stream, name, encoding)
    return _cells(_decoded(stream, name, encoding), kind)


def _json_lines(stream: IO[bytes], encoding: str | None) -> Iterator[_Read | _Bad]:
    number = 0
    while line := stream.readline(LONGEST_ROW + 1):
        number += 1
        place = f"line {number}"
        if len(line) > LONGEST_ROW:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_ROW)):
                pass
            yield _Bad(place, f"over {LONGEST_ROW // 1_000_000} MB, more than one text may have")
            continue
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line := line.strip():
            yield _json_row(line if encoding is None else line.decode(encoding, "replace").encode(), place)


def _json_row(line: bytes, place: str) -> _Read | _Bad:
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return _Bad(place, "not in UTF-8; save the table in UTF-8 or name its encoding")
    except (ValueError, RecursionError) as fault:
        return _Bad(place, f"not a JSON object ({_said(fault)})")
    return _Read(place, line, row) if isinstance(row, dict) else _Bad(place, "not a JSON object")


def _json_list(stream: IO[bytes], name: str, encoding: str | None) -> Iterator[_Read | _Bad]:
    """The objects of a JSON list one after the other; of any other JSON value those that `_objects` finds."""
    text = _decoded(stream, name, encoding)
    held = text.read(CHUNK).lstrip()
    if not held.startswith("["):
        try:
            rows = _objects(json.loads(held + text.read(LONGEST_ROW)))
        except (ValueError, RecursionError) as fault:
            yield _Bad("row 1", f"not JSON ({_said(fault)})")
            return
        yield from (_Read(f"row {i}", _as_json(row), row) for i, row in enumerate(rows, 1))
        return
    decoder, at, number = json.JSONDecoder(), 1, 0
    while True:
        at = found.start() if (found := NEXT.search(held, at)) else len(held)
        if len(held) - at < CHUNK // 2 and (more := text.read(CHUNK)):
            held, at = held[at:] + more, 0
            continue
        if held.startswith("]", at):
            return
        number += 1
        while True:
            try:
                row, at = decoder.raw_decode(held, at)
                break
            except (ValueError, RecursionError) as fault:
                more = text.read(len(held)) if len(held) <= LONGEST_ROW else ""  # twice as much each time: linear in all
                if not more:
                    yield _Bad(f"row {number}", f"not a JSON object ({_said(fault)}); what follows is not read")
                    return
                held += more
        yield _Read(f"row {number}", _as_json(row), row) if isinstance(row, dict) else _Bad(f"row {number}", "not a JSON object")


def _cells(text: IO[str], delimiter: str) -> Iterator[_Read | _Bad]:
    csv.field_size_limit(LONGEST_ROW)
    reader = csv.reader(text, delimiter=delimiter)
    head: list[str] | None = None
    while True:
        number = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield _Bad(f"line {number}", f"cells that cannot be told apart ({fault}); look for a quotation mark that is not closed")
            continue
        if head is None:
            head = [cell.strip() for cell in row]
        elif row and len(row) < len(head):
            yield _Bad(f"line {number}", f"{_count(len(row))} where the head names {len(head)}")
        elif any(row[len(head) :]):
            yield _Bad(f"line {number}", f"{_count(len(row))} where the head names {len(head)}; put the text in quotation marks")
        elif any(row):
            cells = dict(zip(head, row, strict=False))
            yield _Read(f"line {number}", _as_json(cells), cells)


def _count(cells: int) -> str:
    return f"{cells} cell{'s' * (cells != 1)}"


def _decoded(stream: IO[bytes], name: str, encoding: str | None) -> IO[str]:
    """The stream as text: in the encoding told, by its mark, as UTF-8, else in the legacy encoding that all of it fits."""
    start = _peeked(stream)
    if encoding is None:
        encoding = next((e for mark, e in (*BYTE_ORDER_MARKS,) if start.startswith(mark)), None)
        encoding = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding or "", encoding)
    if encoding is None and not _is_utf8(start):
        data = stream.read(LARGEST_LEGACY + 1)
        if len(data) > LARGEST_LEGACY:
            raise TooLarge(f"{name}: in no UTF-8 and too large to tell its encoding; name it with --encoding")
        return io.StringIO(decode(data, name=name), newline="")
    try:
        return io.TextIOWrapper(stream, encoding or "utf-8", errors="replace", newline="")
    except LookupError:
        raise UsageError(f"{name}: no encoding is called {encoding!r}; try utf-8, windows-1251, euc-kr or gb18030") from None


def _peeked(stream: IO[bytes]) -> bytes:
    return bytes(stream.peek(1)) if isinstance(stream, io.BufferedReader) else b""


def _is_utf8(start: bytes) -> bool:
    """Whether bytes are UTF-8 up to a character that may be cut off at the end."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError as fault:
        return fault.start >= len(start) - 3
    return True


def _parquet(stream: IO[bytes], name: str) -> Iterator[_Read | _Bad]:
    try:
        import pyarrow  # type: ignore[import-untyped]
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra(f'{name}: Parquet needs a package that is not installed: pip install "headwater[tables]"') from None
    try:
        batches = parquet.ParquetFile(stream).iter_batches(batch_size=500)
        rows = (row for batch in batches for row in batch.to_pylist())
        for number, row in enumerate(rows, 1):
            yield _Read(f"row {number}", _as_json(row), row)
    except (pyarrow.ArrowException, OSError, ValueError) as fault:
        raise InputError(f"{name}: a damaged Parquet file ({_said(fault)}); write it again") from None


def _as_json(row: Any) -> bytes:
    return json.dumps(row, ensure_ascii=False, default=value).encode("utf-8", "replace")


def _said(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200]
