from __future__ import annotations

import io
import os
import sys
import time

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from headwater.cli import terminal


class Screen(io.StringIO):
    """A standard output that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@given(st.text())
def test_what_is_printed_is_one_line_without_control_characters(text):
    shown = terminal.printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(c < " " or "\x7f" <= c < "\xa0" for c in shown)


def test_letters_marks_and_emoji_are_printed_as_they_are():
    assert (
        terminal.printable("Ça va? 大桥 \U0001f469\u200d\U0001f467 e\u0301 \u200fعربي")
        == "Ça va? 大桥 \U0001f469\u200d\U0001f467 e\u0301 \u200fعربي"
    )


def test_direction_overrides_are_left_out():
    assert terminal.printable("abc\u202etxt.exe") == "abctxt.exe"


def test_a_complaint_is_one_line_on_standard_error(capsys):
    terminal.complain("a\nb\x1b[31m.txt: no such file")
    assert capsys.readouterr().err == "headwater: a b\ufffd[31m.txt: no such file\n"


def drawn(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal.show([Text("bridge", style="bold color(130)")])
    return stream.getvalue()


def test_a_terminal_gets_colour(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in drawn(monkeypatch, Screen())


def test_no_color_is_obeyed(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert drawn(monkeypatch, Screen()) == "bridge\n"


def test_what_is_no_terminal_gets_no_colour(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert drawn(monkeypatch, io.StringIO()) == "bridge\n"


def test_lines_are_not_broken_again_where_they_are_printed(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "20")
    terminal.show([Text("a line of more than twenty columns, drawn already")])
    assert capsys.readouterr().out == "a line of more than twenty columns, drawn already\n"


def test_data_are_written_in_utf_8_whatever_the_locale(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    terminal.write("大桥\r\n\udcff")
    assert raw.getvalue() == "大桥\r\n".encode() + rb"\udcff"


def test_a_screen_in_an_old_encoding_shows_codes_and_goes_on(monkeypatch):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    terminal.show([Text("≈ é")])
    assert raw.getvalue() == b"\\u2248 \xe9\n"


def test_a_closed_pipe_ends_the_program_and_is_no_fault(monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(typer.Exit) as ended:
            terminal.write("data")
    assert ended.value.exit_code == 0


def test_progress_is_silent_where_nobody_watches(capsys):
    with terminal.progress("reading") as say:
        say("linking", 0.5)
    assert capsys.readouterr() == ("", "")


def test_progress_shows_stages_once_the_work_lasts(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with terminal.progress("reading") as say:
        say("linking", 0.5)
        for _ in range(200):
            if "linking" in screen.getvalue():
                break
            time.sleep(0.02)
    assert "linking" in screen.getvalue()


def test_short_work_shows_no_bar(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with terminal.progress("reading") as say:
        say("linking", 0.5)
    assert screen.getvalue() == ""
