"""A document by its words: never other words than the hash names, whatever the text tries to be."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import update
from starlette.testclient import TestClient

from headwater.library import Library
from headwater.model import Block, Document
from headwater.reading import document
from headwater.store.schema import contents
from headwater.web.pages.documents import repeats
from headwater.web.serving import Serving
from tests.web import press

HOSTILE = document(
    "<script>alert(1)</script>\n\n{{ 7*7 }} {% for x in range(9) %}x{% endfor %} ${7*7}\n\n"
    '<img src=x onerror=alert(2)> <a href="javascript:alert(3)">go</a>\n\n<svg onload=alert(4)> <style>*{display:none}</style>',
    id='x"><script>alert(5)</script>', title="</title><script>alert(6)</script>{{7*7}}", outlet='"><svg onload=alert(7)>',
    url="javascript:alert(8)", language='en"><script>alert(9)</script>',
)  # fmt: skip
EDITED = replace(document(press.PRESS.replace("14", "15"), id="press.txt"), title="Quay mended", language="en")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("documents"), HOSTILE, EDITED) as made:
        yield made


@pytest.fixture(scope="module")
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def test_an_address_shows_the_words_of_its_hash_and_says_which_version_they_are(reader: TestClient):
    old, new = reader.get(f"/text/{press.sha('press')}").text, reader.get(f"/text/{EDITED.text_sha256}").text
    assert ("14 masons" in old, "15 masons" in old, "15 masons" in new) == (True, False, True)
    assert "Version 1, this one" in old
    assert "Version 2, this one</b>, as it is now" in new
    assert '/versions?name=press.txt"' in new


def test_who_says_what_is_marked_and_listed(reader: TestClient):
    page = reader.get(f"/text/{press.sha('press')}").text
    assert '<span class="q" id="q1" title="direct quotation of Ada Quill">We shall not raise' in page
    assert '<a href="#q1"><b><bdi>Ada Quill</bdi></b>, direct' in page


def test_the_original_is_opened_at_the_words_that_a_link_points_at(reader: TestClient):
    page = reader.get(f"/text/{press.sha('press')}?at=4,8").text
    assert 'href="https://press.example/quay#:~:text=quay"' in page
    assert '<mark class="at" id="here">quay</mark>' in page


@pytest.mark.parametrize("at", ["8,4", "x", "0,99999", "-1,3", "1", "1,2,3", "٣,٤" * 20])
def test_a_place_that_is_none_is_refused(reader: TestClient, at: str):
    assert reader.get(f"/text/{press.sha('press')}", params={"at": at}).status_code == 400


def test_its_twins_are_the_text_and_data(reader: TestClient):
    assert reader.get(f"/text/{press.sha('press')}.txt").text == press.PRESS
    told = reader.get(f"/text/{press.sha('press')}.json").json()
    assert (told["text"], told["document"]["title"], told["versions"][0]["version"]) == (press.PRESS, "Quay mended", 1)
    assert told["quotations"][0]["speaker"]["name"] == "Ada Quill"


@pytest.mark.parametrize("address", ["/text/" + "0" * 64, "/text/press", "/text/" + "0" * 64 + ".txt", "/kept/" + "0" * 64,
                                     "/document?name=nothing", "/versions?name=nothing", "/text/" + "f" * 5000])  # fmt: skip
def test_what_is_not_here_is_said_to_be_not_here(reader: TestClient, address: str):
    answer = reader.get(address)
    assert answer.status_code == 404
    assert "quay" not in answer.text.lower()


def test_a_name_or_address_in_any_spelling_leads_to_the_newest_words(reader: TestClient):
    for name in ("press.txt",):
        assert reader.get("/document", params={"name": name}).headers["location"] == f"/text/{EDITED.text_sha256}"


def test_hostile_words_are_shown_as_words(reader: TestClient):
    for address in (f"/text/{HOSTILE.text_sha256}", "/", "/search?q=alert", "/versions?name=" + 'x"><script>alert(5)</script>',
                    f"/?source={HOSTILE.text_sha256}"):  # fmt: skip
        page = reader.get(address)
        assert page.status_code == 200, address
        assert not re.findall(r"<script(?! type=\"module\" src=\"/static/)", page.text), address
        assert not re.findall(r"<(?:img|svg|style|iframe|object|embed|base)\b", page.text), address
        assert not re.findall(r"(?:href|src|action)=\"(?:javascript|data:text|//)", page.text), address
        assert not re.findall(r"<[a-z][^>]*\son\w+=", page.text), address
        assert "{{7*7}}" in page.text or "{{ 7*7 }}" in page.text, address
        assert page.text.count("</title>") == 1


def test_kept_bytes_are_saved_and_never_shown(reader: TestClient, library: Library):
    sha256 = library.document("press.txt").sha256
    answer = reader.get(f"/kept/{sha256}")
    assert hashlib.sha256(answer.content).hexdigest() == sha256
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_what_is_known_says_where_it_was_read(reader: TestClient):
    page = reader.get(f"/text/{press.sha('press')}").text
    assert re.search(r"<dt>outlet</dt><dd><bdi>Lee Press</bdi> <span class=\"from-where\">told when it was added", page)


def test_a_check_tells_bytes_that_have_changed(tmp_path_factory: pytest.TempPathFactory):
    with press.library(tmp_path_factory.mktemp("checked")) as library, press.client(library) as client:
        address = f"/text/{press.sha('local')}?check=1"
        assert "has the hash of when it came in" in client.get(address).text
        with library.store.writing() as connection:
            other = connection.execute(contents.select().where(contents.c.sha256 == library.document("press.txt").sha256)).one()
            mine = library.document("local.txt").sha256
            connection.execute(update(contents).where(contents.c.sha256 == mine).values(packed=other.packed))
        assert "the bytes have <b>changed since it came in</b>" in client.get(address).text


def test_a_long_text_is_shown_in_parts_and_a_place_in_its_part(library: Library):
    with press.client(library, Serving(longest_shown=60, longest_marked=60)) as client:
        first = client.get(f"/text/{press.sha('press')}").text
        assert "Gulls were seen" not in first
        assert "Go on to part 2" in first
        assert "Find its quotations" in first
        at = press.PRESS.index("Gulls")
        assert '<mark class="at" id="here">Gulls</mark>' in client.get(f"/text/{press.sha('press')}?at={at},{at + 5}").text
        assert 'id="q1"' in client.get(f"/text/{press.sha('press')}?part=1&marks=1").text


def test_two_versions_are_chosen_to_be_compared(reader: TestClient):
    page = reader.get("/versions?name=press.txt").text
    assert page.count('type="radio"') == 4
    there = reader.get("/versions?name=press.txt&a=1&b=2").headers["location"]
    assert there == f"/compare/{EDITED.text_sha256}/{press.sha('press')}"
    assert reader.get("/versions?name=press.txt&a=2&b=1").headers["location"] == there
    assert reader.get("/versions?name=press.txt&a=2&b=2").status_code == 400
    assert reader.get("/versions?name=press.txt&a=2&b=9").status_code == 404
    assert "name of a document is missing" in reader.get("/versions").text
    told = reader.get("/versions.json?name=press.txt").json()
    assert (told["schema"], told["name"]) == ("headwater.versions/1", "press.txt")
    assert told == reader.get("/api/v1/versions?name=press.txt").json()
    assert reader.get("/versions.json").status_code == 400


def test_a_text_that_begins_with_its_title_is_told_from_one_that_does_not():
    heading = (Block(0, 11, "heading"), Block(12, 30, "paragraph"))
    made = Document("x", "Quay mended\nThe quay is mended.", "0" * 64, title="Quay  mended", blocks=heading)
    assert repeats(made)
    assert not repeats(replace(made, title="Another"))
    assert not repeats(replace(made, title=None))
    assert not repeats(replace(made, blocks=()))
    assert not repeats(replace(made, blocks=(Block(0, 30, "paragraph"),)))
