"""`headwater quotes` says what it did not look for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater import cli

SWEDISH = "Borgmästaren sa att bron håller i många år än.\nHon skrev i måndags: ”Bron håller, och den är alldeles ny.”\n"


@pytest.fixture
def swedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("bro.txt").write_text(SWEDISH, "utf-8")
    return "bro.txt"


def test_a_language_without_cue_words_still_gives_direct_quotations_and_says_what_was_not_looked_for(
    swedish: str, capsys: pytest.CaptureFixture[str]
):
    assert cli.run(["quotes", swedish, "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert [q["form"] for q in line["quotations"]] == ["direct"]
    (unchecked,) = line["unchecked"]
    assert "indirect quotations were not looked for" in unchecked


def test_a_drawn_list_says_so_on_standard_error(swedish: str, capsys: pytest.CaptureFixture[str]):
    assert cli.run(["quotes", swedish]) == 0
    done = capsys.readouterr()
    assert "not looked for" not in done.out
    assert done.err.startswith("headwater: bro.txt: indirect quotations were not looked for: no cue words for the language 'sv'")


def test_a_language_with_cue_words_leaves_nothing_unchecked(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "most.txt"
    file.write_text("Starosta řekl, že most vydrží, a lidé mu věří, protože ho sám postavil.\n", "utf-8")
    assert cli.run(["quotes", str(file), "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["language"], line["unchecked"]) == ("cs", [])
    assert [q["form"] for q in line["quotations"]] == ["indirect"]


def test_a_language_that_a_text_is_too_short_to_tell_can_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "deich.txt"
    file.write_text("Lund: Er hält, so Lund.\n", "utf-8")
    assert cli.run(["quotes", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["language"] is None
    assert cli.run(["quotes", str(file)]) == 0
    assert capsys.readouterr().err.rstrip().endswith("say which with --language")
    assert cli.run(["quotes", str(file), "--json", "--language", "de"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["language"], told["unchecked"]) == ("de", [])


def test_what_is_no_language_code_is_said_before_a_file_is_read(capsys: pytest.CaptureFixture[str]):
    assert cli.run(["quotes", "nowhere.txt", "--language", "German"]) == 2
    assert capsys.readouterr().err.startswith("headwater: 'German' is not a language code")
