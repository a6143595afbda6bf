"""The server killed while readers write: what was answered with yes is there afterwards, and work that was accepted is done.

The process is the real command on a port that was free, killed at a moment of chance by SIGKILL.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

from headwater.library import Library
from headwater.web.app import application
from tests.web import press

KILLS = int(os.environ.get("HEADWATER_SERVER_KILLS", "1"))
STARTS = 60.0  # seconds that it may take on a machine that does much else
WRITERS = 4


def serving(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The command, and the address that it says it serves at."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        "from headwater.cli import main; main()",
        "serve",
        "--library",
        str(folder),
        "--port",
        "0",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    assert process.stderr is not None
    found = re.search(r"at (http://\S+)/ ", process.stderr.readline())
    assert found
    return process, found[1]


class Writer(threading.Thread):
    """A reader of the pages who adds texts and notes as fast as answers come, and remembers what was answered with yes."""

    def __init__(self, base: str, name: str) -> None:
        super().__init__(daemon=True)
        self.base, self.called = base, name
        self.texts: list[str] = []
        self.notes: list[str] = []

    def run(self) -> None:
        try:
            with httpx.Client(base_url=self.base, timeout=STARTS) as client:
                form = press.token(client.get("/").text)
                for n in range(10_000):
                    text, note = f"Text number {n} of {self.called}.", f"note {n} of {self.called}"
                    if client.post("/add", data={"form": form, "words": text}).status_code == 303:
                        self.texts.append(text)
                    said = {
                        "text_sha256": press.sha("press"),
                        "start": 0,
                        "end": 27,
                        "target": "passage",
                        "act": "note",
                        "value": note,
                    }
                    if client.post("/api/v1/decisions", json={**said, "who": self.called}).status_code in (200, 201):
                        self.notes.append(note)
        except httpx.HTTPError:
            return  # it was killed


def test_no_write_that_was_answered_with_yes_is_lost(tmp_path: Path):
    chance = random.Random(os.urandom(8))
    for turn in range(KILLS):
        place = tmp_path / str(turn)
        place.mkdir()
        press.library(place).close()
        folder = place / "press.headwater"
        process, base = serving(folder)
        try:
            writers = [Writer(base, f"writer {n}") for n in range(WRITERS)]
            for writer in writers:
                writer.start()
            until = time.monotonic() + STARTS
            while not all(w.texts and w.notes for w in writers) and time.monotonic() < until:
                time.sleep(0.02)
            time.sleep(chance.random() * 0.5)
            process.send_signal(signal.SIGKILL)
        finally:
            process.kill()
            process.communicate()
        for writer in writers:
            writer.join(STARTS)
            assert writer.texts
            assert writer.notes
        with Library(folder) as library:
            assert library.check() == []
            jobs = application(library).state.jobs  # as the next server takes it up
            for job in jobs.jobs():
                assert jobs.wait(job.id, STARTS).state == "done"
            jobs.close()
            kept = {row["versions"][-1]["text"] for row in library.inventory()}
            assert {text for w in writers for text in w.texts} <= kept
            said = {d.value for d in library.decisions()}
            assert {note for w in writers for note in w.notes} <= said
