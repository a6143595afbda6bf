"""Clauses: the parts of a sentence that may come from different places.

A report joins what a source says apart: "X hoped for an early meeting and urged them to be careful" has two origins. Cuts are
proposed by punctuation and a table of conjunctions, the surest first, and taken where enough words stand on both sides; what a
comma only lists (names, short items) is not cut, nor anything inside brackets or numbers. Without a parser a cut may be missing
or superfluous: clauses are offered beside sentences, never instead of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Document, Segment
from headwater.text.conjunctions import CONNECTIVES, Conjunctions, conjunctions
from headwater.text.kept_rows import rows
from headwater.text.scripts import LANGUAGES, main_script, script_language
from headwater.text.segments import SILENT, flat, silent_inside
from headwater.text.tokens import fold, function_words

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")
_WORDS = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_STRONG = re.compile(r"[;؛；:：](?=[\s\"“«„”»]|[\u3000-\u9fff\uff00-\uffef]|$)|\s(?:--+|[–—―-])\s|(?<=\w)—(?=\w)|——+|……")
_COMMA = re.compile(r"(?<!\d)[,،，、]|[,،，、](?!\d)")
_OPEN, _CLOSE = "([{（［【〔", ")]}）］】〕"
_FIRST_TWO = re.compile(r"\W{0,4}([^\W\d_]{2,})\s+([^\W\d_]+)")
_ITEM_CHARS = 200  # a longer item is no item of a list
_UNIT = 3 / 8  # words that a character of an unspaced script stands for: eight make a clause as three words do


@dataclass(frozen=True, slots=True)
class Sizes:
    """Words that must stand on both sides of a cut, by how sure the cut is."""

    sure: float = 3.0  # ; : — and a comma with a conjunction, or a repeated opening
    likely: float = 4.0  # a conjunction and a verb or a subject behind it; a connective ending
    bare: float = 5.5  # a comma alone: under this it sets off a name, a date or an apposition
    item: float = 4.0  # words between neighbouring commas: fewer make a list


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place to cut: the left part ends at `left`, the right begins at `right`; `least` words on both sides."""

    left: int
    right: int
    least: float


def clauses(document: Document, segment: Segment, index: int = 0, *, sizes: Sizes = Sizes()) -> tuple[Segment, ...]:
    """The clauses of a sentence in reading order, kind "clause"; none where it is not put together from parts.

    index: the segment's place in `segments.segments`, which becomes the clauses' parent. They hold all letters and digits of
    the sentence.
    """
    line = flat(document.text, segment.start, segment.end, silent_inside(document, segment.start, segment.end))
    out = []
    for a, b in parts(line.text, document.language, sizes=sizes):
        start, end = line.span(a, b)
        out.append(Segment(start, end, "clause", segment.block, index))
    return tuple(out)


def pieces(document: Document, sentences: Sequence[Segment], sizes: Sizes) -> tuple[Segment, ...]:
    """The clauses of all sentences of a document, with `parent`; a sentence that has none stands for itself."""

    def find() -> Iterator[tuple[int, int, int]]:
        for i, sentence in enumerate(sentences):
            for piece in clauses(document, sentence, i, sizes=sizes) or (sentence,):
                yield piece.start, piece.end, i

    whole = [(s.start, s.end) for s in sentences]
    silent = [(b.start, b.end) for b in document.blocks if b.kind in SILENT]
    out = []
    for start, end, i in rows(document.text, ("clauses", document.language, sizes, whole, silent), 3, find):
        kind = sentences[i].kind if (start, end) == whole[i] else "clause"
        out.append(Segment(start, end, kind, sentences[i].block, i))
    return tuple(out)


def parts(text: str, language: str | None, *, sizes: Sizes = Sizes()) -> list[tuple[int, int]]:
    """The clauses of a flat sentence as spans; empty where it is one."""
    if _size(text) < 2 * sizes.sure:
        return []
    code = (language or "").lower().split("-")[0]
    if code not in LANGUAGES or main_script(text) not in LANGUAGES[code]:
        code = script_language(text)
    taken: list[_Cut] = []
    for cut in sorted(_cuts(text, code, sizes), key=lambda c: (c.least, abs(2 * c.left - len(text)))):
        before = max((c.right for c in taken if c.right <= cut.left), default=0)
        after = min((c.left for c in taken if c.left >= cut.right), default=len(text))
        crosses = any(c.left < cut.right and cut.left < c.right for c in taken)
        if not crosses and _size(text[before : cut.left]) >= cut.least and _size(text[cut.right : after]) >= cut.least:
            taken.append(cut)
    if not taken:
        return []
    taken.sort(key=lambda c: c.left)
    edges = [0, *(p for c in taken for p in (c.left, c.right)), len(text)]
    return [_trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _size(text: str) -> float:
    """Words, characters of unspaced scripts counted by `_UNIT`."""
    wide = len(_UNSPACED.findall(text))
    return len(_WORDS.findall(_UNSPACED.sub(" ", text) if wide else text)) + wide * _UNIT


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "–—―-"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cuts(text: str, language: str, sizes: Sizes) -> list[_Cut]:
    """Every place where a clause may end, outside brackets."""
    outside = _outside_brackets(text)
    table = conjunctions(language)
    found = [_Cut(*_around(m), sizes.sure) for m in _STRONG.finditer(text)]
    commas = [m for m in _COMMA.finditer(text) if outside[m.start()]]
    found += [c for m in commas if (c := _at_comma(text, m, commas, table, language, sizes)) is not None]
    if table is not None:
        found += _at_conjunctions(text, table, language, sizes)
    if language in CONNECTIVES:
        found += [_Cut(m.end(), m.end(), sizes.likely) for m in CONNECTIVES[language].finditer(text)]
    last = len(text) - 1
    return [c for c in found if outside[min(c.left, last)] and outside[min(c.right, last)]]


def _around(m: re.Match[str]) -> tuple[int, int]:
    """A dash belongs to neither side, a colon or semicolon to the left."""
    return (m.end(), m.end()) if m[0][0] in ";؛；:：" else (m.start(), m.end())


def _outside_brackets(text: str) -> list[bool]:
    if not any(c in text for c in _OPEN):
        return [True] * len(text)
    depth, out = 0, []
    for c in text:
        depth += c in _OPEN
        out.append(depth <= 0)
        depth = max(0, depth - (c in _CLOSE))
    return out if depth == 0 else [True] * len(text)  # a bracket that never closes hides nothing


def _at_comma(
    text: str, m: re.Match[str], commas: list[re.Match[str]], table: Conjunctions | None, language: str, sizes: Sizes
) -> _Cut | None:
    after = text[m.end() :]
    start = len(after) - len(after.lstrip(" \"'”’»“„«"))
    words = after[start : start + 60]
    end = m.end() + (len(after) - len(after.lstrip('"”’»')))
    if m[0] == "、" and not re.search(r"[\u3040-\u30ff]", text):
        return None  # Chinese: the comma of lists
    if _repeats_opening(text, words, table):
        return _Cut(end, end, sizes.sure)
    if table is not None and (_opens_like_the_last(text, m, table) or _has_own_object(text, m.end(), table, language)):
        return _Cut(end, end, sizes.likely)
    if table is not None and (table.joins.match(words) or table.participles.match(words)):
        return _Cut(end, end, sizes.sure if _is_item(text, m, commas, sizes) else sizes.bare)
    return _Cut(end, end, sizes.bare) if _is_item(text, m, commas, sizes) else None


def _is_item(text: str, m: re.Match[str], commas: list[re.Match[str]], sizes: Sizes) -> bool:
    """Whether what stands between this comma and its neighbours is long enough to be more than an item of a list."""
    before = max((c.end() for c in commas if c.end() <= m.start()), default=0)
    after = min((c.start() for c in commas if c.start() >= m.end()), default=len(text))
    return _size(text[before : m.start()]) >= sizes.item and _size(text[m.end() : after]) >= sizes.item


def _repeats_opening(text: str, after: str, table: Conjunctions | None) -> bool:
    """`For the A, for the B, and for the C`: the words after the comma open as the sentence, or the part before, does."""
    if table is not None and (conjunction := table.coordinators.match(after)):
        after = after[conjunction.end() :]
    opening = re.match(r"\W*([^\W\d_]{2,})\s", text)
    word = re.match(r"([^\W\d_]{2,})\s", after)
    return bool(opening and word) and opening is not None and word is not None and opening[1].casefold() == word[1].casefold()


def _opens_like_the_last(text: str, comma: re.Match[str], table: Conjunctions) -> bool:
    """`..., to mend the roads and to build a bridge`: what follows the next conjunction opens with the same word, and that is no
    determiner (`his boat and his house` are objects of one verb)."""
    joint = table.bare.search(text, comma.end(), comma.end() + _ITEM_CHARS)
    if joint is None:
        return False
    first, last = _FIRST_TWO.match(text, comma.end()), _FIRST_TWO.match(text, joint.end())
    if first is None or last is None or first[1].casefold() != last[1].casefold():
        return False
    return table.determiners.match(first[1]) is None


def _has_own_object(text: str, at: int, table: Conjunctions, language: str) -> bool:
    """`..., promises the men a boat and names his son`: a word of content before a determiner is a verb with its object."""
    words = _FIRST_TWO.match(text, at)
    if words is None or table.determiners.match(words[2]) is None:
        return False
    return fold(words[1]) not in function_words(language)


def _at_conjunctions(text: str, table: Conjunctions, language: str, sizes: Sizes) -> list[_Cut]:
    """Conjunctions without a comma: before a verb, a subject, or the words that the sentence opened with."""
    found = []
    opening = re.match(r"\W*([^\W\d_]{2,})\s", text)
    for m in table.bare.finditer(text):
        after = text[m.end() :]
        first = re.match(r"([^\W\d_]{2,})", after)
        if first and opening and first[1].casefold() == opening[1].casefold():
            found.append(_Cut(m.start(), m.start("word"), sizes.sure))
        elif table.continues.match(after) or _has_own_object(text, m.end(), table, language):
            found.append(_Cut(m.start(), m.start("word"), sizes.likely))
    found.extend(_Cut(m.start(), m.start("word"), sizes.bare) for m in table.subordinators.finditer(text))
    return found
