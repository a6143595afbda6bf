"""Rows of an archive come from tables, files and a Library; what cannot be read is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from headwater.corpus.rows import Entry
from headwater.intake.items import Fault
from headwater.library import Library
from headwater.listing import entries_in, entries_kept
from headwater.reading import document

ROWS = [
    {"id": "a", "text": "Rain fell on the quay.", "outlet": "Coast Wire", "published": "2021-03-01", "title": "Rain"},
    {"id": "b", "text": "The sun returned at noon.", "outlet": "Coast Wire", "published": "2021-03-02", "title": "Sun"},
]
ENTRIES = [Entry(r["id"], r["text"], r["outlet"], r["published"], r["title"]) for r in ROWS]


def test_tables_of_every_kind_give_the_same_rows(tmp_path: Path):
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(r) + "\n" for r in ROWS))
    cells = [list(ROWS[0]), *(list(r.values()) for r in ROWS)]
    (tmp_path / "t.csv").write_text("".join(",".join(f'"{c}"' for c in line) + "\n" for line in cells))
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "t.parquet")
    for name in ("t.jsonl", "t.csv", "t.parquet"):
        assert list(entries_in([(tmp_path / name).read_bytes()])) == ENTRIES, name
    assert list(entries_in([tmp_path / "t.jsonl", tmp_path / "t.parquet"])) == ENTRIES * 2


def test_a_bad_line_among_many_is_told_with_its_number_and_the_rest_is_read(tmp_path: Path):
    lines = [json.dumps(ROWS[0]), "{no json", json.dumps(ROWS[1])]
    (tmp_path / "t.jsonl").write_text("\n".join(lines))
    first, fault, last = entries_in([tmp_path / "t.jsonl"])
    assert [first, last] == ENTRIES
    assert isinstance(fault, Fault)
    assert "t.jsonl line 2" in str(fault.error)


def test_a_row_without_a_text_is_an_entry_without_and_no_fault(tmp_path: Path):
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(r) + "\n" for r in (*ROWS, {"id": "c", "text": " "}, {"id": "d"})))
    assert list(entries_in([tmp_path / "t.jsonl"])) == [*ENTRIES, Entry("c", ""), Entry("d", "")]


def test_a_date_that_cannot_be_read_stands_as_it_is_given(tmp_path: Path):
    rows = [
        {"text": f"The mole number {i} is open to all who come.", "date": day} for i, day in enumerate(("2031-03-04", "spring", ""))
    ]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert [e.published for e in entries_in([tmp_path / "t.jsonl"]) if isinstance(e, Entry)] == ["2031-03-04", "spring", None]


def test_columns_of_other_names_can_be_told(tmp_path: Path):
    (tmp_path / "t.jsonl").write_text("".join(json.dumps({"n": i, "story": r["text"]}) + "\n" for i, r in enumerate(ROWS)))
    found = list(entries_in([tmp_path / "t.jsonl"], columns={"text": "story", "id": "n"}))
    assert found == [Entry("0", ROWS[0]["text"]), Entry("1", ROWS[1]["text"])]


def test_files_of_a_folder_are_read_as_documents(tmp_path: Path):
    (tmp_path / "page.html").write_text(
        "<html><title>Rain</title><body><p>Rain fell on the quay, and nobody minded.</p></body></html>"
    )
    (tmp_path / "note.txt").write_text("The sun returned at noon.")
    found = {Path(e.id).name: e for e in entries_in([tmp_path]) if isinstance(e, Entry)}
    assert found["note.txt"].text == "The sun returned at noon."
    assert "Rain fell on the quay" in found["page.html"].text


def test_half_characters_are_replaced_one_for_one(tmp_path: Path):
    (tmp_path / "t.jsonl").write_text('{"id": "a", "text": "Rain \\ud800 fell."}\n{"id": "b", "text": "Sun shone."}\n')
    first, _ = entries_in([tmp_path / "t.jsonl"])
    assert isinstance(first, Entry)
    assert first.text == "Rain \ufffd fell."


def test_a_library_gives_the_latest_version_of_each_document(tmp_path: Path):
    with Library(tmp_path / "press") as library:
        library.add([document(r["text"], id=r["id"], outlet=r["outlet"], published=r["published"]) for r in ROWS])
        library.add([document("The sun returned at one.", id="b")])
        found = {e.id: e for e in entries_kept(library.store)}
    assert {name: e.text for name, e in found.items()} == {"a": ROWS[0]["text"], "b": "The sun returned at one."}
    assert found["a"].published == "2021-03-01"
