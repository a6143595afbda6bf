"""The names of a document: runs of capitals cut at titles, short names put to full ones."""

from __future__ import annotations

import pytest

from headwater.quotes.who.mention_words import mention_words
from headwater.quotes.who.people import People


def people(text: str, language: str = "en") -> People:
    return People(text, mention_words(language))


def full(text: str, language: str = "en") -> list[str]:
    return [p.name for p in people(text, language).persons]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Texas Gov. Greg Lund left.", ["Greg Lund"]),
        ("en", "Then Donald J. Holm Jr. met Mary van der Berg.", ["Donald J. Holm", "Mary van der Berg"]),
        ("en", "Vermont Senator Peter King left.", ["Peter King"]),
        ("en", "The Acting Inspector General left.", []),
        ("en", "The Justice Department and the Nes Police Department met.", ["Justice Department", "Nes Police Department"]),
        ("en", "Said Ida Lund on Monday.", ["Ida Lund"]),
        ("en", "Ida Lund Wins Again As Nes Votes For Dykes", ["Ida Lund"]),
        ("de", "Der Hafenvorstand Uwe Lund nennt Angaben von Ida Holm.", ["Uwe Lund", "Ida Holm"]),
        ("ru", "Президент Литвы Ида Лунд и психолог Вера Холм.", ["Ида Лунд", "Вера Холм"]),
        ("fr", "L’avocate d’Ida Lund parle.", ["Ida Lund"]),
    ],
)
def test_a_run_of_capitals_is_cut_to_the_name(language: str, text: str, expected: list[str]):
    assert full(text, language) == expected


def test_two_forms_of_one_name_are_one_person_and_the_fuller_is_kept():
    found = people("Berta Lund came. Berta M. Lund left. B. Lund slept.")
    assert [(p.name, p.times) for p in found.persons] == [("Berta M. Lund", 3)]


def test_a_surname_with_two_bearers_is_whose_title_agrees_or_nobodys():
    found = people("Ida Lund met Peter Lund. Mr. Lund left. Mrs. Lund left. Lund left.")
    assert [o.who and o.who.name for o in found.occurrences[2:]] == ["Peter Lund", "Ida Lund", None]


def test_a_surname_is_whose_name_came_first_and_more_often():
    found = people("Ida Lund ran. Ida Lund won. Peter Lund lost. Lund left.")
    assert [o.who and o.who.name for o in found.occurrences[3:]] == ["Ida Lund"]


def test_a_short_form_of_an_institution_is_found_by_its_end():
    found = people("The Nes Daily News wrote. The Daily News wrote.")
    assert [o.who and o.who.name for o in found.occurrences] == ["Nes Daily News", "Nes Daily News"]


def test_who_speaks_and_is_shortened_is_a_person():
    found = people("Umbo Tarn left. Tarn slept.")
    assert not found.persons[0].person
    found.speak([(0, 9)])
    assert found.persons[0].person


def test_words_in_thousands_are_read_in_linear_time():
    assert len(people("A Lund " * 20_000).words) == 40_000
    assert people("Ida Lund met B Holm. " * 5_000).persons
