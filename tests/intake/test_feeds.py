from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import InputError
from headwater.intake.containers import items
from headwater.intake.feeds import WHOLE
from headwater.intake.items import Fault, Item, Wanted
from headwater.reading import read_all

LONG = "The dam on the northern river opens on Monday, the committee said, and everyone is invited to come and see it. " * 5
MARKUP = f"<p>{LONG}</p><p>“It is ready,” said Ann Lee.</p>"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Lantern</title><link>https://l.example/</link><language>en-GB</language><image><title>Logo</title></image>
{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">The Lantern</title><link rel="self" href="https://l.example/f"/>
<link href="https://l.example/"/>{}</feed>"""


def rss(*entries: str) -> list[object]:
    return list(items(RSS.format("".join(entries)).encode(), "feed"))


def test_an_entry_with_its_whole_text_is_a_document():
    entry = (
        "<item><title>Dam &amp; river</title><link>https://l.example/1</link><pubDate>Tue, 04 Mar 2031 09:15:00 +0900</pubDate>"
        f"<dc:creator>Ann "
        f"Lee</dc:creator><description>Short.</description><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>"
    )
    (found,) = read_all(RSS.format(entry).encode())
    assert (found.title, found.outlet, found.author, found.url) == ("Dam & river", "The Lantern", "Ann Lee", "https://l.example/1")
    assert (found.published, found.language) == ("2031-03-04T09:15:00+09:00", "en")
    assert found.text.endswith("“It is ready,” said Ann Lee.")


@pytest.mark.parametrize(
    "text",
    ["Only a teaser.", f"{LONG} [...]", f"{LONG} Read more", f"{LONG} 더보기", f"{LONG} Читать далее", f"{LONG}… "],
)
def test_an_entry_with_a_teaser_is_an_address_that_is_wanted(text: str):
    (found,) = rss(f"<item><title>Dam</title><guid>https://l.example/1</guid><content:encoded>{text}</content:encoded></item>")
    assert isinstance(found, Wanted)
    assert (found.url, found.origin, found.told["title"]) == ("https://l.example/1", "feed entry 1", "Dam")


def test_a_wanted_entry_is_a_fault_that_says_so_to_whoever_fetches_nothing():
    feed = RSS.format("<item><link>https://l.example/1</link></item>").encode()
    with pytest.raises(InputError, match=r"^feed entry 1: only the address of a text \(https://l\.example/1\); fetch it"):
        read_all(feed, name="feed")


def test_an_entry_without_an_address_is_its_own_text_and_one_without_anything_a_fault():
    found = rss("<item><description>A short note.</description></item>", "<item><title>Dam</title></item>")
    assert [type(part) for part in found] == [Item, Fault]
    assert found[0].content == b"A short note."


def test_atom_is_read_with_its_markup_as_elements_and_its_alternate_address():
    entry = (
        '<entry><title type="html">Dam &lt;i&gt;opens&lt;/i&gt;</title><link rel="edit" href="https://l.example/e"/>'
        '<link href="/news/1"/><id>tag:1</id><author><name>Ann Lee</name></author><updated>2031-03-04T09:15:00Z</updated>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{MARKUP}</div></content></entry>'
    )
    (found,) = read_all(ATOM.format(entry).encode())
    assert (found.title, found.author, found.url) == ("Dam opens", "Ann Lee", "https://l.example/news/1")
    assert (found.outlet, found.published) == ("The Lantern", "2031-03-04T09:15:00+00:00")
    assert "“It is ready,” said Ann Lee." in found.text


@pytest.mark.parametrize(
    ("head", "link", "url"),
    [
        ('<link href="/"/>', "/1", ""),  # of a saved feed that does not say where it stood
        ('<link rel="self" href="https://l.example/f"/><link href="/news/"/>', "1", "https://l.example/news/1"),
        ('<link href="https://l.example/news/"/>', "1", "https://l.example/news/1"),
        ('<link rel="self" href="https://l.example/a/f"/>', "1", "https://l.example/a/1"),
    ],
)
def test_a_relative_address_is_completed_with_the_feeds_own_or_left_out(head: str, link: str, url: str):
    entry = f'<entry><link href="{link}"/><content>{LONG}</content></entry>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{entry}</feed>'
    (found,) = items(feed.encode(), "saved/feed.xml")
    assert found.told.get("url", "") == url


def test_a_feed_that_was_fetched_completes_addresses_with_where_it_was_and_xml_base_wins():
    entry = f'<entry xml:base="/deep/" xml:lang="de"><link href="2"/><content>{LONG}</content></entry>'
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://m.example/" xml:lang="fr">
    <author><name>Desk</name></author>{entry}</feed>"""
    (found,) = items(feed.encode(), "https://l.example/feed")
    assert (found.told["url"], found.told["language"], found.told["author"]) == ("https://m.example/deep/2", "de", "Desk")
    (found,) = items(feed.replace('xml:base="https://m.example/"', "").encode(), "https://l.example/a/feed")
    assert found.told["url"] == "https://l.example/deep/2"
    found = list(items(json.dumps({"version": "https://jsonfeed.org/version/1", "items": [
        {"url": "/1", "content_text": LONG}, {"id": "https://l.example/2", "content_text": LONG}, {"id": "3", "content_text": LONG},
    ]}).encode(), "https://l.example/a/feed"))  # fmt: skip
    assert [part.told.get("url") for part in found] == ["https://l.example/1", "https://l.example/2", None]


def test_the_line_that_feed_programs_add_under_an_entry_is_no_part_of_it():
    said = (
        '<p>The post <a rel="nofollow" href="https://l.example/1">Dam</a> appeared first on <a href="https://l.example">L</a>.</p>'
    )
    other = '<p>See <a href="https://m.example/9">the plan</a> and <a href="https://l.example">our pages</a>.</p>'
    entry = "<item><link>https://l.example/1?utm_source=rss</link><description><![CDATA[{}]]></description></item>"
    for last, kept in ((said, False), (other, True)):
        (found,) = rss(entry.format(MARKUP * 3 + last))
        assert (last.encode() in found.content) is kept
        assert MARKUP.encode() in found.content


def test_rdf_feeds_are_read():
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>L</title></channel>'
        "<item><title>Dam</title><link>https://l.example/1</link></item></rdf:RDF>"
    )
    (found,) = items(feed.encode(), "f")
    assert (found.url, found.told["outlet"]) == ("https://l.example/1", "L")


def test_a_json_feed_is_read():
    entries = [
        {"id": "1", "url": "https://l.example/1", "title": "Dam", "content_html": MARKUP, "date_published": "2031-03-04",
         "authors": [{"name": "A"}]},
        {"id": "2", "url": "https://l.example/2", "summary": "Short."}, "no entry",
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "language": "en", "items": entries}
    found = list(items(json.dumps(feed).encode(), "f"))
    assert [type(part) for part in found] == [Item, Wanted, Fault]
    assert dict(found[0].told) == {
        "title": "Dam", "outlet": "The Lantern", "author": "A", "published": "2031-03-04", "language": "en",
        "url": "https://l.example/1",
    }  # fmt: skip


def test_a_feed_that_declares_entities_is_not_read():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + RSS.split("\n", 1)[1]
    (fault,) = items(bomb.format("<item><title>&b;</title></item>").encode(), "f")
    assert isinstance(fault, Fault)
    assert str(fault.error).startswith("f: a feed with entities of its own")
    (outside,) = items(bomb.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"').format("").encode(), "f")
    assert isinstance(outside, Fault)


def test_a_feed_that_is_cut_off_gives_the_entries_before_the_cut_and_says_so():
    entries = [f"<item><title>Dam {i}</title><link>https://l.example/{i}</link></item>" for i in range(20)]
    whole = RSS.format("".join(entries)).encode()
    found = list(items(whole[: len(whole) // 2], "f"))
    assert [part.url for part in found if isinstance(part, Wanted)][:8] == [f"https://l.example/{i}" for i in range(8)]
    assert isinstance(found[-1], Fault)


def test_a_hundred_thousand_entries_take_no_memory_for_each_and_are_all_there():
    entry = "<item><title>Dam</title><link>https://l.example/{}</link></item>"
    feed = RSS.format("".join(map(entry.format, range(100_000)))).encode()
    count = 0
    for part in items(feed, "f"):
        assert isinstance(part, Wanted)
        count += 1
    assert count == 100_000
    assert part.origin == "f entry 100000"


def test_a_text_that_counts_as_whole_is_no_shorter_than_said():
    for size, kind in ((WHOLE - 1, Wanted), (WHOLE, Item)):
        (found,) = rss(f"<item><link>https://l.example/1</link><content:encoded>{'a' * size}</content:encoded></item>")
        assert isinstance(found, kind)


@given(st.data(), st.sampled_from([RSS, ATOM]))
def test_a_mangled_feed_never_raises(data: st.DataObject, feed: str):
    entry = f"<item><title>Dam</title><link>/1</link><description>{MARKUP}</description></item>"
    held = bytearray(feed.format(entry + entry.replace("item", "entry")).encode())
    for _ in range(data.draw(st.integers(0, 6))):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    assert list(items(bytes(held[: data.draw(st.integers(1, len(held)))]), "f"))
