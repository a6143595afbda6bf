"""All that a Library holds as plain data."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

import headwater
from headwater.errors import NotKept
from headwater.intake.items import Item
from headwater.library import Library
from headwater.store import inventory


@pytest.fixture
def library(place: Any):
    with Library(place) as made:
        made.add([Item(b"The bridge opens on Monday.", "a.txt", stamp=b"a stamp"), Item(b"The ferry stays.", "b.txt")])
        made.add([Item(b"The bridge opens on Tuesday.", "a.txt"), headwater.document("Nothing else.", id="c")])
        yield made


def test_each_document_stands_with_its_versions_receipts_and_decisions(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(inventory, "AT_ONCE", 2)  # several pages of them
    text = library.document("a.txt").text_sha256
    library.decide(who="Desk", act="tag", target="passage", document="a.txt", text_sha256=text, start=4, end=10, value="bridge")
    first, second, third = (json.loads(json.dumps(one)) for one in library.inventory())
    assert [d["id"] for d in (first, second, third)] == ["a.txt", "b.txt", "c"]
    assert [(v["version"], v["text"], v["latest"]) for v in first["versions"]] == [
        (1, "The bridge opens on Monday.", False), (2, "The bridge opens on Tuesday.", True),
    ]  # fmt: skip
    assert [(r["version"], base64.b64decode(r["timestamp"] or "")) for r in first["receipts"]] == [(1, b"a stamp"), (2, b"")]
    assert [(d["who"], d["value"]) for d in first["decisions"]] == [("Desk", "bridge")]
    assert second["decisions"] == []


def test_those_asked_for_come_in_the_order_asked_and_what_is_not_here_is_refused(library: Library):
    assert [d["id"] for d in library.inventory(["c", "a.txt"])] == ["c", "a.txt"]
    with pytest.raises(NotKept, match="nothing: no such document"):
        list(library.inventory(["b.txt", "nothing"]))


def test_bytes_come_out_as_they_came_in_with_their_timestamps(library: Library):
    with library.store.reading() as connection:
        found = list(inventory.received(connection, ["a.txt"]))
    assert [(content, stamp) for _, content, stamp in found] == [
        (b"The bridge opens on Monday.", b"a stamp"), (b"The bridge opens on Tuesday.", None),
    ]  # fmt: skip
    assert all(hashlib.sha256(content).hexdigest() == sha256 for sha256, content, _ in found)
