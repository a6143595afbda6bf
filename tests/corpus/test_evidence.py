"""Which runs are passages, and which turns of phrase."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from headwater.corpus.evidence import Evidence, passages
from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs
from tests.corpus.test_growing import runs_of


def run(
    content: int, covered: float, *, length: int = 20, same: int | None = None, b: int = 1, quoted: float = 0.0,
    at: tuple[int, int] = (0, 0),
) -> tuple[float, ...]:  # fmt: skip
    """at: where it begins in both texts."""
    one, other = at
    return (0, b, one, one + length, other, other + length, content if same is None else same, content, covered, quoted)


def chosen(*rows: tuple[float, ...], words: int = 100, days: float = 1.0) -> list[bool]:
    table = np.array(rows)
    columns = [table[:, i].astype(np.int64) for i in range(8)]
    known = Known(np.array([0.0, days, days]) * DAY, np.zeros(3, dtype=np.int64), np.array([words, 100, 100]))
    return passages(
        Runs(*columns, covered=table[:, 8].astype(np.float32), quoted=table[:, 9].astype(np.float32)), known, Evidence()
    ).tolist()


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        (run(10, 1.0), True),  # a whole sentence
        (run(12, 0.3, length=14), False),  # a dozen words in the middle of two sentences
        (run(16, 0.3, length=18), True),  # longer than any phrase
        (run(3, 1.0, length=6), False),  # "He said that on Monday."
        (run(5, 1.0, same=5), False),  # of twenty words five agree
        (run(8, 0.72, length=12, same=10), True),  # a sentence, on one side with "..., the mayor told the council"
        (run(8, 0.72, length=12, same=8), False),  # but reworded
        (run(7, 0.72, length=12, same=10), False),  # too little for that
        (run(8, 0.65, length=12, same=10), False),  # more than that around it
    ],
)
def test_a_counterpart_or_a_long_stretch_is_a_passage(row: tuple[float, ...], is_one: bool):
    assert chosen(row) == [is_one]


@pytest.mark.parametrize(
    ("row", "days", "is_one"),
    [
        (run(5, 0.3, length=10, same=9, quoted=1.0), 1.0, True),  # "...", he said: the words of the other
        (run(5, 0.3, length=10, same=9, quoted=0.6), 1.0, False),  # a turn of phrase within what is quoted
        (run(5, 0.3, length=10, same=7, quoted=1.0), 1.0, False),  # who quotes does not reword
        (run(3, 0.3, length=8, same=8, quoted=1.0), 1.0, False),  # a name
        (run(7, 0.3, length=10, same=10, quoted=1.0), 90.0, False),  # a slogan, a title
        (run(9, 0.3, length=12, same=12, quoted=1.0), 90.0, True),
    ],
)
def test_a_whole_quotation_of_the_others_words_is_a_passage(row: tuple[float, ...], days: float, is_one: bool):
    assert chosen(row, days=days) == [is_one]


@pytest.mark.parametrize(
    ("row", "days", "is_one"),
    [
        (run(6, 0.3, length=13, same=13, quoted=0.7), 1.0, True),  # a sentence of a longer quotation
        (run(5, 0.3, length=13, same=13, quoted=0.7), 1.0, False),  # a saying
        (run(6, 0.3, length=9, same=9, quoted=0.7), 1.0, False),  # a title
        (run(6, 0.3, length=15, same=12, quoted=0.7), 1.0, False),  # reworded
        (run(6, 0.3, length=13, same=13, quoted=0.5), 1.0, False),  # half of the sentence
        (run(6, 0.3, length=13, same=13, quoted=0.7), 90.0, False),  # a slogan
    ],
)
def test_sentences_of_a_quotation_are_a_passage_where_they_are_more_than_a_saying(
    row: tuple[float, ...], days: float, is_one: bool
):
    assert chosen(row, days=days) == [is_one]


def remark(content: int, at: tuple[int, int], **more: Any) -> tuple[float, ...]:
    return run(content, 0.2, **{"length": 7, "same": 7, "quoted": 0.75, **more}, at=at)


def test_several_remarks_of_one_text_in_another_are_passages_and_one_of_them_is_a_turn_of_phrase():
    first, second = remark(5, (10, 400)), remark(5, (60, 90))
    assert chosen(first) == [False]
    assert chosen(first, second) == [True, True]
    assert chosen(first, second, remark(5, (200, 700), b=2)) == [True, True, False]


@pytest.mark.parametrize(
    "other",
    [
        remark(5, (10, 90)),  # said twice, quoted once
        remark(5, (60, 402)),  # quoted twice, said once
        remark(4, (60, 90)),  # too little in all
        remark(2, (60, 90)),  # too little in itself
        remark(5, (60, 90), same=4),  # reworded
        remark(5, (60, 90), quoted=0.3),  # a phrase within what is quoted
        remark(5, (60, 90), quoted=0.0),  # of both, or of neither
        remark(5, (60, 90), b=2),
    ],
)
def test_remarks_count_together_where_each_is_quoted_from_a_place_of_its_own(other: tuple[float, ...]):
    assert chosen(remark(5, (10, 400)), other) == [False, False]


def test_remarks_that_a_report_quotes_from_a_speech_tell_that_it_did():
    speech = (
        "Good evening. They want a toll road through three poor villages, and I was never glad of it. Some of you came by boat. "
        "It is a cold northern winter without any bread now. The mayor has been in office since I was a girl at school, friends, "
        "and has not been seen there. I speak for ferrymen, farmers and their hungry children."
    )
    report = (
        "The senator, who opposes what she calls “a toll road through three poor villages”, was cheered on Sunday. Her rivals "
        "laughed at “ferrymen, farmers and their hungry children”. Prices rise in “a cold northern winter without any bread”."
    )
    for text, found in ((report, [True, True, True]), (report.replace("“", "").replace("”", ""), [False, False, False])):
        runs, _ = runs_of(speech, text)
        known = Known(np.full(2, np.nan), np.zeros(2, dtype=np.int64), np.array([60, 40]))
        assert passages(runs, known, Evidence()).tolist() == found


def test_a_fragment_counts_beside_a_counterpart_of_the_same_two_texts_alone():
    fragment, counterpart = run(8, 0.3, length=10), run(12, 1.0)
    assert chosen(fragment, counterpart) == [True, True]
    assert chosen(fragment, run(12, 1.0, b=2)) == [False, True]
    assert chosen(run(5, 0.3, length=7), counterpart) == [False, True]


def test_worn_words_count_where_a_text_is_little_else_and_nearly_all_of_them_agree():
    worn = run(2, 1.0, length=20, same=19)
    assert chosen(worn, words=100) == [False]
    assert chosen(worn, words=24) == [True]
    assert chosen(worn, words=40) == [False]
    assert chosen(run(2, 1.0, length=20, same=15), words=24) == [False]


def test_a_worn_list_and_nothing_else_is_a_reprint_of_a_whole_text_only():
    assert chosen(run(0, 1.0, length=20, same=19), words=24) == [False]
    assert chosen(run(0, 1.0, length=85, same=84), words=88) == [True]


def test_a_short_sentence_said_again_months_later_is_no_passage_and_within_days_it_is():
    short = run(5, 1.0, length=9)
    assert chosen(short, days=2) == [True]
    assert chosen(short, days=60) == [False]
    assert chosen(short, days=np.nan) == [True]
    assert chosen(run(9, 1.0, length=14), days=60) == [True]
