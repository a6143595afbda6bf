"""One row or quotation for the page of somebody else: a small page that may stand in a frame, and the code for it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.export.test_page import Reader
from tests.web import press
from tests.web.press import compare

ADDRESS = compare("press", "letter")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with press.library(tmp_path_factory.mktemp("embedded")) as library, press.client(library) as client:
        yield client


@pytest.fixture(scope="module")
def places(reader: TestClient) -> dict[str, str]:
    """The addresses of embeds by what they show: the changed row, the quotation, what was left out, what has no source."""
    page = reader.get(ADDRESS).text
    rows = {kind: re.search(rf'<li id="([^"]+)" class="row {kind}', page) for kind in ("linked major", "omitted", "unsourced")}
    card = re.search(r'class="card" id="(q-[0-9a-f]+)"', page)
    assert card
    return {kind: f"{ADDRESS}/row/{found[1]}" for kind, found in rows.items() if found} | {
        "quotation": f"{ADDRESS}/quotation/{card[1]}"
    }


def test_every_row_and_card_leads_to_the_code_of_its_embed(reader: TestClient, places: dict[str, str]):
    links = re.findall(r'<a href="([^"]+)" class="embed">', reader.get(ADDRESS).text)
    assert f"{places['linked major']}/code" in links
    assert f"{places['quotation']}/code" in links
    for link in links:
        assert reader.get(link).status_code == 200


def test_a_row_may_stand_in_the_frame_of_another_site_and_shows_itself_alone(reader: TestClient, places: dict[str, str]):
    answer = reader.get(places["linked major"])
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "x-frame-options" not in answer.headers
    assert "masons" in answer.text
    assert "Gulls" not in answer.text
    assert '<ins class="major" title="major: number differs">' in answer.text
    assert "number" in answer.text
    for name in ("A letter to the town", "Quay mended"):
        assert name in answer.text
    read = Reader(answer.text)
    assert read.wrong == []
    assert [t for t, _ in read.elements if t in ("form", "script")] == []
    outside = [a for t, a in read.elements if t == "a"]
    assert [a["href"] for a in outside] == [f"{ADDRESS}#{places['linked major'].rpartition('/')[2]}"]
    assert {(a["target"], a["rel"]) for a in outside} == {("_blank", "noopener")}, "the comparison itself stands in no frame"


def test_a_quotation_shows_its_verdict_and_both_places(reader: TestClient, places: dict[str, str]):
    page = reader.get(places["quotation"]).text
    assert "chip verbatim" in page
    assert "Ada Quill" in page
    assert page.count("We shall not raise the fare") == 2


@pytest.mark.parametrize("kind", ["omitted", "unsourced"])
def test_what_stands_on_one_side_only_says_so(reader: TestClient, places: dict[str, str], kind: str):
    page = reader.get(places[kind]).text
    assert {"omitted": "− omitted", "unsourced": "+ no source"}[kind] in page


def test_other_pages_stand_in_no_frame(reader: TestClient, places: dict[str, str]):
    for address in (ADDRESS, f"{places['quotation']}/code"):
        assert "frame-ancestors 'none'" in reader.get(address).headers["content-security-policy"]


def test_the_code_is_a_frame_with_the_words_and_a_link_inside(reader: TestClient, places: dict[str, str]):
    for kind, says in (("linked major", "(edited)"), ("quotation", "(verbatim)"), ("omitted", "(left out of the report)")):
        page = reader.get(f"{places[kind]}/code").text
        found = re.search(r'<textarea id="code"[^>]*>(.*?)</textarea>', page, re.DOTALL)
        assert found
        code = html.unescape(found[1])
        assert re.fullmatch(r"<iframe .*><blockquote><p>.*</p><p><a href=.*</a></p></blockquote></iframe>", code, re.DOTALL)
        read = Reader(code)
        assert read.wrong == []
        frame = next(a for t, a in read.elements if t == "iframe")
        assert frame["src"] == press.HOME + places[kind]
        assert frame["title"]
        assert f'<a href="{press.HOME}{ADDRESS}#{places[kind].rpartition("/")[2]}">' in code
        assert says in code
        assert "““" not in code


def test_an_id_that_names_other_words_is_told_so(reader: TestClient):
    for address in (f"{ADDRESS}/row/p-{'0' * 16}", f"{ADDRESS}/quotation/q-{'0' * 16}", f"{ADDRESS}/quotation/q-{'0' * 16}/code"):
        answer = reader.get(address)
        assert answer.status_code == 404
        assert "masons" not in answer.text
