from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.align.relations import kept_in_order, moved, relation
from headwater.text.tokens import tokens

SOURCE = "The new bridge over the Lee opens on Monday at noon, and the fare stays the same."


def named(report: str, source: str, languages: tuple[str | None, str | None] = ("en", "en"), places: int = 1) -> str:
    return relation(tokens(report), tokens(source), language=languages, places=places)[0]


def test_the_same_words_are_verbatim_whatever_marks_and_case_stand_at_the_edges():
    assert named("“the new bridge opens”", "The new bridge opens.") == "verbatim"


def test_three_quarters_of_the_content_words_in_order_are_edited():
    assert named("The bridge over the Lee opens Monday.", SOURCE) == "edited"
    assert named("Bridge Lee opens lately", SOURCE) == "edited"
    assert named("Bridge Lee weirdly lately", SOURCE) == "reworded"


def test_each_relation_says_by_which_rule_it_was_named():
    def why(report: str, source: str, languages: tuple[str, str] = ("en", "en"), places: int = 1) -> str:
        return relation(tokens(report), tokens(source), language=languages, places=places)[1]

    assert why("The new bridge opens", "the new bridge opens.") == "same_wording"
    assert why("The bridge over the Lee opens Monday.", SOURCE) == "shared_run"
    assert why("Die Brücke öffnet am Montag.", SOURCE, ("de", "en")) == "other_language"
    assert why("Lanes and lamps are done.", "The east lane opens. The west lamp burns.", places=2) == "several_passages"
    assert why("The masons finished.", f"{SOURCE} {SOURCE} {SOURCE}") == "condensed"
    assert why("People may cross the river from Monday.", "The new bridge opens for everybody on Monday.") == "reworded"


def test_the_same_words_in_another_order_are_not_edited():
    assert named("Noon Monday opens Lee bridge", SOURCE) != "edited"


def test_other_words_are_reworded():
    assert named("People may cross the river from Monday.", "The new bridge opens for everybody on Monday.") == "reworded"


def test_several_places_or_a_long_one_in_few_words_are_summarised():
    assert named("Lanes and lamps are done.", "The east lane opens. The west lamp burns.", places=2) == "summarised"
    assert named("The masons finished.", f"{SOURCE} {SOURCE} {SOURCE}") == "summarised"


def test_another_language_is_translated_and_an_unknown_one_is_not():
    assert named("Die Brücke wird geöffnet.", SOURCE, ("de", "en")) == "translated"
    assert named("People may cross the river from Monday.", SOURCE, (None, "en")) == "reworded"


def test_a_name_that_both_languages_spell_alike_is_verbatim():
    assert named("Orrin", "Orrin", ("de", "en")) == "verbatim"


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_what_is_kept_in_order_is_the_longest_common_part(report: list[str], source: list[str]):
    def within(part: tuple[str, ...]) -> bool:
        rest = iter(source)
        return all(word in rest for word in part)

    longest = max(n for n in range(len(report) + 1) if any(within(part) for part in combinations(report, n)))
    assert kept_in_order(tokens(" ".join(report)), tokens(" ".join(source))) == longest


@pytest.mark.parametrize(
    ("places", "out_of_order"),
    [
        ([], []),
        ([5], [False]),
        ([1, 2, 3], [False] * 3),
        ([9, 1, 2, 3], [True, False, False, False]),
        ([1, 8, 2, 3], [False, True, False, False]),
    ],
)
def test_what_stands_outside_the_order_of_the_source_is_moved(places, out_of_order):
    assert moved(places, [1.0] * len(places)) == out_of_order


def test_of_two_in_the_other_order_the_shorter_one_moved():
    assert moved([9, 1], [3.0, 8.0]) == [True, False]
    assert moved([9, 1], [8.0, 3.0]) == [False, True]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=8))
def test_what_did_not_move_is_the_heaviest_rising_chain(links: list[tuple[int, int]]):
    out = moved([place for place, _ in links], [float(size) for _, size in links])
    stayed = [link for link, away in zip(links, out, strict=True) if not away]

    def rises(chain: tuple[tuple[int, int], ...]) -> bool:
        return all(a <= b for (a, _), (b, _) in pairwise(chain))

    chains = (chain for n in range(len(links) + 1) for chain in combinations(links, n) if rises(chain))
    assert rises(tuple(stayed))
    assert sum(size for _, size in stayed) == max(sum(size for _, size in chain) for chain in chains)
