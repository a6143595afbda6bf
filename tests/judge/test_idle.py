from __future__ import annotations

import pytest

from headwater.judge.idle import grammar_word, idle_words
from headwater.judge.passage import Passage, passage
from headwater.model import Span
from headwater.reading import document


def read(text: str, language: str = "en") -> Passage:
    return passage(document(text, language=language), [Span(0, len(text))])


def idle(text: str, inside: str, told: frozenset[int] = frozenset()) -> list[str]:
    """What is idle of the words between the brackets."""
    side = read(text)
    at = side.within(text.index(inside), text.index(inside) + len(inside))
    return [side.words(run) for run in idle_words(side, at, told)]


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ("You know, he's mended it.", "You know, he's", ["You know"]),
        ("And, by the way, the lamp burns.", "by the way", ["by the way"]),
        ("You mended it, hey, and left.", "hey", ["hey"]),
        ("Right lamps burn on the quay.", "Right lamps", []),
        ("Fine people -- fine, fine people live here.", "people -- fine", ["people -- fine"]),
        ("You're the masons, you're the masons; I hold the lamp.", "masons, you're the", ["masons, you're the"]),
        ("I am not quite there yet. I am not quite there yet.", "yet", ["yet"]),
        ("The quay stands and the bridge opens.", "and the bridge", []),
    ],
)
def test_words_that_say_nothing_where_they_stand(text: str, inside: str, expected: list[str]):
    assert idle(text, inside) == expected


def test_words_already_told_are_left_alone():
    assert idle("You know, the lamp burns.", "You know", frozenset({0, 1})) == []


def test_a_contraction_of_grammar_words_is_one_itself_and_of_others_is_not():
    side = read("We've let's mason's lamps")
    assert [grammar_word(side, k) for k in range(len(side.tokens))] == [True, False, False, False]
