"""Outlets that a text says it has something from: "Reuters reported", "according to the Gazette", "the mayor told the Gazette".

Method: in each clause the longest rows of words that name an outlet and nothing else (`text.credits`), where a word that passes on
stands beside the name, or one that says that somebody spoke to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.text import credits
from headwater.text.months import MONTHS, WEEKDAYS, forms
from headwater.text.tokens import function_words

MOST_WORDS = 9  # "the official news agency of the Democratic Republic of ..."
NEAR_CHARS = 8  # between sentences: blanks and marks
SHORT = 3  # letters: names of days cut to as few are words elsewhere
CUE_WORDS = 3  # between the name and the verb: "on Monday", an auxiliary
INITIALS = re.compile(r"\(([A-ZА-ЯЁÀ-Þ]{2,8})\)")

_ARTICLE = re.compile(
    r"^(?:(?:the|an?|die|der|das|dem|den|het|de|le|la|les|el|los|al|il|lo|gli|alla|allo|dal|dalla|del|della|i|o|os|à|ao|pela|pelo)\s+"
    r"|(?:l|all|dall|dell)['’])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,،;:؛—–\n。，、；：]+")
_WORD = re.compile(r"[^\s()]+|\([^\s()]{2,8}\)")
_EDGE = "()\"'«»„“”‟‘’「」『』‹›"
_SENTENCE_END = re.compile(r"[.!?。！？\n]")


@dataclass(frozen=True, slots=True)
class Credited:
    """An outlet that is said to be where something is from, at `[start, end)`. kind: of `credits.outlet`; named: whether the words
    say which outlet it is ("local media" do not)."""

    start: int
    end: int
    kind: str
    named: bool


def credited(text: str, language: str | None) -> Iterator[Credited]:
    """The outlets that a text credits, in reading order but for the names of a clause."""
    known = _introduced(text, language)
    anywhere = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in known)) if known else None
    for m in _CLAUSE.finditer(text):
        if not (credits.may_credit(m[0], language) or (anywhere and anywhere.search(m[0]))):
            continue
        clause = _Clause(text, m.start(), m.end(), language, known)
        for start, end, kind in clause.joined() if credits.is_joined(language) else clause.parted():
            first, last = credits.bare_place(m[0][start:end], language)
            yield Credited(m.start() + start + first, m.start() + start + last, kind, clause.named(start, end))


def bare_name(phrase: str) -> str:
    """A name without its article or preposition and without quotation marks."""
    return _ARTICLE.sub("", credits.QUOTES.sub("", phrase).strip(" ,.;:")).strip()


def _introduced(text: str, language: str | None) -> frozenset[str]:
    """The initials that a text gives in brackets behind the name of an agency."""
    found = set()
    for m in INITIALS.finditer(text):
        words = [w.start() for w in _WORD.finditer(text, max(m.start() - 120, 0), m.start())][-MOST_WORDS:]
        if any(credits.outlet(text[at : m.end()], language) == "agency" for at in words):
            found.add(m[1])
    return frozenset(found)


@lru_cache(maxsize=32)
def _days(language: str | None) -> frozenset[str]:
    return frozenset(name.casefold() for table in (WEEKDAYS, MONTHS) for name, _ in forms(table, language) if len(name) > SHORT)


class _Clause:
    """A clause of a text, its outlets looked for. known: initials that are an agency's in this text."""

    def __init__(self, text: str, start: int, end: int, language: str | None, known: frozenset[str]) -> None:
        self.text, self.start, self.end = text, start, end
        self.words = text[start:end]
        self.language, self.known = language, known

    def named(self, start: int, end: int) -> bool:
        words = self.words[start:end]
        return words.strip(_EDGE) in self.known or credits.named(words, self.language)

    def parted(self) -> Iterator[tuple[int, int, str]]:
        """Where outlets are credited in a language that parts its words by blanks."""
        words = [m.span() for m in _WORD.finditer(self.words)]
        taken: set[int] = set()
        for first, last, kind in self._rows(words):
            # A word beside a name that is found already belongs to it: the News of an agency is no outlet of its own.
            if not taken.isdisjoint(range(first - 1, last + 2)):
                continue
            passes = self._passes_on(words, first, last)
            if passes is None:
                taken.update(range(first, last + 1))
            elif passes or self._heard(words, first, last, kind):
                taken.update(range(first, last + 1))
                yield words[first][0], words[last][1], kind

    def _rows(self, words: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
        """The rows of words that name an outlet, with what it is; agencies first, then the longest."""
        bare = [self.words[a:b].strip(_EDGE) for a, b in words]
        marks = credits.marks(self.words, self.language)
        ends = [end for _, end in words]
        held = {k for start, end in marks for k in range(bisect_right(ends, start), bisect_left(ends, end) + 1)}
        anchors = [k for k, word in enumerate(bare) if k in held or word in self.known]
        rows = {(first, last) for k in anchors for first in range(max(0, k - MOST_WORDS + 1), k + 1)
                for last in range(k, min(len(words), first + MOST_WORDS))}  # fmt: skip
        found = []
        for first, last in rows:
            noun = anchors[bisect_right(anchors, last) - 1]
            is_day = bare[last].casefold() in _days(self.language)
            if noun < last and (is_day or not credits.may_follow(bare[noun + 1 : last + 1], bare[noun], self.language)):
                continue
            if credits.joins(bare[first], self.language) or self._noun_before_name(bare, last):
                continue
            kind = "agency" if first == last and bare[first] in self.known else self._outlet(words, first, last)
            if kind is not None and not credits.relays(self.words[words[first][0] :], kind, self.language):
                found.append((first, last, kind))
        return sorted(found, key=lambda row: (row[2] != "agency", row[0] - row[1], row[0]))

    def _noun_before_name(self, bare: Sequence[str], last: int) -> bool:
        """Whether a noun that a name follows ends the row: "the Norland newspaper Pier Post" is no "Norland newspaper"."""
        behind = bare[last + 1] if last + 1 < len(bare) else ""
        noun = bare[last].islower() and credits.is_common(bare[last], self.language)
        return noun and behind[:1].isupper() and behind.casefold() not in _days(self.language)

    def _outlet(self, words: Sequence[tuple[int, int]], first: int, last: int) -> str | None:
        return credits.outlet(self.words[words[first][0] : words[last][1]], self.language)

    def _passes_on(self, words: Sequence[tuple[int, int]], first: int, last: int) -> bool | None:
        """Whether words that pass on stand beside the name; between it and a verb only a day or a word of grammar. None where
        the verb is that of the outlet's director or spokesman."""
        begin = max(0, first - CUE_WORDS)
        before = self.words[words[begin][0] : words[first][0]]
        theirs = credits.of_its_people(before, self.language)
        if not theirs and any(self._relays(words[k][0]) for k in range(begin, first)):
            return not self._goes_on(words, last)
        grammar = function_words(self.language)
        for k in range(last + 1, min(len(words), last + 1 + CUE_WORDS)):
            if self._relays(words[k][0]):
                return None if theirs else True
            word = self.words[slice(*words[k])]
            if credits.joins(word, self.language) or not (word.casefold() in grammar or word[0].isupper()):
                break
        return self._ends_so(words[first][0], words[last][1])

    def _relays(self, at: int) -> bool:
        return credits.relays(self.words[at:], "agency", self.language)

    def _heard(self, words: Sequence[tuple[int, int]], first: int, last: int, kind: str) -> bool:
        """Whether somebody is said to have spoken to it."""
        start, end = words[first][0], words[last][1]
        if not self.named(start, end) or self._goes_on(words, last):
            return False
        return credits.spoken_to(self.words, start, end, kind, self.language)

    def _goes_on(self, words: Sequence[tuple[int, int]], last: int) -> bool:
        """Whether the word behind a name belongs to it: a further name, or who or what of it is meant; a day does not."""
        if last + 1 >= len(words):
            return False
        word = self.words[slice(*words[last + 1])].strip(_EDGE)
        if word.casefold() in function_words(self.language) or word.casefold() in _days(self.language):
            return False
        return word[:1].isupper() or credits.of_its_people(word, self.language)

    def _start_of_sentence(self, at: int) -> bool:
        end = self.start + at
        before = self.text[max(end - NEAR_CHARS, 0) : end].rstrip(f" {_EDGE}")
        return before[-1] in ".!?。！？\n" if before else end < NEAR_CHARS

    def _ends_so(self, start: int, end: int) -> bool:
        """Whether a name is who says something in a sentence whose last word passes on, in a language with the verb last."""
        if self._start_of_sentence(start) and credits.says(self.words[end:], self.language):
            stop = _SENTENCE_END.search(self.text, self.start + end)
            return credits.passes_on_last(self.text[self.start + end : stop.start() if stop else len(self.text)], self.language)
        return False

    def joined(self) -> Iterator[tuple[int, int, str]]:
        """Where outlets are credited in a language written without blanks, or with blanks between phrases."""
        at = 0
        for start, end in credits.name_places(self.words, self.language):
            kind = credits.outlet(self.words[start:end], self.language)
            if start < at or kind is None:
                continue
            before = self.words[max(start - CUE_WORDS, 0) : start]
            passes = any(self._relays(k) for k in (*range(max(start - CUE_WORDS, 0), start), *range(end, end + CUE_WORDS)))
            told = self.named(start, end) and credits.spoken_to(self.words, start, end, kind, self.language)
            if (passes or told or self._ends_so(start, end)) and not credits.of_its_people(before, self.language):
                at = end
                yield start, end, kind
