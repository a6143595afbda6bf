"""What the finder of reported clauses knows of a language: its closed classes of words and how its verbs take what they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from headwater.quotes.clauses.tagged import Token
from headwater.quotes.clauses.verb_forms import Use, uses

NONE: frozenset[str] = frozenset()
SHORTEST_ADVERB = 5  # "newly"; "fly" and "ally" are none


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes by name (`named`: by word), verbs by the first word of each form, and the phrases and nouns that report.

    A language whose cue file has no `[takes]` has no verbs here: its statements are found another way.
    """

    classes: Mapping[str, frozenset[str]]
    named: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[Use, ...]]
    according: tuple[tuple[str, ...], ...]
    according_first: frozenset[str]
    nouns: Mapping[str, str]

    def any(self, token: Token, *names: str) -> bool:
        """Whether a token is a word of one of these classes."""
        if token.kind != "word" and token.kind != "clitic":
            return False
        classes = self.named.get(token.low, NONE)
        if token.capital and "modals" in names and "times" in classes:  # "May" is a month
            return "times" in names
        return not classes.isdisjoint(names)

    def adverb(self, token: Token) -> bool:
        """Whether a word can stand between a subject and its verb ("also", "repeatedly")."""
        if token.kind != "word":
            return False
        low = token.low
        return low in self.classes["adverbs"] or (low.endswith("ly") and len(low) >= SHORTEST_ADVERB and not token.capital)

    def auxiliary(self, token: Token) -> bool:
        return self.any(token, "be", "have", "modals")

    def nominal(self, token: Token) -> bool:
        """Whether a word can be the last of a noun phrase: no word of a closed class but a pronoun or number."""
        if token.kind != "word":
            return False
        return not self.any(
            token, "determiners", "prepositions", "coordinators", "subordinators", "be", "have", "modals", "questions"
        ) or token.low in ("others", "many", "some", "most", "several", "both", "all", "this", "these", "those")


CLASSES = (
    "determiners", "subjects", "objects", "be", "have", "modals", "prepositions", "coordinators", "subordinators",
    "relatives", "questions", "adverbs", "times", "according", "nouns", "plurals", "evidence", "ambiguous", "took",
    "attitudes", "stances", "labels", "contrasts", "openers", "numbers", "issued", "places", "uttering", "negations", "views",
    "facts", "silence", "showing", "trailing", "proforms", "reserve", "judging", "days", "taking", "before_points",
)  # fmt: skip


def grammar(data: Mapping[str, Any]) -> Grammar:
    """The grammar of a cue file; data: the parsed file."""
    table: Mapping[str, list[str]] = data.get("grammar", {})
    classes = {name: frozenset(table.get(name, ())) for name in CLASSES}
    according = sorted((tuple(p.split("_")) for p in table.get("according", ())), key=lambda p: -len(p))
    nouns = {form: noun for noun in table.get("nouns", ()) for form in (noun, _plural(noun))}
    named = {word: frozenset(n for n, of in classes.items() if word in of) for words in classes.values() for word in words}
    return Grammar(classes, named, uses(data.get("takes", {})), tuple(according), frozenset(p[0] for p in according), nouns)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
