from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.gazetteer import find_known
from headwater.text.names import names


def found(text: str, language: str | None) -> list[tuple[str, ...]]:
    return [n.words for n in names(text, language)]


@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr", "ru", "ko", "zh", "ja", "ar", "th", "tr", None]))
def test_names_stand_in_order_apart_and_inside_the_text(text: str, language: str | None):
    listed = names(text, language)
    assert all(0 <= n.start < n.end <= len(text) and n.words for n in listed)
    assert all(a.end <= b.start for a, b in pairwise(listed))


@given(st.text("Ann met Bo in Oslo. \n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_names_of_a_part_lie_inside_it(text: str, start: int, end: int):
    assert all(start <= n.start < n.end <= end for n in names(text, "en", start, end))


def test_a_title_is_set_apart_from_the_name():
    (name,) = names("Then Prime Minister Anna Holm spoke.", "en")
    assert (name.words, name.title, name.kind) == (("Anna", "Holm"), "Prime Minister", "person")


def test_the_span_of_a_name_is_its_words():
    text = "We saw Mr. Berg's car."
    (name,) = names(text, "en")
    assert (text[name.start : name.end], name.words, name.title) == ("Berg", ("Berg",), "Mr")


def test_a_people_before_a_title_is_a_name_of_its_own():
    assert found("There the Danish Foreign Minister Ida Krogh spoke.", "en") == [("Danish",), ("Ida", "Krogh")]


def test_a_saint_in_the_name_of_a_city_is_no_title():
    assert found("They met in St. Petersburg today.", "en") == [("St", "Petersburg")]


@pytest.mark.parametrize(
    "text",
    ["The house burned.", "However, nothing moved.", "Don't go there.", "They left on Monday in May.", "According to us, no."],
)
def test_a_capital_that_begins_a_sentence_or_names_a_day_makes_no_name(text: str):
    assert found(text, "en") == []


def test_a_unit_behind_a_stroke_ends_its_sentence():
    assert found("Ветер до 20 м/с. Похолодает к утру.", "ru") == []
    assert ("Лунд",) in found("Вчера пришёл А. Лунд.", "ru")


def test_a_word_that_begins_a_sentence_is_a_name_where_the_text_has_it_inside_another():
    assert ("Zorvik",) not in found("Zorvik left.", "en")
    assert found("Zorvik left. We saw Zorvik go.", "en") == [("Zorvik",), ("Zorvik",)]


def test_a_lexicon_tells_a_name_that_begins_a_sentence():
    assert [n.words for n in names("Zorvik left. Rain fell.", "en", ordinary=lambda form: form == "rain")] == [("Zorvik",)]


def test_capitals_of_a_headline_make_no_names():
    assert found("Angry Farmers Block Roads Near Paris", "en") == [("Paris",)]


def test_of_joins_an_institution_to_its_place_but_not_a_people():
    assert ("Bank", "of", "Norland") in found("He led the Bank of Norland.", "en")
    assert found("He asked the Sons of Norland.", "en") == [("Sons",), ("Norland",)]


def test_german_nouns_are_no_names():
    assert found("Heute sah Anna Krause das Haus und die Straße in Wien.", "de") == [("Anna", "Krause"), ("Wien",)]


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "the American side", "US"),
        ("en", "in the U.S. today", "US"),
        ("en", "the DPRK said", "KP"),
        ("de", "die russische Seite", "RU"),
        ("fr", "avec l'Union européenne", "EU"),
        ("ru", "в Москве", "moscow"),
        ("ru", "американского", "US"),
        ("ru", "в США", "US"),
        ("pl", "w Moskwie", "moscow"),
        ("ko", "미국은", "US"),
        ("zh", "他在上海说", "shanghai"),
        ("ja", "ロシアは", "RU"),
        ("ar", "في موسكو", "moscow"),
        ("th", "ที่กรุงเทพ", "bangkok"),
        ("es", "los estadounidenses", "US"),
        ("de", "im Vereinigten Königreich", "GB"),
        ("tr", "Rusya bugün", "RU"),
    ],
)
def test_the_tables_know_places_and_peoples_in_every_language(language: str, text: str, key: str):
    assert key in {key for k in find_known(text, language) for key in k.keys}


def test_the_pronoun_us_is_no_country_and_a_pole_no_people():
    assert find_known("They told us about the pole.", "en") == ()


def test_a_korean_and_a_chinese_name_are_found_before_their_title():
    assert ("최영수",) in found("오늘 최영수 대통령은 말했다.", "ko")
    assert ("王小明",) in found("王小明主席说", "zh")
    assert ("大卫", "史密斯") in found("会见大卫·史密斯", "zh")
