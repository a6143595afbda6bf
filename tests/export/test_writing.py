from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from headwater.export import writing
from headwater.export.writing import write_whole


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place = tmp_path / "page.html"
    place.write_text("before")

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(place, "after")
    assert place.read_text() == "before"
    assert [f.name for f in tmp_path.iterdir()] == ["page.html"]


def test_who_reads_the_old_file_reads_it_to_its_end(tmp_path: Path):
    place = tmp_path / "page.html"
    place.write_text("before")
    with place.open() as reader:
        write_whole(place, "after")
        assert reader.read() == "before"
    assert place.read_text() == "after"


def test_a_file_is_replaced_and_keeps_who_may_read_it(tmp_path: Path):
    place = tmp_path / "page.html"
    place.write_text("before")
    place.chmod(0o600)
    write_whole(place, "naïve\n")
    assert place.read_bytes() == "naïve\n".encode()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_new_file_has_the_usual_rights(tmp_path: Path):
    mask = os.umask(0o022)
    try:
        write_whole(tmp_path / "page.html", "x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path):
    (tmp_path / "page.html").write_text("before")
    (tmp_path / "link.html").symlink_to("page.html")
    write_whole(tmp_path / "link.html", "after")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "page.html").read_text() == "after"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_what_is_no_ordinary_file_is_written_and_never_replaced():
    write_whole(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()
