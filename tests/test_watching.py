"""Watching addresses of a server of this machine: what is kept, what is asked again and when, and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater import errors
from headwater.fetch.client import Client
from headwater.library import Library
from headwater.store import passages
from headwater.store.receipts import receipts_of
from headwater.text.encoder import built_in
from headwater.watching import Memory, News, Watch, addresses_in, enlist, listed, page, strike, watch
from tests.fetch.conftest import Clock, Server, client, clock, server  # noqa: F401 - fixtures

SPEECH = (
    "The minister said that the new bridge over the river Olm will carry forty thousand cars a day. "
    "Work on its northern pier begins in March, and the old ferry will run until the last stone is laid. "
    "Nobody in the three villages on the bank will have to leave a house for it. "
)
OTHER = "The orchestra opened its season with a symphony by a young composer; the hall was full to the last seat that evening. " * 3
EVERY = 900.0


def html(words: str) -> bytes:
    return f"<html><head><title>News</title></head><body><article><p>{words}</p></article></body></html>".encode()


def feed(*urls: str) -> bytes:
    entries = "".join(f"<item><title>News</title><link>{url}</link></item>" for url in urls)
    return f'<rss version="2.0"><channel><title>The Olm Post</title>{entries}</channel></rss>'.encode()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "l") as made:
        yield made


def told(news: list[News], server: Server) -> list[tuple[str, str]]:  # noqa: F811
    return [(n.outcome, n.origin.removeprefix(server.address)) for n in news]


def asked(server: Server) -> list[str]:  # noqa: F811
    """What was asked for since this was last asked, without robots.txt."""
    found = [path for path in server.paths if path != "/robots.txt"]
    server.asked.clear()
    return found


class TestOnePage:
    @pytest.fixture
    def these(self, library: Library, server: Server, client: Client, clock: Clock) -> Watch:  # noqa: F811
        url = server.page("/a", html(SPEECH), Content_Type="text/html", ETag='"1"')
        return Watch(library, [url], client, every=EVERY, now=clock.now)

    def test_is_kept_once_and_asked_for_only_if_it_changed(self, these: Watch, server: Server):  # noqa: F811
        assert told(list(these.poll()), server) == [("added", "/a")]
        assert list(these.poll()) == []
        assert server.asked[-1][1]["if-none-match"] == '"1"'
        with these.library.store.reading() as connection:
            first, again = receipts_of(connection, 1)
        assert (first.version, again.version, first.content_sha256) == (1, 1, again.content_sha256)
        assert again.headers is not None
        assert (again.headers[":status"], again.headers["etag"], again.headers["content-type"]) == ("304", '"1"', "text/html")
        [version] = these.library.versions(server.address + "/a")
        assert "northern pier begins in March" in version.document.text

    def test_tells_a_silent_edit_with_the_two_versions(self, these: Watch, server: Server):  # noqa: F811
        list(these.poll())
        server.page("/a", html(SPEECH.replace("forty", "thirty")), ETag='"2"')
        [news] = these.poll()
        assert (news.outcome, news.earlier, news.version) == ("changed", 1, 2)
        assert "thirty thousand" in these.library.document(news.id or "").text

    def test_that_is_there_no_more_is_told_once_and_what_was_kept_of_it_stays(self, these: Watch, server: Server):  # noqa: F811
        list(these.poll())
        server.page("/a", b"", status=410)
        [news] = these.poll()
        assert (news.outcome, news.origin, news.id, news.version) == ("gone", server.address + "/a", server.address + "/a", 1)
        assert "headwater versions" in (news.why or "")
        assert list(these.poll()) == []
        assert "northern pier" in these.library.versions(server.address + "/a")[0].document.text
        server.page("/a", html(SPEECH.replace("forty", "thirty")))
        assert [n.outcome for n in these.poll()] == ["changed"]
        server.page("/a", b"", status=404)
        assert [n.outcome for n in these.poll()] == ["gone"], "it came back in between"

    def test_that_leads_elsewhere_is_told_as_moved(self, these: Watch, server: Server):  # noqa: F811
        list(these.poll())
        server.page("/b", html(SPEECH), Content_Type="text/html")
        server.page("/a", status=301, Location="/b")
        [news] = these.poll()
        assert (news.outcome, news.origin, news.id) == ("moved", server.address + "/a", server.address + "/b")
        assert f"leads to {server.address}/b now" in (news.why or "")
        assert list(these.poll()) == []

    def test_that_fails_is_told_each_time_and_the_rest_goes_on(self, these: Watch, server: Server, client: Client):  # noqa: F811
        both = Watch(these.library, [server.address + "/gone", *these.addresses], client, every=EVERY)
        failed, added = both.poll()
        assert (failed.outcome, added.outcome) == ("failed", "added")
        assert "404" in (failed.why or "")
        assert [n.outcome for n in both.poll()] == ["failed"]

    def test_that_was_interrupted_before_it_was_kept_is_asked_for_whole_again(self, these: Watch, server: Server):  # noqa: F811
        def interrupted(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("headwater.adding.write", interrupted)
            with pytest.raises(KeyboardInterrupt):
                list(these.poll())
        assert told(list(these.poll()), server) == [("added", "/a")]


class TestFeed:
    @pytest.fixture
    def day(self) -> Clock:
        """The clock of the watch alone: the client has a steady one."""
        return Clock()

    @pytest.fixture
    def these(self, library: Library, server: Server, client: Client, day: Clock) -> Watch:  # noqa: F811
        pages = [server.page("/a", html(SPEECH), ETag='"1"'), server.page("/b", html(OTHER))]
        return Watch(library, [server.page("/feed", feed(*pages), ETag='"f"')], client, every=EVERY, now=day.now)

    def test_its_pages_are_kept_with_what_it_says_of_them(self, these: Watch, server: Server):  # noqa: F811
        assert told(list(these.poll()), server) == [("added", "/a"), ("added", "/b")]
        assert these.library.document(server.address + "/a").outlet == "The Olm Post"

    def test_its_pages_are_looked_at_less_and_less_often_while_they_stay(self, these: Watch, server: Server, day: Clock):  # noqa: F811
        looks = []
        for poll in range(12):
            before = day.time
            list(these.poll())
            looks += [poll] if "/a" in asked(server) else []
            day.time = before + EVERY
        assert looks == [0, 1, 3, 7]

    def test_a_page_that_changed_is_looked_at_at_every_turn_again(self, these: Watch, server: Server, day: Clock):  # noqa: F811
        for poll in range(9):
            before = day.time
            if poll == 3:
                server.page("/a", html(SPEECH.replace("March", "April")))
            news = list(these.poll())
            if poll == 3:
                assert told(news, server) == [("changed", "/a")]
                asked(server)
            if poll == 4:
                assert "/a" in asked(server)
            day.time = before + EVERY

    def test_a_new_entry_is_got_and_the_old_ones_are_not(self, these: Watch, server: Server, day: Clock):  # noqa: F811
        list(these.poll())
        asked(server)
        day.time += 10
        server.page("/feed", feed(server.page("/c", html(OTHER.upper())), server.address + "/a"))
        assert told(list(these.poll()), server) == [("added", "/c"), ("traced", "/c")], "it is what /b says, in capitals"
        assert asked(server) == ["/feed", "/c"]

    def test_after_a_clock_was_set_back_everything_is_looked_at(self, these: Watch, server: Server, day: Clock):  # noqa: F811
        list(these.poll())
        asked(server)
        day.time -= 10 * 24 * 3600
        list(these.poll())
        assert {"/a", "/b"} <= set(asked(server))

    def test_does_not_bring_back_what_was_taken_out_until_somebody_adds_it(
        self, these: Watch, server: Server, library: Library, day: Clock  # noqa: F811
    ):  # fmt: skip
        list(these.poll())
        library.forget(server.address + "/a", why="asked by a court", who="Desk")
        server.page("/a", html(SPEECH.replace("forty", "thirty")), ETag='"2"')
        day.time += EVERY
        asked(server)
        assert list(these.poll()) == []
        assert "/a" not in asked(server)
        library.add([page(these.get(server.address + "/a"))])
        server.page("/a", html(SPEECH.replace("forty", "fifty")), ETag='"3"')
        day.time += EVERY
        assert told(list(these.poll()), server) == [("changed", "/a")]

    def test_another_run_goes_on_from_what_is_remembered(
        self, these: Watch, server: Server, client: Client, day: Clock, tmp_path: Path  # noqa: F811
    ):  # fmt: skip
        list(these.poll())
        these.memory.save(tmp_path / "watch.json")
        asked(server)
        day.time += EVERY
        later = Watch(these.library, these.addresses, client, memory=Memory.load(tmp_path / "watch.json"), now=day.now)
        assert list(later.poll()) == []
        headers = {path: told for path, told in server.asked if path != "/robots.txt"}
        assert set(headers) == {"/feed", "/a", "/b"}
        assert "if-none-match" not in headers["/feed"], "a feed that is not held is got whole, or its pages would be forgotten"
        assert headers["/a"]["if-none-match"] == '"1"'


def test_what_takes_from_a_watched_source_is_told(library: Library, server: Server, client: Client):  # noqa: F811
    report = SPEECH + OTHER
    [unwatched] = library.add(OTHER).ids
    source = server.page("/speech", html(SPEECH))
    these = Watch(library, [source], client)
    list(these.poll())
    both = Watch(library, [source, server.page("/report", html(report))], client, memory=these.memory)
    polled = both.poll()
    first = next(polled)
    assert (first.outcome, first.takes) == ("added", ())
    with library.store.reading() as connection:
        assert passages.not_encoded(connection, built_in().name), "what is new is told before it is encoded"
    [news] = polled
    assert (news.outcome, news.id) == ("traced", first.id)
    assert {s.document.id for s in library.trace(library.document(news.id or "")).sources} == {source, unwatched}
    assert [taken.id for taken in news.takes] == [source]
    assert news.to_dict()["takes"][0]["id"] == source


def test_a_page_takes_nothing_from_one_that_came_later_and_each_source_is_named_once(
    library: Library,
    server: Server,  # noqa: F811
    client: Client,  # noqa: F811
):
    """Without days of their own: the source is edited once, so that two of its versions are alike to the report."""
    urls = [server.page("/speech", html(SPEECH), Content_Type="text/html")]
    list(Watch(library, urls, client, memory=(memory := Memory())).poll())
    server.page("/speech", html(SPEECH.replace("forty", "thirty")), Content_Type="text/html")
    list(Watch(library, urls, client, memory=memory).poll())
    urls.append(server.page("/report", html(f"{SPEECH} {OTHER}"), Content_Type="text/html"))
    traced = [n for n in Watch(library, urls, client, memory=memory).poll() if n.outcome == "traced"]
    assert [(n.id, [t.id for t in n.takes]) for n in traced] == [(urls[1], [urls[0]])]
    server.page("/speech", html(SPEECH + "The minister said so twice. "), Content_Type="text/html")
    news = list(Watch(library, urls, client, memory=memory).poll())
    assert told(news, server) == [("changed", "/speech")]


@pytest.mark.parametrize(
    ("days", "traced"),
    [
        (("", ""), []),
        (("2031-03-04", "2031-03-05"), [("/b", "/a")]),
        (("2031-03-04T18:00+09:00", "2031-03-04T08:00+01:00"), [("/a", "/b")]),
    ],
)
def test_of_two_alike_that_came_with_one_look_only_the_later_takes_from_the_other(
    library: Library, server: Server, client: Client, days: tuple[str, str], traced: list[tuple[str, str]]  # noqa: F811
):  # fmt: skip
    """The second pair: nine o'clock in the morning of UTC, and seven."""
    urls = []
    for path, day, more in zip(("/a", "/b"), days, ("Cranes came. ", "Boats went. "), strict=True):
        meta = f'<meta property="article:published_time" content="{day}">'.encode()
        urls.append(server.page(path, html(SPEECH + more).replace(b"</head>", meta + b"</head>"), Content_Type="text/html"))
    news = [n for n in Watch(library, urls, client).poll() if n.outcome == "traced"]
    bare = [(n.id or "", source.id) for n in news for source in n.takes]
    assert [tuple(one.removeprefix(server.address) for one in pair) for pair in bare] == traced


def test_a_fetched_page_has_its_encoding_address_and_headers(server: Server, client: Client):  # noqa: F811
    server.page("/b", "Brücke".encode("latin-1"), Content_Type="text/html; charset=iso-8859-1")
    server.pages["/b?utm_source=x"] = server.pages["/b"]
    start, end = server.page("/a", status=302, Location="/b?utm_source=x"), server.address + "/b"
    item = page(client.get(start))
    assert (item.origin, item.told["url"], item.address, item.told["encoding"]) == (start, end + "?utm_source=x", end, "cp1252")
    assert item.headers is not None
    assert item.headers["content-type"] == "text/html; charset=iso-8859-1"


def test_a_list_of_addresses_has_comments_and_each_only_once():
    text = "# ours\nhttps://example.org/feed  # daily\n\n  https://example.org/a#part\nhttps://example.org/feed\n"
    assert addresses_in(text, "list.txt") == ["https://example.org/feed", "https://example.org/a#part"]


@pytest.mark.parametrize(("text", "why"), [("# none\n", "no address"), ("https://a.example\nnews/feed.xml", "line 2")])
def test_a_list_that_is_none_says_where(text: str, why: str):
    with pytest.raises(errors.InputError, match=why):
        addresses_in(text, "list.txt")


def test_a_library_s_own_list_is_changed_line_by_line_and_keeps_its_comments(tmp_path: Path):
    file = tmp_path / "new" / "watch.txt"
    assert (listed(file), strike(file, "https://a.example/")) == ([], False)
    assert [enlist(file, "https://a.example/"), enlist(file, "https://b.example/x?y=1#z"), enlist(file, "https://a.example/")] == [
        True, True, False,
    ]  # fmt: skip
    file.write_text("# ours\n" + file.read_text("utf-8") + "https://c.example/ # daily\n", "utf-8")
    assert listed(file) == ["https://a.example/", "https://b.example/x?y=1#z", "https://c.example/"]
    assert [strike(file, "https://a.example/"), strike(file, "https://c.example/"), strike(file, "https://c.example/")] == [
        True, True, False,
    ]  # fmt: skip
    assert file.read_text("utf-8") == "# ours\nhttps://b.example/x?y=1#z\n"
    strike(file, "https://b.example/x?y=1#z")
    assert listed(file) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a.example/\n# b", "https://a.example/ # b", "https://a.example/\u2028b", ""]
)
def test_what_is_no_address_on_a_line_comes_on_no_list(tmp_path: Path, address: str):
    with pytest.raises(errors.HeadwaterError):
        enlist(tmp_path / "watch.txt", address)
    assert not (tmp_path / "watch.txt").exists()


def test_a_list_takes_no_more_than_it_can_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("headwater.watching.MOST_LISTED", 2)
    enlist(tmp_path / "watch.txt", "https://a.example/")
    enlist(tmp_path / "watch.txt", "https://b.example/")
    with pytest.raises(errors.UsageError, match="take one out"):
        enlist(tmp_path / "watch.txt", "https://c.example/")


def test_a_list_that_cannot_be_read_or_written_is_one_line(tmp_path: Path):
    (tmp_path / "watch.txt").mkdir()
    for ask in (lambda: listed(tmp_path / "watch.txt"), lambda: enlist(tmp_path / "watch.txt", "https://a.example/")):
        with pytest.raises(errors.LibraryFault, match="mend or remove it"):
            ask()
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(errors.LibraryFault, match="cannot be"):
        enlist(tmp_path / "file" / "watch.txt", "https://a.example/")


def test_what_is_put_on_a_list_meanwhile_is_looked_at_next_time(library: Library, server: Server, client: Client, tmp_path: Path):  # noqa: F811
    file = tmp_path / "watch.txt"
    enlist(file, server.page("/a", html(SPEECH)))
    these = Watch(library, [], client, more=file)
    assert told(list(these.poll()), server) == [("added", "/a")]
    enlist(file, server.page("/b", html(OTHER)))
    strike(file, server.address + "/a")
    assert told(list(these.poll()), server) == [("added", "/b")]
    assert asked(server) == ["/a", "/b"]


@pytest.mark.parametrize("held", ["", "[]", "{}", '{"seen": {"a": {"x": 1}}, "documents": []}', '{"seen": [], "documents": 3}'])
def test_a_damaged_memory_is_one_line(tmp_path: Path, held: str):
    file = tmp_path / "watch.json"
    file.write_text(held, "utf-8")
    with pytest.raises(errors.LibraryFault, match="damaged; remove it"):
        Memory.load(file)


def test_polls_keep_to_the_schedule_and_memory_is_saved(
    library: Library, server: Server, client: Client, clock: Clock, tmp_path: Path  # noqa: F811
):  # fmt: skip
    pages = [server.page("/a", html(SPEECH)), server.page("/b", html(OTHER))]  # a second apart
    these = Watch(library, pages, client, now=clock.now)
    said: list[News] = []
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock.time += seconds
        if len(slept) == 3:
            raise KeyboardInterrupt

    file = tmp_path / "watch.json"
    began = clock.time
    with pytest.raises(KeyboardInterrupt):
        watch(these, every=60, say=said.append, memory=file, clock=clock.now, sleep=sleep)
    assert slept[0] == 59
    assert clock.time - began == 180, "from start to start, however long a poll takes"
    assert [n.outcome for n in said] == ["added", "added"]
    assert Memory.load(file).seen.keys() == set(pages)
