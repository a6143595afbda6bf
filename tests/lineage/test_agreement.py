from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.lineage.agreement import LONGEST, agreements, blocks, places, words
from tests.slopes import in_proportion


def held(a: str, b: str, row: tuple[int, int, int, int] | None = None, *, by_meaning: bool = False):
    texts = [words(a), words(b)]
    extent = row or (0, len(a), 0, len(b))
    return agreements(texts, [(0, 1, *extent)], fewest=2, by_meaning=by_meaning)


def test_words_are_counted_on_both_sides_with_the_edits_left_out():
    mine, theirs = held("The old mole at Ulm stands firm", "The new mole at Ulm stood firm")
    assert mine[0].mine.tolist() == theirs[0].mine.tolist() == [0, 2, 3, 4, 6]
    assert mine[0].bits == 0b1011101
    assert mine[0].around == 0b1111111, "what stands among them is an edit of the passage"


def test_a_passage_found_too_short_is_followed_to_where_the_words_part():
    a, b = "and so the tall mole at Ulm fell", "but so the tall mole at Ulm rose"
    at = a.index("tall"), a.index(" at")
    assert held(a, b, (*at, *at))[0][0].mine.tolist() == [1, 2, 3, 4, 5, 6]


def test_characters_of_a_script_without_spaces_are_words():
    assert len(held("港口将重建", "港口已重建")[0][0].mine) == 4


def test_a_text_whose_letters_grow_in_small_keeps_its_places():
    text = "İstanbul mole rebuilt"
    found = words(text)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == text.split()


def test_words_of_another_language_count_by_their_places():
    mine, theirs = held("eins zwei drei vier fünf sechs", "one two three", by_meaning=True)
    assert mine[0].mine.tolist() == [0, 2, 4]
    assert theirs[0].mine.tolist() == [0, 1, 2]


def test_what_two_overlapping_passages_hold_is_held_once():
    text = "the mole at Ulm was rebuilt in April"
    rows = [(0, 1, 0, len(text), 0, len(text)), (0, 1, 4, 20, 4, 20)]
    found = agreements([words(text), words(text)], rows, fewest=2)
    assert found[0][0].mine.tolist() == found[1][0].mine.tolist() == list(range(8))
    assert found[0][0].places == 1


def test_moved_words_stand_in_places_of_their_own():
    line = np.arange(20, dtype=np.int32)
    assert places(line, line) == 1
    assert places(line, np.roll(line, 10)) == 2
    assert places(line[:0], line[:0]) == 0


@given(st.lists(st.integers(0, 3), max_size=30), st.lists(st.integers(0, 3), max_size=30))
def test_blocks_are_equal_words_in_the_order_of_both(a: list[int], b: list[int]):
    i = j = 0
    for x, y, n in blocks(a, b):
        assert x >= i
        assert y >= j
        assert n > 0
        assert a[x : x + n] == b[y : y + n]
        i, j = x + n, y + n
    assert blocks(a, a) == ([(0, 0, len(a))] if a else [])


def test_a_passage_of_many_thousand_words_is_aligned_part_by_part():
    a = [n * 7 for n in range(LONGEST * 6)]
    b = [-1 if n % 10 == 0 else w for n, w in enumerate(a)]
    assert sum(n for *_, n in blocks(a, b)) == len(a) * 9 // 10


def test_aligning_grows_with_the_length():
    def work(n: int) -> None:
        a = list(range(n * 2000))
        blocks(a, [-1 if k % 50 == 0 else w for k, w in enumerate(a)])

    assert in_proportion(work, 4)
