"""What holds for all tests: what the encoder keeps on disk goes into this checkout, never into the folder of who runs them; where
several processes share the tests, the files that take longest come first."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["HEADWATER_CACHE"] = str(Path(__file__).resolve().parents[1] / ".make" / "cache")

# What a machine thinks up is drawn anew on each run, but where a change is judged (`.ci/run` sets CI): there a red run is the
# change's own doing, and comes again. No example has a time to keep: machines differ.
settings.register_profile("anew", deadline=None)
settings.register_profile("again", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("again" if os.environ.get("CI") else "anew")


@pytest.fixture(autouse=True, scope="module")
def _what_other_tests_left_is_not_walked() -> None:
    """Thousands of tests leave a heap that a full collection takes a second for: long enough to spoil what is timed."""
    gc.collect()
    gc.freeze()


# Files of more than about five seconds, by the start of their names, the longest first: taken last, such a file keeps
# one process busy while the others have nothing left. What needs the browser stands together: each process then starts it once.
LONGEST = (
    "tests/backends/test_steps.py",
    "tests/screen/",
    "tests/gate/test_mutations.py",
    "tests/worst/",
    "tests/faults/",
    "tests/cli/test_script.py",
    "tests/cli/test_library",
    "tests/test_reusing.py",
    "tests/web/test_api_openapi.py",
    "tests/cli/test_deciding.py",
    "tests/cli/test_main.py",
    "tests/cli/test_commands.py",
    "tests/intake/test_pages.py",
    "tests/intake/test_feeds.py",
)


def _place(file: str) -> int:
    return next((i for i, start in enumerate(LONGEST) if file.startswith(start)), len(LONGEST))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a process of several, the longest files first; with `--no-loadscope-reorder` they are handed out in this order."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: _place(item.nodeid))
