"""Passages that two documents share, with their extents on both sides in code points: rows of `passages.parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from itertools import product

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from headwater.corpus.growing import Runs, distinct, joint, parted
from headwater.corpus.kept import Texts
from headwater.corpus.numbering import STOPPED

Longs = npt.NDArray[np.int64]

SHORTEST_COPY = 7  # words of a text whose copies share it: fewer are a mark, a heading, an empty page, and nobody's own
AT_ONCE = 50_000  # runs whose words are looked up together
MOST_COPIES = 16  # pairs of copies that one passage is written for; beyond that the first copies stand for the others


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that stand in two documents. doc_a came first in time, or has the smaller id where times are equal or missing.

    Extents are code points of the two texts, half-open. words: tokens of b's side that a's side has too, in their order or moved.
    similarity: share of equal words, 0 to 1. cluster: passages with one number are one passage in several documents.
    """

    doc_a: str
    doc_b: str
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    similarity: float
    cluster: int


@dataclass(frozen=True, slots=True)
class Passages:
    """Runs between all documents, copies too, and the passage that each is of."""

    runs: Runs
    cluster: Longs


def with_copies(runs: Runs, cluster: Longs, copy_of: Longs, place: Longs, counts: Longs) -> tuple[Passages, int]:
    """The passages of copies beside those of the texts that they repeat; how many pairs of copies were left out.

    copy_of: for each document the number of the text that it repeats, -1 for none. place: in time. counts: words of each text.
    Each copy has its whole text with the first of its kind in time and with the one before it. What one of them shares with
    others they all do: written for each up to `MOST_COPIES` pairs, beyond that for the first of each kind.
    """
    copies = np.flatnonzero(copy_of >= 0)
    if not len(copies):
        return Passages(runs, cluster), 0
    members: dict[int, list[int]] = {}
    for doc in copies.tolist():
        members.setdefault(int(copy_of[doc]), [int(copy_of[doc])]).append(doc)
    for family in members.values():
        family.sort(key=place.__getitem__)
    touched = np.isin(runs.a, copy_of[copies]) | np.isin(runs.b, copy_of[copies])
    pairs: list[tuple[int, int]] = []
    source: list[int] = []
    left_out = 0
    for row in np.flatnonzero(touched).tolist():
        one, other = (members.get(int(side[row]), [int(side[row])]) for side in (runs.a, runs.b))
        if len(one) * len(other) > MOST_COPIES:
            left_out += len(one) * len(other) - 1
            one, other = one[:1], other[:1]
        both = list(product(one, other))
        pairs += both
        source += [row] * len(both)
    spread = runs.take(np.array(source, dtype=np.int64))
    sides = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    spread = replace(spread, a=sides[:, 0], b=sides[:, 1])
    whole, family_number = _whole(members, counts)
    parts = (runs.take(~touched), spread, whole)
    numbers = (cluster[~touched], cluster[source], family_number + int(cluster.max(initial=-1)) + 1)
    joined = Runs(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Runs)))
    return Passages(joined, np.concatenate(numbers).astype(np.int64)), left_out


def _whole(members: dict[int, list[int]], counts: Longs) -> tuple[Runs, Longs]:
    """A run over the whole text from each copy to the first and to the one before, and the number of its family."""
    rows: list[tuple[int, int, int, int]] = []
    for number, (text, family) in enumerate(sorted(members.items())):
        words = int(counts[text])
        for k in range(1, len(family) if words >= SHORTEST_COPY else 0):
            rows += [(earlier, family[k], words, number) for earlier in sorted({family[0], family[k - 1]})]
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    none, all_words = np.zeros(len(table), dtype=np.int64), table[:, 2]
    covered = np.ones(len(table), dtype=np.float32)
    runs = Runs(table[:, 0], table[:, 1], none, all_words, none, all_words, all_words, all_words, covered, np.zeros_like(covered))
    return runs, table[:, 3]


def passages_table(found: Passages, texts: Texts, copy_of: Longs, place: Longs, ids: Sequence[str]) -> pa.Table:
    """The rows of `passages.parquet`, by document and place, with the numbers of the documents as columns `a` and `b`."""
    runs, cluster = found.runs, found.cluster
    late = place[runs.a] > place[runs.b]
    sides = {}
    for one, other in (("a", "b"), ("b", "a")):
        for suffix in ("", "_start", "_end"):
            sides[one + suffix] = np.where(late, getattr(runs, other + suffix), getattr(runs, one + suffix)).astype(np.int64)
    order = np.lexsort((sides["b_start"], sides["a_start"], sides["b"], sides["a"]))
    sides = {name: values[order] for name, values in sides.items()}
    extents = _extents(texts, copy_of, sides)
    longer = np.maximum(sides["a_end"] - sides["a_start"], sides["b_end"] - sides["b_start"])
    same = runs.same[order].astype(np.int64)
    names = np.array(ids, dtype=object)
    return pa.table(
        {
            "doc_a": pa.array(names[sides["a"]], pa.string()),
            "doc_b": pa.array(names[sides["b"]], pa.string()),
            **{name: extents[name] for name in ("a_start", "a_end", "b_start", "b_end")},
            "words": same,
            "similarity": np.minimum(1.0, same / np.maximum(longer, 1)).round(4),
            "cluster": cluster[order],
            "a": sides["a"],
            "b": sides["b"],
        }
    )


def _extents(texts: Texts, copy_of: Longs, sides: dict[str, Longs]) -> dict[str, Longs]:
    """Where runs begin and end in their texts, in code points; with the stop at the end where both sides have one."""
    found: dict[str, Longs] = {}
    stopped = {}
    for side in ("a", "b"):
        doc = np.where(copy_of[sides[side]] >= 0, copy_of[sides[side]], sides[side])
        starts, ends, stop = (np.zeros(len(doc), dtype=np.int64) for _ in range(3))
        order = np.argsort(doc, kind="stable")
        for low in range(0, len(doc), AT_ONCE):
            rows = order[low : low + AT_ONCE]
            docs, row = np.unique(doc[rows], return_inverse=True)
            words = texts.of(docs)
            first = words.first[row]
            last = first + sides[side + "_end"][rows] - 1
            starts[rows] = words.start[first + sides[side + "_start"][rows]]
            ends[rows], stop[rows] = words.end[last], (words.flags[last] & STOPPED) > 0
        found |= {side + "_start": starts, side + "_end": ends}
        stopped[side] = stop
    found["a_end"] -= stopped["a"] & ~stopped["b"]
    found["b_end"] -= stopped["b"] & ~stopped["a"]
    return found


def clusters_table(passages: pa.Table, place: Longs, ids: Sequence[str]) -> pa.Table:
    """The rows of `clusters.parquet`: which documents have each passage, and which of them had it first."""
    cluster = passages["cluster"].to_numpy()
    docs = np.concatenate([passages["a"].to_numpy(), passages["b"].to_numpy()])
    number, doc = parted(distinct(joint(np.concatenate([cluster, cluster]), docs)))
    order = np.lexsort((place[doc], number))
    number, doc = number[order], doc[order]
    names = np.array(ids, dtype=object)
    return pa.table({"cluster": number, "document": pa.array(names[doc], pa.string()), "first": np.diff(number, prepend=-1) != 0})
