"""One request and its answer, within limits of time and size; no second try, no redirect, no manners (`client` has those)."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from headwater.errors import Unreachable
from headwater.fetch.safety import Guarded


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one answer may take."""

    size: int = 20_000_000  # bytes, as sent and unpacked; as long as a document may be
    several: int = 100_000_000  # of what holds several by its type: feeds of 100,000 entries have 20 to 80 MB
    seconds: float = 60.0  # for the whole answer, however steadily it drips
    connect: float = 10.0  # seconds
    silence: float = 20.0  # seconds without a byte


HOLDS_SEVERAL = re.compile(r"xml|json|csv|tab-separated|zip|tar|warc|parquet|octet-stream")  # in a Content-Type


class Failure(Exception):  # noqa: N818 - as in `errors`
    """There is no answer. passing: whether asking again may help."""

    def __init__(self, said: str, *, passing: bool) -> None:
        super().__init__(said)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came. at: when it was asked for, ISO 8601 in UTC. sent, received: headers in order. address: of the server.

    body: without its transfer coding, with its content coding.
    """

    url: str
    at: str
    sent: tuple[tuple[str, str], ...]
    status: int
    reason: str
    received: tuple[tuple[str, str], ...]
    body: bytes
    address: str | None

    @property
    def path(self) -> str:
        """What the request line asks for: the path and the query."""
        return httpx.URL(self.url).raw_path.decode("ascii")

    @property
    def headers(self) -> dict[str, str]:
        """With names in lower case; several of one name are joined."""
        found: dict[str, str] = {}
        for name, value in self.received:
            name = name.lower()
            found[name] = f"{found[name]}, {value}" if name in found else value
        return found


def asked(
    transport: Guarded, url: httpx.URL, headers: Mapping[str, str], *, at: str, bounds: Bounds, sent: bytes | None = None
) -> Answer:  # fmt: skip
    """Asks for an address once. sent: what is posted there. Raises Failure, Refused or Unreachable."""
    limit = _Limit(bounds.seconds)
    method = "GET" if sent is None else "POST"
    request = httpx.Request(method, url, headers=dict(headers), content=sent, extensions={"trace": limit.seen, "timeout": {
        "connect": bounds.connect, "read": bounds.silence, "write": bounds.silence, "pool": bounds.connect,
    }})  # fmt: skip
    try:
        with limit:
            response = transport.handle_request(request)
            with contextlib.closing(response):
                address = limit.address
                body = b"".join(_within(response, bounds))
    except httpx.TransportError as fault:
        if limit.reached:
            raise Failure(f"its answer was not there after {bounds.seconds:g} seconds; try again later", passing=False) from None
        raise Failure(_in_words(fault), passing=True) from None
    if limit.reached:
        raise Failure(f"still sending after {bounds.seconds:g} seconds; save the page from a browser", passing=False)
    return Answer(
        str(url), at, tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in request.headers.raw), response.status_code,
        response.extensions.get("reason_phrase", b"").decode("ascii", "replace"),
        tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw), body, address,
    )  # fmt: skip


def _within(response: httpx.Response, bounds: Bounds) -> Iterator[bytes]:
    """The body as it comes. Raises Failure once it is too long."""
    size, most = 0, _most(response.headers, bounds)
    for part in response.iter_raw():
        size += len(part)
        if size > most:
            raise Failure(_too_large(most), passing=False)
        yield part


def _most(headers: Mapping[str, str], bounds: Bounds) -> int:
    """How many bytes an answer may have."""
    return bounds.several if HOLDS_SEVERAL.search(headers.get("content-type", "").lower()) else bounds.size


def _too_large(most: int) -> str:
    return f"over {most / 1e6:g} MB, more than one answer may have; save what you need of it, and give the file"


def _in_words(fault: httpx.TransportError) -> str:
    said = " ".join(str(fault).split()) or type(fault).__name__
    if isinstance(fault, httpx.ConnectTimeout | httpx.ConnectError):
        return f"no connection ({said}); check the address, and try again later"
    if isinstance(fault, httpx.TimeoutException):
        return "the server fell silent; try again later"
    return f"the server broke off ({said}); try again later"


class _Limit:
    """A limit of time on a whole exchange: when it is reached, the connection is cut, whatever it waits for.

    Time-outs of reading start again with every byte, headers too; so the connection itself is taken note of as it is made.
    """

    def __init__(self, seconds: float) -> None:
        self.reached = False
        self.address: str | None = None
        self._spare: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._spare is not None:
            self._spare.close()

    def seen(self, event: str, told: Mapping[str, Any]) -> None:
        """Is told by httpx what happens (its extension "trace")."""
        if event == "connection.connect_tcp.complete":
            made = told["return_value"].get_extra_info("socket")
            self.address = str(made.getpeername()[0])
            if self._spare is not None:
                self._spare.close()
            self._spare = made.dup()  # stays ours when the connection is wrapped for https
            if self.reached:
                self._cut()

    def _cut(self) -> None:
        self.reached = True
        if self._spare is not None:
            with contextlib.suppress(OSError):  # it is gone already
                self._spare.shutdown(socket.SHUT_RDWR)


def unpacked(answer: Answer, bounds: Bounds) -> bytes:
    """An answer's body without its content codings. Raises Unreachable where it is damaged, or grows beyond what is allowed."""
    body, most = answer.body, _most(answer.headers, bounds)
    codings = [c.strip() for c in answer.headers.get("content-encoding", "").lower().split(",")]
    for coding in reversed([c for c in codings if c not in ("", "identity")]):
        if coding not in ("gzip", "x-gzip", "deflate"):
            raise Unreachable(f"{answer.url}: packed in a way that was not asked for ({coding}); save the page from a browser")
        try:
            body = _inflated(body, coding, most)
        except zlib.error as fault:
            raise Unreachable(f"{answer.url}: its packing ({coding}) is damaged ({fault}); try again later") from None
        if len(body) > most:
            raise Unreachable(f"{answer.url}: unpacks to {_too_large(most)}")
    return body


def _inflated(body: bytes, coding: str, most: int) -> bytes:
    """Unpacked up to one byte over what is allowed. Raises zlib.error, also for what ends too early."""
    if coding == "deflate":  # some servers send it bare, without the two bytes in front
        kind = zlib.MAX_WBITS if body[:1] and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0 else -zlib.MAX_WBITS
    else:
        kind = 16 + zlib.MAX_WBITS
    parts: list[bytes] = []
    size = 0
    while body and size <= most:
        if parts and not body.startswith(b"\x1f\x8b"):  # padding after the last member
            break
        one = zlib.decompressobj(kind)
        parts.append(one.decompress(body, most + 1 - size))
        size += len(parts[-1])
        if not one.eof and size <= most:
            raise zlib.error("it ends too early")
        body = one.unused_data if coding != "deflate" else b""
    return b"".join(parts)
