from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from headwater.lineage.timeline import joined, order_of, passages
from tests.lineage.making import entry


def test_a_source_stands_before_what_came_of_it_whatever_its_date():
    assert order_of({"a": 5.0, "b": 3.0}, {"b": ["a"]}) == {"a": 0, "b": 1}
    assert order_of({"a": 5.0, "b": 3.0}, {}) == {"b": 0, "a": 1}


def test_one_without_a_date_stands_before_its_child_or_last():
    order = order_of({"a": 1.0, "b": 9.0, "lost": -math.inf, "alone": -math.inf}, {"b": ["lost"]})
    assert sorted(order, key=order.__getitem__) == ["a", "lost", "b", "alone"]


def test_a_source_without_a_date_stands_before_the_first_that_took_from_it_also_through_another():
    days = {"lost": -math.inf, "between": -math.inf, "early": 1.0, "middle": 2.0, "late": 3.0}
    order = order_of(days, {"late": ["lost"], "between": ["lost"], "early": ["between"]})
    assert sorted(order, key=order.__getitem__) == ["lost", "between", "early", "middle", "late"]


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 9) | st.just(-math.inf)),
    st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2)),
)
def test_every_document_has_one_place_even_in_a_ring(days, pairs):
    parents: dict[str, list[str]] = {}
    for child, parent in pairs:
        parents.setdefault(child, []).append(parent)
    order = order_of(days, parents)
    assert sorted(order.values()) == list(range(len(days)))
    assert set(order) == set(days)


def test_passages_come_in_the_order_of_their_first_appearance():
    wire, paper = entry("wire", [0, 1]), entry("paper", [1, 2])
    known = {e.id: e for e in (wire, paper)}
    late, early = [("paper", 0, 9), ("wire", 5, 20)], [("wire", 0, 4), ("paper", 3, 7), ("wire", 1, 6), ("other", 0, 4)]
    found = passages(known, [late, early, [("wire", 0, 3)]], {"wire": 0, "paper": 1})
    assert [[(p.doc, p.start, p.end) for p in f.places] for f in found] == [
        [("wire", 0, 6), ("paper", 3, 7)],
        [("wire", 5, 20), ("paper", 0, 9)],
    ]
    assert found[0].text == " ".join(wire.text[0:6].split())


def test_extents_that_overlap_by_half_are_one_passage():
    rows = [(("a", 0, 10), ("b", 0, 10)), (("b", 4, 14), ("c", 0, 10)), (("b", 40, 50), ("c", 40, 50))]
    assert joined(rows) == [[("a", 0, 10), ("b", 0, 10), ("b", 4, 14), ("c", 0, 10)], [("b", 40, 50), ("c", 40, 50)]]
