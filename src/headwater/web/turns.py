"""Turns to write: those who write wait for one without a thread, so that a Library that is locked keeps no reader from a page."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request

from headwater.errors import LibraryBusy
from headwater.store.engine import patience
from headwater.web.serving import Serving

LOOK_SECONDS = 0.02  # between two looks whether it is one's turn
LEAST_SECONDS = 1.0  # for another program to end its writing, however long the turn was waited for


async def turn(request: Request) -> AsyncIterator[None]:
    """Held while an endpoint writes. Raises LibraryBusy where there is none in time.

    It is asked for once the request was read: who sends slowly holds none.
    """
    settings: Serving = request.app.state.settings
    turns: threading.Semaphore = request.app.state.turns
    until = time.monotonic() + settings.busy_seconds
    while not turns.acquire(blocking=False):
        if time.monotonic() > until:
            raise LibraryBusy("too many are writing to this Library at this moment; wait a little, then send it again")
        await asyncio.sleep(LOOK_SECONDS)
    try:
        with patience(max(until - time.monotonic(), LEAST_SECONDS)):
            yield
    finally:
        turns.release()


Turn = Annotated[None, Depends(turn)]
