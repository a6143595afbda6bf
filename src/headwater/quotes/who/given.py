"""What a name tells of its bearer: the form under which its cases meet, and whether it is a man's or a woman's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from headwater.quotes.who.mention_words import MentionWords
from headwater.text.name_tables import given_names, line_of
from headwater.text.remembered import WORDS
from headwater.text.tokens import fold

# case endings of surnames and given names that Russian, Ukrainian and Bulgarian share; what is left tells one name from another
CASES = re.compile(r"(?:ого|ому|ыми|ыми|ым|им|ом|ем|ой|ей|ою|ая|ую|ый|ий|ого|ия|ии|ию|ием|ю|я|а|у|е|ы|и|ь|й)$")
# oblique endings of surnames and what the nominative has for them, longest first
MALE_CASES = (
    ("ского", "ский"),
    ("цкого", "цкий"),
    ("скому", "ский"),
    ("ским", "ский"),
    ("ого", "ый"),
    ("ому", "ый"),
    ("ым", ""),
    ("ем", ""),
    ("ом", ""),
    ("а", ""),
    ("у", ""),
    ("я", "й"),
    ("ю", "й"),
)
FEMALE_CASES = (
    ("ской", "ская"),
    ("цкой", "цкая"),
    ("овой", "ова"),
    ("евой", "ева"),
    ("иной", "ина"),
    ("ову", "ова"),
    ("еву", "ева"),
    ("ину", "ина"),
    ("скую", "ская"),
)
CYRILLIC = re.compile(r"[а-яё]")
FEMALE = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая|овна|евна|ична)$")
MALE = re.compile(r"(?:ов|ев|ёв|ин|ын|ский|цкий|ович|евич)$")


@lru_cache(maxsize=WORDS)
def key(word: str, language: str) -> str:
    """The form under which the cases of one name meet."""
    folded = fold(word).rstrip(".")
    if CYRILLIC.search(folded):  # й is a letter of its own, which folding would take for и
        return CASES.sub("", word.casefold().replace("ё", "е")) if len(folded) > 3 else folded
    return folded[:-1] if language in ("de", "nl") and folded.endswith("s") and len(folded) > 4 else folded


@lru_cache(maxsize=1)
def genders() -> dict[str, str]:
    """Given names, folded, to m or f."""
    return {n: letter for line, letter in (("female", "f"), ("male", "m")) for n in line_of("given_gender.txt", line)[0]}


@lru_cache(maxsize=WORDS)
def gender_of_given(name: str) -> str:
    """m, f or "" by a given name, or the first part of one with a hyphen; in Cyrillic any case of it."""
    folded = fold(name)
    table = genders()
    found = table.get(folded) or table.get(folded.split("-")[0])
    if found or not CYRILLIC.search(folded) or len(folded) < 4:
        return found or ""
    stem = CASES.sub("", name.casefold())
    return next((table[f] for e in ("", "й", "ий", "ь", "а", "я", "ия") if (f := fold(stem + e)) in table), "")


def given(name: str) -> bool:
    """Whether a word is a given name of the tables."""
    return fold(name) in given_names() or gender_of_given(name) != ""


def nominative(words: Sequence[str], variants: Collection[str], gender: str) -> tuple[str, ...]:
    """A Russian name in the case that names. words: as written, in any case; variants: all forms of the surname in the document.

    The given name tells the case; without one that is known, the shortest form of the surname is the nominative, if it has another.
    """
    if not CYRILLIC.search(words[-1].casefold()) or len(words) < 2:
        return tuple(words)
    first, last = words[0], min(variants, key=lambda v: (len(v), v[-1:] not in "ая"), default=words[-1])
    named = _named(first)
    if named and named != first.casefold() and last == words[-1]:
        last = _uninflected(last, gender)
    given_one = named.capitalize() if named else first
    if not named and last != words[-1] and words[-1] == last + "а" and first.endswith("а"):
        given_one = first[:-1]
    return (given_one, *words[1:-1], last)


def _named(name: str) -> str:
    """A given name of the table in the nominative, casefolded; empty for one that the table does not have."""
    folded, table = fold(name), genders()
    if folded in table or len(folded) < 4:
        return name.casefold() if folded in table else ""
    stem = CASES.sub("", name.casefold())
    return next((stem + e for e in ("", "й", "ий", "ь", "а", "я", "ия", "ья") if fold(stem + e) in table), "")


def _uninflected(surname: str, gender: str) -> str:
    """A surname in an oblique case as it is in the nominative."""
    endings = FEMALE_CASES if gender == "f" else MALE_CASES
    return next((surname.removesuffix(a) + b for a, b in endings if surname.endswith(a)), surname)


def gender_of_title(title: Sequence[str], table: MentionWords) -> str:
    """m, f or "" by the last title that tells."""
    kinds = [table.kind(w) for w in title]
    return next(({"men": "m", "women": "f"}[k] for k in reversed(kinds) if k in ("men", "women")), "")


def gender_of_ending(written: Sequence[str]) -> str:
    """m, f or "" by the endings of surnames and patronymics that tell: Russian, and Czech and Slovak -ová."""
    last = written[-1].casefold()
    if CYRILLIC.search(last) and len(written) > 1:
        return "f" if FEMALE.search(last) else "m" if MALE.search(last) else ""
    return "f" if written[-1].endswith("ová") else ""
