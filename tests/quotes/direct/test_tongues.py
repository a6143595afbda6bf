"""Which language's cues a paragraph is read with."""

from __future__ import annotations

from headwater.model import Block, Document
from headwater.quotes.direct.tongues import Tongues
from headwater.text.segments import segments

GERMAN = (
    "„Wir bessern den alten Deich am Fluss sehr bald und ganz gewiss wieder für euch alle aus, und zwar noch in diesem Winter“, "
    "so die Bürgermeisterin der kleinen Stadt."
)
LINES = [
    "The mayor said that the dyke is old.",
    GERMAN,
    "시장은 둑을 곧 고치겠다고 말했다.",
    "IKEA, Oslo",
    "Мэр сказал, что дамба старая.",
]


def test_a_paragraph_has_the_language_of_its_script_or_words_and_a_short_one_that_of_the_document():
    text = "\n".join(LINES)
    starts = [text.index(line) for line in LINES]
    blocks = tuple(Block(at, at + len(line), "paragraph") for at, line in zip(starts, LINES, strict=True))
    tongues = Tongues(Document("t", text, "0", language="en", blocks=blocks))
    assert [tongues.at(at + 2).language for at in starts] == ["en", "de", "ko", "en", "ru"]


def test_a_document_of_an_unknown_language_is_read_as_it_says():
    tongues = Tongues(Document("t", GERMAN, "0", language="xx"))
    assert tongues.at(0).language == "xx"


def test_segments_are_parted_by_language_down_to_sentences_in_another_script():
    text = "The mayor said that the dyke is old. 시장은 둑이 낡았으니 내년 봄에 새로 고치겠다고 말했다.\n" + GERMAN
    document = Document("t", text, "0", language="en")
    parts = {k: [text[s.start : s.end][:9] for s in v] for k, v in Tongues(document).parts(segments(document)).items()}
    assert parts == {"en": ["The mayor"], "ko": ["시장은 둑이 낡았"], "de": ["„Wir bess"]}


def test_names_in_another_script_make_no_sentence_of_another_language():
    text = "시장은 둑을 Northern Harbour Building Company of Greater Oslo and Bergen 사장과 함께 곧 고친다고 했다."
    document = Document("t", text, "0", language="ko")
    assert list(Tongues(document).parts(segments(document))) == ["ko"]
    sign = "The old sign read “둑을 곧 고치겠다고 약속합니다 모두 조심하세요” in large letters."
    text = f"The mayor said that the dyke is old and must be mended soon. {sign}"
    document = Document("t", text, "0", language="en")
    assert list(Tongues(document).parts(segments(document))) == ["en"]


def test_each_paragraph_of_a_document_of_unknown_language_is_asked():
    text = "The mayor said on Monday that the bridge is old and that it will be closed until May.\nМэр сказал, что дамба старая."
    assert Tongues(Document("t", text, "0")).read() == ("en", "ru")


def test_paragraphs_in_a_language_without_cue_words_are_counted():
    swedish = (
        "Borgmästaren sade i måndags att bron ska vara stängd till maj, och att staden inte har några pengar till en ny bro "
        "förrän nästa år, när kommunen får sina bidrag."
    )
    assert Tongues(Document("t", f"{LINES[0]}\n{swedish}\n{swedish}", "0", language="en")).unread() == {"sv": 2}
    assert Tongues(Document("t", f"{LINES[0]}\n{GERMAN}", "0", language="en")).unread() == {}
