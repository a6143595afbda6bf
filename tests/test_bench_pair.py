"""The bench of a pair times every way anew on the same texts, the command in processes of its own, and makes a long source."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import headwater

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "pair.py"
SOURCE = "The bridge over the river opens in May. It has cost the town forty million crowns. Nobody may cross it by night."
REPORT = "The bridge opens in May, the council said. It cost forty million crowns."


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The script; the environment of other tools is not made, so that no test needs a network."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SCRIPT.parent))
        patch.setenv("PATH", str(tmp_path_factory.mktemp("no-uv")))
        yield loaded()


def loaded() -> ModuleType:
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
    with bench.Others([SOURCE], [REPORT]) as others:
        found = bench.ways(*pair, passages, others)
        assert {"compare", "the encoder as it comes", "the encoder, our forward pass", *others.ways} <= set(found)
        assert all(way() > 0 for way in found.values())


def test_other_tools_answer_in_a_process_of_their_own_or_are_said_to_be_missing(bench: ModuleType):
    with bench.Others([SOURCE], [REPORT]) as others:
        assert sorted([*others.ways, *others.missing]) == ["CollateX", "TF-IDF, best sentence"]
        for way in others.ways:
            assert others.seconds(way) >= 0


def test_without_an_environment_all_other_tools_are_missing(bench: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    broken = tmp_path / "uv"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with bench.Others([SOURCE], [REPORT]) as others:
        assert others.ways == []
        assert others.missing == ["TF-IDF, best sentence", "CollateX"]


def test_each_way_starts_anew(bench: ModuleType, monkeypatch: pytest.MonkeyPatch):
    encoder = bench.UniversalEncoder()
    asked: list[int] = []
    encoded = encoder._encoded
    monkeypatch.setattr(encoder, "_encoded", lambda texts: asked.append(len(texts)) or encoded(texts))
    for _ in range(2):
        bench.compare_anew(headwater.document(SOURCE), headwater.document(REPORT), encoder)
    assert asked[: len(asked) // 2] == asked[len(asked) // 2 :] != []


def test_ratios_are_taken_within_each_run(bench: ModuleType):
    counted = bench.timed({"compare": lambda: 3.0, "other": lambda: 2.0}, 2)
    assert counted == {"compare": [3.0, 3.0], "other": [2.0, 2.0]}
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
    assert len(wall) == len(processor) == 1
    assert min(*wall, *processor) > 0
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
    assert min(took["wall"], took["compare"], took["encoder"], took["package"], took["memory"]) > 0
    said = bench.long_rows(({**took, "compare": 3.0, "encoder": 1.5, "package": 2.0}, took))
    assert "1.50 x the encoder as it comes" in said
    assert "2.00 x our forward pass" in said
