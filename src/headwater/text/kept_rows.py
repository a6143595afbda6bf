"""Where the parts of a long text lie, kept on disk as rows of whole numbers: its sentences, clauses and words take seconds to find
in a book, and every report on it asks for them again.

A file is named by the text, by what was asked and by the code that answers: another version of the rules, or of their tables,
asks anew. A file that is not whole is made again (`cache`).
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from headwater.text import cache

# Characters of a text whose parts are kept: those of a shorter one are found in about the time that the files take.
LEAST_CHARS = 100_000

_DIGEST = 16  # bytes
Row = tuple[int, ...]


def rows(text: str, asked: object, width: int, find: Callable[[], Iterable[Row]]) -> list[Row]:
    """What `find()` gives: rows of `width` whole numbers each that depend on nothing but the text and on what is asked.

    asked: anything whose `repr` tells it from whatever else is asked of a text.
    """
    place = cache.folder() if len(text) >= LEAST_CHARS else None
    if place is None:
        return list(find())
    file = place / f"{_digest(text.encode('utf-8', 'surrogatepass'), repr(asked).encode(), code()).hex()}.rows"
    numbers = _read(file)
    if numbers is None:
        numbers = array("i", chain.from_iterable(find()))
        content = numbers.tobytes()
        cache.write(file.name, lambda opened: opened.write(_digest(content) + content))
    return list(zip(*[iter(numbers)] * width, strict=True))


def _read(file: Path) -> array[int] | None:
    """The numbers in a file; None where it is not there or not whole."""
    with suppress(OSError):
        found = file.read_bytes()
        if found[:_DIGEST] == _digest(found[_DIGEST:]):
            with suppress(OSError):
                os.utime(file)
            return array("i", found[_DIGEST:])
    return None


@lru_cache(maxsize=1)
def code() -> bytes:
    """What stands for all that finds the parts of a text: this room's modules and tables, and what they build on."""
    room = Path(__file__).parent
    files = sorted(one for one in room.rglob("*") if one.suffix in (".py", ".txt", ".toml", ".tsv"))
    built_on = f"{sys.version} {version('sentencex')} {sys.byteorder}"
    return _digest(built_on.encode(), *(part for one in files for part in (str(one.relative_to(room)).encode(), one.read_bytes())))


def _digest(*parts: bytes) -> bytes:
    """Of the parts one behind the other, their ends told apart."""
    made = blake2b(digest_size=_DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.digest()
