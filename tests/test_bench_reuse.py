"""The bench of reuse makes the same archive again, tells how time grows, and times what it says."""

from __future__ import annotations

import importlib.util
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "reuse.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reuse_bench", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["reuse_bench"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_a_smaller_archive_is_the_beginning_of_a_larger_one(bench: ModuleType):
    assert list(bench.made(20)) == list(islice(bench.made(50), 20))


def test_the_slope_is_the_power_that_time_grows_with(bench: ModuleType):
    assert bench.slope([10, 100, 1000], [2, 20, 200]) == pytest.approx(1)
    assert bench.slope([10, 100, 1000], [1, 100, 10000]) == pytest.approx(2)


def test_a_run_tells_what_was_found_and_what_it_took(bench: ModuleType, tmp_path: Path):
    bench.write(bench.made(30), tmp_path / "archive.jsonl")
    part = bench.first_of(tmp_path / "archive.jsonl", 12, tmp_path / "12.jsonl")
    took = bench.timed(part, tmp_path / "out", "duckdb")
    assert took.documents == 12
    assert took.processor > 0
    assert took.megabytes > 20
    assert took.found.endswith("4 edges")
    assert "12" in bench.line(took)
