"""Every step of an archive gives the same rows on every engine."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from pyarrow import parquet as pq

from headwater.corpus import backends, joins
from headwater.corpus.numbering import numbered
from headwater.corpus.shingles import postings
from headwater.corpus.steps import Engine, Steps

WORDS = ["barley", "harbour", "ferry", "council", "winter", "engine", "valley", "bridge", "letter", "orchard", "signal", "copper"]
ENGINES = ("duckdb", "sqlite", "spark")


def made_texts() -> list[str]:
    """Sixty short texts that share sentences, some of them widely."""
    chance = random.Random(7)
    sentences = [" ".join(chance.choice(WORDS) for _ in range(chance.randint(5, 12))).capitalize() + "." for _ in range(40)]
    return [" ".join(chance.choice(sentences[: 3 + i]) for _ in range(4)) for i in range(37)] + [sentences[0]] * 3


def given(steps: Steps) -> None:
    found = postings(numbered(made_texts()))
    docs = int(found.doc.max()) + 1
    steps.source("postings", "p", lambda: pa.table({f.name: getattr(found, f.name) for f in fields(found)}))
    steps.source(
        "texts",
        "t",
        lambda: pa.table(
            {"doc": np.arange(docs, dtype=np.int32), "time": np.arange(docs)[::-1].copy(), "day": np.arange(docs) * 3 % 41 - 1}
        ),
    )
    steps.source("runs", "r", lambda: pa.table(made_runs()))


def made_runs() -> dict[str, npt.NDArray[np.int64]]:
    """Sixty runs between forty texts."""
    rng = np.random.default_rng(11)
    start, a = rng.integers(0, 40, 60), rng.integers(0, 34, 60)
    b = a + 1 + rng.integers(0, 6, 60)
    return {"a": a, "b": b, "a_start": start, "a_end": start + 12, "b_start": start + 5, "b_end": start + 17}


def queued(steps: Steps, fresh: int) -> dict[str, Path]:
    steps.add("common", joins.COMMON, ["postings"], fresh=fresh)
    steps.add("paired", joins.PAIRED, ["common"], crowd=6, fresh=fresh)
    steps.add("chained", joins.CHAINED, ["common", "texts"], crowd=6, fresh=fresh)
    steps.add("worn", joins.WORN, ["common", "texts"], holders=4, quiet=3, occasions=3)
    found = steps.run()
    steps.source("seeds", "s", [found["paired"], found["chained"]])
    steps.add("places", joins.PLACES, ["seeds"], gap=3)
    steps.add("implied", joins.IMPLIED, ["runs"], fresh=fresh, busy=9, least=4, gap=3)
    return found | steps.run()


Rows = dict[str, list[tuple[int, ...]]]


def rows_on(name: str, folder: Path) -> Rows:
    engine: Engine = backends.engine(name, folder / "aside", 1.0)
    found: Rows = {}
    try:
        for fresh in (30,) if name == "spark" else (0, 30):  # each takes Spark some seconds
            steps = Steps(engine, folder / f"steps-{fresh}")
            given(steps)
            for step, file in queued(steps, fresh).items():
                table = pq.read_table(file)
                found[f"{step} from {fresh}"] = sorted(zip(*(table[c].to_pylist() for c in table.column_names), strict=True))
    finally:
        engine.close()
    return found


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Rows]:
    """What each step gives on an engine, worked out once."""

    @cache
    def found(engine: str) -> Rows:
        if engine == "spark" and not shutil.which("java"):
            pytest.skip("Spark needs Java, which is not installed")
        return rows_on(engine, tmp_path_factory.mktemp(engine))

    return found


@pytest.mark.parametrize(("engine", "fresh"), [("sqlite", 0), ("sqlite", 30), ("spark", 30)])
@pytest.mark.parametrize("step", ["common", "paired", "chained", "worn", "places", "implied"])
def test_a_step_gives_the_same_rows_as_on_duckdb(rows: Callable[[str], Rows], engine: str, step: str, fresh: int):
    name = f"{step} from {fresh}"
    assert rows("duckdb")[name], "nothing to compare"
    assert rows(engine)[name] == rows("duckdb")[name]


def test_with_fresh_texts_no_pair_of_old_ones_is_looked_at_again(rows: Callable[[str], Rows]):
    found = rows("duckdb")
    for step in ("paired", "chained", "places", "implied"):
        pairs = {row[:2] for row in found[f"{step} from 30"]}
        assert all(b >= 30 for _, b in pairs), step
        assert pairs < {row[:2] for row in found[f"{step} from 0"]}, step


def test_what_few_have_is_paired_in_full_and_what_many_have_in_a_chain_that_loses_none(rows: Callable[[str], Rows]):
    found = rows("duckdb")
    holders: dict[int, set[int]] = {}
    for shingle, doc, _, _ in found["common from 0"]:
        holders.setdefault(shingle, set()).add(doc)
    many = [docs for docs in holders.values() if len(docs) > 6]
    few = [docs for docs in holders.values() if len(docs) <= 6]
    assert many
    assert few
    assert {row[:2] for row in found["paired from 0"]} == {(a, b) for docs in few for a in docs for b in docs if a < b}
    chained = {row[:2] for row in found["chained from 0"]}
    widest = max(many, key=len)
    assert {d for pair in chained if widest.issuperset(pair) for d in pair} == widest
    assert len(found["chained from 0"]) <= 3 * sum(map(len, many))


def test_conclusions_never_name_a_pair_that_is_known_already(rows: Callable[[str], Rows]):
    implied = {row[:2] for row in rows("duckdb")["implied from 0"]}
    assert not implied & set(zip(*(made_runs()[side].tolist() for side in ("a", "b")), strict=True))
