"""The Library: what a newsroom keeps, and what it asks of it. Each verb is a few lines to the module that does it.

with Library("press.headwater") as library:
    library.add(Path("speech.html"))
    library.search("wheat treaty").results
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from headwater import adding, reindexing
from headwater.adding import Added, Say
from headwater.descent import Descent, descendants
from headwater.descent import Progress as Counted
from headwater.encoding import encode_missing
from headwater.errors import HeadwaterError, InputError, NotKept
from headwater.fetch.addresses import canonical
from headwater.intake.containers import Fault, Item, Wanted, items
from headwater.intake.plain import hash_of
from headwater.model import Document
from headwater.reading import read
from headwater.reindexing import Reindexed
from headwater.searching import Found, found
from headwater.store import decisions, evidence, forgetting, passages, records
from headwater.store.decisions import Decision
from headwater.store.evidence import Damage, Progress
from headwater.store.forgetting import Tombstone
from headwater.store.opening import open_store
from headwater.store.records import Version
from headwater.text.encoder import built_in
from headwater.tracing import Trace, index_folder, trace

Addable = Document | Item | str | os.PathLike[str]


class Library:
    """One folder, or a PostgreSQL database by its address (`postgresql://...`).

    make: whether to make one where there is none yet. Raises NotALibrary, LibraryBusy, LibraryFault or MissingExtra.
    """

    def __init__(self, place: str | os.PathLike[str], *, make: bool = True) -> None:
        self.store = open_store(place if isinstance(place, str) else Path(place), make=make)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Library {self.store.place}>"

    def close(self) -> None:
        self.store.close()

    def add(self, given: Addable | Iterable[Addable], *, say: Say | None = None, **told: Any) -> Added:
        """Keeps documents, texts (a str) and what is in files and folders (a path): pages, tables, archives, feeds, web archives.

        told: what is known of each (title, outlet, published, ...).
        """
        many = [given] if isinstance(given, Document | Item | str | os.PathLike) else given
        return adding.add(self.store, _items(many), command="Library.add", told=told, say=say)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Documents that hold the words (`text.queries` says how to write them), and the passages where they stand."""
        return found(self.store, words, limit=limit, offset=offset)

    def encode(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Encodes what is not encoded yet, so that it is found by meaning too; how many texts those were."""
        return encode_missing(self.store, built_in(), progress)

    def trace(self, report: Document | str | os.PathLike[str], *, limit: int = 5, with_links: bool = True) -> Trace:
        """The kept documents that a report derives from, best first; empty where none is its source."""
        given = report if isinstance(report, Document) else read(report)
        return trace(self.store, given, encoder=built_in(), limit=limit, with_links=with_links)

    def descendants(
        self, source: Document | str | os.PathLike[str], *, limit: int = 30, progress: Counted | None = None
    ) -> Descent:
        """The kept documents that took from one, the earliest first. A str is the id or address of a kept one, a path a file."""
        given = source if isinstance(source, Document) else self.document(source) if isinstance(source, str) else read(source)
        return descendants(self.store, given, encoder=built_in(), limit=limit, progress=progress)

    def document(self, name: str, version: int | None = None) -> Document:
        """A document by its id or address, as it is now or as a version had it. Raises NotKept."""
        every = self.versions(name)
        for v in every:
            if v.number == version or (version is None and v.latest):
                return v.document
        raise NotKept(f"{name}: no version {version} in this Library; there are {len(every)}")

    def versions(self, name: str) -> list[Version]:
        """All versions of a document, oldest first. Raises NotKept."""
        with self.store.reading() as connection:
            return records.versions_of(connection, name)

    def check(self, progress: Progress | None = None) -> list[Damage]:
        """Works every hash out again; what is missing or changed."""
        with self.store.reading() as connection:
            return list(evidence.damages(connection, progress))

    def forget(self, name: str, *, why: str, who: str) -> Tombstone:
        """Takes a document out, with a tombstone that says when and why, and nothing of its words. Raises NotKept."""
        with self.store.writing() as connection:
            stone = forgetting.forget(connection, name, who=who, why=why, unindex=adding.unindex, unpost=adding.unpost)
        passages.clear(index_folder(self.store))
        forgetting.erase(self.store)
        return stone

    def reindex(self, progress: reindexing.Progress | None = None, *, with_encodings: bool = True) -> Reindexed:
        """Makes again, from the bytes alone, everything that is searched and traced by (`reindexing` says what changes)."""
        found = reindexing.reindex(self.store, progress)
        passages.clear(index_folder(self.store))
        if with_encodings:
            self.encode(None if progress is None else lambda done, whole: progress("encoded", done, whole))
        return found

    def decide(self, **said: Any) -> int:
        """Keeps what somebody said of a finding (`store.decisions.decide`); returns its number."""
        with self.store.writing() as connection:
            return decisions.decide(connection, **said)

    def undo(self, number: int, *, who: str) -> int:
        """Takes a decision back."""
        with self.store.writing() as connection:
            return decisions.undo(connection, number, who=who)

    def decisions(self, name: str | None = None, *, standing: bool = True) -> list[Decision]:
        """What people said, on one document or on all."""
        with self.store.reading() as connection:
            return decisions.decided(connection, name, standing=standing)


def _items(given: Iterable[Addable]) -> Iterator[Item | Fault | Document]:
    for one in given:
        if isinstance(one, Document | Item):
            yield one
        elif isinstance(one, str):
            yield _text(one)
        else:
            for part in items(one):
                yield _addressed(part) if isinstance(part, Item) else _as_fault(part)


def _addressed(item: Item) -> Item:
    """An answer that a web archive kept, under the address that it is known by; a row of a table may name any page."""
    if item.address or item.headers is None or not item.told.get("url"):
        return item
    return replace(item, address=canonical(item.told["url"]))


def _as_fault(part: Fault | Wanted) -> Fault:
    if isinstance(part, Fault):
        return part
    says = f"{part.origin}: only the address of a text ({part.url}); give the page itself, or fetch it: headwater add"
    return Fault(part.origin, InputError(says))


def _text(text: str) -> Item | Fault:
    """A text that has no name: it is known by its words."""
    try:
        name = f"text-{hash_of(text, name='the text given')[:12]}"
        return Item(text.encode("utf-8"), name, told={"id": name})
    except HeadwaterError as fault:
        return Fault("the text given", fault)
