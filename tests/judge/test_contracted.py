from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.align.collation import Cell
from headwater.judge.changes import collated, passage
from headwater.judge.passage import Collated
from headwater.model import Span
from headwater.reading import document


def both(report: str, source: str, language: str = "en") -> Collated:
    mine, theirs = (document(t, language=language) for t in (report, source))
    return collated(passage(mine, [Span(0, len(report))]), passage(theirs, [Span(0, len(source))]))


def drawn(report: str, source: str, language: str = "en") -> list[tuple[str, str]]:
    found = both(report, source, language)
    return [(found.report.words(c.report), found.source.words(c.source)) for c in found.cells if c.relation == "contraction"]


@pytest.mark.parametrize(
    ("report", "source", "pair"),
    [
        ("We'll paint the lamps", "Then we will paint the lamps", ("We'll", "we will")),
        ("Then we will paint the lamps", "We'll paint the lamps", ("we will", "We'll")),
        ("It’s cold in the harbour", "It is cold in the harbour", ("It’s", "It is")),
        ("It is cold in the harbour", "It's cold in the harbour", ("It is", "It's")),
        ("Shut it, 'cause the lamps burn", "Shut it because the lamps burn", ("cause", "because")),
        ("The lamps do not burn", "The lamps don't burn", ("do not", "don't")),
    ],
)
def test_a_contraction_takes_the_words_that_it_stands_for(report: str, source: str, pair: tuple[str, str]):
    assert drawn(report, source) == [pair]


def test_a_possessive_is_no_contraction():
    assert drawn("The mason's lamp burns", "The mason lamp burns") == []


def test_other_languages_are_left_as_they_are():
    assert drawn("it's there now", "it is there now", "fr") == []


def test_every_word_of_a_contraction_is_answered():
    found = both("We'll paint the lamps", "Then we will paint the lamps")
    assert found.there[0] == 1
    assert {found.back[1], found.back[2]} == {0}


words = st.lists(
    st.sampled_from(["it's", "it", "is", "we'll", "we", "will", "don't", "do", "not", "lamps", "burn", ","]), max_size=9
)


@settings(max_examples=80)
@given(words, words)
def test_every_token_is_still_in_exactly_one_cell(report: list[str], source: list[str]):
    found = both(" ".join(["so", *report]), " ".join(["so", *source]))

    def places(of: str) -> list[int]:
        return sorted(k for c in found.cells for k in range(*getattr(c, of)))

    assert places("report") == list(range(len(found.report.tokens)))
    assert places("source") == list(range(len(found.source.tokens)))
    assert all(isinstance(c, Cell) and (c.report[0] < c.report[1] or c.source[0] < c.source[1]) for c in found.cells)
