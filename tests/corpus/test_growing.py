"""Places grow into runs with exact ends, through words replaced, put in and left out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.growing import Growth, Runs, distinct, grown, in_order, ordered, parcels
from headwater.corpus.numbering import WEAK, WORN, numbered
from headwater.corpus.shingles import postings
from tests.slopes import in_proportion

STORY = (
    "The harbour master closed three piers on Tuesday after divers found cracks below the waterline. "
    "Ferries will leave from the northern quay until engineers finish their survey. "
    "Shopkeepers near the old piers fear for their summer trade."
)


def runs_of(one: str, other: str, growth: Growth | None = None) -> tuple[Runs, list[tuple[str, str]]]:
    """The runs of two texts, and what each covers in both."""
    texts = numbered([one, other])
    found = postings(texts)
    a, b = (found.doc == 0), (found.doc == 1)
    _, at_a, at_b = np.intersect1d(found.shingle[a], found.shingle[b], return_indices=True)
    low = found.pos[a][at_a].astype(np.int64)
    shift = low - found.pos[b][at_b]
    nought = np.zeros(len(low), dtype=np.int64)
    runs = grown(texts, nought, nought + 1, low, low, shift, growth or Growth())
    first = texts.first
    covered = [
        (one[texts.start[a] : texts.end[b - 1]], other[texts.start[first[1] + c] : texts.end[first[1] + d - 1]])
        for a, b, c, d in zip(runs.a_start, runs.a_end, runs.b_start, runs.b_end, strict=True)
    ]
    return runs, covered


def test_what_is_the_same_is_one_run_from_end_to_end():
    runs, covered = runs_of(STORY, f"From our correspondent. {STORY} Rain is expected.")
    assert covered == [(STORY, STORY)]
    assert runs.covered.tolist() == [1.0]
    assert runs.same.tolist() == [len(STORY.replace(".", "").split())]


def test_a_sentence_inside_other_words_has_its_own_ends():
    middle = "Ferries will leave from the northern quay until engineers finish their survey."
    _, covered = runs_of(STORY, f"The council met at noon. {middle} The mayor was absent.")
    assert covered == [(middle, middle)]


def test_a_word_of_the_sentence_before_takes_nothing_from_a_whole_one():
    middle = "Ferries will leave from the northern quay until engineers finish their survey."
    one = f"That much was learned on Monday evening from the harbour agency. {middle} Trade suffers in the old town."
    other = f"The director of the museum told it to another agency. {middle} Trade in wool went on as ever along the coast."
    runs, covered = runs_of(one, other)
    assert covered == [(middle, middle)]
    assert runs.covered.tolist() == [1.0]


def test_a_third_of_the_words_replaced_is_still_one_run_and_the_rest_counts():
    words = STORY.split()
    other = " ".join("otherwise" + "." * w.endswith(".") if i % 3 == 1 else w for i, w in enumerate(words))
    runs, covered = runs_of(STORY, other)
    assert covered == [(STORY, other)]
    assert runs.same[0] == sum(a == b for a, b in zip(words, other.split(), strict=True))


def test_words_put_in_and_left_out_do_not_break_a_run():
    other = STORY.replace("three piers", "three of its oldest and busiest piers").replace(
        "until engineers finish", "until they finish"
    )
    _, covered = runs_of(STORY, other)
    assert covered == [(STORY, other)]


def test_sentences_in_another_order_are_runs_of_their_own():
    first, second, third = (s + "." for s in STORY.removesuffix(".").split(". "))
    _, covered = runs_of(STORY, f"{third} {first} {second}")
    assert sorted(a for a, _ in covered) == sorted([third, f"{first} {second}"])


def test_a_set_phrase_in_two_sentences_covers_little_of_them():
    phrase = "after divers found cracks below the waterline"
    runs, covered = runs_of(
        STORY, f"Nobody expected the lock at Norwick to fail, yet {phrase} the engineers had to drain the basin."
    )
    assert covered == [(f"{phrase}.", phrase)]
    assert runs.covered[0] < 0.5


@pytest.mark.parametrize("tail", ["the", "the old", "a"])
def test_a_word_of_grammar_that_agrees_by_chance_in_the_next_sentence_is_not_taken_in(tail: str):
    one = f"{STORY} {tail.capitalize()} gulls returned at dusk over mudflats."
    other = f"{STORY} {tail.capitalize()} council votes tomorrow about budgets."
    _, covered = runs_of(one, other)
    assert covered == [(STORY, STORY)]


def test_misread_letters_are_words_that_differ():
    scanned = STORY.replace("harbour", "harhour").replace("waterline", "waterlinc").replace("summer", "suminer")
    runs, covered = runs_of(STORY, scanned)
    assert covered == [(STORY, scanned)]
    assert runs.same[0] == len(STORY.split()) - 3


def test_worn_words_are_part_of_a_run_and_do_not_speak_for_it():
    texts = numbered([STORY, STORY])
    ferries = STORY.index("Ferries")
    flags = texts.flags.copy()
    flags[texts.start < ferries] |= WORN
    place = np.zeros(1, dtype=np.int64)
    plain = grown(texts, place, place + 1, place, place, place, Growth())
    worn = grown(replace(texts, flags=flags), place, place + 1, place, place, place, Growth())
    assert (worn.a_start, worn.a_end, worn.same) == (plain.a_start, plain.a_end, plain.same)
    first = numbered([STORY[:ferries]])
    assert plain.content[0] - worn.content[0] == ((first.flags & WEAK) == 0).sum()


def test_a_pair_without_places_has_no_runs():
    runs, covered = runs_of(STORY, "Nothing of the kind was ever printed here by anyone.")
    assert (len(runs), covered) == (0, [])


def test_time_goes_with_the_length_of_what_is_shared():
    def work(n: int) -> None:
        texts = numbered([f"{STORY} Number {i} of {i * 7}." for i in range(n)])
        a, none = np.arange(n - 1), np.zeros(n - 1, dtype=np.int64)
        grown(texts, a, a + 1, none, none, none, Growth())

    assert in_proportion(work, 1000)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-3, 3), st.integers(0, 3)), max_size=40))
def test_rows_come_in_the_order_of_all_their_numbers_and_equal_ones_as_they_were(rows: list[tuple[int, int, int]]):
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    assert in_order(*columns).tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-3, 3)), max_size=40), st.sampled_from([1, 2**40]))
def test_rows_are_in_order_however_large_their_numbers_are(rows: list[tuple[int, int]], scale: int):
    columns = np.array(rows, dtype=np.int64).reshape(-1, 2).T * scale
    assert [rows[i] for i in ordered(*columns).tolist()] == sorted(rows)


@given(st.lists(st.integers(-5, 5), max_size=40))
def test_distinct_values_are_each_there_once_and_ascend(values: list[int]):
    assert distinct(np.array(values, dtype=np.int64)).tolist() == sorted(set(values))


SPEECH = "Friends, I tell you that we shall rebuild the broken harbour wall before winter, whatever it costs, and sell no berth."


@pytest.mark.parametrize(
    ("report", "quoted"),
    [
        ("The mayor said “we shall rebuild the broken harbour wall before winter, whatever it costs” on Friday.", True),
        ("The mayor said: “We shall rebuild the broken harbour wall,” she said, “before winter, whatever it costs.”", True),
        ("The mayor said we shall rebuild the broken harbour wall before winter, whatever it costs, on Friday.", False),
        ("A “broken harbour wall” it is, which the mayor wants rebuilt before winter.", False),
    ],
)
def test_words_between_marks_that_the_other_text_says_are_a_quotation(report: str, quoted: bool):
    runs, _ = runs_of(SPEECH, report)
    assert bool((runs.quoted > 0.9).any()) == quoted


def test_a_quotation_that_both_texts_have_in_marks_is_neithers():
    quotation = "“we shall rebuild the broken harbour wall before winter, whatever it costs”"
    runs, _ = runs_of(f"On Monday she said {quotation}.", f"The mayor, who said {quotation}, left.")
    assert len(runs) == 1
    assert runs.quoted.tolist() == [0.0]


@pytest.mark.parametrize(
    ("report", "least", "most"),
    [
        # two sentences between marks, of which the speech has the first
        ("“We shall rebuild the broken harbour wall before winter, whatever it costs. Ask anybody in town.”", 0.7, 0.76),
        ("She said they would “rebuild the broken harbour wall” soon.", 0.7, 0.76),  # a remark of a few words
        ("She said “we shall rebuild the broken harbour quay on my own land with all the money that the town has left.”", 0.2, 0.4),
        ("They are to mend a “broken harbour wall” soon.", 0.0, 0.0),  # a name
    ],
)
def test_sentences_of_a_longer_quotation_and_remarks_count_less_than_a_whole_quotation(report: str, least: float, most: float):
    runs, _ = runs_of(SPEECH, report)
    assert least <= runs.quoted.max() <= most


def test_a_quotation_is_whole_without_what_the_writer_put_in_brackets():
    report = (
        "“We shall rebuild the broken harbour wall before winter [on the northern quay of the town], whatever it costs,” she said."
    )
    runs, _ = runs_of(SPEECH, report)
    assert runs.quoted.max() > 0.99


def test_a_place_that_reaches_past_the_end_of_a_text_grows_within_it_and_one_beyond_it_is_none():
    texts = numbered([STORY, STORY])
    count = int(texts.first[1])
    a, low, high = np.zeros(3, dtype=np.int64), np.array([count - 3, count + 1, -9]), np.array([count + 9, count + 9, -2])
    runs = grown(texts, a, a + 1, low, high, a, Growth())
    assert (runs.a_start.tolist(), runs.a_end.tolist(), runs.b_end.tolist()) == ([0], [count], [count])


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 12))
def test_parcels_keep_what_has_one_value_together_and_hold_no_more_than_they_must(values: list[int], size: int):
    given_values = np.array(values, dtype=np.int32)
    found = [rows.tolist() for rows in parcels(given_values, size)]
    assert sorted(row for rows in found for row in rows) == list(range(len(values)))
    assert [value for rows in found for value in sorted({values[row] for row in rows})] == sorted(set(values))
    for rows in found:
        assert rows == sorted(rows)
        assert len(rows) <= size or len({values[row] for row in rows}) == 1
