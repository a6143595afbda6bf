"""The interface for programs: what is kept, compared, traced and decided, in pages, with ETags, as tables, and as jobs."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from headwater import comparison
from headwater.comparison import compare
from headwater.errors import NoText
from headwater.export.texts import with_texts
from headwater.jobs import OUR_FAULT, Task
from headwater.library import Library
from headwater.reading import document
from headwater.watching import Memory, Seen
from headwater.web import work
from headwater.web.app import application
from headwater.web.serving import Serving
from headwater.web.watchlist import MEMORY, place_of

SOURCE = document(
    "Mayor Ada Quill spoke on Monday. “We shall not raise the fare this year,” she said. She thanked 43 volunteers of the Osk "
    "valley.",
    id="minutes", outlet="Council", title="Minutes", published="2031-03-03", language="en",
)  # fmt: skip
REPORT = document(
    "“We shall raise the fare this year,” Mayor Ada Quill said on Monday. She thanked 45 volunteers of the Osk valley.",
    id="report", outlet="Press", title="Fare to rise", published="2031-03-04", language="en",
)  # fmt: skip
PAIR = f"/api/v1/compare/{REPORT.text_sha256}/{SOURCE.text_sha256}"
TABLE = {"Accept": "text/csv"}
PROBLEM = "urn:headwater:problem:"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with Library(tmp_path_factory.mktemp("api") / "press.headwater") as library:
        library.add([SOURCE, REPORT])
        library.encode()
        made = application(library, Serving(writes_at_once=10_000))
        yield made
        made.state.jobs.close()


@pytest.fixture(scope="module")
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://localhost:8765", raise_server_exceptions=False)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def ended(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    """The job once it has ended."""
    client.app.state.jobs.wait(job["id"], 30)  # type: ignore[attr-defined]
    found: dict[str, Any] = client.get(f"/api/v1/jobs/{job['id']}").json()
    return found


def test_a_comparison_is_the_json_of_the_contract_unchanged(client: TestClient, app: FastAPI):
    library: Library = app.state.library
    made = compare(library.document("minutes"), library.document("report"))
    assert client.get(PAIR).json() == made.to_dict()
    assert client.get(PAIR, params={"with_text": True}).json() == with_texts(made)


def test_texts_that_are_sent_are_compared_and_not_kept(client: TestClient):
    before = client.get("/api/v1/documents").json()["total"]
    told = client.post("/api/v1/compare", json={"report": {"text": REPORT.text}, "sources": [{"text": SOURCE.text}]}).json()
    assert [x["report"] for x in told["links"]] == [x["report"] for x in client.get(PAIR).json()["links"]]
    assert client.get("/api/v1/documents").json()["total"] == before


def test_what_is_long_is_compared_in_a_job_whose_result_is_the_comparison(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("headwater.web.api.comparing.AT_ONCE_CHARS", 10)
    asked = {"report": {"text": REPORT.text}, "sources": [{"text": SOURCE.text}]}
    job = client.post("/api/v1/compare", params={"wait": 0}, json=asked)
    assert (job.status_code, job.headers["location"]) == (202, f"/api/v1/jobs/{job.json()['id']}")
    done = ended(client, job.json())
    assert client.get(done["result"]).json()["schema"] == "headwater.comparison/1"
    waited = client.post("/api/v1/compare", params={"wait": 30}, json=asked)
    assert (waited.status_code, waited.json()["schema"]) == (200, "headwater.comparison/1")


def test_an_answer_that_a_program_has_is_not_sent_again(client: TestClient):
    for address in (PAIR, f"/api/v1/documents/{SOURCE.text_sha256}", f"/api/v1/documents/{SOURCE.text_sha256}/text"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200


def test_the_frozen_text_is_what_offsets_point_into(client: TestClient):
    text = client.get(f"/api/v1/documents/{REPORT.text_sha256}/text").text
    (quotation, *_) = client.get(f"/api/v1/quotes/{REPORT.text_sha256}").json()["quotations"]
    assert text == REPORT.text
    assert text[quotation["spans"][0]["start"] : quotation["spans"][0]["end"]].startswith("We shall raise the fare")


def test_tables_have_the_words_beside_the_places(client: TestClient):
    links = rows(client.get(PAIR, headers=TABLE).text)
    assert any("45 volunteers" in x["words"] and "43 volunteers" in x["source_words"] for x in links)
    assert all(REPORT.text[int(x["start"]) : int(x["end"])] == x["words"] for x in links)
    (quoted, *_) = rows(client.get(f"{PAIR}/quotations", headers=TABLE).text)
    assert (quoted["verdict"], quoted["speaker"]) == ("altered", "Ada Quill")
    alone = rows(client.get(f"/api/v1/quotes/{REPORT.text_sha256}", headers=TABLE).text)
    assert alone[0]["verdict"] == ""
    derived = rows(client.get(f"/api/v1/lineage/{REPORT.text_sha256}", params={"wait": 30}, headers=TABLE).text)
    assert [(x["child"], x["parent"]) for x in derived] == [("report", "minutes")]


def test_words_that_a_spreadsheet_would_work_out_are_put_as_words(client: TestClient):
    text = "“=HYPERLINK(attack) is what we shall pay for the new bridge,” Mayor Ada Quill said."
    told = client.post("/api/v1/quotes", json={"document": {"text": text, "language": "en"}}, headers=TABLE)
    assert rows(told.text)[0]["words"].startswith("'=HYPERLINK(attack)")


def test_a_list_leads_from_part_to_part_until_all_was_seen(client: TestClient, app: FastAPI):
    app.state.library.add([document(f"Notice number {n} of the harbour office.", id=f"notice-{n}") for n in range(5)])
    address, seen = "/api/v1/documents?limit=3", []
    while address:
        answer = client.get(address)
        seen += [d["id"] for d in answer.json()["documents"]]
        address = answer.links.get("next", {}).get("url", "")
    assert len(seen) == len(set(seen)) == answer.json()["total"]
    assert seen[:5] == [f"notice-{n}" for n in (4, 3, 2, 1, 0)], "what came in last comes first"
    found = client.get("/api/v1/search", params={"q": "harbour office", "limit": 2, "offset": 2})
    assert (found.json()["total"], len(found.json()["results"])) == (5, 2)
    assert set(found.links) == {"first", "next", "prev"}
    assert "q=harbour+office" in found.links["next"]["url"]


def test_a_text_that_is_added_is_there_at_once_and_its_changes_are_versions(client: TestClient):
    asked = {"text": "The ferry leaves at six.", "id": "ferry", "title": "Timetable"}
    first = client.post("/api/v1/documents", json=asked)
    assert (first.status_code, first.json()["outcome"]) == (201, "added")
    assert client.get(first.headers["location"]).json()["title"] == "Timetable"
    assert client.post("/api/v1/documents", json=asked).json()["outcome"] == "unchanged"
    assert client.post("/api/v1/documents", json={**asked, "text": "The ferry leaves at seven."}).json()["outcome"] == "changed"
    versions = client.get("/api/v1/versions", params={"name": "ferry"}).json()["versions"]
    assert [(v["version"], v["latest"]) for v in versions] == [(1, False), (2, True)]
    assert client.get("/api/v1/search", params={"q": "ferry seven"}).json()["total"] == 1


def test_what_is_taken_out_is_gone_and_says_by_whom(client: TestClient):
    kept = client.post("/api/v1/documents", json={"text": "A line that was never meant to be kept.", "id": "slip"}).json()[
        "document"
    ]
    stone = client.post("/api/v1/forget", json={"name": "slip", "why": "sent by mistake", "who": "Ada"}).json()
    assert (stone["who"], stone["why"], stone["versions"]) == ("Ada", "sent by mistake", 1)
    gone = client.get(f"/api/v1/documents/{kept['text_sha256']}")
    assert (gone.status_code, gone.json()["type"]) == (404, f"{PROBLEM}not_kept")


@pytest.mark.parametrize(("data", "files"), [({"outlett": "Press"}, {}), ({}, {"pages": ("b.txt", b"A second file.")})])
def test_a_part_of_an_upload_that_is_not_known_is_refused_and_named_and_nothing_is_kept(
    client: TestClient, data: dict[str, str], files: dict[str, tuple[str, bytes]]
):
    before = client.get("/api/v1/jobs").json()["total"]
    refused = client.post("/api/v1/documents/files", data=data, files={"files": ("a.txt", b"A first file."), **files})
    assert (refused.status_code, refused.json()["type"]) == (422, f"{PROBLEM}not_valid")
    assert [e["where"] for e in refused.json()["errors"]] == [f"body.{name}" for name in (*data, *files)]
    assert client.get("/api/v1/jobs").json()["total"] == before


def test_files_are_added_by_a_job_that_says_what_came_of_each(client: TestClient):
    page = (
        "<html><body><article><p>The harbour wall is to be mended by the end of June, the office said.</p></article></body></html>"
    )
    files = [("files", ("../../wall.html", page)), ("files", ("empty.txt", ""))]
    done = ended(client, client.post("/api/v1/documents/files", files=files, data={"outlet": "Harbour"}).json())
    told = client.get(done["result"]).json()
    assert (told["added"], told["failed"]) == (1, 1)
    assert [d["id"] for d in told["documents"]] == ["wall.html"]
    assert "empty.txt" in told["failures"][0]["origin"]
    kept = client.get(f"/api/v1/documents/{told['documents'][0]['text_sha256']}").json()
    assert (kept["outlet"], kept["chars"] > 0) == ("Harbour", True)


def test_another_file_of_the_same_name_is_another_document(client: TestClient):
    for words in ("The first of two pages.", "The second of two pages."):
        job = client.post("/api/v1/documents/files", files=[("files", ("index.txt", words))]).json()
        told = client.get(ended(client, job)["result"]).json()
        assert told["added"] == 1
    assert len(client.get("/api/v1/versions", params={"name": "index.txt"}).json()["versions"]) == 1


def test_private_addresses_are_not_fetched_for_anybody(client: TestClient):
    job = client.post("/api/v1/documents/addresses", json={"addresses": ["http://127.0.0.1:9/secret"]}).json()
    told = client.get(ended(client, job)["result"]).json()
    assert (told["added"], told["failed"]) == (0, 1)
    assert "127.0.0.1" in told["failures"][0]["why"]


def test_a_trace_is_answered_in_time_or_with_its_job_and_done_once(client: TestClient):
    first = client.get(f"/api/v1/trace/{REPORT.text_sha256}", params={"wait": 30})
    assert [s["document"]["id"] for s in first.json()["sources"]] == ["minutes"]
    assert all("changes" in x for x in first.json()["sources"][0]["links"])
    jobs = client.get("/api/v1/jobs").json()["total"]
    assert client.get(f"/api/v1/trace/{REPORT.text_sha256}", params={"wait": 0}).status_code == 200, "there already"
    assert client.get("/api/v1/jobs").json()["total"] == jobs
    client.post("/api/v1/documents", json={"text": "Something new in the Library."})
    assert client.get(f"/api/v1/trace/{REPORT.text_sha256}", params={"wait": 30}).status_code == 200
    kinds = [j["kind"] for j in client.get("/api/v1/jobs", params={"limit": 200}).json()["jobs"]]
    assert kinds.count("trace") >= 2, "of another state of the Library it is another trace"


def test_descendants_and_a_story_name_who_took_from_whom(client: TestClient):
    took = client.get(f"/api/v1/descendants/{SOURCE.text_sha256}", params={"wait": 30}).json()
    assert [d["document"]["id"] for d in took["descendants"]] == ["report"]
    asked = {"documents": [{"text": SOURCE.text, "published": "2031-03-03"}, {"text": REPORT.text, "published": "2031-03-04"}]}
    story = client.post("/api/v1/lineage", params={"wait": 30}, json=asked).json()
    assert (story["schema"], len(story["lines"])) == ("headwater.lineage/1", 1)


def test_quotations_are_verified_one_by_one(client: TestClient):
    quoted = [{"quotation": "We shall not raise the fare this year"}, {"quotation": "We shall raise the fare", "id": "b"}]
    asked = {"quotations": quoted, "sources": [{"text_sha256": SOURCE.text_sha256}]}
    told = client.post("/api/v1/verify", json=asked).json()["answers"]
    assert [(a["id"], a["verdict"]["verdict"]) for a in told] == [("q1", "verbatim"), ("b", "altered")]


def test_a_decision_is_kept_beside_the_finding_listed_and_taken_back(client: TestClient):
    found = client.get(PAIR).json()["quotations"][0]
    place = found["spans"][0]
    asked = {
        "act": "correct", "target": "quotation", "text_sha256": REPORT.text_sha256, "value": "reworded", "who": "Ada",
        "start": place["start"], "end": place["end"], "source_text_sha256": SOURCE.text_sha256,
    }  # fmt: skip
    made = client.post("/api/v1/decisions", json=asked)
    assert (made.status_code, made.json()["who"], made.json()["value"]) == (201, "Ada", "reworded")
    assert made.json()["finding"]["quotation"]["verdict"]["verdict"] == "altered"
    number = made.json()["id"]
    listed = client.get("/api/v1/decisions", params={"text_sha256": REPORT.text_sha256}).json()
    assert [d["id"] for d in listed["decisions"]] == [number]
    assert rows(client.get("/api/v1/decisions", headers=TABLE).text)[0]["value"] == "reworded"
    undone = client.post(f"/api/v1/decisions/{number}/undo", json={"who": "Ben"}).json()
    assert (undone["act"], undone["value"], undone["who"]) == ("undo", number, "Ben")
    assert client.get("/api/v1/decisions").json()["total"] == 0
    assert client.get("/api/v1/decisions", params={"all": True}).json()["total"] == 2


def test_two_that_decide_at_once_are_both_kept(client: TestClient):
    asked = {"act": "note", "target": "passage", "text_sha256": REPORT.text_sha256, "start": 0, "end": 10}
    both = threading.Barrier(2)
    answers = []

    def say(who: str) -> None:
        both.wait()
        answers.append(client.post("/api/v1/decisions", json={**asked, "who": who, "value": f"as {who} sees it"}))

    threads = [threading.Thread(target=say, args=(who,)) for who in ("Ada", "Ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [a.status_code for a in answers] == [201, 201]
    assert {d["who"] for d in client.get("/api/v1/decisions").json()["decisions"]} == {"Ada", "Ben"}


def test_a_place_that_is_not_in_the_text_is_refused(client: TestClient):
    asked = {"act": "note", "target": "passage", "text_sha256": REPORT.text_sha256, "start": 5, "end": 10**6}
    answer = client.post("/api/v1/decisions", json=asked)
    assert (answer.status_code, answer.json()["type"]) == (400, f"{PROBLEM}usage_error")


def test_a_job_shows_where_it_stands_and_ends_when_it_is_told_to(client: TestClient, app: FastAPI):
    begun = threading.Event()

    def endless(task: Task) -> None:
        while True:
            task.step(3, 9, "looking")
            begun.set()

    app.state.jobs.kinds[work.TRACE], mended = endless, app.state.jobs.kinds[work.TRACE]
    try:
        job = client.post("/api/v1/jobs", json={"kind": "trace", "text_sha256": SOURCE.text_sha256}).json()
        assert begun.wait(60)
        now = client.get(f"/api/v1/jobs/{job['id']}").json()
        assert (now["state"], now["done"], now["whole"], now["words"]) == ("running", 3, 9, "looking")
        early = client.get(f"/api/v1/jobs/{job['id']}/result")
        assert (early.status_code, early.json()["type"]) == (404, f"{PROBLEM}not_kept")
        let_go = client.delete(f"/api/v1/jobs/{job['id']}")
        assert (let_go.status_code, let_go.json()["state"]) == (200, "cancelled")
        assert client.get(f"/api/v1/jobs/{job['id']}").status_code == 404
    finally:
        app.state.jobs.kinds[work.TRACE] = mended


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [(NoText("page.html: no text found"), 400, "page.html: no text found"), (ZeroDivisionError("of ours"), 500, OUR_FAULT)],
)
def test_a_job_that_failed_is_told_in_its_line(error: Exception, status: int, says: str, client: TestClient, app: FastAPI):
    def broken(_task: Task) -> None:
        raise error

    app.state.jobs.kinds[work.DESCENDANTS], mended = broken, app.state.jobs.kinds[work.DESCENDANTS]
    try:
        answer = client.get(f"/api/v1/descendants/{REPORT.text_sha256}", params={"wait": 30})
        assert (answer.status_code, answer.json()["detail"]) == (status, says)
    finally:
        app.state.jobs.kinds[work.DESCENDANTS] = mended


def test_a_comparison_of_a_text_with_itself_twice_is_refused_in_words(client: TestClient):
    asked = {"report": {"text": REPORT.text}, "sources": [{"text": SOURCE.text}, {"text": SOURCE.text}]}
    answer = client.post("/api/v1/compare", json=asked)
    assert (answer.status_code, answer.json()["type"]) == (400, f"{PROBLEM}usage_error")


def test_names_of_files_from_any_system_are_names_and_no_paths():
    names = ["../../etc/passwd", "C:\\papers\\speech.html", "a/b/", "\x00\x1b[31m.txt", "..", "", "ü" * 500, "речь.txt"]
    safe = [work.safe_name(name) for name in names]
    assert safe[:3] == ["passwd", "speech.html", "b"]
    assert safe[4:6] == ["file", "file"]
    assert safe[7] == "речь.txt"
    assert all(0 < len(name) <= work.LONGEST_NAME and not set(name) & set("/\\\x00\x1b") for name in safe)


def test_a_comparison_that_is_kept_is_not_made_again(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    client.get(PAIR)
    monkeypatch.setattr(comparison, "compare", lambda *_args, **_named: pytest.fail("it was made again"))
    assert client.get(PAIR).status_code == 200


def test_the_list_of_what_is_watched_is_read_and_changed(client: TestClient, app: FastAPI):
    feed, page = "https://press.example/feed?a=1&b=ü", "https://press.example/quay"
    given = [client.post("/api/v1/watched", json={"address": address}) for address in (feed, page, feed)]
    assert [(a.status_code, a.json()["outcome"]) for a in given] == [(201, "added"), (201, "added"), (201, "unchanged")]
    seen = {
        page: Seen(due=2_000_000_000.0),
        "https://press.example/b": Seen(due=1e9),
        "https://press.example/all": Seen(points=True),
    }
    Memory(seen).save(place_of(app.state.library, MEMORY))
    told = client.get("/api/v1/watched").json()
    assert [(one["address"], one["listed"], one["feed"], one["due"]) for one in told["watched"]] == [
        (feed, True, False, None), (page, True, False, "2033-05-18T03:33:20Z"),
        ("https://press.example/all", False, True, "1970-01-01T00:00:00Z"), ("https://press.example/b", False, False,
        "2001-09-09T01:46:40Z"),
    ]  # fmt: skip
    part = client.get("/api/v1/watched", params={"limit": 1, "offset": 1})
    assert (part.json()["total"], part.json()["watched"][0]["address"]) == (4, page)
    assert "offset=2" in part.headers["link"]
    for address, status in ((feed, 200), (page, 200), (page, 404), ("https://press.example/b", 404)):
        assert client.delete("/api/v1/watched", params={"address": address}).status_code == status, address
    assert [one["listed"] for one in client.get("/api/v1/watched").json()["watched"]] == [False, False, False]


@pytest.mark.parametrize(
    ("address", "status"),
    [("javascript:alert(1)", 422), ("https://press.example/a b", 422), ("https://press.example/a\nhttps://b.example/", 422),
     ("https://press.example/\n", 422), ("https:///a", 422), ("https://[", 400), ("https://a\x85b/", 400), ("", 422)],
)  # fmt: skip
def test_what_is_no_address_on_one_line_is_not_watched(address: str, status: int, client: TestClient):
    before = client.get("/api/v1/watched").json()["total"]
    answer = client.post("/api/v1/watched", json={"address": address})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert client.get("/api/v1/watched").json()["total"] == before


def test_a_list_that_is_damaged_is_told_with_what_to_do(client: TestClient, app: FastAPI):
    file = place_of(app.state.library, MEMORY)
    file.write_text("{", "utf-8")
    try:
        answer = client.get("/api/v1/watched")
        assert (answer.status_code, answer.json()["type"]) == (503, f"{PROBLEM}library_fault")
        assert "remove it" in answer.json()["detail"]
    finally:
        file.unlink()
