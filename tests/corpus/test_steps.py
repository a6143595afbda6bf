"""The queue of steps: what is kept is not run again, and what is changed is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet as pq

from headwater.corpus.steps import Steps, transpiled, with_numbers


class Recorder:
    """An engine that writes the SQL that it is given."""

    name = "recorder"
    dialect = "sqlite"

    def __init__(self) -> None:
        self.given: list[str] = []
        self.ran: list[str] = []

    def version(self) -> str:
        return "1"

    def give(self, name: str, source: pa.Table | Sequence[Path]) -> None:
        assert source
        self.given.append(name)

    def write(self, sql: str, target: Path) -> None:
        self.ran.append(sql)
        pq.write_table(pa.table({"sql": [sql]}), target)

    def close(self) -> None:
        pass


def run(folder: Path, *, key: str = "k", least: int = 3) -> Recorder:
    engine = Recorder()
    steps = Steps(engine, folder)
    steps.source("things", key, lambda: pa.table({"n": [1]}))
    steps.add("few", "SELECT n FROM things WHERE n < :least", ["things"], least=least)
    steps.add("fewer", "SELECT greatest(n, 0) AS n FROM few", ["few"])
    found = steps.run()
    assert set(found) == {"few", "fewer"}
    assert all(file.exists() for file in found.values())
    return engine


def test_steps_run_once_in_their_order_and_what_they_gave_is_kept(tmp_path: Path):
    first = run(tmp_path)
    assert first.given == ["things", "few"]
    assert first.ran == ["SELECT n FROM things WHERE n < 3", "SELECT MAX(COALESCE(n, 0), COALESCE(0, n)) AS n FROM few"]
    again = run(tmp_path)
    assert (again.given, again.ran) == ([], [])


@pytest.mark.parametrize("changed", [{"key": "other"}, {"least": 4}])
def test_other_rows_or_numbers_run_a_step_and_all_behind_it_again(tmp_path: Path, changed: dict[str, str]):
    run(tmp_path)
    assert len(run(tmp_path, **changed).ran) == 2  # type: ignore[arg-type]


def test_what_was_half_written_is_run_again(tmp_path: Path):
    run(tmp_path)
    (last,) = tmp_path.glob("fewer-*")
    last.rename(last.with_suffix(".part"))
    assert len(run(tmp_path).ran) == 1


def test_a_number_that_is_not_given_is_an_error():
    with pytest.raises(KeyError, match="ceiling"):
        with_numbers("SELECT 1 WHERE 2 < :ceiling", {})


def test_the_sql_is_told_in_the_engines_own():
    assert transpiled("SELECT a // 3 FROM t", "duckdb") == "SELECT a // 3 FROM t"
    assert "DIV" in transpiled("SELECT a // 3 FROM t", "spark")
