"""Words of a text with their places and folded forms: what sameness of wording is measured on.

A token is a run of letters, marks and digits (with inner apostrophes, hyphens aside), or a single character of a script written
without spaces. Folding: NFKC, lower case, typographic apostrophes, combining marks of Latin letters dropped.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import chain

from headwater.text.kept_rows import rows
from headwater.text.remembered import WORDS, remembered

# Scripts without spaces between words: each character is a token of its own (Han, kana, Thai).
_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
# Beside Hangul or a character without spaces it is a quotation mark: in '침수'보다 and ‘ABC’的 a particle stands behind it.
_APOSTROPHE = rf"(?<![\uac00-\ud7a3])['’](?=[^\W{_UNSPACED}])(?![\uac00-\ud7a3])"
# Letters and digits run on in one class; marks and apostrophes, which are rarer, begin a new run of them.
_RUN = rf"[^\W{_UNSPACED}]*"
_TOKEN = re.compile(
    rf"(?:[^\W\d_{_UNSPACED}]|[\u0300-\u036f]){_RUN}(?:(?:[\u0300-\u036f]|{_APOSTROPHE}){_RUN})*|[{_UNSPACED}]|{_NUMBER}"
)
_GROUPING = re.compile(r"[., ](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Token:
    """`[start, end)` in code points, and the folded form that is compared."""

    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The tokens of a whole text in columns, in reading order: where each begins and ends, and its form. A book's are had in a
    third of the time that as many records take, and its stretches are asked for without reading them again."""

    text: str
    starts: array[int]
    ends: array[int]
    forms: list[str]

    def within(self, start: int, end: int) -> list[str]:
        """The forms of the tokens of `text[start:end]` alone, as `forms` has them."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if (first and self.ends[first - 1] > start) or (last > first and self.ends[last - 1] > end):  # an edge parts a token
            return forms(self.text, start, end)
        return self.forms[first:last]


@remembered
def wording(text: str) -> Wording:
    """All tokens of a document's text, as `tokens` has them."""
    spans = rows(text, "words", 2, lambda: (m.span() for m in _TOKEN.finditer(text)))
    edges = array("q", chain.from_iterable(spans))
    words = [text[a:b] for a, b in spans]
    folded = {word: fold(word) for word in set(words)}
    return Wording(text, edges[::2], edges[1::2], [folded[word] for word in words])


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]` in reading order, with offsets into `text`."""
    return [Token(m.start(), m.end(), fold(m[0])) for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]


def forms(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The forms of the tokens of `text[start:end]` alone: what most callers compare, in a third of the time."""
    return list(map(fold, _TOKEN.findall(text, start, len(text) if end is None else end)))


def count(text: str, start: int = 0, end: int | None = None) -> int:
    """How many tokens `text[start:end]` has."""
    return len(_TOKEN.findall(text, start, len(text) if end is None else end))


@lru_cache(maxsize=WORDS)
def fold(word: str) -> str:
    """The form under which spelling variants of one word meet; digits lose their grouping, and a decimal comma is a point."""
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    if folded[:1].isdigit():
        # Only grouping goes: 4.2 and 42 are not the same.
        return _GROUPING.sub("", folded).replace(",", ".") if not folded.startswith("0") else folded.replace(",", ".")
    if folded.endswith("'s"):
        folded = folded[:-2]
    if folded.isascii():
        return folded
    marked = unicodedata.normalize("NFD", folded)
    return unicodedata.normalize("NFC", "".join(c for c in marked if not "\u0300" <= c <= "\u036f"))


@lru_cache(maxsize=32)
def function_words(language: str | None) -> frozenset[str]:
    """Words that carry grammar rather than content, folded; empty where no list is kept.

    Lists: `function_words.txt` beside this module, a line a language, made by hand from the closed classes of each grammar.
    """
    table = resources.files(__package__).joinpath("function_words.txt").read_text("utf-8")
    for line in table.splitlines():
        code, _, words = line.partition(":")
        if code == language:
            return frozenset(fold(w) for w in words.split())
    return frozenset()


def content(found: list[Token], language: str | None) -> list[Token]:
    """The tokens that carry content; all of them where the language has no list."""
    dull = function_words(language)
    return [t for t in found if t.form not in dull] if dull else found


def content_forms(text: str, language: str | None) -> list[str]:
    """The forms of the tokens of `text` that carry content, as `content` has them."""
    dull = function_words(language)
    return [form for form in forms(text) if form not in dull]
