from __future__ import annotations

import json

import lxml.html
import pytest

from headwater.intake.metadata import Metadata, metadata, two_letter_code


def said(head: str = "", body: str = "<p>The dam opened.</p>", attributes: str = "") -> Metadata:
    return metadata(lxml.html.document_fromstring(f"<html {attributes}><head>{head}</head><body>{body}</body></html>"))


def block(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


def test_a_full_page_is_read():
    found = said(
        '<title>Dam opens | The Lantern</title><link rel="canonical" href="https://lantern.example/dam">'
        + block(
            headline="Dam opens",
            datePublished="2031-03-04T09:15:00+02:00",
            author={"name": "Ann Lee"},
            publisher={"name": "The Lantern"},
        ),
        attributes='lang="en-GB"',
    )
    assert found.known() == {
        "title": "Dam opens",
        "outlet": "The Lantern",
        "author": "Ann Lee",
        "published": "2031-03-04T09:15:00+02:00",
        "language": "en",
        "url": "https://lantern.example/dam",
    }


def test_a_page_that_says_nothing_is_known_to_say_nothing():
    assert said().known() == {}


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2031-03-04T09:15:00+02:00">',
        '<meta name="parsely-pub-date" content="2031-03-04T09:15:00+02:00">',
        '<meta name="sailthru.date" content="2031-03-04 09:15:00 +0200">',
        '<meta itemprop="datePublished" content="2031-03-04T09:15:00+02:00">',
        '<meta name="DC.date.issued" content="2031-03-04T09:15:00+02:00">',
        '<meta name="dcterms:created" content="2031-03-04T09:15:00+02:00">',
        '<meta name="pubdate" content="Tue, 04 Mar 2031 09:15:00 +0200">',
    ],
)
def test_the_time_is_read_with_its_zone_from_every_kind_of_tag(tag: str):
    assert said(tag).published == "2031-03-04T09:15:00+02:00"


def test_the_time_of_the_articles_own_time_element_is_read_and_not_that_of_a_teaser():
    own = '<article><h1>Dam</h1><time datetime="2031-03-04T09:15:00+02:00">4 March</time><p>Text.</p></article>'
    teaser = '<aside><time datetime="2030-01-01T01:00:00Z">1 January</time></aside>'
    assert said(body=teaser + own).published == "2031-03-04T09:15:00+02:00"


def test_a_publication_time_is_not_the_time_of_a_change():
    head = block(dateModified="2031-03-09T10:00:00Z", datePublished="2031-03-04T09:15:00Z")
    assert said('<meta property="og:updated_time" content="2031-03-09T10:00:00Z">' + head).published == "2031-03-04T09:15:00+00:00"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Dam opens - The Lantern</title>", "<h1>Dam opens</h1>", "Dam opens"),
        ('<meta property="og:title" content="Dam opens | Lantern"><meta name="dc.publisher" content="LANTERN">', "", "Dam opens"),
        ('<meta property="og:title" content="Dam &amp;amp; bridge">', "", "Dam & bridge"),
        ("<title>Dam opens after ten years</title>", "<h1>News</h1>", "Dam opens after ten years"),
        ('<meta property="og:title" content="The new dam opens after te…">', "<h1>The new dam opens after ten years</h1>",
         "The new dam opens after ten years"),
        ("<title>Only a title</title>", "", "Only a title"),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_whole_and_without_the_outlet(head: str, body: str, title: str):
    assert said(head, body).title == title


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (block(publisher={"name": "The Lantern"}), "The Lantern"),
        ('<meta property="og:site_name" content="The Lantern">', "The Lantern"),
        ('<meta property="article:publisher" content="https://social.example/l"><meta name="dc.publisher" content="The Lantern">',
         "The Lantern"),
        ("<title>Dam opens | World | The Lantern</title>", "The Lantern"),
        ('<link rel="canonical" href="https://www.lantern.example/dam">', "lantern.example"),
    ],
)  # fmt: skip
def test_the_outlet_is_read_from_the_best_place_that_names_it(head: str, outlet: str):
    assert said(head, "<h1>Dam opens</h1>").outlet == outlet


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (block(author=[{"name": "Ann Lee"}, {"name": "Bo Ri"}]), "", "Ann Lee, Bo Ri"),
        ('<meta name="author" content="By Ann Lee">', "", "Ann Lee"),
        ('<meta name="author" content="Ann Lee ann@lantern.example">', "", "Ann Lee"),
        ('<meta property="article:author" content="https://social.example/ann"><meta name="byl" content="Ann Lee">', "", "Ann Lee"),
        ("", '<a rel="author" href="/ann">Ann Lee</a>', "Ann Lee"),
        ("", '<a rel="author" href="/ann">See all the many articles by Ann Lee here</a>', None),
    ],
)
def test_the_author_is_a_name_and_no_address_or_sentence(head: str, body: str, author: str | None):
    assert said(head, body).author == author


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ('lang="ko-KR"', "", "ko"),
        ("", '<meta property="og:locale" content="ru_RU">', "ru"),
        ("", '<meta http-equiv="Content-Language" content="ja">', "ja"),
        ("", '<meta http-equiv="Content-Language" content="en, fr">', None),
        ("", block(inLanguage={"name": "Korean"}), "ko"),
        ('lang=""', "", None),
        ('xml:lang="zh-Hant"', "", "zh"),
    ],
)
def test_the_language_is_two_letters(attributes: str, head: str, language: str | None):
    assert said(head, attributes=attributes).language == language


@pytest.mark.parametrize(
    ("tag", "code"), [("kor", "ko"), ("EN", "en"), ("English", "en"), ("pt-br", "pt"), ("x-default", None), ("", None)]
)
def test_a_language_tag_names_one_language_or_none(tag: str, code: str | None):
    assert two_letter_code(tag) == code


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (
            '<link rel="canonical" href="/dam"><meta property="og:url" content="https://lantern.example/">',
            "https://lantern.example/dam",
        ),
        ('<meta property="og:url" content="https://lantern.example/dam">', "https://lantern.example/dam"),
        ('<link rel="canonical" href="/dam">', None),
        ('<link rel="canonical" href="http://[broken">', None),
    ],
)
def test_the_address_is_whole_or_left_out(head: str, url: str | None):
    assert said(head).url == url
