"""What is kept within the process is bounded by the text that it was worked out of."""

from __future__ import annotations

import pytest

import headwater
from headwater.model import Document
from headwater.text import remembered


def test_long_documents_make_room_and_short_ones_are_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(remembered, "MOST_CHARS", 100)
    asked: list[str] = []

    @remembered.remembered
    def work(document: Document, times: int = 1) -> int:
        asked.append(document.id)
        return times * len(document.text)

    short = [headwater.document("Lee. " * 4, id=f"short {i}", language="en") for i in range(3)]
    long = headwater.document("The bridge is open. " * 4, id="long", language="en")
    assert [work(d) for d in (*short, *short)] == [20] * 6
    assert asked == ["short 0", "short 1", "short 2"]
    work(long)  # two of the short ones, those not asked for longest, go
    work(short[2])
    assert asked[3:] == ["long"]
    work(short[0])
    assert asked[4:] == ["short 0"]
    assert work(short[0], times=2) == 40
    remembered.forget()
    work(short[0])
    assert asked[5:] == ["short 0", "short 0"]
