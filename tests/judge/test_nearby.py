from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from headwater.judge.naming import names_of
from headwater.judge.nearby import AROUND_CHARS, LINE_CHARS, blanked, nearby, windows
from headwater.judge.passage import Passage
from headwater.judge.values import dated
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


LINES = (
    "On 3 May 2019 Ana Costa and the Bank of Norway met in New York City.",
    "Sometimes it rains, said Mr. Costa on Monday, and then again it does not.",
    "The river rose by five metres within two days.",
)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.data())
def test_a_passage_alone_has_the_names_and_days_that_it_has_in_its_document(lines: list[str], data: st.DataObject):
    text = "\n".join(lines)
    words = tokens(text)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    span = Span(words[first].start, words[last].end)
    whole = Passage(source(text), (span,), tuple(words[first : last + 1]))
    lone = replace(whole, alone=True)
    assert names_of(lone) == names_of(whole)
    assert dated(lone) == dated(whole)


def test_of_a_passage_alone_its_lines_are_read_and_of_an_endless_line_a_part():
    text = "one line\nanother line here\n" + "word " * LINE_CHARS
    d = source(text)
    at = text.index("line here")
    assert windows(Passage(d, (Span(at, at + 4),), (), alone=True)) == [(text.index("another"), text.index("\n", at))]
    middle = text.index("word ", len(text) // 2)
    ((low, high),) = windows(Passage(d, (Span(middle, middle + 4),), (), alone=True))
    assert middle - LINE_CHARS <= low <= middle <= middle + 4 <= high <= middle + 4 + LINE_CHARS
    assert text[low - 1].isspace()
    assert text[high].isspace()
    assert windows(Passage(d, (Span(0, 3), Span(at, at + 4)), ())) == [(0, len(text))]
