"""The story of a document: who took from whom as a drawing and as tables, what appeared first where, the way of a quotation."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.reading import document
from headwater.web.serving import Serving
from tests.export.test_page import Reader
from tests.web import press
from tests.web.press import DOCUMENTS, sha

ALONE = document("Bakers of Tarn met on Sunday to weigh rye against spelt.\n", id="alone.txt", language="en")
ADDRESS = f"/story/{sha('press')}"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with press.library(tmp_path_factory.mktemp("storied"), ALONE) as library:
        library.encode()
        with press.client(library, Serving(patience_seconds=60)) as client:
            yield client


@pytest.fixture(scope="module")
def page(reader: TestClient) -> str:
    return reader.get(ADDRESS).text


def test_the_drawing_has_a_link_for_each_document_that_the_keyboard_reaches(page: str):
    read = Reader(page)
    assert read.wrong == []
    drawing = page[page.index("<svg") : page.index("</svg>")]
    for name in ("letter", "press"):
        assert f'href="/text/{sha(name)}"' in drawing
    assert "style=" not in drawing, "the policy of the page allows no style in a tag"
    assert '<div class="wide drawn" tabindex="0" role="region"' in page


def test_its_own_style_is_named_by_the_policy(reader: TestClient):
    answer = reader.get(ADDRESS)
    assert "<style>" in answer.text
    assert "'sha256-" in answer.headers["content-security-policy"]


def test_the_table_twin_tells_each_derivation_with_its_evidence(reader: TestClient, page: str):
    table = page[page.index('id="derivations"') : page.index('id="first"')]
    assert f'href="/compare/{sha("press")}/{sha("letter")}"' in table
    assert "Of the documents that may have come before" in table
    assert "said" in table or "published 3 May 2031" in re.sub("<[^>]+>", "", table)
    data = reader.get(f"{ADDRESS}.json").json()
    for point in data["points"]:
        if point["kind"] == "document":
            assert DOCUMENTS[point["id"].removesuffix(".txt")].outlet in table  # type: ignore[operator]


def test_first_appearances_lead_to_the_words_in_each_document(reader: TestClient, page: str):
    first = page[page.index('id="first"') : page.index('id="way"')]
    links = re.findall(r'href="(/text/[0-9a-f]{64}\?at=\d+,\d+)"', first)
    assert links
    assert all(reader.get(link).status_code == 200 for link in links)


def test_the_way_of_a_quotation_is_told_stop_by_stop(reader: TestClient, page: str):
    assert '<ol class="way"' not in page
    asked = reader.get(ADDRESS, params={"quotation": "The work took 40 masons"}).text
    way = re.sub("<[^>]+>", " ", asked[asked.index('<ol class="way"') :])
    assert way.index("Harbour Gazette") < way.index("Lee Press")
    assert "14 masons" in way
    assert "Against the first: altered; number" in way
    none = reader.get(ADDRESS, params={"quotation": "rye against spelt"}).text
    assert "None of these documents has these words." in none
    assert reader.get(ADDRESS, params={"quotation": "x" * 3000}).status_code == 400


def test_one_without_a_title_goes_by_how_it_begins(tmp_path: Path):
    untitled = document(press.PRESS, id="wire-0417", outlet="Lee Press", language="en", published="2031-05-04")
    with Library(tmp_path / "two.headwater") as library:
        library.add([DOCUMENTS["letter"], untitled])
        with press.client(library) as client:
            page, drawn = (client.get(f"/story/{untitled.text_sha256}{end}").text for end in ("", ".svg"))
    assert "wire-0417" not in re.sub("<[^>]+>", " ", page)
    assert "The quay was mended in May." in drawn


def test_the_twins_are_what_they_say(reader: TestClient):
    assert reader.get(f"{ADDRESS}.json").json()["schema"] == "headwater.lineage/1"
    for of in ("graph", "timeline"):
        answer = reader.get(f"{ADDRESS}.svg?of={of}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert ElementTree.fromstring(answer.text).tag.endswith("svg")
        assert "'sha256-" in answer.headers["content-security-policy"]
    graphml = ElementTree.fromstring(reader.get(f"{ADDRESS}.graphml").text)
    assert graphml.tag.endswith("graphml")
    for of, head in (("passages", "first_document"), ("lines", "parent")):
        rows = list(csv.reader(io.StringIO(reader.get(f"{ADDRESS}.csv?of={of}").text)))
        assert head in rows[0]
        assert len(rows) > 1
    assert reader.get(f"{ADDRESS}.csv?of=cells").status_code == 400
    assert reader.get(f"{ADDRESS}.svg?of=cells").status_code == 400


def test_a_document_that_nobody_took_from_says_so(reader: TestClient):
    page = reader.get(f"/story/{ALONE.text_sha256}").text
    assert "No other document of this Library took from it" in page
    assert "<svg" not in page


def test_one_that_is_waited_for_says_how_far_it_is(reader: TestClient):
    with press.client(reader.app.state.library, Serving(patience_seconds=0.0)) as hasty:  # type: ignore[attr-defined]
        for ending in ("", ".svg", ".csv", ".graphml"):
            answer = hasty.get(f"/story/{sha('local')}{ending}")
            assert answer.status_code in (200, 202)
