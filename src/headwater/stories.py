"""The story that documents belong to: from a folder that `headwater reuse` wrote, from documents, or from a Library.

documents -> passages of each two (`comparison`) -> derivations -> a graph          reuse's folder -> the part around a document
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater import reading
from headwater.comparison import compare, telling
from headwater.corpus.rows import Entry
from headwater.descent import descendants
from headwater.errors import InputError, MissingExtra, NotKept, UsageError
from headwater.lineage.absent import Absent
from headwater.lineage.agreement import blocks
from headwater.lineage.agreement import words as words_of
from headwater.lineage.direction import when
from headwater.lineage.edges import Derived, Edge, edges
from headwater.lineage.graph import Story, story
from headwater.lineage.timeline import Extent, joined, order_of, passages
from headwater.listing import entry_of
from headwater.model import VERDICTS, Document, Link, Record, Span
from headwater.store.engine import Store
from headwater.text.encoder import Encoder
from headwater.text.segments import plain
from headwater.tracing import trace
from headwater.verifying import verify

MOST_DOCUMENTS = 40  # compared two by two; more are an archive
DESCENDANTS = 30  # candidates of a Library that are traced
NOT_THERE = ("not_found", "unchecked")
_ELLIPSIS = " ... "

Done = Callable[[int, int], None]  # how many of how many


@dataclass(frozen=True, slots=True)
class Found:
    """A story with its documents, by id."""

    story: Story
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Listed:
    """A story of an archive in a line: its first document, and how many documents it has."""

    first: Entry
    documents: int


@dataclass(frozen=True, slots=True)
class Stop(Record):
    """A document that has the words of a quotation. words, spans: as they stand in it; verdict, changes (kinds), lost (words of the
    first stop that are gone): against the first stop, where that is another document."""

    document: str
    words: str
    spans: tuple[Span, ...]
    verdict: str | None
    lost: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    values: npt.NDArray[np.int64]

    def to_numpy(self) -> npt.NDArray[np.int64]:
        return self.values


@dataclass(frozen=True, slots=True)
class _Table:
    """Passages in memory, column by column."""

    columns: dict[str, _Column]

    def column(self, name: str) -> _Column:
        return self.columns[name]


def of_documents(documents: Sequence[Document], *, encoder: Encoder | None = None, done: Done = lambda *_: None) -> Found:
    """The story of a few documents, compared two by two, also across languages."""
    if len(documents) > MOST_DOCUMENTS:
        raise UsageError(
            f"{len(documents)} documents are too many to compare two by two; 'headwater reuse FILES... --out DIR' and then "
            "'headwater lineage DIR' do it for any number"
        )
    # The earlier as the source: a link says what the later took.
    documents = sorted(documents, key=lambda d: (when(d.published).start, d.id))
    entries = [entry_of(d) for d in documents]
    rows: list[tuple[int, int, int, int, int, int]] = []
    pairs = list(combinations(range(len(documents)), 2))
    for k, (a, b) in enumerate(pairs):
        done(k, len(pairs))
        for link in telling(compare(documents[a], documents[b], encoder=encoder)):
            rows += [(a, b, s.start, s.end, r.start, r.end) for s, r in _side_by_side(link)]
    names = ("a", "b", "a_start", "a_end", "b_start", "b_end")
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    derived = edges(entries, _Table({n: _Column(table[:, i]) for i, n in enumerate(names)}), by_meaning=True)
    ids = [e.id for e in entries]
    return _found(entries, derived, joined([((ids[a], s, e), (ids[b], x, y)) for a, b, s, e, x, y in rows]))


def _side_by_side(link: Link) -> Iterator[tuple[Span, Span]]:
    """Each source passage of a link with its part of the report's: of several, one stands behind the other."""
    whole = sum(s.end - s.start for s in link.source)
    at, length = link.report.start, link.report.end - link.report.start
    for s in link.source:
        end = at + (s.end - s.start) * length // max(whole, 1)
        yield s, Span(at, end)
        at = end


def of_library(
    store: Store, report: Document, *, encoder: Encoder, limit: int = DESCENDANTS, done: Done = lambda *_: None
) -> Found:
    """The story that a document belongs to in a Library: its sources, what came of the first of them, and what came of itself."""
    sources = [s.document for s in trace(store, report, encoder=encoder).sources]
    known = {d.id: d for d in [*sources, report]}
    for one in [*sources[:1], report]:
        with suppress(NotKept):  # of a report that is not kept nothing here can come
            for found in descendants(store, one, encoder=encoder, limit=limit).descendants:
                known.setdefault(found.document.id, found.document)
    return of_documents(list(known.values())[:MOST_DOCUMENTS], encoder=encoder, done=done)


def of_folder(folder: Path, document: str) -> Found:
    """What a document of an archive came from, and what came of it, as `headwater reuse` found it."""
    derived = _derived(folder)
    table = _read(folder, "documents", ["id", "outlet", "published", "title", "language", "url", "text_file", "text_row"])
    rows = {key: i for i, key in enumerate(table["id"].to_pylist())}
    if document not in rows:
        raise NotKept(f"{folder}: no document with the id {document!r}; 'headwater lineage {folder}' lists its stories")
    members = _above_and_below(document, derived.edges)
    kept = [rows[key] for key in sorted(members & rows.keys())]
    entries = _with_texts(folder, table.take(kept).to_pylist())
    inside = [e for e in derived.edges if e.child in members and e.parent in members]
    own = Derived(inside, [a for a in derived.absent if a.child in members])
    return _found(entries, own, _clusters(folder, members))


def stories(folder: Path, most: int) -> tuple[list[Listed], int]:
    """The stories of an archive, each with the document it began with, the largest first; and how many there are."""
    below = _beside((e.parent, e.child) for e in _derived(folder).edges)
    firsts = below.keys() - {child for children in below.values() for child in children}
    largest = sorted(((len(_reached(first, below)), first) for first in firsts), key=lambda s: (-s[0], s[1]))
    table = _read(folder, "documents", ["id", "outlet", "published", "title", "language", "url"])
    rows = {key: i for i, key in enumerate(table["id"].to_pylist())}
    told = table.take([rows[first] for _, first in largest[:most]]).to_pylist()
    return [Listed(Entry(text="", **row), n) for row, (n, _) in zip(told, largest, strict=False)], len(largest)


def path(found: Found, quotation: str, *, encoder: Encoder | None = None) -> list[Stop]:
    """The way of a quotation through the documents of a story, in their order; empty where none has it."""
    stops: list[Stop] = []
    for point in found.story.points:
        entry = found.entries.get(point.id)
        if entry is None:
            continue
        document = reading.document(entry.text, id=entry.id, language=entry.language, published=entry.published)
        where = verify(quotation, document, encoder=encoder)
        spans = tuple(sorted(Span(s.start, s.end) for s in where.source)) if where.verdict not in NOT_THERE else ()
        # Words put wholly otherwise are found through the passages that the documents share.
        if spans := spans or (_linked(found.story, stops[0], entry.id) if stops else ()):
            stops.append(_stop(stops[0] if stops else None, document, spans, encoder))
    return stops


def _linked(story: Story, first: Stop, document: str) -> tuple[Span, ...]:
    """Where a document has passages that a stop's words stand in, too; passages that are mostly something else are left out."""
    out: set[Span] = set()
    for passage in story.passages:
        there = [p for p in passage.places if p.doc == first.document]
        within = [p for p in there for s in first.spans if 2 * (min(p.end, s.end) - max(p.start, s.start)) >= p.end - p.start]
        if within:
            out |= {Span(p.start, p.end) for p in passage.places if p.doc == document}
    return tuple(sorted(out))


def _stop(first: Stop | None, document: Document, spans: tuple[Span, ...], encoder: Encoder | None) -> Stop:
    """A document on the way, against the first: what its wording lost, and what became of the words."""
    parts = [plain(document, s.start, s.end) for s in spans]
    words = _ELLIPSIS.join(parts)
    if first is None:
        return Stop(document.id, words, spans, None, (), ())
    source = reading.document(first.words, id=first.document, language=document.language)
    against = [v for part in parts if (v := verify(part, source, encoder=encoder)).verdict not in NOT_THERE]
    if not against:
        return Stop(document.id, words, spans, None, (), ())
    kinds = dict.fromkeys(c.kind for v in against for c in v.changes)
    return Stop(
        document.id, words, spans, max((v.verdict for v in against), key=VERDICTS.index), _lost(first.words, words), tuple(kinds)
    )


def _lost(before: str, after: str) -> tuple[str, ...]:
    """The runs of words that are gone and have nothing in their place."""
    one, other = words_of(before), words_of(after)
    end = len(one.forms)
    kept = [(0, 0, 0), *blocks(one.forms, other.forms), (end, len(other.forms), 0)]
    gone = [(x + n, p) for (x, y, n), (p, q, _) in pairwise(kept) if p > x + n and (q == y + n or p == end)]
    return tuple(before[one.starts[i] : one.ends[j - 1]] for i, j in gone)


def _found(entries: Sequence[Entry], derived: Derived, clusters: Iterable[Sequence[Extent]]) -> Found:
    known = {e.id: e for e in entries}
    days = {e.id: when(e.published).start for e in entries}
    order = order_of(days, _beside((e.child, e.parent) for e in derived.edges))
    return Found(story(entries, derived, passages(known, clusters, order)), known)


def _above_and_below(document: str, found: Sequence[Edge]) -> set[str]:
    """A document with all that it came from and all that came of it."""
    above = _beside((e.child, e.parent) for e in found)
    return _reached(document, above) | _reached(document, _beside((e.parent, e.child) for e in found))


def _beside(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
    return beside


def _reached(document: str, beside: dict[str, list[str]]) -> set[str]:
    """All that can be reached from a document, itself too."""
    met, stack = {document}, [document]
    while stack:
        new = set(beside.get(stack.pop(), ())) - met
        met |= new
        stack.extend(new)
    return met


def _derived(folder: Path) -> Derived:
    out = Derived([], [])
    for kind, record, found in (("edges", Edge, out.edges), ("absent", Absent, out.absent)):
        for row in _read(folder, kind).to_pylist():
            found.append(record(**{**row, "reasons": tuple(row["reasons"])}))  # type: ignore[arg-type]
    return out


def _clusters(folder: Path, members: set[str]) -> list[list[Extent]]:
    """The passages between members, by their cluster."""
    clusters: dict[int, list[Extent]] = {}
    asked = sorted(members)
    rows = _read(folder, "passages", filters=[("doc_a", "in", asked), ("doc_b", "in", asked)])
    for row in rows.to_pylist():
        of = clusters.setdefault(row["cluster"], [])
        of += [(row[f"doc_{side}"], row[f"{side}_start"], row[f"{side}_end"]) for side in "ab"]
    return list(clusters.values())


def _with_texts(folder: Path, rows: Sequence[dict[str, Any]]) -> list[Entry]:
    """The rows of `documents.parquet` with their texts, which lie in files beside it."""
    texts: dict[tuple[str, int], str] = {}
    for file in {row["text_file"] for row in rows}:
        wanted = [row["text_row"] for row in rows if row["text_file"] == file]
        found = _read(folder, file.removesuffix(".parquet"), ["text"]).take(wanted)["text"].to_pylist()
        texts.update(zip(((file, k) for k in wanted), found, strict=True))
    return [Entry(text=texts[row.pop("text_file"), row.pop("text_row")], **row) for row in rows]


def _read(folder: Path, name: str, columns: list[str] | None = None, filters: list[tuple[str, str, Any]] | None = None) -> Any:
    """A table of a folder that `headwater reuse` wrote."""
    try:
        from pyarrow import parquet  # type: ignore[import-untyped]
    except ImportError as fault:
        raise MissingExtra(f'archives need {fault.name}: pip install "headwater[archive]"') from None
    file = folder / f"{name}.parquet"
    if not file.is_file():
        raise InputError(f"{folder}: no {name}.parquet in it; 'headwater reuse FILES... --out {folder}' makes it")
    return parquet.read_table(file, columns=columns, filters=filters)
