"""The files that a run over an archive leaves: their columns, and how each is made. CONTRACT.md names them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import compute as pc
from pyarrow import parquet as pq

from headwater.corpus.archive import Archive
from headwater.corpus.clusters import components
from headwater.corpus.pairs import Found
from headwater.corpus.rows import instant, order_in_time

Longs = npt.NDArray[np.int64]
PASSAGES = ("doc_a", "doc_b", "a_start", "a_end", "b_start", "b_end", "words", "similarity", "cluster")
_SURENESS = [("child", pa.string()), ("coverage", pa.float64()), ("confidence", pa.float64()), ("reasons", pa.list_(pa.string()))]
EDGES = pa.schema([("parent", pa.string()), *_SURENESS, ("kind", pa.string())])
ABSENT = pa.schema([("source", pa.string()), ("name", pa.string()), ("kind", pa.string()), *_SURENESS])
WHOLE_STORY = 3000  # documents: some seconds of work
DAY = 86_400.0  # seconds: zones may differ by as much


@dataclass(frozen=True, slots=True)
class Documents:
    """What is known of all documents, by number."""

    ids: list[str]
    outlet: Longs
    instant: npt.NDArray[np.float64]
    place: Longs
    copy_of: Longs
    undated: int
    future: int


def known_of(archive: Archive, now: float) -> Documents:
    """What is known of an archive's documents. now: seconds since 1970; what is dated a day later counts as undated."""
    columns = archive.column("id", "outlet", "published", "copy_of")
    instants = [instant(p) for p in columns["published"]]
    numbers: dict[str | None, int] = {None: -1}
    outlet = np.array([numbers.setdefault(o, len(numbers) - 1) for o in columns["outlet"]], dtype=np.int64)
    future = [t is not None and t > now + DAY for t in instants]
    known = np.array([np.nan if t is None or late else t for t, late in zip(instants, future, strict=True)], dtype=np.float64)
    return Documents(
        columns["id"], outlet, known, order_in_time(instants, columns["id"], now=now + DAY),
        np.array(columns["copy_of"], dtype=np.int64), sum(t is None for t in instants), sum(future),
    )  # fmt: skip


def documents_table(archive: Archive, known: Documents, kept: str) -> pa.Table:
    """What is known of the documents, and where the text of each lies: the file, and the row in it.

    kept: the folder that the archive lies in, seen from where the table will lie.
    """
    rows = archive.rows("id", "outlet", "published", "title", "language", "url")
    copied = pc.take(rows["id"], pa.array(known.copy_of, mask=known.copy_of < 0))
    counts = [b.texts for b in archive.batches]
    files = pa.array([f"{kept}/{b.folder.name}/documents.parquet" for b in archive.batches])
    part = pa.DictionaryArray.from_arrays(np.repeat(np.arange(len(counts), dtype=np.int32), counts), files)
    row = np.concatenate([np.arange(count) for count in counts])
    for name, values in (("copy_of", copied), ("text_file", part), ("text_row", pa.array(row))):
        rows = rows.append_column(name, values)
    return rows


def formulas_table(archive: Archive, found: Found, known: Documents, before: Path | None = None) -> pa.Table:
    """What was told to be nobody's own: how it spreads, and where it stands first. before: the table of the run before, whose
    wordings are not read again."""
    runs, spread = found.formulas, found.spread
    docs, at = np.unique(runs.a, return_inverse=True)
    words = archive.texts().of(docs)
    first = words.first[at]
    start, end = words.start[first + runs.a_start], words.end[first + runs.a_end - 1]
    ids = [known.ids[d] for d in runs.a.tolist()]
    places = list(zip(ids, start.tolist(), end.tolist(), strict=True))
    wordings = _wordings(before) if before and before.exists() else {}
    unread = np.unique(runs.a[[place not in wordings for place in places]]) if places else docs
    texts = dict(zip(unread.tolist(), (e.text for e in archive.entries(unread)), strict=True))
    for place, d in zip(places, runs.a.tolist(), strict=True):
        if place not in wordings:
            wordings[place] = texts[d][place[1] : place[2]]
    return pa.table(
        {
            "formula": np.arange(len(runs)),
            "text": pa.array([wordings[place] for place in places], pa.string()),
            "documents": spread.holders,
            "outlets": spread.outlets,
            "occasions": spread.occasions,
            "first": pa.array([_day(t) for t in spread.first.tolist()], pa.string()),
            "last": pa.array([_day(t) for t in spread.last.tolist()], pa.string()),
            "document": pa.array(ids, pa.string()),
            "start": start,
            "end": end,
        }
    )


def _wordings(formulas: Path) -> dict[tuple[str, int, int], str]:
    """The words of formulas, by the document and the place that are named for them."""
    rows = pq.read_table(formulas, columns=["document", "start", "end", "text"])
    document, start, end, text = (rows[name].to_pylist() for name in rows.column_names)
    return dict(zip(zip(document, start, end, strict=True), text, strict=True))


def _day(seconds: float) -> str | None:
    return None if seconds != seconds else datetime.fromtimestamp(seconds, UTC).date().isoformat()


def with_more(passages: pa.Table, rows: Sequence[Any], known: Documents, docs: Longs) -> pa.Table:
    """The passages, and behind them further ones. rows: records with `earlier` and `later`, places in docs, and the rest."""
    cluster = int(passages["cluster"].to_numpy().max(initial=-1)) + 1 + np.arange(len(rows))
    a, b = (docs[np.array([getattr(r, side) for r in rows], dtype=np.int64)] for side in ("earlier", "later"))
    columns = {
        "doc_a": [known.ids[d] for d in a.tolist()], "doc_b": [known.ids[d] for d in b.tolist()],
        **{name: [getattr(r, name) for r in rows] for name in ("a_start", "a_end", "b_start", "b_end", "words")},
        "similarity": [round(r.confidence, 4) for r in rows], "cluster": cluster, "a": a, "b": b,
    }  # fmt: skip
    return pa.concat_tables([passages, pa.table(columns, schema=passages.schema)])


def touched(passages: pa.Table, size: int, fresh: int, lost: Longs) -> tuple[Longs, Longs]:
    """The documents whose derivations fresh ones may change, or those that have lost a passage, and all that these are to be looked
    at with; both ascending.

    A story is looked at anew as a whole. Of one with more than `WHOLE_STORY` documents those that share a passage with a fresh one
    are, beside all that they share one with: what is further away learns nothing new.
    """
    a, b = passages["a"].to_numpy(), passages["b"].to_numpy()
    story = components(a, b, size)
    sharing = np.zeros(size, dtype=bool)
    sharing[a] = sharing[b] = True
    new = np.arange(size) >= fresh
    new[lost] = True
    mine = sharing & np.isin(story, story[new])
    large = mine & (np.bincount(story[sharing], minlength=size)[story] > WHOLE_STORY)
    near = large & new
    circles = [near := near | (large & _beside(near, a, b)) for _ in range(2)]
    again = (mine & ~large) | circles[0]
    again[lost] = True
    return np.flatnonzero(again), np.flatnonzero((mine & ~large) | circles[1])


def _beside(docs: npt.NDArray[np.bool_], a: Longs, b: Longs) -> npt.NDArray[np.bool_]:
    """Which documents share a passage with one of some."""
    found = np.zeros(len(docs), dtype=bool)
    found[b[docs[a]]] = found[a[docs[b]]] = True
    return found


def among(passages: pa.Table, docs: Longs) -> pa.Table:
    """The passages between some documents, with their places among these as `a` and `b`."""
    own = passages.filter(pa.array(np.isin(passages["a"].to_numpy(), docs) & np.isin(passages["b"].to_numpy(), docs)))
    for name in ("a", "b"):
        own = own.set_column(own.column_names.index(name), name, pa.array(np.searchsorted(docs, own[name].to_numpy())))
    return own


def edges_table(rows: Sequence[Any], schema: pa.Schema) -> pa.Table:
    """Records as rows of `edges.parquet` or `absent.parquet`, by the one who took."""
    rows = sorted(rows, key=lambda row: (row.child, getattr(row, schema.names[0])))
    columns = {name: [getattr(row, name) for row in rows] for name in schema.names}
    return pa.table({**columns, "reasons": [list(r) for r in columns["reasons"]]}, schema=schema)


def kept_edges(files: Sequence[Path], schema: pa.Schema) -> pa.Table:
    """The rows of several files, by the one who took."""
    return together([pq.read_table(file, schema=schema) for file in files], schema)


def together(tables: Sequence[pa.Table], schema: pa.Schema) -> pa.Table:
    """The rows of several tables, by the one who took."""
    return pa.concat_tables([schema.empty_table(), *tables]).sort_by([("child", "ascending"), (schema.names[0], "ascending")])


def taken_by(table: pa.Table, ids: Sequence[str]) -> pa.Table:
    """The rows of some of those who took."""
    return table.filter(pc.is_in(table["child"], pa.array(ids, pa.string())))


def with_others(table: pa.Table, before: Path, again: Sequence[str]) -> pa.Table:
    """The rows, and those that were there before of documents that were not looked at again."""
    earlier = pq.read_table(before, schema=table.schema)
    apart = earlier.filter(pc.invert(pc.is_in(earlier["child"], pa.array(again, pa.string()))))
    return together([apart, table], table.schema)


def write(table: pa.Table, target: Path) -> None:
    """Writes a table, put in place whole."""
    part = target.with_suffix(".part")
    pq.write_table(table, part)
    part.replace(target)
