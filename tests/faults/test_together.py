"""Several at one Library: processes and threads that write, one that reads meanwhile, a clock that goes back."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from headwater import adding
from headwater.errors import LibraryBusy
from headwater.intake.items import Item
from headwater.library import Library
from headwater.store import engine, keeping
from tests.backends import processes

DOCUMENTS = 60
TWO = "There are {n} things to say of the bridge and {n} of the ferry. "


def items(first: int = 0) -> list[Item]:
    return [Item((TWO.format(n=n) * 3).encode(), f"{n}.txt", told={"language": "en"}) for n in range(first, first + DOCUMENTS)]


def _add(place: Any, first: int, start: Any, answers: Any) -> None:
    adding.BATCH = 5
    start.wait()
    with Library(place) as library:
        answers.put(library.add(items(first)).counts)


def test_two_processes_that_add_the_same_and_more_both_complete(empty_place: str | Path):
    """Even the Library itself is made by one of them while the other waits."""
    context = processes.context()
    start, answers = context.Event(), context.Queue()
    writers = [context.Process(target=_add, args=(empty_place, first, start, answers)) for first in (0, 30)]
    for writer in writers:
        writer.start()
    start.set()
    counts = [answers.get(timeout=100) for _ in writers]
    for writer in writers:
        writer.join()
    assert [c["failed"] + c["changed"] for c in counts] == [0, 0]
    assert sum(c["added"] for c in counts) == 90
    with Library(empty_place) as library:
        assert library.search("bridge", limit=1).total == 90
        assert library.check() == []


def test_a_reader_sees_a_whole_state_while_another_thread_adds(place: str | Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH", 3)
    seen: list[int] = []
    with Library(place) as library:
        done = threading.Event()

        def add() -> dict[str, int]:
            try:
                return library.add(items()).counts
            finally:
                done.set()

        with ThreadPoolExecutor(1) as pool:
            added = pool.submit(add)
            while not done.is_set():
                found = library.search("bridge ferry", limit=DOCUMENTS)
                assert len(found.results) == found.total
                assert found.total % 3 == 0, "batches are there whole"
                assert all(r.passages[0].marks for r in found.results)
                with library.store.reading() as connection:
                    counted = {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar() for t in ("texts", "receipts")}
                    again = {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar() for t in ("texts", "receipts")}
                assert counted == again
                assert counted["texts"] == counted["receipts"]
                seen.append(found.total)
            assert added.result()["added"] == DOCUMENTS
        assert seen == sorted(seen)
        assert library.search("bridge").total == DOCUMENTS


def test_a_library_is_used_from_many_threads(place: str | Path):
    with Library(place) as library, ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda first: library.add(items(first)).counts, (0, 20, 40, 60)))
        assert sum(c["added"] for c in counts) == 120
        assert sum(c["failed"] + c["changed"] for c in counts) == 0
        totals = list(pool.map(lambda n: library.search(f'"{n} things"').total, range(120)))
        assert totals == [1] * 120
        assert library.check() == []


def test_a_clock_that_goes_back_loses_no_order(place: str | Path, monkeypatch: pytest.MonkeyPatch):
    times = iter(["2026-05-04T10:00:00.000000Z", "2019-01-01T00:00:00.000000Z", "2031-01-01T00:00:00.000000Z"])
    with Library(place) as library:
        for text in (b"First words.", b"Second words.", b"Third words."):
            moment = next(times)
            monkeypatch.setattr(keeping, "now", lambda moment=moment: moment)
            library.add([Item(text, "a.txt")])
        assert [(v.number, v.document.text, v.latest) for v in library.versions("a.txt")] == [
            (1, "First words.", False), (2, "Second words.", False), (3, "Third words.", True),
        ]  # fmt: skip
        assert library.check() == []


def test_who_waits_too_long_for_another_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0)
    with Library(tmp_path / "press.headwater") as library, library.store.writing():
        with pytest.raises(LibraryBusy, match="another command is writing to this Library; wait for it"):
            library.add(items())
        assert library.search("bridge").total == 0, "reading goes on"
