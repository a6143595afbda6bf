"""The sentence around marked words."""

from __future__ import annotations

import pytest

from headwater.model import Document, Segment
from headwater.quotes.frames import Sentences, skip, trimmed, words


def framed(text: str, *ends: int) -> tuple[str, str]:
    """What stands before and behind the marked words `[...]` of a text whose sentences end at `ends`."""
    starts = (0, *ends[:-1])
    segments = [Segment(a, b, "sentence", 0) for a, b in zip(starts, ends, strict=True)]
    sentences = Sentences(Document("t", text, "0"), segments)
    outer, after = text.index("“"), text.index("”") + 1
    frame = sentences.frame(text, outer, after, 0, len(text))
    return text[frame.start : frame.outer], text[frame.after : frame.end]


def test_a_frame_reaches_over_its_sentence():
    text = "Rain fell. She said “no” to him. He left."
    assert framed(text, 11, 33, len(text)) == ("She said ", " to him. ")


def test_a_question_in_marks_goes_on_in_the_sentence_behind_it():
    text = "“Why?” she asked."
    assert framed(text, 6, len(text)) == ("", " she asked.")


def test_an_opening_mark_left_with_the_sentence_before_opens_its_own():
    text = "Rain fell. “It is old,” she said."
    assert framed(text, 12, len(text)) == ("", " she said.")


def test_a_paragraph_that_ends_in_a_colon_leads_up_to_the_next():
    text = "She wrote:\n“It is old.”"
    assert framed(text, 11, len(text))[0] == "She wrote:\n"


@pytest.mark.parametrize(("text", "count"), [("a b-c d’e", 3), ("堤防は古い", 3), ("", 0), ("둑이 낡았다", 2)])
def test_words_are_counted_in_every_script(text: str, count: int):
    assert words(text) == count


def test_skipping_and_trimming_stay_inside():
    assert skip("  a", 0, 3, " ") == 2
    assert trimmed(" \u00a0a ", 0, 4) == (2, 3)
    assert trimmed("   ", 0, 3) == (3, 3)
