from __future__ import annotations

import functools
import gzip
import zlib

import pytest

from headwater.errors import NotText, TooLarge
from headwater.intake.responses import LARGEST_BODY, body, encoding_told, is_document

gzipped = functools.partial(gzip.compress, mtime=0)  # names of tests are made of it, and must not carry the time
PAGE = "<p>Плотина открывается в понедельник.</p>"


@pytest.mark.parametrize(
    ("raw", "coding"),
    [
        (gzipped(b"words"), "gzip"), (zlib.compress(b"words"), "deflate"), (b"\x0b\x02\x80words\x03", "br"),
        (b"words", "identity"),
        (b"words", "gzip"), (b"words", "deflate"), (gzipped(zlib.compress(b"words")), "deflate, gzip"),
    ],
)  # fmt: skip
def test_a_body_is_unpacked_as_its_headers_say_and_taken_as_it_is_where_it_is_unpacked_already(raw: bytes, coding: str):
    assert body(raw, {"content-encoding": coding}, name="x") == b"words"


def test_a_page_that_was_kept_unpacked_is_taken_though_brotli_has_no_mark():
    assert body(b"<p>words</p>", {"content-encoding": "br"}, name="x") == b"<p>words</p>"


def test_chunks_are_joined_up_to_where_they_are_cut_off():
    headers = {"transfer-encoding": "chunked"}
    assert body(b"5\r\nwords\r\n4;a=b\r\n and\r\n0\r\n\r\n", headers, name="x") == b"words and"
    assert body(b"5\r\nwords\r\nff\r\n an", headers, name="x") == b"words an"
    assert body(b"<p>words</p>", headers, name="x") == b"<p>words</p>"


def test_a_body_that_unpacks_to_more_than_a_document_is_refused():
    with pytest.raises(TooLarge, match=r"^x: unpacks to over 20 MB"):
        body(gzip.compress(b" " * (LARGEST_BODY + 1)), {"content-encoding": "gzip"}, name="x")


def test_a_damaged_body_says_so():
    with pytest.raises(NotText, match=r"^x: its gzip coding is damaged"):
        body(gzip.compress(b"words")[:10] + b"\xff" * 9, {"content-encoding": "gzip"}, name="x")


def test_an_encoding_is_told_only_where_nothing_else_tells_it():
    old = PAGE.encode("cp1251")
    assert encoding_told(old, {"content-type": "text/html; charset=windows-1251"}) == "cp1251"
    assert encoding_told(PAGE.encode(), {"content-type": "text/html; charset=windows-1251"}) is None, "it is UTF-8"
    assert encoding_told(b"<meta charset=koi8-r>" + old, {"content-type": "text/html; charset=windows-1251"}) is None
    assert encoding_told(old, {"content-type": "text/html; charset=shift_jis2"}) is None
    assert encoding_told(old, {"content-type": "text/html"}) is None


@pytest.mark.parametrize(
    ("media", "is_one"),
    [("text/html; charset=x", True), ("Application/PDF", True), ("", True), ("image/png", False), ("text/css", False)],
)
def test_documents_are_told_by_their_media_type(media: str, is_one: bool):
    assert is_document({"content-type": media}) is is_one
