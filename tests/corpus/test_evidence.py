"""Which runs are passages, and which turns of phrase."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.corpus.evidence import Evidence, passages
from headwater.corpus.growing import Runs


def run(content: int, covered: float, *, length: int = 20, same: int | None = None, b: int = 1) -> tuple[float, ...]:
    return (0, b, 0, length, 0, length, content if same is None else same, content, covered)


def chosen(*rows: tuple[float, ...]) -> list[bool]:
    table = np.array(rows)
    columns = [table[:, i].astype(np.int64) for i in range(8)]
    return passages(Runs(*columns, covered=table[:, 8].astype(np.float32)), Evidence()).tolist()


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        (run(10, 1.0), True),  # a whole sentence
        (run(12, 0.3, length=14), False),  # a dozen words in the middle of two sentences
        (run(16, 0.3, length=18), True),  # longer than any phrase
        (run(3, 1.0, length=6), False),  # "He said that on Monday."
        (run(5, 1.0, same=5), False),  # of twenty words five agree
    ],
)
def test_a_counterpart_or_a_long_stretch_is_a_passage(row: tuple[float, ...], is_one: bool):
    assert chosen(row) == [is_one]


def test_a_fragment_counts_beside_a_counterpart_of_the_same_two_texts_alone():
    fragment, counterpart = run(8, 0.3, length=10), run(12, 1.0)
    assert chosen(fragment, counterpart) == [True, True]
    assert chosen(fragment, run(12, 1.0, b=2)) == [False, True]
    assert chosen(run(5, 0.3, length=7), counterpart) == [False, True]
