"""Texts with their mentions in angle brackets, for tests of who is meant: one “quotation” and one ⟨mention⟩ a line."""

from __future__ import annotations

import hashlib
import re

from headwater.model import Block, Document, Span
from headwater.quotes.frames import Found, Frame
from headwater.quotes.who.naming import named
from headwater.text.segments import segments


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the angle brackets, and where what stood in them is."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in re.split("(⟨[^⟩]*⟩)", marked):
        if part.startswith("⟨"):
            spans.append((len(text), len(text) + len(part) - 2))
        text += part.strip("⟨⟩") if part.startswith("⟨") else part
    return text, spans


def names(marked: str, language: str = "en", *, cue: str | None = None) -> list[str | None]:
    """Who says each quotation of a marked text, in order. cue: a word of each sentence that is its reporting verb."""
    text, mentions = plain(marked)
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), language=language, blocks=blocks)
    within = {text.rfind("\n", 0, a) + 1: Span(a, b) for a, b in mentions}
    found = []
    for m in re.finditer("[“「«]([^”」»\n]*)[”」»]?", text):
        line = text.rfind("\n", 0, m.start()) + 1, (text + "\n").find("\n", m.start())
        mention = within.get(line[0])
        at = text.find(cue, *line) if cue else -1
        span = Span(at, at + len(cue)) if cue and at >= 0 else None
        content = (Span(m.start(1), m.end(1)),)
        start = max([line[0], *(line[0] + s.end() for s in re.finditer(r"[.!?] ", text[line[0] : m.start()]))])
        found.append(Found("direct", content, content, span, mention, Frame(start, m.start(), m.end(), line[1])))
    quotations = named(document, segments(document), found)
    return [q.speaker.name if q.speaker else None for q in quotations]
