"""The handbook's page on lineage: its commands run, and the kinds that it names are those that are told."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from headwater import cli
from headwater.lineage.kinds import KINDS
from tests.test_stories import PAPER, SPEECH, WIRE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "lineage.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]


def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    texts = {"speech": SPEECH, "wire": WIRE, "d17": PAPER}
    for name, text in texts.items():
        Path("paper.txt" if name == "d17" else f"{name}.txt").write_text(text, "utf-8")
    Path("docs.jsonl").write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in texts.items()), "utf-8")
    assert cli.run(["reuse", "docs.jsonl", "--out", "reuse", "--workers", "1"]) == 0
    assert cli.run(["add", "speech.txt", "paper.txt", "--library", "press.headwater"]) == 0
    assert len(COMMANDS) == 6
    for command in COMMANDS:
        assert command[0] == "headwater"
        assert cli.run(command[1:]) == 0, capsys.readouterr().err
    assert Path("story.svg").is_file()
    assert Path("story.csv").is_file()


def test_the_page_names_every_kind():
    told = re.findall(r"^\| ([a-z -]+) \| \w", PAGE.split("| kind | when |")[1], re.MULTILINE)
    assert [k.replace(" ", "_").replace("-", "_") for k in told] == list(KINDS)
