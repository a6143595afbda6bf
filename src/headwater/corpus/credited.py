"""Whom a report credits, held against kept documents: outlets that it names as where it has something from, and addresses in it.

"according to the Norland News Agency", "the Harbour Gazette reported", "(NNA)", `https://gazette.example/speech`. A credit says
where to look and is no proof: it counts for a document that is a candidate anyway, and one that no kept document answers is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from headwater.model import Document, Span
from headwater.text import credits
from headwater.text.credited import bare_name, credited

HEAD_CHARS = 200  # from a text's start, in which a name in brackets is the agency of its dateline
ADDRESS = re.compile(r"https?://[^\s<>\"'“”«»]+", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\((?:[^()\n=]{2,30}=)?([^()\n=]{2,50})\)")  # behind the place, in Korean: "(Seoul=Yonhap)"
WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
LEAST_CHARS = 3  # of a name that an address is told by: "ap" stands in any
# Words that many outlets' names share: two outlets are not the same because of them.
COMMON = frozenset(("the", "a", "an", "news", "agency", "daily", "newspaper", "paper", "press", "service", "online"))
TITLE_WORDS = 4  # a shorter title is no name of one document


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet or an address that a report names. kind: `outlet`, `address`."""

    span: Span
    name: str
    kind: str


def credits_of(report: Document) -> tuple[Credit, ...]:
    """The outlets and addresses that a report credits, each once, in reading order."""
    found = sorted((*_outlets(report), *_addresses(report.text)), key=lambda c: (c.span.start, -c.span.end))
    once: dict[str, Credit] = {}
    for one in found:
        once.setdefault(" ".join(sorted(_parts(one.name))) or one.name, one)
    return tuple(once.values())


def answers(document: Document, credit: Credit) -> bool:
    """Whether a document is what a credit names: at this address, or of this outlet by its name, its initials or its site."""
    if credit.kind == "address":
        return document.url is not None and same_address(document.url, credit.name)
    return is_outlet(document.outlet, document.url, credit.name)


def is_outlet(outlet: str | None, url: str | None, name: str) -> bool:
    """Whether an outlet, or the site of an address, is what a name says: word for word, within it, or by its initials."""
    asked, bare = _parts(name), "".join(_parts(name))
    if not bare:
        return False
    theirs = _parts(outlet or "")
    if theirs and (set(asked) == set(theirs) or _initials(outlet or "") == bare or _initials(name) == "".join(theirs)):
        return True
    site = _site(url)
    return len(bare) >= LEAST_CHARS and site is not None and site in (bare, _initials(name))


def titled(report: Document, document: Document) -> bool:
    """Whether a report holds the title of a document, word for word."""
    title = [w.casefold() for w in WORD.findall(document.title or "")]
    if len(title) < TITLE_WORDS:
        return False
    return f" {' '.join(title)} " in _in_words(report.text)


@lru_cache(maxsize=4)  # of the report whose sources are looked for: every candidate's title is looked for in it
def _in_words(text: str) -> str:
    return f" {' '.join(w.casefold() for w in WORD.findall(text))} "


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are of one page, as far as their letters say; a whole site is no page."""
    mine, theirs = _page(one), _page(other)
    return mine is not None and mine == theirs


def _outlets(report: Document) -> Iterator[Credit]:
    """Names of outlets beside a verb that passes on, behind "according to", or in the brackets of a dateline."""
    text, language = report.text, report.language
    for m in IN_BRACKETS.finditer(text[:HEAD_CHARS]):
        if credits.outlet(m[1], language) == "agency":
            yield Credit(Span(m.start(1), m.end(1)), m[1], "outlet")
    for one in credited(text, language):
        if one.named:
            yield Credit(Span(one.start, one.end), text[one.start : one.end], "outlet")


def _addresses(text: str) -> Iterator[Credit]:
    for m in ADDRESS.finditer(text):
        name = m[0].rstrip(".,;:!?)]}»…")
        yield Credit(Span(m.start(), m.start() + len(name)), name, "address")


def _parts(name: str) -> list[str]:
    """The words of a name that tell it from others."""
    words = [w.casefold() for w in WORD.findall(bare_name(name))]
    return [w for w in words if w not in COMMON] or words


def _initials(name: str) -> str:
    """`nna` of the Norland News Agency; empty where there are fewer than three."""
    found = "".join(w[0].casefold() for w in WORD.findall(name) if w[0].isupper() and w.casefold() != "the")
    return found if len(found) >= LEAST_CHARS else ""


def _site(url: str | None) -> str | None:
    """`gazette` of https://www.gazette.example/speech."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = host.removeprefix("www.").split(".")
    return max(labels[:-1], key=len, default=None)


def _page(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    return ((parts.hostname or "").removeprefix("www."), path, parts.query) if path or parts.query else None


def page_of(url: str) -> str:
    """The letters of an address that any other one of the same page has: its path, else its host."""
    page = _page(url)
    return page[1] or page[0] if page else url


def site_names(name: str) -> tuple[str, ...]:
    """What the site of an outlet may be called: its name in one word, its initials."""
    return tuple(dict.fromkeys(part for part in ("".join(_parts(name)), _initials(name)) if len(part) >= LEAST_CHARS))
