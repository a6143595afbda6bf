from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError, NotFound
from headwater.intake.containers import columns_of, items, kind_in_words
from headwater.intake.items import Fault, Item
from headwater.reading import read, read_all
from tests.intake.printed import column, pdf
from tests.intake.test_archives import tarred, zipped
from tests.intake.test_warc import crawl

TABLE = b'{"text": "The dam opens."}\n{"text": "The ferry ends."}\n'


def test_a_document_of_any_kind_is_one_item_with_its_bytes():
    for data in (
        b"The dam opens.",
        b"<p>The dam.</p><p>It opens.</p>",
        pdf([column(["The dam opens."])]),
        b"\x89PNG\r\n\x1a\n\0",
        b"",
    ):
        (found,) = items(data, "x")
        assert isinstance(found, Item)
        assert (found.content, found.origin) == (data, "x")


def test_a_folder_is_all_that_its_files_hold(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.jsonl").write_bytes(TABLE)
    (tmp_path / "a.bin").write_bytes(b"The dam opens.")
    (tmp_path / "sub" / "c.zip").write_bytes(zipped({"d.txt": b"The river.", "e.jsonl": TABLE}))
    origins = [part.origin for part in items(tmp_path, "press")]
    assert origins == [
        "press/a.bin", "press/b.jsonl line 1", "press/b.jsonl line 2",
        "press/sub/c.zip/d.txt", "press/sub/c.zip/e.jsonl line 1", "press/sub/c.zip/e.jsonl line 2",
    ]  # fmt: skip
    assert next(items(tmp_path)).origin == str(tmp_path / "a.bin")


def test_the_name_of_a_file_decides_nothing(tmp_path: Path):
    (tmp_path / "page.pdf").write_bytes(TABLE)
    assert len(list(items(tmp_path / "page.pdf"))) == 2
    assert read(zipped({"report.exe": b"The dam opens."})).text == "The dam opens."


def test_what_is_not_there_is_a_fault_in_one_line(tmp_path: Path):
    for path, what in ((tmp_path / "gone", "no such file"), (Path("a\0b"), "cannot be read"), (tmp_path, "a folder without files")):
        (fault,) = items(path)
        assert isinstance(fault, Fault)
        assert what in str(fault.error)
    with pytest.raises(NotFound):
        read_all(tmp_path / "gone")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TABLE, "a table (JSON Lines)"), (b"title,text\nDam,It opens.\n", "a table (CSV)"),
        (zipped({"a": b"x"}), "an archive (ZIP)"),
        (tarred({"a": b"x"}), "an archive (tar)"), (crawl(packed=False), "a web archive (WARC)"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "a feed"), (crawl(packed=True), "a packed file"), (b"The dam opens.", None),
        (pdf([column(["The dam."])]), None), (zipped({"word/document.xml": b"<x/>"}), None),
    ],
)  # fmt: skip
def test_containers_are_told_by_their_content(data: bytes, kind: str | None):
    assert kind_in_words(data) == kind


def test_reading_one_document_of_a_container_with_several_says_so(tmp_path: Path):
    (tmp_path / "news.csv").write_bytes(TABLE)
    with pytest.raises(
        InputError, match=r"news\.csv: a table \(JSON Lines\) of several documents; take one out of it, or read them all"
    ):
        read(tmp_path / "news.csv")
    only = read(zipped({"a/b.txt": b"The dam opens."}), language="nl", title="Dam")
    assert (only.text, only.language, only.title) == ("The dam opens.", "nl", "Dam")


def test_reading_all_raises_the_first_fault_or_gathers_them():
    data = zipped({"a.txt": b"The dam opens.", "b.png": b"\x89PNG\r\n\x1a\n\0", "c.txt": b"The ferry ends."})
    with pytest.raises(InputError, match=r"^x/b\.png: a PNG image, not text"):
        read_all(data, name="x")
    faults: list[Exception] = []
    found = read_all(data, name="x", faults=faults)  # type: ignore[arg-type]
    assert [(d.id, d.text) for d in found] == [("x/a.txt", "The dam opens."), ("x/c.txt", "The ferry ends.")]
    assert [str(f).partition(":")[0] for f in faults] == ["x/b.png"]


def test_a_file_is_known_by_its_path_and_bytes_by_their_text(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"The dam opens.")
    assert [d.id for d in read_all(tmp_path / "a.txt")] == [str(tmp_path / "a.txt")]
    assert read_all(b"The dam opens.") == [read(b"The dam opens.")]


def test_columns_are_shown_of_a_packed_table_and_of_a_file(tmp_path: Path):
    import gzip

    (tmp_path / "t.gz").write_bytes(gzip.compress(TABLE))
    assert columns_of(tmp_path / "t.gz") == columns_of(TABLE) == {"text": "text"}
    assert columns_of(zipped({"a": TABLE})) == {}
    with pytest.raises(InputError, match="cannot be read"):
        columns_of(tmp_path / "gone")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes):
    for start in (
        b"",
        b"PK\x03\x04",
        b"\x1f\x8b\x08\0",
        b"WARC/1.0\r\n",
        b"<rss>",
        b"PAR1\0",
        b"BZh9",
        b'{"text": "',
        b"text,title\n",
    ):
        assert list(items(start + data, "x")) or start == b"WARC/1.0\r\n"
