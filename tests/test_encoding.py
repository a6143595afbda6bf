from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import headwater
from headwater import encoding
from headwater.library import Library
from headwater.store import passages
from tests.backends.databases import place, postgresql  # noqa: F401


class Counting:
    """An encoder whose vectors say how long a line is."""

    def __init__(self, name: str = "counting", width: int = 4) -> None:
        self.name, self.width, self.lines = name, width, 0

    def encode(self, lines: Any) -> Any:
        self.lines += len(lines)
        return np.array([[len(line) / 1000] * self.width for line in lines], dtype=np.float32)


@pytest.fixture
def library(place: Any):  # noqa: F811
    with Library(place) as made:
        made.add([headwater.document(f"Story {n} is told in the valley. It ends well for all of them.", id=f"{n}", language="en")
                  for n in range(5)])  # fmt: skip
        yield made


def test_each_text_is_encoded_once_with_its_sentences(library: Library):
    encoder = Counting()
    library.add(headwater.document("Story 0 is told in the valley. It ends well for all of them.", id="copy", language="en"))
    steps: list[tuple[int, int]] = []
    assert encoding.encode_missing(library.store, encoder, lambda done, whole: steps.append((done, whole))) == 5
    assert encoding.encode_missing(library.store, encoder) == 0
    assert encoder.lines == 10
    assert steps == [(0, 5), (5, 5)]
    with library.store.reading() as connection:
        spans, vectors = passages.get(connection, 1) or pytest.fail("not encoded")
    text = library.document("0").text
    assert [text[start:end] for start, end in spans] == ["Story 0 is told in the valley.", "It ends well for all of them."]
    assert vectors.shape == (2, 4)


def test_interrupted_it_goes_on_where_it_stopped(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(encoding, "BATCH", 2)
    encoder = Counting()

    def stop(done: int, _whole: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoding.encode_missing(library.store, encoder, stop)
    assert encoding.encode_missing(library.store, encoder) == 3
    assert encoder.lines == 10


def test_another_encoder_makes_them_anew(library: Library):
    encoding.encode_missing(library.store, Counting())
    assert encoding.encode_missing(library.store, Counting("another", 8)) == 5
    with library.store.reading() as connection:
        assert passages.how_many(connection) == 5
        assert [v.shape for _, v in [passages.get(connection, 1) or pytest.fail("not encoded")]] == [(2, 8)]


def test_a_text_forgotten_while_it_was_encoded_stays_out(library: Library):
    class Slow(Counting):
        def encode(self, lines: Any) -> Any:
            if not self.lines:
                library.forget("3", why="asked", who="Desk")
            return super().encode(lines)

    assert encoding.encode_missing(library.store, Slow()) == 5
    with library.store.reading() as connection:
        assert passages.how_many(connection) == 4
    assert library.check() == []


def test_taking_a_document_out_does_without_what_traces_and_compares(tmp_path: Path):
    program = (
        "import sys; from headwater.library import Library\n"
        f"with Library({str(tmp_path / 'press')!r}) as library:\n"
        "    library.add('The ferry stays.'); library.forget(library.search('ferry').results[0].document.id, why='a', who='b')\n"
        "print([m for m in ('headwater.tracing', 'headwater.comparison') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"
