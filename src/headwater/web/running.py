"""Serving until it is told to stop: a socket of its own, the application over it, one line in the log for what goes wrong."""

from __future__ import annotations

import gc
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn

from headwater.errors import UsageError
from headwater.library import Library
from headwater.web.app import application
from headwater.web.serving import Serving

BACKLOG = 256  # connections that wait for their turn
SHUTDOWN_SECONDS = 10  # for answers that are being given when it is told to stop
KEEP_ALIVE_SECONDS = 20  # a reader's pages follow one another
WARMING = {
    "source": "Ostrava’s mayor said on Monday: “We will not close the old bridge before 12 May, and 300 people will keep work.”",
    "report": "Ostrava may close the bridge in May, mayor Anna Novak told reporters. “We will close the old bridge,” she said.",
}
LINE = logging.Formatter("headwater: %(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S")

# The parser of forms warns of what is no form, for which who sent it gets an answer.
LEVELS = {"headwater": logging.INFO, "uvicorn.error": logging.WARNING, "python_multipart": logging.ERROR}


class Server(uvicorn.Server):
    """A server that says when it answers."""

    ready: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self.ready is not None:
            self.ready()


def serve(library: Library, settings: Serving, *, ready: Callable[[str], None] = lambda _address: None) -> None:
    """Serves until it is interrupted. ready: told the address once it answers. Raises UsageError where it cannot listen there."""
    with listening(settings.host, settings.port) as listener:
        server = made(library, settings)
        server.ready = lambda: ready(address(settings.host, listener.getsockname()[1]))
        logged_to_standard_error()
        warming = threading.Thread(target=warm, name="headwater-warm", daemon=True)
        warming.start()
        with suppress(KeyboardInterrupt):
            server.run([listener])
        # Of a process that ends while the encoder works the system says that it was aborted.
        with suppress(KeyboardInterrupt):
            warming.join(SHUTDOWN_SECONDS)


def made(library: Library, settings: Serving, **more: Any) -> Server:
    """The server over a Library; its socket is given when it is run."""
    return Server(uvicorn.Config(
        application(library, settings), log_config=None, access_log=False, server_header=False, backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE_SECONDS, timeout_graceful_shutdown=SHUTDOWN_SECONDS, **more,
    ))  # fmt: skip


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. port: 0 takes a free one. Raises UsageError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        made = socket.create_server((host, port), family=family, backlog=BACKLOG)
        # An answer is written in two pieces: the second is not to wait until the reader's machine has confirmed the first.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made
    except OSError as fault:
        said = os.strerror(fault.errno).lower() if fault.errno and fault.errno > 0 else str(fault)
        raise UsageError(f"{host}:{port}: cannot be listened at ({said}); give another port with --port, or --port 0") from None


def address(host: str, port: int) -> str:
    """What a reader types."""
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def logged_to_standard_error() -> None:
    """What goes wrong, a line each, with the time; the faults of a program with what a report of them needs."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LINE)
    logging.getLogger().handlers = [handler]  # in place of any that a library has put there
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)


def warm() -> None:
    """Makes a comparison of two lines, so that no reader waits until modules, weights and tables are read.

    They stay: searches for garbage leave them out from here on, which would take a tenth of a second of an answer.
    """
    from headwater.comparison import compare
    from headwater.reading import document

    compare(*(document(text, id=name, language="en", published="2025-05-05") for name, text in WARMING.items()))
    gc.collect()
    gc.freeze()
