"""What is named by path or address becomes the documents in it, as bytes, and what of it could not be had.

path, folder -> the parts of it (`intake.containers`)
address      -> what is fetched there; a feed's entries are fetched in turn
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from headwater.errors import HeadwaterError, NotFound, Refused
from headwater.fetch.addresses import canonical, is_front
from headwater.intake.archives import files_in
from headwater.intake.containers import Fault, Item, Part, Wanted, items
from headwater.intake.responses import encoding_told

if TYPE_CHECKING:
    from headwater.fetch.client import Client, Fetched

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
STANDARD_INPUT = "standard input"

Fetch = Callable[[str], Item]  # raises FetchError
AGAIN = ":status"  # beside the headers of an answer that said only that nothing changed


class Before(Protocol):
    """What an address answered last (`store.receipts.Answered`)."""

    @property
    def content(self) -> bytes: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def told(self) -> Mapping[str, Any]: ...
    @property
    def etag(self) -> str | None: ...
    @property
    def modified(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What holds for all that is gathered.

    columns, encoding: as of `intake.containers.items`. base: the folder from which paths are told; None: as they are given.
    besides: a folder whose files are passed over, that of the Library itself.
    fetch: gets what is at an address; None: addresses are told as faults.
    known: whether the page at an address is here. Those of a feed that are not come first: what was interrupted goes on with them,
    before the others are asked whether they changed.
    """

    columns: Mapping[str, str] | None = None
    encoding: str | None = None
    base: Path | None = None
    besides: Path | None = None
    fetch: Fetch | None = None
    known: Callable[[str], bool] = lambda _url: False


def page(got: Fetched) -> Item:
    """What was fetched, as an item for the Library: known by the canonical form of where it was found in the end."""
    told = {"url": got.final, "encoding": encoding_told(got.content, got.headers)}
    known = {what: said for what, said in told.items() if said}
    return Item(got.content, got.url, known, address=canonical(got.final), headers=got.headers)


def unchanged(got: Fetched, before: Before) -> Item:
    """The same of an answer that says that nothing changed (304): the bytes of before, and what the server says of them now."""
    known = {what: said for what in ("url", "encoding") if (said := before.told.get(what))}
    headers = {**before.headers, **got.headers, AGAIN: str(got.status)}
    return Item(before.content, got.url, known, address=canonical(got.final), headers=headers)


def _never(_url: str) -> None:
    return None


@contextmanager
def web(before: Callable[[str], Before | None] = _never, **manners: Any) -> Iterator[Fetch]:
    """A fetch for `Asked`: one polite client for all addresses, made when the first one comes. manners: of that `Client`.

    before: what an address answered last; it is then asked only for what changed since.
    """
    made: list[Client] = []

    def fetch(url: str) -> Item:
        from headwater.fetch.client import Client

        if not made:
            made.append(Client(**manners))
        last = before(url)
        got = made[0].get(url, etag=last.etag, modified=last.modified) if last else made[0].get(url)
        return unchanged(got, last) if last and got.unchanged else page(got)

    try:
        yield fetch
    finally:
        for client in made:
            client.close()


def gathered(given: Iterable[str | os.PathLike[str] | bytes | Item], asked: Asked | None = None) -> Iterator[Item | Fault]:
    """The documents in files, folders, at addresses and in bytes (those of standard input), in the order given.

    An item is taken as it is, and known by what a part of a file would be known by.
    Nothing is raised for what was given: what cannot be read or fetched is a fault, and the rest goes on.
    """
    asked = asked or Asked()
    for one in given:
        if isinstance(one, bytes):
            yield from _settled(_of_bytes(one, asked), asked)
        elif isinstance(one, Item):
            yield _addressed(one)
        elif isinstance(one, str) and ADDRESS.match(one):
            yield from _fetched(Wanted(one, one), asked)
        else:
            yield from _settled(_of_path(Path(one), asked), asked)


def name(path: Path, base: Path | None) -> str:
    """What a file is called: its path as seen from a folder, the whole path where it lies elsewhere or the folder is the root
    (that of a Library in PostgreSQL); as given without a folder.

    So that a file has one name wherever the command is run, and two files never share one.
    """
    if base is None:
        return os.fspath(path)
    whole, folder = _whole(path), _whole(base)
    within = folder.parent != folder and whole.is_relative_to(folder)
    return whole.relative_to(folder).as_posix() if within else whole.as_posix()


def _whole(path: Path) -> Path:
    """From the root, without dots; a link keeps its own name, which `resolve` would not."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def _of_path(path: Path, asked: Asked) -> Iterator[Part]:
    """The parts of a file; those of a folder but for the Library, where that lies in it."""
    if asked.besides is None or not path.is_dir():
        yield from items(path, name(path, asked.base), columns=asked.columns, encoding=asked.encoding)
        return
    files = [file for file in files_in(path) if not _whole(file).is_relative_to(_whole(asked.besides))]
    for file in files:
        yield from items(file, name(file, asked.base), columns=asked.columns, encoding=asked.encoding)
    if not files:
        yield Fault(os.fspath(path), NotFound(f"{path}: a folder without files; name one that holds some"))


def _of_bytes(content: bytes, asked: Asked) -> Iterator[Part]:
    """What standard input has no name for is known by its content: two texts that came that way are not one."""
    for part in items(content, STANDARD_INPUT, columns=asked.columns, encoding=asked.encoding):
        if isinstance(part, Item) and part.origin == STANDARD_INPUT:
            part = replace(part, told={**part.told, "id": f"text-{hashlib.sha256(content).hexdigest()[:12]}"})
        yield part


def _settled(parts: Iterator[Part], asked: Asked) -> Iterator[Item | Fault]:
    """Parts with the addresses that they have been at, and what they only point to fetched."""
    for part in parts:
        if isinstance(part, Wanted):
            yield from _fetched(part, asked)
        elif isinstance(part, Fault):
            yield part
        else:
            yield _addressed(part)


def _addressed(item: Item) -> Item:
    """An item with its canonical address; one that was given an id is known by that.

    A row of a table or an entry of a feed that gives the front page of its outlet gives no address of its own.
    """
    url = item.told.get("url")
    if item.address or not url or item.told.get("id") or (item.headers is None and is_front(url)):
        return item
    return replace(item, address=canonical(url))


def _fetched(wanted: Wanted, asked: Asked, *, deeper: bool = True) -> Iterator[Item | Fault]:
    """What is at an address: a page, or the parts of a container. deeper: whether what a feed there points to is fetched too.

    What a feed says of its entry wins over what the page says of itself, but for the language: many feeds leave it at English.
    """
    if asked.fetch is None:
        said = f"{wanted.url}: an address, and nothing is fetched here; save the page and give the file, or fetch it: headwater add"
        yield Fault(wanted.origin, Refused(said))
        return
    try:
        got = asked.fetch(wanted.url)
    except HeadwaterError as fault:
        yield Fault(wanted.origin, fault)
        return
    parts = partial(items, got.content, wanted.url, columns=asked.columns, encoding=asked.encoding or got.told.get("encoding"))
    put_off: set[str] = set()  # origins alone: a feed may have 100,000 entries, and is read once more for these
    for part in parts():
        if isinstance(part, Wanted) and deeper and asked.known(part.url):
            put_off.add(part.origin)
        else:
            yield from _of_answer(part, wanted, got, asked, deeper=deeper)
    for part in parts() if put_off else ():
        if part.origin in put_off:
            yield from _of_answer(part, wanted, got, asked, deeper=deeper)


def _of_answer(part: Part, wanted: Wanted, got: Item, asked: Asked, *, deeper: bool) -> Iterator[Item | Fault]:
    """What a part of an answer gives."""
    if isinstance(part, Wanted) and not deeper:
        yield Fault(part.origin, Refused(f"{part.url}: a feed within a feed; add its address by itself"))
    elif isinstance(part, Wanted):
        yield from _fetched(part, asked, deeper=False)
    elif isinstance(part, Fault):
        yield part
    elif part.origin == wanted.url:
        entry = {what: said for what, said in wanted.told.items() if what != "language"}
        yield _addressed(replace(got, origin=wanted.url, told={**entry, **part.told, **got.told}))
    else:
        yield _addressed(part)
