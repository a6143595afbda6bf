from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from headwater.align.unsourced import unsourced
from headwater.model import Block, Document, Link, Segment, Span


@dataclass(frozen=True)
class Part:
    """An attribution as `quotes.attribution.reported` gives it."""

    start: int
    end: int
    kind: str = "attribution"


HEAD, FIRST, SECOND = "A bridge for the town", "The bridge opens, she said.", "Birds were heard."
TEXT = f"{HEAD}\n{FIRST} {SECOND}"


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def found(*linked: str, attributed: dict[str, str] | None = None, blocks: dict[str, str] | None = None) -> dict[str, str]:
    """The parts without a source and their reasons."""
    document = Document(
        "d",
        TEXT,
        hashlib.sha256(TEXT.encode()).hexdigest(),
        blocks=tuple(Block(*place(w), kind) for w, kind in (blocks or {}).items()),
    )
    segments = [Segment(*place(HEAD), "heading", 0), Segment(*place(FIRST), "sentence", 1), Segment(*place(SECOND), "sentence", 1)]
    parts = [Part(*place(words), kind) for words, kind in (attributed or {}).items()]
    links = [Link(f"L{i}", Span(*place(words)), (Span(0, 1),), "reworded", False, 0.9) for i, words in enumerate(linked)]
    return {TEXT[u.start : u.end]: u.reason for u in unsourced(document, segments, parts, links)}


def test_a_sentence_without_any_source_is_background_and_a_heading_framing():
    assert found() == {HEAD: "framing", FIRST: "background", SECOND: "background"}


def test_the_rest_of_a_sentence_that_has_a_source_is_unknown():
    assert found("The bridge opens")["she said."] == "unknown"


def test_an_attribution_is_named_whether_the_rest_has_a_source_or_not():
    assert found("The bridge opens", attributed={"she said": "attribution"})["she said"] == "attribution"
    assert found(attributed={"she said": "attribution"})["she said"] == "attribution"


def test_an_introduction_and_a_credit_of_the_source_are_framing():
    assert found(attributed={"she said": "introduction"})["she said"] == "framing"
    assert found(attributed={"she said": "source"})["she said"] == "framing"


def test_sentences_without_a_space_between_them_are_parts_of_their_own():
    segments = [Segment(0, 5, "sentence", 0), Segment(5, 10, "sentence", 0)]
    parts = unsourced(Document("d", "桥开放了。鸟在叫了。", "0"), segments, [], [])
    assert [(u.start, u.end) for u in parts] == [(0, 5), (5, 10)]


def test_datelines_furniture_and_captions_are_named_by_their_block():
    assert found(blocks={HEAD: "dateline"})[HEAD] == "dateline"
    assert found(blocks={SECOND: "furniture"})[SECOND] == "boilerplate"
    assert found(blocks={SECOND: "caption"})[SECOND] == "framing"


def test_what_is_linked_is_not_without_a_source():
    assert found(HEAD, FIRST, SECOND) == {}


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=3), st.data())
def test_every_letter_is_linked_or_in_exactly_one_part(cuts: list[tuple[int, int]], data: st.DataObject):
    spans = [(min(c), max(c)) for c in cuts if c[0] != c[1]]
    links = [Link("L", Span(a, b), (Span(0, 1),), "reworded", False, 0.9) for a, b in spans]
    parts = [Part(*place("she said"))] if data.draw(st.booleans()) else []
    segments = [Segment(*place(FIRST), "sentence", 0), Segment(*place(SECOND), "sentence", 0)]
    result = unsourced(Document("d", TEXT, "0"), segments, parts, links)
    for i, character in enumerate(TEXT):
        if character.isalnum():
            within = sum(u.start <= i < u.end for u in result)
            assert within == (not any(a <= i < b for a, b in spans))
