"""Two long passages are parted into stretches that answer each other, every word in one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.align import stretches as module
from headwater.align.stretches import stretches

FORMS = st.lists(st.sampled_from("abcdefg"), max_size=60)


@given(FORMS, FORMS, st.integers(2, 20), st.integers(2, 40))
def test_every_word_of_both_lies_in_one_stretch_and_none_is_too_long(mine: list[str], theirs: list[str], longest: int, window: int):
    kept, module.WINDOW = module.WINDOW, window
    try:
        found = stretches(mine, theirs, longest=longest)
    finally:
        module.WINDOW = kept
    assert [k for (a, b), _ in found for k in range(a, b)] == list(range(len(mine)))
    assert [k for _, (a, b) in found for k in range(a, b)] == list(range(len(theirs)))
    assert all(b - a <= longest for pair in found for a, b in pair)


def test_what_one_side_has_more_moves_the_stretches_behind_it():
    words = [f"w{i}" for i in range(400)]
    found = stretches(words, [*words[:100], *(f"x{i}" for i in range(90)), *words[100:]], longest=50)
    behind = [(mine, theirs) for mine, theirs in found if mine[0] > 150]
    assert behind
    assert all(theirs[0] - mine[0] == 90 for mine, theirs in behind)
