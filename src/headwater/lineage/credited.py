"""Outlets that a text says it has something from: "Reuters reported", "according to the agency", the agency of its dateline.

Method: around each word that can belong to an outlet's name the longest row of words that names an outlet and nothing else
(`text.credits`), where a verb or phrase that passes on stands directly before or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from headwater.text import credits, datelines
from headwater.text.scripts import script_language
from headwater.text.tokens import function_words

LEAD_CHARS = 1500  # credits stand in the first paragraphs; later ones are of other matters
MOST_WORDS = 9  # "the official news agency of the Democratic Republic of ..."
MOST_CHARS = 14  # the same, in a script that is written without spaces
CUE_WORDS = 3  # between the name and the verb: "on Monday", an auxiliary

_CLAUSE = re.compile(r"[^.,،;:؛—–\n“”«»\"。，、；：「」]+")
_WORD = re.compile(r"\S+")
_INITIALS = re.compile(r"\(([A-ZА-ЯЁÀ-Þ]{2,8})\)")
_JOINED = ("zh", "ja", "th", "ko")


@dataclass(frozen=True, slots=True)
class Credited:
    """An outlet that is named as a source, at `[start, end)`. name: in short, where the text gives its initials; kind: of
    `text.credits.outlet`."""

    start: int
    end: int
    name: str
    kind: str


def credited(text: str, language: str | None) -> list[Credited]:
    """The outlets that the lead of a text credits, in reading order, each name once."""
    code = (language or script_language(text[:200])).casefold().split("-")[0]
    lead = text[:LEAD_CHARS]
    if not credits.may_credit(lead, code):
        return []
    found = {one.name.casefold(): one for one in reversed(list(_dateline(lead, code)) + list(_told(lead, code)))}
    return sorted(found.values(), key=lambda one: one.start)


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet: equal but for case, or the one the initials in the other's brackets."""
    return bool(_forms(one) & _forms(other))


def _forms(name: str) -> set[str]:
    bare = " ".join(_INITIALS.sub(" ", name).casefold().split()).removeprefix("the ")
    return {bare, *(m.casefold() for m in _INITIALS.findall(name))} - {""}


def _dateline(text: str, code: str) -> Iterator[Credited]:
    """The agency of the dateline of a first paragraph."""
    for m in re.finditer(r"[^\n]+", text):
        line = datelines.head(m[0], code)
        if line is not None and line.agency and credits.outlet(line.agency, code) == "agency":
            at = text.find(line.agency, m.start())
            yield Credited(at, at + len(line.agency), line.agency, "agency")
            return


def _told(text: str, code: str) -> Iterator[Credited]:
    """The outlets of phrases such as "Reuters reported"."""
    for m in _CLAUSE.finditer(text):
        if not credits.may_credit(m[0], code):
            continue
        words = _words(m[0], code)
        taken: set[int] = set()
        for first, last, kind in _named(m[0], words, code):
            # A word beside a name that is found already belongs to it: the News of an agency is no outlet of its own.
            if not taken.isdisjoint(range(first - 1, last + 2)) or not _passes_on(m[0], words, first, last, kind, code):
                continue
            taken.update(range(first, last + 1))
            start, end = words[first][0], words[last][1]
            yield Credited(m.start() + start, m.start() + end, _short(m[0][start:end], kind, code), kind)


def _words(clause: str, code: str) -> list[tuple[int, int]]:
    if code in _JOINED:
        return [(i, i + 1) for i, c in enumerate(clause) if not c.isspace()]
    return [m.span() for m in _WORD.finditer(clause)]


@lru_cache(maxsize=65536)
def _may_credit(word: str, code: str) -> bool:
    return credits.may_credit(word, code)


def _named(clause: str, words: list[tuple[int, int]], code: str) -> list[tuple[int, int, str]]:
    """The rows of words that name an outlet, with what it is; agencies first, then the longest."""
    joined = code in _JOINED
    most = MOST_CHARS if joined else MOST_WORDS
    anchors = [k for k, (a, b) in enumerate(words) if joined or _may_credit(clause[a:b].strip("()"), code)]
    rows = {(first, last) for k in anchors for first in range(max(0, k - most + 1), k + 1)
            for last in range(k, min(len(words), first + most))}  # fmt: skip
    found = []
    for first, last in rows:
        kind = credits.outlet(clause[words[first][0] : words[last][1]], code)
        # A language written without spaces runs "according to" and the name together.
        if kind is not None and not credits.relays(clause[words[first][0] :], kind, code):
            found.append((first, last, kind))
    return sorted(found, key=lambda row: (row[2] != "agency", row[0] - row[1], row[0]))


def _passes_on(clause: str, words: list[tuple[int, int]], first: int, last: int, kind: str, code: str) -> bool:
    """Whether words that pass on stand beside the name; between it and a verb only a day or a word of grammar."""
    if any(credits.relays(clause[words[k][0] :], kind, code) for k in range(max(0, first - CUE_WORDS), first)):
        return True
    grammar = function_words(code)
    for k in range(last + 1, min(len(words), last + 1 + CUE_WORDS)):
        if credits.relays(clause[words[k][0] :], kind, code):
            return True
        word = clause[words[k][0] : words[k][1]]
        if not (word.casefold() in grammar or word[0].isupper() or code in _JOINED):
            return False
    return False


def _short(phrase: str, kind: str, code: str) -> str:
    """The initials of a name in brackets; else the one word of it that names an agency by itself: "the Interfax news agency" is
    Interfax; else the name."""
    initials = _INITIALS.search(phrase)
    if initials:
        return initials[1]
    bare = _bare(phrase)
    alone = [w for w in bare.split() if credits.outlet(w, code) == "agency"] if kind == "agency" else []
    return alone[0] if len(alone) == 1 else bare


def _bare(phrase: str) -> str:
    """A name without its article."""
    return re.sub(r"^(?:the|The|die|der|das|le|la|les|el|los|il|o|a)\s+|^[Ll]['’]", "", phrase).strip(" ,.;:()")
