"""Who is let in: by which name, from which page, with which token, how much and how often."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from headwater.library import Library
from headwater.web import safety
from headwater.web.app import application
from headwater.web.pages.entering import own_address
from headwater.web.safety import Rates, answers_to, host_name
from headwater.web.serving import Serving
from tests.web import press

TOKEN = "a token that nobody guesses"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with press.library(tmp_path_factory.mktemp("safe")) as made:
        yield made


@pytest.fixture(scope="module")
def reader(library: Library) -> Iterator[TestClient]:
    with press.client(library) as client:
        yield client


def count(library: Library) -> int:
    return sum(1 for _ in library.inventory())


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST:1"])
def test_it_answers_to_the_names_of_this_machine(reader: TestClient, host: str):
    assert reader.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.example", "evil.example:8765", "localhost@evil.example", "",
             "10.0.0.7", "localhost/evil", "[::1"],
)  # fmt: skip
def test_a_name_that_was_made_to_point_here_is_not_answered_to(reader: TestClient, host: str):
    refused = reader.get("/", headers={"host": host})
    assert refused.status_code == 421
    assert "A letter to the town" not in refused.text


def test_beyond_this_machine_bare_addresses_and_allowed_names_are_answered_to():
    wide = Serving(host="0.0.0.0", hosts=("press.example",))
    assert [answers_to(h, wide) for h in ("10.0.0.7:8765", "[fe80::1]", "press.example", "PRESS.example:443")] == [True] * 4
    assert not answers_to("evil.example", wide)
    assert not answers_to("press.example.evil.example", wide)


@given(st.text(max_size=40))
def test_no_host_is_too_odd_to_be_told(host: str):
    assert isinstance(host_name(host), str)


@pytest.mark.parametrize(
    "said",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},  # another server of the same machine
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://localhost:8765"},
        {"origin": "http://[evil"},
    ],
)
@pytest.mark.parametrize("address", ["/add", "/decide", "/compare", "/api/v1/documents"])
def test_a_page_of_another_site_changes_nothing(reader: TestClient, library: Library, said: dict[str, str], address: str):
    before = count(library)
    form = press.token(reader.get("/").text)
    sent = reader.post(address, data={"form": form, "words": "Words of another site."}, headers=said)
    assert sent.status_code == 403
    assert count(library) == before


def test_the_same_form_of_an_own_page_is_taken(reader: TestClient, library: Library):
    before = count(library)
    form = press.token(reader.get("/").text)
    own = {"origin": "http://localhost:8765", "sec-fetch-site": "same-origin"}
    assert reader.post("/add", data={"form": form, "words": "Words that were typed here."}, headers=own).status_code == 303
    assert count(library) == before + 1


@pytest.mark.parametrize("field", ["", "not what was given", None])
def test_a_form_that_was_not_given_to_this_reader_is_refused(reader: TestClient, library: Library, field: str | None):
    before = count(library)
    reader.get("/")
    sent = reader.post("/add", data={"words": "Unasked.", **({} if field is None else {"form": field})})
    assert sent.status_code == 403
    assert "load its page again" in sent.text
    assert count(library) == before


def test_a_form_without_the_cookie_is_refused(library: Library):
    with press.client(library) as first, press.client(library) as other:
        form = press.token(first.get("/").text)
        assert other.post("/add", data={"form": form, "words": "Another reader's form."}).status_code == 403


def test_every_answer_has_the_headers_that_keep_others_out(reader: TestClient):
    for address in ("/", "/nothing-here", "/api/v1/nothing-here", "/search?q=quay", "/corrections.csv"):
        headers = reader.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "access-control-allow-origin" not in headers


def test_a_page_that_is_only_asked_about_answers_without_itself(reader: TestClient):
    told, read = reader.head("/"), reader.get("/")
    assert (told.status_code, told.headers["content-type"], told.content) == (200, read.headers["content-type"], b"")
    assert reader.head("/text/" + "0" * 64).status_code == 404
    assert reader.head("/api/v1/documents").status_code == 405


def test_an_answer_is_asked_for_again_by_its_etag(reader: TestClient):
    reader.get("/search")
    first = reader.get("/search")
    again = reader.get("/search", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert reader.get("/search", headers={"if-none-match": '"another"'}).status_code == 200


@pytest.fixture
def guarded(library: Library) -> Iterator[TestClient]:
    with press.client(library, Serving(host="0.0.0.0", token=TOKEN)) as client:
        yield client


def test_beyond_this_machine_nothing_is_shown_without_the_token(guarded: TestClient):
    for address in ("/", "/search?q=quay", f"/text/{press.sha('press')}", f"/text/{press.sha('press')}.txt", "/corrections.csv"):
        refused = guarded.get(address)
        assert refused.status_code == 401, address
        assert "quay was mended" not in refused.text
    assert guarded.get("/api/v1/documents").headers["content-type"] == "application/problem+json"


def test_a_program_shows_the_token_in_a_header(guarded: TestClient):
    assert guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert guarded.get("/", headers={"authorization": "Bearer another"}).status_code == 401
    assert guarded.get("/", headers={"authorization": f"Basic {TOKEN}"}).status_code == 401


def test_a_browser_shows_it_once_and_comes_to_where_it_wanted_to_go(guarded: TestClient):
    form = press.token(guarded.get("/search?q=quay").text)
    wrong = guarded.post("/enter", data={"form": form, "token": "another", "back": "/search?q=quay"})
    right = guarded.post("/enter", data={"form": form, "token": TOKEN, "back": "/search?q=quay"})
    assert (wrong.status_code, right.status_code, right.headers["location"]) == (401, 303, "/search?q=quay")
    assert TOKEN not in right.headers["set-cookie"]
    assert "httponly" in right.headers["set-cookie"].lower()
    assert guarded.get("/search?q=quay").status_code == 200


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n", ""])
def test_nobody_is_sent_to_another_site_by_showing_the_token(back: str):
    assert own_address(back) == "/"


def test_guessing_ends_soon(library: Library):
    with press.client(library, Serving(host="0.0.0.0", token=TOKEN, tries_at_once=3, tries_a_second=0.01)) as client:
        got = [client.get("/", headers={"authorization": f"Bearer {n}"}) for n in range(5)]
        assert [g.status_code for g in got] == [401, 401, 401, 429, 429]
        assert int(got[-1].headers["retry-after"]) > 1
        form = press.token(client.get("/").text)
        assert client.post("/enter", data={"form": form, "token": "guess"}).status_code == 429
        assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_who_asks_too_much_at_once_waits(library: Library):
    with press.client(library, Serving(reads_at_once=3, reads_a_second=0.01)) as client:
        got = [client.get("/search").status_code for _ in range(5)]
    assert got == [200, 200, 200, 429, 429]


def test_a_rate_fills_again_with_time_and_forgets_who_came_first():
    now = [0.0]
    rates = Rates(2, 1.0, remembered=2, clock=lambda: now[0])
    assert [rates.wait("a") for _ in range(3)] == [0.0, 0.0, 1.0]
    now[0] = 0.25
    assert rates.wait("a") == 0.75, "what came in meanwhile counts"
    now[0] = 1.0
    assert rates.wait("a") == 0.0
    for other in ("b", "c"):
        rates.wait(other)
    assert rates.wait("a") == 0.0


def test_a_body_that_says_it_is_too_large_is_not_read(library: Library):
    with press.client(library, Serving(largest_body=1000)) as client:
        form = press.token(client.get("/").text)
        sent = client.post("/compare", data={"form": form, "source_words": "x" * 2000})
    assert sent.status_code == 413
    assert sent.headers["connection"] == "close"


def test_a_body_that_does_not_say_how_large_it_is_is_cut_off_at_the_limit(library: Library):
    limit, chunk = 1_000_000, b"x" * 100_000
    app = application(library, Serving(largest_upload=limit))
    asked = answered = 0
    told: list[Message] = []

    async def endless() -> Message:
        nonlocal asked
        asked += 1
        head = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' if asked == 1 else b""
        return {"type": "http.request", "body": head + chunk, "more_body": asked < 100}  # ten times what it may have

    async def tell(message: Message) -> None:
        nonlocal answered
        answered = answered or asked
        told.append(message)

    scope: Scope = {
        "type": "http", "method": "POST", "path": "/add", "raw_path": b"/add", "query_string": b"", "http_version": "1.1",
        "scheme": "http", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8765), "root_path": "",
        "headers": [(b"host", b"localhost"), (b"content-type", b"multipart/form-data; boundary=b")],
    }  # fmt: skip
    asyncio.run(app(scope, endless, tell))
    assert told[0]["status"] == 413
    assert (b"connection", b"close") in told[0]["headers"]
    assert answered <= limit // len(chunk) + 1
    assert asked == 100, "the rest goes by, so that the answer is seen"
    assert [m.get("more_body", False) for m in told[1:]] == [True, False]


def test_what_never_ends_is_not_let_go_by_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(safety, "LINGER_SECONDS", 0.01)

    async def endless() -> Message:
        await asyncio.sleep(0)
        return {"type": "http.request", "body": b"x", "more_body": True}

    asyncio.run(safety.let_go_by(endless))


def test_more_files_than_a_form_may_have_are_refused(library: Library):
    with press.client(library, Serving(most_files=2)) as client:
        form = press.token(client.get("/").text)
        files = [("files", (f"{n}.txt", b"Words of a file.")) for n in range(3)]
        assert client.post("/add", data={"form": form}, files=files).status_code == 400


def test_a_script_or_style_is_the_only_file_that_is_served(reader: TestClient, tmp_path: Path):
    (tmp_path / "secret.css").write_text("secret")
    for name in ("app.css", "page.css", "dropping.js"):
        assert reader.get(f"/static/{name}").status_code == 200
    for name in ("..%2fapp.py", "../serving.py", f"..%2f..%2f..%2f..{tmp_path}%2fsecret.css", "nothing.css", "app.css%00"):
        assert reader.get(f"/static/{name}").status_code == 404
