"""DuckDB: one machine, all its cores, and the disk where memory does not do."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped]

from headwater.corpus.steps import no_room


class DuckDB:
    """The steps on DuckDB. folder: for what does not fit into memory."""

    name = "duckdb"
    dialect = "duckdb"

    def __init__(self, folder: Path, memory_gb: float) -> None:
        self.aside = folder / "duckdb-aside"
        self.connection = duckdb.connect()
        self.connection.execute(f"SET memory_limit = '{memory_gb:.2f}GB'")
        self.connection.execute("SET temp_directory = $aside", {"aside": str(self.aside)})
        self.connection.execute("SET preserve_insertion_order = false")

    def about(self) -> dict[str, Any]:
        return {"name": self.name, "version": str(duckdb.__version__)}

    def give(self, name: str, source: pa.Table | Sequence[Path]) -> None:
        self.connection.execute(f"DROP VIEW IF EXISTS {name}")
        if isinstance(source, pa.Table):
            self.connection.register(name, source)
        else:
            self.connection.read_parquet([str(file) for file in source]).create_view(name)

    def write(self, sql: str, target: Path) -> None:
        try:
            self.connection.execute(f"COPY ({sql}) TO '{str(target).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
        except (duckdb.IOException, duckdb.OutOfMemoryException) as fault:
            raise no_room(target.parent, fault) from None

    def close(self) -> None:
        self.connection.close()
        shutil.rmtree(self.aside, ignore_errors=True)


def start(folder: Path, memory_gb: float) -> DuckDB:
    return DuckDB(folder, memory_gb)
