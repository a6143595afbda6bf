"""A document as its readers see it: without characters that nobody sees, with look-alike letters put right, capitals made small.

What is put between letters to deceive a machine, or is left there by a page, must not hide a quotation. Rules read the plain
document; `back` gives the places in the real one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.model import Document, Segment, Span

HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
MIXED = re.compile(r"[A-Za-z][\u0370-\u03ff\u0400-\u045f]|[\u0370-\u03ff\u0400-\u045f][A-Za-z]")
WORD = re.compile(r"\w+")
CYRILLIC = re.compile(r"[\u0400-\u045f]")
LATIN = re.compile(r"[A-Za-z]")
TO_LATIN = str.maketrans(
    "аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВНαοερνικυΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBHaoepvikuABEHIKMNOPTYXZ"
)
TO_CYRILLIC = str.maketrans("aeopcyxijsAEOPCYXIJSKMTBH", "аеорсухіјѕАЕОРСУХІЈЅКМТВН")
FEWEST_CAPITALS = 20  # letters; a shorter line of capitals may be an abbreviation, a name or a label
SENTENCE_START = re.compile(r"(?:^|[.!?…]\W*|[\"“«„‘'(\[]\s*|\n\s*)([^\W\d_])")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A document to read by rules, its segments, and the places of its characters in the real text (None: the same)."""

    document: Document
    segments: tuple[Segment, ...]
    places: tuple[int, ...] | None

    def back(self, span: Span) -> Span:
        """Where a span of the plain text stands in the real one."""
        if self.places is None:
            return span
        return Span(self.places[span.start], self.places[span.end - 1] + 1)


def plain(document: Document, segments: Sequence[Segment]) -> Plain:
    """The document without hidden characters, look-alike letters and lines of capitals; itself where it has none of them."""
    text = document.text
    hidden = HIDDEN.search(text) is not None
    places = tuple(i for i, c in enumerate(text) if not HIDDEN.match(c)) if hidden else None
    shown = "".join(text[i] for i in places) if places is not None else text
    shown = _small(_one_script(shown))
    if shown == text:
        return Plain(document, tuple(segments), None)
    if places is None:
        return Plain(replace(document, text=shown), tuple(segments), None)

    def at(position: int) -> int:
        return bisect_left(places, position)

    blocks = tuple(replace(b, start=at(b.start), end=at(b.end)) for b in document.blocks)
    moved = tuple(replace(s, start=at(s.start), end=at(s.end)) for s in segments)
    return Plain(replace(document, text=shown, blocks=blocks), moved, places)


def _one_script(text: str) -> str:
    """With letters of one script that stand in words of another replaced by those they look like; the length stays."""
    if not MIXED.search(text):
        return text
    # The words first: one expression for a mixed word would try an endless one from each of its letters.
    return WORD.sub(lambda m: _unmixed(m.group()) if MIXED.search(m.group()) else m.group(), text)


def _unmixed(word: str) -> str:
    latin, cyrillic = len(LATIN.findall(word)), len(CYRILLIC.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic > latin else TO_LATIN)


def _small(text: str) -> str:
    """With lines in capitals made small but for the first letters of their sentences, so that verbs and names read as elsewhere."""
    lines = text.splitlines(keepends=True)
    if not any(line.isupper() for line in lines):
        return text
    return "".join(_line(line) if line.isupper() else line for line in lines)


def _line(line: str) -> str:
    letters = sum(map(len, LETTERS.findall(line)))
    if letters < FEWEST_CAPITALS:
        return line
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in line)
    return SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group(1).upper() if len(m.group(1).upper()) == 1 else m.group(), small)
