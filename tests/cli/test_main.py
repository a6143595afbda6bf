"""What becomes of errors, faults and signals: one place, one line, one exit status each."""

from __future__ import annotations

import contextlib
import gc
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater import cli, errors
from headwater.cli import inputs
from headwater.quotes.coverage import unchecked
from headwater.reading import read


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch):
    """Makes every reading of a file raise what is given."""

    def raising(error: BaseException) -> None:
        def document(_file: str, _encoding: str | None, _language: str | None = None) -> None:
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


REFUSED = [b"", b" \n", b"%PDF-1.7 ...", b"a\0b", b"caf\xe9", b"<html><body><script>1</script></body></html>"]


@pytest.mark.parametrize("content", REFUSED)
def test_an_error_names_the_file_as_it_was_given(content, tmp_path, monkeypatch, capsys):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert cli.run(["text", str(path)]) == 2
    of_the_file = capsys.readouterr().err
    assert of_the_file.startswith(f"headwater: {path}: ")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert cli.run(["text", "-"]) == 2
    assert capsys.readouterr().err == of_the_file.replace(str(path), "standard input")


BYTES = st.one_of(st.binary(max_size=80), st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))


@given(BYTES, st.sampled_from([["text"], ["quotes"], ["quotes", "--json"]]))
def test_whatever_a_file_holds_it_is_read_or_refused_in_one_line(content, command):
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.txt"
        file.write_bytes(content)
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = cli.run([*command, str(file)])
        lines = err.getvalue().splitlines()
        if status == 0:
            # `quotes` says what it could not look for
            notes = unchecked(read(file)) if command == ["quotes"] else ()
            assert len(lines) == len(notes)
            assert all(line.startswith(f"headwater: {file}: {note}") for line, note in zip(lines, notes, strict=True))
    assert status == 0 or (status, len(lines)) == (2, 1)
    assert (out.buffer.getvalue() == b"") <= (status == 2)


def test_the_script_is_not_stopped_to_look_for_cycles_every_few_objects(monkeypatch, capsys):
    before = gc.get_threshold()
    monkeypatch.setattr("sys.argv", ["headwater", "--version"])
    try:
        with pytest.raises(SystemExit, match="0"):
            cli.main()
        assert gc.isenabled()
        assert gc.get_threshold() == (cli.OBJECTS_BETWEEN, *before[1:])
    finally:
        gc.set_threshold(*before)
    assert capsys.readouterr().out.startswith("headwater ")
