"""Words and postings on disk are those that were numbered, whole or in part, however they are looked up."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from headwater.corpus.kept import LARGEST, Batch, Sorted, Texts, held, merge, ranges, together, write_arrays
from headwater.corpus.numbering import numbered
from headwater.corpus.shingles import Postings, postings

TEXTS = [
    f"Barley number {i} was sold at the {w} market in Norwick for {i + 3} crowns."
    for i, w in enumerate(["north", "south", "east", "west"])
]


@pytest.fixture
def batches(tmp_path: Path) -> list[Batch]:
    parts = [TEXTS[:1], TEXTS[1:]]
    for i, part in enumerate(parts):
        (tmp_path / str(i)).mkdir()
        write_arrays(tmp_path / str(i), part)
    return [Batch(tmp_path / "0", 0, 1, "a"), Batch(tmp_path / "1", 1, 3, "b")]


def rows(found: Postings) -> list[tuple[int, int, int]]:
    return sorted(zip(*(getattr(found, f.name).tolist() for f in fields(found)), strict=True))


def test_some_texts_have_the_words_that_they_had_when_they_were_numbered(batches: list[Batch]):
    texts = Texts(batches)
    assert texts.counts().tolist() == np.diff(numbered(TEXTS).first).tolist()
    some = texts.of(np.array([0, 2, 3]))
    expected = numbered([TEXTS[0], TEXTS[2], TEXTS[3]])
    for f in fields(expected):
        assert np.array_equal(getattr(some, f.name), getattr(expected, f.name)), f.name
    assert len(texts.of(np.array([], dtype=np.int64))) == 0


def test_all_stretches_together_are_all_postings_and_each_shingle_is_in_one(batches: list[Batch]):
    files = [Sorted(b.folder, b.base) for b in batches]
    bounds = ranges(sum(map(len, files)), 20)
    assert len(bounds) > 3
    assert (bounds[0][0], bounds[-1][1]) == (0, LARGEST)
    parts = [held(files, (), low, high) for low, high in bounds]
    assert rows(together(parts)) == rows(postings(numbered(TEXTS)))
    seen = [set(p.shingle.tolist()) for p in parts]
    assert sum(map(len, seen)) == len(set.union(*seen))


def test_fresh_texts_get_the_postings_before_that_they_share_and_no_others(batches: list[Batch]):
    old, new = (Sorted(b.folder, b.base) for b in batches)
    found = rows(held([new], [old], 0, LARGEST))
    every = rows(postings(numbered(TEXTS)))
    fresh = {shingle for shingle, doc, _ in every if doc >= 1}
    assert found == [row for row in every if row[0] in fresh]


def test_merged_files_hold_the_same_sorted(batches: list[Batch], tmp_path: Path):
    files = [Sorted(b.folder, b.base) for b in batches]
    merge(files, tmp_path / "merged")
    merged = Sorted(tmp_path / "merged", 0)
    assert len(merged) == sum(map(len, files))
    whole = merged.between(0, LARGEST)
    assert rows(whole) == rows(postings(numbered(TEXTS)))
    assert (np.diff(whole.shingle) >= 0).all()
