"""What a person types into a search, as terms that every engine answers alike.

wheat treaty            both words                     "wheat treaty"     the phrase
fort*                   words that begin so            -denied            without the word
outlet:KCNA             of this outlet                 title:harvest      the word in the title
after:2026-01-01        published on that day or later before:2026        published earlier than that year
lang:ko                 in this language
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from headwater.errors import UsageError
from headwater.text.search_words import LONGEST, is_paired, search_words

_PART = re.compile(r"(?P<not>-)?(?:(?P<field>[A-Za-z]+):)?(?:[\"“„«»”](?P<phrase>[^\"“”„«»]*)[\"“”»«]?|(?P<word>\S+))")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# A letter, digit or mark beyond ASCII; punctuation, spaces and symbols are none.
_FOREIGN = re.compile(r"[^\W\x00-\x7f]|[^\x00-\x7f\u00a0-\u00bf\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff]")
FIELDS = ("outlet", "after", "before", "lang", "title")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand in a row. prefix: the last of them need only begin so. title: looked for in titles alone."""

    words: tuple[str, ...]
    prefix: bool = False
    title: bool = False
    without: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search. after, before: days or parts of them (ISO 8601), compared as text: `before` excludes, `after` includes."""

    terms: tuple[Term, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    after: str | None = None
    before: str | None = None
    said: str = field(default="", compare=False)


def parse(said: str) -> Query:
    """The query of what was typed. Raises UsageError where it holds nothing to look for, or a date that is none."""
    terms: list[Term] = []
    named: dict[str, list[str]] = {name: [] for name in FIELDS}
    for part in _PART.finditer(said):
        name = (part["field"] or "").lower()
        value = part["phrase"] if part["phrase"] is not None else part["word"]
        if name in FIELDS and name != "title" and not part["not"]:
            named[name].append(_day(name, value) if name in ("after", "before") else value)
            continue
        if name and name not in FIELDS:  # "10:30", "https://...": no field, just words
            value = f"{part['field']}:{value}"
        if term := _term(value, quoted=part["phrase"] is not None, title=name == "title", without=bool(part["not"])):
            terms.append(term)
    if not any(not t.without for t in terms) and not any(named.values()):
        raise UsageError(
            'nothing to search for; give a word, a "phrase", or outlet:, after:, before:, lang: or title: with a value'
        )
    return Query(
        tuple(terms), tuple(named["outlet"]), tuple(v.lower() for v in named["lang"]),
        max(named["after"], default=None), min(named["before"], default=None), said.strip(),
    )  # fmt: skip


def _term(value: str, *, quoted: bool, title: bool, without: bool) -> Term | None:
    prefix = not quoted and value.endswith("*")
    found = search_words(value)
    if not found:
        return None
    # The last character of a run stands alone in the index only at the run's end: as part of a word it begins a pair.
    if len(found) > 1 and found[-1].end - found[-1].start == 1 and is_paired(found[-1].word) and found[-2].end == found[-1].end:
        found = found[:-1]
    lone = found[-1].end - found[-1].start == 1 and is_paired(found[-1].word)
    return Term(tuple(f.word for f in found), prefix or lone, title, without)


def _day(name: str, value: str) -> str:
    if not _DAY.fullmatch(value):
        raise UsageError(f"{name}:{value}: no date; write {name}:2026-01-31, {name}:2026-01 or {name}:2026")
    return value


def places(terms: tuple[Term, ...], text: str) -> list[tuple[int, int]]:
    """Where the terms stand in a text, in reading order: spans in code points, overlapping ones joined."""
    wanted = [t for t in terms if not t.without]
    plain = text.isascii() or not _FOREIGN.search("".join(set(text)))
    hits = _in_plain(wanted, text) if plain else _in_words(wanted, text)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(hits):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _in_plain(terms: Sequence[Term], text: str) -> set[tuple[int, int]]:
    """The same of a text whose letters are those of ASCII, where words are what stands between other characters."""
    lower = text.lower()
    return {m.span(1) for term in terms for m in _pattern(term).finditer(lower)}


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    words = "[^a-z0-9]+".join(re.escape(w) + "[a-z0-9]*" * (len(w) == LONGEST) for w in term.words)
    # Ahead, so that the next may begin inside this one.
    return re.compile(f"(?<![a-z0-9])(?=({words}{'[a-z0-9]*' if term.prefix else '(?![a-z0-9])'}))")


def _in_words(terms: Sequence[Term], text: str) -> set[tuple[int, int]]:
    """The same of any text, word by word as the index has them."""
    found = search_words(text)
    at: dict[str, list[int]] = {}
    for i, f in enumerate(found):
        at.setdefault(f.word, []).append(i)
    hits = set()
    for term in terms:
        first = term.words[0]
        alone = term.prefix and len(term.words) == 1
        for i in [j for j, f in enumerate(found) if f.word.startswith(first)] if alone else at.get(first, []):
            row = found[i : i + len(term.words)]
            if _answers(term, [f.word for f in row]):
                # A single character was looked for among pairs: what follows it was not meant.
                single = alone and len(first) == 1 and is_paired(first)
                hits.add((row[0].start, row[0].start + 1 if single else row[-1].end))
    return hits


def _answers(term: Term, row: list[str]) -> bool:
    """Whether words in a row are the term's."""
    if len(row) != len(term.words) or row[:-1] != list(term.words[:-1]):
        return False
    return row[-1].startswith(term.words[-1]) if term.prefix else row[-1] == term.words[-1]
