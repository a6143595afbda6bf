"""The words of a document and its runs of capitals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.quotes.cues import cues_for
from headwater.quotes.who.capitals import document_words, in_capitals, runs
from headwater.quotes.who.mention_words import mention_words


def found(text: str, language: str = "en") -> list[str]:
    table = mention_words(language)
    words = list(document_words(text, elided=table.elided))
    return [text[words[a].start : words[b - 1].end] for a, b in runs(words, table, cues_for(language).framing)]


def test_a_run_ends_at_a_genitive_a_stop_and_a_small_word():
    assert found("Nes Mayor Ida Lund's House. Orr is far.") == ["Nes Mayor Ida Lund's", "House", "Orr"]


def test_initials_short_titles_and_particles_do_not_end_a_run():
    assert found("Gov. Ida M. Lund met Peter van der Berg and Ana de la Cruz.") == [
        "Gov. Ida M. Lund",
        "Peter van der Berg",
        "Ana de la Cruz",
    ]


def test_words_that_begin_a_sentence_and_days_begin_no_run():
    assert found("When Ida came on Monday. Said Lund. The State Council sat.") == ["Ida", "Lund", "State Council"]


def test_a_capital_of_a_german_noun_joins_no_particle():
    assert found("Angaben von Ida Lund.", "de") == ["Angaben", "Ida Lund"]


def test_an_elided_article_is_a_word_of_its_own():
    assert [w.form for w in document_words("L’agence d'Ida", elided=True)] == ["l'", "agence", "d'", "ida"]
    assert [w.form for w in document_words("O’Hara’s boss")] == ["o’hara", "boss"]


def test_letters_are_told_from_words():
    assert [w.letters for w in document_words("The FBI and U.S. and Ida")] == [False, True, False, True, False, False]


@given(st.text(max_size=200))
def test_words_and_gaps_are_the_text(text: str):
    words = list(document_words(text))
    assert all(w.start < w.end and text[w.start - len(w.gap) : w.start] == w.gap for w in words)
    assert sum(len(w.gap) + w.end - w.start for w in words) <= len(text)


def test_an_ordinary_word_is_a_given_name_where_its_place_shows_it():
    assert found("Its chairman, Per Holt, came. Per head it cost more.") == ["Per Holt"]


def test_in_a_line_of_capitals_only_known_given_names_begin_a_name():
    def capital(text: str) -> list[str]:
        words = in_capitals(list(document_words(text)), text, cues_for("en").framing, "en")
        return [text[w.start : w.end] for w in words if w.capital]

    line = "THE DAM WILL HOLD, MAYOR ANNA BERG SAID ON MONDAY."
    assert capital(line) == ["ANNA", "BERG"]
    assert capital(f"Orr is far.\n{line}\nNes too.") == ["Orr", "ANNA", "BERG", "Nes"]
    assert capital("FBI and Orr") == ["FBI", "Orr"]
