"""A plain text as a document: the file's characters, unchanged, so that offsets point into the file."""

from __future__ import annotations

import hashlib

from headwater.errors import NoText, NotText
from headwater.model import Document


def document_of(text: str, *, name: str, id: str | None = None, sha256: str | None = None) -> Document:
    """A document with this text and nothing else known of it; `id` is made of the text's hash where none is given.

    name: how messages call it. sha256: of the bytes that the text was read from.
    Raises NoText for white space only, NotText for half a character, which no file could hold.
    """
    if not text.strip():
        raise NoText(f"{name}: no text found ({'empty' if not text else 'white space only'}); give a file that holds the text")
    text_sha256 = hash_of(text, name=name)
    return Document(id=id or f"text-{text_sha256[:12]}", text=text, text_sha256=text_sha256, sha256=sha256)


def hash_of(text: str, *, name: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal: what a frozen text is known by."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as fault:
        raise NotText(
            f"{name}: half a character at {fault.start} (a lone surrogate); read the file again as UTF-8 or UTF-16"
        ) from None
