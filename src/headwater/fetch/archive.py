"""What was fetched, kept as a web archive (WARC, ISO 28500): each request and its answer as they were sent."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from headwater.errors import FetchError
from headwater.fetch.client import AGENT
from headwater.fetch.exchange import Answer

# The body is kept as it came but for the transfer coding, which the client takes off.
NOT_KEPT = ("transfer-encoding", "content-length")


class Archive:
    """A web archive that is written to; records are added to one that is there. Its `write` is a client's `record`.

    A name that ends in .gz is packed, each record by itself. Raises FetchError where the file cannot be written.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        is_new = not file.exists() or not file.stat().st_size
        try:
            self._stream = file.open("ab")
        except OSError as fault:
            raise self._fault(fault) from None
        self._writer = WARCWriter(self._stream, gzip=file.name.endswith(".gz"), warc_version="1.1")
        if is_new:
            self._put(self._writer.create_warcinfo_record(file.name, {"software": AGENT, "format": "WARC File Format 1.1"}))

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._stream.close()

    def write(self, answer: Answer) -> None:
        """Adds a request and its answer. Raises FetchError."""
        kept = [(name, value) for name, value in answer.received if name.lower() not in NOT_KEPT]
        kept.append(("Content-Length", str(len(answer.body))))
        where = {"WARC-Date": answer.at, **({"WARC-IP-Address": answer.address} if answer.address else {})}
        # Lengths are given: without them the library holds each record in a file of its own, and leaves it open.
        response = self._writer.create_warc_record(
            answer.url, "response", payload=BytesIO(answer.body), length=len(answer.body), warc_headers_dict=where,
            http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), kept, protocol="HTTP/1.1"),
        )  # fmt: skip
        request = self._writer.create_warc_record(
            answer.url, "request", payload=BytesIO(), length=0, warc_headers_dict=where,
            http_headers=StatusAndHeaders(f"GET {answer.path} HTTP/1.1", list(answer.sent), is_http_request=True),
        )  # fmt: skip
        request.rec_headers.add_header("WARC-Concurrent-To", response.rec_headers.get_header("WARC-Record-ID"))
        self._put(response)
        self._put(request)

    def _put(self, record: Any) -> None:
        """One record, whole or not at all: what a full disk cut off is taken back."""
        end = self._stream.seek(0, 2)
        try:
            self._writer.write_record(record)
            self._stream.flush()
        except OSError as fault:
            self._stream.truncate(end)
            raise self._fault(fault) from None

    def _fault(self, fault: OSError) -> FetchError:
        return FetchError(f"{self._file}: cannot be written ({fault.strerror or fault}); free the place, or name another --warc")
