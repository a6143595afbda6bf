"""The contest: facts of pairs, sureness, the division that explains most. A toy encoder stands in: words are its axes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from headwater.align import facts
from headwater.align.contents import each
from headwater.align.contest import Choice, Weights, candidates, choose, sureness
from headwater.align.facts import FACTS, Likeness, agreement, usual, wording
from headwater.align.passages import Passages, cut, passages
from headwater.align.words import counterparts
from headwater.model import Segment

AXES = ["bridge", "opens", "monday", "fare", "stays", "quay", "cost", "crowns", "masons", "died", "winter", "river", "long", "snow"]


def encode(lines: Sequence[str]) -> np.ndarray:
    rows = np.array([[float(axis in line.lower()) for axis in AXES] + [0.05] for line in lines], dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def side(sentences: Sequence[Sequence[str]], *, joined: bool = False) -> Passages:
    """Sentences given as their clauses, a paragraph each."""
    text, pieces = "", []
    for number, clauses in enumerate(sentences):
        for clause in clauses:
            pieces.append(Segment(len(text), len(text) + len(clause), "clause", number, number))
            text += clause + " "
    return passages(cut(pieces, [], text), lambda a, b: text[a:b], joined=joined)


def pairs(report: Passages, source: Passages) -> facts.Pairs:
    mine, theirs = (each([t.lower().strip(".,").split() for t in p.texts]) for p in (report, source))
    counted = usual([(report, mine), (source, theirs)])
    return facts.pairs(
        report, source, meaning=encode(report.texts) @ encode(source.texts).T, same=wording(mine, theirs, counted),
        words=counterparts(mine, theirs, counted, encode), figures=np.zeros((len(report), len(source)), dtype=np.float32),
        likeness=Likeness(),
    )  # fmt: skip


def linked(report: Passages, source: Passages) -> list[tuple[str, str]]:
    chosen = choose(report, candidates(report, source, pairs(report, source), Weights()), Choice())
    return [(report.texts[c.report], source.texts[c.source]) for c in chosen]


SOURCE = side([["The bridge opens monday."], ["The fare stays."], ["The quay cost crowns."], ["Two masons died."]], joined=True)


def test_a_sentence_finds_its_source_and_one_of_other_things_finds_none():
    report = side([["On monday the bridge opens."], ["The river is long and the winter brings snow."]])
    assert linked(report, SOURCE) == [("On monday the bridge opens.", "The bridge opens monday.")]


def test_clauses_of_one_sentence_may_come_from_different_places():
    report = side([["The bridge opens monday,", "and two masons died in the work."]])
    assert [s for _, s in linked(report, SOURCE)] == ["The bridge opens monday.", "Two masons died."]


def test_no_two_links_share_words_of_the_report():
    report = side([["The bridge opens monday,", "the fare stays,", "and two masons died."], ["The quay cost crowns."]])
    chosen = choose(report, candidates(report, SOURCE, pairs(report, SOURCE), Weights()), Choice())
    runs = sorted(tuple(report.runs[c.report].tolist()) for c in chosen)
    assert all(a[1] < b[0] for a, b in pairwise(runs))


def test_the_margin_makes_a_link_surer():
    base = np.zeros((2, len(FACTS)))
    base[1, FACTS.index("margin")] = 0.3
    low, high = sureness(base, Weights())
    assert low < high


def test_without_a_source_there_are_no_candidates():
    nothing = side([])
    assert candidates(nothing, SOURCE, pairs(side([["The fare stays."]]), SOURCE), Weights()) == []


def test_figures_agree_differ_or_are_absent():
    table = agreement([frozenset({"5", "2012"}), frozenset()], [frozenset({"5", "2012"}), frozenset({"7"}), frozenset()])
    assert table.tolist() == [[1.0, -1.0, 0.0], [0.0, 0.0, 0.0]]


def test_rare_shared_words_weigh_more_than_common_ones():
    found = side([["a x."], ["a y."], ["a z."]])
    counted = usual([(found, each([["a", "x"], ["a", "y"], ["a", "z"]]))])
    table = wording(each([["a", "x"]]), each([["a", "y"], ["x", "y"]]), counted)
    assert table[0, 1] > table[0, 0]


def test_a_word_with_a_close_counterpart_counts_and_too_many_words_count_nothing():
    counted = usual([])
    table = counterparts(each([["bridge"]]), each([["bridges"], ["snow"]]), counted, encode)
    assert table[0, 0] > 0.9 > table[0, 1]
