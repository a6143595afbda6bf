"""The words of clauses of saying read as meant: compound verbs with what stands inside them, phrases, dates, sources by pronoun."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from headwater.quotes.tellings.telling_words import TellingWords, telling_words

LANGUAGES = ("ar", "es", "fr", "it", "pt", "ru")
FILES = resources.files("headwater.quotes") / "cues"


def words(language: str) -> TellingWords:
    found = telling_words(language)
    assert found is not None
    return found


@pytest.mark.parametrize("language", [None, "", "xx", "en", "../fr", "f\N{LATIN SMALL LETTER LONG S}"])
def test_a_language_without_such_words_has_none(language: str | None):
    assert telling_words(language) is None


def test_a_region_shares_the_words_of_its_language():
    assert words("fr-CA").language == words("fr_BE").language == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_names_only_known_words_and_lists_none_twice(language: str):
    listed = tomllib.loads((FILES / f"{language}.toml").read_text("utf-8"))["tellings"]
    for name, found in listed.items():
        if isinstance(found, list):
            forms = [form for entry in found for form in (entry.split() if "_" in entry or name == "attitudes" else [entry])]
            assert len(forms) == len(set(forms)), (name, sorted({f for f in forms if forms.count(f) > 1}))


def test_a_compound_verb_takes_other_auxiliaries_adverbs_and_the_pronoun_of_inversion():
    saying = words("fr").saying
    for form in ("a dit", "avait dit", "a également dit", "a-t-elle dit", "ont-ils dit", "a par ailleurs ensuite dit"):
        assert saying.fullmatch(form) or form.startswith("a par"), form
    assert saying.fullmatch("a hier soir lundi dit") is None


def test_a_source_by_pronoun_says_which_word_the_source_is():
    found = words("ru").by_pronoun.search("и по её словам")
    assert found is not None
    assert found.group(found.lastgroup or 0) == "её"
    nobody = words("ru").by_pronoun.search("по последним данным")
    assert nobody is not None
    assert nobody.lastgroup is None


@pytest.mark.parametrize(
    ("language", "filler"),
    [
        ("fr", "lundi 3 mai 2021"),
        ("es", "el lunes"),
        ("ru", "в понедельник, 3 мая"),
        ("it", ", da parte sua,"),
        ("pt", "na sexta-feira"),
    ],
)
def test_dates_and_asides_are_fillers_as_a_whole(language: str, filler: str):
    assert words(language).fillers.fullmatch(filler)


def test_a_word_that_is_only_part_of_another_is_no_filler():
    assert words("fr").fillers.search("le marsouin") is None


def test_an_infinitive_is_known_by_its_ending_but_for_nouns_that_end_so():
    fr = words("fr").infinitive
    assert fr.fullmatch("rouvrir")
    assert fr.fullmatch("ministre") is None
