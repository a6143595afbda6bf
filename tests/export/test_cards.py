from __future__ import annotations

import html
import re
from dataclasses import replace

from headwater.export import cards
from headwater.export.page import page
from headwater.export.wording import Voice
from headwater.model import Comparison

from .conftest import span

VOICE = Voice({"number_differs": "Another number.", "meaning_changed": "At least one difference changes it."})


def words(written: str) -> str:
    """What is read, without what is read aloud only; parts that stand below each other with a space between them."""
    seen = re.sub(r'<span class="vh"[^>]*>[^<]*</span>', "", written)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:a|b|bdi|del|ins|span)\b[^>]*>", "", seen))).split())


def drawn(comparison: Comparison) -> str:
    return cards.card(comparison, comparison.quotations[0], "q-1", VOICE)


def test_a_card_has_both_places_in_context_and_each_difference_with_its_rule(letter: Comparison):
    said = words(drawn(letter))
    assert "In the source … The quay" not in said, "nothing lies before the heading"
    assert "The quay was mended in May. The work took 40 masons. We shall not raise" in said
    assert "LEE, May 4 - “The work took 14 masons,” Quill wrote. She said that" in said
    assert "! number, changes the meaning. Another number. “40” → “14”" in said
    assert "At least one difference changes it." in said


def test_a_card_says_who_is_credited_on_what_ground_and_what_was_not_checked(letter: Comparison):
    said = words(drawn(letter))
    assert "The report credits Ada Quill, whom it calls “Quill” here. The words that tell it: “wrote”." in said
    assert "Whether Ada Quill said it: the source does not tell who speaks here." in said
    quotation = letter.quotations[0]
    told = replace(quotation, verdict=replace(quotation.verdict, speaker_in_source="Ole Brandt", flags=("misattributed",)))
    said = words(drawn(replace(letter, quotations=(told,))))
    assert "In the source the speaker is Ole Brandt." in said
    assert "misattributed: In the source these are another speaker's words." in said
    assert "Not checked" not in said


def test_a_quotation_without_a_place_or_a_verdict_says_so(letter: Comparison):
    quotation = letter.quotations[0]
    nowhere = replace(quotation, verdict=replace(quotation.verdict, verdict="not_found", source=(), changes=()))
    assert "No place was found for these words." in words(drawn(replace(letter, quotations=(nowhere,))))
    unjudged = replace(quotation, verdict=None, speaker=None)
    said = words(drawn(replace(letter, quotations=(unjudged,))))
    assert "This quotation was not judged." in said
    assert "The report does not say whose words these are." in said


def test_between_two_pieces_the_size_of_what_is_left_out_is_told(letter: Comparison):
    source = letter.source
    pieces = (span(source, "The work took 40 masons"), span(source, "I thank you all"))
    said = words(cards.in_context(source, pieces, ()))
    assert "The work took 40 masons. We shall not raise the fare before winter, and the old ferry stays. I thank you all." in said
    far = replace(source, text=source.text.replace("We shall", "Well " * 60 + "we shall"))
    moved = len(far.text) - len(source.text)
    last = replace(pieces[1], start=pieces[1].start + moved, end=pieces[1].end + moved)
    assert "… [74 words between] …" in words(cards.in_context(far, (pieces[0], last), ()))


def test_a_chip_has_a_sign_and_a_word(letter: Comparison):
    assert words(cards.chip(letter.quotations[0].verdict)) == "! altered"
    assert words(cards.chip(None)) == "? not judged"


def test_a_cards_id_is_made_of_the_words_quoted_and_their_source(letter: Comparison):
    quotation = letter.quotations[0]
    elsewhere = replace(quotation, id="q2", verdict=replace(quotation.verdict, source=(span(letter.source, "I thank you all"),)))
    same = replace(quotation, id="q3")
    ids = cards.ids(replace(letter, quotations=(quotation, elsewhere, same)))
    assert len(set(ids.values())) == 3
    assert ids["q1"] == cards.ids(letter)["q1"]


def test_several_quotations_of_one_passage_are_told_apart_by_their_first_words(letter: Comparison):
    alone = page(letter)
    twice = page(replace(letter, quotations=(letter.quotations[0], replace(letter.quotations[0], id="q2", form="indirect"))))
    assert "<bdi>Ada Quill</bdi></span>" in alone
    assert twice.count("<bdi>Ada Quill</bdi>: “<bdi>The work took 14 masons</bdi>”</span>") == 2
