"""Web archives (WARC, and WET texts made of them) as the pages in them: each as its server sent it, with its address and time.

Redirects, errors and what is no text are passed over: they are part of a crawl and no document. An archive that is cut off gives
what comes before the cut, then a fault.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from headwater.errors import HeadwaterError, InputError, TooLarge
from headwater.intake.items import Fault, Item
from headwater.intake.responses import LARGEST_BODY, body, encoding_told, is_document

START = b"WARC/"
OF_SERVERS = (WarcRecordType.response, WarcRecordType.resource)
OF_TEXTS = WarcRecordType.conversion  # of a WET file: the text of a page, made by the crawl
KEPT = ("WARC-Date", "WARC-Record-ID")  # headers of a record that are evidence, kept beside those of the answer


def warc_items(stream: io.BufferedReader, *, name: str) -> Iterator[Item | Fault]:
    """The documents in a web archive, in its order. stream: the archive as it is when unpacked."""
    number = 0
    try:
        # not decoded by the library, which ends the archive without a word after a small page that is both chunked and packed
        for number, record in enumerate(ArchiveIterator(stream, auto_decode="none", stream_detect=False), 1):
            if record.headers.get("Content-Length") is None:
                raise EOFError("it ends within the head of a record")
            yield from _parts(record, f"{name} record {number}")
    except (OSError, EOFError, ValueError, RuntimeError) as fault:
        why = " ".join(str(fault).split())[:200] or "it ends too early"
        yield Fault(name, InputError(f"{name}: damaged or cut off at record {number} ({why}); get it again"))


def _parts(record: WarcRecord, origin: str) -> Iterator[Item | Fault]:
    """A record as an item; nothing for what is no document. Raises EOFError where its body is not all there."""
    url = record.headers.get("WARC-Target-URI", "") or ""
    if record.record_type not in (*OF_SERVERS, OF_TEXTS) or not url.strip("<>").startswith(("http://", "https://")):
        _skipped(record)
        return
    answered = record.http_headers if record.is_http_parsed else None
    headers = {k.lower(): v for k, v in answered.items()} if answered is not None else {}
    if answered is None:
        headers["content-type"] = record.headers.get("Content-Type", "") or ""
    if (answered is not None and answered.status_code != 200) or not is_document(headers):
        _skipped(record)
        return
    size = record.content_length
    raw = record.reader.read(LARGEST_BODY + 1)
    if len(raw) > LARGEST_BODY:
        yield Fault(origin, TooLarge(f"{origin}: over {LARGEST_BODY // 1_000_000} MB, more than one document may have"))
        return
    if len(raw) < size:
        raise EOFError("it ends within a record")
    try:
        content = body(raw, headers, name=origin)
    except HeadwaterError as fault:
        yield Fault(origin, fault)
        return
    if content.strip():
        told = {"url": url.strip("<>"), "encoding": encoding_told(content, headers)}
        kept = {k.lower(): v for k in KEPT if (v := record.headers.get(k))}
        seen = record.headers.get("WARC-Date")
        yield Item(content, origin, {k: v for k, v in told.items() if v}, headers={**headers, **kept}, seen=seen)


def _skipped(record: WarcRecord) -> None:
    """Reads over a record. Raises EOFError where it is not all there."""
    size = record.content_length
    if record.reader.consume() < size:
        raise EOFError("it ends within a record")
