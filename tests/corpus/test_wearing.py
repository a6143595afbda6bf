"""Words that new documents wear say less of what was found before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet as pq

from headwater.corpus.growing import Runs
from headwater.corpus.numbering import numbered
from headwater.corpus.wearing import worn_since
from tests.corpus.test_templates import InMemory

LINE = "Write tomorrow's tide tables beside every evening letter"


def content_with(tmp_path: Path, places: list[tuple[int, int]]) -> list[int]:
    """The content of a run between the texts 0 and 1, and of one between 1 and 2, where those places are worn."""
    texts = [f"Gulls sleep. {LINE}", f"{LINE} again", f"Ropes rot. {LINE}"]
    length = len(numbered([LINE]).word)
    starts = [len(numbered([t]).word) - length - t.endswith("again") for t in texts]
    a, b = np.array([0, 1]), np.array([1, 2])
    low, high = np.array(starts)[a], np.array(starts)[b]
    same = np.full(2, length)
    found = Runs(a, b, low, low + length, high, high + length, same, same - 1, *np.ones((2, 2), dtype=np.float32))
    file = tmp_path / "worn.parquet"
    pq.write_table(pa.table({"doc": [d for d, _ in places], "pos": [p for _, p in places]}), file)
    return worn_since(found, np.ones(2, dtype=bool), InMemory(texts), [file]).content.tolist()  # type: ignore[arg-type]


def test_three_words_from_a_worn_place_on_are_content_no_more_in_the_runs_of_that_text(tmp_path: Path):
    before = content_with(tmp_path, [(5, 0)])
    assert content_with(tmp_path, [(0, 2)]) == [before[0] - 3, before[1]]


def test_what_was_no_content_before_stays_none(tmp_path: Path):
    before = content_with(tmp_path, [(5, 0)])
    assert content_with(tmp_path, [(1, 90)])[0] == before[0]
