"""Which words stand between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.corpus.numbering import MARKED, numbered


def marked(*texts: str) -> list[str]:
    """The words between marks, of all texts."""
    words = numbered(texts)
    spans = [(t, s, e) for t, (i, j) in enumerate(zip(words.first, words.first[1:], strict=False))
             for s, e, f in zip(words.start[i:j], words.end[i:j], words.flags[i:j], strict=True) if f & MARKED]  # fmt: skip
    return [texts[t][s:e].rstrip(".,!?") for t, s, e in spans]


@pytest.mark.parametrize(
    "text",
    [
        "She said “one two” to all.",
        'She said "one two" to all.',
        'She said: "one two". All left.',
        "Sie sagte „one two“ zu allen.",
        "Sie sagte »one two« zu allen.",
        "Sie sagte: »one two«, und ging.",
        "Elle a dit « one two » hier.",
        "Она сказала «one two», и ушла.",
        "She said (“one two”) to all.",
    ],
)
def test_marks_of_every_kind_hold_what_is_between_them(text: str):
    assert marked(text) == ["one", "two"]


def test_marks_of_scripts_without_spaces_open_and_close_by_their_form():
    assert "".join(marked("他说“很好”然后走。")) == "很好"
    assert "".join(marked("彼は「良い」と言った。")) == "良い"


def test_what_stands_between_two_quotations_is_in_none():
    assert marked("“One two,” he said, “three four.” Then he left.") == ["One", "two", "three", "four"]
    assert marked('"One two," he said, "three four." Then he left.') == ["One", "two", "three", "four"]
    assert marked("»One two«, sagte er, »three four.« Dann ging er.") == ["One", "two", "three", "four"]


def test_a_mark_that_never_closes_ends_with_its_line_and_text():
    assert marked("“One two.\nThree four.", "five six”") == ["One", "two"]
    assert marked('He said "one.\nThen "two" followed.') == ["one", "two"]


def test_what_the_writer_put_in_square_brackets_is_not_said():
    assert marked("“One two [of the harbour] three.” Then he left.") == ["One", "two", "three"]
    assert marked('He said "[t]he one" to all [of them], and "two [sic]".') == ["he", "one", "two"]
    assert marked("“One] two.” [Then “three.”\nThen he left.]") == ["One", "two", "three"]


def test_apostrophes_and_a_text_without_marks_mark_nothing():
    assert marked("It's the dog's dinner, isn't it?", "Plain words.", "") == []


@given(st.lists(st.text(alphabet='ab “”"«»„[]\n.', max_size=30), max_size=5))
def test_texts_are_marked_as_each_alone(texts: list[str]):
    assert marked(*texts) == [word for text in texts for word in marked(text)]
