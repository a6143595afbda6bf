"""One source against many reports: for each sentence what each made of it, in a table that says its heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from headwater.comparison import compare
from headwater.export.page import page
from headwater.model import Change, Span
from headwater.reading import document
from headwater.web.collating import Apparatus, apparatus
from headwater.web.pages.apparatus import MOST_REPORTS, _majors
from tests.export.test_page import Reader
from tests.slopes import in_proportion
from tests.web import press
from tests.web.press import DOCUMENTS, sha

ADDRESS = f"/apparatus/{sha('letter')}/{sha('press')},{sha('local')}"


@pytest.fixture(scope="module")
def found() -> Apparatus:
    return apparatus([compare(DOCUMENTS["letter"], DOCUMENTS[name]) for name in ("press", "local")])


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with press.library(tmp_path_factory.mktemp("collated")) as library, press.client(library) as client:
        yield client


def said(found: Apparatus) -> dict[str, list[list[str]]]:
    """The first words of each line with the relations in each column."""
    return {found.source.text[x.start : x.end][:24]: [[t.link.relation for t in column] for column in x.taken] for x in found.lines}


def test_each_sentence_has_what_each_report_made_of_it(found: Apparatus):
    assert said(found) == {
        "The quay was mended in M": [["verbatim"], []],
        "The work took 40 masons.": [["edited"], ["verbatim"]],
        "We shall not raise the f": [["verbatim"], ["reworded"]],
        "The council has bought g": [[], []],
    }
    assert (found.sentences, found.everyone, found.nobody) == (6, 2, 3)


def test_sentences_in_a_row_that_nobody_took_are_one_line(found: Apparatus):
    last = found.lines[-1]
    assert (last.sentences, last.by) == (3, 0)
    assert found.source.text[last.start : last.end].endswith("I thank you all.")


def test_the_lines_hold_every_sentence_once_in_order(found: Apparatus):
    spans = [(x.start, x.end) for x in found.lines]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert sum(x.sentences for x in found.lines) == found.sentences


def test_a_passage_over_two_sentences_stands_in_the_first_and_is_pointed_at_in_the_second():
    made = compare(DOCUMENTS["letter"], DOCUMENTS["press"])
    first, second, third = made.links
    wide = replace(second, source=(Span(first.source[0].start, second.source[0].end),))
    lines = apparatus([replace(made, links=(wide, third))]).lines
    assert [[t.above for t in x.taken[0]] for x in lines[:3]] == [[False], [True], [False]]


def test_it_is_a_table_with_heads_for_rows_and_columns_that_can_be_scrolled_by_keyboard(reader: TestClient):
    answer = reader.get(ADDRESS)
    assert answer.status_code == 200
    read = Reader(answer.text)
    assert read.wrong == []
    heads = [a["scope"] for t, a in read.elements if t == "th"]
    assert heads[:3] == ["col", "col", "col"]
    assert set(heads[3:]) == {"row"}
    assert len([t for t, _ in read.elements if t == "td"]) == 2 * (len(heads) - 3)
    assert any(a.get("tabindex") == "0" and a.get("role") == "region" and a.get("aria-label") for _, a in read.elements)


def test_each_passage_leads_to_its_row_in_the_comparison(reader: TestClient):
    page = reader.get(ADDRESS).text
    links = re.findall(r'href="(/compare/[^"#]+)#([^"]+)"', page)
    assert len(links) == 5
    for address, row in links:
        assert f'id="{row}"' in reader.get(address).text
    assert "! 1 change of meaning" in page
    assert "− not taken" in page
    assert "3 sentences that no report has" in page


def test_changes_that_only_a_verdict_names_are_counted_as_on_the_page_of_the_comparison():
    made = compare(DOCUMENTS["letter"], DOCUMENTS["press"])
    verdict = made.quotations[0].verdict
    assert verdict is not None
    more = Change("date", "major", Span(0, 3), Span(0, 3), "date_differs")
    altered = replace(made.quotations[0], verdict=replace(verdict, verdict="altered", changes=(*verdict.changes, more)))
    named = replace(made, quotations=(altered, *made.quotations[1:]))
    assert _majors(named) == _majors(made) + 1
    assert f"{_majors(named)} changes of meaning" in re.sub("<[^>]+>", "", page(named))


def test_the_data_say_the_same(reader: TestClient, found: Apparatus):
    data = reader.get(f"{ADDRESS}.json").json()
    assert data["schema"] == "headwater.apparatus/1"
    assert [x["start"] for x in data["lines"]] == [x.start for x in found.lines]
    assert data["everyone"] == 2


def test_what_is_not_here_or_too_much_is_refused(reader: TestClient):
    assert reader.get(f"/apparatus/{sha('letter')}/{'0' * 64}").status_code == 404
    assert reader.get(f"/apparatus/{'0' * 64}/{sha('press')}").status_code == 404
    many = ",".join(f"{i:064x}" for i in range(MOST_REPORTS + 9))
    assert reader.get(f"/apparatus/{sha('letter')}/{many}").status_code == 400


def test_the_work_grows_with_the_source():
    made = compare(DOCUMENTS["letter"], DOCUMENTS["press"])

    def work(n: int) -> object:
        longer = document(press.LETTER + "\n".join(f"Stone {i} was laid." for i in range(n)), id=f"long{n}", language="en")
        return apparatus([replace(made, sources=(longer,))])

    assert in_proportion(work, 200)
