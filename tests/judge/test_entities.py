from __future__ import annotations

import pytest

from headwater.judge.entities import find_name, named, present, same_entity, same_speaker
from headwater.text.names import Name, names


def name(words: str, kind: str = "unknown") -> Name:
    return Name(0, len(words), tuple(words.split()), None, kind)


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Anna Holm", "Holm", ("en", "en")),
        ("William Berg", "Bill Berg", ("en", "en")),
        ("J. Berg", "John Berg", ("en", "en")),
        ("American", "U.S.", ("en", "en")),
        ("DPRK", "North Korea", ("en", "en")),
        ("Kharkov", "Kharkiv", ("en", "en")),
        ("Peking", "Beijing", ("en", "en")),
        ("Харбине", "Harbin", ("ru", "en")),
        ("WHO", "World Health Organization", ("en", "en")),
        ("НАТО", "NATO", ("ru", "en")),
        ("Nawalny", "Navalny", ("de", "en")),
        ("Шанхай", "Schanghai", ("ru", "de")),
        ("Norland Trade Pact", "NTP", ("en", "en")),
        ("Kim Yong Su", "김영수", ("en", "ko")),
        ("Österreich", "Austrian", ("de", "en")),
    ],
)
def test_one_entity_under_two_names(a: str, b: str, languages: tuple[str, str]):
    assert same_entity(name(a), name(b), languages=languages) is True


@pytest.mark.parametrize(
    ("a", "b", "languages"),
    [
        ("Anna Holm", "Anna Berg", ("en", "en")),
        ("Holm", "Berg", ("en", "en")),
        ("Bill Berg", "Susan Berg", ("en", "en")),
        ("France", "Spain", ("en", "en")),
        ("North Korea", "South Korea", ("en", "en")),
        ("Russian", "Ukrainian", ("en", "en")),
        ("Харькове", "Lviv", ("ru", "en")),
        ("Жуков", "Lavrov", ("ru", "en")),
    ],
)
def test_two_entities(a: str, b: str, languages: tuple[str, str]):
    assert same_entity(name(a), name(b), languages=languages) is False


def test_a_capital_may_stand_for_its_country():
    assert same_entity(name("Moscow"), name("Russia"), languages=("en", "en")) is None
    assert same_entity(name("Kharkiv"), name("Russia"), languages=("en", "en")) is False


def test_a_family_name_is_whom_the_document_named_before():
    both = ("en", "en")
    assert same_entity(name("Berg"), name("Susan Berg"), languages=both) is True
    assert same_entity(name("Berg"), name("Susan Berg"), languages=both, known_a=[name("Peter Berg")]) is False


def test_a_translated_institution_cannot_be_told_across_languages():
    assert (
        same_entity(
            name("Federal Audit Office", "organisation"), name("Bundesrechnungshof", "organisation"), languages=("en", "de")
        )
        is None
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("BERG", "Mr. Berg", True),
        ("SUSAN L. BERG", "Berg", True),
        ("Sen. Susan Berg (R)", "BERG:", True),
        ("BERG", "HOLM", False),
        ("Peter Berg", "Susan Berg", False),
        ("Q", "BERG", None),
        ("THE CHAIRMAN", "Berg", None),
        ("Q.", "Q", True),
    ],
)
def test_speaker_labels_are_compared_as_persons(one: str, other: str, same: bool | None):
    assert same_speaker(one, other) is same


def has(written: str, text: str, languages: tuple[str, str]) -> bool | None:
    return present(name(written), names(text, languages[1]), text, languages)


@pytest.mark.parametrize(
    ("written", "text", "languages"),
    [
        ("Zhukov", "Песню спел Сергей Жуков.", ("en", "ru")),
        ("Khabarovsk", "жители хабаровского края", ("en", "ru")),
        ("Germany", "die deutsche Regierung", ("en", "de")),
        ("Sasha Holm", "Then Alexander Holm left.", ("en", "en")),
        ("Farmers", "the farmers won", ("en", "en")),
        ("Trump", "트럼프는 말했다", ("en", "ko")),
        ("WHO", "Das sagte die Weltgesundheitsorganisation.", ("en", "de")),
        ("Finnish Gulf", "in the Gulf of Finland", ("en", "en")),
    ],
)
def test_a_name_is_found_in_any_form(written: str, text: str, languages: tuple[str, str]):
    assert has(written, text, languages) is True


@pytest.mark.parametrize(
    ("written", "text", "languages"),
    [
        ("Holm", "Then Berg left.", ("en", "en")),
        ("Anna Holm", "Then Anna Berg left.", ("en", "en")),
        ("Spain", "die deutsche Regierung", ("en", "de")),
        ("Lavrov", "Песню спел Сергей Жуков.", ("en", "ru")),
        ("China", "미국은 말했다", ("en", "ko")),
    ],
)
def test_a_name_that_is_not_there_is_missed(written: str, text: str, languages: tuple[str, str]):
    assert has(written, text, languages) is False


def test_a_name_of_ordinary_words_may_have_been_translated():
    assert has("Winter Garden", "Im Wintergarten war es warm.", ("en", "de")) is None


def test_a_name_in_a_script_whose_words_cannot_be_told_apart_is_not_missed():
    assert has("Holm", "他昨天走了", ("en", "zh")) is None


def test_find_name_takes_a_name_as_written():
    assert find_name("Mr. Holm", "Gestern ging Anna Holm.", ("en", "de")) is True
    assert find_name("Holm", "Then Berg left.", ("en", "en")) is False


def test_the_lexicon_tells_which_first_words_are_ordinary():
    assert [n.words for n in named("Zorvik left. Farmers cheered.", "en")] == [("Zorvik",)]
