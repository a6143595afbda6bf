"""What holds for all languages that are read sentence by sentence with an engine of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.model import Document, Segment
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.eastern.sentences import ENGINES, handles, said
from headwater.text.segments import segments
from tests.quotes.conftest import Reader
from tests.quotes.telling import told
from tests.slopes import in_proportion


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


@pytest.mark.parametrize(
    ("text", "language", "contents"),
    [
        ("김 시장은 “물이 맑다”라며 “둑도 튼튼하다”라고 말했다.", "ko", ["물이 맑다 / 둑도 튼튼하다"]),
        ("市長は「水は澄んでいる」として、「堤も丈夫だ」と語った。", "ja", ["水は澄んでいる / 堤も丈夫だ"]),
        # with a verb of its own each is said by itself
        ("김 시장은 “물이 맑다”고 말하며 “둑도 튼튼하다”고 강조했다.", "ko", ["물이 맑다", "둑도 튼튼하다"]),
        ("市長は「水は澄んでいる」と述べ、「堤も丈夫だ」と語った。", "ja", ["水は澄んでいる", "堤も丈夫だ"]),
        # words without marks are clauses of their own
        ("김 시장은 물이 맑다며 둑도 튼튼하다고 말했다.", "ko", ["물이 맑다", "둑도 튼튼하다"]),
        ("김 시장은 “물이 맑다”며 둑도 튼튼하다고 말했다.", "ko", ["물이 맑다", "둑도 튼튼하다"]),
        # who says the second part is somebody else
        ("김 시장은 “물이 맑다”며 “둑은 약하다”고 박 의원이 말했다고 전했다.", "ko", ["물이 맑다", "둑은 약하다"]),
    ],
)
def test_marked_words_that_only_a_particle_interrupts_are_one_quotation(
    read: Reader, text: str, language: str, contents: list[str]
):
    assert [content for content, _, _ in told(read(text, language))] == contents


@settings(max_examples=200)
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


def test_the_engine_of_a_language_is_imported_for_its_texts_only():
    code = (
        "import sys; from headwater.model import Document, Segment; from headwater.quotes.eastern.sentences import said;"
        "said(Document('t', '他说很好。', '0', language='zh'), (Segment(0, 5, 'sentence', 0),), ());"
        "print(sorted(m for m in sys.modules if m.startswith('headwater.quotes.eastern.')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "eastern.chinese" in printed
    assert "eastern.korean" not in printed


NOISE = {
    "ko": [
        "그는 말했다고 ",
        "다고 ",
        "정부는 ",
        "라며 ",
        "한 ",
        "에 따르면 ",
        "것을 강조했다 ",
        "이날 10일 ",
        "에서 ",
        "노조의 주장은 ",
        "다는 노조의 ",
        "다는 지적이 나온다 ",
        "왔고 시장은 ",
        "“”라며 ",
    ],
    "ja": [
        "首相は",
        "と述べ、",
        "ー",
        "という",
        "によると",
        "ことを明らかにし",
        "がで",
        "、と",
        "組合の主張は",
        "との指摘が",
        "「」とし、",
        "だという市長の",
    ],
    "zh": [
        "部长说，",
        "说",
        "在上对和",
        "今天",
        "据",
        "，他",
        "（",
        "记者说的",
        "否认不会的",
        "工会的主张是",
        "关于有关",
        "的说法",
    ],
    "tr": [
        "Bakan, ",
        "olduğunu söyledi ",
        "dedi ",
        "göre ",
        "Ali ",
        "diyen ",
        "olduğu iddia ",
        "olduğunun ",
        "açıklamada ",
        "Ali'nin ",
    ],
    "th": ["โฆษกกล่าวว่า", "เขา ", "กล่าว", "ว่า", "โดย"],
}


@pytest.mark.parametrize(("language", "piece"), [(k, p) for k, pieces in NOISE.items() for p in pieces])
def test_endless_sentences_are_read_in_linear_time(language: str, piece: str):
    def work(length: int) -> None:
        text = (piece * (length // len(piece) + 1))[:length]
        said(Document("t", text, "0", language=language), (Segment(0, len(text), "sentence", 0),), ())

    assert in_proportion(work, 4_000)
