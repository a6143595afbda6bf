"""The bench of a pair times every way anew on the same texts, the command in processes of its own, and makes a long source."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

import headwater

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "pair.py"
SOURCE = "The bridge over the river opens in May. It has cost the town forty million crowns. Nobody may cross it by night."
REPORT = "The bridge opens in May, the council said. It cost forty million crowns."


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pair_bench", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_encoder_alone_gets_the_passages_that_the_comparison_encodes(bench: ModuleType):
    pair = headwater.document(SOURCE, language="en"), headwater.document(REPORT, language="en")
    passages = bench.encoded_passages(*pair)
    assert len(passages) == len(set(passages))
    assert {"It has cost the town forty million crowns.", "It cost forty million crowns.", "night"} <= set(passages)
    found, missing = bench.ways(*pair, passages)
    assert {"compare", "the encoder alone", "the encoder's own package"} <= set(found)
    assert set(missing) <= {"TF-IDF, best sentence", "CollateX"}


def test_each_way_starts_anew(bench: ModuleType, monkeypatch: pytest.MonkeyPatch):
    encoder = bench.UniversalEncoder()
    asked: list[int] = []
    encoded = encoder._encoded
    monkeypatch.setattr(encoder, "_encoded", lambda texts: asked.append(len(texts)) or encoded(texts))
    for _ in range(2):
        bench.compare_anew(headwater.document(SOURCE), headwater.document(REPORT), encoder)
    assert asked[: len(asked) // 2] == asked[len(asked) // 2 :] != []


def test_ratios_are_taken_within_each_run(bench: ModuleType):
    counted = bench.timed({"compare": lambda: None, "other": lambda: None}, 2)
    assert [len(times) for times in counted.values()] == [2, 2]
    said = bench.rows({"compare": [1.0, 4.0, 9.0], "other": [1.0, 2.0, 3.0]}).split("\n")
    assert said[2].split() == ["other", "2.000", "2.00", "x", "it"]


def test_the_command_runs_compiled_and_keeps_what_it_keeps_in_the_folder_of_the_bench(
    bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environment = bench.cold_environment(tmp_path)
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["HEADWATER_CACHE"] == str(tmp_path / "kept") != os.environ.get("HEADWATER_CACHE")
    wall, processor = bench.command(["--version"], environment, 1)
    assert wall > 0 < processor
    assert list((tmp_path / "compiled").rglob("*.pyc"))


def test_a_long_source_is_as_long_as_it_says_and_the_report_takes_every_second_sentence_as_it_is(bench: ModuleType):
    source, report = bench.long_pair(3000)
    assert (source, report) == bench.long_pair(3000)
    assert 3000 <= len(source.split()) < 3300
    assert 600 <= len(report.split()) < 650
    told = report.split("\n\n")
    assert all(line in source for line in told[::2])
    assert sum(line in source for line in told[1::2]) <= len(told) // 8


def test_one_comparison_says_what_it_took(bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HEADWATER_CACHE", "off")
    for name, text in (("source.txt", SOURCE), ("report.txt", REPORT)):
        (tmp_path / name).write_text(text)
    took = bench.one_comparison(tmp_path / "source.txt", tmp_path / "report.txt")
    assert took["words"] == len(SOURCE.split())
    assert took["passages"] >= 5
    assert min(took["wall"], took["compare"], took["encoder"], took["memory"]) > 0
    said = bench.long_rows(({**took, "compare": 3.0, "encoder": 2.0}, took))
    assert "1.50 x the encoder alone" in said
