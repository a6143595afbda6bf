"""The encoder's weights, unpacked once and read from the cache folder from then on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from headwater.text import cache, weights
from headwater.text.network import CHUNKS


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two rows of three dimensions in each part; the part's number stands in it."""
    monkeypatch.setenv(cache.SWITCH, str(tmp_path / "kept"))
    parts = {f"q{n + 1}": np.full((2, 3), n, dtype=np.uint8) for n in range(CHUNKS)}
    np.savez_compressed(tmp_path / "weights.npz", **parts, lo=np.float32([1, 2]), eps=np.float64(0.5))
    return tmp_path / "weights.npz"


def same(one: tuple[weights.Table, weights.Numbers], other: tuple[weights.Table, weights.Numbers]) -> bool:
    return bool((one[0] == other[0]).all()) and {k: v.tolist() for k, v in one[1].items()} == {
        k: v.tolist() for k, v in other[1].items()
    }


def test_the_parts_of_the_table_take_turns(packed: Path):
    table, numbers = weights.load(packed, "encoder 1")
    assert table[:, 0].tolist() == [*range(CHUNKS), *range(CHUNKS)]
    assert sorted(numbers) == ["eps", "lo"]


def test_they_are_unpacked_once(packed: Path, monkeypatch: pytest.MonkeyPatch):
    first = weights.load(packed, "encoder 1")
    monkeypatch.setattr(weights, "unpacked", lambda _: pytest.fail("unpacked again"))
    assert same(weights.load(packed, "encoder 1"), first)


def test_a_file_that_is_cut_short_is_unpacked_again(packed: Path):
    first = weights.load(packed, "encoder 1")
    place = cache.folder()
    assert place is not None
    (file,) = place.glob("*.weights")
    for kept in (file.read_bytes()[:-1], file.read_bytes()[:50], b""):
        file.unlink()
        file.write_bytes(kept)
        assert same(weights.load(packed, "encoder 1"), first)
    assert same(weights.read(file), first)


def test_without_a_folder_they_come_from_the_package(packed: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(cache.SWITCH, "off")
    assert weights.load(packed, "encoder 1")[0].shape == (2 * CHUNKS, 3)
    assert not (packed.parent / "kept").exists()
