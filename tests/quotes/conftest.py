"""Small documents for the tests of this room: one block a line, sentences as `text.segments` finds them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from headwater.model import Block, Document, Quotation, Segment
from headwater.quotes.attribution.reported import Attribution, attributions
from headwater.quotes.finding import quotations
from headwater.text.segments import segments


@dataclass(frozen=True)
class Read:
    """A text with what the room finds in it; quotations: those with words between marks, indirect: the others."""

    document: Document
    segments: tuple[Segment, ...]
    quotations: tuple[Quotation, ...]
    indirect: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]

    def spoken(self) -> list[list[str]]:
        """The words of each quotation, one text a span."""
        return [[self.document.text[s.start : s.end] for s in q.spans] for q in self.quotations]

    def attributed(self) -> list[str]:
        return [self.document.text[a.start : a.end] for a in self.attributions]

    def kinds(self) -> list[str]:
        return [a.kind for a in self.attributions]

    def speaker(self, index: int = 0) -> str | None:
        speaker = self.quotations[index].speaker
        return self.document.text[speaker.start : speaker.end] if speaker else None


Reader = Callable[..., Read]


@pytest.fixture(scope="session")
def read() -> Reader:
    def found(text: str, language: str | None = "en") -> Read:
        blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
        document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), language=language, blocks=blocks)
        parts = segments(document)
        every = quotations(document, parts)
        marked, indirect = (tuple(q for q in every if bool(q.marked) is between) for between in (True, False))
        return Read(document, parts, marked, indirect, attributions(document, parts, every))

    return found
