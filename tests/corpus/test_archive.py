"""An archive on disk: what a finished run leaves is few files, whole, and joined with what comes later."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.corpus import archive as archive_module
from headwater.corpus.archive import Archive, LeftOut
from headwater.corpus.kept import LARGEST, Sorted, held
from headwater.corpus.rows import Entry

TEXTS = [f"Barley number {i} was sold at the northern market in Norwick for {i + 3} crowns." for i in range(9)]
ENTRIES = [Entry(f"d{i}", text) for i, text in enumerate(TEXTS)]


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "BATCH_TEXTS", 1)
    monkeypatch.setattr(archive_module, "MOST_SORTED", 2)


def taken(folder: Path, entries: list[Entry], *, adding: bool = False) -> Archive:
    found = Archive(folder)
    found.take(entries, LeftOut(), adding=adding, workers=1)
    return found


def rows(files: list[Sorted]) -> set[tuple[int, int, int]]:
    every = held(files, (), 0, LARGEST)
    return set(zip(every.shingle.tolist(), every.doc.tolist(), every.pos.tolist(), strict=True))


def test_postings_of_a_finished_run_lie_in_few_files_and_are_the_same(tmp_path: Path):
    archive = taken(tmp_path, ENTRIES)
    fresh, before = archive.postings()
    assert (len(fresh), before) == (9, [])
    every = rows(fresh)
    archive.finish()
    later = taken(tmp_path, [Entry("late", TEXTS[0] + " Rye was not.")], adding=True)
    fresh, before = later.postings()
    assert rows(before) == every
    assert len(before) <= 2
    assert {doc for _, doc, _ in rows(fresh)} == {9}
    assert len([*tmp_path.rglob("shingle.npy")]) == len(before) + len(fresh), "what was merged is not kept twice"


def test_a_run_that_goes_on_keeps_to_when_it_began_and_the_next_one_does_not(tmp_path: Path):
    assert taken(tmp_path, ENTRIES).begun(100.0) == 100.0
    again = taken(tmp_path, ENTRIES)
    assert again.begun(200.0) == 100.0
    again.finish()
    assert taken(tmp_path, ENTRIES).begun(300.0) == 300.0


def test_the_largest_file_is_left_alone_until_the_others_have_grown(tmp_path: Path):
    taken(tmp_path, ENTRIES).finish()
    (largest,) = tmp_path.glob("postings-*")
    for i in range(3):
        archive = taken(tmp_path, [Entry(f"late {i}", f"{TEXTS[i]} Rye {i} was not.")], adding=True)
        archive.finish()
        assert largest.exists()
        assert len(archive.record["sorted"]) <= 2
    fresh, before = archive.postings()
    assert fresh == []
    assert {doc for _, doc, _ in rows(before)} == set(range(12))


def test_the_same_input_again_finds_its_postings_where_they_were_merged(tmp_path: Path):
    archive = taken(tmp_path, ENTRIES)
    every = rows(archive.postings()[0])
    archive.finish()
    again = taken(tmp_path, ENTRIES)
    fresh, before = again.postings()
    assert rows(fresh) == every
    assert before == []


@pytest.mark.parametrize("at", ["merge", "_keep", "forget_postings"])
def test_killed_while_postings_are_merged_none_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str):
    archive = taken(tmp_path, ENTRIES)
    every = rows(archive.postings()[0])
    usual, calls = getattr(archive_module, at), []

    def killed(*given: object) -> object:
        calls.append(given)
        if at != "_keep" or len(calls) > 1:
            raise KeyboardInterrupt
        return usual(*given)

    monkeypatch.setattr(archive_module, at, killed)
    with pytest.raises(KeyboardInterrupt):
        archive.finish()
    monkeypatch.setattr(archive_module, at, usual)
    later = taken(tmp_path, [Entry("late", "Rye was not.")], adding=True)
    assert rows(later.postings()[1]) == every
    later.finish()
    assert len([*tmp_path.rglob("shingle.npy")]) <= 2
