"""What becomes of errors, faults and signals: one place, one line, one exit status each."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import cli, errors
from headwater.cli import inputs


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch):
    """Makes every reading of a file raise what is given."""

    def raising(error: BaseException) -> None:
        def document(_file: str, _encoding: str | None) -> None:
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


BYTES = st.one_of(st.binary(max_size=80), st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))


@settings(deadline=None)  # the machine may be busy
@given(BYTES, st.sampled_from([["text"], ["quotes"], ["quotes", "--json"]]))
def test_whatever_a_file_holds_it_is_read_or_refused_in_one_line(content, command):
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_bytes(content)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.run([*command, str(file)])
    assert (status, err.getvalue().count("\n")) in ((0, 0), (2, 1))
    assert (out.buffer.getvalue() == b"") <= (status == 2)
