"""What a person types into a search."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UsageError
from headwater.text.queries import Term, parse, places


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("wheat Treaty", (Term(("wheat",)), Term(("treaty",)))),
        ('"wheat treaty"', (Term(("wheat", "treaty")),)),
        ("„wheat treaty“", (Term(("wheat", "treaty")),)),
        ("trea*", (Term(("trea",), prefix=True),)),
        ("wheat -denied", (Term(("wheat",)), Term(("denied",), without=True))),
        ("title:harvest", (Term(("harvest",), title=True),)),
        ("10:30", (Term(("10", "30")),)),
        ("조약", (Term(("조약",)),)),
        ("대통령", (Term(("대통", "통령")),)),
        ("文", (Term(("文",), prefix=True),)),
        ('"open', (Term(("open",)),)),
    ],
)
def test_words_phrases_and_beginnings_become_terms(said: str, terms: tuple[Term, ...]):
    assert parse(said).terms == terms


def test_fields_narrow_the_search():
    found = parse('outlet:"Rodong Sinmun" after:2026-01 before:2027 lang:KO wheat')
    assert (found.outlets, found.languages, found.after, found.before) == (("Rodong Sinmun",), ("ko",), "2026-01", "2027")
    assert found.terms == (Term(("wheat",)),)


@pytest.mark.parametrize(("said", "says"), [("", "nothing to search for"), ("-wheat", "nothing to search for"), ("—", "nothing"),
                                            ("after:yesterday x", "after:yesterday: no date")])  # fmt: skip
def test_a_query_that_asks_for_nothing_or_a_day_that_is_none_is_refused(said: str, says: str):
    with pytest.raises(UsageError, match=says):
        parse(said)


@pytest.mark.parametrize(
    ("said", "text", "marked"),
    [
        ("wheat", "Wheat, and more wheat.", ["Wheat", "wheat"]),
        ('"the treaty"', "The Treaty and the other treaty", ["The Treaty"]),
        ("trea*", "treaties treat trade", ["treaties", "treat"]),
        ("대통령", "대통령은 갔다", ["대통령"]),
        ("小", "大小麦", ["小"]),
        ("wheat -rye", "wheat and rye", ["wheat"]),
        ('"so so"', "so, so so far", ["so, so so"]),
        ('"so so"', "so, so so far, señor", ["so, so so"]),
    ],
)
def test_places_are_where_the_terms_stand(said: str, text: str, marked: list[str]):
    assert [text[a:b] for a, b in places(parse(said).terms, text)] == marked


@given(st.text(max_size=40), st.text(max_size=80))
def test_places_lie_in_the_text_in_order_and_apart(said: str, text: str):
    try:
        terms = parse(said).terms
    except UsageError:
        return
    found = places(terms, text)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


PLAIN = st.text("abAB 1_.-’\u00a0\n²é", max_size=60)


@given(st.lists(st.builds(Term, st.lists(st.sampled_from(["a", "ab", "b", "1", "aa"]), min_size=1, max_size=3).map(tuple),
                          st.booleans(), without=st.booleans()), min_size=1, max_size=3).map(tuple), PLAIN)  # fmt: skip
def test_places_in_a_plain_text_are_those_of_the_same_text_with_a_foreign_word_behind_it(terms: tuple[Term, ...], text: str):
    """A text with letters beyond ASCII is read word by word, another is looked through at once: the same is found."""
    assert places(terms, text) == places(terms, f"{text} щ")


def test_a_word_too_long_for_the_index_is_marked_to_its_end():
    long = "x" * 250
    for text in (long, f"{long} щ"):
        assert places(parse(long).terms, text) == [(0, 250)]
