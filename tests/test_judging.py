"""Passages are drawn to be judged by reading, and what was judged is counted with its interval."""

from __future__ import annotations

import csv
import importlib.util
import io
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from headwater.corpus.rows import Entry
from headwater.reusing import reuse

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "judge_passages.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judge_passages", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(similarity: float, count: int) -> list[dict[str, Any]]:
    return [{"similarity": similarity, "doc_a": f"a{i:03d}", "doc_b": "b", "a_start": i, "b_start": 0} for i in range(count)]


def test_sixty_of_each_band_are_drawn_and_all_where_there_are_fewer(script: ModuleType):
    given = [*rows(0.5, 7), *rows(0.6, 100), *rows(0.95, 61)]
    found = script.drawn(given, 4)
    assert Counter(r["similarity"] for r in found) == {0.5: 7, 0.6: 60, 0.95: 60}
    assert found == script.drawn(given[::-1], 4) != script.drawn(given, 5)


def test_the_interval_is_wilsons(script: ModuleType):
    low, high = script.wilson(9, 10)
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    assert script.wilson(10, 10)[1] == pytest.approx(1.0)


def test_what_was_judged_is_counted_band_by_band_without_what_was_not(script: ModuleType):
    judged = [{"band": "from .95", "verdict": v} for v in ("right", "right", "wrong", "")]
    assert list(script.counted(judged)) == ["from .95: 2 of 3 right, 0.667 (0.208 to 0.939)"]


def test_a_drawn_passage_bears_its_words_on_both_sides(script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    shared = "Ferries will leave from the northern quay until engineers finish their survey."
    texts = {"one": f"Divers found cracks. {shared}", "other": f"{shared} Anglers gathered\nat dawn."}
    entries = [Entry(name, text, None, "2021-03-01", f"News of {name}") for name, text in texts.items()]
    reuse(entries, tmp_path)
    capsys.readouterr()
    script.main(["draw", str(tmp_path)])
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out), delimiter="\t")
    assert (row["words_a"], row["words_b"], row["band"]) == (shared, shared, "from .95")
    assert {row["title_a"], row["title_b"]} == {"News of one", "News of other"}
    assert row["verdict"] == ""
