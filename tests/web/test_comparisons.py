"""Comparisons that were made: once, then from memory, after a restart from disk, always within bounds."""

from __future__ import annotations

import threading
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

import headwater.comparison
from headwater.model import Comparison, Document
from headwater.settings import Settings
from headwater.web.comparisons import ENDING, Kept
from tests.web.press import DOCUMENTS

LETTER, PRESS, LOCAL = DOCUMENTS["letter"], DOCUMENTS["press"], DOCUMENTS["local"]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports of the comparisons that are made, one entry each time."""
    found: list[str] = []
    real = headwater.comparison.compare

    def counted(sources: list[Document], report: Document, **more: object) -> Comparison:
        found.append(report.id)
        return real(sources, report, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(headwater.comparison, "compare", counted)
    return found


def test_what_was_made_is_there_again_and_after_a_restart_too(tmp_path: Path, made: list[str]):
    kept = Kept(tmp_path)
    assert not kept.has([LETTER], PRESS)
    first = kept.of([LETTER], PRESS)
    assert kept.of([LETTER], PRESS) is first
    assert made == ["press.txt"]
    again = Kept(tmp_path)
    assert again.has([LETTER], PRESS)
    assert again.of([LETTER], PRESS) == first
    assert made == ["press.txt"]


def test_of_several_sources_each_keeps_the_name_that_the_comparison_gave_it(tmp_path: Path):
    twin = replace(LOCAL, id=LETTER.id)
    first = Kept(tmp_path).of([LETTER, twin], PRESS)
    assert [d.id for d in first.sources] == ["letter.txt", "letter.txt#2"]
    assert Kept(tmp_path).of([LETTER, twin], PRESS) == first


def test_other_knowledge_of_a_text_other_settings_or_another_order_is_another_comparison(tmp_path: Path):
    kept = Kept(tmp_path)
    names = {
        kept.name([LETTER], PRESS), kept.name([PRESS], LETTER),
        kept.name([LETTER, LOCAL], PRESS), kept.name([LOCAL, LETTER], PRESS),
        kept.name([replace(LETTER, published="2031-05-01")], PRESS), kept.name([replace(LETTER, language="de")], PRESS),
        Kept(tmp_path, settings=replace(Settings(), weights=replace(Settings().weights, margin=1.0))).name([LETTER], PRESS),
    }  # fmt: skip
    assert len(names) == 7
    assert Kept(None).name([LETTER], PRESS) == kept.name([LETTER], PRESS)


def test_the_file_has_no_sentence_of_the_texts(tmp_path: Path):
    Kept(tmp_path).of([LETTER], PRESS)
    [file] = tmp_path.glob(f"*{ENDING}")
    data = zlib.decompress(file.read_bytes()).decode()
    assert "verbatim" in data
    assert "masons" not in data
    assert "Gulls" not in data


@pytest.mark.parametrize("spoilt", [b"", b"not zlib", zlib.compress(b"{}"), zlib.compress(b'{"sources": 3')])
def test_a_damaged_file_costs_time_and_is_no_error(tmp_path: Path, made: list[str], spoilt: bytes):
    first = Kept(tmp_path).of([LETTER], PRESS)
    [file] = tmp_path.glob(f"*{ENDING}")
    file.write_bytes(spoilt)
    assert Kept(tmp_path).of([LETTER], PRESS) == first
    assert len(made) == 2
    assert file.read_bytes() != spoilt


def test_where_nothing_can_be_written_it_is_made_and_kept_in_memory(tmp_path: Path, made: list[str]):
    (tmp_path / "file").write_text("in the way")
    for kept in (Kept(tmp_path / "file"), Kept(None)):
        made.clear()
        assert kept.of([LETTER], PRESS) is kept.of([LETTER], PRESS)
        assert made == ["press.txt"]


def test_memory_and_disk_are_bounded_and_the_one_not_used_for_longest_goes(tmp_path: Path, made: list[str]):
    kept = Kept(tmp_path, most_bytes=1, most_on_disk=10**6)
    first = kept.of([LETTER], PRESS)
    kept.of([LETTER], LOCAL)
    assert kept.of([LETTER], PRESS) is not first, "it came from disk"
    assert made == ["press.txt", "local.txt"]
    small = Kept(tmp_path / "small", most_on_disk=1)
    small.of([LETTER], PRESS)
    assert list((tmp_path / "small").glob(f"*{ENDING}")) == []


def test_the_kept_files_are_looked_at_once_in_a_while_and_not_with_each_comparison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    looks = []
    counted = Kept._make_room
    monkeypatch.setattr(Kept, "_make_room", lambda kept: looks.append(kept) or counted(kept))
    often, seldom = Kept(tmp_path / "often", most_on_disk=100), Kept(tmp_path / "seldom", most_on_disk=10**9)
    for kept in (often, seldom):
        for report in (PRESS, LOCAL, LETTER):
            kept.of([LETTER], report)
    assert [looks.count(kept) for kept in (often, seldom)] == [3, 1]


def test_two_that_ask_at_once_wait_for_one(made: list[str], monkeypatch: pytest.MonkeyPatch):
    began, go_on = threading.Event(), threading.Event()
    counted = headwater.comparison.compare

    def slow(*args: object, **more: object) -> Comparison:
        began.set()
        assert go_on.wait(30)
        return counted(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(headwater.comparison, "compare", slow)
    kept, found = Kept(None), []
    threads = [threading.Thread(target=lambda: found.append(kept.of([LETTER], PRESS))) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert began.wait(30)
    go_on.set()
    for thread in threads:
        thread.join(30)
    assert made == ["press.txt"]
    assert len(found) == 3
    assert found[0] is found[1] is found[2]
    assert kept._making == {}


def test_one_that_failed_does_not_stand_in_the_way_of_the_next(monkeypatch: pytest.MonkeyPatch):
    real, kept = headwater.comparison.compare, Kept(None)

    def failing(*_: object, **_more: object) -> Comparison:
        raise RuntimeError("no")

    monkeypatch.setattr(headwater.comparison, "compare", failing)
    with pytest.raises(RuntimeError):
        kept.of([LETTER], PRESS)
    monkeypatch.setattr(headwater.comparison, "compare", real)
    assert kept.of([LETTER], PRESS).report == PRESS


def test_forgetting_empties_memory_and_disk(tmp_path: Path):
    kept = Kept(tmp_path)
    kept.of([LETTER], PRESS)
    (tmp_path / "beside.txt").write_text("not ours")
    kept.forget()
    assert not kept.has([LETTER], PRESS)
    assert [f.name for f in tmp_path.iterdir()] == ["beside.txt"]
