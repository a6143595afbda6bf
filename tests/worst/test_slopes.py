"""Time stays near linear, and memory flat."""

from __future__ import annotations

import functools
import gc
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

import headwater
from headwater.align.omissions import Grain, _lost
from headwater.align.passages import Passages
from headwater.export.extents import extent
from headwater.intake.formats import is_html
from headwater.judge.changes import changes
from headwater.judge.passage import Passage, passage
from headwater.model import Comparison, Document, Link, Quotation, Segment, Span
from headwater.preparing import Prepared
from headwater.quotation_verdicts import _letters
from headwater.text import remembered
from headwater.text.linekinds import _key
from tests.slopes import in_proportion

CUE = b"1\n00:00:01,000 --> 00:00:02,000\n"
LINE = "The new bridge over the Lee opens on Monday at noon, and the fare stays as it was before the storm."
STORY = f"<p>{LINE}</p>" * 5


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Bridge</title></head><body>{body}</body></html>".encode()


def said(n: int) -> str:
    return "\n".join(f'"The fare will not rise in year {i}, and the ferry stays," Mayor Ada Quill told the town.' for i in range(n))


def sentence(i: int) -> str:
    """Each one another, of words that come again."""
    words = random.Random(i).sample(WORDS, 4)
    return f"The {words[0]} near the {words[1]} closed in year {1000 + i} while the {words[2]} of the {words[3]} stayed."


def sentences(n: int) -> str:
    return " ".join(map(sentence, range(n)))


WORDS = re.findall(
    r"\w+",
    "bridge river town mayor fare ferry winter storm promise council market school harbour road train budget vote garden window "
    "letter station engine field union strike bank court judge fire forest mountain valley lake island coast ship captain crew",
)


def sizes(n: int) -> object:
    """The size, in words for the terminal, of each of so many omissions."""
    document = Document("one", "One two. " * n, "")
    parts = tuple(Segment(9 * i, 9 * i + 8, "sentence", 0) for i in range(n))

    def segmented(_: Document) -> tuple[Segment, ...]:
        return parts

    return [extent(document, Span(s.start, s.end), segmented) for s in parts]


def lost(n: int) -> object:
    """What so many linked sentences lost of their figures."""
    line = "It cost, for 1,234 crowns, much. "
    pairs = [(Span(len(line) * i, len(line) * (i + 1)), "It cost much.") for i in range(n)]
    return list(_lost(Document("one", line * n, "", language="en"), [], pairs, Grain()))


SLOPES: dict[str, tuple[Callable[[int], object], int]] = {
    "elements nested": (lambda n: headwater.read(page(STORY + "<span>word " * n)), 1_000),
    "q elements nested": (lambda n: headwater.read(page(STORY + "<q>word " * n)), 2_000),
    "paragraphs": (lambda n: headwater.read(page(STORY + f"<p>{LINE}" * n)), 150),
    "authors in one paragraph": (lambda n: headwater.read(page(STORY + "<p>" + "<span class=author>word</span> " * n)), 1_000),
    "times in one paragraph": (lambda n: headwater.read(page(STORY + "<p>" + "<time>1 May</time> and " * n)), 1_000),
    "text between the parts of a body": (lambda n: headwater.read(page(STORY + "<div>one</div><span>two</span>" * n)), 500),
    "captions": (lambda n: headwater.read(b"1\n00:00:01,000 --> 00:00:02,000\nThe bridge opens.\n\n" * n), 1_000),
    "tags of captions that never end": (lambda n: headwater.read(CUE + b"<v" + b"." * 40 + b"<v <i " * n), 5_000),
    "tags that never end": (lambda n: is_html("<p " * n) or is_html("<p>" + "<br " * n) or is_html("x <html " * n), 20_000),
    "blanks in one line": (lambda n: _key("a" + " " * n + "b") or _key("1" * n + "b"), 50_000),
    "sizes of omissions": (sizes, 3_000),
    "figures lost in linked sentences": (lost, 400),
    "one line": (lambda n: headwater.document(f"{LINE} " * n), 2_000),
    "quotations": (lambda n: headwater.quotations(headwater.document(said(n))), 80),
    "a quotation that does not end": (lambda n: headwater.quotations(headwater.document("“" + f"{LINE} " * n)), 200),
    "quotations compared": (lambda n: headwater.compare(LINE, said(n)), 25),
    "a sentence again and again": (lambda n: headwater.compare(f"{LINE}\n" * 3, f"{LINE}\n" * n), 40),
    "a quotation of thousands of words": (lambda n: headwater.verify(sentences(n), sentences(n)), 60),
    "letters of a quotation under many links": (lambda n: _letters("a" * n, [Span(0, n)], some_of(n)), 3_000),
    "a quotation that is not there": (lambda n: headwater.verify(sentences(n), LINE * 9), 60),
    "words of one passage": (lambda n: changes(whole(sentences(n)), whole(sentences(n + 9))), 60),
    "glosses of captions that never end": (lambda n: headwater.read(CUE + b"word <rt>" * n), 20_000),
    "attributes of one tag": (lambda n: headwater.read(page(f"{STORY}<p {' '.join(f'a{i}=1' for i in range(n))}>word")), 5_000),
    "tags of many attributes": (lambda n: headwater.read(page(STORY + f"<p {' '.join(f'a{i}' for i in range(400))}>w" * n)), 40),
    "a source": (lambda n: headwater.verify("We shall never raise the fare at all", f"{LINE}\n" * n), 500),
}


def some_of(n: int) -> list[Span]:
    return [Span(at, at + 5) for at in range(0, n, 10)]


def whole(text: str) -> Passage:
    return passage(headwater.document(text, language="en"), [Span(0, len(text))])


@pytest.mark.parametrize("case", SLOPES)
def test_time_grows_with_the_input_and_not_with_its_square(case: str):
    assert in_proportion(*SLOPES[case])


MORE = 25  # comparisons that are counted


def test_nothing_piles_up_over_comparisons_of_ever_new_texts():
    def kept() -> list[Any]:
        """What the process keeps on purpose; each has a ceiling."""
        ours = [c for c in gc.get_objects() if isinstance(c, functools._lru_cache_wrapper) and c.__module__.startswith("headwater")]
        return [c for c in ours if c.cache_info().maxsize is not None]

    def compared(first: int, last: int) -> int:
        """How many results and what was worked out for them are still there, without what is kept on purpose."""
        for i in range(first, last):
            headwater.compare(f"Gate {i} is open. The fare stays.", f"“Gate {i} is open,” Ada Quill said on day {i}.")
        for cache in kept():
            cache.cache_clear()
        remembered.forget()
        gc.collect()
        return sum(isinstance(o, Comparison | Link | Quotation | Prepared | Passages) for o in gc.get_objects())

    before = compared(0, 3)
    assert compared(3, 3 + MORE) <= before


def test_what_is_kept_for_ever_does_not_depend_on_the_texts():
    def sizes() -> dict[str, int]:
        ours = [c for c in gc.get_objects() if isinstance(c, functools._lru_cache_wrapper) and c.__module__.startswith("headwater")]
        return {f"{c.__module__}.{c.__name__}": c.cache_info().currsize for c in ours if c.cache_info().maxsize is None}

    def compared(i: int) -> None:
        headwater.compare(f"Gate {i} is open. Mayor Ann{i} Berg{i} stays.", f"“Gate {i} is open,” Ada{i} Quill said on day {i}.")

    compared(1)
    before = sizes()
    for i in range(2, 8):
        compared(i)
    assert sizes() == before
