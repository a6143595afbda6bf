from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import NoText, NotText
from headwater.intake.containers import columns_of, items
from headwater.intake.items import Fault, Item
from headwater.intake.tables import LONGEST_ROW, row_text
from headwater.reading import read_all

ROWS = [
    {
        "doc_id": "a1",
        "headline": "Dam opens",
        "story": "The dam opens on Monday, they said.",
        "date": "2031-03-04",
        "lang": "English",
    },
    {"doc_id": "a2", "headline": "Ferry ends", "story": "The ferry\nends today.", "date": "March 5, 2031", "lang": "en-GB"},
]


def json_lines(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def separated(rows: list[dict[str, str]], delimiter: str = ",") -> bytes:
    import csv

    held = io.StringIO()
    writer = csv.DictWriter(held, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return held.getvalue().encode()


def parquet(rows: list[dict[str, str]]) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as writer

    held = io.BytesIO()
    writer.write_table(pyarrow.Table.from_pylist(rows), held)
    return held.getvalue()


@pytest.mark.parametrize(
    "table",
    [
        json_lines(ROWS),
        json.dumps(ROWS).encode(),
        json.dumps({"count": 2, "articles": ROWS}, indent=1).encode(),
        separated(ROWS),
        separated(ROWS, "\t"),
        separated(ROWS, ";"),
        b"\xef\xbb\xbf" + separated(ROWS),
        separated(ROWS).decode().encode("utf-16"),
        pytest.param(parquet, id="parquet"),
    ],
)
def test_each_row_of_a_table_is_a_document_with_what_its_columns_say(table: bytes):
    data = table(ROWS) if callable(table) else table
    expected = {"text": "story", "id": "doc_id", "title": "headline", "published": "date", "language": "lang"}
    assert columns_of(data) == expected
    first, second = read_all(data, name="news")
    assert (first.id, first.title, first.text, first.published, first.language) == (
        "a1", "Dam opens", "The dam opens on Monday, they said.", "2031-03-04", "en",
    )  # fmt: skip
    assert (second.text.replace("\r", ""), second.published) == ("The ferry\nends today.", "2031-03-05")


def test_a_column_that_the_caller_names_wins_over_the_guess():
    (one,) = items(
        json_lines([{"text": "The short form of it.", "long": "The long form of the story."}]), "t", columns={"text": "long"}
    )
    assert isinstance(one, Item)
    assert row_text(one.content, one.told["columns"], name="t") == "The long form of the story."


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    (fault,) = items(separated(ROWS), "news.csv", columns={"text": "tale"})
    assert isinstance(fault, Fault)
    assert str(fault.error).startswith("news.csv: no column 'tale' (for text); the columns are 'doc_id', 'headline', 'story'")


def test_a_bad_line_is_a_fault_with_its_number_and_the_rest_is_read():
    lines = json_lines(ROWS).splitlines()
    found = list(items(b"\n".join([lines[0], b"", b'{"story": "cut of', b"[1]", lines[1]]), "news.jsonl"))
    assert [type(part) for part in found] == [Item, Fault, Fault, Item]
    assert [part.origin for part in found] == [f"news.jsonl line {n}" for n in (1, 3, 4, 5)]
    assert str(found[1].error).startswith("news.jsonl line 3: not a JSON object (")


def test_a_row_of_too_many_or_too_few_cells_is_a_fault_with_its_line():
    table = b'title,text\nOne,"First\nline, and second"\nTwo,it,is\nThree\nFour,The fourth.\n'
    table += b"".join(b"%d,The text of it.\n" % i for i in range(9))
    found = list(items(table, "t.csv"))
    assert [part.origin for part in found[:4]] == ["t.csv line 2", "t.csv line 4", "t.csv line 5", "t.csv line 6"]
    assert str(found[1].error) == "t.csv line 4: 3 cells where the head names 2; put the text in quotation marks"
    assert str(found[2].error) == "t.csv line 5: 1 cell where the head names 2"


def test_a_table_in_an_old_encoding_is_read_and_so_is_one_whose_encoding_is_told():
    text = "заголовок;text\n" + "Плотина;Плотина открывается в понедельник, сказал губернатор области на встрече с жителями.\n" * 9
    assert "губернатор" in read_all(text.encode("cp1251"), name="t")[0].text
    assert "губернатор" in read_all(text.encode("koi8-r"), name="t", encoding="koi8-r")[0].text


def test_a_list_that_is_cut_off_gives_the_rows_before_the_cut():
    whole = json.dumps([{"text": f"The text of row {i}."} for i in range(50)]).encode()
    found = list(items(whole[: len(whole) // 2], "t.json"))
    assert sum(isinstance(part, Item) for part in found) >= 20
    assert isinstance(found[-1], Fault)
    assert "what follows is not read" in str(found[-1].error)


def test_a_list_that_is_longer_than_what_is_read_at_once_is_read_whole():
    rows = [{"id": i, "text": f"The text of row {i}, " + "a" * (i % 900)} for i in range(5000)]
    found = list(items(json.dumps(rows).encode(), "t"))
    assert [json.loads(part.content)["id"] for part in found if isinstance(part, Item)] == list(range(5000))


def test_a_table_is_read_row_by_row_and_never_whole():
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            line = b'{"text": "The dam opens."}\n'
            held = (line * (len(buffer) // len(line) + 1))[self.read_so_far % len(line) :][: len(buffer)]
            buffer[: len(held)] = held
            self.read_so_far += len(held)
            return len(held)

    from headwater.intake.tables import table_items

    source = Endless()
    rows = table_items(io.BufferedReader(source), "jsonl", name="endless")
    assert [next(rows).origin for _ in range(1000)][-1] == "endless line 1000"
    assert source.read_so_far < 100_000


def test_a_line_without_an_end_is_refused_and_the_next_is_read():
    table = b'{"text": "The dam."}\n' + b'{"text": "' + b"a" * (LONGEST_ROW + 5) + b'"}\n{"text": "The ferry."}\n'
    found = list(items(table, "t"))
    assert [type(part) for part in found] == [Item, Fault, Item]


@pytest.mark.parametrize(
    "text",
    [
        "Dear all, it is done\nand so, we think, it will be\nfor long, at least here.\n" * 5,
        "name,age\nAda,31\nBen,42\n",
        '{"a": 1}',
        "{this} is no object",
        "[{sic}] he wrote",
        '["one", "two"]',
        "The dam | opens\non Monday",
    ],
)
def test_a_text_with_commas_or_braces_and_a_table_without_texts_stay_one_document(text: str):
    (one,) = items(text.encode(), "x")
    assert isinstance(one, Item)
    assert one.content == text.encode()
    assert columns_of(text.encode()) == {}


def test_json_lines_without_a_column_of_texts_say_which_columns_there_are():
    (fault,) = items(b'{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n', "t.jsonl")
    assert str(fault.error) == "t.jsonl: no column holds texts; the columns are 'a', 'b'; name it with --text COLUMN"


def test_markup_in_a_cell_is_read_as_a_page():
    (found,) = read_all(
        b'{"title": "Dam", "content_html": "<p>The dam is <b>open</b>.</p><p>They said so.</p>"}\n{"x": 1}\n', faults=[]
    )
    assert found.text == "The dam is open.\n\nThey said so."


def test_a_row_without_text_is_refused_by_its_place():
    with pytest.raises(NoText, match=r"^t line 2: no text in column 'story'"):
        row_text(b'{"story": "  "}', {"text": "story"}, name="t line 2")
    with pytest.raises(NotText, match=r"^t line 2: not a JSON object"):
        row_text(b"{", {"text": "story"}, name="t line 2")
    assert row_text(b'{"story": ["One.", "Two."]}', {"text": "story"}, name="x") == "One.\n\nTwo."


@given(st.data(), st.sampled_from([json_lines(ROWS), json.dumps(ROWS).encode(), separated(ROWS), separated(ROWS, "\t")]))
def test_a_mangled_table_never_raises(data: st.DataObject, table: bytes):
    held = bytearray(table)
    for _ in range(data.draw(st.integers(0, 5))):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    assert list(items(bytes(held[: data.draw(st.integers(1, len(held)))]), "t"))
