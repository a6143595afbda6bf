"""The command of the gate: it skips with a reason, names a pair that fails, and its exit status is what it prints."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.gate import __main__ as gate
from tests.gate import floors, making, scoring
from tests.gate.__main__ import SHARED
from tests.gate.kinds import Labelled, Made, Pair
from tests.gate.making import Outcome
from tests.gate.sets import SETS

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared with the data and scorers beside the checkout")


def run(monkeypatch: pytest.MonkeyPatch, outcome: Any, *arguments: str) -> int:
    """The command with a stand-in for the comparison of a pair."""
    monkeypatch.setattr(making, "make_all", lambda items, processes: [outcome(item) for item in items])  # noqa: ARG005
    return gate.main(arguments)


def perfect(pair: Pair) -> Outcome:
    return Outcome(scoring.gold_as_prediction(scoring.load_scorer(SHARED), pair), 0.1)


def empty(pair: Pair) -> Outcome:  # noqa: ARG001
    return Outcome(dict(scoring.NOTHING), 0.1)


def test_without_the_data_it_says_what_is_missing_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert gate.main(["--shared", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert all(f"skipped: {one.name}: no {tmp_path}" in said for one in SETS)
    assert "nothing to score" in said


@needs_shared
def test_perfect_comparisons_are_pinned_then_hold_and_empty_ones_then_fail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    arguments = ("--only", "seeds", "cross-language", "--floors", str(tmp_path / "floors.json"))
    assert run(monkeypatch, perfect, *arguments) == 1, "nothing is pinned yet"
    assert run(monkeypatch, perfect, *arguments, "--repin") == 0
    assert floors.read(tmp_path / "floors.json")["seeds"]["floors"]["link_f1"] == 0.997
    assert run(monkeypatch, perfect, *arguments, "--json", str(tmp_path / "out.json")) == 0
    assert [row["figures"]["link_f1"] for row in json.loads((tmp_path / "out.json").read_text())] == [1.0, 1.0]
    capsys.readouterr()
    assert run(monkeypatch, empty, *arguments) == 1
    assert capsys.readouterr().out.count("UNDER ITS FLOOR") >= 4


@needs_shared
def test_a_pair_that_fails_or_is_not_sound_is_named_and_pins_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    arguments = ("--only", "seeds", "--repin", "--floors", str(tmp_path / "floors.json"))
    assert run(monkeypatch, lambda pair: Outcome(None, 0.1, ("ValueError: odd",)), *arguments) == 1  # noqa: ARG005
    assert "WRONG seeds/gold: ValueError: odd" in capsys.readouterr().out
    assert not (tmp_path / "floors.json").exists()


@needs_shared
def test_a_pair_of_two_sets_is_compared_once_and_counts_in_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    seen: list[str] = []

    def once(pair: Pair) -> Outcome:
        seen.append(pair.name)
        return perfect(pair)

    run(monkeypatch, once, "--only", "seeds", "majors", "--floors", str(tmp_path / "floors.json"))
    assert len(seen) == len(set(seen)) == 6
    assert "seconds of work: seeds 0.1 (1), majors 0.6 (6)" in capsys.readouterr().out


def test_a_file_that_cannot_be_compared_becomes_an_outcome_with_its_error(tmp_path: Path):
    outcome = making.attempt(Pair("p", tmp_path / "none.txt", tmp_path / "none either.txt"))
    assert outcome.said is None
    assert "none.txt" in outcome.wrong[0]


def test_two_real_files_become_a_sound_comparison(tmp_path: Path):
    text = "The bridge over the river opens in May. It has cost forty million crowns.\n"
    for name in ("source.txt", "report.txt"):
        (tmp_path / name).write_text(text, "utf-8")
    outcome = making.attempt(Pair("p", tmp_path / "source.txt", tmp_path / "report.txt"))
    assert outcome.wrong == ()
    assert outcome.said is not None
    assert {link["relation"] for link in outcome.said["links"]} == {"verbatim"}


def test_a_comparison_that_breaks_the_contract_is_wrong_though_it_could_be_scored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    real = making.compare
    monkeypatch.setattr(making, "compare", lambda source, report: replace(real(source, report), unsourced=(), links=()))
    (tmp_path / "text.txt").write_text("The bridge over the river opens in May.\n", "utf-8")
    outcome = making.attempt(Pair("p", tmp_path / "text.txt", tmp_path / "text.txt"))
    assert outcome.said is not None
    assert any("leave out" in fault for fault in outcome.wrong)


def test_a_quick_run_scores_a_fixed_part_of_the_made_sets_and_all_of_the_others():
    some = [Pair(f"p{i}", Path(), Path()) for i in range(10)]
    made = Made(name="m", folder="m", source="s", report="r", ids="i", relation="reworded")
    assert [pair.name for pair in made.sample(some)] == ["p0", "p4", "p8"]
    assert Labelled(name="l", folder="l", golds=()).sample(some) == some


@pytest.mark.parametrize("touched", ["data/l/gold.json", "data/l/s.txt", "eval/links.py"])
def test_the_data_hash_changes_with_labels_texts_and_scorer(tmp_path: Path, touched: str):
    one = Labelled(name="l", folder="l", golds=("gold.json",))
    (tmp_path / "data" / "l").mkdir(parents=True)
    (tmp_path / "eval").mkdir()
    (tmp_path / "data" / "l" / "gold.json").write_text('{"source": {"file": "s.txt"}, "report": {"path": "s.txt"}, "links": []}')
    (tmp_path / "data" / "l" / "s.txt").write_text("text")
    assert one.missing(tmp_path) == f"no {tmp_path / 'eval' / 'links.py'}"
    (tmp_path / "eval" / "links.py").write_text("pass")
    assert one.missing(tmp_path) is None
    before = one.data_sha256(tmp_path)
    with (tmp_path / touched).open("a") as file:
        file.write("\n")
    assert one.data_sha256(tmp_path) != before
