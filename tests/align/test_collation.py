from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.align import collation
from headwater.align.collation import Cell, collate
from headwater.text.tokens import Token, tokens

GRAMMAR = frozenset(["the", "a", "of", "and", "to", "is", "was", "on", "in", "not"])


def cells(report: str, source: str, *, related=None) -> list[tuple[str, str, str]]:
    mine, theirs = tokens(report), tokens(source)
    return [
        (c.how, " ".join(t.form for t in mine[slice(*c.report)]), " ".join(t.form for t in theirs[slice(*c.source)]))
        for c in collate(mine, theirs, related=related, light=(GRAMMAR, GRAMMAR))
    ]


def test_equal_passages_are_one_cell():
    assert cells("The bridge opens.", "the bridge opens") == [("same", "the bridge opens", "the bridge opens")]


def test_words_that_only_one_side_has_stand_by_themselves():
    assert cells("the tired masons came", "the masons came late") == [
        ("same", "the", "the"),
        ("added", "tired", ""),
        ("same", "masons came", "masons came"),
        ("dropped", "", "late"),
    ]


def test_words_between_equal_neighbours_are_held_against_each_other():
    assert ("other", "quay", "wharf") in cells("the old quay stands", "the old wharf stands")


def test_a_relation_that_the_lexicon_knows_makes_a_pair_and_one_of_form_is_told_apart():
    known = {("quay", "wharf"): "synonym", ("honor", "honour"): "spelling"}
    found = cells("the quay has honor", "the wharf has honour", related=lambda a, b: known.get((a, b)))
    assert ("related", "quay", "wharf") in found
    assert ("form", "honor", "honour") in found


def test_a_block_that_moved_is_paired_and_marked_as_moved():
    mine = tokens("on monday at noon the new bridge over the river opens")
    theirs = tokens("the new bridge over the river opens on monday at noon")
    found = collate(mine, theirs, light=(GRAMMAR, GRAMMAR))
    assert all(c.how == "same" for c in found)
    assert [c.moved for c in found] == [True, False]


def test_a_word_said_twice_meets_the_one_among_the_same_neighbours():
    mine, theirs = tokens("masons build and sailors sing"), tokens("sailors build boats and masons build and sailors sing")
    assert Cell((0, 5), (4, 9), "same") in collate(mine, theirs, light=(GRAMMAR, GRAMMAR))


def test_grammar_words_far_from_any_pair_are_no_pair():
    assert cells("the quay", "wind of the east") == [("other", "the quay", "wind of the east")] or (
        "same", "the", "the"
    ) not in cells("of quay", "wind and rain of the east and the far west")  # fmt: skip


def test_a_passage_without_words_leaves_the_other_alone():
    assert cells("", "the quay") == [("dropped", "", "the quay")]
    assert cells("the quay", "") == [("added", "the quay", "")]
    assert cells("", "") == []


words = st.lists(st.sampled_from(["the", "of", "quay", "mason", "bridge", "river", "lamp"]), max_size=14)


@given(words, words)
def test_every_word_of_both_sides_is_in_exactly_one_cell(report: list[str], source: list[str]):
    def listed(forms: list[str]) -> list[Token]:
        return [Token(k, k + 1, f) for k, f in enumerate(forms)]

    found = collate(listed(report), listed(source), light=(GRAMMAR, GRAMMAR))
    assert [k for c in found for k in range(*c.report)] == list(range(len(report)))
    assert sorted(k for c in found for k in range(*c.source)) == list(range(len(source)))
    for c in found:
        assert (c.how == "added") == (c.report[0] < c.report[1] and c.source[0] == c.source[1])
        assert (c.how == "dropped") == (c.source[0] < c.source[1] and c.report[0] == c.report[1])
        if c.how == "same":
            assert report[slice(*c.report)] == source[slice(*c.source)]


@given(words)
def test_a_passage_beside_itself_is_the_same_throughout(report: list[str]):
    listed = [Token(k, k + 1, f) for k, f in enumerate(report)]
    assert {c.how for c in collate(listed, listed, light=(GRAMMAR, GRAMMAR))} <= {"same"}
    assert not any(c.moved for c in collate(listed, listed, light=(GRAMMAR, GRAMMAR)))


@pytest.mark.parametrize("search", [0, 1, 3])
def test_words_are_looked_up_as_far_from_the_place_that_their_neighbours_give_as_is_searched_and_no_farther(search: int):
    there = {2: (4, "same"), 6: (5, "same")}
    n, m = 9, 8
    back = {j: i for i, (j, _) in there.items()}

    def near(k: int, known: dict[int, int]) -> list[int]:
        """The places of a word beside the nearest known words before and behind it."""
        beside = [max((a for a in known if a < k), default=None), min((a for a in known if a > k), default=None)]
        return [known[a] + k - a for a in beside if a is not None]

    forth = {i: j for i, (j, _) in there.items()}
    expected = {
        (i, j) for i in range(n) for j in range(m)
        if i not in forth and j not in back
        and (any(abs(j - at) <= search for at in near(i, forth)) or any(abs(i - at) <= search for at in near(j, back)))
    }  # fmt: skip
    found = collation._in_place(collation._Pairs(there), (n, m), search)
    assert {(int(i), int(j)) for i, j in zip(*found.nonzero(), strict=True)} == expected
