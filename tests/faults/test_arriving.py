"""What arrives is cut off, a bomb, endless or goes in circles: one line says so, and all else that came with it is kept, whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from headwater import adding
from headwater.fetch.client import Client
from headwater.gathering import Asked, gathered, page
from headwater.intake import containers
from headwater.intake.streams import Limits
from headwater.library import Library
from tests.fetch.conftest import Server, client, clock, server  # noqa: F401 - fixtures
from tests.fetch.test_client import drip, drip_headers, endless
from tests.intake.test_warc import crawl

STORY = "The ferry at Orrin stops on Sunday, and nobody in the {n} villages on the bank was asked, the harbour master said. "


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "press.headwater") as made:
        yield made


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def only_line(added: adding.Added) -> str:
    """Why the one that failed did."""
    (failed,) = added.failures
    assert failed.why is not None
    assert "\n" not in failed.why
    return failed.why


def test_of_a_web_archive_that_is_cut_off_the_pages_before_the_cut_are_kept_and_the_whole_one_completes_it(
    library: Library, tmp_path: Path
):  # fmt: skip
    whole, file = crawl(packed=True), tmp_path / "crawl.warc.gz"
    file.write_bytes(whole[: len(whole) * 3 // 4])
    first = library.add(file)
    assert "damaged or cut off at record" in only_line(first)
    assert 0 < first.counts["added"] < 3
    assert library.check() == []
    file.write_bytes(whole)
    rest = library.add(file)
    assert (rest.counts["added"] + first.counts["added"], rest.counts["failed"], rest.counts["changed"]) == (3, 0, 0)
    assert library.check() == []


def test_a_bomb_is_left_alone_and_what_lies_beside_it_is_kept(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(containers, "Limits", lambda: Limits(free=1_000_000))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bomb.zip").write_bytes(zipped({f"{n}.txt": bytes(900_000) for n in range(9)}))
    (folder / "story.txt").write_text(STORY, "utf-8")
    (folder / "stories.zip").write_bytes(zipped({f"{n}.txt": STORY.format(n=n).encode() for n in range(3)}))
    added = library.add(folder)
    assert added.counts["added"] == 4
    assert "unpacks to far more than its own size" in str(added.failures[-1].why)
    assert all("bomb.zip" in str(failed.why) for failed in added.failures)
    assert library.check() == []


def circle(server: Server) -> str:  # noqa: F811
    return server.page("/a", status=302, Location="/a")


def onward(server: Server) -> str:  # noqa: F811
    for n in range(20):
        server.page(f"/{n}", status=302, Location=f"/{n + 1}")
    return server.address + "/0"


def short(server: Server) -> str:  # noqa: F811
    return server.page("/a", b"half", Content_Length="999")


@pytest.mark.parametrize(
    ("way", "why"),
    [
        (drip, "still sending after 0.3 seconds"),
        (drip_headers, "its answer was not there after 0.3 seconds"),
        (endless, "over 0.01 MB"),
        (circle, "in a circle"),
        (onward, "over 10 redirects"),
        (short, "the server broke off"),
    ],
)
def test_a_server_that_gives_no_page_is_one_line_and_the_pages_of_others_are_kept(
    library: Library, server: Server, client: Client, way: Any, why: str  # noqa: F811
):  # fmt: skip
    bad = way(server) if way in (circle, onward, short) else server.acts("/a", way)
    stories = [server.page(f"/story{n}", STORY.format(n=n).encode(), Content_Type="text/plain") for n in range(2)]
    asked = Asked(fetch=lambda url: page(client.get(url)))
    added = adding.add(library.store, gathered([stories[0], bad, stories[1]], asked), command="test")
    assert only_line(added).startswith(f"{bad}: ")
    assert why in only_line(added)
    assert [v.document.text for url in stories for v in library.versions(url)] == [STORY.format(n=n) for n in range(2)]
    assert library.check() == []


def test_a_long_feed_that_is_interrupted_keeps_what_it_said_and_goes_on_from_there(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    """How a hundred thousand entries are read stands with the reader of feeds; here, what a Library has of a stretch of them."""
    monkeypatch.setattr(adding, "BATCH", 7)
    entry = "<item><title>Ferry {n}</title><guid>https://press.example/{n}</guid><description>{story}</description></item>"
    entries = [entry.format(n=n, story=STORY.format(n=n) * 12) for n in range(60)]
    feed = tmp_path / "feed.xml"
    feed.write_text(f'<rss version="2.0"><channel><title>Press</title>{"".join(entries)}</channel></rss>', "utf-8")
    said: list[str] = []

    def say(outcome: adding.Outcome) -> None:
        said.append(outcome.outcome)
        if len(said) == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add(feed, say=say)
    assert library.check() == []
    assert library.search("ferry").total >= 30
    again = library.add(feed)
    assert (again.counts["failed"], again.counts["added"] + again.counts["unchanged"]) == (0, 60)
    assert again.counts["unchanged"] >= 30
    assert library.search("ferry").total == 60
    assert library.check() == []
