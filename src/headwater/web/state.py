"""What a request may ask of the application that answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from fastapi import Request

from headwater.errors import NotKept
from headwater.library import Library
from headwater.store import catalogue
from headwater.store.records import Version
from headwater.web.serving import Serving

if TYPE_CHECKING:
    from headwater.jobs import Jobs
    from headwater.model import Document
    from headwater.web.comparisons import Kept

READER = "headwater_reader"  # the cookie with the name that a reader gave
NAMELESS = "reader"
LONGEST_NAME = 80  # characters


def library(request: Request) -> Library:
    """The Library that is served. Raises LibraryFault where it is no longer in its place."""
    found: Library = request.app.state.library
    catalogue.stand(found.store)
    return found


def standing(request: Request) -> Library:
    """The Library, once it has answered: nothing is accepted for one that is away. Raises LibraryFault."""
    found = library(request)
    with found.store.reading() as connection:
        catalogue.is_kept(connection, "")
    return found


def settings(request: Request) -> Serving:
    found: Serving = request.app.state.settings
    return found


def jobs(request: Request) -> Jobs:
    """The long work of this server. Raises LibraryFault where the Library, with which it is kept, is no longer in its place."""
    catalogue.stand(request.app.state.library.store)
    found: Jobs = request.app.state.jobs
    return found


def kept(request: Request) -> Kept:
    """The comparisons that were made."""
    found: Kept = request.app.state.kept
    return found


def who(request: Request) -> str:
    """The reader's name, as given with an earlier form."""
    return named(unquote(request.cookies.get(READER, "")))


def named(given: str) -> str:
    """A name as it is kept: one line, and not without end."""
    return " ".join(given.split())[:LONGEST_NAME] or NAMELESS


def versions(request: Request, text_sha256: str) -> list[Version]:
    """All versions, of any document, that have these words; what came first first. Raises NotKept."""
    with library(request).store.reading() as connection:
        found = catalogue.of_text(connection, text_sha256)
    if not found:
        raise NotKept(
            f"no text with this hash in this Library: {text_sha256[:64]}. It was never here, or was taken out; "
            "a link shows the words that it names, or none"
        )
    return found


def document(request: Request, text_sha256: str) -> Document:
    """The document that first had these words. Raises NotKept."""
    return versions(request, text_sha256)[0].document
