"""Keeping numpy's products to one thread while small matrices are multiplied.

The library beneath numpy (BLAS) shares out every product among as many threads as there are processors. For matrices as small as a
text's that saves next to nothing, and on a machine that is busy with other work the threads wait for each other: ten times the
processor time for the same product.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from typing import Any


@contextmanager
def one_thread() -> Iterator[None]:
    """One thread for every product of numpy's while one is inside; also as a decorator."""
    with _pools().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _pools() -> Any:
    """The libraries that numpy brought into this process."""
    return import_module("threadpoolctl").ThreadpoolController()
