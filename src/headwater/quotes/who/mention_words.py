"""The words of mentions of speakers, one TOML file a language in `tables/`: pronouns, determiners, nouns for who speaks.

Data, not code: a list is one string, its forms parted by spaces; `*` stands for any letters, `_` for a space. A language without a
file has no such words: its mentions stand for themselves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from headwater.quotes.cues import NEVER, SHARED
from headwater.text.remembered import WORDS

CLASSES = ("texts", "bodies", "women", "men", "persons", "groups")  # in the order in which a noun is looked for


@dataclass(frozen=True, slots=True)
class MentionWords:
    """What one language has, as patterns that match one folded word whole.

    pronouns: folded pronoun to whom it may stand for: m and f one person, n a text or body, p several, r relative. definite,
    indefinite, possessive: determiners. between: words that end the core of a noun phrase, or make a name after them no subject.
    company: "and". nouns: by what they stand for (`CLASSES`). offices: roles of those whom whole reports are about; many: nouns of
    several bodies; wide: nouns that any text may be called by. kin: a noun for a person and the nouns of the introductions that it
    may take up. plural_cue: verbs of several speakers. titles, bodies: as they stand in a script without spaces, longest first;
    several: those of `groups` as listed.

    head_last: the noun of a phrase stands at its end ("North Korean leader"), else at its beginning. title_last: titles stand
    behind the name. drops_subject: a verb without a subject has the speaker before. nouns_capital: a capital makes no name.
    plural: the ending of several. elided: short words are joined by an apostrophe ("l'agence"). no_articles: a noun alone may
    take up what was introduced. gendered: determiners with the letter of the pronoun that takes up their noun, an institution too
    ("la mairie ... elle"), where the language has no neuter.
    """

    language: str
    pronouns: Mapping[str, str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    possessive: frozenset[str]
    between: frozenset[str]
    company: frozenset[str]
    nouns: Mapping[str, re.Pattern[str]]
    offices: re.Pattern[str]
    many: re.Pattern[str]
    wide: re.Pattern[str]
    plural_cue: re.Pattern[str]
    kin: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    several: frozenset[str]
    head_last: bool
    title_last: bool
    drops_subject: bool
    nouns_capital: bool
    plural: str
    elided: bool
    no_articles: bool
    gendered: Mapping[str, str]

    def kind(self, word: str) -> str | None:
        """What a noun stands for (`CLASSES`), None where it is none of them; word: casefolded."""
        return _kind(self.language, word)

    def determined(self, word: str) -> bool:
        return word in self.definite or word in self.indefinite


@lru_cache(maxsize=64)
def mention_words(language: str | None) -> MentionWords:
    """The words of a language (ISO 639-1, with or without a region)."""
    code = (language or "").casefold().replace("_", "-")
    code = SHARED.get(code, code.split("-")[0])
    file = resources.files(__package__).joinpath("tables", f"{code}.toml")
    known = code.isalpha() and file.is_file()
    return _words(code, tomllib.loads(file.read_text("utf-8")) if known else {})


@lru_cache(maxsize=WORDS)
def _kind(language: str, word: str) -> str | None:
    words = mention_words(language)
    kind = next((c for c in CLASSES if words.nouns[c].fullmatch(word)), None)
    if kind is None and words.plural and word.endswith(words.plural) and _kind(language, word.removesuffix(words.plural)):
        return "groups"  # "candidates"
    return kind


def languages() -> tuple[str, ...]:
    """The languages with a file, sorted."""
    folder = resources.files(__package__).joinpath("tables")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def _words(code: str, data: Mapping[str, Any]) -> MentionWords:
    listed: Mapping[str, str] = data.get("words", {})
    pronouns: dict[str, str] = {}
    for letter, forms in data.get("pronouns", {}).items():
        for form in forms.split():
            pronouns[form.casefold()] = pronouns.get(form.casefold(), "") + letter

    def plain(kind: str) -> frozenset[str]:
        return frozenset(w.replace("_", " ").casefold() for w in listed.get(kind, "").split())

    def longest_first(*kinds: str) -> tuple[str, ...]:
        return tuple(sorted((w for k in kinds for w in listed.get(k, "").split()), key=lambda w: (-len(w), w)))

    return MentionWords(
        language=code, pronouns=pronouns, definite=plain("definite"), indefinite=plain("indefinite"),
        possessive=plain("possessive"), between=plain("between"),
        company=plain("company"), nouns={c: pattern(listed.get(c, "")) for c in CLASSES},
        offices=pattern(listed.get("offices", "")), many=pattern(listed.get("many", "")),
        wide=pattern(listed.get("wide", "")), plural_cue=pattern(listed.get("plural_cue", "")),
        kin=tuple((pattern(noun), pattern(others)) for noun, others in data.get("kin", {}).items()),
        titles=longest_first("persons", "men", "women"), bodies=longest_first("bodies", "texts"),
        several=plain("groups"),
        head_last=data.get("head_last", False), title_last=data.get("title_last", False),
        drops_subject=data.get("drops_subject", False), nouns_capital=data.get("nouns_capital", False),
        plural=data.get("plural", ""), elided=data.get("elided", False), no_articles=data.get("no_articles", False),
        gendered={form: letter for letter, forms in data.get("gendered", {}).items() for form in forms.split()},
    )  # fmt: skip


def pattern(forms: str) -> re.Pattern[str]:
    """One pattern for the forms of a list, to match a casefolded word whole; `NEVER` for an empty list."""
    parts = [re.escape(f.casefold()).replace(r"\*", r"[\w-]*").replace("_", " ") for f in forms.split()]
    return re.compile("|".join(sorted(parts, key=lambda p: (-len(p), p)))) if parts else NEVER
