"""Who is taken up at a place, and what a mention is called that stands for itself."""

from __future__ import annotations

from headwater.model import Span
from headwater.quotes.who.antecedents import Voices, bare
from headwater.quotes.who.mention_words import mention_words
from headwater.quotes.who.people import People


def voices(text: str) -> Voices:
    return Voices(People(text, mention_words("en")), [0], [], [])


def test_a_determiner_that_began_a_sentence_is_small_in_a_name():
    table = mention_words("en")
    assert [bare(w, table) for w in ("The ministry", "A\nstatement", "THE MINISTRY", "Officials", "")] == [
        "the ministry", "a statement", "THE MINISTRY", "Officials", "",
    ]  # fmt: skip


def test_the_last_text_is_the_last_document_or_body_that_spoke():
    text = "The editorial said. Ida Lund said."
    found = voices(text)
    assert found.last_text() is None
    found.speaker(Span(0, 13), "said")
    found.speaker(Span(20, 28), "said")
    spoke = found.last_text()
    assert spoke is not None
    assert (spoke[0], spoke[1].name) == (Span(0, 13), "the editorial")


def test_the_subject_that_leads_up_to_a_quotation_may_have_to_be_known():
    text = "Ida Lund slept. She dreamt."
    found = voices(text)
    assert found.leading(0, 15, known=True) is None
    spoke = found.leading(0, 15, known=False)
    assert spoke is not None
    assert spoke[1].name == "Ida Lund"
    assert found.leading(0, 15, known=True) is not None
