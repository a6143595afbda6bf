"""Sentences with what stands between marks blotted out."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Block, Document
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.eastern.lines import BLOT, Line, any_of, lines, tables
from headwater.text.segments import segments


def read(text: str, language: str) -> list[Line]:
    blocks = (Block(0, len(text), "paragraph"),) if text else ()
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), language=language, blocks=blocks)
    parts = segments(document)
    return list(lines(document, parts, between_marks(document, parts)))


def test_a_sentence_that_a_stop_between_marks_cut_in_two_is_one_line():
    (one,) = read("大臣は「輸出が増えた。さらに増える」と述べた。", "ja")
    assert one.masked == "大臣は" + BLOT * len("「輸出が増えた。さらに増える」") + "と述べた。"


def test_sentences_without_marks_stay_apart():
    assert [x.masked for x in read("비가 왔다. 눈이 왔다.", "ko")] == ["비가 왔다.", "눈이 왔다."]


def test_a_single_closing_mark_before_a_korean_particle_is_no_apostrophe():
    (one,) = read("박 교수는 ‘큰 성과’라고 말했다.", "ko")
    assert one.masked == "박 교수는 " + BLOT * 6 + "라고 말했다."


def test_a_comma_before_a_korean_closing_mark_leaves_it_a_closing_one():
    (one,) = read('그는 "준비가 다 되었습니다,"라고 말했다.', "ko")
    assert one.masked.endswith(BLOT + "라고 말했다.")


def test_the_words_of_a_run_are_those_between_its_marks():
    (one,) = read("部长说：“出口增长了。”", "zh")
    (run,) = one.runs
    assert [one.text[s.start : s.end] for s in run.spans] == ["出口增长了。"]
    assert run.quoted


def test_short_words_that_nobody_says_are_not_quoted():
    (one,) = read("小说《海路》很好。", "zh")
    assert [r.quoted for r in one.runs] == [False]


def test_word_lists_come_from_the_file_of_the_language_and_a_missing_one_matches_nothing():
    assert "말" in tables("ko")["action"]
    assert any_of("ko", "no such list") == "(?!)"


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(["“", "”", "「", "」", "‘", "’", "그는", "라고", "말했다.", "。", "说", " ", "a", "\n"]), max_size=40),
    st.sampled_from(["ko", "ja", "zh"]),
)
def test_lines_cover_their_words_at_the_same_places(words: list[str], language: str):
    text = "".join(words)
    reach = 0
    for one in read(text, language):
        assert reach <= one.start < one.end <= len(text)
        assert len(one.masked) == one.end - one.start
        assert all(a in (b, BLOT) for a, b in zip(one.masked, text[one.start : one.end], strict=True))
        reach = one.end
