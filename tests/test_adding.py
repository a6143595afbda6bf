from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headwater
from headwater import adding
from headwater.corpus.units import units
from headwater.intake.items import Item
from headwater.library import Library
from headwater.model import Block, Document
from headwater.store import keeping
from headwater.text.search_words import search_words, words
from tests.backends.databases import place, postgresql  # noqa: F401


@pytest.fixture
def library(place: str | Path):  # noqa: F811
    with Library(place) as made:
        yield made


def item(n: int, text: str = "Story {n} is told in the valley.", **more: Any) -> Item:
    return Item(text.format(n=n).encode(), f"{n}.txt", told={"language": "en", **more})


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The origins that were read, one after the other."""
    origins: list[str] = []
    whole = adding.read_item
    monkeypatch.setattr(adding, "read_item", lambda c, origin, told: origins.append(origin) or whole(c, origin, told))
    return origins


def test_what_is_here_already_is_told_by_its_bytes_and_not_read_again(library: Library, read: list[str]):
    library.add([item(n) for n in range(3)])
    assert library.add([item(n) for n in range(4)]).counts == {"added": 1, "changed": 0, "unchanged": 3, "failed": 0}
    assert read == ["0.txt", "1.txt", "2.txt", "3.txt"]


def test_told_otherwise_it_is_read_again_and_stands_corrected(library: Library, read: list[str]):
    library.add(item(1, outlet="Wrong"))
    assert library.add(item(1, outlet="Right")).counts["unchanged"] == 1
    assert library.document("1.txt").outlet == "Right"
    assert read == ["1.txt", "1.txt"]
    assert library.search("outlet:right").total == 1


def test_interrupted_it_goes_on_where_it_stopped(library: Library, read: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH", 4)

    def given() -> Any:
        for n in range(10):
            if n == 6:
                raise KeyboardInterrupt
            yield item(n)

    with pytest.raises(KeyboardInterrupt):
        library.add(given())
    assert library.search("valley").total == 4, "a batch is there whole, and the one begun is not"
    assert library.add([item(n) for n in range(10)]).counts == {"added": 6, "changed": 0, "unchanged": 4, "failed": 0}
    assert len(read) == 4 + 6


def test_what_was_said_to_be_added_is_there_when_it_is_said(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH", 2)
    library.add([item(n) for n in range(5)], say=lambda outcome: library.document(outcome.id or ""))


def test_a_long_batch_is_kept_in_between(library: Library, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    seen: list[int] = []
    whole = adding.read_item

    def reading(content: bytes, origin: str, told: Any) -> Document:
        seen.append(library.search("lang:en").total)
        return whole(content, origin, told)

    monkeypatch.setattr(adding, "read_item", reading)
    library.add([item(n) for n in range(3)])
    assert seen == [0, 1, 2]


def test_what_cannot_be_read_fails_alone_with_a_line(library: Library):
    added = library.add([item(1), Item(b"\x00\x01\x02\x03" * 100, "binary"), item(2)])
    assert added.counts == {"added": 2, "changed": 0, "unchanged": 0, "failed": 1}
    assert [f.origin for f in added.failures] == ["binary"]
    assert repr(added) == "<Added: 2 added, 1 failed>"


def test_a_document_that_the_caller_made_comes_back_as_it_was_made(library: Library):
    text = "Heading\n\nVALLEY, May 4 (Press) - The bridge opens."
    made = headwater.document(text, id="mine", language="en")
    own = Document(
        id="own",
        text=text,
        text_sha256=made.text_sha256,
        title="T",
        blocks=(Block(0, 7, "heading"), Block(9, len(text), "quote", 3)),
    )
    library.add([made, own])
    for given_document in (made, own):
        kept = library.document(given_document.id)
        told = {k: v for k, v in given_document.to_dict().items() if k != "sha256"}
        assert {k: v for k, v in kept.to_dict().items() if k != "sha256"} == told
    assert library.reindex(with_encodings=False).changed == []
    assert library.document("own").blocks == own.blocks


@given(st.text(max_size=60))
def test_words_alone_are_those_with_their_places(text: str):
    assert words(text) == [w.word for w in search_words(text)]


@given(st.text(alphabet="ab c.새다新橋ไทй", max_size=40))
def test_the_weights_of_a_text_are_those_of_its_units(text: str):
    assert set(adding.weights(words(text), "en")) == set(units(text, "en"))


def test_a_batch_is_closed_by_its_bytes_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding, "BATCH_BYTES", 50)
    assert [len(w) for w in adding._windows([item(n) for n in range(5)])] == [2, 2, 1]


def test_a_receipt_tells_the_command(library: Library):
    library.add(item(1))
    with library.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT command, origin, told FROM receipts").all()
    assert [tuple(r) for r in rows] == [("Library.add", "1.txt", keeping.told_as({"id": "1.txt", "language": "en"}))]
