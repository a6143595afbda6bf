"""The application as a browser meets it: a real server on a free port of this machine, in a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from headwater.library import Library
from headwater.web.running import address, listening, made
from headwater.web.serving import Serving

STARTS = 30.0  # seconds that it may take


@contextmanager
def serving(library: Library, settings: Serving | None = None) -> Iterator[str]:
    """Serves a Library; gives the address, without a slash at its end."""
    settings = settings or Serving(reads_at_once=100_000, writes_at_once=100_000)
    with listening(settings.host, 0) as listener:
        server = made(library, settings)
        ready = threading.Event()
        server.ready = ready.set
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            assert ready.wait(STARTS), "the server did not start"
            yield address(settings.host, listener.getsockname()[1]).rstrip("/")
        finally:
            server.should_exit = True
            thread.join(STARTS)
