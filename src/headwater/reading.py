"""Reading: files, bytes and strings become documents, with their blocks and what is known of them.

read(Path("page.html"))      a file, told by its content: an HTML page gives its report, captions (SRT, WebVTT) their words in
                             running text, any other text stands as it is
read(b"...")                 a file's content
read("text ...")             a string is always text, never a name or markup; `document` is the same with what you know of it
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from headwater.errors import InputError, NotFound
from headwater.intake.formats import LARGEST, read_bytes
from headwater.intake.plain import document_of
from headwater.model import Document
from headwater.text.furniture import describe
from headwater.text.language import settle

Source = str | os.PathLike[str] | bytes
NAMELESS = {str: "the text given", bytes: "the bytes given"}  # how messages call what has no path


def read(
    source: Source,
    *,
    id: str | None = None,
    language: str | None = None,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    name: str | None = None,
) -> Document:
    """The document in a file (`os.PathLike`), a file's content (`bytes`) or a text (`str`).

    What is given of language (ISO 639-1), published (ISO 8601), title, outlet and url wins over what the document says of itself.
    id: of the document; else the path as given, or one made of the text's hash. encoding: of the bytes, where it is known.
    name: how messages call the source; else its path.
    Raises NotFound, NotText, NoText or TooLarge, each with one line that says what to do.
    """
    if isinstance(source, str):
        found = document_of(source, name=name or NAMELESS[str], id=id)
    elif isinstance(source, bytes):
        found = read_bytes(source, name=name or NAMELESS[bytes], id=id, encoding=encoding)
    else:
        path = os.fspath(source)
        found = read_bytes(_content(path), name=name or path, id=id or path, encoding=encoding)
    found = replace(
        found,
        title=title or found.title,
        outlet=outlet or found.outlet,
        published=published or found.published,
        url=url or found.url,
    )
    return _completed(found, told=language)


def read_all(
    source: Source, *, language: str | None = None, encoding: str | None = None, name: str | None = None
) -> list[Document]:
    """All documents in a source, in its order: one for a text or a page. Arguments and errors are those of `read`."""
    return [read(source, language=language, encoding=encoding, name=name)]


def document(
    text: str,
    *,
    title: str | None = None,
    language: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    id: str | None = None,
) -> Document:
    """A document of a text and what is known of it; what is not given is read from its datelines where they say it."""
    found = document_of(text, name=NAMELESS[str], id=id)
    found = replace(found, title=title, language=language, published=published, outlet=outlet, url=url, author=author)
    return _completed(found, told=language)


def _completed(found: Document, *, told: str | None) -> Document:
    """The document with its language settled and its blocks and datelines described.

    told: the language that the caller gave; it is never doubted.
    """
    return describe(replace(found, language=told or settle(found.language, found.text)))


def _content(path: str) -> bytes:
    """A file's bytes, never more than one over the size that a document may have (`/dev/zero` has no end)."""
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NotFound(f"{path}: no such file; check its name and folder") from None
    except IsADirectoryError:
        raise NotFound(f"{path}: a folder, not a file; name a file in it") from None
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise InputError(f"{path!s}: cannot be read ({reason.lower()}); check its name and its permissions") from None
