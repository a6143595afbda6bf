"""The folder of what can be worked out again: where it is, how large it gets, and that a file in it is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

import pytest

from headwater.text import cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.SWITCH, str(tmp_path))
    return tmp_path


def test_the_folder_is_the_one_that_is_named_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    assert cache.folder() == tmp_path
    monkeypatch.setenv(cache.SWITCH, "OFF")
    assert cache.folder() is None
    assert cache.write("a.vectors", lambda file: file.write(b"1")) is None
    assert cache.size() == (0, 0)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG's rule")
def test_else_it_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv(cache.SWITCH)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.folder() == tmp_path / "xdg" / "headwater"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/not/valid")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.folder() == tmp_path / ".cache" / "headwater"


def test_a_file_is_there_whole_or_not_at_all(folder: Path):
    def broken(file: IO[bytes]) -> None:
        file.write(b"half")
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        cache.write("a.vectors", broken)
    assert list(folder.iterdir()) == []
    assert cache.write("a.vectors", lambda file: file.write(b"whole")) == folder / "a.vectors"
    assert [one.read_bytes() for one in folder.iterdir()] == [b"whole"]
    assert cache.size() == (1, 5)


def test_a_file_that_another_process_takes_away_meanwhile_is_not_counted(folder: Path, monkeypatch: pytest.MonkeyPatch):
    there = [folder / "one.vectors", folder / "gone.vectors"]
    cache.write(there[0].name, lambda file: file.write(b"12345"))
    monkeypatch.setattr(cache, "_files", lambda: there)
    assert cache.size() == (1, 5)
    cache.make_room(most=4)
    assert not there[0].exists()


def test_what_was_not_used_for_longest_makes_room_and_other_files_stay(folder: Path):
    for age, name in enumerate(("new.vectors", "old.weights", "oldest.part", "mine.txt")):
        (folder / name).write_bytes(b"12345")
        os.utime(folder / name, (1000 - age, 1000 - age))
    cache.make_room(most=10)
    assert {one.name for one in folder.iterdir()} == {"new.vectors", "old.weights", "mine.txt"}


def test_all_files_are_looked_at_with_the_first_one_written_and_then_after_so_many_bytes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    looks: list[int] = []
    monkeypatch.setattr(cache, "make_room", lambda: looks.append(len(list(folder.iterdir()))))
    monkeypatch.setattr(cache, "LOOK_EVERY", 10)
    for n in range(6):
        cache.write(f"{n}.rows", lambda file: file.write(b"four"))
    assert looks == [1, 4]
