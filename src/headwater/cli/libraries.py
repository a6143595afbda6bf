"""The Library that a command works on: which one, opened, and what is in it by name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, terminal
from headwater.errors import NotKept, UsageError

if TYPE_CHECKING:
    from headwater.library import Library
    from headwater.model import Document
    from headwater.store.engine import Store
    from headwater.store.records import Version

VARIABLE = "HEADWATER_LIBRARY"
USUAL = "press.headwater"

Place = Annotated[
    str | None,
    typer.Option(
        "--library",
        "-L",
        metavar="L",
        help=f"The Library: a folder, or postgresql://...; else {VARIABLE}, ./{USUAL} where there is one, or the one in your data"
        " folder.",
        show_default=False,
    ),
]


def place(given: str | None) -> str:
    """Where the Library is: as given, as the environment says, here, or in the user's data folder."""
    told = given or os.environ.get(VARIABLE)
    if told:
        return told
    return USUAL if Path(USUAL).is_dir() else str(data_folder() / USUAL)


def data_folder() -> Path:
    """The platform's folder for what a user keeps."""
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "headwater"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "headwater"
        given = Path(os.environ.get("XDG_DATA_HOME", ""))
        return (given if given.is_absolute() else Path.home() / ".local" / "share") / "headwater"
    except RuntimeError:  # no home
        raise UsageError(f"no folder of yours to keep a Library in; name one with --library or {VARIABLE}") from None


@contextmanager
def opened(given: str | None, *, make: bool = False) -> Iterator[Store]:
    """The tables of the Library, for commands that do not need all of `library` (which takes a second to load).

    make: whether one is made where there is none, which standard error then says. Raises LibraryError.
    """
    from headwater.store.opening import open_store

    where = place(given)
    new = make and "://" not in where and not Path(where).exists()
    store = open_store(where if "://" in where else Path(where), make=make)
    try:
        if new:
            told = "" if given or os.environ.get(VARIABLE) else f" (--library or {VARIABLE} names another)"
            terminal.complain(f"made a new Library: {store.place}{told}")
        yield store
    finally:
        store.close()


def library(given: str | None) -> Library:
    """The Library that is there. Raises LibraryError."""
    from headwater.library import Library

    return Library(place(given), make=False)


def base(store: Store) -> Path | None:
    """The folder from which files are named: the one that the Library's folder lies in; the root for PostgreSQL."""
    return store.folder.absolute().parent if store.folder is not None else Path("/")


def document(library: Library, name: str, *, encoding: str | None = None, language: str | None = None) -> Document:
    """A file (`-` is standard input), or what the Library has by this id or address. Raises NotFound or InputError."""
    if name == inputs.STANDARD_INPUT or is_there(name):
        return inputs.document(name, encoding, language)
    try:
        return next(v.document for v in versions(library.store, name) if v.latest)
    except NotKept as fault:
        if not str(fault).startswith(f"{name}: no such document"):
            raise  # it was taken out, and is told by whom
        instead = str(fault).partition("; ")[2]
        raise NotKept(f"{name}: no such file, and no document of this name in {library.store.place}; {instead}") from None


def versions(store: Store, name: str) -> list[Version]:
    """All versions of what the Library has by an id or address, or from a file of this path.

    Raises NotKept, which says who took it out and why where that is so.
    """
    from headwater.fetch.addresses import canonical
    from headwater.gathering import ADDRESS
    from headwater.gathering import name as named
    from headwater.store.forgetting import buried
    from headwater.store.records import versions_of

    other = canonical(name) if ADDRESS.match(name) else named(Path(name), base(store))
    with store.reading() as connection:
        for one in dict.fromkeys((name, other)):
            with suppress(NotKept):
                return versions_of(connection, one)
        stones = [stone for stone in buried(connection) if stone.name in (name, other)]
        if stones:
            last = stones[-1]
            raise NotKept(
                f"{last.name}: {last.who} took it out of this Library on {last.at[:10]} ({last.why}); add it again to have it"
            )
        return versions_of(connection, name)  # refused by the name that was given


def is_there(name: str) -> bool:
    """Whether there is a file of this name."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # a long address is no possible name of a file
        return False


def who() -> str:
    """The user's name, for what is kept with who did it."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise UsageError("your name is not known to this system; say who you are with --who NAME") from None
