from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.judge.nearby import AROUND_CHARS, blanked, nearby
from headwater.model import Change, Document, Span
from headwater.text.tokens import tokens


def source(text: str) -> Document:
    return Document(id="x", text=text, text_sha256="", language="en", published="2020-05-04")


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 6)), min_size=1, max_size=4))
def test_words_and_changes_keep_their_text_on_the_way_there_and_back(places: list[tuple[int, int]]):
    text = " ".join(f"word{i}" for i in range(1000))
    words = tokens(text)
    spans = [Span(words[i].start, words[i + n - 1].end) for i, n in places]
    mine = [t for i, n in places for t in words[i : i + n]]
    there = nearby(source(text), spans, mine)
    small = there.passage.document.text
    assert [small[t.start : t.end] for t in there.passage.tokens] == [text[t.start : t.end] for t in mine]
    for span, moved in zip(spans, there.passage.spans, strict=True):
        back = there.in_source(Change("number", "none", None, moved, "number_rounded")).source
        assert back is not None
        assert text[back.start : back.end] == text[span.start : span.end]


def test_only_what_stands_near_is_read():
    text = "Far off stands Lisbon. " + "x " * AROUND_CHARS + "We open the bridge. " + "x " * AROUND_CHARS
    at = text.index("We open")
    there = nearby(source(text), [Span(at, at + 7)], tokens(text, at, at + 7))
    assert "Lisbon" not in there.passage.document.text
    assert there.passage.document.published == "2020-05-04"


def test_what_nobody_said_is_blank():
    text = "We (APPLAUSE) open."
    there = nearby(source(text), [Span(0, 18)], tokens(text), [(3, 13)])
    assert there.passage.document.text == "We            open."
    assert blanked("abc", [(-4, 1), (2, 9)]) == " b "
