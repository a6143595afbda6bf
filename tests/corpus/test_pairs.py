"""Words of worn shingles are marked in the texts that they stand in, three words of content from each place on."""

from __future__ import annotations

import numpy as np

from headwater.corpus.numbering import WORN, numbered
from headwater.corpus.pairs import _marked

TEXTS = ["Send the letters of the evening to every reader", "Nobody reads", "Send the letters of the evening again"]


def test_a_worn_place_marks_its_three_words_of_content_and_no_other_text():
    words = numbered([TEXTS[0], TEXTS[2]])
    marked = _marked(words, np.array([0, 2]), (np.array([0, 1, 2]), np.array([0, 0, 0])))
    for i, text in enumerate((TEXTS[0], TEXTS[2])):
        mine = slice(words.first[i], words.first[i + 1])
        found = zip(marked.start[mine].tolist(), marked.end[mine].tolist(), (marked.flags[mine] & WORN) > 0, strict=True)
        assert [text[a:b] for a, b, worn in found if worn] == ["Send", "letters", "evening"]
    assert not (words.flags & WORN).any()


def test_without_worn_places_nothing_is_marked():
    words = numbered(TEXTS)
    none = np.zeros(0, dtype=np.int64)
    assert not (_marked(words, np.arange(3), (none, none)).flags & WORN).any()
