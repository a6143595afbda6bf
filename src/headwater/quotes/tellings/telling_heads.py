"""Tellings that stand before what they report: a verb with its clause, a noun of saying with its clause."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater.quotes.frames import skip
from headwater.quotes.tellings import noun_phrases
from headwater.quotes.tellings.content_starts import STOP, Start, content_start, joined_marker
from headwater.quotes.tellings.noun_phrases import chunks, tokens
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
    last_mark,
    next_comma,
    pronoun_within,
)
from headwater.quotes.tellings.telling_words import TellingWords

CLAIM_CHARS = 120  # between a noun of saying and its clause
CLAIM_WORDS = 8
FEMININE = ("ة", "ات")  # endings of nouns that a masculine verb has not for its subject
OBLIQUE = ("ين",)  # ending of plurals that are no subject
VERBAL_NOUN = re.compile(r"إ\w{2}ا\w|ت\w{2}ي\w|است\w{2}ا\w|ان\w{2}ا\w")  # the object of an Arabic verb begins with one
OFFICES = ("ة", "ات", "ير", "يس", "دث", "ول", "يم", "ام")  # usual ends of Arabic words for an office or a body


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
        if not behind_comma(line, verb.start()) and (part or not where.joined) and not known.verb_first:
            return None  # "people claiming to know her"
        mention = None if reach else _of_clause(line, max(0, verb.start() - APART_CHARS), verb.start(), known)
        return Telling("head", where.start if where.joined else verb.start(), content.begins, cue, mention, True, within, part)
    mention, begins = _subject(line, verb, where.subject_from, where.relative, content, known)
    again = mention is None and where.relative is not None and reach > 0  # of the speaker before: ", dit X, qui accuse ..."
    if mention is None and where.joined and not reach and not known.verb_first:
        mention = noun_phrases.leftmost(line, max(0, where.start - APART_CHARS), where.start, known)
    dropped = known.verb_first and _alone(line, verb.start(), known)
    if mention is None and content.kind in ("object", "topic") and not (where.joined or again or dropped):
        return None
    cue = (cue[0], begins) if content.kind == "topic" and not known.verb_first else cue
    return Telling("head", where.start, begins, cue, mention, where.joined or again, within, part)


def _of_clause(line: str, start: int, end: int, known: TellingWords) -> Place | None:
    """The subject of the clause before a participle; where none opens it, the one behind its verb of saying."""
    verbs = list(known.every.finditer(line, start, end)) if known.verb_first else []
    found = None if verbs else noun_phrases.leftmost(line, start, end, known)
    verbs = [] if found else verbs or list(known.every.finditer(line, start, end))
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
        behind = _asker(line, verb, behind, content, known, joined=start > 0 and verb.start("cue") > verb.start())
        begins = behind[1] if behind and content.begins == verb.end() else begins
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


def _alone(line: str, at: int, known: TellingWords) -> bool:
    """Whether nothing but small words stands before a place in its clause, "as" too ("كما دعا إلى")."""
    before = tokens(line, chunks(line, max(0, at - REACH_CHARS), at)[-1][0], at)
    return all(w.low in known.adverbs | known.joins | known.like | known.clitics for w in before)


def _asker(line: str, verb: re.Match[str], found: Place, content: Start, known: TellingWords, *, joined: bool) -> Place | None:
    """Who asks for something, of the nouns behind an Arabic verb: up to what is asked for and up to whom. None where the only noun
    is who is asked ("ودعا السكان إلى"): by its ending or kind, because it does not agree with the verb, or where a verb joined to
    another shares its subject (joined)."""
    marker = next((m for m in known.markers.finditer(line, *found) if joined_marker(line, m)), None)
    if marker and content.kind == "object" and known.demanding.fullmatch(verb.group("cue")):
        found = (found[0], last_mark(line, marker.start()) + 1)
    if found[0] >= found[1]:
        return None
    one = _without_object(line, found, known)
    asks = known.directive.fullmatch(verb.group("cue"))
    return None if asks and _asked(line, verb, one, known, alone=one == found, joined=joined) else one


def _asked(line: str, verb: re.Match[str], found: Place, known: TellingWords, *, alone: bool, joined: bool) -> bool:
    """Whether a noun behind a verb of asking is no subject of it; alone: whether no other noun stands there; joined: whether the
    verb goes on from another one."""
    here = tokens(line, *found)
    first, cue = here[0].low, verb.group("cue")
    feminine = cue.endswith("ت") or cue.startswith("ت")
    speaks = known.speakers.fullmatch(first) is not None
    if feminine:
        return first in known.masculine
    if first.endswith(FEMININE) and (first.startswith("ال") or speaks):
        return True
    if speaks or (len(here) > 1 and here[1].low in known.prepositions):
        return False
    if first.startswith("ال") and first.endswith(OBLIQUE):
        return True
    alone = alone or not first.startswith("ال")  # "all the sides"
    return alone and (first in known.addressed or joined) and known.demanding.fullmatch(cue) is None


def _without_object(line: str, found: Place, known: TellingWords) -> Place:
    """The subject of an Arabic noun phrase that runs on into the object: up to a second noun with its article that is no adjective
    (those end in -ي, -ية, or agree in -ة), unless it is what an office is of ("وزير الخارجية")."""
    here = list(re.compile(r"\w+").finditer(line, *found))
    for i, (one, two) in enumerate(pairwise(here)):
        office = i == 0 and len(here) > 2 and not one.group().startswith("ال") and one.group().endswith(OFFICES)
        adjective = two.group().endswith("ة") and not known.speakers.fullmatch(two.group()) and one.group() not in known.masculine
        if VERBAL_NOUN.fullmatch(two.group()) and not office:
            return found[0], one.end()
        if two.group().startswith("ال") and not (adjective or two.group().endswith(("ي", "ية")) or office):
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
