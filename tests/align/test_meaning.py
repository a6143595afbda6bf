from __future__ import annotations

import numpy as np

from headwater import document
from headwater.align.index import index
from headwater.align.meaning import FIRST, by_meaning
from headwater.align.quoted import quoted
from headwater.text.encoder import Vectors

SOURCE = "The council met in spring. Workers finished the bridge early, and a band played. Ferries were sold to museums."


class Told:
    """An encoder whose cosines are told: each text is near the axis of the first known word that it has."""

    name = "told"
    languages = frozenset({"en"})

    def __init__(self, **near: tuple[float, float, float]) -> None:
        self.near = near

    def encode(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        rows = [next((v for w, v in self.near.items() if w in t), (0.0, 0.0, 1.0)) for t in texts]
        found = np.array(rows, dtype=np.float32).reshape(len(rows), 3)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def placed(encoder: Told, words: str = "Builders completed that crossing ahead of schedule", *, across: bool = False) -> str | None:
    where = index(document(SOURCE, language="en"))
    found = by_meaning(quoted(words, "en"), where, encoder, across=across)
    return SOURCE[where.tokens[found.places[0].first].start : where.tokens[found.places[0].last - 1].end] if found else None


def test_the_sentence_that_is_clearly_closest_is_the_place():
    near = Told(Builders=(1, 0, 0), Workers=(0.9, 0.4, 0), Ferries=(0.3, 1, 0))
    assert placed(near) == "Workers finished the bridge early, and a band played"


def test_a_second_sentence_as_close_makes_it_a_draw():
    assert placed(Told(Builders=(1, 0, 0), Workers=(0.9, 0.4, 0), Ferries=(0.88, 0.4, 0.1))) is None


def test_nothing_close_enough_has_no_place_and_a_translation_is_given_more_room():
    near = Told(Builders=(1, 0, 0), Workers=(0.65, 0.76, 0), Ferries=(0, 1, 0.1))
    assert placed(near) is None
    assert placed(near, across=True) is not None


def test_few_words_are_like_many_others():
    assert placed(Told(Builders=(1, 0, 0), Workers=(1, 0, 0)), "Builders completed") is None


def test_a_long_source_is_asked_only_where_it_shares_words():
    text = "Workers finished the bridge early. " + "Gulls cried over grey harbour water today. " * 400
    where = index(document(text, language="en"))
    near = Told(Builders=(1, 0, 0), Workers=(1, 0.1, 0))
    found = by_meaning(quoted("Builders finished that bridge ahead of schedule", "en"), where, near, across=False)
    assert found is not None
    assert found.places[0].first == 0


class Counting(Told):
    """The same, keeping what it was asked to encode."""

    def __init__(self, **near: tuple[float, float, float]) -> None:
        super().__init__(**near)
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        self.asked += texts
        return super().encode(texts)


def test_of_a_long_source_few_sentences_are_encoded_where_none_is_close_and_none_where_none_shares_words():
    text = "Masons painted harbour piers green. " * 20 + "Gulls cried over grey water. " * 400
    where = index(document(text, language="en"))
    near = Counting(Builders=(1, 0, 0))
    assert by_meaning(quoted("Builders painted harbour piers", "en"), where, near, across=False) is None
    assert 1 < len(near.asked) <= 9
    other = Counting(Choirs=(1, 0, 0))
    assert by_meaning(quoted("Choirs sang ancient melodies until midnight", "en"), where, other, across=False) is None
    assert len(other.asked) == 1


def test_a_sentence_of_a_source_is_encoded_once_however_many_quotations_are_asked():
    where = index(document("".join(f"Boat {i} carried salt along our coast. " for i in range(60)), language="en"))
    near = Counting(Sailors=(1, 0, 0), Boat=(1, 0.2, 0))
    for words in ("Sailors carried salt along that coast quickly", "Sailors quickly carried our salt along some coast"):
        by_meaning(quoted(words, "en"), where, near, across=False)
    sentences = [t for t in near.asked if t.startswith("Boat")]
    assert len(sentences) == len(set(sentences)) == FIRST


def test_of_a_long_source_each_sentence_of_a_quotation_is_asked_for_in_those_that_share_its_words():
    boats = "".join(f"Boat {i} carried salt along our coast. " for i in range(60))
    masons = "".join(f"Mason {i} painted harbour walls bright green. " for i in range(60))
    near = Counting(Sailors=(1, 0, 0), Boat=(1, 0.2, 0), Builders=(0, 0, 1), Mason=(0, 0.2, 1))
    asked = "Sailors carried salt along that coast. Builders painted our harbour walls green."
    by_meaning(quoted(asked, "en"), index(document(boats + masons, language="en")), near, across=False)
    assert [len([t for t in near.asked if t.startswith(first)]) for first in ("Boat", "Mason")] == [FIRST, FIRST]


def test_of_a_long_source_a_sentence_of_ones_own_length_is_asked_before_a_long_one_with_more_of_the_words():
    long = (
        f"Gulls cried while porters carried salt along our coast and {'unloaded heavy barrels of wine and wool and ' * 9} slept. "
        * 60
    )
    near = Counting(Sailors=(1, 0, 0), Boats=(1, 0.1, 0))
    where = index(document(long + "Boats carried salt along shores.", language="en"))
    assert by_meaning(quoted("Sailors carried salt along that coast", "en"), where, near, across=False) is not None
