"""The corrections queue: what people said, narrowed, taken back, and taken away in a form that a spreadsheet cannot run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.web.pages.corrections import COLUMNS, found_there, safe
from tests.web import press


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("corrections")) as made:
        yield made


@pytest.fixture
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def say(
    library: Library, act: str, value: str | None = None, *, who: str = "Ada", finding: object = None, target: str = "passage"
) -> int:
    return library.decide(who=who, act=act, target=target, document="press.txt", text_sha256=press.sha("press"), start=0, end=27,
                          finding=finding, value=value)  # fmt: skip


FINDING = {
    "quotation": {"id": "q1", "form": "direct", "verdict": {"verdict": "altered"}},
    "source": {"id": "letter.txt", "text_sha256": press.sha("letter")},
}


def test_an_empty_queue_says_how_it_is_filled(reader: TestClient):
    assert "Nothing yet" in reader.get("/corrections").text


def test_an_entry_has_the_words_what_was_found_what_was_said_and_by_whom(reader: TestClient, library: Library):
    say(library, "correct", "reworded: <b>mild</b>", finding=FINDING, target="quotation")
    page = reader.get("/corrections").text
    assert f'href="/compare/{press.sha("press")}/{press.sha("letter")}"' in page
    assert "The quay was mended in May." in page
    assert "quotation: altered" in page
    assert "corrects: <bdi>reworded: &lt;b&gt;mild&lt;/b&gt;</bdi>" in page
    say(library, "note", "on a passage")
    assert f'href="/text/{press.sha("press")}?at=0,27#here"' in reader.get("/corrections").text


def test_it_is_narrowed_by_act_target_and_person(reader: TestClient, library: Library):
    say(library, "agree", finding=FINDING, target="quotation")
    say(library, "note", "seen", who="Ben")
    for asked, ids in (("act=note", [2]), ("target=quotation", [1]), ("who=Ben", [2]), ("who=Ben&act=agree", []), ("", [2, 1])):
        told = reader.get(f"/corrections.json?{asked}").json()["decisions"]
        assert [d["id"] for d in told] == ids, asked
        assert [f'id="d{i}"' in reader.get(f"/corrections?{asked}").text for i in (1, 2)] == [1 in ids, 2 in ids]
    assert reader.get("/corrections?act=praise").status_code == 400


def test_what_is_taken_back_goes_and_stays_on_record(reader: TestClient, library: Library):
    number = say(library, "note", "a slip")
    page = reader.get("/corrections?act=note").text
    fields = press.fields(page, f'id="d{number}"')
    assert fields["back"] == "/corrections?act=note"
    assert reader.post("/decide", data=fields).headers["location"].startswith("/corrections?act=note")
    assert "a slip" not in reader.get("/corrections").text
    assert "a slip" in reader.get("/corrections?every=1").text
    assert "taken back</td>" in reader.get("/corrections?every=1").text


def test_it_is_taken_away_as_a_table_and_as_json_lines(reader: TestClient, library: Library):
    say(library, "note", '=HYPERLINK("https://evil.example")')
    say(library, "correct", "altered, “gravely”\nand so on", who="@Ben", finding=FINDING)
    rows = list(csv.DictReader(io.StringIO(reader.get("/corrections.csv").text)))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[1]["value"] == '\'=HYPERLINK("https://evil.example")'
    assert (rows[0]["who"], rows[0]["value"], rows[0]["found"]) == ("'@Ben", "altered, “gravely”\nand so on", "altered")
    lines = [json.loads(line) for line in reader.get("/corrections.jsonl").text.splitlines()]
    assert [line["value"] for line in lines] == ["altered, “gravely”\nand so on", '=HYPERLINK("https://evil.example")']
    assert lines[0]["words"] == "The quay was mended in May."


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_no_cell_begins_as_a_formula(value: str):
    assert safe(value).startswith("'")


@pytest.mark.parametrize("finding", [None, [], "x", {"quotation": None}, {"link": 3}, {"quotation": {"verdict": None}}])
def test_a_finding_of_any_shape_is_shown(finding: object):
    assert isinstance(found_there(finding), str)


def test_words_of_a_document_that_was_taken_out_are_not_shown(reader: TestClient, library: Library):
    say(library, "note", "gone soon")
    library.forget("press.txt", why="asked to", who="Ada")
    page = reader.get("/corrections")
    assert page.status_code == 200
    assert "quay was mended" not in page.text
