"""The words of a document with what stands around them, and its runs of words with a capital: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from headwater.quotes.cues import NEVER
from headwater.quotes.direct.plain import FEWEST_CAPITALS
from headwater.quotes.who.given import given
from headwater.quotes.who.mention_words import MentionWords
from headwater.text.months import MONTHS, WEEKDAYS
from headwater.text.name_tables import listed, title_word
from headwater.text.tokens import fold, function_words

WORD = re.compile(r"[^\W_](?:\w|[-'’](?=\w)|\.(?=[^\W\d_](?![^\W_])))*")  # "U.S" is one word, "V.Petrov" two
LETTERS = re.compile(r"[^\W\d_a-zà-öø-ÿа-яё](?:\.?[^\W\d_a-zà-öø-ÿа-яё]){1,5}\.?")
ELIDED = re.compile(r"(\w|[Qq]u|[Dd]ell|[Nn]ell|[Ss]ull|[Aa]ll|[Dd]all|[Uu]n)['’](?=\w)")
GENITIVE = re.compile(r"['’](?:s|S)?$")
PARTICLES = frozenset(
    (*("de", "la", "von", "van", "der", "den", "bin", "ibn", "al", "el", "du", "da"),
     *("dos", "del", "di", "le", "zu", "zum", "af", "av", "ter", "ten", "y"))
)  # fmt: skip
ARTICLES = frozenset(("der", "den", "zu", "e", "y"))  # join a name only behind another particle ("von der")
LONGEST_RUN = 20  # words; longer runs are capitals throughout
LINE = re.compile(r"[^\n]+")
NAME_WORDS = 3  # of a name in a line of capitals, where the words behind it have them too


class Word(NamedTuple):
    """A word of the document: form is casefolded, without a genitive; gap: what stands between the word before and it.

    letters: whether it is an abbreviation in capitals ("FBI").
    """

    start: int
    end: int
    form: str
    capital: bool
    genitive: bool
    gap: str
    letters: bool


def document_words(text: str, *, elided: bool = False) -> Iterator[Word]:
    """The words of a text in order; elided: whether a short word joined by an apostrophe is one of its own ("l'agence")."""
    before = 0
    for m in WORD.finditer(text):
        written, start, end = m[0], m.start(), m.end()
        if elided and (short := ELIDED.match(written)):
            yield Word(
                start, start + short.end(), short[1].casefold() + "'", short[0][0].isupper(), False, text[before:start], False
            )
            start = before = start + short.end()
            written = written[short.end() :]
        capital = written[0].isupper()
        bare = GENITIVE.sub("", written) if "'" in written or "’" in written else written
        genitive = len(bare) < len(written) or (written[-1] in "sS" and text[end : end + 1] in ("’", "'"))
        letters = capital and LETTERS.fullmatch(bare) is not None
        yield Word(start, end, bare.casefold(), capital, genitive, text[before:start], letters)
        before = end


def runs(words: Sequence[Word], table: MentionWords, verbs: re.Pattern[str] = NEVER) -> Iterator[tuple[int, int]]:
    """The runs of words with a capital `[first, last)`, without words that a sentence begins with, verbs among them."""
    i, size, language = 0, len(words), table.language
    while i < size:
        begins = not _ordinary(words[i], language) or _name_by_its_place(words, i)
        if not words[i].capital or not begins or _first_verb(words[i], verbs):
            i += 1
            continue
        j = i + 1
        while j < size:
            if words[j].capital and _joined(words[j - 1], words[j], language) and words[j].form not in calendar(language):
                j += 1
                continue
            step = next((s for s in (1, 2) if j + s < size and _bridges(words, j, s, nouns_capital=table.nouns_capital)), 0)
            if not step:
                break
            j += step + 1
        if j - i <= LONGEST_RUN:
            yield i, j
        i = j


def _ordinary(word: Word, language: str) -> bool:
    return (
        word.form in function_words(language) or word.form in calendar(language) or listed(fold(word.form), "starts.txt", language)
    )


def _name_by_its_place(words: Sequence[Word], i: int) -> bool:
    """Whether an ordinary word is a given name: it has a capital inside its sentence, and another one is behind it ("Per Holt")."""
    inside = words[i].gap in (" ", ", ", "\u00a0") and i + 1 < len(words) and words[i + 1].capital and words[i + 1].gap == " "
    return inside and given(words[i].form)


def in_capitals(words: Sequence[Word], text: str, verbs: re.Pattern[str], language: str) -> list[Word]:
    """The words, those of lines in capitals without a capital where they are no name: a given name and the words behind it."""
    lines = [m.span() for m in LINE.finditer(text) if m.group().isupper() and sum(map(str.isalpha, m.group())) >= FEWEST_CAPITALS]
    out: list[Word] = []
    at = named = 0  # the line looked at, and how many words of a name stand right before
    for word in words:
        while at < len(lines) and lines[at][1] <= word.start:
            at += 1
        if at == len(lines) or word.start < lines[at][0]:
            out.append(word)
            continue
        ordinary = _ordinary(word, language) or verbs.fullmatch(word.form) is not None
        goes_on = 0 < named < NAME_WORDS and word.gap == " " and not out[-1].genitive
        named = named + 1 if not ordinary and (goes_on or given(word.form)) else 0
        out.append(word._replace(capital=named > 0, letters=False))
    return out


def _first_verb(word: Word, verbs: re.Pattern[str]) -> bool:
    """Whether a capital only begins a sentence with a verb ("Said Ida Lund"), as none does behind a blank ("the State Council")."""
    return word.gap not in (" ", "\u00a0") and verbs.fullmatch(word.form) is not None and not given(word.form)


def _joined(a: Word, b: Word, language: str) -> bool:
    """Whether two words with capitals are of one run: a blank between them, or the full stop of an initial or a title."""
    if a.genitive:
        return False
    if b.gap in (" ", "\u00a0", "\u202f"):
        return True
    return b.gap in (". ", ".\u00a0", ".") and (len(a.form) == 1 or (len(a.form) <= 4 and title_word(fold(a.form), language)))


def _bridges(words: Sequence[Word], j: int, step: int, *, nouns_capital: bool) -> bool:
    """Whether the words `[j, j + step)` are particles of a name that goes on behind them ("de la", "von der")."""
    if nouns_capital and not given(words[j - 1].form):
        return False  # "Angaben von Ida Lund"
    inner = words[j : j + step + 1]
    if step == 1 and inner[0].form in ARTICLES:
        return False
    return all(w.gap == " " for w in inner) and all(w.form in PARTICLES and not w.capital for w in inner[:-1]) and inner[-1].capital


@lru_cache(maxsize=32)
def calendar(language: str) -> frozenset[str]:
    """The names of months and days, casefolded."""
    names = f"{MONTHS.get(language, '')} {WEEKDAYS.get(language, '')}"
    return frozenset(f.replace("_", " ").casefold() for n in names.split() for f in n.split("|") if len(f) > 2)
