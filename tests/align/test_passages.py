"""The passages of a text: every clause, sentence and paragraph once, with its place."""

from __future__ import annotations

from headwater.align.passages import CLAUSE, FAR, NEIGHBOURS, PARAGRAPH, SENTENCE, cut, length_in_words, passages, split, together
from headwater.model import Segment, Span

TEXT = "We came, we saw the gate, and we left. It rained."
PIECES = [
    Segment(0, 8, "clause", 0, 0),
    Segment(9, 25, "clause", 0, 0),
    Segment(26, 38, "clause", 0, 0),
    Segment(39, 49, "clause", 0, 1),
]


def read(start: int, end: int) -> str:
    return TEXT[start:end]


def made(joined: bool = False):
    return passages(cut(PIECES, [], TEXT), read, joined=joined)


def test_every_run_of_clauses_of_a_sentence_is_offered_and_the_sentence_itself():
    texts = dict(zip(made().texts, made().level.tolist(), strict=True))
    assert texts["We came"] == CLAUSE
    assert texts["We came, we saw the gate"] == CLAUSE
    assert texts["We came, we saw the gate, and we left."] == SENTENCE
    assert texts["It rained."] == SENTENCE


def test_neighbouring_sentences_are_offered_together_in_a_source_only():
    assert not {NEIGHBOURS, PARAGRAPH} & set(made().level.tolist())
    assert TEXT in made(joined=True).texts


def test_clauses_of_one_sentence_are_no_rivals_and_sentences_are():
    found = made()
    first = found.texts.index("We came")
    assert [t for t, apart in zip(found.texts, found.apart(first), strict=True) if apart] == ["It rained."]


def test_a_headline_rivals_no_line_of_its_text_unless_it_is_taken_for_one():
    found = passages(cut(PIECES, [], TEXT), read, headings={1})
    headline, line = found.texts.index("It rained."), found.texts.index("We came")
    assert not found.rivals(headline).any()
    assert not found.rivals(line).any()
    assert found.without_headings().rivals(headline)[line]


def test_what_is_cut_away_is_in_no_passage_and_its_marks_neither():
    text = "“Go home,” she said."
    atoms = cut([Segment(0, len(text), "clause", 0, 0)], [Span(10, 20)], text)
    assert [text[a.start : a.end] for a in atoms] == ["Go home"]


def test_pieces_are_parted_at_edges_inside_them_only():
    assert [(p.start, p.end) for p in split(PIECES, [9, 15])] == [(0, 8), (9, 15), (15, 25), (26, 38), (39, 49)]


def test_texts_that_stand_together_keep_their_own_home_and_are_far_from_each_other():
    both = together([made(), made()])
    assert len(both) == 2 * len(made())
    assert set(both.home.tolist()) == {0, 1}
    assert both.sentences[both.home == 1].min() - both.sentences[both.home == 0].max() >= FAR - 1
    assert not set(both.runs[both.home == 0].ravel().tolist()) & set(both.runs[both.home == 1].ravel().tolist())


def test_a_line_says_as_much_in_fewer_characters_of_hangul_and_han():
    english, korean, chinese = (
        "The new bridge opens on Monday at noon.",
        "새 다리는 월요일 정오에 열린다.",
        "新大桥将于星期一中午开放。",
    )
    for line in (korean, chinese):
        assert 0.6 < length_in_words(line) / length_in_words(english) < 1.4
