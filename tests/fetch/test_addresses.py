"""Canonical addresses: what folds together, what stays apart, and that the result is its own canonical address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.fetch.addresses import TRACKING, TRACKING_STARTS, canonical

STORY = "https://example.org/2031/wheat"

TWINS = [
    "HTTPS://Example.ORG/2031/wheat",
    "https://example.org:443/2031/wheat",
    "https://example.org./2031/wheat",
    "https://reader:secret@example.org/2031/wheat",
    "https://example.org/2031/wheat#comments",
    "https://example.org/2031/wheat/",
    "https://example.org/2031/wheat?",
    "https://example.org/2031/./drafts/../wheat",
    "https://example.org/%32031/whe%61t",
    "https://example.org/2031/wheat?utm_source=mail&utm_medium=x&fbclid=1&GCLID=2&mc_cid=3",
    "https://www.example.org/2031/wheat",
    "https://m.example.org/2031/wheat",
    "https://mobile.example.org/2031/wheat",
    "https://touch.example.org/2031/wheat",
    "https://www.m.example.org/2031/wheat",
    "https://amp.example.org/2031/wheat",
    "https://example.org/2031/wheat/amp",
    "https://example.org/2031/wheat/amp/",
    "https://example.org/amp/2031/wheat",
    "https://example.org/2031/wheat.amp",
    "https://example.org/2031/wheat?amp",
    "https://example.org/2031/wheat?amp=1&outputType=amp",
    "https://example-org.cdn.ampproject.org/c/s/example.org/2031/wheat?amp_js_v=0.1&usqp=x",
    "https://example-org.cdn.ampproject.org/v/s/www.example.org/2031/wheat/amp/",
    "https://www.google.com/amp/s/www.example.org/2031/wheat",
    "https://www.google.co.uk/amp/s/m.example.org/2031/wheat",
    "  https://example.org/2031/wheat\n",
]

APART = [
    ("https://example.org/story?id=1", "https://example.org/story?id=2"),
    ("https://example.org/story?id=1", "https://example.org/story"),
    ("https://example.org/A", "https://example.org/a"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org:8443/a", "https://example.org/a"),
    ("https://news.example.org/a", "https://example.org/a"),
    ("https://example.org/amp", "https://example.org/"),  # a page about amplifiers
    ("https://example.org/swamp", "https://example.org/sw"),
    ("https://m.co.uk/a", "https://co.uk/a"),  # a registry is no site
    ("https://example.org/a?x=1&x=2", "https://example.org/a?x=2&x=1"),
    ("https://example.org/a?output=print", "https://example.org/a"),
    ("https://www.google.com/amp", "https://www.google.com/"),
]

EXACT = [
    ("https://example.org", "https://example.org/"),
    ("http://example.org:80/", "http://example.org/"),
    ("https://bücher.example/straße?ä=ö", "https://xn--bcher-kva.example/stra%C3%9Fe?%C3%A4=%C3%B6"),
    ("https://en.m.example.org/wiki/Bridge", "https://en.example.org/wiki/Bridge"),
    ("https://example.org/a b%", "https://example.org/a%20b%25"),
    ("https://example.org/x?b=2&a=1", "https://example.org/x?a=1&b=2"),
    ("https://example.org/x.amp.html", "https://example.org/x.html"),
    ("http://[2001:DB8::1]:8080/a/", "http://[2001:db8::1]:8080/a"),
    ("http://m.10/a", "http://m.10/a"),
    ("mailto:desk@example.org", "mailto:desk@example.org"),
    ("notes/speech.html", "notes/speech.html"),
    ("https://[bad/", "https://[bad/"),
    ("https://example.org:port/", "https://example.org:port/"),
    ("", ""),
]


@pytest.mark.parametrize("url", TWINS)
def test_addresses_of_one_page_fold_together(url: str):
    assert canonical(url) == STORY


@pytest.mark.parametrize(("one", "other"), APART)
def test_addresses_of_two_pages_stay_apart(one: str, other: str):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(("url", "expected"), EXACT)
def test_how_an_address_is_written(url: str, expected: str):
    assert canonical(url) == expected


@pytest.mark.parametrize("name", sorted(TRACKING) + [start + "x" for start in TRACKING_STARTS])
def test_every_tracking_parameter_is_dropped_and_its_neighbours_stay(name: str):
    assert canonical(f"{STORY}?page=2&{name}=abc&{name.upper()}=d") == f"{STORY}?page=2"


PIECES = st.sampled_from([
    "amp", "AMP", "s", "c", "v", "m", "www", "mobile", "example", "org", "co", "uk", "google", "com", "cdn", "ampproject", "10",
    "..", ".", "/", "/", "//", "?", "&", "=", "amp=1", "utm_x=1", "#", "%", "%41", "%4", "%2f", "ü", "ß", " ", ":", "@", "[", "]",
    "a", "B", ".amp", ".html", "\\", "+", ";",
])  # fmt: skip
ADDRESSES = st.builds(
    lambda scheme, rest: scheme + "".join(rest),
    st.sampled_from(["https://", "http://", "HTTP://m.", "https://x.cdn.ampproject.org/c/s/", "https://google.com/amp/s/", ""]),
    st.lists(PIECES, max_size=12),
)


@given(ADDRESSES)
def test_a_canonical_address_is_its_own(url: str):
    once = canonical(url)
    assert canonical(once) == once


@given(st.text())
def test_any_text_has_a_canonical_address_and_that_is_its_own(text: str):
    once = canonical("https://example.org/" + text)
    assert canonical(once) == once
    assert once.isascii()
    assert canonical(canonical(text)) == canonical(text)
