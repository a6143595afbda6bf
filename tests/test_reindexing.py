"""What is read of the bytes by a release that reads them otherwise, and an interruption in between."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import headwater
from headwater import adding, reindexing
from headwater.errors import NoText
from headwater.intake.items import Item
from headwater.library import Library
from headwater.model import Document
from tests.backends.databases import place, postgresql  # noqa: F401

ITEMS = [
    Item(b"The bridge opens.\n\nThe ferry stays.", "a.txt", told={"language": "en", "outlet": "Press"}),
    Item(b"<html><body><article><p>A page on the harvest of this year, which was good.</p></article></body></html>", "b.html"),
    headwater.document("Mine.", id="mine", title="As I made it", language="en"),
]


@pytest.fixture
def library(place: str | Path):  # noqa: F811
    with Library(place) as made:
        assert made.add(ITEMS).counts["added"] == 3
        yield made


def everything(library: Library) -> list[tuple[Any, ...]]:
    with library.store.reading() as connection:
        tables = {"versions": "id, document_id, number, text_id, title, latest, indexed", "texts": "id, sha256, length",
                  "postings": "unit, text_id, weight", "units": "unit, texts", "receipts": "id, version_id"}  # fmt: skip
        return [sorted(tuple(r) for r in connection.exec_driver_sql(f"SELECT {c} FROM {t}")) for t, c in tables.items()]


def test_the_same_release_makes_the_same_again(library: Library):
    before = everything(library)
    library.add(replace(ITEMS[0], content=b"The bridge opens later.", told={"language": "en"}))
    after = everything(library)
    steps: list[str] = []
    again = reindexing.reindex(library.store, lambda what, done, whole: steps.append(f"{what} {done}/{whole}"))
    assert (again.documents, again.changed, again.failures) == (3, [], [])
    assert everything(library) == after != before
    assert [library.search(w).total for w in ("ferry", "later", "harvest", "mine")] == [1, 1, 1, 1]
    assert steps == ["read 0/3", "indexed 0/4", "counted 0/4"]


def test_another_text_out_of_the_same_bytes_is_a_new_version_and_the_old_one_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
):
    reads = adding.read_item

    def without_the_ferry(content: bytes, origin: str, told: Any) -> Document:
        return reads(content.replace(b"\n\nThe ferry stays.", b""), origin, told)

    monkeypatch.setattr(reindexing, "read_item", without_the_ferry)
    monkeypatch.setattr(reindexing, "extraction", lambda: "headwater 99")
    again = library.reindex(with_encodings=False)
    assert again.changed == ["a.txt"]
    assert [(v.number, v.extraction == "headwater 99", v.latest, v.document.text) for v in library.versions("a.txt")] == [
        (1, False, False, "The bridge opens.\n\nThe ferry stays."), (2, True, True, "The bridge opens."),
    ]  # fmt: skip
    assert library.versions("a.txt")[1].document.outlet == "Press", "what was told is told again"
    assert library.versions("b.html")[0].extraction == "headwater 99"
    assert library.check() == []
    assert library.reindex(with_encodings=False).changed == []


def test_what_cannot_be_read_any_more_stays_and_is_named(library: Library, monkeypatch: pytest.MonkeyPatch):
    reads = adding.read_item

    def no_pages(content: bytes, origin: str, told: Any) -> Document:
        if origin.endswith(".html"):
            raise NoText(f"{origin}: no text found")
        return reads(content, origin, told)

    monkeypatch.setattr(reindexing, "read_item", no_pages)
    again = library.reindex(with_encodings=False)
    assert [(f.id, f.why) for f in again.failures] == [("b.html", "b.html: no text found")]
    assert library.search("harvest").total == 1
    assert library.check() == []


def test_interrupted_it_says_what_is_lacking_and_done_again_it_is_whole(library: Library, monkeypatch: pytest.MonkeyPatch):
    before = everything(library)
    monkeypatch.setattr(reindexing, "BATCH", 1)

    def stop(what: str, done: int, _whole: int) -> None:
        if (what, done) == ("indexed", 1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindexing.reindex(library.store, stop)
    assert any("headwater reindex" in str(d) for d in library.check())
    library.reindex(with_encodings=False)
    assert library.check() == []
    assert everything(library) == before
