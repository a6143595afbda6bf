"""The page of the handbook on the Library: its commands run one after the other, and it names what there is."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from headwater import cli

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "library.md").read_text("utf-8")
COMMANDS = (
    "add", "search", "trace", "descendants", "versions", "watch", "decide", "decisions", "export", "check", "reindex", "forget",
)  # fmt: skip


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


LINES = [shlex.split(line)[1:] for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(PROJECT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path / "samples")
    for wish in ("HEADWATER_LIBRARY", "COLUMNS"):
        monkeypatch.delenv(wish, raising=False)
    return tmp_path / "samples"


@pytest.mark.usefixtures("samples")
def test_every_command_of_the_page_does_what_it_says_in_the_order_of_the_page(capsysbinary: pytest.CaptureFixture[bytes]):
    found = {}
    for line in LINES:
        status = cli.run(line)
        out, err = capsysbinary.readouterr()
        assert (status, bool(out)) == (0, True), (line, err)
        found[" ".join(line)] = out.decode()
    assert "[1] Respected Chairman" in found["trace report-wire.txt"]
    assert "report-wire.txt" in found["descendants source.txt"]
    assert "was found: " in found["decisions report-wire.txt"]
    assert "all as it was kept" in found["check"]
    (example,) = blocks("python")
    exec(compile(example, "library.md", "exec"), {})
    assert capsysbinary.readouterr().out == b"Ferry ['The ferry at Orrin stops on Sunday, the harbour master said.']\n"


def test_each_command_has_an_example_on_the_page():
    # what is watched is not on this machine: its line stands in the text
    assert {line[0] for line in LINES} == {*COMMANDS} - {"watch"}
    assert "`headwater watch ADDRESS...`" in PAGE


def test_every_option_that_the_page_names_is_there():
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    options = {o for name in COMMANDS for p in commands[name].params for o in p.opts}
    of_the_bench = set(re.findall(r'"(--[a-z-]+)"', (PROJECT / "bench" / "library.py").read_text("utf-8")))
    assert set(re.findall(r"--[a-z][a-z-]*", PAGE)) <= {*options, *of_the_bench, "--offline"}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_help_has_examples_and_fits_the_screen(command: str, capsysbinary: pytest.CaptureFixture[bytes]):
    assert cli.run([command, "--help"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert "Example" in text
    assert f"headwater {command}" in text
    assert max(map(len, text.splitlines())) <= 80
