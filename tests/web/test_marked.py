"""A text as markup: every character of it stays, as text, and what is marked stands where it was found."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from headwater.model import Block, Document, Quotation, Span, Speaker
from headwater.reading import document
from headwater.web.marked import Mark, marks_of, text
from tests.slopes import in_proportion

WORDS = "Ann Bell said <b>“It took 40 masons”</b> & left."
DOC = document(WORDS, id="d")


def plain(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def test_a_quotation_its_speaker_and_its_cue_are_marked_and_markup_in_the_text_is_text():
    start = WORDS.index("It took")
    quotation = Quotation("q1", "direct", (Span(start, start + 17),), speaker=Speaker(0, 8, "Ann <i>Bell"), cue=Span(9, 13))
    drawn = text(DOC, marks_of([quotation]))
    assert plain(drawn) == WORDS
    assert '<span class="q" id="q1" title="direct quotation of Ann &lt;i&gt;Bell">It took 40 masons</span>' in drawn
    assert '<span class="speaker" title="who speaks: Ann &lt;i&gt;Bell">Ann Bell</span>' in drawn
    assert "&lt;b&gt;" in drawn


def test_the_place_that_a_link_points_at_is_found_inside_and_across_other_marks():
    drawn = text(DOC, [Mark(4, 20, "q", "q1")], Span(10, 25))
    assert plain(drawn) == WORDS
    assert drawn.count('id="here"') == 1
    assert '<span class="q"><mark class="at" id="here">' in drawn
    assert drawn.count('id="q1"') == 1


def test_headings_and_furniture_are_told_apart_and_a_part_has_only_its_blocks():
    whole = "Title\nFirst paragraph.\nShare this"
    blocks = (Block(0, 5, "heading"), Block(6, 22, "paragraph"), Block(23, 33, "furniture"))
    made = Document("x", whole, "0" * 64, blocks=blocks)
    drawn = text(made, ())
    assert '<p class="heading" dir="auto" lang="" role="heading" aria-level="3">Title</p>' in drawn
    assert '<p class="furniture"' in drawn
    assert plain(text(made, (), within=Span(6, 23))) == "First paragraph."


spans = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda p: Mark(p[0], p[0] + p[1], "q", f"q{p[0]}"))


LETTERS = st.characters(codec="utf-8", exclude_characters="\r\x00", categories=("L", "P", "N", "Zs"))


@given(st.text(LETTERS, min_size=1, max_size=80),
       st.lists(spans, max_size=6), st.one_of(st.none(), st.tuples(st.integers(0, 40), st.integers(1, 40))))  # fmt: skip
def test_no_character_is_lost_whatever_overlaps(words: str, marks: list[Mark], at: tuple[int, int] | None):
    made = Document("x", words, "0" * 64)
    drawn = text(made, marks, Span(at[0], at[0] + at[1]) if at else None)
    assert plain(drawn) == words
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert set(ids) <= {"here", *(m.id for m in marks)}


def test_the_work_grows_with_the_text():
    def work(n: int) -> None:
        made = Document("x", "word " * n, "0" * 64, blocks=tuple(Block(i * 50, i * 50 + 50, "paragraph") for i in range(n // 10)))
        text(made, [Mark(i * 25, i * 25 + 10, "q", f"q{i}") for i in range(n // 5)])

    in_proportion(work, 4000)
