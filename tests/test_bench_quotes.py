"""The bench of quotes sends the same articles through every way, says what is not installed, and scores what was found."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "bench" / "quotes.py"
TEXT = 'The bridge is shut. "It opens in May at last," Ann Lee said.'


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotes_bench", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_articles_are_those_of_the_file_and_without_one_the_samples_in_turn(bench: ModuleType, tmp_path: Path):
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(json.dumps({"text": f"Text {i}."}) for i in range(5)).encode()))
    assert [row["text"] for row in bench.articles(file, 3)] == ["Text 0.", "Text 1.", "Text 2."]
    samples = bench.articles(tmp_path / "none", 9)
    assert len(samples) == 9
    assert len({row["text"] for row in samples}) < 9


def test_what_is_not_installed_is_left_out_and_named(bench: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def refuse(name: str) -> ModuleType:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(bench, "importlib", SimpleNamespace(import_module=refuse))
    ways, missing = bench.all_ways("a model")
    assert list(ways) == ["headwater"]
    assert "spacy" in missing


def test_every_way_is_timed_on_every_article_and_headwater_is_given_as_a_ratio(bench: ModuleType):
    rows = [{"text": TEXT}] * 2
    took, found = bench.timed(rows, {"headwater": bench.headwater_way, "nothing": lambda text: []})  # noqa: ARG005
    assert [len(times) for times in took.values()] == [2, 2]
    assert [[len(one) for one in said] for said in found.values()] == [[1, 1], [0, 0]]
    lines = bench.table({"headwater": [0.02, 0.02, 0.05], "other": [0.5, 0.3, 0.1]}).split("\n")
    assert lines[1].split()[1] == "33.3"
    assert lines[2].split() == ["other", "3.3", "300.0", "500.0", "10.0", "x", "as", "fast"]


def test_a_text_that_textacy_gives_up_on_has_nothing_found(bench: ModuleType):
    def unclosed(parsed: object) -> list[object]:  # noqa: ARG001
        raise ValueError("5 quotation marks found")

    class Token:
        idx = TEXT.index("Ann")

        def __len__(self) -> int:
            return 3

    one = SimpleNamespace(speaker=[Token()], cue=[], content=SimpleNamespace(start_char=20, end_char=46))
    assert bench.textacy_way(SimpleNamespace(direct_quotations=unclosed), TEXT) == []
    assert bench.textacy_way(SimpleNamespace(direct_quotations=lambda parsed: [one]), TEXT) == [  # noqa: ARG005
        {"form": "direct", "spans": [{"start": 20, "end": 46}], "speaker": {"start": 47, "end": 50}, "cue": None}
    ]


def test_what_was_found_is_scored_where_the_scorer_is(bench: ModuleType, tmp_path: Path):
    assert bench.load_scorer(tmp_path / "none.py") is None
    scorer = bench.load_scorer(bench.SHARED / "eval" / "quotations.py")
    if scorer is None:
        pytest.skip("no ../shared with the scorers beside the checkout")
    ann = "T1\tSource 47 54\tx\nT2\tContent 20 46\tx\nT3\tContent 0 18\tx\nE1\tSource:T1 Content:T2\nE2\tContent:T3"
    rows = [{"text": TEXT, "ann": [ann]}]
    found = {"headwater": [bench.headwater_way(TEXT)], "nothing": [[]]}
    assert bench.scored(scorer, rows, found["headwater"], direct=True) == (1.0, 1.0)
    assert bench.scored(scorer, rows, found["headwater"], direct=False) == (0.6667, 1.0)
    assert [line.split()[0] for line in bench.quality(scorer, rows, found).split("\n")[1:]] == ["headwater"]
