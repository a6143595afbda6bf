"""Whose words stand without a mention."""

from __future__ import annotations

from headwater.model import Span
from headwater.quotes.cues import cues_for
from headwater.quotes.frames import Found, Frame
from headwater.quotes.who.carried import NEAR_CHARS, From, carried, impersonal, leading_span
from headwater.quotes.who.mention_words import mention_words


def one(text: str, content: str, *, form: str = "direct", cue: str | None = None, sentence: str | None = None) -> Found:
    """A quotation of a text by its words, its cue and its sentence (without one: it alone)."""
    a = text.index(content)
    start, end = (a - 1, a + len(content) + 1) if sentence is None else (text.index(sentence), text.index(sentence) + len(sentence))
    at = text.index(cue) if cue else 0
    return Found(
        form,
        (Span(a, a + len(content)),),
        (),
        Span(at, at + len(cue)) if cue else None,
        None,
        Frame(start, a - 1, a + len(content) + 1, end),
    )


def came(text: str, found: Found, before: Found | None = None, language: str = "en") -> From:
    return carried(text, found, before, before.frame.end if before else 0, cues_for(language), mention_words(language))


def test_two_parts_of_one_sentence_have_one_speaker():
    text = "She called it “old” and “very weak”."
    first, second = (one(text, w, form="mixed", sentence=text) for w in ("old", "very weak"))
    assert came(text, second, first) is From.BEFORE


def test_a_partial_quotation_in_a_sentence_of_its_own_is_nobodys():
    text = "“It holds.”\nThe “old wall” fell."
    assert came(text, one(text, "old wall", form="mixed", sentence="The “old wall” fell."), one(text, "It holds.")) is From.NOBODY


def test_a_verb_without_a_subject_carries_only_where_the_language_drops_it():
    text = "“It holds.”\n“It leaks”, added."
    found, before = one(text, "It leaks", cue="added", sentence="“It leaks”, added."), one(text, "It holds.")
    assert came(text, found, before) is From.NOBODY
    assert came(text, found, before, "es") is From.BEFORE


def test_what_leads_up_with_a_colon_or_a_verb_of_saying_speaks():
    text = "Ida told a tale:\n“It held.”"
    assert came(text, one(text, "It held.")) is From.LEADING
    text = "Ida answered. “It held.”"
    assert came(text, one(text, "It held.")) is From.LEADING
    assert text[slice(*leading_span(text, one(text, "It held.")))] == "Ida answered."
    text = "Ida slept. “It held.”"
    assert came(text, one(text, "It held.")) is From.KNOWN
    text = "Ida answered.\n“It held.”"
    assert came(text, one(text, "It held.")) is From.NOBODY


def test_hiess_es_has_a_document_for_its_subject():
    assert impersonal("hieß es", cues_for("de"))
    assert not impersonal("sagte", cues_for("de"))


def test_a_hundred_thousand_marks_before_are_not_walked_through():
    text = "“" * 100_000 + "It held.”"
    start, end = leading_span(text, one(text, "It held."))
    assert len(text) - start <= 3 * NEAR_CHARS
    assert end <= len(text)


def test_a_partial_quotation_later_in_the_paragraph_is_of_the_speaker_before():
    text = "“It holds,” she said. Later it is “a wall of some age”."
    later = one(text, "a wall of some age", form="mixed", sentence="Later it is “a wall of some age”.")
    assert came(text, later, one(text, "It holds,", cue="said", sentence="“It holds,” she said.")) is From.BEFORE
