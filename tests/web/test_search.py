"""Search: what the command finds, with its passages, narrowed by facets whose counts hold, and all of it in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.reading import document
from headwater.searching import Passage
from headwater.web.finding import Asked
from headwater.web.pages.search import drawn
from headwater.web.serving import Serving
from tests.web import press

MORE = [
    document(f"Herring number {n} was landed at the quay.", id=f"fish-{n:02}", outlet='Quay "News" & Co', language="en",
             published=f"203{n % 3}-01-01", title=f"Catch {n}")
    for n in range(25)
] + [document("부두가 오월에 수리되었다.", id="ko", language="ko", outlet="항구신문", title="부두")]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("search"), *MORE) as made:
        yield made


@pytest.fixture(scope="module")
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def links(page: str, to: str) -> list[str]:
    return [unescape(a) for a in re.findall(r'href="(/search\?[^"]*)"[^>]*>(?:<[^>]*>)*' + to, page)]


def total(page: str) -> int:
    found = re.search(r'role="status">([\d,]+) document', page)
    assert found
    return int(found[1])


def test_a_result_has_its_passages_marked_and_leads_to_the_place(reader: TestClient):
    page = reader.get("/search?q=granite").text
    at = press.LETTER.index("granite")
    assert f'href="/text/{press.sha("letter")}?at={at},{at + 7}#here"' in page
    assert "has bought <mark>granite</mark> for the eastern" in page


def test_it_finds_what_the_library_finds_in_the_same_order(reader: TestClient, library: Library):
    told = reader.get("/search.json?q=quay").json()
    found = library.search("quay").to_dict()
    assert told["total"] == found["total"] == 27
    assert [r["document"]["id"] for r in told["results"]] == [r["document"]["id"] for r in found["results"]]


def test_korean_is_found(reader: TestClient):
    assert "부두" in reader.get("/search", params={"q": "수리"}).text


def test_each_facet_leads_to_as_many_documents_as_it_counts(reader: TestClient):
    page = reader.get("/search?q=quay").text
    facets = re.findall(r'<li><a href="(/search\?[^"]*)"><bdi>([^<]*)</bdi></a> <span class="count">([\d,]+)</span>', page)
    assert {unescape(name): int(n) for _, name, n in facets} == {
        'Quay "News" & Co': 25, "Harbour Gazette": 1, "Lee Press": 1, "English": 27, "2032": 8, "2031": 10, "2030": 9,
    }  # fmt: skip
    for address, _, n in facets:
        assert total(reader.get(unescape(address)).text) == int(n), address


def test_what_it_is_narrowed_to_is_taken_away_one_by_one(reader: TestClient):
    page = reader.get("/search", params={"q": "quay", "outlet": 'Quay "News" & Co', "after": "2031", "before": "2032"}).text
    assert total(page) == 8
    (away,) = links(page, '<span class="vh">no longer </span>outlet')
    assert total(reader.get(away).text) == 10


def test_an_outlet_alone_lists_what_it_published(reader: TestClient):
    assert total(reader.get("/search", params={"outlet": "Lee Press"}).text) == 1
    assert total(reader.get("/search", params={"q": "outlet:Lee", "outlet": "Lee Press"}).text) == 1
    assert total(reader.get("/search", params={"q": "outlet:Gazette", "outlet": "Lee Press"}).text) == 0


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ({"q": "quay after:2032", "after": "2031"}, 8), ({"q": "quay after:2031", "after": "2032"}, 8),
        ({"q": "quay before:2032", "before": "2031"}, 9), ({"q": "quay before:2031", "before": "2032"}, 9),
        ({"q": "quay lang:en", "language": "EN"}, 27), ({"q": "수리", "language": "ko"}, 1), ({"q": "quay", "language": "ko"}, 0),
        ({"q": "quay", "outlet": " ", "language": " ", "after": " ", "before": " "}, 27),
        ({"q": "quay", "outlet": " Lee Press ", "language": " en "}, 1),
    ],
)  # fmt: skip
def test_what_was_typed_and_what_was_chosen_narrow_both(reader: TestClient, asked: dict[str, str], many: int):
    assert total(reader.get("/search", params=asked).text) == many


def test_a_language_that_was_typed_and_another_that_was_chosen_are_told(reader: TestClient):
    page = reader.get("/search", params={"q": "quay lang:ko", "language": "en"})
    assert (page.status_code, "take one of the two away" in page.text) == (400, True)


def test_spaces_alone_are_nothing_asked(reader: TestClient):
    assert "wheat treaty" in reader.get("/search", params={"q": " ", "outlet": " ", "after": " "}).text


def test_pages_follow_one_another_and_hold_each_document_once(reader: TestClient):
    first = reader.get("/search?q=herring").text
    (next_,) = links(first, "Next page")
    second = reader.get(next_).text
    names = [re.findall(r"<h3><a href=\"/text/(\w+)\"", page) for page in (first, second)]
    assert [len(n) for n in names] == [20, 5]
    assert not set(names[0]) & set(names[1])
    assert links(second, "Previous page") == ["/search?q=herring"]
    assert "There is no page 9" in reader.get("/search?q=herring&page=9").text


@pytest.mark.parametrize("q", ["-", "after:soon quay", '""', "   ;  "])
def test_what_cannot_be_looked_for_is_said_on_the_page(reader: TestClient, q: str):
    page = reader.get("/search", params={"q": q})
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert 'name="q"' in page.text


def test_nothing_found_says_so_and_in_a_library_without_documents_how_to_add_one(reader: TestClient, tmp_path: Path):
    assert "No document here has this" in reader.get("/search?q=heron").text
    with Library(tmp_path / "new.headwater") as new, press.client(new) as first:
        assert 'Nothing is in this Library yet. <a href="/#add">' in first.get("/search?q=heron").text
        assert 'id="add"' in first.get("/").text


def test_nothing_asked_shows_how_to_ask(reader: TestClient):
    page = reader.get("/search")
    assert page.status_code == 200
    assert "wheat treaty" in page.text


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=99999999", "q=" + "x" * 501])
def test_what_no_form_sends_is_refused_with_a_page(reader: TestClient, asked: str):
    page = reader.get(f"/search?{asked}")
    assert page.status_code == 422
    assert "<main" in page.text


@given(st.text(max_size=60))
def test_no_query_brings_it_down(reader: TestClient, q: str):
    assert reader.get("/search", params={"q": q}).status_code in (200, 400, 429)


def test_an_address_leaves_out_what_is_empty_and_goes_back_to_the_first_page():
    asked = Asked("a b", outlet="X&Y", page=3)
    assert asked.address() == "/search?q=a+b&outlet=X%26Y"
    assert asked.address(outlet="", page=4) == "/search?q=a+b&page=4"
    assert Asked(" a ", outlet=" ", after=" 2031 ").address() == "/search?q=a&after=2031"


def test_marks_that_touch_or_reach_beyond_a_passage_lose_no_letter():
    passage = Passage(10, 20, "abcdefghij", ((8, 12), (11, 14), (14, 15), (18, 25)))
    assert re.sub("</?mark>", "", drawn(passage)) == "abcdefghij"


def test_a_page_of_results_is_as_long_as_the_server_says(library: Library):
    with press.client(library, Serving(results=3)) as client:
        assert len(client.get("/search.json?q=herring").json()["results"]) == 3
