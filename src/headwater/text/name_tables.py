"""Words that stand in and around names, by the hand-made tables of `names_data`:
titles, kinds of institution, given names and their short forms.
"""

from __future__ import annotations

from functools import lru_cache

from headwater.text.gazetteer import read
from headwater.text.remembered import WORDS
from headwater.text.tokens import fold


@lru_cache(maxsize=32)
def line_of(name: str, language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a language's line in a table: whole forms, and stems (a final `*`), folded."""
    for line in read(name).splitlines():
        head, _, listed = line.partition(": ")
        if head == language:
            words = [fold(w) for w in listed.split()]
            return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))
    return frozenset(), ()


@lru_cache(maxsize=WORDS)
def listed(form: str, name: str, language: str | None) -> bool:
    """Whether a folded word is in a language's line of a table, whole or by a stem with at most five letters more."""
    whole, stems = line_of(name, language or "")
    return form in whole or any(form.startswith(s) and len(form) - len(s) <= 5 for s in stems)


def title_word(form: str, language: str | None) -> bool:
    """Whether a folded word is a title or role that stands before a name; English ones count everywhere."""
    return listed(form, "titles.txt", language) or (language != "en" and form in ("mr", "mrs", "dr"))


def generic_word(form: str, language: str | None) -> bool:
    """Whether a folded word in a name is one of institutions and kinds of place ("Ministry"): it tells none from another."""
    return listed(form, "generic.txt", language) or title_word(form, language)


def other_kind(a: str, b: str, language: str | None) -> bool:
    """Whether two folded words of `generic_word` are known to be kinds that nobody takes for each other ("Gulf", "Senate")."""
    known = _kinds(language)
    return a in known and b in known and known[a].isdisjoint(known[b])


@lru_cache(maxsize=8)
def _kinds(language: str | None) -> dict[str, frozenset[int]]:
    """Folded kinds to the lines of the table that they stand in."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(read("kinds.txt").splitlines()):
        head, _, listed_there = line.partition(": ")
        for word in listed_there.split() if head == language else ():
            found.setdefault(fold(word), set()).add(number)
    return {word: frozenset(lines) for word, lines in found.items()}


@lru_cache(maxsize=1)
def given_names() -> dict[str, frozenset[int]]:
    """Folded given names to the lines of the table that they stand in; two that share a line may be one person's."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(read("given_names.txt").splitlines()):
        for name in line.split() if not line.startswith("#") else ():
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(lines) for name, lines in found.items()}


@lru_cache(maxsize=8)
def characters(line: str) -> str:
    """The characters of a line of the table of characters that names are made of ("ko", "zh", "zh foreign")."""
    return next(rest for head, _, rest in (row.partition(": ") for row in read("characters.txt").splitlines()) if head == line)
