"""Files named on the command line become documents; `-` is standard input."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.model import Document

STANDARD_INPUT = "-"


def _known(encoding: str | None) -> str | None:
    """The name of an encoding, refused before any file is read: of one that is UTF-8 it would never be asked."""
    try:
        "".encode(encoding or "utf-8")
    except LookupError:
        raise UsageError(
            f"no encoding is called {encoding!r}; try utf-8, windows-1251, euc-kr, gb18030 or shift_jis with --encoding"
        ) from None
    return encoding


# Options of commands that read files.
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="How files that are not UTF-8 are encoded, such as cp949; without it the bytes tell, where that is certain.",
        show_default=False,
        callback=_known,
    ),
]


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="The language of the report as ISO 639-1 (ko, ru, zh); without it the page or the text tells.",
        show_default=False,
    ),
]
DocumentLanguage = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="The language of the documents as ISO 639-1 (ko, ru, zh); without it the page or the text tells.",
        show_default=False,
    ),
]
SourceLanguage = Annotated[
    str | None,
    typer.Option("--source-language", metavar="CODE", help="Likewise for the source, or every source.", show_default=False),
]
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")


def document(file: str, encoding: str | None = None, language: str | None = None, *, taken_apart: bool = True) -> Document:
    """The document of a file, named by the path as it was given; an error names the file.

    encoding: of the bytes where they are not UTF-8; None: told from the bytes. language: ISO 639-1; None: told from the document.
    taken_apart: False reads a table as the text that it is written in.
    """
    from headwater.reading import read

    told = checked(language)
    if file == STANDARD_INPUT:
        content = sys.stdin.buffer.read()
        given = {"id": STANDARD_INPUT, "name": "standard input", "language": told}
        return read(content, encoding=_wanted(content, encoding), taken_apart=taken_apart, **given)
    path = Path(file)
    # A file that cannot be opened is for `read` to refuse: it says what to do.
    content = path.read_bytes() if encoding and path.is_file() and os.access(path, os.R_OK) else b""
    return read(path, id=file, encoding=_wanted(content, encoding), language=told, taken_apart=taken_apart)


def checked(language: str | None) -> str | None:
    if language is not None and not _CODE.fullmatch(language):
        raise UsageError(f"{language!r} is not a language code; give two small letters as ISO 639-1 has them, such as ko, ru or zh")
    return language


def _wanted(content: bytes, encoding: str | None) -> str | None:
    """The encoding to read by: of two files that are compared one may be UTF-8 and the other not."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return encoding
    return None


def standard_input_once(files: Sequence[str]) -> None:
    """Raises `UsageError` where `-` stands twice: it can be read only once."""
    if files.count(STANDARD_INPUT) > 1:
        raise UsageError("- (standard input) is given twice; it can stand for one file, give the other as a file")
