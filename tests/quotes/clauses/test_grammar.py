"""The closed classes of English as its cue file gives them."""

from __future__ import annotations

import tomllib
from importlib import resources

from headwater.quotes.clauses.grammar import CLASSES
from headwater.quotes.clauses.tagged import Token, tokens
from headwater.quotes.cues import cues_for

ENGLISH = cues_for("en").grammar


def word(low: str, *, capital: bool = False) -> Token:
    return Token(0, len(low), low, "word", capital, False)


def test_english_fills_every_class_and_a_language_without_verbs_none():
    assert not [name for name in CLASSES if not ENGLISH.classes[name]]
    assert not cues_for("xx").grammar.verbs


def test_every_verb_that_reports_is_one_phrase_and_every_irregular_form_is_used():
    assert ENGLISH.verbs["said"][0].lemma == "say"
    assert {"says", "said", "saying", "told", "wrote", "urged", "called"} <= ENGLISH.verbs.keys()


def test_no_list_names_a_word_twice_and_every_irregular_verb_is_used():
    data = tomllib.loads((resources.files("headwater.quotes") / "cues" / "en.toml").read_text("utf-8"))
    lists = {**data["takes"], **data["grammar"]}
    irregular = lists.pop("irregular")
    assert [name for name, words in lists.items() if len(words) != len(set(words))] == []
    heads = {verb.split("_")[0] for kind, verbs in data["takes"].items() if kind != "irregular" for verb in verbs}
    assert set(irregular) <= heads


def test_adverbs_are_known_by_list_or_ending_but_a_name_is_none():
    assert ENGLISH.adverb(word("repeatedly"))
    assert ENGLISH.adverb(word("also"))
    assert not ENGLISH.adverb(word("fly"))
    assert not ENGLISH.adverb(word("emily", capital=True))


def test_a_noun_phrase_does_not_end_in_an_article_or_preposition():
    assert ENGLISH.nominal(word("mayor"))
    assert not ENGLISH.nominal(word("the"))
    assert not ENGLISH.nominal(word("of"))
    assert ENGLISH.nominal(word("others"))


def test_a_stop_is_a_word_of_no_class():
    (stop,) = tokens(",", 0, 1)
    assert not ENGLISH.any(stop, *CLASSES)


def test_may_with_a_capital_is_a_month():
    assert ENGLISH.auxiliary(word("may"))
    assert not ENGLISH.auxiliary(word("may", capital=True))
    assert ENGLISH.any(word("may", capital=True), "times")
