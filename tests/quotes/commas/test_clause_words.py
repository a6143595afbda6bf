"""The tables of clause words: which languages have one, and how forms become patterns."""

from __future__ import annotations

import pytest

from headwater.quotes.commas.clause_words import clause_words


def test_four_languages_have_a_table_and_the_others_none():
    assert [c for c in ("cs", "de", "de-AT", "nl", "pl") if clause_words(c) is None] == []
    assert [c for c in ("en", "fr", "sv", "", "../de", None) if clause_words(c) is not None] == []


def test_the_second_half_of_a_verb_must_end_its_clause():
    w = clause_words("de")
    assert w is not None
    assert w.saying.search("teilte die Stadt mit, dass")
    assert w.saying.search("teilte die Stadt mit dem Bus die Fahrt") is None


def test_halves_are_one_word_at_the_end_of_a_clause():
    w = clause_words("de")
    assert w is not None
    assert w.saying.fullmatch("mitteilte")


def test_a_verb_has_a_capital_only_where_nouns_have_none():
    de, cs = clause_words("de"), clause_words("cs")
    assert de is not None
    assert cs is not None
    assert de.saying.match("Klagen") is None
    assert cs.saying.match("Řekl")


def test_subjunctives_come_of_infinitives():
    w = clause_words("de")
    assert w is not None
    assert {"komme", "handele", "handle", "sei"} <= w.first
    assert not {"einige", "reiche", "bitte"} & w.first


@pytest.mark.parametrize("language", ["cs", "de", "nl", "pl"])
def test_no_word_that_joins_clauses_is_also_an_adverb_or_a_complementizer(language: str):
    w = clause_words(language)
    assert w is not None
    assert not w.that & (w.ands | w.adverbs | w.whenever | w.prepositions)
    assert not w.ands & w.prepositions
