"""What each pair of marks encloses, before anything is known of who speaks."""

from __future__ import annotations

import pytest

from headwater.model import Block, Document
from headwater.quotes.cues import cues_for
from headwater.quotes.direct.pairing import marked, paragraphs, top_level


def inside(text: str, language: str = "en") -> list[str]:
    return [text[m.start : m.end] for m in marked(Document("t", text, "0", language=language), cues_for(language))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a ‘b’ c”", ["a ‘b’ c", "b"]),
        ('„a ‚b‘ c“ and „d"', ["a ‚b‘ c", "b", "d"]),
        ("»a ›b‹ c« »d«", ["a ›b‹ c", "b", "d"]),
        ("« a « b » c »", [" a « b » c ", " b "]),
        ("「a『b』c」", ["a『b』c", "b"]),
        ('he said "a", then "b"', ["a", "b"]),
        ("''a'' and ``b''", ["a", "b"]),
        ("it’s the players’ “home”", ["home"]),
        ('5\' 10" and 6"', []),
        ("no marks", []),
        ("”a” said she", ["a"]),
        ('"a,” she said, “b."', ["a,", "b."]),
        ("“a.“\n\nShe left.", ["a."]),
        ("“a “b” c”", ["a “b” c", "b"]),
        ('“He said "no" to me,” she said', ['He said "no" to me,', "no"]),
    ],
)
def test_pairs_nest_and_follow_the_shape_around_a_mark(text: str, found: list[str]):
    assert inside(text) == found


def test_dutch_words_with_a_leading_apostrophe_open_nothing():
    assert inside("Hij komt 's avonds in 't dorp, zei ze.", "nl") == []


def test_furniture_is_no_paragraph_and_blank_lines_part_wrapped_ones():
    document = Document("t", "a\nb\n\nc", "0")
    assert [document.text[x:y] for x, y, _ in paragraphs(document)] == ["a\nb", "c"]
    kept = Document("t", "Masthead\nText", "0", blocks=(Block(0, 8, "furniture"), Block(9, 13, "paragraph")))
    assert [kept.text[x:y] for x, y, _ in paragraphs(kept)] == ["Text"]


def test_the_top_level_leaves_out_what_lies_in_another():
    text = "“a ‘b’ c” ‘d’."
    found = marked(Document("t", text, "0", language="en"), cues_for("en"))
    assert [text[m.start : m.end] for m in top_level(found)] == ["a ‘b’ c", "d"]


def test_marks_typed_as_two_single_ones_are_whole_on_both_sides():
    text = "She said: ``a'' and ''b''."
    found = marked(Document("t", text, "0", language="en"), cues_for("en"))
    assert [text[m.outer : m.after] for m in found] == ["``a''", "''b''"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ko", "그는 ‘성과’라고 했다. 그는 ‘실패’라고 했다.", ["성과", "실패"]),
        ("ko", "이를 '큰 성과'라며 반겼다.", ["큰 성과"]),
        ("ko", "그는 ‘성과’ 대신 ‘실패’라고 했다.", ["성과", "실패"]),
        ("ko", '그는 “끝났다,"라고 했다.', ["끝났다,"]),
        ("ko", '그는 "끝났다,"라고 했다. 그는 "시작이다"며 웃었다.', ["끝났다,", "시작이다"]),
        ("zh", "他说：‘我们会赢。’记者问：‘什么时候？’", ["我们会赢。", "什么时候？"]),
        ("zh", "称为‘堤坝’的墙", ["堤坝"]),
        ("en", "the town’s dyke, the ’90s and Ida’s wall", []),
        ("fr", "l’eau d’Ida et l'eau d'Ida", []),
    ],
)
def test_a_single_mark_is_an_apostrophe_only_before_letters_that_have_one(language: str, text: str, found: list[str]):
    assert inside(text, language) == found


@pytest.mark.parametrize("mark", ["‘가", "가’", "'가", '"가', ',"라고 ', "‘가’"])
def test_endless_marks_beside_letters_without_an_apostrophe_take_linear_time(mark: str):
    assert isinstance(inside(mark * 20_000, "ko"), list)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "„Der Deich ist alt.\n\nEr muss weg“, sagte sie.", ["Der Deich ist alt.", "Er muss weg"]),
        ("de", "„Der Deich ist alt.\n\nEr leckt.\n\nEr muss weg.“", ["Der Deich ist alt.", "Er leckt.", "Er muss weg."]),
        ("de", "»Der Deich ist alt.\n\nEr muss weg«, sagte sie. »Ja.«", ["Der Deich ist alt.", "Er muss weg", "Ja."]),
        ("fr", "« La digue est vieille.\n\n» Elle fuit », dit-il.", [" La digue est vieille.", " Elle fuit "]),
        ("fr", "« A.\n\n» B.\n\n» C », dit-il.", [" A.", " B.", " C "]),
    ],
)
def test_a_later_paragraph_closes_what_an_earlier_one_opened(language: str, text: str, found: list[str]):
    assert inside(text, language) == found


def test_an_english_mark_behind_a_comma_still_opens():
    assert inside("She said,“It is old” and (“…it leaks”).") == ["It is old", "…it leaks"]
