"""Where a report comes from: its sources with how much each covers and why, and the report by what explains it."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from headwater.jobs import Stopped, Task
from headwater.library import Library
from headwater.reading import document
from headwater.web import work
from headwater.web.comparisons import Kept
from headwater.web.pages.trace import later
from headwater.web.serving import Serving
from tests.export.test_page import Reader
from tests.web import press
from tests.web.press import sha

REPRINT = document(
    press.PRESS + "\nThe harbour office of Lee confirmed it, according to the Harbour Gazette.\n", id="reprint.txt",
    title="Quay mended, again", outlet="Evening Tide", language="en", published="2031-05-06",
)  # fmt: skip
ALONE = document("Bakers of Tarn met on Sunday to weigh rye against spelt.\n", id="alone.txt", language="en")


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("traced"), REPRINT, ALONE) as library:
        library.encode()
        yield library


@pytest.fixture(scope="module")
def reader(over: Library) -> Iterator[TestClient]:
    with press.client(over, Serving(patience_seconds=60)) as client:
        yield client


@pytest.fixture(scope="module")
def page(reader: TestClient) -> str:
    return reader.get(f"/trace/{REPRINT.text_sha256}").text


def test_the_sources_are_ranked_with_coverage_and_reasons_in_words(reader: TestClient, page: str):
    data = reader.get(f"/trace/{REPRINT.text_sha256}.json").json()
    assert data["schema"] == "headwater.trace/1"
    assert [s["document"]["id"] for s in data["sources"]] == ["press.txt", "letter.txt"]
    assert page.index("Quay mended</bdi>") < page.index("A letter to the town")
    assert "most of the report" in page
    assert "The report shares rare words and pairs of words with this document" in page
    assert not re.search(r"\d %", page), "shares are told in words"


def test_a_source_behind_another_says_so(page: str):
    assert "It stands behind source 1, which has its words and is nearer to the report." in page


@pytest.mark.parametrize(
    ("source", "report", "is_later"),
    [("2031-05-07", "2031-05-06", True), ("2031-05-06T20:00:00Z", "2031-05-06", False), ("2031-05-05", "2031-05-06", False),
     ("2031-05-07", "2031-05", False), (None, "2031-05-06", False), ("2031-05-07", None, False)],
)  # fmt: skip
def test_a_source_of_a_later_day_is_told_apart(source: str | None, report: str | None, is_later: bool):
    assert later(replace(ALONE, published=source), replace(REPRINT, published=report)) is is_later


def test_a_source_that_is_not_later_has_no_such_line(page: str):
    assert "later day than the report" not in page


def test_each_source_leads_to_its_comparison_and_all_at_once_too(reader: TestClient, page: str):
    links = set(re.findall(r'href="(/compare/[^"]+)"', page))
    pair = f"/compare/{REPRINT.text_sha256}/{sha('press')}"
    assert links == {pair, f"/compare/{REPRINT.text_sha256}/{sha('letter')}", f"{pair},{sha('letter')}"}
    for link in links:
        assert reader.get(link).status_code == 200


def test_every_sentence_of_the_report_stands_under_what_explains_it(page: str):
    text = page[page.index('class="stretches"') :]
    lines = [re.sub("<[^>]+>", " ", line) for line in text.split("<li")[1:]]
    assert sum("+ no source here" in line for line in lines) >= 1
    for words in ("The work took 14 masons.", "Gulls were seen over the harbour"):
        [line] = [x for x in lines if words in x]
        assert "[1]" in line
    [line] = [x for x in lines if "harbour office of Lee" in x]
    assert "+ no source here" in line


def test_whom_the_report_credits_is_told_with_what_is_kept_of_them(page: str):
    assert "Whom the report credits" in page
    assert re.search(r"<bdi>the Harbour Gazette</bdi></b>: source \[2\]", page)


def test_where_there_is_no_source_it_says_so_and_names_none(reader: TestClient):
    page = reader.get(f"/trace/{ALONE.text_sha256}").text
    assert "No source here" in page
    assert "none is where this comes from" in page
    assert "/compare/" not in page


def test_the_page_is_well_formed(page: str):
    assert Reader(page).wrong == []


def test_what_takes_long_shows_how_far_it_is_and_the_twin_says_to_come_again(over: Library):
    with press.client(over, Serving(patience_seconds=0.0)) as hasty:
        over.add(replace(ALONE, id="other.txt"))  # another state of the Library: no answer is kept of it
        address = f"/trace/{sha('local')}"
        twin = hasty.get(f"{address}.json")
        assert twin.status_code in (200, 202)
        assert twin.json().get("state", "done") in ("waiting", "running", "done")
        shown = hasty.get(address)
        assert shown.status_code == 200
        job = re.search(r'data-job="([^"]+)"', shown.text)
        assert job is None or hasty.get(f"/job/{job[1]}.json").json()["kind"] == "trace"


def test_the_twin_of_work_that_goes_on_is_the_job_and_says_that_it_is_no_answer(over: Library):
    go = threading.Event()

    def slow(_task: Task) -> None:
        go.wait(30)

    with press.client(over, Serving(patience_seconds=0.0)) as hasty:
        hasty.app.state.jobs.kinds[work.TRACE] = slow  # type: ignore[attr-defined]
        over.add(replace(ALONE, id="a third.txt"))
        twin = hasty.get(f"/trace/{sha('local')}.json")
        go.set()
    assert (twin.status_code, twin.json()["state"] in ("waiting", "running")) == (202, True)


def test_an_answer_holds_for_one_state_of_the_library(reader: TestClient, over: Library):
    late = document("Bakers of Tarn met on Sunday to weigh rye against spelt. A quarrel over rye followed at the mill of Tarn.\n",
                    id="late.txt", language="en")  # fmt: skip
    over.add(late)
    over.encode()
    before = reader.get(f"/trace/{late.text_sha256}.json").json()
    assert [s["document"]["id"] for s in before["sources"]] == ["alone.txt"]
    over.add(
        document(late.text + "The millers laughed at the bakers of Tarn.\n", id="later.txt", language="en", published="2031-01-01")
    )
    over.encode()
    after = reader.get(f"/trace/{late.text_sha256}.json").json()
    assert after["looked_at"] == before["looked_at"] + 1


def test_a_trace_that_is_cancelled_ends_before_the_next_text_is_compared(over: Library):
    told: list[tuple[int, int]] = []

    def step(done: int, whole: int, _words: str) -> None:
        told.append((done, whole))
        if whole:
            raise Stopped

    with pytest.raises(Stopped):
        work.kinds(over, Kept(None))[work.TRACE](Task({"documents": [{"text_sha256": sha("local")}]}, (), step))
    assert told[0] == (0, 0)
    assert told[1][0] == 0
    assert len(told) == 2


def test_an_unknown_text_has_no_trace(reader: TestClient):
    for address in (f"/trace/{'0' * 64}", f"/trace/{'0' * 64}.json", f"/story/{'0' * 64}", f"/story/{'0' * 64}.svg"):
        assert reader.get(address).status_code == 404
