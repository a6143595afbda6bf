"""The first page: what came in, what changed, what is watched; and giving it files, texts, addresses and two to compare."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.cli.watch import MEMORY as KEPT_BY_WATCH
from headwater.jobs import Task
from headwater.library import Library
from headwater.reading import document
from headwater.watching import LIST, Memory, Seen, listed
from headwater.web import work
from headwater.web.serving import Serving
from headwater.web.watchlist import MEMORY, own_list
from tests.web import press

EDITED = replace(document(press.PRESS.replace("14", "15"), id="press.txt"), title="Quay mended", outlet="Lee Press", language="en",
                 url="https://press.example/quay")  # fmt: skip


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("home")) as made:
        yield made


@pytest.fixture
def reader(library: Library) -> Iterator[TestClient]:
    # a test waits for the work rather than look twice
    with press.client(library, Serving(patience_seconds=30.0)) as client:
        yield client


def form(reader: TestClient) -> str:
    return press.token(reader.get("/").text)


def arrived(reader: TestClient, answer: object) -> str:
    """Where a job that was answered with leads to in the end."""
    location: str = answer.headers["location"]  # type: ignore[attr-defined]
    return str(reader.get(location).headers["location"])


def section(page: str, head: str) -> str:
    return page[page.index(f">{head}<") :].split("</section>")[0]


def test_what_came_in_last_stands_first(reader: TestClient):
    listed = section(reader.get("/").text, "Came in lately")
    assert list(re.findall(r"<bdi lang=\"en\">([^<]+)<", listed)) == ["Ferry stays", "Quay mended", "A letter to the town"]


def test_a_silent_edit_stands_with_what_changed(reader: TestClient, library: Library):
    assert "No document has been seen with other words" in section(reader.get("/").text, "Changed lately")
    library.add(EDITED)
    changed = section(reader.get("/").text, "Changed lately")
    assert f'href="/compare/{EDITED.text_sha256}/{press.sha("press")}"' in changed
    assert "between version 1 and 2" in changed


def test_what_is_watched_stands_there_with_its_next_look(reader: TestClient, library: Library):
    assert MEMORY == KEPT_BY_WATCH
    assert library.store.folder is not None
    seen = {"https://press.example/a": Seen(due=2_000_000_000.0), "https://press.example/feed": Seen(due=2e9, points=True)}
    Memory(seen).save(library.store.folder / MEMORY)
    watched = section(reader.get("/").text, "Watched")
    assert watched.index("example/feed") < watched.index("example/a<")
    assert "18 May 2033" in watched
    (library.store.folder / MEMORY).write_text("{", "utf-8")
    page = reader.get("/")
    assert (page.status_code, "damaged; remove it" in section(page.text, "Watched")) == (200, True)


def test_its_twin_tells_programs_the_same(tmp_path: Path):
    with press.library(tmp_path) as library, press.client(library) as reader:
        library.add(document(press.PRESS.replace("14 masons", "41 masons"), id="press.txt", language="en"))
        own_list(library).write_text("https://press.example/feed\n")
        told = reader.get("/index.json").json()
        assert [v["document"]["id"] for v in told["arrived"]] == ["local.txt", "press.txt", "letter.txt"]
        ((before, after),) = [(c["before"], c["after"]) for c in told["changed"]]
        assert (before["document"]["text_sha256"], before["version"], after["version"]) == (press.sha("press"), 1, 2)
        assert [w["address"] for w in told["watched"]] == ["https://press.example/feed"]
        assert "text" not in before
        page = reader.get("/").text
        assert f"/compare/{after['document']['text_sha256']}/{press.sha('press')}" in page


def test_the_list_of_what_is_watched_is_changed_in_the_page(reader: TestClient, library: Library):
    assert library.store.folder is not None
    file, feed = library.store.folder / LIST, "https://press.example/feed?a=1&b=<2>"
    assert "Nothing is on the list" in section(reader.get("/").text, "Watched")
    answer = reader.post("/watch", data={"form": form(reader), "address": f" {feed} "})
    assert (answer.status_code, answer.headers["location"]) == (303, "/#watched")
    reader.post("/watch", data={"form": form(reader), "address": feed})
    assert ("It was on the list already." in reader.get("/").text, listed(file)) == (True, [feed])
    Memory({feed: Seen(due=2_000_000_000.0, points=True), "https://press.example/a": Seen(due=1e9)}).save(file.with_name(MEMORY))
    watched = section(reader.get("/").text, "Watched")
    own, others = watched.split("Looked at as well: 1 address")
    assert "https://press.example/feed?a=1&amp;b=&lt;2&gt;" in own
    assert ("feed, next look" in own, "18 May 2033" in own) == (True, True)
    assert "https://press.example/a<" in others
    reader.post("/watch", data={"form": form(reader), "address": feed, "act": "strike"})
    assert listed(file) == []
    assert "It is watched no more" in reader.get("/").text
    reader.post("/watch", data={"form": form(reader), "address": feed, "act": "strike"})
    assert "It was not on the list." in reader.get("/").text


@pytest.mark.parametrize("given", [{"address": ""}, {"address": "javascript:alert(1)"}, {"address": "/etc/passwd"}])
def test_what_is_no_address_is_not_watched(reader: TestClient, library: Library, given: dict[str, str]):
    assert reader.post("/watch", data={"form": form(reader), **given}).status_code == 400
    assert library.store.folder is not None
    assert not (library.store.folder / LIST).exists()


def test_another_site_cannot_have_anything_watched(reader: TestClient, library: Library):
    address = "https://press.example/"
    token = form(reader)
    assert reader.post("/watch", data={"address": address}).status_code == 403
    sent = reader.post("/watch", data={"form": token, "address": address}, headers={"Origin": "https://evil.example"})
    assert sent.status_code == 403
    assert library.store.folder is not None
    assert not (library.store.folder / LIST).exists()


def test_a_list_with_a_line_that_is_none_says_which(reader: TestClient, library: Library):
    assert library.store.folder is not None
    (library.store.folder / LIST).write_text("https://press.example/\nnews\n", "utf-8")
    page = reader.get("/")
    assert (page.status_code, "line 2" in section(page.text, "Watched")) == (200, True)


def test_a_pasted_text_leads_to_its_document_with_what_was_told_of_it(reader: TestClient, library: Library):
    told = {"title": "Bridge", "outlet": "Echo", "published": "2031-06-01"}
    answer = reader.post("/add", data={"form": form(reader), "words": "The bridge opens.\r\nAll may cross.\r\n", **told})
    address = arrived(reader, answer)
    (kept,) = [v.document for v in library.versions(library.search("bridge").results[0].document.id)]
    assert address == f"/text/{kept.text_sha256}"
    assert (kept.text, kept.title, kept.outlet, kept.published) == (
        "The bridge opens.\nAll may cross.\n",
        "Bridge",
        "Echo",
        "2031-06-01",
    )
    assert "Added." in reader.get(address).text
    assert "Added." not in reader.get(address).text, "a line of what was done is shown once"


def test_the_same_again_is_said_to_be_here_already(reader: TestClient, library: Library):
    before = sum(1 for _ in library.inventory())
    for said in ("Added.", "It was here already, word for word."):
        answer = reader.post("/add", data={"form": form(reader), "words": "Twice given."})
        assert said in reader.get(arrived(reader, answer)).text
    assert sum(1 for _ in library.inventory()) == before + 1


def test_many_files_are_listed_with_those_that_could_not_be_read(reader: TestClient):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "The first of two texts.")
        archive.writestr("two.html", "<title>Second</title><p>The second of two texts, which is a page of its own.</p>")
    files = [("files", ("both.zip", packed.getvalue())), ("files", ("bad.txt", b"\x00\x01\x02\xff" * 50))]
    answer = reader.post("/add", data={"form": form(reader)}, files=files)
    page = reader.get(answer.headers["location"]).text
    assert len(re.findall(r'href="/text/[0-9a-f]{64}"', page)) == 2
    assert "bad.txt" in section(page, "Not added")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "nothing was given"),
        ({"words": " \n"}, "nothing was given"),
        ({"address": "ftp://press.example/x"}, "http"),
        ({"address": "javascript:alert(1)"}, "http"),
        ({"words": "Dated.", "published": "soon"}, "is no date"),
        ({"words": "One.", "address": "https://press.example/x", "title": "For two"}, "a title is for one document"),
    ],
)
def test_what_cannot_be_added_is_said_before_anything_is_kept(
    reader: TestClient, library: Library, given: dict[str, str], said: str
):
    before = sum(1 for _ in library.inventory())
    answer = reader.post("/add", data={"form": form(reader), **given})
    assert answer.status_code in (400, 422)
    assert said in answer.text
    assert sum(1 for _ in library.inventory()) == before


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x", "http://localhost:8765/", "http://169.254.169.254/latest", "http://[::1]/"]
)
def test_a_private_address_is_not_fetched(reader: TestClient, address: str):
    answer = reader.post("/add", data={"form": form(reader), "address": address})
    page = reader.get(answer.headers["location"]).text
    assert "not on the open network" in page
    assert "Nothing was added" in page


def test_two_texts_that_are_pasted_lead_to_their_comparison(reader: TestClient, library: Library):
    words = {"source_words": "The wharf was built of basalt.", "report_words": "The wharf was built of sandstone."}
    answer = reader.post("/compare", data={"form": form(reader), **words})
    address = reader.get(answer.headers["location"]).headers["location"]
    source, report = (library.search(word).results[0].document.text_sha256 for word in ("basalt wharf", "sandstone wharf"))
    assert address == f"/compare/{report}/{source}"


def test_one_whose_address_is_given_is_compared_with_one_that_is_here(library: Library, monkeypatch: pytest.MonkeyPatch):
    asked = []

    def fetched(_library: Library, _allow: object, _encode: object, task: Task) -> dict[str, object]:
        asked.append(task.arguments["addresses"])
        return {"documents": [{"text_sha256": press.sha("letter")}], "failures": []}

    monkeypatch.setattr(work, "_fetch", fetched)
    with press.client(library) as reader:
        given = {"source_address": " https://press.example/letter ", "report_text": press.sha("press")}
        answer = reader.post("/compare", data={"form": form(reader), **given})
        assert reader.get(answer.headers["location"]).headers["location"] == press.compare("press", "letter")
    assert asked == [["https://press.example/letter"]]


def test_of_two_files_the_one_that_cannot_be_read_is_told_beside_the_one_that_was_added(reader: TestClient):
    sent = [("files", ("good.txt", b"A wharf of slate was built.")), ("files", ("bad.pdf", b"%PDF-1.4 nothing more"))]
    answer = reader.post("/add", data={"form": form(reader)}, files=sent)
    page = reader.get(answer.headers["location"])
    assert page.status_code == 200, "it does not lead away from what could not be read"
    assert "bad.pdf" in section(page.text, "Not added")
    assert "A wharf of slate" in page.text or "good.txt" in page.text


def test_a_field_for_a_file_in_which_none_was_chosen_is_empty(reader: TestClient):
    """As browsers send it: with a file's name that is empty."""
    words = {"form": form(reader), "source_words": "The wharf was built of basalt.", "report_words": "It was built of sandstone."}
    fields = [f'form-data; name="{name}"\r\n\r\n{said}' for name, said in words.items()]
    fields += [f'form-data; name="{side}_file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n' for side in
               ("source", "report")]  # fmt: skip
    body = "".join(f"--edge\r\nContent-Disposition: {one}\r\n" for one in fields) + "--edge--\r\n"
    sent = reader.post("/compare", content=body, headers={"Content-Type": "multipart/form-data; boundary=edge"})
    assert sent.status_code == 303


def test_the_first_page_of_an_empty_library_says_what_it_is_for(tmp_path: Path):
    with Library(tmp_path / "empty.headwater") as empty, press.client(empty) as reader:
        assert "follows a report back to its source" in reader.get("/").text


def test_one_that_is_here_is_compared_with_a_file(reader: TestClient):
    page = reader.get(f"/?source={press.sha('letter')}").text
    assert "A letter to the town" in page[page.index('id="compare"') :].split("</fieldset>")[0]
    answer = reader.post(
        "/compare", data={"form": press.token(page), "source_text": press.sha("letter")},
        files={"report_file": ("new.txt", b"The quay was mended in June.")},
    )  # fmt: skip
    assert re.fullmatch(
        rf"/compare/[0-9a-f]{{64}}/{press.sha('letter')}", reader.get(answer.headers["location"]).headers["location"]
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"source_words": "Alone."}, "no report was given"),
        ({"source_words": "Both.", "source_text": "0" * 64, "report_words": "x"}, "more than once"),
        ({"source_words": "Both.", "source_address": "https://press.example/", "report_words": "x"}, "more than once"),
        ({"source_address": "ftp://press.example/", "report_words": "x"}, "only http"),
        ({"source_text": "0" * 64, "report_words": "x"}, "no text with this hash"),
    ],
)
def test_what_cannot_be_compared_is_said(reader: TestClient, given: dict[str, str], said: str):
    answer = reader.post("/compare", data={"form": form(reader), **given})
    assert answer.status_code in (400, 404)
    assert said in answer.text


def test_a_file_of_several_documents_is_no_side_of_a_comparison(reader: TestClient):
    table = b'{"id": "a", "text": "The first row."}\n{"id": "b", "text": "The second row."}\n'
    answer = reader.post("/compare", data={"form": form(reader), "report_text": press.sha("press")},
                         files={"source_file": ("rows.jsonl", table)})  # fmt: skip
    said = reader.get(answer.headers["location"])
    assert said.status_code == 400
    assert "holds 2 documents" in said.text


def test_work_that_takes_longer_shows_how_far_it_is_and_can_be_cancelled(library: Library, monkeypatch: pytest.MonkeyPatch):
    go, begun = threading.Event(), threading.Event()

    def slow(_library: Library, _allow: object, _encode: object, task: object) -> dict[str, object]:
        task.step(3, 7, "reading <b>page</b> 3")  # type: ignore[attr-defined]
        begun.set()
        go.wait(30)
        task.step(4, 7, "reading page 4")  # type: ignore[attr-defined]
        return {}

    monkeypatch.setattr(work, "_add", slow)
    with press.client(library, Serving(patience_seconds=0.0)) as reader:
        answer = reader.post("/add", data={"form": form(reader), "words": "Slow."})
        assert begun.wait(30)
        page = reader.get(answer.headers["location"])
        assert "reading &lt;b&gt;page&lt;/b&gt; 3, 42&nbsp;%" in page.text
        assert '<noscript><meta http-equiv="refresh"' in page.text
        assert reader.get(answer.headers["location"] + ".json").json()["done"] == 3
        assert answer.headers["location"] in section(reader.get("/").text, "At work")
        reader.post(answer.headers["location"] + "/cancel", data={"form": press.token(page.text)})
        go.set()
        id = answer.headers["location"].rpartition("/")[2]
        assert reader.app.state.jobs.wait(id, 30).state == "cancelled"  # type: ignore[attr-defined]
        ended = reader.get(answer.headers["location"]).text
        assert "What it had kept by then stays kept." in ended
        assert "Cancelled" in reader.get(answer.headers["location"]).text
