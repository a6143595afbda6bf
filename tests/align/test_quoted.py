from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.align.quoted import quoted


def forms(text: str, part: tuple[int, int]) -> str:
    return " ".join(t.form for t in quoted(text, "en").tokens[part[0] : part[1]])


def test_every_shape_of_ellipsis_parts_a_quotation():
    for mark in ("...", "…", ". . .", ". . . .", "[...]", "[…]", "(...)"):
        text = f"We open the bridge {mark} in May."
        assert [forms(text, p) for p in quoted(text, "en").pieces] == ["we open the bridge", "in may"], mark


def test_an_ellipsis_at_an_edge_parts_nothing_and_is_told():
    found = quoted("... we open the bridge in May ...", "en")
    assert len(found.pieces) == 1
    assert (found.before, found.after) == (True, True)
    assert (quoted("we open", "en").before, quoted("we open", "en").after) == (False, False)


def test_a_letter_in_brackets_belongs_to_its_word():
    found = quoted("[Y]ou will see; he open[s] it", "en")
    assert [t.form for t in found.tokens] == ["you", "will", "see", "he", "opens", "it"]
    assert found.inserts == ()
    assert (found.tokens[0].start, found.tokens[0].end) == (0, 5)


def test_words_in_brackets_are_inserts():
    found = quoted("We [the council] open it (the bridge) in May", "en")
    assert [(i.first, i.last, i.square) for i in found.inserts] == [(1, 3, True), (5, 7, False)]
    assert found.inserted(2)
    assert not found.inserted(3)


@given(st.text(alphabet="ab [](). …\n'", max_size=60))
def test_pieces_and_sentences_hold_every_word_once(text: str):
    found = quoted(text, "en")
    for parts in (found.pieces, found.sentences):
        assert [k for a, b in parts for k in range(a, b)] == list(range(len(found.tokens)))
    assert all(0 <= i.first < i.last <= len(found.tokens) for i in found.inserts)
