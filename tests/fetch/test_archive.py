"""What is fetched is kept as a web archive that readers of web archives read."""

from __future__ import annotations

import errno
import gzip
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from headwater import errors
from headwater.fetch.archive import Archive
from headwater.fetch.client import AGENT, Client
from headwater.fetch.exchange import Answer
from headwater.intake.containers import Item, items
from tests.fetch.conftest import HOME, Clock, Server


def records(file: Path) -> list[tuple[str, str, str, bytes]]:
    """Type, address, first line and content of each, digests checked."""
    found = []
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            head = record.http_headers
            first = "" if head is None else f"{head.protocol} {head.statusline}"
            found.append((record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "", first, record.raw_stream.read()))
    return found


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_every_exchange_is_kept_as_it_was(server: Server, clock: Clock, tmp_path: Path, name: str):
    end = server.page("/b?x=1", packed := gzip.compress(b"words"), Content_Encoding="gzip")
    start = server.page("/a", status=302, Location="/b?x=1")
    file = tmp_path / name
    for _ in range(2):  # the second run adds to what is there
        with (
            Archive(file) as archive,
            Client(allow=[HOME], record=archive.write, clock=clock.now, now=clock.now, sleep=clock.sleep) as client,
        ):
            client.get(start)
    found = records(file)
    assert [(kind, url) for kind, url, _, _ in found] == [
        ("warcinfo", ""),
        *[(kind, url) for url in (server.address + "/robots.txt", start, end) for kind in ("response", "request")] * 2,
    ]
    assert found[5][2:] == ("HTTP/1.1 200 OK", packed)
    assert found[6][2] == "GET /b?x=1 HTTP/1.1"


def test_the_archive_says_who_where_and_when(server: Server, clock: Clock, tmp_path: Path):
    file = tmp_path / "a.warc"
    with Archive(file) as archive, Client(allow=[HOME], record=archive.write, now=clock.now, sleep=clock.sleep) as client:
        client.get(server.page("/a"))
    text = file.read_text("latin-1")
    assert f"software: {AGENT}" in text
    assert "WARC-Date: 2030-03-17T17:46:40Z" in text
    assert f"WARC-IP-Address: {HOME}" in text
    assert f"User-Agent: {AGENT}" in text


def answer(body: bytes = b"words") -> Answer:
    return Answer(
        "http://a.example/ü", "2031-05-04T00:00:00Z", (("Host", "a.example"),), 200, "",
        (("X", "ü"), ("Transfer-Encoding", "chunked")), body, None,
    )  # fmt: skip


def test_a_body_that_came_in_chunks_is_kept_whole_and_says_its_length(tmp_path: Path):
    with Archive(tmp_path / "a.warc") as archive:
        archive.write(answer())
    text = (tmp_path / "a.warc").read_bytes()
    assert b"chunked" not in text
    assert b"Content-Length: 5\r\n\r\nwords" in text
    assert len(records(tmp_path / "a.warc")) == 3


def test_a_full_disk_leaves_whole_records_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "a.warc"
    with Archive(file) as archive:
        archive.write(answer())
        write = archive._writer.write_record

        def half(record: Any) -> None:
            write(record)
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(archive._writer, "write_record", half)
        with pytest.raises(errors.FetchError, match="No space left") as caught:
            archive.write(answer(b"more"))
    assert "\n" not in str(caught.value)
    assert len(records(file)) == 3


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path):
    with pytest.raises(errors.FetchError, match="cannot be written") as caught:
        Archive(tmp_path / "no" / "a.warc")
    assert "\n" not in str(caught.value)


def test_what_was_kept_is_read_back_as_the_pages_that_it_was(server: Server, clock: Clock, tmp_path: Path):
    words = "<p>" + "The bridge over the river Olm will carry forty thousand cars a day. " * 5
    server.page("/b", gzip.compress(words.encode()), Content_Encoding="gzip", Content_Type="text/html")
    with (
        Archive(tmp_path / "a.warc.gz") as archive,
        Client(allow=[HOME], record=archive.write, clock=clock.now, now=clock.now, sleep=clock.sleep) as client,
    ):
        client.get(server.page("/a", status=302, Location="/b"))
    [item] = items(tmp_path / "a.warc.gz")
    assert isinstance(item, Item)
    assert (item.content.decode(), item.told["url"], item.seen) == (words, server.address + "/b", "2030-03-17T17:46:41Z")
