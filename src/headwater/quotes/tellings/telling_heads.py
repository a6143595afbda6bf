"""Tellings that stand before what they report: a verb with its clause, a noun of saying with its clause."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater.quotes.frames import skip
from headwater.quotes.tellings import noun_phrases
from headwater.quotes.tellings.content_starts import STOP, Start, content_start
from headwater.quotes.tellings.noun_phrases import tokens
from headwater.quotes.tellings.telling import (
    APART_CHARS,
    NOUN_CHARS,
    REACH_CHARS,
    SPACE,
    Place,
    Telling,
    behind_comma,
    body_beside,
    clause,
    is_noun,
    next_comma,
    pronoun_within,
)
from headwater.quotes.tellings.telling_words import TellingWords

CLAIM_CHARS = 120  # between a noun of saying and its clause
CLAIM_WORDS = 8
OFFICES = ("ة", "ير", "يس", "دث", "ول", "يم", "ام")  # usual ends of Arabic words for an office or a body


def head(line: str, verb: re.Match[str], reach: int, known: TellingWords) -> Telling | None:
    """A verb with what it reports behind it, and its subject; None where it reports nothing or is a noun here."""
    if is_noun(line, verb, known):
        return None
    content = content_start(line, verb, known)
    if content is None:
        return None
    cue = verb.span("cue")
    where = clause(line, verb, reach, known)
    within = next_comma(line, content.begins) if where.relative is not None else None
    part = content.kind in ("object", "topic", "infinitive")
    if known.adding.fullmatch(verb.group("cue")):
        if not behind_comma(line, verb.start()) and (part or not where.joined):
            return None  # "people claiming to know her"
        mention = None if reach else _of_clause(line, max(0, verb.start() - APART_CHARS), verb.start(), known)
        return Telling("head", where.start if where.joined else verb.start(), content.begins, cue, mention, True, within, part)
    mention, begins = _subject(line, verb, where.subject_from, where.relative, content, known)
    again = mention is None and where.relative is not None and reach > 0  # of the speaker before: ", dit X, qui accuse ..."
    if mention is None and where.joined and not reach and not known.verb_first:
        mention = noun_phrases.leftmost(line, max(0, where.start - APART_CHARS), where.start, known)
    if mention is None and content.kind in ("object", "topic") and not (where.joined or again):
        return None
    cue = (cue[0], begins) if content.kind == "topic" and not known.verb_first else cue
    return Telling("head", where.start, begins, cue, mention, where.joined or again, within, part)


def _of_clause(line: str, start: int, end: int, known: TellingWords) -> Place | None:
    """The subject of the clause before a participle; where none opens it, the one behind its verb of saying."""
    found = noun_phrases.leftmost(line, start, end, known)
    verbs = [] if found else list(known.every.finditer(line, start, end))
    return found or (noun_phrases.behind(line, verbs[-1].end(), end, known) if verbs else None)


def _subject(
    line: str, verb: re.Match[str], start: int, relative: int | None, content: Start, known: TellingWords
) -> tuple[Place | None, int]:
    """The subject of a verb, and where the content begins once a subject behind the verb is no part of it."""
    clausal = content.kind in ("that", "asked", "infinitive")
    behind = noun_phrases.behind(line, verb.end(), content.between, known) if known.verb_first or clausal else None
    begins = content.begins
    if verb.group("cue").split()[-1].casefold() in known.prepositions and known.verb_first:
        return None, begins  # "expressed about": the subject is dropped, the object follows
    if known.verb_first and behind and not clausal:
        behind = _without_object(line, behind)
        begins = behind[1] if content.begins == verb.end() else begins
    if known.verb_first and behind:
        return _relayed(line, verb.end(), content.between, known) or behind, begins
    if known.impersonal and (body := body_beside(line, start, verb, known)):
        return body, content.begins
    before = noun_phrases.before(line, start, verb.start() if relative is None else relative, known, strict=not clausal)
    found = before or behind or pronoun_within(line, verb, known) or body_beside(line, start, verb, known)
    return found, content.begins


def _relayed(line: str, start: int, end: int, known: TellingWords) -> Place | None:
    """Whom somebody cites, where "his saying" stands before the clause (Arabic "cited from X his saying that")."""
    here = tokens(line, start, end)
    if not here or here[-1].low not in known.his_saying:
        return None
    cited = max((k + 1 for k, w in enumerate(here) if w.low in known.cited_from), default=0)
    return (here[cited].start, here[-2].end) if 0 < cited < len(here) - 1 else None


def _without_object(line: str, found: Place) -> Place:
    """The subject of an Arabic noun phrase that runs on into the object: up to a second noun with its article that is no adjective
    (those end in -ي or -ية), unless it is what an office is of ("وزير الخارجية")."""
    here = list(re.compile(r"\w+").finditer(line, *found))
    for i, (one, two) in enumerate(pairwise(here)):
        office = i == 0 and len(here) > 2 and not one.group().startswith("ال") and one.group().endswith(OFFICES)
        if two.group().startswith("ال") and not two.group().endswith(("ي", "ية")) and not office:
            return found[0], one.end()
    return found


def claim(line: str, m: re.Match[str], known: TellingWords) -> Telling | None:
    """A noun of saying with its clause: `sa promesse que`, `заявление X о том, что`; whose it is stands before or behind it."""
    limit = min(len(line), m.end() + CLAIM_CHARS)
    stop = STOP.search(line, m.end(), limit)
    limit = stop.start() if stop else limit
    belief = m.group("cue").casefold() not in known.papers
    near = known.claim_hinges.match(line, skip(line, m.end(), limit, SPACE + ",")) if belief else None
    hinge = near or known.hinges.search(line, m.end(), limit)
    if hinge is None or known.every.search(line, m.end(), hinge.start()):
        return None
    held = tokens(line, m.end(), hinge.start())
    if len(held) > CLAIM_WORDS:
        return None
    lead = tokens(line, max(0, m.start() - NOUN_CHARS), m.start())
    mention: Place | None = None
    if lead and lead[-1].low in known.possessives:
        mention = (lead[-1].start, lead[-1].end)
    elif held:
        inner = held[1:] if held[0].low in known.genitive else held
        mention = noun_phrases.phrase(inner, known, strict=bool(known.determiners)) if inner else None
    # "the claim that A, made in May, is wrong": the clause of a subject ends at a comma
    subject = m.start() <= REACH_CHARS and not known.every.search(line, 0, m.start())
    within = _second_verb(line, hinge.end(), known) or next_comma(line, hinge.end()) if subject else None
    return Telling("head", m.start(), hinge.end(), m.span("cue"), mention, False, within)


def _second_verb(line: str, start: int, known: TellingWords) -> int | None:
    """Where the verb of the clause around begins behind the clause of its subject ("the claim that it is safe | was denied"): a
    second finite verb that no conjunction or pronoun gives a clause of its own."""
    separator = noun_phrases.SEPARATOR.search(line, start, start + CLAIM_CHARS)
    had, small = False, start
    for word in tokens(line, start, separator.start() if separator else min(len(line), start + CLAIM_CHARS)):
        if word.low in known.finite and had:
            return small
        had = (had or word.low in known.finite) and word.low not in known.relative | known.joins | known.subordinators
        small = small if word.low in known.clitics and small > start else word.end
    return None
