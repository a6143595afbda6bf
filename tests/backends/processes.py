"""Processes of a test that load the program once between them."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import BaseContext

LOADED = ["headwater.adding", "headwater.library", "headwater.store.opening", "headwater.store.passages"]


def context() -> BaseContext:
    """Where there is a fork, each process is one of a server that has everything loaded, and that no thread of a test runs in."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(LOADED)
    return found
