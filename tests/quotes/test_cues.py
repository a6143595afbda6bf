"""The cue files are data that reads as meant: each language has its file, and forms match as words."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from headwater.quotes.cues import NEVER, cues_for, languages

FILES = resources.files("headwater.quotes") / "cues"


def test_every_language_of_the_encoder_has_a_file():
    assert languages() == ("ar", "cs", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")


def test_taiwan_and_regions_share_a_file_and_an_unknown_language_has_no_cues():
    assert cues_for("zh-TW").language == cues_for("zh").language == "zh"
    assert cues_for("pt_BR").language == "pt"
    for unknown in ("xx", "", None, "../en"):
        assert cues_for(unknown).framing is NEVER


@pytest.mark.parametrize("language", languages())
def test_a_file_has_a_source_note_verbs_and_words_without_doubled_forms(language: str):
    text = (FILES / f"{language}.toml").read_text("utf-8")
    assert text.startswith("# ")
    data = tomllib.loads(text)
    assert data["verbs"]["saying"]
    assert data["words"]["pronouns"]
    assert data["words"]["nouns"]
    for kind, verbs in data["verbs"].items():
        forms = [f for v in verbs for f in v.split()]
        assert len(forms) == len(set(forms)), (kind, sorted(f for f in forms if forms.count(f) > 1))


def test_forms_match_whole_words_only_and_the_longest_first():
    cues = cues_for("en")
    assert cues.saying.search("the said-to-be saying of a saidness") is not None
    assert cues.saying.search("a saidness, the so-called essayist") is None
    found = cues.directive.search("he called on them")
    assert found is not None
    assert found.group("cue") == "called on"


def test_a_verb_with_a_gap_needs_both_halves_and_the_cue_is_the_first():
    cues = cues_for("de")
    found = cues.saying.search("sie fuhr nach der Pause fort")
    assert found is not None
    assert found.group("cue") == "fuhr"
    assert cues.saying.search("sie fuhr nach Hause") is None


def test_a_capital_makes_a_name_of_a_verb_but_not_where_the_subject_is_dropped():
    assert cues_for("en").reporting.search("Department of State") is None
    assert cues_for("es").reporting.match("Dijo que llovía") is not None


def test_an_arabic_verb_may_have_its_conjunction_joined():
    assert cues_for("ar").saying.search("وأضافت") is not None
