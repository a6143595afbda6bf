"""A source as long as a book beside a report of a page: the file stays small, opens, and its keys act, within bounds."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from headwater.export.lists import LISTED
from headwater.export.page import page as drawn
from headwater.model import Comparison, Link, Omission, Span
from tests.export.conftest import change, document

from .conftest import VOICE, Opener

WORDS = (
    "harbour",
    "council",
    "winter",
    "ferry",
    "rope",
    "granite",
    "ledger",
    "mason",
    "gull",
    "lantern",
    "market",
    "bridge",
    "river",
)
LINKED = 30  # sentences of about 20 words


@pytest.fixture(scope="module")
def book() -> Comparison:
    """150,000 words in 1,500 paragraphs of five sentences; every fiftieth first sentence is reported, a number changed."""
    chance = random.Random(5)

    def sentence() -> str:
        return " ".join(["The", *chance.choices(WORDS, k=18), f"{chance.randrange(10, 99)}."])

    paragraphs = [" ".join(sentence() for _ in range(5)) for _ in range(1500)]
    source = document("book.txt", "\n\n".join(paragraphs), title="The ledger", language="en")
    told = [p.partition(".")[0] for p in paragraphs[:: 1500 // LINKED]]
    report = document("report.txt", "\n\n".join(f"{t[:-2]}11." for t in told), title="The ledger, told", language="en")
    links, omitted, at, ours, number = [], [], 0, 0, 0
    for i, words in enumerate(paragraphs):
        start = at
        if i % (1500 // LINKED) == 0:
            size = len(told[number])
            figure = change("number", "major", Span(ours + size - 2, ours + size), Span(at + size - 2, at + size), "number_differs")
            links.append(Link(f"L{number}", Span(ours, ours + size), (Span(at, at + size),), "edited", False, 0.9, (), (figure,)))
            number, ours, start = number + 1, ours + size + 3, at + size + 2
        omitted.append(Omission(start, at + len(words) - 1, "passage"))
        at += len(words) + 2
    summary = {"source_words": 150_000}
    return Comparison((source,), report, "paraphrase", tuple(links), (), tuple(omitted), (), summary)


@pytest.fixture(scope="module")
def book_page(book: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("book") / "book.html"
    file.write_text(drawn(book, VOICE), "utf-8")
    return file


def test_the_file_stays_under_two_megabytes_and_folds_what_is_long(book: Comparison, book_page: Path):
    assert len(book.source.text.split()) == 150_000
    assert book_page.stat().st_size < 2_000_000


def test_it_opens_and_the_next_difference_comes_within_bounds(opened: Opener, book_page: Path):
    page = opened(book_page)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    taken = []
    for _ in range(10):
        taken.append(
            page.evaluate(
                """() => { const start = performance.now();
                   document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
                   document.documentElement.getBoundingClientRect();
                   return performance.now() - start; }"""
            )
        )
    print(f"first paint {painted:.0f} ms, next difference {sorted(taken)[5]:.0f} ms, longest {max(taken):.0f} ms")
    # Far above what a free machine takes: the tests share their cores. The line above is the figure.
    assert painted < 5000
    assert sorted(taken)[5] < 2000
    assert page.evaluate("document.activeElement.matches('.row.major')")


def test_a_list_too_long_to_read_shows_what_weighs_most_and_says_where_the_rest_is(
    opened: Opener, book: Comparison, book_page: Path
):
    page = opened(book_page)
    assert page.locator(".omissions > li").count() == LISTED
    assert f"{1500 - LISTED:,} more" in page.locator(".left-out").inner_text()
    assert page.locator(".row.omitted").count() == 1500
    short = opened(replace(book, omitted=book.omitted[:5]))
    assert short.locator(".omissions > li").count() == 5
    assert "more" not in short.locator(".left-out").inner_text()
