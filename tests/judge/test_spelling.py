"""Spellings, joined words and contractions of English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.judge import spelling

FORMS = st.text("abeiorsuz 'nt", min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("british", "american"),
    [("honour", "honor"), ("organise", "organize"), ("organisation", "organization"), ("analysed", "analyzed"),
     ("centre", "center"),
     ("dialogue", "dialog"), ("travelled", "traveled"), ("paediatric", "pediatric"), ("defence", "defense"), ("grey", "gray"),
     ("judgement", "judgment"), ("neighbouring", "neighboring"), ("tyres", "tires")],
)  # fmt: skip
def test_british_and_american_spelling_are_one_word(british, american):
    assert spelling.same_spelling(british, american)
    assert spelling.same_spelling(american, british)


@pytest.mark.parametrize(
    ("one", "other"), [("co operate", "cooperate"), ("news paper", "newspaper"), ("anti missile", "antimissile")]
)
def test_a_space_or_hyphen_inside_makes_no_other_word(one, other):
    assert spelling.same_spelling(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("four", "for"), ("tour", "tor"), ("may be", "maybe"), ("prise", "prize"), ("house", "horse")]
)
def test_chance_likeness_is_no_spelling(one, other):
    assert not spelling.same_spelling(one, other)


@pytest.mark.parametrize(
    ("short", "full"),
    [("we'll", "we will"), ("can't", "cannot"), ("can't", "can not"), ("won't", "will not"), ("isn't", "is not"),
     ("cause", "because"),
     ("gonna", "going to"), ("they've", "they have"), ("he'd", "he had"), ("he'd", "he would"), ("nothin", "nothing"),
     ("it's", "it is")],
)  # fmt: skip
def test_a_contraction_is_what_it_stands_for(short, full):
    assert spelling.same_contraction(short, full)
    assert spelling.same_contraction(full, short)


def test_a_contraction_is_nothing_else():
    assert not spelling.same_contraction("can't", "can")
    assert not spelling.same_contraction("won't", "will")
    assert not spelling.same_contraction("we'll", "we would")
    assert spelling.expansions("table") == ()


@given(FORMS, FORMS)
def test_both_relations_hold_both_ways_and_never_of_one_form(a, b):
    assert spelling.same_spelling(a, b) == spelling.same_spelling(b, a)
    assert spelling.same_contraction(a, b) == spelling.same_contraction(b, a)
    assert not spelling.same_spelling(a, a)
    assert not spelling.same_contraction(a, a)
