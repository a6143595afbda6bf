"""What a page says of itself: title, outlet, author, publication time with its zone, language, address.

Order of trust: the data block made for machines (JSON-LD, schema.org) of the page's main article, then meta tags (Open Graph,
Dublin Core, the tags of news search and analytics), then what the page shows. What is not said stays None; htmldate comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from html import unescape
from urllib.parse import urljoin, urlsplit

import htmldate
from lxml.etree import _Element as Element

from headwater.intake.linked_data import Item, articles, names, strings
from headwater.intake.runs import letters
from headwater.intake.times import DayOf, day, most_exact, no_day, stated_time

# Names of meta tags (name, property, itemprop or http-equiv, in lower case), best first.
TITLES = (
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title", "headline",
    "title",
)  # fmt: skip
OUTLETS = (
    "og:site_name", "article:publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher",
    "copyright-holder", "application-name", "apple-mobile-web-app-title",
)  # fmt: skip
AUTHORS = (
    "article:author", "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.author", "byl",
    "citation_author", "og:article:author", "book:author", "twitter:creator_name", "article:author_name",
)  # fmt: skip
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "article.published", "article:published", "published-date", "publishdate", "publish-date", "publish_date",
    "pubdate", "ptime", "publication_date", "publicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "originalpublicationdate", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "dc.terms.issued", "date.issued", "rnews:datepublished",
    "release_date", "displaydate", "date", "article:post_date", "og:pubdate", "og:release_date", "video:release_date",
)  # fmt: skip
LANGUAGES = (
    "og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage",
)  # fmt: skip
DESCRIPTIONS = (
    "og:description", "description", "twitter:description", "dc.description",
)  # fmt: skip
ADDRESSES = (
    "og:url", "twitter:url", "dc.identifier", "parsely-link",
)  # fmt: skip
# ISO 639-2 codes and names that pages write where the two-letter code belongs.
TWO_LETTERS = {
    "ara": "ar", "ger": "de", "deu": "de", "eng": "en", "spa": "es", "fre": "fr", "fra": "fr", "ita": "it", "jpn": "ja",
    "kor": "ko", "dut": "nl", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru", "tha": "th", "tur": "tr", "chi": "zh",
    "zho": "zh", "ukr": "uk", "cze": "cs", "ces": "cs", "swe": "sv", "dan": "da", "fin": "fi", "gre": "el", "ell": "el",
    "heb": "he", "hun": "hu", "vie": "vi", "english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es",
    "russian": "ru", "korean": "ko", "japanese": "ja", "chinese": "zh", "arabic": "ar", "iw": "he", "in": "id", "kr": "ko",
    "jp": "ja", "cn": "zh", "cmn": "zh", "nb": "no", "nn": "no",
}  # fmt: skip
SHORTEST_HEADLINE = 5  # letters; a shorter heading that <title> begins with is a section
LONGEST_OUTLET = 60  # characters of a name behind a headline; more is a sentence
SEPARATORS = " |｜–—·•»:-"
# Between a headline and the outlet's name in <title>.
TITLE_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*|\s+::\s+")
NOT_A_NAME = re.compile(
    r"^(?:https?:|www\.|//)|@\w+$|^\W*$|^(?:admin|administrator|editor|webmaster|null|none|undefined|unknown)$", re.I
)
LONGEST_NAME = 5  # words of a name that stands on the page; a longer link text is a sentence about its author
EMAIL = re.compile(r"\s*[(<\[]?\S+@\S+\.\w+[)>\]]?")
BY = re.compile(r"^\s*(?:by|von|par|por|di|door|przez|автор|автор:|текст:)[\s:]+", re.I)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself, as `model.Document` holds it; None where it does not say."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    description: str | None = None

    def known(self) -> dict[str, str]:
        """What a document has a field for and is known, by name."""
        return {f.name: value for f in fields(self) if f.name != "description" and (value := getattr(self, f.name)) is not None}


def metadata(tree: Element, day_of: DayOf = no_day) -> Metadata:
    """What a parsed page says of itself. day_of: reads days with the name of a month."""
    tags = _tags(tree)
    url = _address(tree, tags)
    items = articles(tree, url)
    outlet = _first(_line(n) for n in (*(n for i in items for n in names(i, "publisher")), *_values(tags, OUTLETS)) if _is_name(n))
    headline = _first(_line(t) for t in (*(t for i in items for t in strings(i, "headline")), *_values(tags, TITLES)))
    title, said = _title(tree, headline, outlet)
    outlet = outlet or said or _host(url)
    return Metadata(
        title=title,
        outlet=outlet,
        author=_author(tree, items, tags),
        published=_published(tree, items, tags, url, day_of),
        language=_language(tree, items, tags),
        url=url,
        description=_first(_line(d) for d in _values(tags, DESCRIPTIONS)),
    )


# --- meta tags -------------------------------------------------------------------------------------------------------------


def _tags(tree: Element) -> dict[str, list[str]]:
    """All meta tags by name in lower case, with their contents in the page's order."""
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or meta.get("value") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(attribute)):
                tags.setdefault(name.strip().lower().replace("dcterms:", "dcterms.").replace("dc:", "dc."), []).append(content)
    return tags


def _values(tags: dict[str, list[str]], wanted: Iterable[str]) -> Iterator[str]:
    """The contents of the tags with these names, in the order of the names."""
    return (content for name in wanted for content in tags.get(name, ()))


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _line(text: str) -> str:
    """A value as one line; entities that were escaped twice are resolved, markup in it is dropped."""
    return " ".join(re.sub(r"<[^<>]*>", " ", unescape(unescape(text))).split())


def _is_name(text: str) -> bool:
    return not NOT_A_NAME.search(text.strip()) and not BY.match(text) and len(text) <= 200


# --- title and outlet ------------------------------------------------------------------------------------------------------


def _title(tree: Element, headline: str | None, outlet: str | None) -> tuple[str | None, str | None]:
    """The headline without the outlet's name, and the outlet's name where <title> adds it to a headline that is known."""
    headings = [(e.tag, line) for e in tree.iter("h1", "h2", "h3", "h4") if (line := _line("".join(e.itertext())))]
    first = [line for tag, line in headings if tag == "h1"]
    whole = _line(tree.findtext(".//title") or "")
    headline = _headline(headline, first, whole)
    if headline is None:
        return None, None
    headline = _without_outlet(headline, outlet)
    # a headline that a data block cut short stands whole over the text
    cut = headline.rstrip("….").casefold()
    headline = next((h for h in first if len(h) > len(headline) >= 20 and h.casefold().startswith(cut)), headline)
    # <title> is a heading of the page and a name behind it: the heading is the headline, the name the outlet
    known = [headline, *(line for _, line in headings if len(letters(line)) >= SHORTEST_HEADLINE)]
    for heading in known:
        if (name := _name_behind(whole, heading)) is not None:
            return (heading if headline == whole else headline), name
    return headline, None


def _headline(said: str | None, first: list[str], whole: str) -> str | None:
    """The headline of those that a page gives: in its data, in <title> (whole), in its h1 (first)."""
    shown = first[0] if len(first) == 1 else None
    if shown is None or not whole or _says(said or "", whole):
        return said or shown or whole or next(iter(first), None)
    if _says(shown, whole):
        return shown
    # a lone heading and <title> that differ: one of the two names a section or the site, which takes fewer words
    return said or max(shown, whole, key=lambda line: len(letters(line)))


def _without_outlet(headline: str, outlet: str | None) -> str:
    """A headline without the outlet's name in front of it or behind it."""
    parts = [p for p in TITLE_PARTS.split(headline) if p]
    if outlet and len(parts) > 1 and _same(parts[-1], outlet):
        return headline[: headline.rindex(parts[-1])].rstrip(SEPARATORS)
    if outlet and len(parts) > 1 and _same(parts[0], outlet):
        return headline[len(parts[0]) :].lstrip(SEPARATORS)
    return headline


def _name_behind(whole: str, headline: str) -> str | None:
    """The name that <title> adds behind a headline."""
    split = TITLE_PARTS.match(whole[len(headline) :]) if whole.casefold().startswith(headline.casefold()) else None
    if split is None:
        return None
    name = TITLE_PARTS.split(whole[len(headline) + split.end() :])[-1].strip()
    return name if _is_name(name) and len(name) <= LONGEST_OUTLET else None


def _says(part: str, whole: str) -> bool:
    """Whether one line holds the letters of another."""
    return bool(part) and letters(part).casefold() in letters(whole).casefold()


def _same(one: str, other: str) -> bool:
    return letters(one).casefold() == letters(other).casefold()


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


# --- author ----------------------------------------------------------------------------------------------------------------


def _author(tree: Element, items: list[Item], tags: dict[str, list[str]]) -> str | None:
    """Who wrote it, several joined by a comma: as the data block has it, else the meta tags, else the link or element marked so."""
    shown = (
        _line("".join(e.itertext()))
        for e in tree.iterfind(".//*")
        if isinstance(e.tag, str) and "author" in f"{e.get('itemprop', '')} {e.get('rel', '')}".lower().split()
    )
    shown = (n for n in shown if len(n.split()) <= LONGEST_NAME)
    for found in ((n for i in items for n in names(i, "author")), *(_values(tags, (name,)) for name in AUTHORS), shown):
        people = dict.fromkeys(
            EMAIL.sub("", BY.sub("", _line(n))) for n in found if not NOT_A_NAME.search(n.strip()) and len(n) <= 120
        )
        if people := {p: None for p in people if p}:
            return ", ".join(people)
    return None


# --- time ------------------------------------------------------------------------------------------------------------------


def _published(tree: Element, items: list[Item], tags: dict[str, list[str]], url: str | None, day_of: DayOf) -> str | None:
    """When it was published: the first time that the page states, as exactly as any other statement of the same day has it."""
    stated = [
        *(s for i in items for key in ("datePublished", "dateCreated", "uploadDate") for s in strings(i, key)),
        *_values(tags, PUBLISHED),
        *_shown_times(tree, day_of),
        *_values(tags, ("last-modified", "article:modified_time", "og:updated_time")),
    ]
    if (found := most_exact(stated, day_of)) is not None:
        return found
    guess = htmldate.find_date(tree, extensive_search=False, original_date=True, url=url)
    return day(guess) if guess else None


def _shown_times(tree: Element, day_of: DayOf) -> Iterator[str]:
    """The times of <time> elements and of elements marked as the publication date, marked ones first."""
    times = [
        e for e in tree.iter() if isinstance(e.tag, str) and (e.tag == "time" or "datePublished" in e.get("itemprop", "").split())
    ]
    marked = [e for e in times if e.get("pubdate") is not None or "datePublished" in e.get("itemprop", "").split()]
    within = [e for e in times if e not in marked and _in_article_head(e)]
    for element in (*marked, *within):
        value = element.get("datetime") or element.get("content") or _line("".join(element.itertext()))
        if stated_time(value, day_of) is not None:
            yield value


def _in_article_head(element: Element) -> bool:
    """Whether an element stands in the page's article and not in a list or an aside, where other texts have their times."""
    around = [str(a.tag) for a in element.iterancestors()]
    return (
        ("article" in around or "main" in around)
        and not {"aside", "li", "footer", "nav"} & set(around)
        and around.count("article") < 2
    )


# --- language and address --------------------------------------------------------------------------------------------------


def _language(tree: Element, items: list[Item], tags: dict[str, list[str]]) -> str | None:
    """The language as ISO 639-1: of <html lang>, of the tags, of the data block."""
    root = tree.getroottree().getroot()
    lang = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang"))
    said = (*(x for x in lang if x), *_values(tags, LANGUAGES), *(s for i in items for s in strings(i, "inLanguage")))
    return _first(two_letter_code(str(s)) for s in said)


def two_letter_code(said: str) -> str | None:
    """A language tag ("ko-KR", "en_US", "kor", "Korean") as ISO 639-1, None where it names no one language."""
    parts = re.split(r"[^a-z]+", said.strip().lower())
    if len([p for p in said.split(",") if p.strip()]) > 1:
        return None
    code = TWO_LETTERS.get(parts[0], parts[0])
    return code if len(code) == 2 and code != "xx" else None


def _address(tree: Element, tags: dict[str, list[str]]) -> str | None:
    """Where the page is published: its canonical link, else the tags; relative ones are completed where the page says its base."""
    base = tree.find(".//base")
    canonical = [e.get("href", "") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    root = next(
        (v for v in (base.get("href", "") if base is not None else "", *_values(tags, ADDRESSES)) if v.startswith("http")), ""
    )
    for said in (*canonical, *_values(tags, ADDRESSES)):
        try:
            url = str(urljoin(root, said.strip()))
            parts = urlsplit(url)
        except ValueError:  # such as an unclosed bracket of an IPv6 host
            continue
        if parts.scheme in ("http", "https") and parts.hostname:
            return url
    return None
