"""Files named on the command line become documents; `-` is standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.errors import InputError, UsageError

if TYPE_CHECKING:
    from headwater.model import Document

STANDARD_INPUT = "-"

# An option of every command that reads files.
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="How files that are not UTF-8 are encoded, such as cp949; without it the bytes tell, where that is certain.",
        show_default=False,
    ),
]


def document(file: str, encoding: str | None = None) -> Document:
    """The document of a file, named by the path as it was given; an error names the file.

    encoding: of the bytes where they are not UTF-8; None: told from the bytes.
    """
    from headwater.reading import read

    if file == STANDARD_INPUT:
        content = sys.stdin.buffer.read()
        return _named("standard input", lambda: read(content, id=STANDARD_INPUT, encoding=_wanted(content, encoding)))
    path = Path(file)
    # A file that cannot be opened is for `read` to refuse: it says what to do.
    content = path.read_bytes() if encoding and path.is_file() and os.access(path, os.R_OK) else b""
    return _named(file, lambda: read(path, id=file, encoding=_wanted(content, encoding)))


def _wanted(content: bytes, encoding: str | None) -> str | None:
    """The encoding to read by: of two files that are compared one may be UTF-8 and the other not."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return encoding
    return None


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
