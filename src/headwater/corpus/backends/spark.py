"""Spark: what one machine cannot hold; local with all cores unless `SPARK_MASTER` names a cluster."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq
from pyspark import __version__
from pyspark.sql import SparkSession

LOCAL = "local[*]"


class Spark:
    """The steps on Spark; tables are handed over as Parquet files in a folder that workers can read."""

    name = "spark"
    dialect = "spark"

    def __init__(self, folder: Path, memory_gb: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder.resolve()
        master = os.environ.get("SPARK_MASTER", LOCAL)
        builder = SparkSession.builder.appName("headwater reuse").master(master)
        settings = {
            "spark.driver.memory": f"{max(1, round(memory_gb))}g",
            "spark.local.dir": str(self.folder),
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.warehouse.dir": str(self.folder / "warehouse"),
        }
        if master == LOCAL:  # a cluster's own settings say into how many parts a join is cut there
            settings["spark.sql.shuffle.partitions"] = str(2 * (os.cpu_count() or 1))
        for name, value in settings.items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")
        self.shuffles: dict[str, int] = {}  # of each step: how often its plan sends rows from worker to worker

    def about(self) -> dict[str, Any]:
        return {"name": self.name, "version": str(__version__), "shuffles": self.shuffles}

    def give(self, name: str, source: pa.Table | Sequence[Path]) -> None:
        if isinstance(source, pa.Table):
            file = self.folder / f"given-{name}.parquet"
            pq.write_table(source, file)
            source = [file]
        self.session.catalog.dropTempView(name)
        self.session.read.parquet(*(str(file.resolve()) for file in source)).createOrReplaceTempView(name)

    def write(self, sql: str, target: Path) -> None:
        rows = self.session.sql(sql)
        rows.write.parquet(str(target.resolve()))
        plan = rows._jdf.queryExecution().executedPlan().toString()
        # what is broadcast goes to all workers and is small
        self.shuffles[target.name.partition("-")[0]] = len(re.findall(r"(?<!\w)Exchange ", plan))

    def close(self) -> None:
        self.session.stop()
        for file in self.folder.glob("given-*.parquet"):
            file.unlink()


def start(folder: Path, memory_gb: float) -> Spark:
    return Spark(folder, memory_gb)
