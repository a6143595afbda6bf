from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.judge.transliteration import likeness, same_sound

WORDS = st.text("абвгджзийклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyz", max_size=10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Щербаков", "Shcherbakov"),
        ("Щербаков", "Schtscherbakow"),
        ("Жуков", "Joukov"),
        ("Жуков", "Zhukov"),
        ("Чехов", "Tschechow"),
        ("Хрущёв", "Khrushchev"),
        ("Джексон", "Jackson"),
        ("Сергеем", "Sergei"),
        ("Yuri", "Juri"),
        ("Zelensky", "Zelenskyy"),
        ("Wałęsa", "Walesa"),
        ("Müller", "Mueller"),
        ("정은", "Jong-un".replace("-", "")),
        ("박영수", "ParkYoungsoo"),
        ("존슨", "Johnson"),
        ("トランプ", "Trump"),
        ("习近平", "XiJinping"),
        ("محمد", "Muhammad"),
        ("Μητσοτάκης", "Mitsotakis"),
    ],
)
def test_one_name_in_two_spellings_sounds_the_same(one: str, other: str):
    assert same_sound(one, other) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ivanov", "Petrov"), ("Merkel", "Macron"), ("Жуков", "Lavrov"), ("존슨", "Merkel"), ("Berlin", "Dublin"), ("Kim", "Lee")],
)
def test_two_names_do_not_sound_the_same(one: str, other: str):
    assert same_sound(one, other) is False


def test_names_a_slip_apart_are_neither_called_one_nor_two():
    assert same_sound("Putin", "Pushkin") is None


def test_what_cannot_be_read_is_not_judged():
    assert same_sound("กรุงเทพ", "Bangkok") is None


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_between_0_and_1(a: str, b: str):
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, b) == pytest.approx(likeness(b, a))


@given(WORDS.filter(lambda w: len(w.strip("ьъ")) > 2))
def test_a_word_sounds_like_itself(word: str):
    assert likeness(word, word) in (0.0, 1.0)


def test_ts_is_one_sound_in_every_alphabet():
    assert likeness("Bratsk", "Братск") == likeness("Цой", "Tsoi") == 1.0
