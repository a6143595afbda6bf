"""What a language with a complementizer tells in a text, one line a statement: `content | mention | cue`, `-` for no mention."""

from __future__ import annotations

import hashlib
import re

from headwater.model import Block, Document
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.statement import Statement
from headwater.quotes.statements import statements
from headwater.quotes.tellings.telling_words import telling_words
from headwater.text.segments import segments


def read(text: str, language: str) -> tuple[Document, tuple[Statement, ...]]:
    """A document of one paragraph a line, and its statements."""
    assert telling_words(language) is not None, language
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), language=language, blocks=blocks)
    parts = segments(document)
    return document, statements(document, parts, between_marks(document, parts))


def told_rows(text: str, language: str) -> list[str]:
    """The statements as lines; the spans of a content are joined by ` … `."""
    _, found = read(text, language)

    def row(one: Statement) -> str:
        content = " … ".join(text[s.start : s.end] for s in one.content)
        who = text[one.mention.start : one.mention.end] if one.mention else "-"
        return f"{content} | {who} | {text[one.cue.start : one.cue.end] if one.cue else '-'}"

    return [row(one) for one in found]
