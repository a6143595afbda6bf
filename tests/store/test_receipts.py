"""What an address answered last, and each time that bytes came in."""

from __future__ import annotations

from typing import Any

import pytest

from headwater.intake.items import Item
from headwater.library import Library

URL = "https://press.example/a"
HEADERS = {"etag": '"1"', "last-modified": "Mon, 04 May 2026 10:00:00 GMT", "content-type": "text/html"}


@pytest.fixture
def library(place: Any):
    with Library(place) as made:
        yield made


def page(words: str, url: str = URL, seen: str | None = None, **headers: str) -> Item:
    return Item(f"<p>{words}</p>".encode(), url, {"url": url}, address=URL, headers={**HEADERS, **headers}, seen=seen)


def test_what_came_last_from_an_address_is_given_with_what_its_server_said(library: Library):
    library.add([page("The bridge opens on Monday."), page("The bridge opens on Tuesday.", etag='"2"')])
    last = library.last_answer(URL)
    assert last is not None
    assert (b"Tuesday" in last.content, last.etag, last.modified) == (True, '"2"', HEADERS["last-modified"])
    assert last.told["url"] == URL


def test_a_twin_of_the_address_or_a_file_has_no_answer_to_go_by(library: Library):
    library.add([page("The bridge opens on Monday."), Item(b"The ferry stays.", "ferry.txt")])
    assert library.last_answer(URL + "?utm_source=post") is None, "another page of the server, with an ETag of its own"
    assert library.last_answer("https://press.example/b") is None
    library.add([Item(b"<p>The bridge opens on Friday.</p>", URL, address=URL)])
    assert library.last_answer(URL) is None, "a saved file came since: that nothing changed would say something else"


def test_a_capture_from_before_does_not_take_the_place_of_the_words_of_now(library: Library):
    captures = {"2021": "Sunday", "2019": "Friday", "2020": "Saturday", "2018": "Sunday"}
    said = [page(f"The bridge opens on {day}.", seen=f"{year}-05-04T10:00:00Z") for year, day in captures.items()]
    assert library.add(said[:1]).counts["added"] == 1
    assert library.add(said).counts == {"added": 0, "changed": 2, "unchanged": 2, "failed": 0}
    assert library.add(said).counts["unchanged"] == 4
    assert [(v.number, v.document.text.split()[-1], v.seen[:4], v.latest) for v in library.versions(URL)] == [
        (1, "Sunday.", "2021", True), (2, "Friday.", "2019", False), (3, "Saturday.", "2020", False),
    ]  # fmt: skip
    library.add([page("The bridge opens on Monday.")])
    assert [(v.number, v.latest) for v in library.versions(URL)][-1] == (4, True)
    assert library.check() == []


def test_when_it_was_received_stands_with_the_receipt_and_the_version(library: Library):
    library.add([page("The bridge opens on Monday.", seen="2019-05-04T12:00:00+02:00"), page("None knows.", seen="yesterday")])
    (account,) = library.inventory([URL])
    assert next(r["at"][:19] for r in account["receipts"]) == "2019-05-04T10:00:00"
    assert next(v["seen"][:10] for v in account["versions"]) == "2019-05-04"
    assert account["receipts"][1]["at"] >= account["added"] > account["receipts"][0]["at"], "what is no time is not taken for one"
