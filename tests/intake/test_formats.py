from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from headwater.errors import NoText, NotText, TooLarge
from headwater.intake.formats import LARGEST, binary_kind, is_html, read_bytes

PAGE = (
    "<html lang=en><head><title>Dam opens</title></head><body><p>The dam on the northern river opened on Monday.</p></body></html>"
)


def archive(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "remedy"),
    [
        (archive("xl/workbook.xml"), "an Excel workbook", "give the text itself"),
        (archive("notes.txt"), "a ZIP archive", "unpack it first"),
        (b"PK\x03\x04 broken off", "a ZIP archive", "unpack it first"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image", "give the text itself"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image", "give the text itself"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image", "give the text itself"),
        (b"\0\0\0\x20ftypisom\0\0\2\0", "a video or recording", "give its transcript"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip file", "unpack it first"),
        (b"{\\rtf1\\ansi The dam}", "a rich text file", "save it as plain text"),
        (b"The dam\0opens", "a binary file", "give the text itself"),
        (bytes(range(1, 32)) * 9, "a binary file", "give the text itself"),
    ],
)
def test_what_is_no_text_is_named_with_what_to_do(data: bytes, kind: str, remedy: str):
    with pytest.raises(NotText) as refusal:
        read_bytes(data, name="report")
    assert str(refusal.value).startswith(f"report: {kind}")
    assert f", not text; {remedy}" in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("text", ["BM is what the minister's friends call her.", "MZ 4 and ID3 are roads.", "Mail OggS: nothing."])
def test_a_text_that_begins_like_a_signature_is_a_text(text: str):
    assert binary_kind(text.encode()) is None
    assert read_bytes(text.encode(), name="x").text == text


def test_utf16_is_a_text_though_it_is_full_of_nuls():
    assert read_bytes("The dam opens.".encode("utf-16"), name="x").text == "The dam opens."


@pytest.mark.parametrize(
    "markup",
    [
        PAGE,
        "<!DOCTYPE html>\n<p>One</p>",
        "\ufeff\n <!-- saved from url=(0014)about:internet -->\n<HTML><BODY>One</BODY></HTML>",
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "<p>A fragment is enough.</p>",
        "<br>A line<br>and another",
        "<html><body>One<p>Two",  # a page may leave out every end tag
        "Warning: unexpected output\n<html><body><p>One</p></body></html>",
    ],
)
def test_html_is_told_by_its_content(markup: str):
    assert is_html(markup)


@pytest.mark.parametrize(
    "text",
    [
        "The tag <html> begins a page.",
        "<Applause> The dam is open.",
        "<위대한 강의 이야기> 첫째 장",
        "<html> begins a page, and its words stand in its body",
        "<p> is how the paragraph element is written",
        "a < b and c > d",
        "1. <b>bold</b> is a tag",
    ],
)
def test_a_text_with_angle_brackets_is_a_text(text: str):
    assert not is_html(text)


def test_the_name_of_a_file_decides_nothing():
    assert read_bytes(PAGE.encode(), name="page.txt").text == "The dam on the northern river opened on Monday."
    assert read_bytes(b"Only text.", name="text.html").text == "Only text."


def test_the_hash_is_of_the_bytes_and_not_of_the_text():
    data = "\ufeffThe dam".encode()
    found = read_bytes(data, name="x")
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert found.text == "The dam"
    assert found.text_sha256 == hashlib.sha256(b"The dam").hexdigest()


def test_too_much_is_refused_before_it_is_read():
    with pytest.raises(TooLarge, match=r"^big: over 20 MB, more than one document may have; split it"):
        read_bytes(b"a" * (LARGEST + 1), name="big")


def test_white_space_only_is_no_text():
    with pytest.raises(NoText, match="white space only"):
        read_bytes(b"\xef\xbb\xbf \r\n", name="x")
