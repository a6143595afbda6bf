"""Sets of questions and of edited texts: what each asks, in which file, and what its data hash depends on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from tests.gate.kinds import Edited
from tests.gate.verdict_sets import Headlines, Mutated, Quoted

LINE = "We will build the {} in 1987, and it's going to cost 5,500 crowns a year."


def test_labelled_quotations_are_asked_of_their_transcript_with_their_speaker(tmp_path: Path):
    home = tmp_path / "data" / "q"
    (home / "transcripts").mkdir(parents=True)
    (home / "transcripts" / "t.txt").write_text("ANN: We will.\n")
    row = {"id": "q1", "quote": "We will.", "transcript": "t.txt", "speaker": "Ann", "verdict": "verbatim"}
    (home / "gold.jsonl").write_text(json.dumps(row) + "\n")
    (one,) = Quoted(name="quotations", folder="q", gold="gold.jsonl").items(tmp_path, tmp_path)
    assert (one.quotation, one.source, one.speaker, one.gold) == ("We will.", home / "transcripts" / "t.txt", "Ann", row)


def test_a_headline_is_asked_of_what_the_article_quotes(tmp_path: Path):
    (tmp_path / "data" / "h").mkdir(parents=True)
    row = {"headline_quote": "짓겠다", "body_quotes": ["내년에 짓겠다", "돈이 없다"], "label": 1.0}
    (tmp_path / "data" / "h" / "dev.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    (one,) = Headlines(name="headlines", folder="h", file="dev.jsonl").items(tmp_path, tmp_path / "made")
    assert one.source.read_text("utf-8").split("\n\n") == ["내년에 짓겠다", "돈이 없다\n"]
    assert one.gold == {"changed": True}


def test_an_edited_text_is_compared_with_its_original_and_one_in_so_many_is_taken(tmp_path: Path):
    (tmp_path / "data" / "e").mkdir(parents=True)
    rows = [{"id": "a", "original_summary": "We will.", "summary": f"We will {i}.", "label": i % 2} for i in range(6)]
    (tmp_path / "data" / "e" / "x.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    whole = Edited(name="edits", folder="e").items(tmp_path, tmp_path / "made")
    assert [pair.gold for pair in whole] == [{"changed": True}, {"changed": False}] * 3
    assert whole[1].source.read_text() == "We will."
    assert whole[1].report.read_text() == "We will 1."
    some = Edited(name="edits", folder="e", every=3)
    assert [pair.name for pair in some.items(tmp_path, tmp_path / "made")] == ["edits/a#0", "edits/a#3"]
    assert some.data_sha256(tmp_path) != Edited(name="edits", folder="e").data_sha256(tmp_path)


def test_a_folder_without_files_is_missing_and_said_so(tmp_path: Path):
    assert "*.jsonl.gz" in str(Edited(name="edits", folder="e").missing(tmp_path))
    assert "*.txt" in str(Mutated(name="mutations", folder="m").missing(tmp_path))


def test_a_quick_run_keeps_both_edits_of_a_quotation_together(tmp_path: Path):
    (tmp_path / "data" / "m").mkdir(parents=True)
    talk = "\n\n".join(f"{'ANN LEE' if i % 2 else 'TOM BELL'}: {LINE.format(word)}" for i, word in enumerate("abcdefgh"))
    (tmp_path / "data" / "m" / "t.txt").write_text(talk)
    one = Mutated(name="mutations", folder="m", sampled=4)
    items = one.items(tmp_path, tmp_path)
    assert [item.gold["whole"] for item in one.sample(items)] == [items[i].gold["whole"] for i in (0, 1, 8, 9)]
    assert [item.gold["harmful"] for item in one.sample(items)] == [True, False] * 2
