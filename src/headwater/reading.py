"""Reading: files, bytes and strings become documents, with their blocks and what is known of them.

read(Path("page.html"))      a file, told by its content: an HTML page gives its report, captions (SRT, WebVTT) their words in
                             running text, any other text stands as it is
read_all(Path("news.zip"))   all documents of a folder, an archive, a table, a feed or a web archive
read(b"...")                 a file's content
read("text ...")             a string is always text, never a name or markup; `document` is the same with what you know of it
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from headwater.errors import HeadwaterError, InputError, NotFound
from headwater.intake.containers import Fault, Item, Part, Wanted, items, kind_in_words
from headwater.intake.formats import LARGEST, is_html, read_bytes
from headwater.intake.plain import document_of
from headwater.intake.tables import row_text
from headwater.model import Document
from headwater.text import daylines
from headwater.text.furniture import describe
from headwater.text.language import settle

Source = str | os.PathLike[str] | bytes
FILED = (b"%PDF-", b"PK")  # how a file begins whose properties tell when it was made
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
    taken_apart: bool = True,
) -> Document:
    """The document in a file (`os.PathLike`), a file's content (`bytes`) or a text (`str`).

    What is given of language (ISO 639-1), published (ISO 8601), title, outlet and url wins over what the document says of itself.
    id: of the document; else the path as given, or one made of the text's hash. encoding: of the bytes, where it is known.
    name: how messages call the source; else its path. taken_apart: False reads a table or a feed as the text that it is written in.
    Raises NotFound, NotText, NoText or TooLarge, each with one line that says what to do.
    """
    if isinstance(source, str):
        found = document_of(source, name=name or NAMELESS[str], id=id)
    else:
        path = None if isinstance(source, bytes) else os.fspath(source)
        name = name or path or NAMELESS[bytes]
        data = source if isinstance(source, bytes) else _content(os.fspath(source))
        if taken_apart and encoding is None and (kind := kind_in_words(data)) is not None:
            only = _only(items(source, name), name, kind)
            told = {"language": language, "published": published, "title": title, "outlet": outlet, "url": url}
            return read_item(only.content, only.origin, {"id": id or path, **only.told, **{k: v for k, v in told.items() if v}})
        found = read_bytes(data, name=name, id=id or path, encoding=encoding, day_of=daylines.day_of_line)
    # the day that an office file or a PDF was made is the last thing to go by: what its text says of its day is right more often
    made = found.published if not isinstance(source, str) and data.startswith(FILED) else None
    found = replace(
        found,
        title=title or found.title,
        outlet=outlet or found.outlet,
        published=published or (None if made else found.published),
        url=url or found.url,
    )
    found = _completed(found, told=language)
    return replace(found, published=found.published or made)


def read_all(
    source: Source,
    *,
    language: str | None = None,
    encoding: str | None = None,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
    faults: list[HeadwaterError] | None = None,
) -> list[Document]:
    """All documents in a source, in its order: one for a text or a page, each member of an archive, each row of a table.

    columns: of a table, which of them holds what ("text" -> "story"); else guessed. faults: takes what could not be read; without
    it, the first fault is raised. Other arguments and errors are those of `read`.
    """
    if isinstance(source, str):
        return [read(source, language=language, name=name)]
    gathered: list[HeadwaterError] = []
    found: list[Document] = []
    label = name or (NAMELESS[bytes] if isinstance(source, bytes) else os.fspath(source))
    for part in items(source, label, columns=columns, encoding=encoding):
        if isinstance(part, Item):
            told = {"id": None if isinstance(source, bytes) and part.origin == label else part.origin, **part.told}
            try:
                found.append(read_item(part.content, part.origin, {**told, **({"language": language} if language else {})}))
            except HeadwaterError as fault:
                gathered.append(fault)
        else:
            gathered.append(_fault(part))
        if gathered and faults is None:
            raise gathered[0]
    if faults is not None:
        faults.extend(gathered)
    return found


def read_item(content: bytes, origin: str, told: Mapping[str, Any]) -> Document:
    """The document in the bytes of one item, with what was told of it; the same again whenever it is asked.

    told: arguments of `read`; `author`, `place`; `columns` for the row of a table (which column holds what).
    """
    given = {k: v for k, v in told.items() if k not in ("columns", "author", "place")}
    rest = {k: told[k] for k in ("author", "place") if told.get(k)}
    if "columns" in told:
        text = row_text(content, told["columns"], name=origin)
        made = read(text.encode("utf-8", "replace"), name=origin, **given) if is_html(text) else document(text, **given)
    else:
        made = read(content, name=origin, **given)
    return replace(made, **rest)


def _only(parts: Iterator[Part], name: str, kind: str) -> Item:
    """The one document of a container. Raises InputError where there are several or none that can be read."""
    first = list(islice(parts, 2))
    if len(first) == 1:
        only = first[0]
        if isinstance(only, Item):
            return only
        raise _fault(only)
    raise InputError(f"{name}: {kind} of several documents; take one out of it, or read them all (read_all, headwater add)")


def _fault(part: Fault | Wanted) -> HeadwaterError:
    if isinstance(part, Fault):
        return part.error
    return InputError(f"{part.origin}: only the address of a text ({part.url}); fetch it, or give the page itself")


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
