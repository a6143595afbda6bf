"""Feeds (RSS, Atom, JSON Feed): an entry with its whole text is an item, any other an address that is wanted.

Entries are read one after the other from the bytes; nothing is fetched, and a feed that declares entities of its own is refused.
Dates, names and addresses are those of the entry, and of the feed where it has none.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from headwater.errors import InputError
from headwater.intake.columns import value
from headwater.intake.items import Fault, Item, Part, Wanted
from headwater.intake.times import most_exact

LARGEST_FEED = 300_000_000  # bytes; 100,000 entries with their texts
ENTITIES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
# An entry's text counts as whole from so many characters on, where the feed calls it the content,
# and where it calls it a description.
WHOLE, WHOLE_DESCRIPTION = 400, 1200
# How a teaser ends: with an ellipsis, or with the words that lead on, in the languages of feeds.
GOES_ON = re.compile(
    r"(?:\.\.\.|…|\[[^\[\]]{0,20}\]|(?:read|continue) (?:more|on|reading)|(?:weiter|mehr) lesen|weiterlesen|lire (?:la suite|plus)"
    r"|(?:leer|seguir) (?:más|leyendo)|leggi (?:tutto|di più)|leia mais|lees (?:meer|verder)|czytaj (?:dalej|więcej)"
    r"|читать (?:далее|дальше|полностью)|더 ?보기|続きを読む|阅读(?:全文|更多)|اقرأ المزيد|devamını oku)\W*$",
    re.IGNORECASE,
)
CONTENT = ("encoded", "content")
DESCRIPTIONS = ("description", "summary", "subtitle")
OF_INTEREST = ("{*}item", "{*}entry", "{*}title", "{*}link", "{*}language", "{*}author")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LINKED = re.compile(r"""<a\s[^<>]{0,500}?href\s*=\s*["']([^"'<>\s]{1,1000})""", re.IGNORECASE)
DATES = ("published", "pubDate", "issued", "date", "created", "updated", "modified")


def feed_items(data: bytes, *, name: str) -> Iterator[Part]:
    """The entries of a feed in its order. A damaged feed gives those that can be read, then a fault."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data.lstrip().startswith(b"{"):
        yield from _json_feed(data, name)
        return
    if ENTITIES.search(data[: 1 << 16]):
        yield Fault(
            name, InputError(f"{name}: a feed with entities of its own, which can fill a memory; not read, get it without them")
        )
        return
    yield from _xml_feed(data, name)


def _xml_feed(data: bytes, name: str) -> Iterator[Part]:
    feed: dict[str, str] = {}
    number = 0
    events = etree.iterparse(
        BytesIO(data), events=("end",), tag=OF_INTEREST, recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in events:
            tag = _local(element)
            if tag in ("item", "entry"):
                number += 1
                yield _entry(_fields(element), feed, _base(element, feed, name), f"{name} entry {number}")
                element.clear()
                while element.getprevious() is not None:  # entries that are done with: a feed may hold 100,000
                    del element.getparent()[0]
            elif _is_of_feed(element):
                kind = "self" if element.get("rel") == "self" else tag
                words = element.findtext("{*}name") if tag == "author" else element.get("href") or element.text
                feed.setdefault(kind, (words or "").strip())
    except etree.XMLSyntaxError as fault:
        yield Fault(name, InputError(f"{name}: no feed from entry {number + 1} on ({_said(fault)}); get it again"))
        return
    if not number:
        yield Fault(name, InputError(f"{name}: a feed without entries; give the addresses of its articles"))
    elif errors := [e for e in events.error_log if e.level >= 3]:
        yield Fault(name, InputError(f"{name}: damaged at line {errors[0].line} ({_said(errors[0].message)}); some may be missing"))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_of_feed(element: Any) -> bool:
    """Whether an element says something of the feed itself: its parent is the channel or the root."""
    parent = element.getparent()
    return parent is not None and _local(parent) in ("channel", "feed") and element.get("rel", "alternate") in ("alternate", "self")


def _base(entry: Any, feed: Mapping[str, str], name: str) -> str:
    """What relative addresses of an entry are completed with: what it says itself, else the feed's site, else the feed's place."""
    return _site(entry.base or feed.get("link", ""), _site(feed.get("self", ""), name))


def _site(said: str, place: str) -> str:
    """An address that others are completed with: as it is said, as seen from a place; else that place."""
    return _absolute(said, place) or place


def _fields(element: Any) -> dict[str, str]:
    """What an entry says: the name of each of its elements and their text; markup that stands in it as elements is written out."""
    said: dict[str, str] = {}
    for child in element:
        tag = _local(child)
        if tag == "link":
            if child.get("rel", "alternate") == "alternate":
                said.setdefault("link", (child.get("href") or child.text or "").strip())
        elif tag in ("author", "creator"):
            names = [c.text for c in child if _local(c) == "name"]
            said.setdefault("author", ((names[0] if names else child.text) or "").strip())
        elif tag == "guid":
            said.setdefault("guid", (child.text or "").strip())
            if child.get("isPermaLink", "true") != "false" and said["guid"].startswith("http"):
                said["permalink"] = said["guid"]
        else:
            words = child.text or ""
            if len(child):  # Atom's xhtml
                words += "".join(etree.tostring(c, encoding="unicode", method="html") for c in child)
            elif child.get("type") == "text":
                words = html.escape(words, quote=False)
            said.setdefault(tag, words.strip())
    parent = element.getparent()
    said["lang"] = element.get(LANGUAGE) or (parent.get(LANGUAGE) if parent is not None else None) or ""
    return said


def _entry(said: Mapping[str, str], feed: Mapping[str, str], base: str, origin: str) -> Part:
    url = said.get("link") or said.get("permalink") or (i if (i := said.get("id", "")).startswith("http") else "")
    told = {
        "title": _plain(said.get("title", "")),
        "outlet": _plain(feed.get("title", "")),
        "author": _plain(said.get("author") or feed.get("author", "")),
        "published": most_exact(said[d] for d in DATES if said.get(d)),
        "language": (said["lang"] or feed.get("language", ""))[:2].lower(),
        "url": _absolute(url, base),
    }
    content = next((said[c] for c in CONTENT if said.get(c)), "")
    description = next((said[d] for d in DESCRIPTIONS if said.get(d)), "")
    return _part(content, description, {k: v for k, v in told.items() if v}, origin)


def _absolute(url: str, base: str) -> str:
    """An address completed with another one; empty where that gives none that can be fetched."""
    try:
        whole = urljoin(base, url) if url else ""
    except ValueError:  # no address at all
        return ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _part(content: str, description: str, told: Mapping[str, Any], origin: str) -> Part:
    """An item where an entry's text is whole, or where it has no address; else its address."""
    for held, enough in ((content, WHOLE), (description, WHOLE_DESCRIPTION)):
        if len(held) >= enough and len(words := _plain(held)) >= enough and not GOES_ON.search(words):
            return Item(_page(_without_sign_off(held, told.get("url", ""))), origin, told)
    if url := told.get("url", ""):
        return Wanted(url, origin, told)
    if held := content or description:
        return Item(_page(held), origin, told)
    return Fault(origin, InputError(f"{origin}: neither a text nor an address; nothing can be kept of it"))


def _without_sign_off(held: str, url: str) -> str:
    """An entry's text without a last paragraph that links to the entry itself and to its site, and to nothing else.

    Feed programs add it, in each language of theirs ("The post ... appeared first on ...").
    """
    start = held.lower().rfind("<p")
    links = {link.split("?")[0].split("#")[0].rstrip("/") for link in LINKED.findall(held[start:])} if start > 0 else set()
    site = "/".join(url.split("/")[:3])
    return held[:start] if url and links == {url.split("?")[0].split("#")[0].rstrip("/"), site} else held


def _page(held: str) -> bytes:
    """An entry's text as the bytes of a document: markup as a page of nothing else, words as they are."""
    if "<" not in held:
        return html.unescape(held).encode("utf-8", "replace")
    return f'<!DOCTYPE html><head><meta charset="utf-8"></head><body>{held}'.encode("utf-8", "replace")


def _plain(held: str) -> str:
    """The words of a piece of markup."""
    if "<" in held:
        try:
            held = str(lxml.html.fragment_fromstring(held, create_parent="div").text_content())
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return ""
    return " ".join(html.unescape(held).split())


def _json_feed(data: bytes, name: str) -> Iterator[Part]:
    try:
        feed = json.loads(data)
        entries = feed["items"]
        if not isinstance(entries, list) or not entries:
            raise ValueError("no items")
    except (ValueError, KeyError, RecursionError) as fault:
        yield Fault(name, InputError(f"{name}: a JSON Feed that cannot be read ({_said(fault)}); get it again"))
        return
    base = _site(value(feed.get("home_page_url")), _site(value(feed.get("feed_url")), name))
    for number, entry in enumerate(entries, 1):
        origin = f"{name} entry {number}"
        if not isinstance(entry, dict):
            yield Fault(origin, InputError(f"{origin}: no JSON object"))
            continue
        authors = entry.get("authors") or entry.get("author") or feed.get("authors") or feed.get("author")
        told = {
            "title": value(entry.get("title")),
            "outlet": value(feed.get("title")),
            "author": value(authors),
            "published": most_exact(v for k in ("date_published", "date_modified") if (v := value(entry.get(k)))),
            "language": value(entry.get("language") or feed.get("language"))[:2].lower(),
            "url": _absolute(value(entry.get("url") or entry.get("external_url")), base) or _absolute(value(entry.get("id")), ""),
        }
        text = value(entry.get("content_html")) or html.escape(value(entry.get("content_text")), quote=False)
        yield _part(text, value(entry.get("summary")), {k: v for k, v in told.items() if v}, origin)


def _said(fault: object) -> str:
    return " ".join(str(fault).split())[:200]
