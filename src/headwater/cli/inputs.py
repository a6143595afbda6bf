"""Files named on the command line become documents; `-` is standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.errors import InputError, UsageError

if TYPE_CHECKING:
    from headwater.model import Document

STANDARD_INPUT = "-"


def document(file: str) -> Document:
    """The document of a file, named by the path as it was given; an error names the file."""
    from headwater.reading import read

    if file == STANDARD_INPUT:
        return _named("standard input", lambda: read(sys.stdin.buffer.read(), id=STANDARD_INPUT))
    return _named(file, lambda: read(Path(file), id=file))


def _named(name: str, reading: Callable[[], Document]) -> Document:
    try:
        return reading()
    except InputError as error:
        said = str(error)
        raise (error if said.startswith(name) else type(error)(f"{name}: {said}")) from None
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}; check that the file can be read") from None


def standard_input_once(files: Sequence[str]) -> None:
    """Raises `UsageError` where `-` stands twice: it can be read only once."""
    if files.count(STANDARD_INPUT) > 1:
        raise UsageError("- (standard input) is given twice; it can stand for one file, give the other as a file")
