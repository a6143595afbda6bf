"""Words that are worn: they come up on many occasions far apart (`joins.WORN`), and do not speak for what two texts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pyarrow import parquet as pq  # type: ignore[import-untyped]

from headwater.corpus.growing import Runs, distinct, spread_out, within
from headwater.corpus.kept import Texts
from headwater.corpus.numbering import WEAK, WORN, Numbered
from headwater.corpus.shingles import PATTERNS

Longs = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

WIDTH = len(PATTERNS[0])  # words of a shingle
AT_ONCE = 50_000  # runs whose words are looked at together


def worn_places(files: Sequence[Path]) -> tuple[Longs, Longs]:
    """Worn places as texts and words, by text."""
    tables = [pq.read_table(file) for file in files]
    doc, pos = (np.concatenate([t[name].to_numpy().astype(np.int64) for t in tables]) for name in ("doc", "pos"))
    order = np.argsort(doc, kind="stable")
    return doc[order], pos[order]


def marked(words: Numbered, docs: Longs, worn: tuple[Longs, Longs]) -> Numbered:
    """The words of texts with those of worn shingles marked: the three words of content from each place on."""
    doc, pos = worn
    mine = within(doc, docs)
    strong = np.flatnonzero((words.flags & WEAK) == 0)
    at = np.searchsorted(strong, words.first[np.searchsorted(docs, doc[mine])] + pos[mine])
    flags = words.flags.copy()
    for k in range(WIDTH):
        flags[strong[np.minimum(at + k, len(strong) - 1)]] |= WORN
    return replace(words, flags=flags)


def worn_since(runs: Runs, asked: Truths, texts: Texts, worn: Sequence[Path]) -> Runs:
    """Runs of before, those asked for with the content that they have now: new documents may say their words again, and wear them.

    worn: files of worn places. Words that agree are those of one side that the other has too, wherever.
    """
    doc, place = worn_places(worn)
    rows = np.flatnonzero(asked)
    rows = rows[within(runs.a[rows], doc)]
    rows = rows[np.argsort(runs.a[rows], kind="stable")]  # so that the words of each text are read once
    content = runs.content.copy()
    for low in range(0, len(rows), AT_ONCE):
        some = rows[low : low + AT_ONCE]
        here = slice(*np.searchsorted(doc, (runs.a[some[0]], runs.a[some[-1]] + 1)))
        places = doc[here], place[here]
        some = some[_any_worn(runs.take(some), texts, places)]
        content[some] = np.minimum(content[some], _unworn(runs.take(some), texts, places))
    return replace(runs, content=content)


def _any_worn(runs: Runs, texts: Texts, places: tuple[Longs, Longs]) -> Truths:
    """Which runs have a worn word in the first of their texts."""
    docs = distinct(runs.a)
    words = marked(texts.of(docs, ("flags",)), docs, places)
    before = np.concatenate(([0], np.cumsum((words.flags & WORN) > 0)))
    first = words.first[np.searchsorted(docs, runs.a)]
    found: Truths = before[first + runs.a_end] > before[first + runs.a_start]
    return found


def _unworn(runs: Runs, texts: Texts, places: tuple[Longs, Longs]) -> Longs:
    """How many words of content each run has in both texts that are not worn in the first."""
    docs = distinct(np.concatenate([runs.a, runs.b]))
    words = marked(texts.of(docs, ("word", "flags")), docs, places)
    keys = []
    for doc, start, end in ((runs.a, runs.a_start, runs.a_end), (runs.b, runs.b_start, runs.b_end)):
        row, at = spread_out(words.first[np.searchsorted(docs, doc)] + start, end - start)
        keys.append((row, at, (row.astype(np.uint64) << np.uint64(32)) | words.word[at].astype(np.uint64)))
    (row, at, mine), (_, _, theirs) = keys
    speaks = ((words.flags[at] & (WEAK | WORN)) == 0) & np.isin(mine, theirs)
    return np.bincount(row[speaks], minlength=len(runs))
