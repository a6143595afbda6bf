from __future__ import annotations

import pytest

from headwater.intake.kinds import DOCUMENT, FEED, TAR, WACZ, WARC, ZIPPED, is_feed, kind_of, zip_kind
from tests.intake.test_archives import tarred


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", WARC), (b"WARC/1 is a format.", DOCUMENT), (b"PK\x03\x04", ZIPPED),
        (tarred({"a": b"x"}), TAR),
        (b"BZh is no word.", DOCUMENT), (b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', FEED),
        (b"<rss> is an element.", FEED),
        (b"<!DOCTYPE html><p>The <rss> element</p>", DOCUMENT), (b"WEBVTT\n\n00:01.000 --> 00:02.000\nThe dam.", DOCUMENT),
    ],
)  # fmt: skip
def test_a_stream_is_told_by_its_first_bytes(start: bytes, kind: str):
    assert kind_of(start, whole=True) == kind


def test_bytes_whose_encoding_is_told_are_text_though_they_look_binary():
    assert kind_of("The dam opens.".encode("utf-16-le"), whole=True, told_encoding=True) == DOCUMENT


@pytest.mark.parametrize(
    ("start", "is_one"),
    [
        (b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", True), (b"<!DOCTYPE rss [<!ENTITY a 'b'>]>\n<rss>", True),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', True), (b"<feeder>", False), (b"The <rss> element", False),
        (b'{"version": "1"}', False), (b"<!--" + b"-" * 4000, False),
    ],
)  # fmt: skip
def test_a_feed_is_told_by_its_root(start: bytes, is_one: bool):
    assert is_feed(start) is is_one


def test_office_files_are_one_document_and_a_web_archive_in_a_zip_says_so():
    assert zip_kind(["[Content_Types].xml", "word/document.xml"]) == DOCUMENT
    assert zip_kind(["datapackage.json", "archive/a.warc.gz"]) == WACZ
    assert zip_kind(["word/notes.txt", "datapackage.json"]) == ZIPPED
