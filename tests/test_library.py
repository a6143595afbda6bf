"""The verbs of the Library from end to end, on each database; what they hand on to is tested where it lives."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

import headwater
from headwater.errors import NotKept
from headwater.intake.items import Item
from headwater.library import Library
from headwater.store import passages
from headwater.text.encoder import built_in
from tests.backends.databases import place, postgresql  # noqa: F401

LETTER = "My dear neighbours, the new bridge opens on Monday at noon. We shall not raise the fare before the year is out."


@pytest.fixture
def library(place: str | Path):  # noqa: F811
    with Library(place) as made:
        yield made


def test_files_folders_tables_texts_and_documents_are_added_and_told_apart_by_what_became_of_them(library: Library, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text(LETTER, "utf-8")
    rows = [{"id": f"r{n}", "story": f"Row {n} of the table tells of the ferry. " * 5, "title": f"Ferry {n}"} for n in range(3)]
    (tmp_path / "in" / "table.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (tmp_path / "in" / "nothing.txt").write_bytes(b"")
    given = [tmp_path / "in", "A text of its own.", headwater.document("A document.", id="mine")]
    added = library.add(given)
    assert added.counts == {"added": 6, "changed": 0, "unchanged": 0, "failed": 1}
    assert "nothing.txt" in (added.failures[0].why or "")
    assert {"r0", "r1", "r2", "mine", str(tmp_path / "in" / "letter.txt")} < set(added.ids)
    assert library.document("r1").title == "Ferry 1"
    assert library.add(given).counts == {"added": 0, "changed": 0, "unchanged": 6, "failed": 1}
    assert library.check() == []


def test_texts_without_a_name_are_documents_of_their_own(library: Library):
    added = library.add(["One text.", "Another text.", "One text.", "half a character \ud800"])
    assert added.counts == {"added": 2, "changed": 0, "unchanged": 1, "failed": 1}


def test_what_was_told_stands_in_the_document(library: Library):
    library.add(Item(LETTER.encode(), "letter.txt"), title="A letter", outlet="Town Hall", published="2026-05-03", language="en")
    kept = library.document("letter.txt")
    assert (kept.title, kept.outlet, kept.published, kept.language) == ("A letter", "Town Hall", "2026-05-03", "en")


def test_versions_are_kept_side_by_side(library: Library):
    for text in (LETTER, LETTER.replace("not ", ""), LETTER):
        library.add(Item(text.encode(), "https://press.example/a", address="https://press.example/a"))
    assert [v.number for v in library.versions("https://press.example/a")] == [1, 2, 3]
    assert library.document("https://press.example/a", 2).text == LETTER.replace("not ", "")
    assert library.document("https://press.example/a").text == LETTER
    with pytest.raises(NotKept, match="no version 9 in this Library; there are 3"):
        library.document("https://press.example/a", 9)
    with pytest.raises(NotKept, match="'headwater search' finds what there is"):
        library.versions("nothing")


def test_it_is_there_again_when_it_is_opened_again(place: str | Path):  # noqa: F811
    with Library(place) as library:
        library.add(headwater.document(LETTER, id="letter"))
    with Library(place, make=False) as library:
        assert library.document("letter").text == LETTER
        assert library.search("neighbours").results[0].document.id == "letter"


def test_encoding_and_tracing_go_on_after_a_reindex(library: Library):
    library.add(
        [headwater.document(LETTER, id="letter", language="en"), headwater.document("The ferry stays where it is.", id="f")]
    )
    assert (library.encode(), library.encode()) == (2, 0)
    report = headwater.document(
        '"We shall not raise the fare before the year is out," the mayor wrote on the new bridge.', language="en"
    )
    before = [s.document.id for s in library.trace(report, with_links=False).sources]
    assert before[:1] == ["letter"]
    library.reindex()
    assert library.encode() == 0
    assert [s.document.id for s in library.trace(report, with_links=False).sources] == before


def test_an_answer_in_a_web_archive_is_known_by_its_canonical_address(library: Library, tmp_path: Path):
    archive = tmp_path / "crawl.warc"
    with archive.open("wb") as file:
        for n, (url, fare) in enumerate(
            (("https://press.example/a?utm_source=feed", "four"), ("https://press.example/a#top", "five"))
        ):
            page = f"<html><body><article><p>The new bridge opens at noon; the fare is {fare} crowns.</p></article></body></html>"
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n{page}"
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{n}>\r\n"
                f"WARC-Date: 2026-05-04T1{n}:00:00Z\r\nWARC-Target-URI: {url}\r\n"
                f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            file.write(f"{head}{answer}\r\n\r\n".encode())
    assert library.add(archive).counts == {"added": 1, "changed": 1, "unchanged": 0, "failed": 0}
    assert [v.number for v in library.versions("https://press.example/a")] == [1, 2]
    assert [v.seen[:13] for v in library.versions("https://press.example/a")] == ["2026-05-04T10", "2026-05-04T11"]
    assert library.add(archive).counts == {"added": 0, "changed": 0, "unchanged": 2, "failed": 0}
    (account,) = library.inventory()
    assert [r["at"][:13] for r in account["receipts"]] == ["2026-05-04T10", "2026-05-04T11"], "each capture once"


def test_an_entry_of_a_feed_that_is_an_address_alone_says_what_to_do(library: Library, tmp_path: Path):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Press</title>'
        "<item><title>Bridge</title><link>https://press.example/a</link></item></channel></rss>", "utf-8",
    )  # fmt: skip
    found = library.add(feed)
    assert found.counts["failed"] == 1
    assert str(found.failures[0].why).startswith("https://press.example/a: an address, and nothing is fetched here")


def test_rows_of_a_table_are_known_by_their_addresses_as_they_are_from_the_command_line(library: Library, tmp_path: Path):
    """A row whose address is the front page of its outlet is a text of its own all the same."""
    table = tmp_path / "t.jsonl"
    told = [("https://press.example/a", "four"), ("https://m.press.example/a?utm_source=x", "five")]
    told += [("https://press.example/", "six"), ("https://press.example/", "seven")]
    rows = [{"text": f"The fare of the ferry is {fare} crowns, the mayor said.", "url": url} for url, fare in told]
    table.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert library.add(table).counts == {"added": 3, "changed": 1, "unchanged": 0, "failed": 0}
    assert [v.document.text.split()[6] for v in library.versions("https://press.example/a")] == ["four", "five"]
    assert library.document(f"{table} line 3").url == "https://press.example/"


TOWNS = ("Almby", "Borgo", "Carn", "Dunvik", "Elsby", "Fjorda", "Gamle", "Holm")


def letter(town: str, year: int) -> headwater.Document:
    """What a town's council said in a year; no two say it of the same things."""
    n = year - 2030 + 2 * TOWNS.index(town)
    text = (
        f"The council of {town} agreed on Monday to rebuild {n + 2} of the piers that the storm of {year} had taken.\n"
        f"Forty-{n} masons from {town} will begin in week {n + 5}, and the harbour of {town} pays {n + 11} thousand crowns of it."
    )
    return headwater.document(text, id=f"{town} {year}", language="en", published=f"{year}-03-02")


def of_a_town(library: Library, town: str) -> list[tuple[int, list[str]]]:
    """What one thread does: adds a town's letters, one by one, looks each up, and asks where a copy of it comes from."""
    seen = []
    for year in (2031, 2032):
        said = letter(town, year)
        library.add(said)
        library.encode()
        report = headwater.document(f"{town.upper()}, March 9 - {said.text}", id="copy", language="en", published=f"{year}-03-09")
        found = library.trace(report, with_links=year == 2031, with_changes=False)
        seen.append((library.search(f"{town} storm").total, [s.document.id for s in found.sources][:1]))
    return seen


def test_eight_threads_at_one_library_get_what_one_alone_would(library: Library):
    library.add(headwater.document("The ferry stays.", id="ferry", language="de"))
    library.encode()
    with ThreadPoolExecutor(len(TOWNS)) as pool:
        seen = dict(zip(TOWNS, pool.map(partial(of_a_town, library), TOWNS), strict=True))
    assert seen == {t: [(n, [f"{t} {2030 + n}"]) for n in (1, 2)] for t in TOWNS}
    assert library.check() == []
    assert library.search("piers").total == 2 * len(TOWNS)
    with library.store.reading() as connection:
        assert passages.lacking(connection, built_in().name) == 0
