"""`add` killed at random points: nothing half-written, nothing lost, and running it again completes it.

HEADWATER_KILLS says how often (10 where it is not set; a release is held to 200).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater.errors import NotALibrary
from headwater.library import Library
from tests.faults import adder

KILLS = int(os.environ.get("HEADWATER_KILLS", "10"))
TABLES = {  # what must be the same however often it was killed: everything but times
    "documents": "id, name, address",
    "versions": "id, document_id, number, text_id, content_sha256, title, latest, indexed, blocks",
    "texts": "id, sha256, chars, length, packed",
    "contents": "sha256, size, packed",
    "receipts": "id, document_id, version_id, content_sha256, origin, told",
    "chunks": "id, version_id",
    "postings": "unit, text_id, weight",
    "units": "unit, texts",
    "numbers": "name, last",
}


class Adder:
    """The process of `adder`, which forks one for each run."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.faults.adder"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, folder: Path, *, kill_after: float | None = None) -> int:
        """Adds to a Library; its exit status, -9 where it was killed before it was done. kill_after: seconds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print("never" if kill_after is None else kill_after, folder, file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture
def adding() -> Iterator[Adder]:
    made = Adder()
    yield made
    made.close()


def state(folder: Path) -> dict[str, Any]:
    with Library(folder, make=False) as library, library.store.reading() as connection:
        rows = {t: sorted(map(tuple, connection.exec_driver_sql(f"SELECT {c} FROM {t}"))) for t, c in TABLES.items()}
    with Library(folder, make=False) as library:
        found = {word: [r.document.id for r in library.search(word, limit=100).results] for word in (*adder.SUBJECTS, '"day 7"')}
    return {**rows, "found": found}


def damages(folder: Path) -> list[str]:
    """What `check` tells; nothing where it was killed before there was a Library."""
    try:
        with Library(folder, make=False) as library:
            return [str(d) for d in library.check()]
    except NotALibrary:
        return []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_points_it_is_whole_and_completes_to_the_same_state(tmp_path: Path, adding: Adder):
    assert adding.run(tmp_path / "first") == 0  # until then it loads the program
    began = time.monotonic()
    assert adding.run(tmp_path / "reference") == 0
    takes = time.monotonic() - began
    expected = state(tmp_path / "reference")
    assert [len(expected[t]) for t in ("documents", "texts", "receipts")] == [60, 45, 60], "some share texts"

    chance = random.Random(KILLS)
    killed, runs, completed = 0, 0, 0
    folder = tmp_path / "run0"
    while killed < KILLS:
        runs += 1
        # Now and then later than all of it takes: a run after many that were killed has little left to do.
        status = adding.run(folder, kill_after=chance.uniform(0, 1.1 * takes))
        assert status in (0, -signal.SIGKILL)
        killed += status != 0
        assert damages(folder) == []
        if status == 0 or killed == KILLS:
            assert adding.run(folder) == 0
            assert state(folder) == expected
            completed += 1
            folder = tmp_path / f"run{completed}"
    print(f"killed {killed} times in {runs} runs, completed {completed} Libraries; a whole run takes {takes:.2f} s")
