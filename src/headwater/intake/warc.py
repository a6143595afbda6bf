"""Web archives (WARC, and WET texts made of them) as the pages in them: each as its server sent it, with its address and time.

Redirects, errors and what is no text are passed over: they are part of a crawl and no document. An archive that is cut off gives
what comes before the cut, then a fault. Records are read here (ISO 28500: a head, a length, a block), as of the libraries that do,
one ends without a word at a cut and one leaves out what follows a chunked page.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from headwater.errors import HeadwaterError, InputError, TooLarge
from headwater.intake.items import Fault, Item
from headwater.intake.responses import LARGEST_BODY, body, encoding_told, is_document

KINDS = ("response", "resource", "conversion")  # the last of a WET file: the text of a page, made by its crawler
EVIDENCE = ("warc-date", "warc-record-id")  # kept beside what the server said
STEP = 1 << 18  # bytes
LONGEST_LINE, MOST_LINES = 65_536, 1_000  # of a head
HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_OK = re.compile(rb"HTTP/[\d.]+ 200\b")


def warc_items(stream: io.BufferedReader, *, name: str) -> Iterator[Item | Fault]:
    """The documents in a web archive, in its order. stream: the archive as it is when unpacked."""
    number = 1
    try:
        while (head := _head(stream)) is not None:
            length = head.get("content-length", "")
            if not length.isascii() or not length.isdigit():
                raise ValueError("a record without a length")
            is_one = head.get("warc-type") in KINDS and _address(head).startswith(("http://", "https://"))
            block = _block(stream, int(length), LARGEST_BODY if is_one else 0)
            if is_one:
                yield from _parts(head, block, f"{name} record {number}")
            number += 1
    except (OSError, EOFError, ValueError) as fault:
        why = " ".join(str(fault).split())[:200] or "it ends too early"
        yield Fault(name, InputError(f"{name}: damaged or cut off at record {number} ({why}); get it again"))


def _head(stream: io.BufferedReader) -> dict[str, str] | None:
    """The head of the next record, names in lower case; None at the end of the archive."""
    line = b"\r\n"
    while line in (b"\r\n", b"\n"):  # between two records
        line = stream.readline(LONGEST_LINE)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise ValueError("no record begins where one should")
    lines = []
    while (line := stream.readline(LONGEST_LINE)) not in (b"\r\n", b"\n"):
        lines.append(line)
        if not line.endswith(b"\n") or len(lines) > MOST_LINES:
            raise EOFError("it ends within the head of a record")
    return _named(lines)


def _named(lines: list[bytes]) -> dict[str, str]:
    """Header lines as names in lower case and values; a line that begins with a space goes on with the one before."""
    found: dict[str, str] = {}
    name = ""
    for raw in lines:
        line = raw.decode("utf-8", "replace")
        if line[:1] in " \t" and name:
            found[name] += " " + line.strip()
        else:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            found.setdefault(name, value.strip())
    return found


def _block(stream: io.BufferedReader, length: int, most: int) -> bytes:
    """The block of a record, up to one byte over `most`; the rest is read over. Raises EOFError where some of it is missing."""
    kept = bytearray()
    left = length
    while left:
        held = stream.read(min(left, STEP))
        if not held:
            raise EOFError("it ends within a record")
        left -= len(held)
        kept += held[: max(0, most + 1 - len(kept))]
    return bytes(kept)


def _address(head: dict[str, str]) -> str:
    return head.get("warc-target-uri", "").strip("<>")  # some writers put it in brackets


def _parts(head: dict[str, str], block: bytes, origin: str) -> Iterator[Item | Fault]:
    """A record as an item; nothing for what is no document."""
    headers = {"content-type": head.get("content-type", "")}
    raw = block
    if head["warc-type"] == "response":
        ended = HEAD_END.search(block)
        if ended is None or not STATUS_OK.match(block):
            return
        headers = _named(block[: ended.start()].splitlines()[1:])
        raw = block[ended.end() :]
    if not is_document(headers):
        return
    try:
        if len(block) > LARGEST_BODY:
            raise TooLarge(f"{origin}: over {LARGEST_BODY // 1_000_000} MB, more than one document may have")
        content = body(raw, headers, name=origin)
    except HeadwaterError as fault:
        yield Fault(origin, fault)
        return
    if content.strip():
        told = {"url": _address(head), "encoding": encoding_told(content, headers)}
        kept: dict[str, str] = {k: head[k] for k in EVIDENCE if k in head}
        yield Item(content, origin, {k: v for k, v in told.items() if v}, headers={**headers, **kept}, seen=head.get("warc-date"))
