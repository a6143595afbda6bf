"""Which entry of a table of cues begins at a word of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from headwater.judge.cue_tables import MARKED, Meanings, Table
from headwater.text.remembered import WORDS
from headwater.text.tokens import Token

ELISION = "'"
_JOINED = re.compile(r"[\s\-‐‑'’·]*")  # what may stand between the words of one cue
_HYPHENS = ("-", "‐", "‑")
_LIKE_NAMES = frozenset(("modality", "hedge", "tense"))  # kinds with words that are names too: May, Will
_NONE = Meanings()
_CASE_WORDS = 6  # words on either side that say whether capitals are for names alone


def longest(found: Sequence[Token], gaps: Sequence[str], at: int, known: Table, text: str) -> tuple[int, Meanings]:
    """The longest entry that begins at a token: how many tokens it has (0: none begins), and what it means.

    found: the tokens of a passage of `text`; gaps: what stands between each and the next. Without a meaning is what only looks like
    a cue: an exempt entry, a part of a compound ("no-confidence vote"), a name ("Mrs May").
    """
    form = found[at].form
    length, meanings = _listed(found, gaps, at, known, text, form)
    if not length and ELISION in form:
        # "qu'au moins": what an elided word is written on to
        length, meanings = _listed(found, gaps, at, known, text, form.rpartition(ELISION)[2])
    if meanings and (_compound(gaps, at + length - 1) or (length == 1 and _names(meanings) and _as_name(found, at, text))):
        return length, _NONE
    return length, meanings


def _listed(
    found: Sequence[Token], gaps: Sequence[str], at: int, known: Table, text: str, first: str
) -> tuple[int, Meanings]:  # fmt: skip
    """The longest entry that begins at a token, whose form is taken to be `first`: how many tokens it has, and what it means."""
    entries, expressions = known.words.get(first, ()), _beginning(known, first)
    if not entries and not expressions:
        return 0, _NONE  # as of most words

    def joined(length: int) -> bool:
        return at + length <= len(found) and all(
            _JOINED.fullmatch(gaps[k]) or (gaps[k].strip() == "." and found[k + 1].form[:1].isdigit())
            for k in range(at, at + length - 1)
        )

    length, meanings, listed = 0, _NONE, False
    for entry, spelling, means in entries:
        if joined(len(entry)) and all(found[at + k].form == w for k, w in enumerate(entry[1:], 1)):
            if spelling and not _spelled_so(found[at : at + len(entry)], spelling, text):
                continue
            length, meanings, listed = len(entry), means, True
            break
    for patterns, means in expressions:
        n = len(patterns)
        # A word listed as it stands beats an expression of the same length; of two expressions, one that names no cue does.
        longer = n > length or (n == length and not means and not listed)
        if longer and joined(n) and all(p.fullmatch(found[at + k].form) for k, p in enumerate(patterns[1:], 1)):
            length, meanings, listed = n, means, False
    return length, meanings


def _compound(gaps: Sequence[str], last: int) -> bool:
    """Whether a hyphen ties the word before it to the next: "no-confidence vote", "sans-abri" deny nothing."""
    return last < len(gaps) and gaps[last] in _HYPHENS


def _names(meanings: Meanings) -> bool:
    return all(kind in _LIKE_NAMES for kind, _ in meanings)


def _as_name(found: Sequence[Token], at: int, text: str) -> bool:
    """Whether a word has a capital as only names do, inside a sentence where most words have none."""
    word = text[found[at].start : found[at].end]
    opens = not text[max(0, found[at].start - 4) : found[at].start].rstrip()[-1:].isalnum()
    if opens or not word[0].isupper() or word.isupper():
        return False
    beside = [text[t.start] for t in (*found[max(0, at - _CASE_WORDS) : at], *found[at + 1 : at + 1 + _CASE_WORDS])]
    return sum(map(str.isupper, beside)) * 2 <= sum(map(str.isalpha, beside))


def _spelled_so(words: Sequence[Token], spelling: Sequence[str], text: str) -> bool:
    """Whether words have the marks of an entry: "hatte" is not "hätte", nor "du" "dû". A text without marks is taken as it is."""
    if not _has_marks(text):
        return True
    written = (unicodedata.normalize("NFC", text[t.start : t.end]).casefold() for t in words)
    return all(w.endswith(s) for w, s in zip(written, spelling, strict=True))


@lru_cache(maxsize=16)
def _has_marks(text: str) -> bool:
    return bool(MARKED.search(unicodedata.normalize("NFC", text).casefold()))


@lru_cache(maxsize=WORDS)
def _beginning(known: Table, form: str) -> tuple[tuple[tuple[re.Pattern[str], ...], Meanings], ...]:
    """The entries of expressions whose first word this can be."""
    return tuple(entry for entry in known.patterns if entry[0][0].fullmatch(form))
