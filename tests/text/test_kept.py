"""Vectors kept on disk: the same as without, asked for once, and never in the way."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from headwater.text import cache, kept
from headwater.text.encoder import Vectors

TEXTS = [f"passage {n}" for n in range(kept.LEAST_PASSAGES)]


class Counting:
    """An encoder that notes what it is asked; every text has a vector of its own."""

    name, languages, lasting = "counting 1", frozenset({"en"}), True

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(t), sum(map(ord, t))] for t in texts], dtype=np.float32).reshape(-1, 2)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.SWITCH, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_text_is_encoded_once_for_all_runs():
    first = kept.vectors(Counting(), TEXTS, "hash")
    again = Counting()
    assert (kept.vectors(again, TEXTS[::-1], "hash") == first[::-1]).all()
    assert again.asked == []


def test_only_passages_that_are_new_are_encoded_and_each_stands_in_its_place():
    kept.vectors(Counting(), TEXTS, "hash")
    again = Counting()
    wanted = ["new one", TEXTS[5], "zzz", *TEXTS]
    assert (kept.vectors(again, wanted, "hash") == Counting().encode(wanted)).all()
    assert again.asked == ["new one", "zzz"]


@pytest.mark.parametrize("other", ["text", "encoder"])
def test_another_text_or_encoder_has_a_file_of_its_own(other: str, folder: Path):
    kept.vectors(Counting(), TEXTS, "hash")
    encoder = Counting()
    encoder.name += "!" if other == "encoder" else ""
    kept.vectors(encoder, TEXTS, "hash" if other == "encoder" else "another")
    assert encoder.asked == TEXTS
    assert len(list(folder.glob("*.vectors"))) == 2


def test_short_texts_and_encoders_whose_name_does_not_last_are_not_kept(folder: Path):
    kept.vectors(Counting(), TEXTS[1:], "hash")
    passing = Counting()
    passing.lasting = False
    kept.vectors(passing, TEXTS, "hash")
    assert not folder.exists()


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY\x01\x00v\x00{'descr'", b"not ours", None])
def test_a_damaged_file_is_made_again(content: bytes | None, folder: Path):
    right = kept.vectors(Counting(), TEXTS, "hash")
    (file,) = folder.glob("*.vectors")
    file.write_bytes(file.read_bytes()[:-100] if content is None else content)
    again = Counting()
    assert (kept.vectors(again, TEXTS, "hash") == right).all()
    assert again.asked == TEXTS
    kept.vectors(again, TEXTS, "hash")
    assert again.asked == TEXTS


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(cache.SWITCH, str(tmp_path / "file"))
    assert len(kept.vectors(Counting(), TEXTS, "hash")) == len(TEXTS)


def test_no_passages_are_no_vectors():
    assert len(kept.vectors(Counting(), [], "hash")) == 0
