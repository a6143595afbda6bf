from __future__ import annotations

import json
from typing import Any

import lxml.html
import pytest

from headwater.intake.linked_data import articles, names, strings

ARTICLE = {"@type": "NewsArticle", "headline": "Dam opens", "author": {"@type": "Person", "name": "Ann Lee"}}


def tree(*blocks: str) -> Any:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return lxml.html.document_fromstring(f"<html><head>{scripts}</head><body></body></html>")


def headlines(*blocks: Any, url: str | None = None) -> list[str]:
    found = articles(tree(*(b if isinstance(b, str) else json.dumps(b) for b in blocks)), url)
    return [h for item in found for h in strings(item, "headline")]


@pytest.mark.parametrize(
    "block",
    [
        ARTICLE,
        [ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        ARTICLE | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        json.dumps(ARTICLE).replace("}}", "},}"),
        json.dumps(ARTICLE | {"description": "x"}).replace('"x"', '"one\nline"'),
        json.dumps(ARTICLE).replace('"', "&quot;"),
    ],
)
def test_the_article_is_found_in_every_shape_that_pages_write(block: Any):
    assert headlines(block)[:1] == ["Dam opens"]


def test_an_article_is_better_than_the_page_around_it():
    assert headlines({"@type": "WebPage", "headline": "The page"}, ARTICLE) == ["Dam opens", "The page"]


@pytest.mark.parametrize("key", ["itemListElement", "relatedLink", "hasPart", "mentions"])
def test_other_articles_that_a_page_lists_are_not_its_own(key: str):
    assert headlines({"@type": "CollectionPage", key: [ARTICLE]}) == []


def test_of_two_articles_the_one_that_names_the_pages_address_is_its_own():
    other = ARTICLE | {"headline": "Other", "url": "https://lantern.example/other"}
    own = ARTICLE | {"mainEntityOfPage": {"@id": "https://lantern.example/dam/"}}
    assert headlines([other, own], url="https://lantern.example/dam")[0] == "Dam opens"


def test_references_are_followed():
    graph = [
        ARTICLE | {"author": {"@id": "#ann"}, "publisher": [{"@id": "#lantern"}]},
        {"@id": "#ann", "@type": "Person", "name": "Ann Lee"},
        {"@id": "#lantern", "name": "The Lantern"},
    ]
    (item,) = articles(tree(json.dumps({"@graph": graph})))
    assert list(names(item, "author")) == ["Ann Lee"]
    assert list(names(item, "publisher")) == ["The Lantern"]


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Ann Lee", ["Ann Lee"]),
        (["Ann Lee", {"name": "Bo Ri"}], ["Ann Lee", "Bo Ri"]),
        ({"name": ["Ann Lee", "Bo Ri"]}, ["Ann Lee", "Bo Ri"]),
        ({"givenName": "Ann", "familyName": "Lee"}, ["Ann Lee"]),
        ({"name": {"@value": "Ann Lee", "@language": "en"}}, ["Ann Lee"]),
        (None, []),
        ({}, []),
        (7, []),
    ],
)
def test_names_are_read_from_every_shape(author: Any, found: list[str]):
    assert list(names({"author": author}, "author")) == found


@pytest.mark.parametrize(
    "block", ["", "{", "null", "7", '"text"', "[" * 5000, '{"@type": null}', '{"@type": {"a": 1}, "@id": [1]}']
)
def test_broken_blocks_are_passed_over(block: str):
    assert headlines(block, ARTICLE) == ["Dam opens"]
