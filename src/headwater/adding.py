"""Adding to the Library: what is given becomes arrivals, and arrivals are kept in batches, each batch whole or not at all.

Work that is interrupted goes on where it stopped by itself: what is there already is told by its bytes, before it is read again.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from headwater import __version__
from headwater.corpus.units import frequency, units
from headwater.errors import HeadwaterError
from headwater.intake.containers import Fault, Item
from headwater.intake.tables import row_text
from headwater.model import Document, Record
from headwater.reading import document, read
from headwater.store import keeping
from headwater.store.engine import Store
from headwater.store.keeping import Arrival
from headwater.store.postings import post
from headwater.store.postings import unpost as take_units_out
from headwater.store.records import by_rows
from headwater.store.search import index
from headwater.store.search import unindex as take_out
from headwater.text.search_words import search_words

FAILED = "failed"
BATCH = 200  # documents in one transaction
BATCH_SECONDS = 2.0  # and no longer than this between two: what an interruption can lose

Say = Callable[["Outcome"], None]


@dataclass(frozen=True, slots=True)
class Outcome(Record):
    """What became of one document. outcome: added, changed (a new version), unchanged, failed; why: of what failed."""

    OPTIONAL = ("why", "id")

    outcome: str
    origin: str
    id: str | None = None
    version: int = 0
    why: str | None = None


@dataclass(slots=True)
class Added:
    """What came of adding. failures: those that failed; the rest is counted, and `Say` was called with each."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "changed", "unchanged", "failed"), 0))
    failures: list[Outcome] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return {**self.counts, "ids": list(self.ids), "failures": [f.to_dict() for f in self.failures]}

    def __repr__(self) -> str:
        return f"<Added: {', '.join(f'{n} {what}' for what, n in self.counts.items() if n) or 'nothing'}>"


def add(
    store: Store, given: Iterable[Item | Fault | Document], *, command: str, told: Mapping[str, Any] | None = None,
    say: Say | None = None,
) -> Added:  # fmt: skip
    """Keeps documents and the items of files, feeds and tables. command: what they came in by.

    told: of every one of them (`reading.read`'s arguments).
    What cannot be read fails alone; a fault of the Library itself ends it, and what was said to be added is added.
    """
    found = Added()
    waiting: list[Arrival] = []
    began = time.monotonic()

    def flush() -> None:
        nonlocal began
        for outcome in _kept(store, waiting):
            _count(found, outcome, say)
        waiting.clear()
        began = time.monotonic()

    for one in given:
        if isinstance(one, Fault):
            _count(found, Outcome(FAILED, one.origin, why=str(one.error)), say)
            continue
        made = _arrival(store, one, command, dict(told or {}))
        if isinstance(made, Outcome):
            _count(found, made, say)
        else:
            waiting.append(made)
        if len(waiting) >= BATCH or (waiting and time.monotonic() - began > BATCH_SECONDS):
            flush()
    flush()
    return found


def _count(found: Added, outcome: Outcome, say: Say | None) -> None:
    found.counts[outcome.outcome] += 1
    if outcome.outcome == FAILED:
        found.failures.append(outcome)
    elif outcome.id is not None:
        found.ids.append(outcome.id)
    if say:
        say(outcome)


def _arrival(store: Store, given: Item | Document, command: str, told: dict[str, Any]) -> Arrival | Outcome:
    """What is to be kept; or what became of it already, where it is here word for word or cannot be read."""
    if isinstance(given, Document):
        return _of_document(given, command)
    known = {**told, **{k: v for k, v in given.told.items() if v is not None}}
    name = given.address or known.get("id") or given.origin
    with store.reading() as connection:
        if keeping.has_content(connection, name, hashlib.sha256(given.content).hexdigest()):
            return Outcome(keeping.UNCHANGED, given.origin, id=name)
    try:
        return Arrival(
            read_item(given.content, given.origin, {**known, "id": name}), given.content, given.origin, command, extraction(),
            address=given.address, headers=given.headers, told=known, stamp=given.stamp,
        )  # fmt: skip
    except HeadwaterError as fault:
        return Outcome(FAILED, given.origin, why=str(fault))


def read_item(content: bytes, origin: str, told: Mapping[str, Any]) -> Document:
    """The document in the bytes of one item, with what was told of it; the same again whenever it is asked.

    told: arguments of `reading.read`, and `columns` for the row of a table, `blocks` for a document that the caller made.
    """
    given = {k: v for k, v in told.items() if k not in ("columns", "blocks", "author", "place")}
    rest = {k: told[k] for k in ("author", "place") if told.get(k)}
    if "columns" in told:
        return replace(document(row_text(content, told["columns"], name=origin), **given), **rest)
    if "blocks" in told:
        from headwater.model import Block

        made = document(content.decode("utf-8"), **given)
        return replace(made, blocks=tuple(Block(*b) for b in told["blocks"]), language=told.get("language"), **rest)
    return replace(read(content, name=origin, **given), **rest)


def _of_document(given: Document, command: str) -> Arrival:
    """A document that the caller made: its text stands for the bytes, and what is known of it is told with it."""
    told = {k: v for k in ("id", "title", "outlet", "author", "place", "published", "language", "url") if (v := getattr(given, k))}
    told["blocks"] = [[b.start, b.end, b.kind, b.page, b.selector] for b in given.blocks]
    return Arrival(given, given.text.encode("utf-8"), given.id, command, extraction(), told=told)


def extraction() -> str:
    """What reads a text out of bytes: by it a later release knows what it would read otherwise."""
    return f"headwater {__version__}"


def _kept(store: Store, waiting: list[Arrival]) -> Iterator[Outcome]:
    """Keeps a batch in one transaction and says what became of each, once all of it is there."""
    if not waiting:
        return
    outcomes = []
    new: dict[int, dict[int, int]] = {}
    with store.writing() as connection:
        for arrival in waiting:
            kept = keeping.keep(connection, arrival)
            if kept.outcome != keeping.UNCHANGED:
                index_version(connection, kept.version, arrival.document)
                if kept.new_text:
                    new[kept.text] = weights(arrival.document)
            outcomes.append(Outcome(kept.outcome, arrival.origin, id=kept.name, version=kept.number))
        post(connection, new)
    yield from outcomes


def index_version(connection: Any, version: int, found: Document) -> None:
    """Makes a version's words searchable."""
    index(connection, version, *words_of(found))


def weights(found: Document) -> dict[int, int]:
    """The weight of each unit of a text by how often it stands there, in hundredths: what `store.postings` keeps."""
    return {unit: round(100 * frequency(count)) for unit, count in units(found.text, found.language).items()}


def words_of(found: Document) -> tuple[list[str], list[str]]:
    """The words of a document as the search index has them: of its title, and of its text."""
    return [w.word for w in search_words(found.title or "")], [w.word for w in search_words(found.text)]


def told_of(receipt: str) -> dict[str, Any]:
    """What a receipt says that the caller told."""
    return dict(json.loads(receipt))


def unindex(connection: Any, rows: Any) -> None:
    """Takes versions (rows) out of the search index; their words are worked out again, as SQLite's index needs them to let go."""
    for version in by_rows(connection, list(rows)):
        take_out(connection, version.row, *words_of(version.document))


def unpost(connection: Any, row: int, words: str, language: str | None) -> None:
    """Takes a text out of the postings; its units are worked out again."""
    take_units_out(connection, row, list(units(words, language)))
