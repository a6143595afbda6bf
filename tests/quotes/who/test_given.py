"""What a name tells of its bearer, and the case in which it stands."""

from __future__ import annotations

import pytest

from headwater.quotes.who.given import gender_of_ending, gender_of_given, key, nominative


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Ida", "f"), ("Peter", "m"), ("Anna-Lena", "f"), ("Umbo", ""), ("Дмитрия", "m"), ("Марии", "f"), ("Jürgen", "m")],
)
def test_a_given_name_tells_in_any_case(name: str, gender: str):
    assert gender_of_given(name) == gender


def test_russian_surnames_and_patronymics_tell():
    assert [gender_of_ending(n) for n in (("Зоя", "Лундова"), ("Пётр", "Лундов"), ("Ян", "Лунд"), ("Лундова",))] == [
        "f",
        "m",
        "",
        "",
    ]


def test_cases_of_one_name_have_one_key():
    assert len({key(w, "ru") for w in ("Лундов", "Лундова", "Лундову", "Лундовым")}) == 1
    assert key("Merkels", "de") == key("Merkel", "de")
    assert key("Lunds", "en") != key("Lund", "en")


@pytest.mark.parametrize(
    ("words", "variants", "gender", "expected"),
    [
        (("Дмитрия", "Лундова"), ("Лундова",), "m", ("Дмитрий", "Лундов")),
        (("Марии", "Лундовой"), ("Лундовой",), "f", ("Мария", "Лундова")),
        (("Мария", "Лундова"), ("Лундова", "Лундовой"), "f", ("Мария", "Лундова")),
        (("Умбера", "Тарна"), ("Тарна", "Тарн"), "", ("Умбер", "Тарн")),
        (("Умбера", "Тарна"), ("Тарна",), "", ("Умбера", "Тарна")),
        (("Ida", "Lund"), ("Lund",), "f", ("Ida", "Lund")),
    ],
)
def test_a_russian_name_is_put_into_the_nominative_where_the_case_is_known(
    words: tuple[str, ...], variants: tuple[str, ...], gender: str, expected: tuple[str, ...]
):
    assert nominative(words, variants, gender) == expected
