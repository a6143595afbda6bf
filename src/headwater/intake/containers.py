"""What holds several documents: folders, archives, web archives, feeds, tables. Each is told by its content and taken apart.

One document of any kind is an item too, with the file's bytes. What cannot be read is a fault, and the rest goes on: nothing is
raised for what was given.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from headwater.errors import HeadwaterError, InputError, NotFound, TooLarge
from headwater.intake import archives
from headwater.intake.formats import LARGEST
from headwater.intake.items import Fault, Item, Part, Wanted
from headwater.intake.kinds import DOCUMENT, FEED, IN_WORDS, PACKED, PARQUET, TAR, WACZ, WARC, ZIPPED, kind_of, zip_kind
from headwater.intake.streams import PEEK, Budget, Limits, buffered, opened, seekable
from headwater.intake.tables import columns_of_table, table_items

__all__ = ["Fault", "Item", "Part", "Wanted", "columns_of", "items", "kind_in_words"]


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller said of all that is inside, and what one file may still unpack to."""

    columns: Mapping[str, str] | None
    encoding: str | None
    limits: Limits
    budget: Budget


def items(
    given: os.PathLike[str] | bytes, name: str | None = None, *, columns: Mapping[str, str] | None = None,
    encoding: str | None = None, limits: Limits | None = None,
) -> Iterator[Part]:  # fmt: skip
    """The documents in a file, a folder (with the folders in it) or a file's bytes, one after the other, and what cannot be read.

    name: how origins and messages call it; else its path. columns: of tables, what holds what ("text" -> "story"); else guessed.
    encoding: of texts and tables, where it is known.
    """
    if isinstance(given, bytes):
        yield from _of_file(buffered(given), name or "the bytes given", len(given), columns, encoding, limits)
        return
    path = Path(given)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        is_folder = False
    if not is_folder:
        yield from _of_path(path, name or os.fspath(path), columns, encoding, limits)
        return
    empty = True
    for file in archives.files_in(path):
        empty = False
        label = f"{name.rstrip('/')}/{file.relative_to(path).as_posix()}" if name else os.fspath(file)
        yield from _of_path(file, label, columns, encoding, limits)
    if empty:
        yield Fault(name or os.fspath(path), NotFound(f"{name or path}: a folder without files; name one that holds some"))


def _of_path(
    path: Path, name: str, columns: Mapping[str, str] | None, encoding: str | None, limits: Limits | None
) -> Iterator[Part]:
    try:
        file = opened(path)
    except FileNotFoundError:
        yield Fault(name, NotFound(f"{name}: no such file; check its name and folder"))
        return
    except (OSError, ValueError) as fault:
        yield Fault(name, _unreadable(name, fault))
        return
    with file:
        yield from _of_file(file, name, path.stat().st_size, columns, encoding, limits)


def _of_file(
    stream: io.BufferedReader, name: str, size: int, columns: Mapping[str, str] | None, encoding: str | None, limits: Limits | None
) -> Iterator[Part]:
    limits = limits or Limits()
    yield from _guarded(stream, name, 0, _Given(columns, encoding, limits, Budget(size, limits, name)))


def kind_in_words(data: bytes) -> str | None:
    """What sort of container bytes are ("a feed", "a table (CSV)"); None for one document."""
    _, kind = _told(buffered(data), _Given(None, None, Limits(), Budget(len(data), Limits(), "")))
    return IN_WORDS.get(kind)


def columns_of(given: os.PathLike[str] | bytes, *, encoding: str | None = None) -> dict[str, str]:
    """Which column of a table holds what, as it is guessed: "text" -> "story", "published" -> "date"; empty for what is no table.

    Raises InputError for a file that cannot be read.
    """
    if isinstance(given, bytes):
        return _columns(buffered(given), _Given(None, encoding, Limits(), Budget(len(given), Limits(), "the table")))
    try:
        with opened(Path(given)) as file:
            return _columns(file, _Given(None, encoding, Limits(), Budget(Path(given).stat().st_size, Limits(), os.fspath(given))))
    except (OSError, ValueError) as fault:
        raise _unreadable(os.fspath(given), fault) from None


def _columns(stream: io.BufferedReader, given: _Given) -> dict[str, str]:
    stream, kind = _told(stream, given)
    if kind == PACKED:
        return _columns(archives.unpacked(stream, given.budget), given)
    if kind in (DOCUMENT, FEED, WARC, TAR, ZIPPED, WACZ):
        return {}
    return columns_of_table(stream, kind, name=given.budget.name, encoding=given.encoding)


def _unreadable(name: str, fault: Exception) -> HeadwaterError:
    reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
    return InputError(f"{name}: cannot be read ({reason.lower()}); check its name and its permissions")


def _guarded(stream: io.BufferedReader, name: str, level: int, given: _Given) -> Iterator[Part]:
    """The parts of a stream; what cannot be read of it ends it with a fault. A budget that is spent ends all of it."""
    try:
        yield from _parts(stream, name, level, given)
    except HeadwaterError as fault:
        if given.budget.is_spent and level:
            raise
        yield Fault(name, fault)
    except archives.DAMAGED as fault:
        yield Fault(name, archives.damaged(name, fault))


def _parts(given_stream: io.BufferedReader, name: str, level: int, given: _Given, *, within: bool = False) -> Iterator[Part]:
    """The parts of a stream, by its kind. level: archives around it. within: it is what a packed file held."""
    stream, kind = _told(given_stream, given)
    try:
        if kind in (ZIPPED, WACZ, TAR, PACKED):
            level += not (kind == TAR and within)  # a packed tar is one archive to whoever made it
            if level > given.limits.deepest:
                raise TooLarge(f"{name}: archives within archives, over {given.limits.deepest} deep; unpack it first")
        yield from _by_kind(stream, kind, name, level, given)
    finally:
        if stream is not given_stream:
            stream.close()


def _by_kind(stream: io.BufferedReader, kind: str, name: str, level: int, given: _Given) -> Iterator[Part]:
    if kind == PACKED:
        yield from _parts(archives.unpacked(stream, given.budget), name, level, given, within=True)
    elif kind == TAR:
        yield from _members(archives.tar_members(stream, given.budget, name=name), name, level, given)
    elif kind in (ZIPPED, WACZ):
        only = "archive/" if kind == WACZ else ""
        yield from _members(archives.zip_members(stream, given.budget, name=name, only=only), name, level, given)
    elif kind == WARC:
        from headwater.intake.warc import warc_items  # libraries are loaded only where there is something for them to read

        yield from warc_items(stream, name=name)
    elif kind == FEED:
        from headwater.intake.feeds import LARGEST_FEED, feed_items

        yield from feed_items(_content(stream, name, LARGEST_FEED), name=name)
    elif kind == DOCUMENT:
        yield Item(_content(stream, name, LARGEST), name, {"encoding": given.encoding} if given.encoding else {})
    else:
        yield from table_items(stream, kind, name=name, columns=given.columns, encoding=given.encoding)


def _told(stream: io.BufferedReader, given: _Given) -> tuple[io.BufferedReader, str]:
    """What a stream holds; and the stream, made to be read back and forth where its kind asks for it."""
    start = stream.peek(PEEK)[:PEEK]
    kind = kind_of(start, whole=len(start) < PEEK, told_columns=bool(given.columns), told_encoding=given.encoding is not None)
    if kind == ZIPPED:
        stream = seekable(stream)
        return stream, zip_kind(archives.zip_names(stream))
    return seekable(stream) if kind == PARQUET else stream, kind


def _content(stream: io.BufferedReader, name: str, largest: int) -> bytes:
    """All bytes of a stream. Raises TooLarge."""
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise TooLarge(f"{name}: over {largest // 1_000_000} MB, more than one document may have; split it, or give its parts")
    return content


def _members(members: Iterator[archives.Member | Fault], name: str, level: int, given: _Given) -> Iterator[Part]:
    empty = True
    for member in members:
        empty = False
        if isinstance(member, Fault):
            yield member
        else:
            label, stream = member
            yield from _guarded(stream, f"{name}/{label}", level, given)
    if empty:
        yield Fault(name, InputError(f"{name}: an archive without files; give another"))
