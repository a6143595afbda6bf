"""A server's answer as an item: its body unpacked, with the encoding that only its headers tell."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Mapping
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from headwater.errors import NotText, TooLarge
from headwater.intake.encodings import META, META_WITHIN, meant

LARGEST_BODY = 20_000_000  # bytes; as long as a document may be
# Media types of documents; a server that says none, or only that these are bytes, leaves it to the content.
DOCUMENTS = frozenset((
    "text/html", "text/plain", "text/markdown", "application/xhtml+xml", "application/pdf", "application/epub+zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text",
    "text/vtt", "application/x-subrip", "", "application/octet-stream", "binary/octet-stream",
))  # fmt: skip
CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,1000}\r?\n")
CHARSET = re.compile(r"charset\s*=\s*([^;\s]+)", re.IGNORECASE)


def is_document(headers: Mapping[str, str]) -> bool:
    """Whether an answer's media type is one of documents. headers: with names in lower case."""
    return headers.get("content-type", "").split(";")[0].strip().lower() in DOCUMENTS


def body(raw: bytes, headers: Mapping[str, str], *, name: str) -> bytes:
    """The body of an answer without its transfer and content codings.

    raw: as it came. A body that is not coded as its headers say is taken as it is: archives often keep it unpacked.
    Raises TooLarge, or NotText for one that cannot be unpacked.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        raw = _unpacked(raw, coding.strip(), name)
    return raw


def _joined(raw: bytes) -> bytes:
    """Chunks (RFC 9112, 7.1) joined; bytes that are no chunks as they are, and chunks up to where they are cut off."""
    parts: list[bytes] = []
    at = 0
    while (head := CHUNK.match(raw, at)) is not None and (size := int(head[1], 16)):
        parts.append(raw[head.end() : head.end() + size])
        at = head.end() + size
        at += 2 if raw.startswith(b"\r\n", at) else raw.startswith(b"\n", at)
    return b"".join(parts) if at else raw


def _unpacked(raw: bytes, coding: str, name: str) -> bytes:
    try:
        if coding in ("gzip", "x-gzip") and raw.startswith(b"\x1f\x8b"):
            done = zlib.decompressobj(31).decompress(raw, LARGEST_BODY + 1)
        elif coding == "deflate" and raw[:1] == b"\x78":
            done = zlib.decompressobj().decompress(raw, LARGEST_BODY + 1)
        elif coding == "br":
            done = _as_brotli(raw)
        elif coding == "zstd" and raw.startswith(b"\x28\xb5\x2f\xfd"):
            done = ZstdReader(BytesIO(raw)).read(LARGEST_BODY + 1)
        else:
            return raw
    except (zlib.error, OSError, ValueError) as fault:
        raise NotText(f"{name}: its {coding} coding is damaged ({' '.join(str(fault).split())}); fetch it again") from None
    if len(done) > LARGEST_BODY:
        raise TooLarge(f"{name}: unpacks to over {LARGEST_BODY // 1_000_000} MB, more than one document may have")
    return done


def _as_brotli(raw: bytes) -> bytes:
    """A body in Brotli, which has no mark of its own: what does not unpack and begins like a page was kept unpacked."""
    try:
        return BrotliReader(BytesIO(raw)).read(LARGEST_BODY + 1)
    except (OSError, ValueError):
        if raw.lstrip()[:1] == b"<":
            return raw
        raise


def encoding_told(content: bytes, headers: Mapping[str, str]) -> str | None:
    """The encoding of a body where only its headers tell it: it is no UTF-8, declares nothing itself, and fits.

    Servers name an encoding for all they send, so that what the page itself says is more often right.
    """
    said = CHARSET.search(headers.get("content-type", ""))
    if said is None or (known := meant(said[1])) is None or META.search(content[:META_WITHIN]):
        return None
    if content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"%PDF-", b"PK\x03\x04")):
        return None
    return known if not _decodes(content, "utf-8") and _decodes(content, known) else None


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
