"""What is asked of the postings, against the same worked out text by text."""

from __future__ import annotations

import math
import random

import pytest

from headwater.intake.plain import document_of
from headwater.store import postings
from headwater.store.engine import Store
from headwater.store.keeping import Arrival, keep

TEXTS, UNITS = 30, 12
Weights = dict[int, dict[int, int]]


def filled(store: Store) -> Weights:
    """For each text (row) the weight of each of its units, as they were put in."""
    chance = random.Random(2)
    with store.writing() as connection:
        given = [document_of(f"text {i}", name=f"t{i}", id=f"t{i}") for i in range(TEXTS)]
        kept = keep(connection, [Arrival(d, d.text.encode(), d.id, "test", "test 1") for d in given])
        weights = {k.text: {u: chance.randint(100, 400) for u in chance.sample(range(UNITS), chance.randint(1, 8))} for k in kept}
        postings.post(connection, weights)
    return weights


def near(asked: dict[int, float], mine: dict[int, int]) -> float:
    return sum(asked.get(unit, 0.0) * weight for unit, weight in mine.items()) / math.sqrt(len(mine))


def test_the_nearest_texts_are_those_of_the_largest_sums_over_the_root_of_their_units(store: Store):
    weights, chance = filled(store), random.Random(3)
    with store.reading() as connection:
        for _ in range(10):
            asked = {unit: chance.uniform(0.1, 9) for unit in chance.sample(range(UNITS + 3), 5)}
            expected = sorted(((near(asked, mine), -row) for row, mine in weights.items()), reverse=True)
            expected = [(-row, sum_) for sum_, row in expected if sum_ > 0][:6]
            found = postings.nearest(connection, asked, limit=6)
            assert [row for row, _ in found] == [row for row, _ in expected]
            assert [sum_ for _, sum_ in found] == pytest.approx([sum_ for _, sum_ in expected], rel=1e-4)
        assert postings.nearest(connection, {}, limit=6) == []
        assert postings.nearest(connection, {UNITS + 1: 1.0}, limit=6) == []


def test_holders_count_the_texts_of_each_unit_and_a_text_that_goes_is_none(store: Store):
    weights = filled(store)
    gone, mine = next(iter(weights.items()))
    with store.writing() as connection:
        postings.unpost(connection, gone, list(mine))
    rest = [units for row, units in weights.items() if row != gone]
    with store.reading() as connection:
        counted = {unit: n for unit in range(UNITS) if (n := sum(unit in units for units in rest))}
        assert postings.holders(connection, range(UNITS + 5)) == counted
        assert gone not in dict(postings.nearest(connection, dict.fromkeys(mine, 1.0), limit=TEXTS))
