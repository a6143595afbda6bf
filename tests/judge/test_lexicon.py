"""What ties two words: the kinds of relation, their order, and the languages that have only tables."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.judge import lexicon
from headwater.judge.lexicon import RELATED, fillers, lemma, opposite, rarity, related
from headwater.text.tokens import fold

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
WORDS = st.sampled_from(
    ("rose", "fall", "won", "lost", "honour", "honor", "carry out", "perform", "can't", "cannot", "maybe", "xyzzy")
)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("honour", "honor", "spelling"),
        ("honouring", "honored", "lemma"),
        ("we'll", "we will", "contraction"),
        ("took", "taken", "lemma"),
        ("began", "started", "synonym"),
        ("devoted", "devotion", "derived"),
        ("high", "higher", "derived"),
        ("car", "vehicle", "broader"),
        ("carried out", "performed", "narrower"),
        ("monday", "tuesday", "sibling"),
        ("major", "colonel", "sibling"),
        ("huge", "enormous", "akin"),
        ("invincible", "unbreakable", "akin"),
        ("rose", "fell", "antonym"),
        ("table", "justice", None),
        ("iron", "iron", None),
    ],
)
def test_each_kind_of_relation_has_a_pair(a, b, relation):
    assert related(a, b, "en") == relation


@pytest.mark.parametrize(
    ("a", "b"),
    [("supported", "opposed"), ("agreed", "refused"), ("confirmed", "denied"), ("victory", "defeat"), ("allowed", "banned"),
     ("won", "lost"), ("open", "closed"), ("before", "after"), ("north", "southern"), ("allies", "enemies"), ("bought", "sold"),
     ("arrived", "left"), ("imports", "exports"), ("surged", "dropped"), ("invincible", "weak"), ("approved", "unapproved"),
     ("careful", "careless"), ("violence", "nonviolence"), ("first", "last"), ("more", "fewer")],
)  # fmt: skip
def test_opposites_of_reporting_and_politics_are_known_in_all_their_forms(a, b):
    assert opposite(a, b, "en")
    assert opposite(b, a, "en")


@pytest.mark.parametrize(
    ("a", "b"), [("discover", "cover"), ("unless", "less"), ("unit", "it"), ("until", "til"), ("rise", "rose")]
)
def test_what_only_looks_turned_round_is_no_opposite(a, b):
    assert not opposite(a, b, "en")


def test_a_word_on_both_sides_of_a_pair_tells_nothing_there(monkeypatch):
    monkeypatch.setattr(lexicon, "_data", lambda name: '[xx]\npairs = ["auf um | ab um"]' if name == "opposites.toml" else "")
    assert related("auf", "ab", "xx") == "antonym"
    assert related("auf", "um", "xx") == "akin"
    assert related("um", "ab", "xx") == "akin"


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [("de", "gestiegen", "gesunken"), ("fr", "victoire", "défaite"), ("es", "aumentó", "disminuyó"),
     ("ru", "увеличилось", "снизилось"),
     ("ko", "찬성했다", "반대했다"), ("zh", "增 加", "减 少"), ("ja", "賛 成", "反 対"), ("ar", "الحرب", "السلام")],
)  # fmt: skip
def test_other_languages_know_their_opposites_whatever_the_ending(language, a, b):
    assert opposite(fold(a), fold(b), language)
    assert opposite(fold(b), fold(a), language)


@pytest.mark.parametrize(
    ("language", "a", "b"),
    [("ru", "города", "городов"), ("de", "kindern", "kindes"), ("fr", "alliés", "alliée"), ("es", "gobiernos", "gobierno"),
     ("ko", "대통령은", "대통령이"), ("ar", "الوزير", "وزير"), ("tr", "kentler", "kentlerde"), ("pl", "miasta", "miastach"),
     ("it", "ministri", "ministro"), ("nl", "landen", "land"), ("pt", "acordos", "acordo")],
)  # fmt: skip
def test_forms_of_one_word_meet_in_other_languages(language, a, b):
    assert related(fold(a), fold(b), language) == "lemma"


def test_two_words_that_only_begin_alike_do_not_meet():
    assert related("министр", "минимум", "ru") is None
    assert related("gericht", "geruch", "de") is None
    assert related("대통령", "대한민국", "ko") is None


def test_nothing_is_known_without_a_language():
    assert related("took", "taken", None) is None
    assert lemma("took", None) == "took"
    assert fillers(None) == frozenset()
    assert rarity("city", None) is None


def test_the_base_form_is_the_most_used_one():
    assert lemma("left", "en") == "leave"
    assert lemma("cities", "en") == "city"
    assert lemma("xyzzy", "en") == "xyzzy"
    assert lemma(fold("городов"), "ru") == "город"


def test_rarer_words_are_lower_on_the_scale_and_unknown_ones_have_no_place():
    place = [rarity(w, "en") for w in ("made", "presidents", "xylophone")]
    assert None not in place
    assert place == sorted(place, reverse=True)
    assert rarity("xyzzy", "en") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_fillers_folded_as_tokens_are(language):
    assert fillers(language)
    assert all(fold(w) == w for w in fillers(language))


@pytest.mark.parametrize("language", ["en", "ko", "ru", "de", "fr", "es", "zh", "ja", "ar"])
def test_every_pair_of_opposites_has_two_sides_and_no_word_on_both(language):
    table = tomllib.loads(resources.files("headwater.judge").joinpath("data/opposites.toml").read_text("utf-8"))
    assert len(table[language]["pairs"]) >= 30
    for pair in table[language]["pairs"]:
        left, right = (set(side.split()) for side in pair.split("|"))
        assert left
        assert right
        assert not left & right, pair


@given(WORDS, WORDS)
def test_a_relation_is_one_of_the_list_and_opposites_hold_both_ways(a, b):
    found = related(a, b, "en")
    assert found is None or found in RELATED
    assert opposite(a, b, "en") == opposite(b, a, "en")
    assert (a != b) or found is None


@given(st.text(max_size=10), st.text(max_size=10), st.sampled_from(LANGUAGES))
def test_any_two_texts_can_be_asked_about(a, b, language):
    assert related(a, b, language) in (None, *RELATED)


def test_importing_the_module_reads_no_table():
    code = "import sys, headwater.judge.lexicon, headwater.judge.wordnet as w; sys.exit(w._tables.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_verb_agrees_with_one_or_with_several():
    assert lexicon.agree("remind", "reminds")
    assert lexicon.agree("goes", "go")
    assert not lexicon.agree("mason", "masons")
    assert not lexicon.agree("mended", "mends")
