"""The plain document holds what readers see; its places lead back to the real one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Block, Document, Segment, Span
from headwater.quotes.direct.plain import HIDDEN, plain
from tests.slopes import in_proportion


def test_a_document_without_tricks_is_itself():
    document = Document("t", "“We go,” she said.", "0", language="en")
    seen = plain(document, ())
    assert seen.document is document
    assert seen.back(Span(1, 4)) == Span(1, 4)


def test_hidden_characters_go_and_places_lead_back():
    text = "\u200ba\u200bb\u202e c\ufeff"
    document = Document("t", text, "0", blocks=(Block(0, len(text), "paragraph"),))
    seen = plain(document, (Segment(0, len(text), "sentence", 0),))
    assert seen.document.text == "ab c"
    assert (seen.document.blocks[0].end, seen.segments[0].end) == (4, 4)
    assert text[slice(*_ends(seen.back(Span(0, 2))))] == "a\u200bb"
    assert text[slice(*_ends(seen.back(Span(3, 4))))] == "c"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def test_letters_of_another_script_in_a_word_are_put_right_and_words_of_that_script_stay():
    document = Document("t", "ѕаid Иван сказaл said", "0")  # Cyrillic letters in the first word, a Latin one in the third
    assert plain(document, ()).document.text == "said Иван сказал said"


def test_lines_of_capitals_become_sentences_and_abbreviations_stay():
    document = Document("t", "“WE WILL GO. YOU STAY,” SAID MAYOR LUND.\nThe GOP met.\nNATO", "0")
    assert plain(document, ()).document.text == "“We will go. You stay,” said mayor lund.\nThe GOP met.\nNATO"


@settings(max_examples=200)
@given(st.text(alphabet="abАа“ \n.\u200b\u202e\ufeffİß", max_size=60))
def test_every_place_leads_back_to_a_place_and_nothing_seen_is_lost(text: str):
    document = Document("t", text, "0")
    seen = plain(document, ())
    shown = seen.document.text
    assert len(shown) == len(HIDDEN.sub("", text))
    reach = 0
    for at in range(len(shown)):
        span = seen.back(Span(at, at + 1))
        assert reach <= span.start < span.end <= len(text)
        reach = span.end


def test_an_endless_word_of_another_script_is_read_in_linear_time():
    assert in_proportion(lambda size: plain(Document("t", "他" * size + " сказал a", "0", language="zh"), ()), 20_000)
