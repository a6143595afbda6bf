"""The bench of reuse makes the same archive again, tells how time grows, and times what it says."""

from __future__ import annotations

import importlib.util
import json
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest
from pyarrow import parquet as pq

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


def test_an_archive_is_made_by_the_script_of_known_descent_where_that_is_there(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bench, "MAKER", tmp_path / "none.py")
    assert [json.loads(line)["id"] for line in bench.made_in(tmp_path, 3).read_text().splitlines()] == [
        "d0000000",
        "d0000001",
        "d0000002",
    ]
    maker = tmp_path / "maker.py"
    maker.write_text("import pathlib, sys; o = pathlib.Path(sys.argv[2]); o.mkdir(); (o / 'docs.jsonl').write_text(sys.argv[1])")
    monkeypatch.setattr(bench, "MAKER", maker)
    assert int(bench.made_in(tmp_path, 100).read_text()) > 102


def test_the_slope_is_the_power_that_time_grows_with(bench: ModuleType):
    assert bench.slope([10, 100, 1000], [2, 20, 200]) == pytest.approx(1)
    assert bench.slope([10, 100, 1000], [1, 100, 10000]) == pytest.approx(2)


def test_a_run_tells_what_was_found_and_what_it_took(bench: ModuleType, tmp_path: Path):
    bench.write(bench.made(30), tmp_path / "archive.jsonl")
    part = bench.slice_of(tmp_path / "archive.jsonl", 0, 12, tmp_path / "12.jsonl")
    took = bench.timed(part, tmp_path / "out", "duckdb")
    assert took.documents == 12
    assert took.processor > 0
    assert took.megabytes > 20
    assert took.found.endswith("4 edges")
    assert "12" in bench.line(took)
    assert set(took.stages) >= {"reading", "common", "growing", "edges"}
    assert sum(took.stages.values()) < took.wall


def test_what_is_added_are_the_rows_behind_each_archive_told_beside_what_they_take_alone(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    runs = []

    def timed(archive: Path, out: Path, engine: str, *, adding: bool = False) -> object:
        runs.append((archive.read_text().split(), out.name, engine, adding))
        return bench.Took(2, 1.0, 2.0 if out.name == "out-4" else 1.0, 90, "0 passages, 0 edges", {}, {})

    monkeypatch.setattr(bench, "timed", timed)
    (tmp_path / "archive.jsonl").write_text("\n".join("abcdefgh"))
    told = list(bench.added(tmp_path / "archive.jsonl", [2, 4], 2, tmp_path, "duckdb"))
    assert runs == [
        (["e", "f"], "alone", "duckdb", False),
        (["c", "d"], "out-2", "duckdb", True), (["e", "f"], "out-2", "duckdb", True),
        (["e", "f"], "out-4", "duckdb", True), (["g", "h"], "out-4", "duckdb", True),
    ]  # fmt: skip
    assert [row.partition(":")[0] for row in told[:-1]] == [
        "2 documents alone", "2 added to those 2", "2 added to those 4", "2 added to those 4", "2 added to those 6",
    ]  # fmt: skip
    assert told[-1].endswith("logarithmic: 1.00")


def test_rows_that_differ_from_those_of_duckdb_are_not_called_the_same(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def timed(_: Path, out: Path, engine: str) -> object:
        out.mkdir()
        for name in ("passages", "clusters", "edges", "absent", "formulas"):
            pq.write_table(pa.table({"a": [1 if name != "edges" else len(engine)]}), out / f"{name}.parquet")
        return bench.Took(2, 1.0, 0.5, 90, "0 passages, 0 edges", {}, {"common": 1, "places": 2})

    monkeypatch.setattr(bench, "timed", timed)
    took = timed(tmp_path, tmp_path / "out", "spark")
    same, shuffles = bench.against_duckdb(tmp_path, tmp_path / "out", took).splitlines()
    assert same.endswith("the same rows: passages, clusters, absent, formulas")
    assert shuffles.endswith("common 1, places 2")
