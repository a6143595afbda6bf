"""`headwater compare --html`, the whole way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from headwater.cli import run

SOURCE = "The bridge over the Lee opens on Monday. The work cost 40 million crowns and took two years.\n"
REPORT = "“The work cost 14 million crowns,” the mayor said. The bridge over the Lee opens on Monday.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "letter.txt").write_text(SOURCE)
    (tmp_path / "press.txt").write_text(REPORT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_page_is_written_with_the_rules_in_words(files: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["compare", "letter.txt", "press.txt", "--html", "out.html"]) == 0
    assert capsys.readouterr().out == ""
    text = (files / "out.html").read_text("utf-8")
    assert "The report gives another number than the source in the same place" in text
    assert re.search(r"<b>. omitted</b>: [^<]*\d words", text)


def test_a_dash_is_standard_output(files: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    assert run(["compare", "letter.txt", "press.txt", "--html", "out.html"]) == 0
    assert run(["compare", "letter.txt", "press.txt", "--html", "-"]) == 0
    assert capfdbinary.readouterr().out == (files / "out.html").read_bytes()


@pytest.mark.parametrize("place", ["nowhere/out.html", "."])
@pytest.mark.usefixtures("files")
def test_a_place_that_cannot_be_written_is_told_in_one_line(capsys: pytest.CaptureFixture[str], place: str):
    assert run(["compare", "letter.txt", "press.txt", "--html", place]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert place in told
    assert "name a file" in told


def test_a_file_that_is_compared_is_never_written_over(files: Path, capsys: pytest.CaptureFixture[str]):
    assert run(["compare", "letter.txt", "press.txt", "--html", "./press.txt"]) == 2
    assert "one of those compared" in capsys.readouterr().err
    assert (files / "press.txt").read_text() == REPORT


@pytest.mark.parametrize("other", [["--json"], ["--view", "side"]])
def test_one_form_at_a_time(files: Path, capsys: pytest.CaptureFixture[str], other: list[str]):
    assert run(["compare", "letter.txt", "press.txt", "--html", "out.html", *other]) == 2
    assert "--html and --" in capsys.readouterr().err
    assert not (files / "out.html").exists()


def test_passages_of_captions_stand_with_the_time_when_they_are_spoken(files):
    cues = (
        ("00:00:01.000 --> 00:00:04.000", "The bridge over the river opens in May."),
        ("00:01:05.000 --> 00:01:09.000", "No fare is asked of anyone."),
    )
    (files / "talk.vtt").write_text("WEBVTT\n\n" + "\n\n".join("\n".join(cue) for cue in cues), "utf-8")
    (files / "told.txt").write_text("The bridge over the river opens in May, the mayor said.", "utf-8")
    assert run(["compare", "talk.vtt", "told.txt", "--html", "out.html"]) == 0
    times = re.findall(r'<p class="time">([^<]*)', (files / "out.html").read_text("utf-8"))
    assert list(dict.fromkeys(times)) == ["0:00:01", "0:01:05"]
