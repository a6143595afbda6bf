"""Statements of whole documents: beside quotations, under headlines, in texts without stops, in linear time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import document
from headwater.quotes.clauses.read_clauses import MOST_TOKENS
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.statements import statements
from headwater.text.segments import segments
from tests.slopes import in_proportion


def contents(text: str) -> list[list[str]]:
    found = document(text, language="en")
    parts = segments(found)
    return [[text[s.start : s.end] for s in one.content] for one in statements(found, parts, between_marks(found, parts))]


def test_a_label_that_the_text_names_again_speaks_in_its_headline():
    body = "\n\nThe dam was checked by Lund. The water rose."
    assert ["Dam Will Hold This Winter"] in contents("Ida Lund: Dam Will Hold This Winter." + body)
    assert contents("Big News: Dam Will Hold This Winter." + body) == []


def test_content_that_holds_one_mark_of_a_pair_holds_the_other_and_the_stop_before_it():
    assert contents('Lund has said the plan would be "a dream come true."') == [['the plan would be "a dream come true."']]
    assert contents("Lund has said that “slow” and “late” plans fail.") == [["“slow” and “late” plans fail"]]


def test_a_quotation_that_a_clause_leads_into_is_part_of_it():
    assert contents('She said that the dam held, "with some luck," and that the town was safe.') == [
        ['the dam held, "with some luck," and that the town was safe']
    ]


def test_words_without_stops_are_read_in_stretches():
    (one,) = contents("Lund said that " + "the dam held " * 700)
    assert len(one[0].split()) < MOST_TOKENS


def read_clauses(text: str) -> None:
    found = document(text, language="en")
    parts = segments(found)
    statements(found, parts, between_marks(found, parts))


def test_a_transcript_without_stops_takes_time_in_proportion_to_its_length():
    speech = "and then he said that she told them to stay while we believe the claim that it held "
    assert in_proportion(lambda n: read_clauses(speech * n), 200)


def test_many_partial_quotations_take_time_in_proportion_to_their_number():
    line = 'Lund called the plan "a real disaster now" for them. '
    assert in_proportion(lambda n: read_clauses(line * n), 200)


@settings(max_examples=60)
@given(st.text(alphabet='Lund said that "he", told. “”()-—:;\n', max_size=200).filter(str.strip))
def test_content_lies_in_its_sentence_whatever_the_text(text: str):
    found = document(text, language="en")
    parts = segments(found)
    for one in statements(found, parts, between_marks(found, parts)):
        assert all(one.frame.start <= s.start < s.end <= len(text) for s in one.content)
