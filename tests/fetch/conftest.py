"""A server of this machine that answers as a test says, and a client whose clock only the test moves."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from headwater.fetch.client import Client, Manners
from headwater.fetch.exchange import Bounds

HOME = "127.0.0.1"


@dataclass
class Server:
    """pages: path -> what answers there. asked: the paths that were asked for, with their headers."""

    address: str
    pages: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def page(self, path: str, content: bytes = b"words", status: int = 200, **headers: str) -> str:
        """Lets a path answer; the address of it. Who has what it answers already (ETag) is told so."""

        def answer(handler: Any) -> None:
            if "ETag" in headers and handler.headers["If-None-Match"] == headers["ETag"]:
                handler.send_response(304)
                handler.end_headers()
                return
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        return self.acts(path, answer)

    def acts(self, path: str, answer: Callable[[Any], None]) -> str:
        self.pages[path] = answer
        return self.address + path


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            made.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                made.pages.get(self.path, lambda handler: handler.send_error(404))(self)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer((HOME, 0), Handler) as running:
        running.daemon_threads = True
        made = Server(f"http://{HOME}:{running.server_port}")
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        running.shutdown()
        thread.join()


@dataclass
class Clock:
    """Seconds since 1970, and how long was slept each time."""

    time: float = 1_900_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Iterator[Client]:
    """Goes to this machine; short limits."""
    manners = replace(Manners(), bounds=Bounds(size=10_000, seconds=0.3, connect=1.0, silence=1.0))
    with Client(allow=[HOME], manners=manners, clock=clock.now, now=clock.now, sleep=clock.sleep) as made:
        yield made
