"""`headwater reuse` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyarrow import parquet as pq

from headwater import cli

SENTENCE = "Ferries will leave from the northern quay until engineers finish their survey."
ROWS = [
    {"id": "wire", "text": f"Three piers were closed. {SENTENCE}", "published": "2021-03-01"},
    {"id": "local", "text": f"Anglers gathered at dawn. {SENTENCE} The tide was out.", "published": "2021-03-02"},
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(r) + "\n" for r in ROWS))
    return file


def test_it_says_what_was_found_and_leaves_the_files(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.run(["reuse", str(table), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert "2 documents" in said.out
    assert "1 shared passage in 1 cluster" in said.out
    assert said.err == ""
    (row,) = pq.read_table(tmp_path / "out" / "passages.parquet").to_pylist()
    assert (row["doc_a"], row["doc_b"]) == ("wire", "local")
    assert all(len(line) <= 80 for line in said.out.replace(str(tmp_path), "").splitlines())


def test_an_unreadable_row_is_told_and_the_status_says_so(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table.write_text(table.read_text() + "{broken\n")
    assert cli.run(["reuse", str(table), "--out", str(tmp_path / "out"), "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["left_out"]["unreadable"]["count"] == 1
    assert "articles.jsonl line 3" in said.err
    assert said.err.count("\n") == 1


def test_more_can_be_added_and_another_archive_is_refused(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = str(tmp_path / "out")
    assert cli.run(["reuse", str(table), "--out", out]) == 0
    late = tmp_path / "late.jsonl"
    late.write_text(
        "".join(json.dumps({"id": f"late {i}", "text": f"{SENTENCE} Fog {i}.", "published": "2021-03-05"}) + "\n" for i in (1, 2))
    )
    capsys.readouterr()
    assert cli.run(["reuse", str(late), "--out", out]) == 2
    assert "--add" in capsys.readouterr().err
    assert cli.run(["reuse", str(late), "--out", out, "--add"]) == 0
    assert "4 documents" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "o"], "nothing to compare"),
        (["missing.jsonl", "--out", "o"], "no such file"),
        (["HERE", "--out", "o", "--engine", "abacus"], "no engine 'abacus'"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str],
    message: str,
    table: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    monkeypatch.chdir(tmp_path)
    assert cli.run(["reuse", *(str(table) if a == "HERE" else a for a in arguments)]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_a_library_is_an_archive_too(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    library = str(tmp_path / "press")
    assert cli.run(["add", str(table), "--library", library, "--no-encode"]) == 0
    assert cli.run(["reuse", "--library", library, "--out", str(tmp_path / "out"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["found"]["passages"] == 1
