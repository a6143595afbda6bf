"""The handbook's page on archives: its commands run, and the files and options that it names are there."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from headwater import cli
from headwater.corpus.looking import Looking

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reuse.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()]
SENTENCE = "Ferries will leave from the northern quay until engineers finish their survey."


def test_the_commands_of_the_page_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    for i, name in enumerate(("articles", "today")):
        rows = [{"id": f"{name} {k}", "text": f"{SENTENCE} Fog {i} {k}.", "published": f"2021-03-0{i + 1}"} for k in (1, 2)]
        Path(f"{name}.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    assert len(COMMANDS) == 3
    for command in COMMANDS:
        assert command[0] == "headwater"
        assert cli.run(command[1:]) == 0, capsys.readouterr().err
    files = set(re.findall(r"^\| `(\w+\.\w+)` \|", PAGE, re.MULTILINE))
    assert files == {p.name for p in Path("reuse").iterdir() if p.is_file()}


def test_the_numbers_of_the_page_are_those_of_the_settings():
    assert f"What up to {Looking().crowd} documents have" in PAGE
