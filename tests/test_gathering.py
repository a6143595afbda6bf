"""What is named by path, address or bytes becomes items with names that hold, and faults for what cannot be had."""

from __future__ import annotations

import json
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from headwater.errors import Unreachable
from headwater.gathering import Asked, gathered, name, web
from headwater.intake.containers import Fault, Item
from tests.fetch.conftest import HOME, Clock, Server, clock, server  # noqa: F401 - fixtures

STORY = "The new bridge over the Lee opens on Monday at noon, the mayor wrote to the town. " * 8
FEED = f"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Valley Press</title>
<item><title>Whole</title><link>https://press.example/whole#top</link>
<description><![CDATA[<p>{STORY * 3}</p>]]></description></item>
<item><title>Teaser</title><link>https://press.example/teaser</link><description>More inside.</description></item>
</channel></rss>""".encode()
PAGE = b"<html><body><article><p>The fare stays as it is until the year is out, she promised.</p></article></body></html>"


def holding(**pages: bytes):
    """A fetch over pages by the last part of their address; what is asked for is written down."""
    asked: list[str] = []

    def fetch(url: str) -> Item:
        asked.append(url)
        key = url.rsplit("/", 1)[-1]
        if key not in pages:
            raise Unreachable(f"{url}: no such page; check the address")
        return Item(pages[key], url, {"url": url}, headers={"etag": "1"})

    return fetch, asked


def items(found):
    return [part for part in found if isinstance(part, Item)]


def faults(found):
    return [part for part in found if isinstance(part, Fault)]


def test_a_file_has_one_name_wherever_the_command_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "a.txt").write_text(STORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    (above,) = gathered(["news/may/a.txt"], Asked(base=tmp_path))
    monkeypatch.chdir(tmp_path / "news" / "may")
    (beside,) = gathered(["./a.txt"], Asked(base=tmp_path))
    assert above == beside
    assert above.origin == "news/may/a.txt"


def test_files_elsewhere_are_told_by_their_whole_path_and_never_share_one(tmp_path: Path):
    base = tmp_path / "library"
    assert name(tmp_path / "one" / "a.txt", base) == (tmp_path / "one" / "a.txt").as_posix()
    assert name(base / "a.txt", base) == "a.txt"
    assert name(base / ".." / "one" / "a.txt", base) == (tmp_path / "one" / "a.txt").as_posix()
    assert name(tmp_path / "a.txt", Path("/")) == (tmp_path / "a.txt").as_posix(), "for PostgreSQL"
    assert name(Path("a.txt"), None) == "a.txt"


def test_members_of_a_folder_are_named_below_it(tmp_path: Path):
    for day in ("2", "1"):
        (tmp_path / "news").mkdir(exist_ok=True)
        (tmp_path / "news" / f"{day}.txt").write_text(STORY, "utf-8")
    assert [i.origin for i in items(gathered([tmp_path / "news"], Asked(base=tmp_path)))] == ["news/1.txt", "news/2.txt"]


def test_the_library_is_no_part_of_the_folder_that_it_lies_in(tmp_path: Path):
    (tmp_path / "press.headwater").mkdir()
    (tmp_path / "press.headwater" / "library.sqlite").write_text(STORY, "utf-8")
    asked = Asked(base=tmp_path, besides=tmp_path / "press.headwater")
    assert [str(f.error) for f in faults(gathered([tmp_path], asked))] == [
        f"{tmp_path}: a folder without files; name one that holds some"
    ]
    (tmp_path / "press.headwater.txt").write_text(STORY, "utf-8")
    assert [i.origin for i in items(gathered([tmp_path], asked))] == ["press.headwater.txt"]


def test_two_texts_of_standard_input_are_two_documents():
    one, two = items(gathered([b"The first text.", b"The second text."]))
    assert one.told["id"] != two.told["id"]
    assert items(gathered([b"The first text."])) == [one]


def test_rows_of_standard_input_keep_the_ids_of_the_table():
    lines = b"".join(json.dumps({"id": f"r{i}", "text": STORY}).encode() + b"\n" for i in range(2))
    assert [i.told["id"] for i in items(gathered([lines]))] == ["r0", "r1"]


def test_what_stood_at_an_address_is_known_by_it_unless_it_has_an_id(tmp_path: Path):
    table = tmp_path / "t.jsonl"
    rows = [{"text": STORY, "url": "https://press.example/a#top"}]
    table.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    (item,) = items(gathered([table]))
    assert item.address == "https://press.example/a"
    rows = [{"text": STORY, "url": "https://press.example/a", "id": f"r{i}"} for i in range(2)]
    table.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    assert [i.address for i in items(gathered([table]))] == [None, None]


def test_a_page_is_fetched_with_what_the_answer_said():
    fetch, _ = holding(page=PAGE)
    (item,) = gathered(["https://press.example/page"], Asked(fetch=fetch))
    assert isinstance(item, Item)
    assert (item.content, item.address, item.headers) == (PAGE, "https://press.example/page", {"etag": "1"})


def test_entries_of_a_feed_that_are_no_whole_text_are_fetched_and_the_others_not():
    fetch, asked = holding(feed=FEED, teaser=PAGE)
    found = list(gathered(["https://press.example/feed"], Asked(fetch=fetch)))
    assert asked == ["https://press.example/feed", "https://press.example/teaser"]
    assert [i.address for i in items(found)] == ["https://press.example/whole", "https://press.example/teaser"]
    assert items(found)[1].told["title"] == "Teaser"


def test_a_feed_within_a_feed_is_not_followed():
    inner = FEED.replace(b"teaser", b"deeper")
    fetch, asked = holding(feed=FEED, teaser=inner, deeper=PAGE)
    found = list(gathered(["https://press.example/feed"], Asked(fetch=fetch)))
    assert len(asked) == 2
    assert [f.origin for f in faults(found)] != []


def test_what_cannot_be_fetched_fails_alone(tmp_path: Path):
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    fetch, _ = holding(page=PAGE)
    given = ["https://press.example/gone", tmp_path / "a.txt", "https://press.example/page"]
    found = list(gathered(given, Asked(fetch=fetch)))
    assert [str(f.error) for f in faults(found)] == ["https://press.example/gone: no such page; check the address"]
    assert len(items(found)) == 2


def test_without_a_fetch_an_address_is_a_fault_that_says_what_to_do():
    (fault,) = gathered(["https://press.example/page"])
    assert isinstance(fault, Fault)
    assert str(fault.error).startswith("https://press.example/page: an address")
    assert "give the file" in str(fault.error)


# A server of this machine


def fetched(time: Clock, *given: str) -> list[Item | Fault]:
    with web(allow=[HOME], clock=time.now, now=time.now, sleep=time.sleep) as fetch:
        return list(gathered(given, Asked(fetch=fetch)))


def test_a_fetched_page_brings_its_headers_its_encoding_and_the_address_where_it_was_found(server: Server, clock: Clock):  # noqa: F811
    page = "<html><body><p>새 다리는 월요일 정오에 열린다.</p></body></html>".encode("euc-kr")
    here = server.page("/page?utm_source=feed", page, Content_Type="text/html; charset=euc-kr", ETag='"7"')
    (item,) = fetched(clock, server.page("/short", b"", 302, Location=here))
    assert isinstance(item, Item)
    assert (item.content, item.told["encoding"]) == (page, "cp949")
    assert item.address == f"{server.address}/page"
    assert (item.headers or {})["etag"] == '"7"'
    assert item.seen is None, "it comes in now"


def test_a_feed_is_fetched_and_then_its_entries_with_a_pause(server: Server, clock: Clock):  # noqa: F811
    teaser = server.page("/teaser", PAGE, Content_Type="text/html")
    feed = FEED.replace(b"https://press.example/teaser", teaser.encode())
    found = fetched(clock, server.page("/feed", feed, Content_Type="application/rss+xml"))
    assert [i.address for i in items(found)] == ["https://press.example/whole", teaser]
    assert sum(clock.slept) >= 1


def test_private_addresses_are_faults_unless_they_are_allowed(server: Server):  # noqa: F811
    with web() as fetch:
        (fault,) = gathered([server.page("/page", PAGE)], Asked(fetch=fetch))
    assert isinstance(fault, Fault)
    assert server.asked == []


def feed_of(count: int) -> bytes:
    entries = [f"<item><title>{i}</title><link>https://press.example/{i}</link></item>" for i in range(count)]
    return f"<rss version='2.0'><channel><title>Press</title>{''.join(entries)}</channel></rss>".encode()


def test_entries_that_are_not_here_yet_come_first_and_none_twice_or_never():
    """What was interrupted goes on where it stopped: it does not ask 5,000 pages again before it gets to the next."""
    fetch, asked = holding(feed=feed_of(7), **{str(i): PAGE for i in range(7)})
    here = {f"https://press.example/{i}" for i in (0, 1, 4)}

    def known(url: str) -> bool:
        return url in here

    for part in gathered(["https://press.example/feed"], Asked(fetch=fetch, known=known)):
        assert isinstance(part, Item)
        here.add(part.origin)  # as it is kept, while the feed is still read
    assert [url.rsplit("/", 1)[-1] for url in asked] == ["feed", "2", "3", "5", "6", "0", "1", "4"]


@pytest.mark.parametrize("known", [False, True])
def test_little_is_held_of_each_entry_of_a_long_feed(*, known: bool):
    feed = feed_of(500)

    def fetch(url: str) -> Item:
        return Item(feed if url.endswith("feed") else PAGE * 20, url, {"url": url}, headers={"etag": "1"})

    parts = gathered(["https://press.example/feed"], Asked(fetch=fetch, known=lambda _url: known))
    tracemalloc.start()
    held = []
    for _ in range(2):
        assert sum(1 for _ in islice(parts, 200)) == 200
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[1] - held[0] < 200 * 400, "bytes; a page has 2,000"
    assert held[1] < 1_500_000, "a name for each entry that is put off"
