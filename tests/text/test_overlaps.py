"""What stands at a place of a text, asked of many spans at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.text.overlaps import Overlaps

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


@given(SPANS, st.integers(0, 30), st.integers(1, 12))
def test_what_touches_a_place_is_what_a_look_at_each_finds_in_the_order_given(spans: list[tuple[int, int]], start: int, size: int):
    end = start + size
    numbered = list(enumerate(spans))
    found = Overlaps(numbered, lambda one: one[1]).touching(start, end)
    assert found == [one for one in numbered if one[1][0] < end and start < one[1][1]]
