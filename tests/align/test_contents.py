"""The content words of passages, kept once for all that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headwater
from headwater.align.contents import Contents, contents, each, together
from headwater.align.facts import usual, wording
from headwater.align.passages import cut, passages
from headwater.align.words import Matrix, counterparts
from headwater.model import Block, Document, Segment
from headwater.text.segments import reading, segments
from headwater.text.tokens import content_forms

WORDS = ["ash", "elm", "oak", "fir", "yew", "box"]
sides = st.lists(st.lists(st.sampled_from(WORDS), max_size=3), min_size=1, max_size=4)
few = settings(max_examples=25)


def words_of(found: Contents) -> list[list[str]]:
    return [list(found.forms[a:b]) for a, b in found.ranges.tolist()]


def of_runs(pieces: list[list[str]]) -> Contents:
    """Every run of neighbouring pieces as a passage, as a text's passages lie one inside the other."""
    edges = np.cumsum([0, *map(len, pieces)]).tolist()
    ranges = [(a, b) for k, a in enumerate(edges[:-1]) for b in edges[k + 1 :]]
    return Contents(tuple(word for piece in pieces for word in piece), np.array(ranges, dtype=np.int64))


def checked(document: Document) -> list[list[str]]:
    """The words of each passage, which are those that its own line has."""
    parts = [Segment(s.start, s.end, "clause", s.block, i) for i, s in enumerate(segments(document))]
    found = passages(cut(parts, [], document.text), reading(document), joined=True)
    assert len(found) > 0
    words = words_of(contents(document, found))
    assert words == [content_forms(line, document.language) for line in found.texts]
    return words


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opens in May. It has cost 40 000 crowns, said Ada.",
        "It was told in\n2012\n300 times. It cost 12\n345 crowns then. They paid 12  345 more.",
        "The bridge’s fare isn't known. Nobody knows l’ami d'un.",
        "다리가 월요일에 열린다. '침수'보다 낫다.",
        "我们不会提高票价。桥在星期一开放。",
    ],
)
def test_a_passage_has_the_words_of_its_line_whatever_stands_beside_it(text: str):
    checked(headwater.document(text))


def test_furniture_inside_a_sentence_is_none_of_its_words_and_a_word_that_it_cuts_is_whole():
    text = "The harbour will re~page 3~open in June and stay so."
    blocks = Block(0, len(text), "paragraph"), Block(text.index("~"), text.rindex("~") + 1, "furniture")
    document = Document("d", text, "", language="en", blocks=blocks)
    assert checked(document)[0] == ["harbour", "reopen", "june", "stay"]


@few
@given(st.lists(st.sampled_from(["a", "1", "000", " ", "\n", ".", "'", "’", "é", "中", "İ"]), max_size=14).map("".join))
def test_any_passage_has_the_words_of_its_line(text: str):
    if any(c.isalnum() for c in text):
        document = headwater.document(f"Birds sing. {text}. 000 men came.", language="en")
        checked(document)


@few
@given(sides, sides)
def test_words_of_overlapping_passages_weigh_and_meet_as_if_each_stood_alone(report: list[list[str]], source: list[list[str]]):
    usually = Counter({"": 9, "ash": 5, "oak": 2})

    def encode(words: Sequence[str]) -> Matrix:
        found = np.array([[WORDS.index(w) + 1, len(WORDS) - WORDS.index(w), 1 + WORDS.index(w) % 2] for w in words])
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    def mean(said: list[str], others: list[str]) -> float:
        weights = [np.log(1 + 10 / (1 + usually[w])) for w in said]
        return float(np.average((encode(said) @ encode(others).T).max(axis=1), weights=weights))

    mine, theirs = of_runs(report), of_runs(source)
    one, other = words_of(mine), words_of(theirs)
    assert wording(mine, theirs, usually) == pytest.approx(wording(each(one), each(other), usually), abs=1e-5)
    table = counterparts(mine, theirs, usually, encode)
    for i, said in enumerate(one):
        for j, given_ in enumerate(other):
            expected = 0.5 * (mean(said, given_) + mean(given_, said)) if said and given_ else 0.0
            assert table[i, j] == pytest.approx(expected, abs=1e-5)


def test_a_word_that_a_sentence_repeats_counts_once_for_it():
    document = headwater.document("Snow on snow. No snow. Rain.", language="en")
    parts = [Segment(s.start, s.end, "clause", s.block, i) for i, s in enumerate(segments(document))]
    found = passages(cut(parts, [], document.text), reading(document))
    assert usual([(found, contents(document, found))]) == Counter({"": 3, "snow": 2, "rain": 1})


def test_texts_stand_together_and_one_of_another_language_says_nothing():
    one, other = each([["ash"], ["elm", "oak"]]), each([["fir"], []])
    assert words_of(together([one, other])) == [["ash"], ["elm", "oak"], ["fir"], []]
    assert words_of(together([one.without(), other])) == [[], [], ["fir"], []]
    assert words_of(one.part(1, 2)) == [["elm", "oak"]]
    assert one.part(1, 2).vocabulary() == ["elm", "oak"]
