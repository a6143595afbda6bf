"""Contents of what is told: where they begin and end, what is nested, how they join marked words, and that nothing hangs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document, Segment
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.finding import together
from headwater.quotes.tellings.complemented import mask, told
from headwater.quotes.tellings.telling_words import telling_words
from headwater.text.segments import segments
from tests.quotes.told_rows import read, told_rows
from tests.slopes import in_proportion

LANGUAGES = ("ar", "es", "fr", "it", "pt", "ru")


def test_a_telling_inside_a_content_is_part_of_it():
    assert told_rows("Le maire a dit que le pont, selon la police, est sûr.", "fr") == [
        "le pont, selon la police, est sûr | Le maire | a dit"
    ]


def test_an_aside_at_the_end_is_cut_off_what_a_head_reports():
    assert told_rows("Мэр сказал, что мост закрыт, сообщает агентство «Волна».", "ru") == ["мост закрыт | Мэр | сказал"]


def test_of_a_plan_that_an_aside_closes_the_speaker_says_all():
    assert told_rows("La ville promet de rouvrir le pont, a dit la maire.", "fr") == [
        "La ville promet de rouvrir le pont | la maire | a dit"
    ]


def test_a_semicolon_ends_what_is_told():
    assert told_rows("Il a dit que le pont est sûr ; le port ferme.", "fr") == ["le pont est sûr | Il | a dit"]


def test_each_of_two_sources_has_its_own_content():
    assert told_rows("По данным полиции, погибли трое, а по словам врачей, пострадали пятеро.", "ru") == [
        "погибли трое | полиции | По данным",
        "пострадали пятеро | врачей | по словам",
    ]


def test_a_verb_joined_on_without_a_comma_stays_in_a_russian_clause():
    assert told_rows("Писали, что мэр побывал в порту и попросил моряков не уходить.", "ru") == [
        "мэр побывал в порту и попросил моряков не уходить | - | Писали"
    ]


def test_marked_words_inside_a_statement_make_it_mixed():
    text = "Le maire a dit que le pont était « un désastre pour nous tous » et rouvrirait."
    document, statements = read(text, "fr")
    found = together(between_marks(document, segments(document)), statements)
    assert [(f.form, [text[s.start : s.end] for s in f.marked]) for f in found] == [("mixed", ["un désastre pour nous tous"])]


def test_beside_a_quotation_what_is_added_has_its_speaker_and_what_leads_up_is_no_content():
    assert told_rows("«Мост очень старый», — сказал мэр, добавив, что денег нет.", "ru") == ["денег нет | мэр | добавив"]
    assert told_rows("Le maire a expliqué que le pont est vieux et a ajouté : « Nous n’avons pas le choix. »", "fr") == [
        "le pont est vieux | Le maire | a expliqué"
    ]


def test_without_any_comma_a_russian_clause_needs_none():
    assert told_rows("мэр сказал что мост скоро откроют", "ru") == ["мост скоро откроют | мэр | сказал"]
    assert told_rows("Утром, как всегда, мэр сказал что мост откроют.", "ru") == []


def test_brackets_and_words_between_marks_hold_no_telling():
    known = telling_words("fr")
    assert known is not None
    assert mask("« a dit que » (a dit)", known) == "Q" * 13 + " " * 8
    assert told_rows("Le livre « Il a dit que non » est paru.", "fr") == []


@settings(max_examples=60)
@given(
    st.sampled_from(LANGUAGES),
    st.lists(
        st.sampled_from(
            [
                "dit que ",
                "сказал, что ",
                "selon ",
                "по словам ",
                ", ",
                "«",
                "»",
                "; ",
                ". ",
                "maire ",
                "мэр ",
                "قال إن ",
                "، ",
                "y dijo que ",
                "e ha detto che ",
                "— ",
                ": ",
                "(",
                ")",
                "disse ",
                "\n",
                "\u200f",
                "🙂 ",
            ]
        ),
        max_size=30,
    ),
)
def test_contents_lie_in_order_in_the_text_and_none_overlap(language: str, parts: list[str]):
    text = "".join(parts)
    if not text.strip():
        return
    _, found = read(text, language)
    reach = 0
    for one in found:
        for span in one.content:
            assert reach <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            reach = span.end
        for other in (one.cue, one.mention):
            assert other is None or 0 <= other.start < other.end <= len(text)


@pytest.mark.parametrize(
    ("language", "part"),
    [
        ("ru", "по словам "), ("ru", "и сказал, что мост, "), ("ru", "призвал "), ("fr", "selon "), ("fr", "le maire a dit "),
        ("fr", "« "),
        ("fr", "a    "), ("ar", "وفقا "), ("ar", "قال الوزير "), ("es", "dijo que "),
    ],
)  # fmt: skip
def test_four_times_the_words_of_an_endless_sentence_take_about_four_times_as_long(language: str, part: str):
    known = telling_words(language)
    assert known is not None

    def work(chars: int) -> None:
        text = (part * (chars // len(part) + 1))[:chars]
        list(told(Document("t", text, "0" * 64, language=language), (Segment(0, len(text), "sentence", 0),), (), known))

    assert in_proportion(work, 4_000)
