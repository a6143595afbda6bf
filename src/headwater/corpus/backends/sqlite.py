"""SQLite: the same steps where nothing else is installed, for small archives; rows pass through Python on their way."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

ROWS_AT_ONCE = 50_000


class SQLite:
    """The steps on SQLite, in a file of its own that goes when it is closed."""

    name = "sqlite"
    dialect = "sqlite"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / "steps.sqlite"
        self.file.unlink(missing_ok=True)
        self.connection = sqlite3.connect(self.file)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self.connection.execute(f"PRAGMA {pragma}")

    def about(self) -> dict[str, Any]:
        return {"name": self.name, "version": sqlite3.sqlite_version}

    def give(self, name: str, source: pa.Table | Sequence[Path]) -> None:
        rows = source if isinstance(source, pa.Table) else pa.concat_tables([pq.read_table(file) for file in source])
        names = rows.column_names
        self.connection.execute(f"DROP TABLE IF EXISTS {name}")
        self.connection.execute(f"CREATE TABLE {name} ({', '.join(names)})")
        places = ", ".join("?" * len(names))
        for batch in rows.to_batches(ROWS_AT_ONCE):
            columns = [batch.column(i).to_pylist() for i in range(len(names))]
            self.connection.executemany(f"INSERT INTO {name} VALUES ({places})", zip(*columns, strict=True))
        if "shingle" in names:
            self.connection.execute(f"CREATE INDEX {name}_shingle ON {name} (shingle)")
        self.connection.commit()

    def write(self, sql: str, target: Path) -> None:
        cursor = self.connection.execute(sql)
        schema = pa.schema([(column[0], pa.int64()) for column in cursor.description])
        with pq.ParquetWriter(target, schema) as out:
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                columns = [pa.array(values, pa.int64()) for values in zip(*rows, strict=True)]
                out.write_table(pa.table(columns, schema=schema))

    def close(self) -> None:
        self.connection.close()
        self.file.unlink(missing_ok=True)


def start(folder: Path, memory_gb: float) -> SQLite:  # noqa: ARG001 - SQLite keeps to the disk by itself
    return SQLite(folder)
