"""Which language's cues a paragraph is read with."""

from __future__ import annotations

from headwater.model import Block, Document
from headwater.quotes.direct.tongues import Tongues

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
