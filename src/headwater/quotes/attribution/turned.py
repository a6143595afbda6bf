"""Indirect speech turned direct by rule, to be compared with what was said: a second telling keeps the words but not the persons.

Turned text is for finding the passage only: it is never shown, and no change is read from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from headwater.quotes.cues import Cues
from headwater.quotes.frames import words

OBJECT_WORDS = 9  # whom a directive addresses; more stands between verb and `to` by chance
SPACE = " \t\r\n\u00a0\u3000"
EDGE = SPACE + ",;:，、—–-"


def turn(text: str, attributed: Sequence[tuple[int, int]], cues: Cues) -> str | None:
    """What a sentence says without its attribution (spans of `text`), persons and mood turned; None where nothing is reported.

    English and German turn; other languages lose the attribution only, Turkish, which makes the verb a noun, not even that.
    """
    if cues.language == "tr":
        return None
    if cues.directive.search(text) or cues.performative.search(text):
        parts = [turned for part in _clauses(text, cues) if (turned := _performed(part, cues))]
        if parts:
            return ". ".join(parts)
    said = _without(text, attributed, cues)
    turned = _spoken(said, cues, bool(attributed))
    return turned if turned and (attributed or turned != said) else None


def _clauses(text: str, cues: Cues) -> list[str]:
    """The text parted where a second directive or performative verb is joined on ("expressed hope ... and urged them to ...")."""
    starts = [m.start() for pattern in (cues.directive, cues.performative) for m in pattern.finditer(text)]
    joins = [m.start() for m in cues.breaks.finditer(text) if any(0 < s - m.end() <= 2 for s in starts)]
    edges = [0, *joins, len(text)]
    return [text[a:b].strip(EDGE) for a, b in pairwise(edges)]


def _performed(text: str, cues: Cues) -> str | None:
    """A directive as an imperative, a performative in the first person; None where neither pattern stands in the text."""
    table = cues.turning
    if m := cues.directive.search(text):
        to = re.compile(r"\s+to\s+").search(text, m.end())
        rest = text[to.end() :].rstrip(SPACE + ".") if to else ""
        if (
            to
            and rest
            and words(text[m.end() : to.start()]) <= OBJECT_WORDS
            and not re.search(r"[,;:]", text[m.end() : to.start()])
        ):
            verb = cues.lemmas.get(_plain(m.group("cue")), _plain(m.group("cue")))
            done = _swapped(rest, table.get("addressed", {}))
            return done if verb in table.get("imperative", ()) else f"I {verb} you to {done}"
    if m := cues.performative.search(text):
        rest = text[m.end() :].strip(SPACE + ".")
        first, _, more = rest.partition(" ")
        expressed = table.get("expressed", {}).get(first.lower())
        verb = cues.lemmas.get(_plain(m.group("cue")), "")
        if expressed and more:
            return f"I {expressed} {_swapped(more, table.get('speaking', {}))}"
        if verb.endswith("wish") and rest:
            return f"I wish {rest}"
    return None


def _without(text: str, attributed: Sequence[tuple[int, int]], cues: Cues) -> str:
    """The text without its heads and closing clauses."""
    kept, at = [], 0
    for start, end in sorted(attributed):
        kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    said = " ".join(k.strip(EDGE) for k in kept if k.strip(EDGE + ".。"))
    if cues.verb_last and cues.spaced and attributed and said.endswith("고"):
        said = said[:-1]  # the quoting ending of Korean: 늘었다고 -> 늘었다
    return said


def _spoken(said: str, cues: Cues, attributed: bool) -> str:
    """Persons, tense and mood turned to the speaker's; English only where an attribution shows that it is speech."""
    table = cues.turning
    if cues.language == "en":
        if not attributed:
            return said
        turned = _swapped(_swapped(said, table["tense"]), table["speaking"])
        return _swapped(turned, table["agreement"])
    if cues.language == "de":
        turned = _swapped(_swapped(said, table["speaking"]), table["tense"])
        return _possessives(turned, table["possessive"]) if turned != said or attributed else said
    return said


def _possessives(text: str, table: Mapping[str, str]) -> str:
    """German possessives before a noun, with their endings."""
    pattern = re.compile(rf"\b({'|'.join(table)})(e[mnrs]?)?(?=\s+[A-ZÄÖÜ])", re.IGNORECASE)
    return pattern.sub(lambda m: table[m.group(1).lower()] + (m.group(2) or ""), text)


def _swapped(text: str, table: Mapping[str, str]) -> str:
    """The text with whole words and phrases exchanged, a capital at the head of a sentence kept."""
    if not table:
        return text
    keys = sorted(table, key=len, reverse=True)
    lower = {k.lower(): v for k, v in table.items()}
    pattern = re.compile(rf"(?<![\w’'])({'|'.join(re.escape(k) for k in keys)})(?![\w])", re.IGNORECASE)

    def exchanged(m: re.Match[str]) -> str:
        new = lower[m.group().lower()]
        return new[0].upper() + new[1:] if m.group()[0].isupper() else new

    return pattern.sub(exchanged, text)


def _plain(cue: str) -> str:
    return " ".join(cue.lower().split())
