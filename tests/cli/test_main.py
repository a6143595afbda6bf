"""What becomes of errors, faults and signals: one place, one line, one exit status each."""

from __future__ import annotations

import pytest

from headwater import cli, errors
from headwater.cli import inputs


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch):
    """Makes every reading of a file raise what is given."""

    def raising(error: BaseException) -> None:
        def document(_file: str) -> None:
            raise error

        monkeypatch.setattr(inputs, "document", document)

    return raising


@pytest.mark.parametrize("kind", [errors.NotFound, errors.TooLarge, errors.UsageError, errors.MissingExtra])
def test_every_error_of_a_user_is_status_2_and_its_line(reading, capsys, kind):
    reading(kind("a.txt: what was wrong; what to do"))
    assert cli.run(["text", "a.txt"]) == 2
    assert capsys.readouterr() == ("", "headwater: a.txt: what was wrong; what to do\n")


def test_ctrl_c_is_status_130_and_a_line(reading, capsys):
    reading(KeyboardInterrupt())
    assert cli.run(["text", "a.txt"]) == 130
    assert capsys.readouterr() == ("", "headwater: interrupted\n")


def test_a_fault_of_ours_is_told_from_a_finding(reading, capsys):
    reading(ZeroDivisionError("in the rules"))
    assert cli.run(["text", "a.txt"]) == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError: in the rules" in said
    assert said.endswith("headwater: this is a fault in Headwater, not in your files; please report the lines above\n")


def test_an_error_of_the_system_names_its_file(reading, capsys):
    reading(PermissionError(13, "Permission denied", "a.txt"))
    assert cli.run(["text", "a.txt"]) == 2
    assert capsys.readouterr().err.startswith("headwater: a.txt: Permission denied; ")


def test_an_error_without_the_name_of_its_file_gets_it(monkeypatch, capsys):
    def read(_source: object, **_known: object) -> None:
        raise errors.NoText("no text found; give another file")

    monkeypatch.setattr("headwater.reading.read", read)
    assert cli.run(["text", "folder/a.txt"]) == 2
    assert capsys.readouterr().err == "headwater: folder/a.txt: no text found; give another file\n"
