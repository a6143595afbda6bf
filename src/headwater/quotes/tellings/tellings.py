"""What a sentence says to be told by somebody: heads ("X dit que"), asides (", dit X,"), sources ("selon X"), nouns of saying.

Method: for languages with a complementizer (`tellings.telling_words`) each reporting verb is asked what follows it: a reported
clause, an infinitive, the end of an aside; a verb with none of these reports nothing. `tellings.complemented` makes contents of it.
"""

from __future__ import annotations

import re

from headwater.quotes.tellings.telling import Telling, clause
from headwater.quotes.tellings.telling_asides import aside, by_pronoun, inverted, source
from headwater.quotes.tellings.telling_heads import claim, head
from headwater.quotes.tellings.telling_words import TellingWords


def tellings(line: str, known: TellingWords, *, follows: bool = False, leads: bool = False) -> list[Telling]:
    """The tellings of a masked line, in order, none overlapping; follows: a quotation stands right before the line, leads: one
    follows it."""
    found: list[Telling] = []
    events = [m for p in (known.every, known.according, known.by_pronoun, known.claims) for m in p.finditer(line)]
    reach = 0
    for m in sorted(events, key=lambda m: (m.start(), -m.end())):
        if m.start() >= reach and (one := _telling(line, m, reach, known, follows=follows)):
            found.append(one)
            reach = one.end
    if leads and (last := [m for m in events if m.re is known.every and m.start() >= reach]):
        found.append(_lead(line, max(last, key=lambda m: m.start()), reach, known))
    return found


def _telling(line: str, m: re.Match[str], reach: int, known: TellingWords, *, follows: bool) -> Telling | None:
    if m.re is known.by_pronoun:
        return by_pronoun(line, m, known)
    if m.re is known.according:
        return source(line, m, known)
    if m.re is known.claims:
        return claim(line, m, known)
    if inverted(line, m, reach, known) and (one := aside(line, m, reach, known, follows=follows)):
        return one
    return head(line, m, reach, known) or aside(line, m, reach, known, follows=follows)


def _lead(line: str, verb: re.Match[str], reach: int, known: TellingWords) -> Telling:
    """What leads up to the quotation behind the line."""
    where = clause(line, verb, reach, known)
    adding = bool(known.adding.fullmatch(verb.group("cue")))
    start = verb.start() if adding and not where.joined else where.start
    return Telling("lead", start, len(line), verb.span("cue"), None, where.joined or adding)
