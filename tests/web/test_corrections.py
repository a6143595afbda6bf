"""The corrections queue: what people said, narrowed, taken back, and taken away in a form that a spreadsheet cannot run."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from headwater.errors import LibraryFault
from headwater.library import Library
from headwater.store import decisions
from headwater.web.api import answers
from headwater.web.api import decisions as api
from headwater.web.pages import corrections
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
    assert f'href="/compare/{press.sha("press")}/{press.sha("letter")}?at=quotation,0,27"' in page
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


@pytest.mark.parametrize("address", ["/corrections.csv?every=1", "/corrections.jsonl?every=1", "/api/v1/decisions?all=true"])
def test_more_than_is_read_at_once_is_all_taken_away_in_its_order(
    reader: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch, address: str
):
    monkeypatch.setattr(decisions, "AT_ONCE", 3)
    numbers = [say(library, "note", f"note {n}") for n in range(7)]
    library.undo(numbers[2], who="Ben")
    text = reader.get(address, headers={"Accept": "text/csv"}).text
    said = [value for line in text.splitlines() for value in re.findall(r"note (\d)", line)[:1]]
    assert said == list("0123456" if "api" in address else "6543210")
    if "jsonl" in address:
        assert [json.loads(line)["value"] for line in text.splitlines() if not json.loads(line)["standing"]] == ["note 2"]


def test_no_more_is_read_than_is_taken(library: Library, monkeypatch: pytest.MonkeyPatch):
    """What is taken away slowly, or not to its end, is in memory in parts and holds no connection."""
    monkeypatch.setattr(decisions, "AT_ONCE", 1)
    for n in range(5):
        say(library, "note", f"note {n}")
    parts = decisions.each(library.store, decisions.Wanted())
    assert next(parts)[0].value == "note 0"
    assert library.store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_an_answer_that_breaks_off_is_a_line_in_the_log_and_not_taken_for_all(
    reader: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def gone(*_given: object, **_more: object) -> Iterator[list[decisions.Decision]]:
        yield library.decisions()
        raise LibraryFault("press: the Library is gone")

    say(library, "note", "x" * 9000)
    monkeypatch.setattr(answers, "PART_BYTES", 1)
    monkeypatch.setattr(api, "each", gone)
    with caplog.at_level(logging.ERROR, "headwater.web"):
        reader.get("/api/v1/decisions", headers={"Accept": "text/csv"})
    (line,) = [r for r in caplog.records if r.name == "headwater.web"]
    assert line.getMessage() == "GET /api/v1/decisions: broke off: press: the Library is gone"


def test_the_page_has_a_part_of_many_entries_and_leads_to_the_others(
    reader: TestClient, library: Library, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(corrections, "LISTED", 3)
    for n in range(7):
        say(library, "note", f"note {n}")
    library.undo(say(library, "tag", "another"), who="Ben")
    assert "8 entries" in reader.get("/corrections?every=1").text
    seen, at = [], "/corrections?act=note"
    while at:
        page = reader.get(at).text
        assert "7 entries" in page
        seen += re.findall(r"<bdi>note (\d)</bdi>", page)
        at = "".join(unescape(a) for a in re.findall(r'rel="next" href="([^"]+)"', page))
    assert "".join(seen) == "6543210"
    second = reader.get("/corrections?act=note&page=2").text
    assert "page 2 of 3" in second
    fields = press.fields(second, 'class="undo"')
    answer = reader.post("/decide", data={name: unescape(value) for name, value in fields.items()})
    assert answer.headers["location"].startswith("/corrections?act=note&page=2"), "who takes one back stays where they are"
    assert "There are 2 pages" in reader.get("/corrections?act=note&page=9").text
    assert reader.get("/corrections?page=0").status_code == 422
