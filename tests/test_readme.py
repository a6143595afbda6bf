"""What the README tells a newcomer to do works, and what it points to is there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from headwater import cli
from headwater.text.encoder import UniversalEncoder

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def shell_lines() -> list[list[str]]:
    return [shlex.split(line) for block in blocks("sh") for line in block.splitlines()]


HEADWATER = [line[1:] for line in shell_lines() if line[0] == "headwater"]


def test_the_python_example_runs_and_prints_links():
    (example,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=PROJECT, timeout=120, check=True)
    assert done.stdout.count("  report: ") == done.stdout.count("  source: ") == 3
    assert re.search(r"^\w+ \d+ without a source, \d+ left out$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("arguments", HEADWATER, ids=" ".join)
def test_the_examples_of_the_command_line_run(arguments, monkeypatch, capsysbinary):
    monkeypatch.chdir(PROJECT)
    # A checking command that finds something says so: the altered report is there to be found out.
    assert cli.run(arguments) == (1 if "--draft" in arguments else 0)
    assert capsysbinary.readouterr().out


def test_there_are_five_examples_and_no_command_stands_in_a_block_that_no_test_runs():
    assert len(HEADWATER) == 5
    assert {line[0] for line in shell_lines()} == {"headwater", "make", "pip"}


def test_each_target_of_make_is_in_the_makefile():
    named = {line[1] for line in shell_lines() if line[0] == "make"}
    assert named == {"demo", "test"}
    assert named <= set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))


def test_every_command_of_the_program_is_named_and_no_other():
    there = set(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"`(\w+)[^`\n]*`: ", README)) == there


def test_every_option_named_is_one_of_a_command():
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    options = {o for command in commands.values() for p in command.params for o in p.opts}
    assert set(re.findall(r"--[a-z-]+", README)) - {"--help"} <= options


def test_every_file_that_is_pointed_to_is_there():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(links) > 4
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_as_many_languages_are_named_as_the_encoder_knows():
    (named,) = re.findall(r"are known: (.*?)\.", README, re.DOTALL)
    assert len(re.findall(r"[A-Z]\w+", named)) == len(UniversalEncoder.languages)
