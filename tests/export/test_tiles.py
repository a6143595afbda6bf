from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from headwater.export.tiles import begin, between, breaks, broken, close, tiling, united

from .conftest import document


def test_marks_go_with_the_words_that_they_belong_to():
    text = "He said: “It opens.” (Or so.) «Oui», dit-il"
    first, second = text.index("It"), text.index("Or")
    assert text[begin(text, first, 0) : close(text, first + 8, len(text))] == "“It opens.”"
    assert text[begin(text, second, first + 8) : close(text, second + 5, len(text))] == "(Or so.)"


def test_directly_behind_another_part_only_an_opening_mark_is_taken():
    text = "그는“간다”라고"
    assert begin(text, text.index("간다"), 2) == 2
    assert begin(text, text.index("라고"), text.index("다”") + 1) == text.index("라고")


def test_french_marks_are_set_off_by_a_hard_space():
    text = "Il dit : «\u00a0Oui\u00a0» et sort"
    start = text.index("Oui")
    assert text[begin(text, start, 0) : close(text, start + 3, len(text))] == "«\u00a0Oui\u00a0»"


@given(st.text(alphabet="ab .,“”(\n", max_size=40), st.sets(st.integers(0, 40), max_size=8))
def test_a_tiling_loses_nothing_but_white_space_and_holds_nothing_twice(text: str, cuts: set[int]):
    edges = sorted(c for c in cuts if c <= len(text))
    parts = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if text[a:b].strip()]
    tiles = tiling(text, parts)
    assert all(a <= c and b <= d for (c, b), (a, d) in zip(parts, tiles, strict=True))
    assert all(one[1] <= other[0] for one, other in pairwise(tiles))
    if tiles:
        kept = {i for a, b in tiles for i in range(a, b)}
        assert all(text[i].isspace() for i in range(len(text)) if i not in kept)


def test_what_lies_between_is_given_by_paragraph_and_furniture_told_apart():
    text = "Harbour Gazette\n\nThe quay is old. It holds.\n\nSubscribe now.\n"
    found = document("a", text)
    taken = [(text.index("It"), text.index("holds") + 5)]
    assert [(text[a:b], quiet) for a, b, quiet in between(found, taken)] == [
        ("Harbour Gazette", True), ("The quay is old.", False), ("Subscribe now.", True),
    ]  # fmt: skip


def test_a_paragraph_begins_where_a_block_does():
    found = breaks(document("a", "One line.\n\nAnother."))
    assert found == [0, 11]
    assert broken(found, 8, 11)
    assert not broken(found, 0, 10)


def test_overlapping_intervals_are_one():
    assert united([(5, 9), (0, 3), (2, 4)]) == [(0, 4), (5, 9)]
