"""The page of a comparison: what the one-file page shows, inside the application, at an address that names the words."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from headwater.reading import document, read
from headwater.store import catalogue
from headwater.store.records import Version
from headwater.web import comparing
from tests.export.test_page import Reader
from tests.web import press
from tests.web.press import compare, sha

PARAGRAPH = " ".join(f"The guild of Lee has laid stone number {n} beside the old wall." for n in range(40))
BOOK = document(f"{press.LETTER}\n{PARAGRAPH}\n", id="book.txt", title="The ledger", language="en")
HOSTILE = document(
    press.PRESS + '\n<script>alert(1)</script> {{ 7*7 }} "><img src=x onerror=alert(2)>\n', id="bad.txt",
    title='</title><script>alert(3)</script>{{7*7}}', outlet="<svg onload=alert(4)>", language="en", url="javascript:alert(5)",
)  # fmt: skip
CAPTIONS = "\n\n".join(
    f"{i}\n00:01:{i * 4:02},000 --> 00:01:{i * 4 + 3:02},500\n{words}"
    for i, words in enumerate(["The quay was mended in May.", "The work took 40 masons."], 1)
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("compared")
    spoken = folder / "speech.srt"
    spoken.write_text(CAPTIONS)
    with press.library(folder, BOOK, HOSTILE, read(spoken)) as library, press.client(library) as client:
        yield client


@pytest.fixture(scope="module")
def page(reader: TestClient) -> str:
    return reader.get(compare("press", "letter")).text


def test_it_has_the_rows_cards_views_and_lists_of_the_one_file_page(page: str):
    read_ = Reader(page)
    assert read_.wrong == []
    for id in ("view-changes", "by-source", "mark-all", "changes", "left-out", "quotations", "passages", "keys"):
        assert f'id="{id}"' in page
    assert '<ins class="major" title="major: number differs">' in page
    assert sum(t == "h1" for t, _ in read_.elements) == 1
    ids = read_.all("id")
    assert len(ids) == len(set(ids))
    assert {h for h in read_.all("href") if h.startswith("#")} <= {f"#{i}" for i in ids}


def test_both_documents_are_linked_and_the_row_order_is_a_style_that_the_policy_names(reader: TestClient, page: str):
    for name in ("letter", "press"):
        assert f'href="/text/{sha(name)}"' in page
    [style] = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = reader.get(compare("press", "letter")).headers["content-security-policy"]
    assert f"style-src 'self' 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_data_are_the_comparison_with_what_people_said(reader: TestClient):
    data = reader.get(compare("press", "letter") + ".json").json()
    assert data["schema"] == "headwater.comparison/1"
    assert data["report"]["text_sha256"] == sha("press")
    assert data["decisions"] == []


def test_a_hash_that_is_not_here_is_told_so_and_nothing_else_is_shown(reader: TestClient):
    for address in (
        f"/compare/{'0' * 64}/{sha('letter')}",
        f"/compare/{sha('press')}/{'0' * 64}",
        f"/compare/{sha('press')[:20]}/x",
    ):
        answer = reader.get(address)
        assert answer.status_code == 404
        assert "masons" not in answer.text


def test_several_sources_stand_in_one_comparison_and_too_many_are_refused(reader: TestClient):
    answer = reader.get(compare("press", "letter", "local"))
    assert "Source 2, Lee Local" in answer.text
    many = ",".join(hashlib.sha256(bytes([i])).hexdigest() for i in range(comparing.MOST_SOURCES + 1))
    assert reader.get(f"/compare/{sha('press')}/{many}").status_code == 400
    assert reader.get(f"/compare/{sha('press')}/,").status_code == 400


def test_a_text_that_tries_to_be_markup_stays_text(reader: TestClient):
    answer = reader.get(f"/compare/{HOSTILE.text_sha256}/{sha('letter')}")
    read_ = Reader(answer.text)
    assert read_.wrong == []
    assert [a for _, a in read_.elements if any(name.startswith("on") for name in a)] == []
    assert [a["src"] for t, a in read_.elements if t == "script" and not (a.get("src") or "").startswith("/static/")] == []
    assert [h for h in read_.all("href") if "javascript" in h] == []
    assert "{{ 7*7 }}" in answer.text
    assert "alert(3)" in html.unescape(answer.text)


def test_captions_show_when_their_words_are_spoken(reader: TestClient):
    spoken = next(v.document for v in _all(reader) if v.document.id.endswith("speech.srt"))
    page = reader.get(f"/compare/{sha('press')}/{spoken.text_sha256}").text
    assert '<p class="time">0:01:04</p>' in page
    assert '<p class="time">0:01:08</p>' in page
    assert '<p class="time">' not in reader.get(compare("press", "letter")).text


def _all(reader: TestClient) -> list[Version]:
    with reader.app.state.library.store.reading() as connection:  # type: ignore[attr-defined]
        return catalogue.lately(connection, 20)


# A long source


def test_of_a_long_source_the_page_has_the_beginnings_and_a_plain_link_to_the_rest(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch
):
    address = f"/compare/{sha('press')}/{BOOK.text_sha256}"
    whole = reader.get(address).text
    assert "stone number 20" in whole
    reader.app.state.kept._drawn.forget()  # type: ignore[attr-defined]
    monkeypatch.setattr(comparing, "LONG_SOURCE", 1000)
    folded = reader.get(address).text
    assert "stone number 0 " in folded
    assert "stone number 20" not in folded
    links = re.findall(r'<a href="([^"]+)" class="elsewhere">', folded)
    rests = [reader.get(link) for link in links]
    for number in range(40):
        assert any(f"stone number {number} " in rest.text for rest in rests), number
    for link, rest in zip(links, rests, strict=True):
        assert rest.status_code == 200
        assert f'href="{address}#{link.rpartition("/")[2]}"' in rest.text
    reader.app.state.kept._drawn.forget()  # type: ignore[attr-defined]


def test_only_what_was_left_out_is_to_be_had_as_a_gap(reader: TestClient, page: str):
    linked = re.findall(r'<li id="(p-[0-9a-f]{16})"', page)[0]
    assert reader.get(f"{compare('press', 'letter')}/gap/{linked}").status_code == 404
    assert reader.get(f"{compare('press', 'letter')}/gap/o-{'0' * 16}").status_code == 404


def test_a_page_that_did_not_change_is_not_sent_again(reader: TestClient):
    first = reader.get(compare("press", "letter"))
    again = reader.get(compare("press", "letter"), headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
