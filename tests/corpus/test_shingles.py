"""Shingles: what they find again, and what they do not."""

from __future__ import annotations

import numpy as np

from headwater.corpus.numbering import numbered
from headwater.corpus.shingles import postings

SENTENCE = "Farmers brought golden barley through muddy northern valleys yesterday"


def shared(one: str, other: str) -> int:
    found = postings(numbered([one, other]))
    return len(np.intersect1d(found.shingle[found.doc == 0], found.shingle[found.doc == 1]))


def test_texts_share_shingles_where_three_words_near_one_another_agree():
    assert shared(SENTENCE, f"We heard that {SENTENCE.lower()}") == len(postings(numbered([SENTENCE])).shingle)
    assert shared(SENTENCE, "Ministers signed another treaty behind closed doors") == 0


def test_every_third_word_replaced_still_leaves_one():
    words = SENTENCE.split()
    replaced = " ".join("vessels" if i % 3 == 2 else w for i, w in enumerate(words))
    assert shared(SENTENCE, replaced) > 0


def test_words_of_grammar_make_none_and_do_not_stand_in_between():
    assert shared("of the and in to with from by", "of the and in to with from by") == 0
    assert shared("wheat of the barley and oats", "wheat barley oats") == 1


def test_a_shingle_that_a_text_has_twice_stands_at_its_first_place():
    found = postings(numbered([f"{SENTENCE}. {SENTENCE}."]))
    assert len(np.unique(found.shingle)) == len(found.shingle)
    assert found.pos.max() < 2 * len(SENTENCE.split())
    once = postings(numbered([SENTENCE]))
    assert np.isin(once.shingle, found.shingle).all()


def test_postings_are_sorted_by_shingle_then_text():
    found = postings(numbered([SENTENCE, SENTENCE, SENTENCE + " again"]), first_doc=7)
    order = np.lexsort((found.doc, found.shingle))
    assert np.array_equal(order, np.arange(len(order)))
    assert found.doc.min() == 7
    assert found.doc.max() == 9
    assert found.shingle.min() >= 0


def test_scripts_without_spaces_share_six_characters_or_nothing():
    one = "农民昨天收割了北方山谷里的小麦"
    assert shared(one, f"据报道，{one}。") > 0
    assert shared(one, "农民今日前往首都参加会议讨论预算") == 0


def test_no_shingle_runs_from_one_text_into_the_next():
    assert len(postings(numbered(["golden barley", "muddy valleys"])).shingle) == 0
