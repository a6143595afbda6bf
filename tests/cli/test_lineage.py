from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater.cli import run
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
