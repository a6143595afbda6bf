"""The forms of the verbs that report, by their first word, each with what the verb takes ("said that", "urged them to").

Method: the rules of English spelling give the forms; the cue file lists those that they do not give.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Use:
    """One form of a verb. kinds: `base`, `third`, `past`, `part` (the past participle) and `ing`, as many as are spelled so; rest:
    the words of a phrase behind its first one; takes: the lists of the cue file that name the verb."""

    lemma: str
    kinds: frozenset[str]
    rest: tuple[str, ...]
    takes: frozenset[str]


def uses(table: Mapping[str, Any]) -> dict[str, tuple[Use, ...]]:
    """The uses of every form by its first word, those of longer phrases first; table: `[takes]` of a cue file."""
    irregular: Mapping[str, str] = table.get("irregular", {})
    takes: dict[str, set[str]] = {}
    for kind, verbs in table.items():
        if kind != "irregular":
            for verb in verbs:
                takes.setdefault(verb, set()).add(kind)
    found: dict[str, list[Use]] = {}
    for verb, kinds in takes.items():
        head, *rest = verb.split("_")
        forms = irregular[head].split() if head in irregular else [*regular(head)]
        spelled: dict[str, set[str]] = {head: {"base"}}
        for kind, form in zip(("third", "past", "part", "ing"), forms, strict=True):
            spelled.setdefault(form, set()).add(kind)
        for form, its in spelled.items():
            found.setdefault(form, []).append(Use(verb, frozenset(its), tuple(rest), frozenset(kinds)))
    return {form: tuple(sorted(of, key=lambda u: (-len(u.rest), u.lemma))) for form, of in found.items()}


def regular(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and -ing of a regular English verb."""
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "sh", "ch")) else f"{verb}s"
    if verb.endswith("e"):
        return third, f"{verb}d", f"{verb}d", f"{verb if verb.endswith(('ee', 'ye')) else verb[:-1]}ing"
    return third, f"{verb}ed", f"{verb}ed", f"{verb}ing"
