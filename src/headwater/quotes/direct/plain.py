"""A document as its readers see it: without characters that nobody sees, with look-alike letters put right, capitals made small,
and the clauses of a text without stops set apart.

What is put between letters to deceive a machine, or is left there by a page, must not hide a quotation. Rules read the plain
document; `back` gives the places in the real one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.model import Document, Segment, Span
from headwater.quotes.cues import cues_for
from headwater.quotes.direct.unstopped import beginnings, unstopped, with_commas
from headwater.text.segments import segments as segmented

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
NOUN = re.compile(r"((?<!\w)(?:[Dd]e[rsmn]|[Dd]ie|[Dd]as|[Ee]ine?[rsmn]?|[Vv]o[nm]|[Aa]us)\s)([a-zäöü])")  # "die brücke"
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
    """The document without hidden characters, look-alike letters and lines of capitals, itself where it has none of them; the
    segments of a text without stops parted where a clause begins that reports."""
    text = document.text
    hidden = HIDDEN.search(text) is not None
    places = tuple(i for i, c in enumerate(text) if not HIDDEN.match(c)) if hidden else None
    shown = "".join(text[i] for i in places) if places is not None else text
    capitals = _one_script(shown)
    shown = _small(capitals, document.language)
    if places is None and shown != capitals:  # stops before a capital are seen better in small letters
        segments = segmented(replace(document, text=shown))
    begins: list[int] = []
    if unstopped(shown):
        cues = cues_for(document.language)
        begins, shown = beginnings(shown, cues), with_commas(shown, cues)
    if shown == text:
        return Plain(document, _parted(segments, begins), None)
    if places is None:
        return Plain(replace(document, text=shown), _parted(segments, begins), None)

    def at(position: int) -> int:
        return bisect_left(places, position)

    blocks = tuple(replace(b, start=at(b.start), end=at(b.end)) for b in document.blocks)
    moved = tuple(replace(s, start=at(s.start), end=at(s.end)) for s in segments)
    return Plain(replace(document, text=shown, blocks=blocks), _parted(moved, begins), places)


def _parted(segments: Sequence[Segment], begins: Sequence[int]) -> tuple[Segment, ...]:
    """The segments, parted where a clause begins inside of one (`begins`, in order)."""
    out: list[Segment] = []
    for s in segments:
        starts = [s.start, *begins[bisect_left(begins, s.start + 1) : bisect_left(begins, s.end)]]
        ends = [*(b - 1 for b in starts[1:]), s.end]
        out += [replace(s, start=a, end=b) for a, b in zip(starts, ends, strict=True)]
    return tuple(out)


def _one_script(text: str) -> str:
    """With letters of one script that stand in words of another replaced by those they look like; the length stays."""
    if not MIXED.search(text):
        return text
    # The words first: one expression for a mixed word would try an endless one from each of its letters.
    return WORD.sub(lambda m: _unmixed(m.group()) if MIXED.search(m.group()) else m.group(), text)


def _unmixed(word: str) -> str:
    latin, cyrillic = len(LATIN.findall(word)), len(CYRILLIC.findall(word))
    return word.translate(TO_CYRILLIC if cyrillic > latin else TO_LATIN)


def _small(text: str, language: str | None) -> str:
    """With lines in capitals made small but for the first letters of their sentences, so that verbs and names read as elsewhere. In
    German, where nouns show a subject, the word behind an article keeps its capital, and gets one in a text without any."""
    lines = text.splitlines(keepends=True)
    german = (language or "")[:2] == "de"
    if german and text.islower() and unstopped(text):
        return NOUN.sub(lambda m: m.group(1) + m.group(2).upper(), text)
    if not any(line.isupper() for line in lines):
        return text
    small = "".join(_line(line) if line.isupper() else line for line in lines)
    if not german or small == text:
        return small
    return NOUN.sub(lambda m: m.group(1) + m.group(2).upper() if len(m.group(2).upper()) == 1 else m.group(), small)


def _line(line: str) -> str:
    letters = sum(map(len, LETTERS.findall(line)))
    if letters < FEWEST_CAPITALS:
        return line
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in line)
    return SENTENCE_START.sub(lambda m: m.group()[:-1] + m.group(1).upper() if len(m.group(1).upper()) == 1 else m.group(), small)
