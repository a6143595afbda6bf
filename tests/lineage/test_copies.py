"""Copies letter by letter behind the first of their kind: they have it from the first, as sure as dates make it."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.lineage import copies
from headwater.lineage.edges import edges
from tests.lineage.making import entry, shared


def test_behind_the_first_of_a_kind_in_time_copies_are_not_looked_at(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copies, "LOOKED_AT", 2)
    copy_of = np.array([-1, 0, -1, 0, 2, 0])
    place = np.array([5, 1, 3, 0, 4, 2])  # 3, 1, 5, 0 have the one text, 2 and 4 the other
    numbers, firsts = copies.further(copy_of, place)
    assert numbers.tolist() == [0, 5]
    assert firsts.tolist() == [3, 3]


def test_a_further_copy_is_as_sure_as_one_that_is_looked_at():
    given = [entry(f"d{i}", [1, 2, 3], f"2021-03-{i + 1:02d}") for i in range(3)]
    looked_at = {(e.parent, e.child): e for e in edges(given, shared(given)).edges}
    instant = np.array([0.0, 86400.0, 172800.0])
    (edge,) = copies.taken(np.array([2]), np.array([0]), [g.id for g in given], np.array([36, 36, 36]), instant)
    assert edge == looked_at["d0", "d2"]


def test_without_a_date_its_order_is_open_and_less_sure():
    instant = np.array([0.0, np.nan])
    (edge,) = copies.taken(np.array([1]), np.array([0]), ["a", "b"], np.array([36, 36]), instant)
    assert edge.reasons == ("holds_as_much", "order_open")
    assert edge.confidence < 0.5
