"""Words of worn shingles are marked in the texts that they stand in, three words of content from each place on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from headwater.corpus.formulas import DAY, Known
from headwater.corpus.fragments import Filed, file
from headwater.corpus.growing import Runs
from headwater.corpus.numbering import WORN, numbered
from headwater.corpus.pairs import Rules, _around, _bare_lists, weighed, with_fragments
from headwater.corpus.standing import Standing, beside, none, together, untold
from headwater.corpus.wearing import marked
from tests.corpus.test_templates import ARRIVED, DINED, SAME, InMemory

TEXTS = ["Send the letters of the evening to every reader", "Nobody reads", "Send the letters of the evening again"]


def test_a_worn_place_marks_its_three_words_of_content_and_no_other_text():
    words = numbered([TEXTS[0], TEXTS[2]])
    told = marked(words, np.array([0, 2]), (np.array([0, 1, 2]), np.array([0, 0, 0])))
    for i, text in enumerate((TEXTS[0], TEXTS[2])):
        mine = slice(words.first[i], words.first[i + 1])
        found = zip(told.start[mine].tolist(), told.end[mine].tolist(), (told.flags[mine] & WORN) > 0, strict=True)
        assert [text[a:b] for a, b, worn in found if worn] == ["Send", "letters", "evening"]
    assert not (words.flags & WORN).any()


def test_without_worn_places_nothing_is_marked():
    words = numbered(TEXTS)
    none = np.zeros(0, dtype=np.int64)
    assert not (marked(words, np.arange(3), (none, none)).flags & WORN).any()


def runs(*rows: tuple[int, int, int, int], content: int) -> Runs:
    """Runs of two texts, each with where it begins and ends in both, a part of its sentences."""
    a, b, start, end = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    words, part = end - start, np.full(len(a), 0.5, dtype=np.float32)
    return Runs(a, b, start, end, start, end, words, np.full(len(a), content), part, part * 0)


def looked_up(tmp_path: Path, stood: Standing, fresh: Runs) -> list[tuple[int, int]]:
    """Which turns of phrase are looked up beside fresh runs. Texts of ten days one after the other; six of them have the words."""
    file(runs(*((i, j, 10, 14) for i in range(6) for j in range(i)), (0, 1, 50, 54), content=2), tmp_path / "filed")
    known = Known(np.arange(9) * 10 * DAY, np.arange(9), np.full(9, 200))
    found = with_fragments(stood, fresh, [Filed(tmp_path / "filed")], known, Rules())
    return list(zip(found.runs.a.tolist(), found.runs.b.tolist(), strict=True))[len(stood) :]


NOTHING = untold(none())


def test_turns_of_phrase_are_looked_up_under_a_fresh_passage_and_no_other_run(tmp_path: Path):
    assert looked_up(tmp_path, NOTHING, runs((5, 8, 8, 40), content=20)) == [(0, 5), (1, 5), (2, 5), (3, 5), (4, 5)]
    assert looked_up(tmp_path, NOTHING, runs((5, 8, 10, 14), content=2)) == []


def test_under_a_fresh_set_phrase_all_that_have_it_are_looked_up_each_once(tmp_path: Path):
    phrase = runs(*((i, 8, 10, 14) for i in range(5)), content=2)
    every = sorted((j, i) for i in range(6) for j in range(i))
    assert looked_up(tmp_path, NOTHING, phrase) == every
    told = beside(NOTHING, untold(runs((0, 1, 10, 14), (2, 5, 10, 14), content=2)))
    assert looked_up(tmp_path, told, phrase) == [pair for pair in every if pair not in {(0, 1), (2, 5)}]


def test_a_fresh_run_of_what_was_told_to_be_nobodys_before_has_its_places_looked_up(tmp_path: Path):
    """One text has the words that five had before; alone it says nothing of how they spread."""
    stood = untold(runs(*((0, i, 10, 14) for i in range(1, 5)), content=2))
    fresh = runs((4, 8, 10, 14), content=2)
    assert looked_up(tmp_path, NOTHING, fresh) == []
    assert (4, 5) in looked_up(tmp_path, replace(stood, nobodys=~stood.nobodys), fresh)


def test_a_list_came_with_words_beside_it_where_these_are_many():
    """Fourteen words of a list of guests, and further on some that are no passage by themselves."""
    texts, known = (
        InMemory([ARRIVED + " Then they left." * 9, DINED + " Then they left." * 9]),
        Known(*np.zeros((2, 2)), np.full(2, 200)),
    )
    guests = runs((0, 1, 9, 23), content=9)
    for content, bare in ((9, [True, False]), (10, [False, False])):
        given = together([guests, runs((0, 1, 30, 42), content=content)])
        assert _bare_lists(given, texts, known, Rules()).tolist() == bare  # type: ignore[arg-type]


def test_a_set_phrase_is_company_for_a_sentence_that_says_more_around_it():
    phrase = runs(*((0, i, 0, 5) for i in range(1, 8)), content=3)
    sentence = replace(runs((0, 8, 0, 10), content=6), covered=np.ones(1, dtype=np.float32))
    known = Known(np.arange(9) * 10 * DAY, np.zeros(9, dtype=np.int64), np.full(9, 200))
    for given, left in ((sentence, [(0, 8)]), (together([phrase, sentence]), [])):
        found = weighed(untold(given), InMemory([SAME] * 9), known, Rules(), 0)  # type: ignore[arg-type]
        assert list(zip(found.runs.a.tolist(), found.runs.b.tolist(), strict=True)) == left


def test_around_a_passage_are_the_runs_of_its_two_texts_and_those_that_stand_in_its_place():
    """The passage, of the texts 0 and 1, stands at the words 10 to 20 of both."""
    rows = runs(
        (0, 1, 10, 20),
        (0, 1, 50, 60),
        (0, 2, 19, 30),
        (1, 2, 0, 11),
        (2, 3, 10, 20),
        (0, 2, 20, 30),
        (1, 3, 0, 10),
        (0, 4, 12, 15),
        content=5,
    )
    chosen = np.arange(len(rows)) == 0
    assert np.flatnonzero(_around(rows, chosen, 0)).tolist() == [0, 1, 2, 3, 7]
    assert np.flatnonzero(_around(rows, chosen, 4)).tolist() == [0, 1, 7]  # what the others say of it is known by then
    last = np.arange(len(rows)) == 7
    assert np.flatnonzero(_around(rows, last, 4)).tolist() == [0, 7]  # a fresh one is seen with all that there was before
    assert not _around(rows, ~np.ones(len(rows), dtype=bool), 0).any()


def test_what_was_seen_of_a_run_is_kept_with_it_and_turns_of_phrase_are_not():
    """One further text has the words of the sentence: too few for a set phrase, and counted when a second one comes."""
    sentence = replace(runs((0, 8, 0, 10), content=6), covered=np.ones(1, dtype=np.float32))
    known = Known(np.arange(9) * 10 * DAY, np.zeros(9, dtype=np.int64), np.full(9, 200))
    given = together([runs((0, 1, 0, 5), (2, 3, 40, 44), content=3), sentence])
    found = weighed(untold(given), InMemory([SAME] * 9), known, Rules(), 0)  # type: ignore[arg-type]
    assert (found.standing.runs.b.tolist(), found.standing.company.texts.tolist()) == ([8], [1])
    assert found.standing.company.last.tolist() == [80 * DAY]
    assert found.fragments.b.tolist() == [1, 3]
