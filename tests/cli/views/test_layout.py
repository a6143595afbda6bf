from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from headwater.cli.views.layout import columns, heading, labelled, pair, wrap


def wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Text(text), width)]


def test_lines_break_at_spaces():
    assert wrapped("the bridge opens today", 11) == ["the bridge", "opens today"]


def test_a_word_longer_than_a_line_is_cut_and_starts_where_it_stands():
    assert wrapped("see https://example.org/a", 10) == ["see https:", "//example.", "org/a"]


def test_chinese_breaks_between_any_two_characters_but_not_before_a_closing_mark():
    assert wrapped("大桥今天开放。谢谢", 12) == ["大桥今天开", "放。谢谢"]


def test_an_opening_mark_goes_to_the_next_line_with_its_word():
    assert wrapped("他说大桥「开放」", 10) == ["他说大桥", "「开放」"]


def test_korean_keeps_its_words():
    assert wrapped("다리가 오늘 열립니다", 14) == ["다리가 오늘", "열립니다"]


def test_thai_is_cut_between_letters_and_not_before_a_vowel_sign():
    lines = wrapped("กำลังกำลังกำลัง", 4)
    assert "".join(lines) == "กำลังกำลังกำลัง"
    assert all(line[0] not in "ำั" for line in lines)


def test_an_emoji_of_several_characters_stays_whole():
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert all(line.count(family) * len(family) == len(line) for line in wrapped(family * 5, 4))


def test_a_line_end_in_a_cell_is_kept():
    assert wrapped("who\nand how", 4) == ["who", "and", "how"]


def test_spaces_at_the_start_count():
    assert wrapped("  the bridge opens", 12) == ["  the bridge", "opens"]
    assert wrapped(" stay", 4) == ["", "stay"]


def test_an_empty_text_is_one_empty_line():
    assert wrapped("", 10) == [""]


def test_lines_after_the_first_hang_and_stay_in_the_width():
    assert [line.plain for line in labelled("report", Text("the bridge opens today"), 18)] == [
        "report: the bridge",
        "  opens today",
    ]


def test_style_survives_the_break():
    lines = wrap(Text.assemble("the ", ("bridge opens", "bold"), " today"), 10)
    assert [[line.plain[s.start : s.end].strip() for s in line.spans] for line in lines] == [["bridge"], ["opens"], []]


ALONE = "abc XYZ .,-「」。、大桥開放アッー다리열ع ربالى\u0301"
# Signs that are drawn together with a neighbour: a row of them can be wider than any line.
JOINED = "กำัเา\u200d\U0001f469\u200b"


@given(st.text(st.sampled_from(ALONE + JOINED), max_size=60), st.integers(4, 40), st.integers(0, 2))
def test_wrapping_loses_nothing(text, width, hanging):
    lines = [line.plain for line in wrap(Text(text), width, hanging)]
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(st.text(st.sampled_from(ALONE), max_size=60), st.integers(4, 40), st.integers(0, 2))
def test_no_line_is_too_wide(text, width, hanging):
    assert all(cell_len(line.plain) <= width for line in wrap(Text(text), width, hanging))


SCRIPTS = st.text(st.sampled_from(ALONE + JOINED), max_size=60)


@given(SCRIPTS, SCRIPTS, st.integers(60, 120))
def test_the_rule_between_two_cells_stands_in_one_column(left, right, width):
    lines = [line.plain for line in pair(Text(left), Text(right), width)]
    at = {cell_len(line[: line.index("│")]) for line in lines if "│" in line}
    assert len(at) == 1
    assert all("│" in line for line in lines)


def test_a_joiner_that_joins_nothing_does_not_move_the_rule():
    lines = [line.plain for line in pair(Text("\u200d"), Text("X" * 29), 60)]
    assert [line.index("│") for line in lines] == [29, 29]


def test_the_shorter_cell_is_held_open():
    left, right = Text("one two three four five six seven eight nine"), Text("short")
    lines = [line.plain for line in columns([left, right], (10, 10))]
    assert [line.partition("│")[2].strip() for line in lines] == ["short", *[""] * (len(lines) - 1)]
    assert len(lines) > 3


def test_cells_stand_below_each_other_under_60_columns():
    assert [line.plain for line in pair(Text("left"), Text("right"), 59)] == ["source: left", "report: right"]
    assert "left" in pair(Text("left"), Text("right"), 60)[0].plain
    assert len(pair(Text("left"), Text("right"), 60)) == 1


def test_marks_keep_the_columns_of_a_right_to_left_line_in_place():
    line = pair(Text("افتتح الجسر"), Text("The bridge"), 80)[0].plain
    assert line.startswith("\u200e")
    assert "\u200e │ \u200e" in line
    assert "\u200e" not in pair(Text("Le pont"), Text("The bridge"), 80)[0].plain


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_heading_is_as_wide_as_the_screen_and_no_wider(width):
    title = "left out of the report, what weighs most first"
    lines = heading(title, width)
    assert max(cell_len(line.plain) for line in lines) <= width
    assert " ".join(line.plain for line in lines).replace("─", "").split() == title.split()
