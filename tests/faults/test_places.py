"""Disks that are full, folders that may not be written to or are no Library, files that are damaged: one clear line each."""

from __future__ import annotations

import collections
import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater.errors import HeadwaterError, LibraryFault, NotALibrary
from headwater.intake.items import Item
from headwater.library import Library

TEXT = b"The new bridge opens on Monday, the mayor said. Tickets cost four crowns."
MIB = 2**20


def item(n: int, *, incompressible: int = 0) -> Item:
    """A document; incompressible: bytes of it that take their room on the disk."""
    return Item(
        TEXT + f" Line {n}. ".encode() + os.urandom(incompressible // 2).hex().encode(), f"{n}.txt", told={"language": "en"}
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "press.headwater"
    with Library(folder) as library:
        assert library.add([item(n) for n in range(5)]).counts["added"] == 5
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two MiB in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("a small disk can be mounted by root alone")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_it_says_so_and_keeps_what_it_said_to_be_kept(small_disk: Path):
    said: list[str] = []
    folder = small_disk / "press.headwater"
    with Library(folder) as library:
        library.add([item(0)])
        large = ([item(n, incompressible=200_000)] for n in range(1, 100))
        with pytest.raises(LibraryFault, match=r"disk is full; make room, then run this again: what was kept is kept"):
            collections.deque((library.add(one, say=lambda outcome: said.append(str(outcome.id))) for one in large), maxlen=0)
        assert 0 < len(said) < 50
        assert library.check() == []
        assert [v.document.id for name in said for v in library.versions(name)] == said
        assert library.search("bridge").total == 1 + len(said)


def test_who_only_reads_on_a_full_disk_is_told_the_same_and_finds_all_there_once_there_is_room(small_disk: Path):
    with Library(small_disk / "press.headwater") as library:
        library.add([item(0)])
    filling = small_disk / "other"
    with pytest.raises(OSError, match="No space left"):
        filling.write_bytes(bytes(4 * MIB))
    with pytest.raises(LibraryFault, match="disk is full"), Library(small_disk / "press.headwater", make=False) as library:
        library.search("bridge")
    filling.unlink()
    with Library(small_disk / "press.headwater", make=False) as library:
        assert (library.search("bridge").total, library.check()) == (1, [])


def test_a_file_that_may_grow_no_further_is_told_in_one_line(tmp_path: Path):
    code = f"""
        import resource, signal
        from headwater.errors import HeadwaterError
        from headwater.library import Library
        from tests.faults.test_places import item
        library = Library({str(tmp_path / "press.headwater")!r})
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({MIB}, {MIB}))
        try:
            for n in range(100):
                library.add([item(n, incompressible=200_000)])
        except HeadwaterError as fault:
            print(type(fault).__name__, fault)
    """
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout.startswith("LibraryFault ")
    assert run.stdout.count("\n") == 1
    with Library(tmp_path / "press.headwater") as library:
        assert library.check() == []
        assert library.search("bridge").total > 0


def test_a_folder_that_may_not_be_written_to_is_read_and_says_why_it_takes_nothing(kept: Path):
    """As an ordinary user, since nothing is forbidden to root."""
    code = f"""
        import os
        from headwater.errors import HeadwaterError
        from headwater.library import Library
        from tests.faults.test_places import item
        with Library({str(kept.parent / "other")!r}) as library:  # all of the program is loaded
            library.add([item(1)])
            library.search("bridge")
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            with Library({str(kept)!r}, make=False) as library:
                print(library.search("bridge").total, library.check())
                library.add([item(99)])
        except HeadwaterError as fault:
            print(type(fault).__name__, fault)
    """
    for path in kept.parents:
        if path.is_relative_to(tempfile.gettempdir()) and path != Path(tempfile.gettempdir()):
            path.chmod(0o755)
    for file in kept.iterdir():
        file.chmod(0o444)
    kept.chmod(0o555)
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True)
    assert run.stderr == ""
    first, second = run.stdout.splitlines()
    assert first == "5 []"
    assert second.startswith("LibraryFault ")
    assert "may not be written to; check the permissions" in second


def test_a_folder_that_cannot_be_made_is_told():
    with pytest.raises(LibraryFault, match=r"cannot be made \(.*\); choose another place"):
        Library("/proc/press.headwater")


def test_other_folders_and_files_are_not_taken_for_a_library(tmp_path: Path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("mine", "utf-8")
    with pytest.raises(NotALibrary, match="a folder with other things in it"):
        Library(tmp_path / "notes")
    with pytest.raises(NotALibrary, match="a file, and a Library is a folder"):
        Library(tmp_path / "notes" / "a.txt")
    with pytest.raises(NotALibrary, match="no Library here; make one with"):
        Library(tmp_path / "nothing", make=False)
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "library.sqlite").write_bytes(b"this is no database at all, but a file of that name " * 50)
    with pytest.raises(LibraryFault, match=r"damaged \(file is not a database\)"):
        Library(tmp_path / "other")


@pytest.mark.parametrize("address", ["postgresql:///press?host=/nowhere", "postgresql://tests:secret@127.0.0.1:9/press"])
def test_a_server_that_is_not_there_is_told_without_the_password(address: str):
    with pytest.raises(HeadwaterError, match="check that the database is there and may be used") as raised:
        Library(address)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_cut_short_is_told_in_a_line_by_whatever_is_asked(kept: Path):
    file = kept / "library.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    asked: list[Callable[[Library], object]] = [
        Library.check, Library.reindex, lambda x: x.search("bridge"), lambda x: x.add([item(9)]), lambda x: x.versions("0.txt"),
    ]  # fmt: skip
    assert all(told(kept, one) for one in asked)


def told(folder: Path, asked: Callable[[Library], object]) -> str | None:
    """What a Library answers when asked, if anything: an error's line, or what it found."""
    try:
        with Library(folder, make=False) as library:
            return str(asked(library) or "") or None
    except HeadwaterError as fault:
        lines = str(fault).splitlines()
        return lines[0] if len(lines) == 1 else pytest.fail(f"more than one line: {fault}")


def test_bytes_overwritten_anywhere_in_the_file_never_end_in_a_traceback(kept: Path):
    file = kept / "library.sqlite"
    whole = file.read_bytes()
    found = 0
    for at in range(100, len(whole) - 4096, len(whole) // 23):
        file.write_bytes(whole[:at] + bytes(b ^ 0x55 for b in whole[at : at + 512]) + whole[at + 512 :])
        for asked in (Library.check, lambda x: x.search("bridge line") and None, lambda x: x.versions("3.txt") and None):
            found += told(kept, asked) is not None
    assert found > 5, "much of so small a file is empty, not all"
