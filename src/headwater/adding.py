"""Adding to the Library: what is given becomes arrivals, and arrivals are kept in batches, each batch whole or not at all.

Work that is interrupted goes on where it stopped by itself: what is there already is told by its bytes, before it is read again.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from headwater import __version__, reading
from headwater.corpus.units import frequency, units_of
from headwater.errors import FetchError, HeadwaterError
from headwater.intake.containers import Fault, Item
from headwater.intake.plain import document_of
from headwater.model import Block, Document, Record
from headwater.store import keeping, receipts
from headwater.store.engine import Store
from headwater.store.keeping import Arrival, Kept
from headwater.store.postings import post
from headwater.store.postings import unpost as take_units_out
from headwater.store.records import Version, by_rows
from headwater.store.search import Entry, index
from headwater.store.search import unindex as take_out
from headwater.text.search_words import words

FAILED = "failed"
BATCH = 200  # documents in one transaction
BATCH_BYTES = 32 * 2**20  # of what came in
BATCH_SECONDS = 2.0  # and no longer than this between two: what an interruption can lose

Say = Callable[["Outcome"], None]
Stamp = Callable[[bytes], bytes]  # a timestamp (RFC 3161) over bytes; raises FetchError


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
    """What came of adding. failures: those that failed; the rest is counted, and `Say` was called with each.

    new: ids of those that were not here before. unstamped: why a timestamp that was asked for is missing, for each document that is
    kept without it.
    """

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("added", "changed", "unchanged", "failed"), 0))
    failures: list[Outcome] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    unstamped: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        return {**self.counts, "ids": list(self.ids), "failures": [f.to_dict() for f in self.failures]}

    def __repr__(self) -> str:
        return f"<Added: {', '.join(f'{n} {what}' for what, n in self.counts.items() if n) or 'nothing'}>"


def add(
    store: Store, given: Iterable[Item | Fault | Document], *, command: str, told: Mapping[str, Any] | None = None,
    say: Say | None = None, stamp: Stamp | None = None,
) -> Added:  # fmt: skip
    """Keeps documents and the items of files, feeds and tables. command: what they came in by.

    told: of every one of them (`reading.read`'s arguments). stamp: gives the timestamp of bytes that have none here.
    What cannot be read fails alone; a fault of the Library itself ends it, and what was said to be added is added.
    """
    found = Added()
    for several in _windows(given):
        waiting: list[Ready] = []
        known = _known(store, several)
        stamped = _stamped(store, several) if stamp else set()
        if stamp:  # what is here already and has none is looked at again
            known = {name: {k for k in these if k[0] in stamped} for name, these in known.items()}
        began = time.monotonic()
        for one in several:
            made = _arrival(one, command, dict(told or {}), known)
            if isinstance(made, Outcome):
                _count(found, made, say)
                continue
            waiting.append(ready(_with_stamp(made, stamp, stamped, found) if stamp else made))
            if time.monotonic() - began > BATCH_SECONDS:
                _count_all(found, _kept(store, waiting), say)
                waiting, began = [], time.monotonic()
        _count_all(found, _kept(store, waiting), say)
    return found


def _windows(given: Iterable[Item | Fault | Document]) -> Iterator[list[Item | Fault | Document]]:
    """What is given in pieces to look up at once: so many, so many bytes, or what came within so long."""
    several: list[Item | Fault | Document] = []
    size, began = 0, time.monotonic()
    for one in given:
        several.append(one)
        size += len(one.content) if isinstance(one, Item) else 0
        if len(several) >= BATCH or size >= BATCH_BYTES or time.monotonic() - began > BATCH_SECONDS:
            yield several
            several, size, began = [], 0, time.monotonic()
    if several:
        yield several


def _count(found: Added, outcome: Outcome, say: Say | None) -> None:
    found.counts[outcome.outcome] += 1
    if outcome.outcome == FAILED:
        found.failures.append(outcome)
    elif outcome.id is not None:
        found.ids.append(outcome.id)
        if outcome.outcome == keeping.ADDED:
            found.new.append(outcome.id)
    if say:
        say(outcome)


def _count_all(found: Added, outcomes: Iterable[Outcome], say: Say | None) -> None:
    for outcome in outcomes:
        _count(found, outcome, say)


def _known(store: Store, several: Sequence[Item | Fault | Document]) -> dict[str, set[tuple[str, str]]]:
    """What is here already of what came, by name (`keeping.known_as`)."""
    names = [_name(one) for one in several if isinstance(one, Item)]
    with store.reading() as connection:
        return keeping.known_as(connection, names)


def _stamped(store: Store, several: Sequence[Item | Fault | Document]) -> set[str]:
    """Which of the bytes that came have a timestamp here."""
    contents = [c for one in several if (c := _content(one)) is not None]
    with store.reading() as connection:
        return receipts.stamped(connection, [hashlib.sha256(c).hexdigest() for c in contents])


def _content(one: Item | Fault | Document) -> bytes | None:
    if isinstance(one, Fault):
        return None
    return one.content if isinstance(one, Item) else one.text.encode("utf-8")


def _with_stamp(arrival: Arrival, stamp: Stamp, stamped: set[str], found: Added) -> Arrival:
    """An arrival with a timestamp, unless its bytes have one. Where none can be had, what came in is kept without it."""
    sha256 = hashlib.sha256(arrival.content).hexdigest()
    if arrival.stamp is not None or sha256 in stamped:
        return arrival
    try:
        made = replace(arrival, stamp=stamp(arrival.content))
    except FetchError as fault:
        found.unstamped.append(f"{arrival.origin}: {fault}")
        return arrival
    stamped.add(sha256)
    return made


def _name(item: Item) -> str:
    return item.address or item.told.get("id") or item.origin


def _arrival(
    given: Item | Fault | Document, command: str, told: dict[str, Any], known: Mapping[str, set[tuple[str, str]]]
) -> Arrival | Outcome:  # fmt: skip
    """What is to be kept; or what became of it already, where it is here word for word or cannot be read."""
    if isinstance(given, Fault):
        return Outcome(FAILED, given.origin, why=str(given.error))
    if isinstance(given, Document):
        return _of_document(given, command)
    name = _name(given)
    told = {**told, **{k: v for k, v in given.told.items() if v is not None}, "id": name}
    received = (hashlib.sha256(given.content).hexdigest(), keeping.told_as(told))
    answered = given.headers is not None and given.seen is None  # just now: a receipt each time
    if not answered and given.stamp is None and received in known.get(name, ()):
        return Outcome(keeping.UNCHANGED, given.origin, id=name)
    try:
        return Arrival(
            read_item(given.content, given.origin, told), given.content, given.origin, command, extraction(),
            address=given.address, headers=given.headers, told=told, stamp=given.stamp, seen=given.seen,
        )  # fmt: skip
    except HeadwaterError as fault:
        return Outcome(FAILED, given.origin, why=str(fault))


def read_item(content: bytes, origin: str, told: Mapping[str, Any]) -> Document:
    """The document in the bytes of one item, with what was told of it; the same again whenever it is asked.

    told: arguments of `reading.read_item`; or all that was known of a document that the caller made, its `blocks` among it.
    """
    if "blocks" not in told:
        return reading.read_item(content, origin, told)
    known = {k: v for k, v in told.items() if k not in ("id", "blocks")}
    made = document_of(content.decode("utf-8"), name=origin, id=told["id"])
    return replace(made, blocks=tuple(Block(*b) for b in told["blocks"]), **known)


def _of_document(given: Document, command: str) -> Arrival:
    """A document that the caller made: its text stands for the bytes, and what is known of it is told with it."""
    told = {k: v for k in ("id", "title", "outlet", "author", "place", "published", "language", "url") if (v := getattr(given, k))}
    told["blocks"] = [[b.start, b.end, b.kind, b.page, b.selector] for b in given.blocks]
    return Arrival(given, given.text.encode("utf-8"), given.id, command, extraction(), told=told)


def extraction() -> str:
    """What reads a text out of bytes: by it a later release knows what it would read otherwise."""
    return f"headwater {__version__}"


@dataclass(frozen=True, slots=True)
class Ready:
    """An arrival with all that is worked out of it, so that the Library is held for the writing alone.

    title, body: its words in order. weights: of the text's units, in hundredths.
    """

    arrival: Arrival
    title: list[str]
    body: list[str]
    weights: dict[int, int]


def ready(arrival: Arrival) -> Ready:
    """An arrival as it is put into the Library."""
    d = arrival.document
    body = words(d.text)
    return Ready(arrival, words(d.title or ""), body, weights(body, d.language))


def _kept(store: Store, waiting: Sequence[Ready]) -> list[Outcome]:
    """Keeps a batch in one transaction; what became of each, once all of it is there."""
    if not waiting:
        return []
    with store.writing() as connection:
        kept = write(connection, waiting)
    return [Outcome(k.outcome, r.arrival.origin, id=k.name, version=k.number) for k, r in zip(kept, waiting, strict=True)]


def write(connection: Any, batch: Sequence[Ready]) -> list[Kept]:
    """Puts a batch into every table and index, inside the caller's transaction."""
    kept = keeping.keep(connection, [r.arrival for r in batch])
    pairs = list(zip(kept, batch, strict=True))
    index(connection, [Entry(k.version, r.title, r.body) for k, r in pairs if k.outcome != keeping.UNCHANGED])
    post(connection, {k.text: r.weights for k, r in pairs if k.new_text})
    return kept


def weights(body: Iterable[str], language: str | None) -> dict[int, int]:
    """The weight of each unit of a text by how often it stands there, in hundredths: what `store.postings` keeps."""
    return {unit: round(100 * frequency(count)) for unit, count in units_of(body, language).items()}


def entry_of(version: Version) -> Entry:
    """A version's words, worked out again as they were when it was indexed."""
    return Entry(version.row, words(version.document.title or ""), words(version.document.text))


def unindex(connection: Any, rows: Sequence[int]) -> None:
    """Takes versions (rows) out of the search index; their words are worked out again, as SQLite's index needs them to let go."""
    for version in by_rows(connection, rows):
        take_out(connection, entry_of(version))


def unpost(connection: Any, row: int, text: str, language: str | None) -> None:
    """Takes a text out of the postings; its units are worked out again."""
    take_units_out(connection, row, list(units_of(words(text), language)))
