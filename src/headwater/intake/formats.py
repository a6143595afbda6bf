"""What a file is, told by its content and never by its name, and the way from its bytes to a document."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from headwater.errors import NotText, TooLarge
from headwater.intake.captions import captions_document, is_captions
from headwater.intake.encodings import BYTE_ORDER_MARKS, decode
from headwater.intake.plain import document_of
from headwater.intake.times import DayOf, no_day
from headwater.model import Document

# Bytes. The longest novels are under 4 MB, trafilatura reads no page over 20; beyond is an archive or a data set, not a document.
LARGEST = 20_000_000

PDF, WORD, OPEN, BOOK = "a PDF", "a Word document", "an OpenDocument file", "an EPUB book"
OFFICE = (WORD, OPEN, BOOK)
# Content that is no text, by its first bytes; in order, the first that fits.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF), (b"%!PS", "a PostScript file"), (b"{\\rtf", "a rich text file (RTF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt)"), (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"), (b"\x1f\x8b", "a gzip file"), (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\0", "an XZ file"), (b"\x28\xb5\x2f\xfd", "a Zstandard file"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"), (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"), (b"GIF89a", "a GIF image"), (b"II*\0", "a TIFF image"), (b"MM\0*", "a TIFF image"),
    (b"BM", "a BMP image"), (b"ID3", "an MP3 recording"), (b"OggS", "an Ogg recording"), (b"fLaC", "a FLAC recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"), (b"SQLite format 3\0", "an SQLite database"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"PAR1", "a Parquet file"), (b"wOF", "a font"), (b"bplist", "a property list"),
)  # fmt: skip
# Short signatures that a text may begin with as well: they count only where the bytes are binary all over.
ALSO_WORDS = (b"BM", b"MZ", b"ID3", b"BZh", b"PAR1", b"wOF", b"bplist", b"OggS", b"fLaC")
CONTAINERS = {b"WEBP": "a WebP image", b"WAVE": "a WAV recording", b"AVI ": "an AVI video"}  # after RIFF and four bytes of size
# What to do about a kind of file; for all others: give the text.
REMEDIES = {
    **dict.fromkeys(("archive", "gzip", "bzip2", "XZ", "Zstandard"), "unpack it first"),
    **dict.fromkeys(("Office", "rich text"), "save it as plain text or as .docx"),
    **dict.fromkeys(("recording", "video"), "give its transcript"),
}
INSIDE_ZIP = (("word/document", WORD), ("xl/workbook", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"),
              ("META-INF/container.xml", BOOK), ("content.xml", OPEN))  # fmt: skip

# Elements that a page or a part of one begins with: the list of the WHATWG MIME Sniffing Standard (7.1), and today's.
BEGINS_LIKE_HTML = re.compile(
    r"(?>\ufeff|\s|<!--.*?-->|<\?xml[^>]*\?>)*"  # atomic: a comment that has ended is not tried again as a longer one
    r"<(?:!doctype\s+html|(?:html|head|script|iframe|h[1-6]|div|font|table|a|style|title|b|body|br|p|link|meta|main|article|section"
    r"|header|nav|span|ul|ol|blockquote)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
# Markup goes on: an end tag, an element that has none, or a second paragraph (whose end tag may be left out).
# No tag holds a "<", so that a text of nothing but "<p " is looked through once and not once for each of them.
GOES_ON = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|img|hr)\b[^<>]*>|<p\b[^<>]*>.*<p\b[^<>]*>", re.IGNORECASE | re.DOTALL)
# What a whole page has, in this order; looked for one behind the other, as a text may hold any of them often.
OF_A_PAGE = tuple(re.compile(tag, re.IGNORECASE) for tag in (r"<html[\s>]", r"<body[\s>]", r"</(?:body|html)\s*>"))
LOOKED_AT = 4096  # characters: comments and notes of a saving program come first, a page's own start is within


def read_bytes(
    data: bytes, *, name: str, id: str | None = None, encoding: str | None = None, day_of: DayOf = no_day
) -> Document:  # fmt: skip
    """The document that a file's bytes hold: a page by its report, PDF, Word, captions as running text, other text as it stands.

    name: how messages call it. id: of the document; made of its text's hash where none is given. encoding: where it is known.
    day_of: reads the day of a line that has the name of a month.
    Raises TooLarge, NotText (binary, or no encoding fits) or NoText.
    """
    if len(data) > LARGEST:
        raise TooLarge(f"{name}: over {LARGEST // 1_000_000} MB, more than one document may have; split it, or give its parts")
    sha256 = hashlib.sha256(data).hexdigest()
    if encoding is None and (kind := binary_kind(data)) is not None:
        if kind == PDF:
            from headwater.intake.pdf import read_pdf  # libraries are loaded only where there is something for them to read

            return read_pdf(data, name=name, id=id, sha256=sha256)
        if kind in OFFICE:
            from headwater.intake.office import read_office

            return read_office(data, kind, name=name, id=id, sha256=sha256)
        raise NotText(f"{name}: {kind}, not text; {_remedy(kind)}")
    text = decode(data, name=name, encoding=encoding, declared=is_html(data[:LOOKED_AT].decode("latin-1")))
    if is_captions(text):
        return captions_document(text, name=name, id=id, sha256=sha256)
    if not is_html(text):
        return document_of(text, name=name, id=id, sha256=sha256)
    from headwater.intake.html import read_page  # half a second to load, and a plain text has no need of it

    page = read_page(text, name=name, day_of=day_of)
    found = document_of(page.text, name=name, id=id, sha256=sha256)
    return replace(found, blocks=page.blocks, **page.metadata.known())


def is_html(text: str) -> bool:
    """Whether a text is an HTML page or a part of one: it begins with an element of HTML, or a whole page follows some note."""
    start = text[:LOOKED_AT]
    if BEGINS_LIKE_HTML.match(start):
        return GOES_ON.search(text) is not None or "<!doctype html" in start.lower() or _stand_in_order(OF_A_PAGE[:2], start)
    return "<html" in start.lower() and _stand_in_order(OF_A_PAGE, text)


def _stand_in_order(tags: Sequence[re.Pattern[str]], text: str) -> bool:
    """Whether each is in the text behind the one before it."""
    at = 0
    for tag in tags:
        if (found := tag.search(text, at)) is None:
            return False
        at = found.end() - 1  # the white space that ends a tag's name may end the text before the next
    return True


def binary_kind(data: bytes) -> str | None:
    """What a file is that is no text ("a PDF", "a PNG image"), None for one that may be text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature) and (signature not in ALSO_WORDS or _is_binary(data)):
            return _inside(data) or kind if kind == "a ZIP archive" else kind
    if data.startswith(b"RIFF") and data[8:12] in CONTAINERS:
        return CONTAINERS[data[8:12]]
    if data[4:8] == b"ftyp":
        return "a video or recording (MP4)"
    return "a binary file" if _is_binary(data) else None


def _is_binary(data: bytes) -> bool:
    """Whether there are bytes that no text has: a NUL, or control characters all over; UTF-16 and UTF-32 say so at the start."""
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return False
    sample = data[:65536]
    controls = sum(sample.count(c) for c in CONTROLS)
    return b"\0" in data or controls * 50 > len(sample)


CONTROLS = tuple(bytes([c]) for c in range(1, 32) if c not in b"\t\n\v\f\r\x1a\x1b")


def _inside(data: bytes) -> str | None:
    """What a ZIP archive is by the names in it: office files and books are such archives."""
    try:
        return inside_zip(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None


def inside_zip(names: Sequence[str]) -> str | None:
    """What document a ZIP archive is by the names in it, None for an archive of files."""
    return next((kind for start, kind in INSIDE_ZIP if any(n.startswith(start) and n.endswith(".xml") for n in names)), None)


def _remedy(kind: str) -> str:
    return next((remedy for word, remedy in REMEDIES.items() if word in kind), "give the text itself, as plain text or HTML")
