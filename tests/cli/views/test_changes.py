from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import headwater
from headwater.cli.views.changes import changes, difference
from headwater.model import Comparison


def marked(source: str, report: str, language: str | None = "en") -> str:
    return difference(source, report, language).plain


def shown(comparison: Comparison, width: int = 80) -> str:
    return "\n".join(line.plain for line in changes(comparison, width))


def test_a_changed_number_is_marked_alone():
    assert marked("It cost 4.2 million crowns.", "It cost 4.5 million crowns.") == "It cost [-4.2-] {+4.5+} million crowns."


def test_a_dropped_word_and_an_added_word_are_marked():
    assert marked("We shall not pay.", "We shall pay.") == "We shall [-not-] pay."
    assert marked("We shall pay.", "We shall never pay.") == "We shall {+never+} pay."


def test_what_is_left_out_at_the_end_stands_at_the_end():
    assert marked("The fare stays this year", "The fare stays") == "The fare stays [-this year-]"
    assert marked("The fare stays this year.", '"The fare stays."') == '"The fare stays [-this year-]."'


def test_what_is_left_out_at_the_start_stands_at_the_start():
    assert marked("We know the fare stays.", '"The fare stays."') == '[-We know-] "The fare stays."'


def test_punctuation_and_case_are_not_marked():
    assert marked("Yes: we shall pay!", '"yes, we shall pay."') == '"yes, we shall pay."'


def test_grammar_words_between_two_differences_are_not_left_alone():
    assert marked("the mason of the town", "the keeper of the bridge") == "the [-mason of the town-] {+keeper of the bridge+}"


def test_content_words_between_two_differences_stay():
    assert marked("old masons mended bridges", "young masons built bridges") == (
        "[-old-] {+young+} masons [-mended-] {+built+} bridges"
    )


def test_chinese_is_compared_character_by_character():
    assert marked("大桥今天开放", "大桥明天开放", "zh") == "大桥[-今-] {+明+}天开放"


def test_nothing_in_common_is_one_difference():
    assert marked("We mourn them.", "Two died.") == "[-We mourn them-] {+Two died+}."


WORDS = st.lists(st.sampled_from(["a", "the", "old", "bridge", "opens", "falls", "4.2", "4.3", "大", "桥"]))


@given(WORDS, WORDS)
def test_taking_out_the_source_words_leaves_the_report(source, report):
    drawn = marked(" ".join(source), " ".join(report))
    left = re.sub(r"\[-.*?-\]", "", drawn).replace("{+", "").replace("+}", "")
    assert left.split() == " ".join(report).split()


def test_the_view_shows_what_is_not_verbatim(letter):
    text = shown(letter)
    assert "L1 =" not in text
    assert "Two [-of our-] masons [-lost their lives-] {+died+}." in text
    assert "1 passage with the same words is not shown." in text


def test_words_of_two_languages_are_not_compared(letter):
    other = replace(letter.links[1], relation="translated")
    text = shown(replace(letter, links=(other,)))
    assert "only numbers, dates, names and negation are compared" in " ".join(text.split())
    assert "[-We" not in text


def test_a_report_of_the_same_words_has_nothing_to_show(letter):
    assert "There is none. 1 passage with the same words is not shown." in " ".join(
        shown(replace(letter, links=letter.links[:1])).split()
    )


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_screen(letter, width):
    assert max(cell_len(line) for line in shown(letter, width).splitlines()) <= width


def test_the_number_of_a_source_stands_before_its_words_and_not_among_them():
    first = headwater.document("The lamps of the quay burn.", id="one", language="en")
    second = headwater.document("The fare for the ferry to the island stays at 12 crowns this year.", id="two", language="en")
    report = headwater.document("The fare for the ferry to the island stays at 13 crowns this year.", language="en")
    lines = shown(headwater.compare([first, second], report), 100)
    assert "[2] The fare for the ferry to the island stays at [-12-] {+13+} crowns this year." in lines
