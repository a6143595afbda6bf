"""Transcripts are read as turns and whole sentences, and only what a report could print is taken for a quotation."""

from __future__ import annotations

import pytest

from tests.gate import transcripts

TALK = """ANN O'NEIL: Good evening. We have Mr. Bell here, and he has had a long week on the road.

TOM BELL: Thank you. The bridge will open in May, and I want to thank everybody who worked on it. (APPLAUSE) It is --

ANN O'NEIL: Is it true that it has cost 40 million?

JOHN McCORD (through translator): We paid for most of it. Nobody else has paid for as much of it as we did.
"""


def test_a_label_begins_a_turn_and_a_title_ends_no_sentence():
    talk = transcripts.read("t", TALK)
    assert [turn.speaker for turn in talk.turns] == ["ANN O'NEIL", "TOM BELL", "ANN O'NEIL", "JOHN McCORD"]
    assert talk.turns[0].sentences == ("Good evening.", "We have Mr. Bell here, and he has had a long week on the road.")


def test_a_text_without_labels_is_one_turn_of_nobody_named():
    speech = transcripts.read("t", "Thank you all. It is good to be here.\n\nWe meet again.\n")
    assert [(turn.speaker, len(turn.sentences)) for turn in speech.turns] == [(None, 3)]


def test_passages_are_whole_sentences_of_one_turn_without_directions_or_breaks():
    texts = [passage.text for passage in transcripts.passages(transcripts.read("t", TALK))]
    assert "The bridge will open in May, and I want to thank everybody who worked on it." in texts
    assert "Is it true that it has cost 40 million?" in texts
    assert not [text for text in texts if "APPLAUSE" in text or "It is --" in text]


def test_words_that_stand_twice_in_a_transcript_are_no_passage():
    twice = "TOM BELL: We will open the bridge in the month of May. Yes. We will open the bridge in the month of May!\n"
    assert list(transcripts.passages(transcripts.read("t", twice))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "and so it goes.",
        "It was -- you know, --.",
        "He said “no.",
        "It [the bridge] opened.",
        "It was (INAUDIBLE) then.",
        "Go on and on,",
    ],
)
def test_what_no_report_would_print_as_it_stands_is_no_prose(sentence: str):
    assert not transcripts.is_prose(sentence)


@pytest.mark.parametrize(("label", "name"), [("ANN O'NEIL", "Ann O'Neil"), ("JOHN McCORD", "John McCord"), ("BELL", "Bell")])
def test_a_label_is_printed_as_a_name(label: str, name: str):
    assert transcripts.as_printed(label) == name
