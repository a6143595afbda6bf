"""The Library: what a newsroom keeps, and what it asks of it. Each verb is a few lines to the module that does it.

What traces and compares is imported by the verbs that do so: keeping and searching answer without it.

with Library("press.headwater") as library:
    library.add(Path("speech.html"))
    library.search("wheat treaty").results
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any
from weakref import finalize

from headwater import adding
from headwater.adding import Added, Say, Stamp
from headwater.errors import HeadwaterError, NotKept
from headwater.fetch.addresses import canonical
from headwater.gathering import gathered
from headwater.intake.items import Fault, Item
from headwater.intake.plain import hash_of
from headwater.model import Document
from headwater.reading import read
from headwater.searching import Found, found
from headwater.store import decisions, evidence, forgetting, inventory, passages, receipts, records
from headwater.store.decisions import Decision
from headwater.store.evidence import Damage, Progress
from headwater.store.forgetting import Tombstone
from headwater.store.opening import open_store
from headwater.store.records import Version

if TYPE_CHECKING:
    from headwater import reindexing
    from headwater.descent import Descent
    from headwater.descent import Progress as Counted
    from headwater.reindexing import Reindexed
    from headwater.tracing import Trace

Addable = Document | Item | str | os.PathLike[str]


class Library:
    """One folder, or a PostgreSQL database by its address (`postgresql://...`).

    make: whether to make one where there is none yet. Raises NotALibrary, LibraryBusy, LibraryFault or MissingExtra.
    """

    def __init__(self, place: str | os.PathLike[str], *, make: bool = True) -> None:
        self.store = open_store(place if isinstance(place, str) else Path(place), make=make)
        finalize(self, self.store.close)  # where nobody closes it

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Library {self.store.place}>"

    def close(self) -> None:
        self.store.close()

    def add(
        self, given: Addable | Iterable[Addable], *, say: Say | None = None, stamp: Stamp | None = None, **told: Any
    ) -> Added:  # fmt: skip
        """Keeps documents, texts (a str) and what is in files and folders (a path): pages, tables, archives, feeds, web archives.

        Nothing is fetched here: an entry of a feed that gives an address alone fails with a line that says so.
        told: what is known of each (title, outlet, published, ...).
        stamp: has the bytes timestamped (`fetch.timestamp.Authority.stamp`).
        """
        many = [given] if isinstance(given, Document | Item | str | os.PathLike) else given
        return adding.add(self.store, _items(many), command="Library.add", told=told, say=say, stamp=stamp)

    def search(self, words: str, *, limit: int = 20, offset: int = 0) -> Found:
        """Documents that hold the words (`text.queries` says how to write them), and the passages where they stand."""
        return found(self.store, words, limit=limit, offset=offset)

    def encode(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Encodes what is not encoded yet, so that it is found by meaning too; how many texts those were."""
        from headwater.encoding import encode_missing
        from headwater.text.encoder import built_in

        return encode_missing(self.store, built_in(), progress)

    def trace(
        self, report: Document | str | os.PathLike[str], *, limit: int = 5, with_links: bool = True, with_changes: bool = True,
        progress: Counted | None = None,
    ) -> Trace:  # fmt: skip
        """The kept documents that a report derives from, best first; empty where none is its source.

        with_changes: without the changes inside every link it takes half the time; what has them not says nothing of any.
        """
        from headwater.text.encoder import built_in
        from headwater.tracing import trace

        given = report if isinstance(report, Document) else read(report)
        return trace(
            self.store, given, encoder=built_in(), limit=limit, with_links=with_links, with_changes=with_changes, progress=progress
        )

    def descendants(
        self, source: Document | str | os.PathLike[str], *, limit: int = 30, progress: Counted | None = None,
        with_changes: bool = True,
    ) -> Descent:  # fmt: skip
        """The kept documents that took from one, the earliest first. A str is the id or address of a kept one, a path a file."""
        from headwater.descent import descendants
        from headwater.text.encoder import built_in

        given = source if isinstance(source, Document) else self.document(source) if isinstance(source, str) else read(source)
        return descendants(self.store, given, encoder=built_in(), limit=limit, progress=progress, with_changes=with_changes)

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
        """Works every hash out again, and holds every timestamp against its bytes; what is missing or changed."""
        with self.store.reading() as connection:
            return list(evidence.damages(connection, progress, _holds))

    def forget(self, name: str, *, why: str, who: str) -> Tombstone:
        """Takes a document out, with a tombstone that says when and why, and nothing of its words. Raises NotKept."""
        with self.store.writing() as connection:
            stone = forgetting.forget(connection, name, who=who, why=why, unindex=adding.unindex, unpost=adding.unpost)
        self._clear_made()
        forgetting.erase(self.store)
        return stone

    def gone(self) -> set[str]:
        """Names of documents that were taken out and are not here again."""
        with self.store.reading() as connection:
            return forgetting.gone(connection)

    def reindex(self, progress: reindexing.Progress | None = None, *, with_encodings: bool = True) -> Reindexed:
        """Makes again, from the bytes alone, everything that is searched and traced by (`reindexing` says what changes)."""
        from headwater.reindexing import reindex

        found = reindex(self.store, progress)
        self._clear_made()
        if with_encodings:
            self.encode(None if progress is None else lambda done, whole: progress("encoded", done, whole))
        return found

    def _clear_made(self) -> None:
        """Takes away what was made of the documents beside them: all of it is made again when it is asked for."""
        from headwater.encoding import index_folder

        folder = index_folder(self.store)
        passages.clear(folder)
        forgetting.clear_made(folder / "comparisons", (self.store.folder or folder) / "jobs")

    def last_answer(self, url: str) -> receipts.Answered | None:
        """What came when this address was asked for last; None where its document says something else by now."""
        with self.store.reading() as connection:
            return receipts.last_answer(connection, canonical(url), url)

    def decide(self, **said: Any) -> int:
        """Keeps what somebody said of a finding (`store.decisions.decide`); returns its number."""
        with self.store.writing() as connection:
            return decisions.decide(connection, **said)

    def undo(self, number: int, *, who: str) -> int:
        """Takes a decision back."""
        with self.store.writing() as connection:
            return decisions.undo(connection, number, who=who)

    def decisions(self, name: str | None = None, *, text_sha256: str | None = None, standing: bool = True) -> list[Decision]:
        """What people said, on one document or on all, and of all of its words or those of one text."""
        with self.store.reading() as connection:
            return decisions.decided(connection, name, text_sha256=text_sha256, standing=standing)

    def inventory(self, names: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """Each document with its versions, receipts and decisions as plain data: all of them, or these. Raises NotKept."""
        with self.store.reading() as connection:
            yield from inventory.inventory(connection, names)


def _holds(stamp: bytes, sha256: str) -> bool:
    """Whether a timestamp is of the bytes with this hash; what reads it is loaded where there is one."""
    from headwater.fetch.timestamp import holds

    return holds(stamp, sha256)


def _items(given: Iterable[Addable]) -> Iterator[Item | Fault | Document]:
    for one in given:
        if isinstance(one, Document):
            yield one
        elif isinstance(one, str):
            yield _text(one)
        else:
            yield from gathered([one])


def _text(text: str) -> Item | Fault:
    """A text that has no name: it is known by its words."""
    try:
        name = f"text-{hash_of(text, name='the text given')[:12]}"
        return Item(text.encode("utf-8"), name, told={"id": name})
    except HeadwaterError as fault:
        return Fault("the text given", fault)
