"""A store on each of its databases, and arrivals made of a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.store.engine import Store
from headwater.store.opening import open_store
from tests.backends.databases import empty_place, place, postgresql  # noqa: F401


@pytest.fixture
def store(place: str | Path) -> Iterator[Store]:  # noqa: F811
    made = open_store(place, make=True)
    yield made
    made.close()
