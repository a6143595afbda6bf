"""What holds for all languages that are read sentence by sentence with an engine of their own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document, Segment
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.eastern.sentences import ENGINES, handles, said
from headwater.text.segments import segments
from tests.quotes.conftest import Reader
from tests.quotes.telling import told


def test_five_languages_are_read_here_and_their_regions_too():
    assert set(ENGINES) == {"ko", "ja", "zh", "tr", "th"}
    assert handles("zh-TW")
    assert not handles("en")
    assert not handles(None)


def test_words_that_follow_as_a_sentence_of_their_own_are_what_was_announced(read: Reader):
    assert told(read("그는 이렇게 말했다.\n“다리는 아주 튼튼하다.”", "ko")) == [("다리는 아주 튼튼하다.", "그", "말했다")]


def test_a_sentence_that_only_attributes_belongs_to_the_words_before_it(read: Reader):
    assert told(read("「橋はとても丈夫だ。」\n高橋さんは語った。", "ja"))[0] == ("橋はとても丈夫だ。", "高橋さん", "語った")


def test_a_quotation_over_paragraphs_keeps_all_its_spans(read: Reader):
    found = told(read("김 장관은 “다리를 새로 놓는다.\n“길도 새로 닦는다.”라고 말했다.", "ko"))
    assert [content for content, _, _ in found] == ["다리를 새로 놓는다. / 길도 새로 닦는다."]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["그는", "김 장관이", "다고", "라며", "말했다", "말했다.", "통신", "에 따르면"])
        | st.sampled_from(["首相は", "と", "述べた。", "という。", "部长", "说，", "表示", "据", "报道，"])
        | st.sampled_from(["Bakan,", "dedi", "göre", "olduğunu", "söyledi.", "โฆษก", "กล่าวว่า"])
        | st.sampled_from(["“", "”", "「", "」", "。", "，", " ", "\n"])
        | st.text(max_size=5),
        max_size=30,
    ),
    st.sampled_from(sorted(ENGINES)),
)
def test_statements_lie_inside_in_order_without_overlap(words: list[str], language: str):
    text = "".join(words)
    document = Document("t", text, "0", language=language)
    parts = segments(document)
    reach = 0
    for one in said(document, parts, between_marks(document, parts)):
        assert one.content[0].start >= reach
        reach = one.content[-1].end
        assert reach <= len(text)
        for span in (*one.content, *(s for s in (one.cue, one.mention) if s)):
            assert 0 <= span.start < span.end <= len(text)


NOISE = {
    "ko": ["그는 말했다고 ", "다고 ", "정부는 ", "라며 ", "한 ", "에 따르면 ", "것을 강조했다 ", "이날 10일 ", "에서 "],
    "ja": ["首相は", "と述べ、", "ー", "という", "によると", "ことを明らかにし", "がで", "、と"],
    "zh": ["部长说，", "说", "在上对和", "今天", "据", "，他", "（", "记者说的"],
    "tr": ["Bakan, ", "olduğunu söyledi ", "dedi ", "göre ", "Ali ", "diyen "],
    "th": ["โฆษกกล่าวว่า", "เขา ", "กล่าว", "ว่า", "โดย"],
}


@pytest.mark.parametrize(("language", "piece"), [(k, p) for k, pieces in NOISE.items() for p in pieces])
def test_endless_sentences_are_read_in_linear_time(language: str, piece: str):
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        document = Document("t", text, "0", language=language)
        whole = (Segment(0, len(text), "sentence", 0),)
        began = time.perf_counter()
        said(document, whole, ())
        return time.perf_counter() - began

    short, long = (min(seconds(length) for _ in range(2)) for length in (4_000, 16_000))
    assert long < 0.5 or long < 9 * short  # four times the text; squared time takes sixteen times as long
