"""What holds for all tests: what the encoder keeps on disk goes into this checkout, never into the folder of who runs them."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

os.environ["HEADWATER_CACHE"] = str(Path(__file__).resolve().parents[1] / ".make" / "cache")


@pytest.fixture(autouse=True, scope="module")
def _what_other_tests_left_is_not_walked() -> None:
    """Thousands of tests leave a heap that a full collection takes a second for: long enough to spoil what is timed."""
    gc.collect()
    gc.freeze()
