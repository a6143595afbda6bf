"""Rows of offsets kept on disk: the same as found anew, found once, and never of another text or by other rules."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.model import Document
from headwater.text import cache, clauses, kept_rows
from headwater.text.furniture import describe
from headwater.text.kept_rows import rows
from headwater.text.remembered import forget
from headwater.text.segments import segments
from headwater.text.tokens import wording

LONG = "a" * kept_rows.LEAST_CHARS
FOUND = [(1, 2), (3, 4), (-5, 6)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(cache.SWITCH, str(tmp_path / "kept"))
    yield tmp_path / "kept"
    _forget()


def _forget() -> None:
    forget()
    segments.cache_clear()


def _never() -> list[tuple[int, ...]]:
    raise AssertionError("asked though it is kept")


def test_rows_are_found_once():
    assert rows(LONG, "words", 2, lambda: iter(FOUND)) == FOUND
    assert rows(LONG, "words", 2, _never) == FOUND


def test_nothing_found_is_kept_as_well():
    assert rows(LONG, "words", 2, list) == []
    assert rows(LONG, "words", 2, _never) == []


@pytest.mark.parametrize(("text", "asked"), [(LONG[:-1] + "b", "words"), (LONG, "clauses"), ("\ud800" + LONG, "words")])
def test_another_text_or_question_has_rows_of_its_own(text: str, asked: str):
    rows(LONG, "words", 2, lambda: FOUND)
    assert rows(text, asked, 2, lambda: FOUND[:1]) == FOUND[:1]
    assert rows(LONG, "words", 2, _never) == FOUND


def test_other_rules_find_anew(monkeypatch: pytest.MonkeyPatch):
    rows(LONG, "words", 2, lambda: FOUND)
    monkeypatch.setattr(kept_rows, "code", lambda: b"another version")
    assert rows(LONG, "words", 2, lambda: FOUND[:1]) == FOUND[:1]


def test_the_code_that_finds_is_told_by_every_module_and_table_of_the_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    room = Path(kept_rows.__file__).parent
    (tmp_path / "sub").mkdir()
    for name in ("kept_rows.py", "sub/list.txt"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(kept_rows, "__file__", str(tmp_path / "kept_rows.py"))
    told = [kept_rows.code.__wrapped__()]
    for name in ("kept_rows.py", "sub/list.txt", "new.toml"):
        (tmp_path / name).write_text("two")
        told.append(kept_rows.code.__wrapped__())
    assert len(set(told)) == len(told)
    kinds = {one.suffix for one in room.rglob("*") if one.is_file() and "__pycache__" not in one.parts}
    assert kinds <= {".py", ".txt", ".toml", ".tsv", ".md"}, "a kind of table that is not looked at"


@pytest.mark.parametrize("damage", ["empty", "short", "changed", "folder"])
def test_a_damaged_file_is_made_again(damage: str, folder: Path):
    rows(LONG, "words", 2, lambda: FOUND)
    (file,) = folder.glob("*.rows")
    whole = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        file.write_bytes({"empty": b"", "short": whole[:-4], "changed": whole[:-1] + bytes([whole[-1] ^ 1])}[damage])
    assert rows(LONG, "words", 2, lambda: iter(FOUND)) == FOUND
    if damage != "folder":
        assert file.read_bytes() == whole


def test_short_texts_are_not_kept_and_no_folder_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch):
    assert rows(LONG[1:], "words", 2, lambda: FOUND) == FOUND
    assert not folder.exists()
    monkeypatch.setenv(cache.SWITCH, "off")
    assert rows(LONG, "words", 2, lambda: FOUND) == FOUND


def test_rows_make_room_as_all_that_is_kept(folder: Path):
    rows(LONG, "words", 2, lambda: FOUND)
    assert cache.size()[0] == 1
    cache.make_room(most=0)
    assert not list(folder.iterdir())


def _short(monkeypatch: pytest.MonkeyPatch, language: str = "en") -> Document:
    """A text of a heading, sentences with and without clauses and a separator without letters; kept though it is short."""
    monkeypatch.setattr(kept_rows, "LEAST_CHARS", 100)
    text = "The boats\n\nAll went. The boat left the harbour at noon and it sailed on to the island for a week. It rained ＊."
    return describe(Document("boats", text, "", language=language))


SIZES = clauses.Sizes()


def _parts(document: Document, sizes: clauses.Sizes = SIZES) -> tuple[object, ...]:
    parts, words = segments(document), wording(document.text)
    return parts, clauses.pieces(document, parts, sizes), words.starts, words.ends, words.forms


def test_the_parts_of_a_text_are_the_same_from_disk_as_found_anew(monkeypatch: pytest.MonkeyPatch, folder: Path):
    document = _short(monkeypatch)
    new = _parts(document)
    assert len(list(folder.glob("*.rows"))) == 3
    _forget()
    # all that would find them anew
    monkeypatch.setattr("headwater.text.tokens._TOKEN", None)
    monkeypatch.setattr("headwater.text.segments._spans", _never)
    monkeypatch.setattr("headwater.text.clauses.clauses", _never)
    assert _parts(document) == new


@pytest.mark.parametrize("changed", ["language", "blocks", "sizes"])
def test_what_parts_depend_on_besides_the_text_tells_them_apart(changed: str, monkeypatch: pytest.MonkeyPatch):
    document, sizes = _short(monkeypatch), SIZES
    before = _parts(document, sizes)
    if changed == "language":
        document = replace(document, language="de")
    elif changed == "blocks":
        document = replace(document, blocks=(document.blocks[0], *(replace(b, kind="furniture") for b in document.blocks[1:])))
    else:
        sizes = clauses.Sizes(sure=50.0, likely=50.0, bare=50.0)
    _forget()
    found = _parts(document, sizes)
    _forget()
    monkeypatch.setenv(cache.SWITCH, "off")
    assert _parts(document, sizes) == found != before


def test_two_processes_that_keep_the_same_leave_it_whole(folder: Path):
    program = (
        "from headwater.text.kept_rows import rows\n"
        f"for k in range(20): rows(str(k) * {kept_rows.LEAST_CHARS}, 'words', 2, lambda: ((i, k) for i in range(20000)))\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert {one.suffix for one in folder.iterdir()} == {".rows"}
    for k in range(20):
        assert rows(str(k) * kept_rows.LEAST_CHARS, "words", 2, _never) == [(i, k) for i in range(20000)]
