"""Sentences made to one pattern are told from passages that were taken over by what differs in them, and by their company."""

from __future__ import annotations

import numpy as np

from headwater.corpus.formulas import DAY, Known
from headwater.corpus.growing import Runs
from headwater.corpus.numbering import PARTICULAR, Longs, Numbered, numbered
from headwater.corpus.templates import Patterns, templates

WREATH = "A wreath from Envoy Lemaire was laid at the sailors' chapel of Ulm on Monday morning."
ANOTHER = "A wreath from Consul Okoye was laid at the sailors' chapel of Ulm on Friday morning."
REWORDED = "A wreath sent by Envoy Lemaire has been put down in the sailors' chapel of Ulm on Monday morning."


class InMemory:
    """The words of texts, as `kept.Texts` gives them."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def of(self, docs: Longs) -> Numbered:
        return numbered([self.texts[d] for d in docs.tolist()])


def told(
    texts: list[str], pairs: list[tuple[int, int]], *, content: int | list[int] = 6, days: float = 0.0, length: int | None = None,
    chosen: list[bool] | None = None,
) -> list[bool]:  # fmt: skip
    """Which runs, each over two texts whole, are made to a pattern. days: between each text and the next; length: of all texts."""
    words = np.diff(numbered(texts).first)
    a, b = (np.array(side) for side in zip(*pairs, strict=True))
    none, counts = np.zeros(len(a), dtype=np.int64), np.full(len(a), content) if isinstance(content, int) else np.array(content)
    runs = Runs(a, b, none, words[a], none, words[b], counts + 3, counts, *np.ones((2, len(a)), dtype=np.float32))
    known = Known(np.arange(len(texts)) * days * DAY, none, np.full(len(texts), length or 200))
    mask = np.ones(len(a), dtype=bool) if chosen is None else np.array(chosen)
    return templates(runs, mask, InMemory(texts), known, Patterns(), 3.0).tolist()  # type: ignore[arg-type]


def test_names_and_figures_of_their_own_in_the_same_words_are_a_pattern():
    assert told([WREATH, ANOTHER], [(0, 1)]) == [True]


def test_other_words_around_the_same_names_are_a_passage():
    assert told([WREATH, REWORDED], [(0, 1)]) == [False]


def test_the_more_names_differ_the_more_has_to_agree():
    assert told([WREATH, ANOTHER], [(0, 1)], content=12) == [True]  # three names each: Envoy Lemaire, Monday
    assert told([WREATH, ANOTHER], [(0, 1)], content=14) == [False]


def test_figures_differ_like_names_and_a_name_on_one_side_alone_is_an_edit():
    quake = "a quake of magnitude {} shook the coast and some houses fell"
    assert told([quake.format("6.1"), quake.format("7.4")], [(0, 1)]) == [True]
    assert told([quake.format("6.1"), quake.format("great")], [(0, 1)]) == [False]


def test_texts_of_one_story_may_share_such_a_sentence_also_through_a_third():
    assert told([WREATH, ANOTHER], [(0, 1), (0, 1)]) == [False, False]
    assert told([WREATH, ANOTHER, WREATH], [(0, 1), (0, 2), (1, 2)], content=[6, 20, 20]) == [False, False, False]


SAME = "the ships bowed their flags before the old chapel in silence"


def test_a_few_words_that_strangers_have_over_weeks_are_a_turn_of_phrase():
    pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert told([SAME] * 4, pairs, days=2.0) == [True] * 6
    assert told([SAME] * 4, pairs, days=0.5) == [False] * 6  # a story of two days
    assert told([SAME] * 4, pairs, days=2.0, content=9) == [False] * 6
    assert told([SAME] * 4, pairs, days=2.0, length=12) == [False] * 6  # the texts are little else
    assert told([SAME] * 2, [(0, 1)], days=9.0) == [False]


def test_fragments_are_company_too():
    chosen = [True, False, False]
    assert told([SAME] * 4, [(0, 1), (0, 2), (1, 3)], days=2.0, chosen=chosen) == [True, False, False]
    assert told([SAME] * 3, [(0, 1), (0, 2)], days=4.0, chosen=[True, False]) == [False, False]


def test_a_particular_is_a_figure_or_a_capital_inside_a_sentence_and_no_word_of_grammar():
    text = "Ships of Ulm left 7 moles. The Crane stood, The gulls did not."
    words = numbered([text])
    found = [text[s:e].rstrip(".") for s, e, f in zip(words.start, words.end, words.flags, strict=True) if f & PARTICULAR]
    assert found == ["Ulm", "7", "Crane"]


def test_no_runs_are_no_patterns():
    none = np.zeros(0, dtype=np.int64)
    runs = Runs(none, none, none, none, none, none, none, none, *[none.astype(np.float32)] * 2)
    known = Known(np.zeros(0), none, none)
    assert templates(runs, none.astype(bool), InMemory([]), known, Patterns(), 3.0).tolist() == []  # type: ignore[arg-type]
