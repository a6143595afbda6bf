"""Making again, from the bytes alone, what the Library works out of them: texts, the words to search, the units to trace by.

The bytes of each document are read by this release. Where it reads another text or title out of them than the one that is kept,
that is a new version, named with the release that read it; the old one stays, since people and links speak of its words.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from headwater.adding import Outcome, entry_of, extraction, read_item, weights
from headwater.errors import HeadwaterError
from headwater.model import Record
from headwater.store import keeping, passages, postings, records, search, sources
from headwater.store.engine import Store
from headwater.store.forgetting import erase
from headwater.text.search_words import words

BATCH = 100  # documents read, or versions indexed, in one transaction: a second
Progress = Callable[[str, int, int], None]  # what is done, how many of it, of how many


@dataclass(slots=True)
class Reindexed(Record):
    """What came of it. documents: how many were read; changed: ids of those with a new version; failures: what cannot be read."""

    documents: int = 0
    changed: list[str] = field(default_factory=list)
    failures: list[Outcome] = field(default_factory=list)


def reindex(store: Store, progress: Progress | None = None) -> Reindexed:
    """Makes everything again but the encodings, which it takes out: `encoding.encode_missing` makes those.

    Interrupted, it leaves a Library that finds less until it is run again; `store.evidence` says so.
    """
    say = progress or (lambda _what, _done, _whole: None)
    found = Reindexed()
    with store.writing() as connection:
        for index in (search, postings, passages):
            index.empty(connection)
        whole = sources.how_many(connection)
    for page in _pages(store):
        say("read", found.documents, whole)
        _read_again(store, page, found)
    _index(store, say)
    erase(store)
    return found


def _pages(store: Store) -> Iterator[list[sources.Source]]:
    last = 0
    while True:
        with store.reading() as connection:
            page = sources.after(connection, last, BATCH)
        if not page:
            return
        yield page
        last = page[-1].document


def _read_again(store: Store, page: list[sources.Source], found: Reindexed) -> None:
    arrivals = []
    for source in page:
        found.documents += 1
        try:
            told = {**json.loads(source.told), "id": source.name}
            content = source.content()
            arrivals.append(keeping.Arrival(
                read_item(content, source.origin, told), content, source.origin, "reindex", extraction(),
                address=source.address, told=told, received=False,
            ))  # fmt: skip
        except HeadwaterError as fault:
            found.failures.append(Outcome("failed", source.origin, id=source.name, why=str(fault)))
    with store.writing() as connection:
        for kept, arrival in zip(keeping.keep(connection, arrivals), arrivals, strict=True):
            records.mend_text(connection, kept.text, arrival.document)
            if kept.outcome != keeping.UNCHANGED:
                found.changed.append(kept.name)


def _index(store: Store, say: Progress) -> None:
    with store.reading() as connection:
        versions, texts = search.not_indexed(connection), postings.not_posted(connection)
    for done, rows in _batches(versions):
        say("indexed", done, len(versions))
        with store.writing() as connection:
            still = set(search.not_indexed(connection, rows))
            search.index(connection, [entry_of(v) for v in records.by_rows(connection, rows) if v.row in still])
    for done, rows in _batches(texts):
        say("counted", done, len(texts))
        with store.writing() as connection:
            still = set(postings.not_posted(connection, rows))
            kept = records.texts_of(connection, [r for r in rows if r in still])
            postings.post(connection, {row: weights(words(text), language) for row, (text, language) in kept.items()})


def _batches(rows: list[int]) -> Iterator[tuple[int, list[int]]]:
    for i in range(0, len(rows), BATCH):
        yield i, rows[i : i + BATCH]
