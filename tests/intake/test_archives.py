from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.intake.archives import files_in, hidden
from headwater.intake.containers import items
from headwater.intake.items import Fault, Item
from headwater.intake.streams import Limits

FILES = {"b.txt": b"The ferry ends.", "a/c.html": b"<p>The dam.</p><p>It opens.</p>", ".hidden": b"x", "__MACOSX/b.txt": b"x"}


def zipped(files: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return held.getvalue()


@pytest.mark.parametrize(
    "archive",
    [zipped(FILES), tarred(FILES), gzip.compress(tarred(FILES)), bz2.compress(tarred(FILES)), lzma.compress(tarred(FILES))],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_each_file_in_an_archive_is_an_item_but_hidden_ones_and_links(archive: bytes):
    found = list(items(archive, "news"))
    assert [(part.origin, part.content) for part in found if isinstance(part, Item)] == [
        ("news/b.txt", b"The ferry ends."), ("news/a/c.html", b"<p>The dam.</p><p>It opens.</p>"),
    ]  # fmt: skip
    assert len(found) == 2


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_what_it_holds(packed: object):
    assert [part.content for part in items(packed(b"The dam opens."), "x")] == [b"The dam opens."]  # type: ignore[operator]
    rows = list(items(packed(b'{"text": "One dam."}\n{"text": "Two dams."}\n'), "x"))  # type: ignore[operator]
    assert [part.origin for part in rows] == ["x line 1", "x line 2"]


def test_archives_within_archives_are_opened_three_deep_and_no_deeper():
    inner = {"t.txt": b"The dam."}
    for depth, expected in ((3, Item), (4, Fault)):
        data = zipped(inner)
        for _ in range(depth - 1):
            data = zipped({"in": data})
        (part,) = items(data, "x")
        assert isinstance(part, expected)
    assert str(part.error) == "x/in/in/in: archives within archives, over 3 deep; unpack it first"
    (packed,) = items(zipped({"a": gzip.compress(tarred({"t": gzip.compress(b"One.")}))}), "x")
    assert packed.content == b"One.", "a packed tar is one archive"


def test_a_file_that_unpacks_to_far_more_than_its_size_ends_all_of_it():
    limits = Limits(ratio=10, free=1_000_000)
    bomb = zipped({f"{i}.txt": b"a" * 900_000 for i in range(20)})
    found = list(items(bomb, "bomb.zip", limits=limits))
    assert isinstance(found[-1], Fault)
    assert str(found[-1].error).startswith("bomb.zip: unpacks to far more than its own size")
    assert sum(len(part.content) for part in found if isinstance(part, Item)) <= 1_000_000
    assert len(found) < 4
    for packed in (
        gzip.compress(b"\0" * 50_000_000),
        bz2.compress(b"a" * 50_000_000),
        gzip.compress(gzip.compress(b" " * 50_000_000)),
    ):
        (fault,) = items(packed, "x", limits=limits)
        assert isinstance(fault, Fault)


def test_too_many_members_end_it():
    found = list(items(zipped({f"{i}": b"The dam." for i in range(9)}), "x", limits=Limits(members=5)))
    assert [type(part) for part in found] == [Item] * 5 + [Fault]
    assert "holds over 5 files" in str(found[-1].error)


def test_a_member_that_is_damaged_or_locked_is_a_fault_and_the_others_are_read():
    data = bytearray(zipped({"a": b"The first of them.", "b": b"The second of them.", "c": b"The third."}, zipfile.ZIP_STORED))
    at = data.index(b"The second")
    data[at] = 0x20
    kinds = [(type(part).__name__, part.origin) for part in items(bytes(data), "x")]
    assert kinds == [("Item", "x/a"), ("Fault", "x/b"), ("Item", "x/c")]
    locked = bytearray(zipped({"a": b"The first."}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (fault,) = items(bytes(locked), "x")
    assert str(fault.error) == "x/a: encrypted; unpack it with its password first"


def test_a_tar_that_is_cut_off_gives_what_comes_before_the_cut():
    whole = tarred({"a": b"The first." * 100, "b": b"The second." * 1000})
    found = list(items(whole[:5000], "x"))
    assert [type(part) for part in found[:2]] == [Item, Fault]
    assert str(found[1].error).startswith("x/b: damaged or cut off")
    packed = gzip.compress(os.urandom(3000) + b"words")
    (fault,) = items(packed[:2000], "x.gz")
    assert "damaged or cut off" in str(fault.error)


def test_names_are_labels_and_no_paths(tmp_path: Path):
    found = list(items(zipped({"../../up.txt": b"The dam.", "/etc/x.txt": b"The ferry."}), "x"))
    assert [part.origin for part in found] == ["x/../../up.txt", "x//etc/x.txt"]
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_utf8_though_the_archive_does_not_say_so_is_read_as_that():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("x" * len("댐.txt".encode()), b"The dam.")
    (found,) = items(held.getvalue().replace(b"x" * 7, "댐.txt".encode()), "n")
    assert found.origin == "n/댐.txt"


def test_an_empty_archive_says_so():
    (fault,) = items(zipped({}), "x")
    assert str(fault.error) == "x: an archive without files; give another"


def test_files_of_a_folder_come_sorted_without_hidden_ones_links_to_folders_and_pipes(tmp_path: Path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".git/x", "b/.DS_Store", "Thumbs.db", "b/c/0.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    assert [p.relative_to(tmp_path).as_posix() for p in files_in(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt", "b/c/0.txt"]


@pytest.mark.parametrize(
    ("name", "unseen"), [("a/.b/c", True), ("./a", False), ("../a", False), ("a\\__MACOSX\\b", True), ("a.b", False)]
)
def test_hidden_is_what_begins_with_a_point(name: str, unseen: bool):
    assert hidden(name) is unseen


@given(st.data(), st.sampled_from([zipped(FILES), tarred(FILES), gzip.compress(tarred(FILES)), bz2.compress(b"words " * 99)]))
def test_a_mangled_archive_never_raises(data: st.DataObject, archive: bytes):
    held = bytearray(archive)
    for _ in range(data.draw(st.integers(0, 6))):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    assert list(items(bytes(held[: data.draw(st.integers(1, len(held)))]), "x", limits=Limits(free=5_000_000)))
