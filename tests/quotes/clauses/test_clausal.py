"""A sentence with several reporting verbs: which of them stand on one level, and which are reported themselves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.quotes.clauses.clausal import told
from headwater.quotes.clauses.tagged import tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def contents(text: str) -> list[str]:
    read = tokens(text, 0, len(text))
    return [" ".join(t.low for a, b in one.content for t in read[a:b]) for one in told(read, ENGLISH)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lund said the dam held, but Berg warned that it leaked.", ["the dam held", "it leaked"]),
        ("Lund said the dam held and called it safe.", ["the dam held", "it safe"]),
        ("Lund said she wants the dam and believes it holds.", ["she wants the dam and believes it holds"]),
        ("Lund urged them to stay, calling the road unsafe.", ["them to stay", "the road unsafe"]),
        ("While Lund said the dam held, Berg said it leaked.", ["the dam held", "it leaked"]),
        ("Some voters want to leave, others said that they would stay.", ["to leave", "they would stay"]),
        ("They were asked to wait and call a line.", ["to wait and call a line"]),
        ("Lund wants to stay, Berg said.", ["lund wants to stay"]),
    ],
)
def test_a_verb_on_the_level_of_the_first_ends_its_content(text: str, parts: list[str]):
    assert contents(text) == parts


def test_a_noun_reports_only_outside_of_other_statements():
    assert contents("Lund said his claim that the dam held was old.") == ["his claim that the dam held was old"]


def test_a_headline_names_its_speaker_before_a_colon():
    assert contents("Ida Lund: Dam Will Hold This Winter") == ["dam will hold this winter"]
    assert contents("Watch: Dam Will Hold This Winter") == []
    assert contents("We had one thing: the dam will hold this winter") == []


WORDS = st.sampled_from(
    ("Lund", "the", "dam", "said", "says", "that", "and", ",", ";", ".", "who", "told", "urged", "to", "hold", "was", "it", "(",
     ")", "claim", "according", "not", "“", "while", "asked", "whether", "adding", "he")
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_statements_stand_in_order_and_do_not_overlap_whatever_the_words(words: list[str]):
    text = " ".join(words)
    spans = sorted(part for one in told(tokens(text, 0, len(text)), ENGLISH) for part in one.content)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def test_what_is_interrupted_behind_its_verb_goes_on_with_an_article():
    assert contents("It was, Lund said, a mistake.") == ["it was a mistake"]


def test_a_poll_that_interrupts_its_sentence_reports_it():
    assert contents("Voters, polls show, have stopped listening.") == ["voters have stopped listening"]


def test_what_a_noun_reports_ends_before_the_verb_of_its_sentence():
    assert contents("His claim that the town acted in secret was false.") == ["the town acted in secret"]
