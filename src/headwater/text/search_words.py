"""Words as the search index has them: the same for every engine, and for every script.

A run of letters, marks and digits is a word. Han, kana, Hangul and Thai, written without spaces or with endings grown onto words,
are cut into character pairs instead, the last character of a run alone: then any run of two characters or more is found as a
phrase, and a single one as the start of a pair. Folded: NFKC, lower case, accents of Latin and Greek letters and
vowel signs of Arabic dropped.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 200  # characters of a word that count: PostgreSQL refuses words over 2,046 bytes
_PAIRED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff66-\uff9f"
)
# Marks that belong to the letter before them: accents, points of Hebrew and Arabic, vowels of Indian scripts.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_RUN = re.compile(rf"(?P<paired>[{_PAIRED}]+)|(?:(?![{_PAIRED}])[^\W_]|[{_MARKS}])+")
_PLAIN = re.compile(r"[a-z0-9]+")
_DROPPED = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]+")
_KEEPS_ITS_MARKS = re.compile("[\u0400-\u052f]")  # й is a letter of its own


@dataclass(frozen=True, slots=True)
class Indexed:
    """A word of the index and where it stands: `[start, end)` in code points of the text."""

    word: str
    start: int
    end: int


def search_words(text: str) -> list[Indexed]:
    """The words of a text in reading order; those of a paired run overlap by one character."""
    found: list[Indexed] = []
    for run in _RUN.finditer(text):
        first, last = run.span()
        if run["paired"] is None:
            if word := folded(run[0]):
                found.append(Indexed(word, first, last))
            continue
        pairs = [(i, min(i + 2, last)) for i in range(first, last)]
        found.extend(Indexed(word, i, end) for i, end in pairs if (word := folded(text[i:end])))
    return found


def words(text: str) -> list[str]:
    """The words alone, in a quarter of the time: what is indexed and counted."""
    if text.isascii():
        return [word[:LONGEST] for word in _PLAIN.findall(text.lower())]
    found: list[str] = []
    for run in _RUN.finditer(text):
        whole = run[0]
        if run.lastgroup is None:
            if word := folded(whole):
                found.append(word)
        else:
            found.extend([word for i in range(len(whole)) if (word := folded(whole[i : i + 2]))])
    return found


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The form that the index holds; letters, digits and marks only."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKC", word).casefold()
    if not _KEEPS_ITS_MARKS.search(plain):
        plain = unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFD", plain)))
    # Compatibility forms may bring a space or a stroke along (⅓, ﷺ): the index splits at what is no letter, digit or mark.
    return "".join(c for c in plain if c.isalnum() or unicodedata.category(c)[0] == "M")[:LONGEST]


def is_paired(text: str) -> bool:
    """Whether the text begins with a character of a script that is indexed in pairs."""
    run = _RUN.match(text)
    return run is not None and run["paired"] is not None
