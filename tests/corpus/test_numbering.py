"""Texts as numbers: where words begin and end, which are the same, and where sentences part."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.numbering import CLOSES, OPENS, UNSPACED, WEAK, numbered
from tests.slopes import in_proportion

ALPHABET = "ab AB.!\n”é한中กабЯ0,'\u0301\U0001f40e\ud800"


def words(text: str) -> list[str]:
    found = numbered([text])
    return [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]


def flagged(text: str, flag: int) -> list[str]:
    found = numbered([text])
    rows = zip(found.start.tolist(), found.end.tolist(), (found.flags & flag) > 0, strict=True)
    return [text[a:b] for a, b, set_ in rows if set_]


def test_a_word_is_a_run_of_letters_and_digits_and_the_last_takes_in_the_stop():
    assert words("Rain fell,  3.5 mm in all. “Enough!” he said") == [
        "Rain", "fell", "3", "5", "mm", "in", "all.", "Enough!", "he", "said",
    ]  # fmt: skip


def test_scripts_without_spaces_have_a_word_for_each_character():
    assert words("小麦丰收。") == ["小", "麦", "丰", "收。"]
    assert flagged("wheat 小麦", UNSPACED) == ["小", "麦"]


def test_words_meet_whatever_their_case_width_and_marks():
    for one, other in (
        ("Élan", "elan"),
        ("ＷＨＥＡＴ", "wheat"),
        ("e\u0301lan", "élan"),
        ("МОСКВА", "москва"),
        ("co\u00adop", "coop"),
    ):
        assert numbered([one]).word.tolist() == numbered([other]).word.tolist()
    assert numbered(["wheat"]).word.tolist() != numbered(["whea"]).word.tolist()


def test_sentences_open_and_close_at_stops_and_line_breaks_but_not_within_numbers():
    text = "Prices rose 3.5 points. Then\nthey fell! No more"
    assert flagged(text, OPENS) == ["Prices", "Then", "they", "No"]
    assert flagged(text, CLOSES) == ["points.", "Then", "fell!", "more"]


def test_words_of_grammar_are_known_in_several_languages_and_content_is_not():
    assert flagged("the harvest of der Ernte", WEAK) == ["the", "of", "der"]


def test_texts_in_one_batch_are_numbered_as_each_alone():
    texts = ["One field. Two", "", "three fields", "  ", "四 fields"]
    together = numbered(texts)
    assert len(together) == 5
    for i, text in enumerate(texts):
        alone = numbered([text])
        mine = slice(together.first[i], together.first[i + 1])
        for name in ("word", "start", "end", "flags"):
            assert np.array_equal(getattr(together, name)[mine], getattr(alone, name)), (name, text)


@given(st.lists(st.text(ALPHABET, max_size=40), max_size=5))
def test_words_lie_in_their_texts_in_order_and_each_sentence_that_opens_closes(texts: list[str]):
    found = numbered(texts)
    for i, text in enumerate(texts):
        mine = slice(found.first[i], found.first[i + 1])
        start, end, flags = found.start[mine], found.end[mine], found.flags[mine]
        assert (start < end).all()
        assert (end[:-1] <= start[1:]).all()
        assert ((start >= 0) & (end <= len(text))).all()
        assert ((flags & OPENS) > 0).sum() == ((flags & CLOSES) > 0).sum()
        if len(start):
            assert flags[0] & OPENS
            assert flags[-1] & CLOSES


def test_time_goes_with_the_length_of_the_text():
    assert in_proportion(lambda n: numbered(["a bushel of wheat, as was said. " * n]), 20_000)
