"""Which documents are looked at again when others come, and with which."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from headwater.corpus import results

# A chain 0 - 1 - 2 - 3 - 4, a pair 5 - 6, and 7, which shares nothing.
CHAIN = [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6)]


def touched(pairs: list[tuple[int, int]], size: int, fresh: int, *lost: int) -> tuple[list[int], list[int]]:
    a, b = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    again, beside = results.touched(pa.table({"a": a, "b": b}), size, fresh, np.array(lost, dtype=np.int64))
    return again.tolist(), beside.tolist()


def test_of_a_first_run_all_that_share_anything_are_looked_at():
    everything = [0, 1, 2, 3, 4, 5, 6]
    assert touched(CHAIN, 8, 0) == (everything, everything)


def test_a_story_that_a_fresh_document_joins_is_looked_at_as_a_whole_and_no_other():
    assert touched([*CHAIN, (4, 8)], 9, 8) == ([0, 1, 2, 3, 4, 8], [0, 1, 2, 3, 4, 8])
    assert touched(CHAIN, 9, 8) == ([], [])


def test_a_story_in_which_a_passage_was_lost_is_looked_at_again_and_what_shares_nothing_any_more_loses_its_parents():
    assert touched(CHAIN, 8, 8, 6, 7) == ([5, 6, 7], [5, 6])


def test_of_a_large_story_only_what_is_near_a_fresh_document(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(results, "WHOLE_STORY", 3)
    assert touched([*CHAIN, (4, 8)], 9, 8) == ([4, 8], [3, 4, 8])
    assert touched([*CHAIN, (4, 8), (6, 9)], 10, 8) == ([4, 5, 6, 8, 9], [3, 4, 5, 6, 8, 9])
    assert touched(CHAIN, 8, 0)[0] == [0, 1, 2, 3, 4, 5, 6]


def test_what_the_documents_looked_at_cost_goes_with_the_fresh_ones_and_not_with_the_story(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(results, "WHOLE_STORY", 3)
    counts = []
    for size in (100, 10_000):
        line = [(i, i + 1) for i in range(size)]
        counts.append([len(docs) for docs in touched(line, size + 1, size)])
    assert counts[0] == counts[1] == [2, 3]
