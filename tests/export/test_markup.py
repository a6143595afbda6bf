from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.export.markup import Html, escape, join, tag, web_address


@given(st.text())
def test_no_text_becomes_markup(text: str):
    written = tag("p", text, title=text)
    inside = written.removeprefix('<p title="')
    title, words = inside.split('">', 1)
    assert not set("<>\"'") & set(title)
    assert "<" not in words.removesuffix("</p>")
    assert html.unescape(words.removesuffix("</p>")) == html.unescape(escape(text))


def test_what_html_cannot_hold_is_shown_as_such():
    assert escape("a\x00b\ud800c\ufffed\x1b") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert escape("a\tb\nc") == "a\tb\nc"


def test_finished_markup_is_taken_as_it_is_and_text_beside_it_is_not():
    assert join(Html("<b>"), "<b>", None) == "<b>&lt;b&gt;"


def test_attributes_without_a_value_are_left_out():
    assert tag("input", checked=True, disabled=False, id=None, aria_label="a & b") == '<input checked aria-label="a &amp; b">'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "javascript://x.example/%0aalert(1)", "data://x.example/y",
        "JaVaScRiPt:alert(1)", "java\nscript:x", "data:text/html,x", "file:///etc/passwd", "//x.example/",
        "https:", "http:///x", "https://x.example/a b", "https://[", "", None,
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(url: str | None):
    assert web_address(url) is None


def test_an_address_of_the_web_is_a_link():
    assert web_address("https://press.example/quay?a=1&b=2") == "https://press.example/quay?a=1&b=2"
