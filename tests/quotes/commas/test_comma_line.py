"""The questions that readers of comma clauses ask of the parts of a sentence."""

from __future__ import annotations

from headwater.quotes.commas.clause_words import clause_words
from headwater.quotes.commas.comma_line import CommaLine
from headwater.quotes.commas.joints import parts


def line(text: str, language: str = "de") -> CommaLine:
    w = clause_words(language)
    assert w is not None
    return CommaLine(text, 100, parts(text, 100), w)


def test_spans_stand_in_the_document():
    one = line("Lund sagte, es regne")
    (verb,) = one.matches(one.w.saying, one.parts[0])
    span = one.span(verb)
    assert (span.start, span.end) == (105, 110)
    assert [x.text for x in one.before(one.parts[0], verb)] == ["Lund"]


def test_a_verb_is_found_in_the_part_where_it_begins():
    one = line("Lund teilte, spät, mit, dass es regne")
    assert [len(one.matches(one.w.saying, p)) for p in one.parts] == [1, 0, 0, 0]


def test_a_part_says_something_where_it_has_a_finite_verb():
    one = line("In seiner Rede im Mai, die er hielt, brach der Deich, er sei alt")
    assert [one.says_something(p) for p in one.parts] == [False, False, True, True]


def test_an_apposition_or_a_relative_clause_is_an_aside_and_a_report_is_none():
    one = line("Lund, die Chefin der Stadt, die neu ist, die sagte, nun halte er")
    assert [one.aside(p) for p in one.parts[1:]] == [True, True, False, False]


def test_a_subject_may_be_parted_from_its_verb_by_an_apposition():
    assert line("Lund, die Chefin, sagte es").subject_parted(2)
    assert not line("Er hofft, dass es regnet, sagte Lund").subject_parted(2)


def test_a_sentence_points_back_with_a_verb_and_a_subject():
    assert line("Das bestätigte die Polizei").points_back() is not None
    assert line("Das Haus bestätigte die Regel").points_back() is None


def test_what_something_emerges_from_is_who_says_it():
    text = "Dies geht aus einem Bericht der Polizei hervor"
    back = line(text).points_back()
    assert back is not None
    assert text[back[1].start - 100 : back[1].end - 100] == "einem Bericht der Polizei"
    assert line("Dies geht über eine Brücke").points_back() is None
