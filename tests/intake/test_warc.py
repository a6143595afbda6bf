from __future__ import annotations

import gzip
import io
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from headwater.intake.containers import items
from headwater.intake.items import Fault, Item
from headwater.reading import read_all
from tests.intake.test_archives import zipped

PAGE = b"<html><body><p>The dam number %d on the northern river opens on Monday at noon.</p></body></html>"
HTML = ("Content-Type", "text/html; charset=utf-8")


def record(
    writer: WARCWriter, url: str, body: bytes, *headers: tuple[str, str], status: str = "200 OK", kind: str = "response"
) -> None:
    http = StatusAndHeaders(status, [*headers], protocol="HTTP/1.1") if kind == "response" else None
    told = {} if kind == "response" else {"WARC-Type": kind}
    media = "application/http; msgtype=response" if http else dict(headers)["Content-Type"]
    made = writer.create_warc_record(
        url, kind, payload=io.BytesIO(body), http_headers=http, warc_content_type=media,
        warc_headers_dict={**told, "WARC-Date": "2031-03-04T09:15:00Z"},
    )  # fmt: skip
    writer.write_record(made)
    made.raw_stream.close()  # a temporary file that the writer makes


@cache  # records get random names
def crawl(*, packed: bool, pages: int = 3) -> bytes:
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
    for i in range(pages):
        record(writer, f"https://l.example/{i}", PAGE % i, HTML)
    return held.getvalue()


def only(*headers: tuple[str, str], body: bytes, **rest: str) -> list[object]:
    held = io.BytesIO()
    record(WARCWriter(held, gzip=False), "https://l.example/a", body, *headers, **rest)
    return list(items(held.getvalue(), "x.warc"))


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive_are_items_with_address_headers_and_time(packed: bool):
    found = list(items(crawl(packed=packed), "x.warc"))
    assert [type(part) for part in found] == [Item] * 3
    first = found[0]
    assert (first.origin, first.content, first.told) == ("x.warc record 2", PAGE % 0, {"url": "https://l.example/0"})
    assert first.headers["content-type"] == HTML[1]
    assert first.seen == first.headers["warc-date"] == "2031-03-04T09:15:00Z"
    assert [d.url for d in read_all(crawl(packed=packed))] == [f"https://l.example/{i}" for i in range(3)]


def test_chunked_and_packed_pages_are_unpacked_and_none_behind_them_is_lost():
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    for i in range(3):
        body = gzip.compress(PAGE % i)
        chunks = b"%x\r\n%s\r\n%x;ext\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])
        record(writer, f"https://l.example/{i}", chunks, HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))
    assert [part.content for part in items(held.getvalue(), "x")] == [PAGE % i for i in range(3)]


def test_redirects_errors_pictures_and_requests_are_no_documents():
    assert only(HTML, body=PAGE, status="301 Moved") == []
    assert only(HTML, body=PAGE, status="404 Not Found") == []
    assert only(("Content-Type", "image/png"), body=b"\x89PNG\r\n") == []
    assert only(("Content-Type", "text/plain"), body=b"made by a crawler", kind="metadata") == []
    assert only(HTML, body=b"") == []


def test_texts_that_a_crawler_made_and_kept_resources_are_items():
    (text,) = only(("Content-Type", "text/plain"), body=b"The dam opens.", kind="conversion")
    assert (text.content, text.told["url"]) == (b"The dam opens.", "https://l.example/a")
    (page,) = only(("Content-Type", "text/html"), body=PAGE % 1, kind="resource")
    assert page.content == PAGE % 1


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_off_gives_the_pages_before_the_cut(packed: bool):
    whole = crawl(packed=packed, pages=5)
    for cut in (len(whole) * 2 // 3, len(whole) * 3 // 4, len(whole) - 20):
        found = list(items(whole[:cut], "x.warc"))
        assert isinstance(found[-1], Fault), cut
        assert str(found[-1].error).startswith("x.warc: damaged or cut off at record")
        assert [part.content for part in found[:-1]] == [PAGE % i for i in range(len(found) - 1)]
        assert len(found) >= 2


def test_a_zip_of_web_archives_gives_its_pages_and_not_its_index():
    wacz = zipped({"datapackage.json": b"{}", "archive/a.warc.gz": crawl(packed=True), "indexes/index.cdx": b"com,example)/ 2031"})
    assert [part.origin for part in items(wacz, "x.wacz")] == [f"x.wacz/archive/a.warc.gz record {n}" for n in (2, 3, 4)]


@given(st.data(), st.booleans())
def test_a_mangled_web_archive_never_raises(data: st.DataObject, packed: bool):
    held = bytearray(crawl(packed=packed))
    for _ in range(data.draw(st.integers(0, 6))):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    list(items(bytes(held[: data.draw(st.integers(1, len(held)))]), "x"))
