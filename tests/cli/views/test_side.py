from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from headwater.cli.views.side import side, words
from headwater.model import Block, Comparison, Document, Link, Omission, Span
from tests.cli.conftest import document, sentences, span


def shown(comparison: Comparison, width: int = 80) -> str:
    return "\n".join(line.plain for line in side(comparison, width, sentences))


def rows(text: str) -> str:
    return text[text.index("── the report") :]


def test_the_whole_view_at_80_columns(letter):
    assert (
        rows(shown(letter))
        == """\
── the report, passage by passage ──────────────────────────────────────────────
source                                 │ report

(dateline)                             │ + ORRIN, May 4 (Valley Press)

L1 = verbatim, virtually certain: same wording
the new bridge opens on Monday at      │ "The new bridge opens on Monday at
noon.                                  │ noon,"

(attribution)                          │ + Quill wrote.

L2 ~ reworded, ◇ moved, likely: close meaning, second choice far
We shall not raise the fare before the │ Tickets will cost the same this year
year is out.                           │

(attribution)                          │ + she promised.

L3 ≈ edited, very likely: shared numbers
Two of our masons lost their lives     │ Two masons died.

no source: background, 1 sentence, 11  │ + The old bridge fell in the flood of
words                                  │ two years ago.

── left out of the report, what weighs most first ──────────────────────────────

− 1 sentence, 6 words: numbers left out
  The work cost 4.2 million crowns.

− part of a sentence, 4 words: part of a linked sentence
  and we mourn them.

− 1 sentence, 4 words: ceremony
  I thank you all.

Made with Headwater 0.0; encoder: none.
'headwater explain REASON' says what a reason means."""
    )


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(letter, width):
    assert max(cell_len(line) for line in shown(letter, width).splitlines()) <= width


def test_a_narrow_screen_names_each_side(letter):
    text = shown(letter, 40)
    assert "source: We shall not raise the fare\n  before the year is out." in text
    assert "report: Tickets will cost the same this\n  year" in text
    assert "│" not in text


def test_rows_follow_the_report_and_omissions_their_order(letter):
    text = rows(shown(letter))
    places = [
        text.index(words)
        for words in ("ORRIN", "L1 =", "Quill wrote", "L2 ~", "L3 ≈", "The old bridge", "The work cost", "I thank")
    ]
    assert places == sorted(places)


def test_several_places_of_the_source_are_told_apart(letter):
    joined = replace(
        letter.links[0], source=(span(letter.source, "the new bridge"), span(letter.source, "at noon")), relation="summarised"
    )
    text = shown(replace(letter, links=(joined, *letter.links[1:])))
    assert "L1 Σ summarised" in text
    assert "the new bridge […] at noon" in text


def two_sources(letter: Comparison) -> Comparison:
    other = document("answers.txt", "The fare stays. The lamps are lit.", language="en")
    links = tuple(replace(link, source=tuple(replace(s, doc="letter.txt") for s in link.source)) for link in letter.links)
    fare = replace(links[1], source=(*links[1].source, span(other, "The fare stays.", "answers.txt")))
    omitted = tuple(replace(o, doc="letter.txt") for o in letter.omitted)
    lamps = replace(omitted[0], start=16, end=34, doc="answers.txt")
    return replace(letter, sources=(letter.source, other), links=(links[0], fare, links[2]), omitted=(lamps, *omitted))


def test_each_of_several_sources_has_a_number(letter):
    text = shown(two_sources(letter))
    assert "source 2: answers.txt" in text
    assert "Of the linked passages, 3 from source 1 and 1 from source 2." in text
    assert "[1] We shall not raise the fare before │" in text
    assert "[2] The fare" in text
    assert "− [2] 1 sentence, 4 words: numbers left out\n  The lamps are lit." in text


def test_one_source_has_no_number(letter):
    assert "[1]" not in shown(letter)


def test_control_characters_of_a_text_never_reach_the_terminal(letter):
    evil = document("evil.txt", "The \x1b[2Jbridge\x07 opens.")
    link = Link("L1", Span(0, len(evil.text)), letter.links[0].source, "reworded", False, 0.5)
    text = shown(Comparison(letter.sources, evil, "unknown", (link,), (), (), ()))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "The \ufffd[2Jbridge\ufffd opens." in text


def test_a_report_of_which_nothing_is_found_says_so(letter):
    nothing = Comparison(letter.sources, letter.report, "unknown", (), letter.unsourced, (), ())
    text = shown(nothing)
    assert "No passage of the report was found in the source." in text
    assert "left out of the report, what" not in text


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ('She said: "It opens," and left.', '"It opens,"'),
        ("Er sagte: „It opens“. Dann ging er.", "„It opens“."),
        ("他说：「It opens。」", "「It opens。」"),
        ("It opens, and all may come.", "It opens"),
        ("It opens! All may come.", "It opens!"),
        ("(It opens)", "(It opens)"),
        ("It opens", "It opens"),
    ],
)
def test_words_are_shown_with_the_marks_that_enclose_them_and_no_others(text, shown_as):
    start = text.index("It opens")
    assert words(document("a.txt", text), Span(start, start + len("It opens"))) == shown_as


def test_left_out_paragraphs_begin_a_line_each(letter):
    text = "Dear friends,\n\nthe new bridge\nopens."
    source = replace(letter.source, text=text, blocks=(Block(0, 13, "paragraph"), Block(15, 36, "paragraph")))
    left_out = Comparison((source,), letter.report, "unknown", (), (), (Omission(0, 36, "passage"),), ())
    assert "\n  Dear friends,\n  the new bridge opens.\n" in shown(left_out)


def test_right_to_left_and_wide_letters_keep_the_columns():
    source = Document("ar.txt", "افتتح الجسر الجديد يوم الاثنين ظهرا وسط المدينة القديمة", "0", language="ar")
    report = Document("zh.txt", "新大桥星期一中午开放，市长说。新大桥星期一中午开放，市长说。", "1", language="zh")
    link = Link("L1", Span(0, len(report.text)), (Span(0, len(source.text)),), "translated", False, 0.9, ("other_language",))
    lines = side(Comparison((source,), report, "translation", (link,), (), (), ()), 80, sentences)
    row = [line.plain for line in lines if "│" in line.plain][1:]
    assert len({cell_len(line[: line.index("│")]) for line in row}) == 1
    assert all(cell_len(line) <= 80 for line in row)
