from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.numbers import figures


@pytest.mark.parametrize(
    "same",
    [
        ("1,200,000", "1.2 million", "120万", "1백20만", "1 200 000", "1.200.000"),
        ("12,460명", "1만2천460명", "12 460"),
        ("4억", "400 million", "4 hundred million"),
        ("1억 2천만", "1億2000万", "120,000,000"),
        ("5백만", "500万", "5,000,000"),
        ("3조 4천5백억", "3.45조", "3,450,000,000,000"),
        ("４２", "42"),
        ("3.5", "3,5"),
    ],
)
def test_ways_to_write_one_figure_meet(same):
    assert len({figures(text) for text in same}) == 1
    assert figures(same[0])


@pytest.mark.parametrize(("one", "other"), [("43,548", "43,549"), ("June 15", "July 16"), ("3.5", "3.6"), ("1만2천", "1만3천")])
def test_different_figures_do_not_meet(one, other):
    assert not figures(one) & figures(other)


def test_figures_that_follow_a_scale_without_belonging_to_it_count_by_themselves():
    assert figures("5만 2034년") == {"5", "2034"}
    assert figures("3월 20일 2만 명") == {"3", "2"}
    assert figures("2만 3만") == {"2", "3"}


def test_every_figure_of_a_passage_counts_but_nought_and_one():
    assert figures("On May 4 some 12,500 people crossed, 1 fell, 0 drowned, 10 swam.") == {"4", "125"}


def test_a_text_without_digits_has_none():
    assert figures("Twelve people crossed.") == figures("") == frozenset()


@given(st.integers(2, 10**9))
def test_grouping_never_counts(number: int):
    ways = {figures(str(number)), figures(f"{number:,}"), figures(f"{number:,}".replace(",", "\u202f"))}
    assert len(ways) == 1


@given(st.one_of(st.text(max_size=60), st.text("12 3,.만억천백a", max_size=20)))
def test_any_text_is_read(text: str):
    assert all(digits.isdigit() and digits.strip("0") == digits.rstrip("0") for digits in figures(text))


def test_a_figure_without_end_is_read_to_its_end():
    assert figures("7" * 400 + "만 3") >= {"3"}
