from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.cli import run
from tests.test_samples import SAMPLES
from tests.test_stories import PAPER, SPEECH, WIRE


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in (("speech", SPEECH), ("wire", WIRE), ("paper", PAPER)):
        Path(f"{name}.txt").write_text(f"{name.title()}\n2 April 2026\n\n{text}", "utf-8")
    return ["speech.txt", "wire.txt", "paper.txt"]


def test_the_tree_fits_the_screen_and_the_files_are_written(files: list[str], capsys: pytest.CaptureFixture[str]):
    written = ["--svg", "s.svg", "--graphml", "s.graphml", "--timeline", "s.csv"]
    assert run(["lineage", *files, *written, "--reasons"]) == 0
    out = capsys.readouterr().out
    assert all(len(line) <= 80 for line in out.splitlines())
    assert "Northern News Agency" in out
    assert "not in the archive" in out
    assert "why: " in out
    assert all(Path(name).stat().st_size > 100 for name in written[1::2])


def test_json_holds_the_graph_and_the_path_of_a_quotation(files: list[str], capsys: pytest.CaptureFixture[str]):
    assert run(["lineage", *files, "--json", "--quotation", "We shall rebuild it stone by stone"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "headwater.lineage/1"
    assert {p["kind"] for p in told["points"]} == {"document", "credited", "occasion"}
    assert told["path"][0]["document"] == "speech.txt"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["speech.txt", "--document", "x"], "headwater reuse"), (["speech.txt", "wire.txt", "--timeline", "t.png"], "svg or .csv"),
     (["."], "no edges.parquet")],
)  # fmt: skip
@pytest.mark.usefixtures("files")
def test_wrong_use_is_told_in_a_line(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str):
    assert run(["lineage", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_the_sample_goes_back_over_the_paper_to_the_day_of_the_words(capsys: pytest.CaptureFixture[str]):
    """What was said, who printed it, who reported it: each with its own day."""
    files = [str(SAMPLES / name) for name in ("report-wire.txt", "source.txt")]
    assert run(["lineage", *files, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    days = [(p["kind"], p.get("speaker") or p["name"], p.get("said"), p.get("written"), p.get("published")) for p in told["points"]]
    assert days == [
        ("occasion", "Aldren Toma", "2031-03-02", None, None),
        ("document", "Stenmor Lantern", None, None, "2031-03-03"),
        ("credited", "HPB", None, None, None),
        ("document", "TSP", None, "2031-03-03", "2031-03-03"),
    ]
    chain = [p["id"] for p in told["points"]]
    assert [(x["source"], x["target"]) for x in sorted(told["lines"], key=lambda x: chain.index(x["target"]))] == [
        (chain[0], chain[1]), (chain[1], chain[2]), (chain[2], chain[3]),
    ]  # fmt: skip
    assert [x["kind"] for x in told["lines"] if x["target"] == chain[3]] == ["quotation"]
