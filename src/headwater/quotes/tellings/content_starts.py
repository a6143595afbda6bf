"""What a reporting verb reports: where its clause, question, infinitive or object begins, and what kind of content that is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.model import Record
from headwater.quotes.frames import skip
from headwater.quotes.tellings.noun_phrases import Word, tokens
from headwater.quotes.tellings.telling import REACH_CHARS, SPACE, behind_comma, is_noun
from headwater.quotes.tellings.telling_words import TellingWords

PATH_WORDS = 14  # between a verb and its complementizer: addressee, place, a subject with its title
ASK_WORDS = 4  # between a verb and its question, or a colon
COLON_WORDS = 2  # behind a colon
MARKER_WORDS = 12  # between a directive and what its content begins with: whom it addresses
SUBJECT_WORDS = 7  # between an Arabic verb of announcing and "about"
SMALL_WORDS = 4  # before an infinitive: its marker and clitics
STOP = re.compile(r"[;؛:!?…]|\.\s|—|–")


@dataclass(frozen=True, slots=True)
class Start(Record):
    """kind: `that`, `asked`, `infinitive`, `object` (all that stands behind the verb) or `topic` (behind a preposition that belongs
    to the verb). begins: where the content does; between: where the words between verb and content end."""

    kind: str
    begins: int
    between: int


def content_start(line: str, verb: re.Match[str], known: TellingWords) -> Start | None:
    """What a verb reports; None where it reports nothing behind it."""
    cue, end = verb.group("cue"), verb.end()
    stop = STOP.search(line, end, end + REACH_CHARS)
    limit = stop.start() if stop else min(len(line), end + REACH_CHARS)
    takes = bool(known.reporting.fullmatch(cue))
    if (takes or known.announces.fullmatch(cue)) and (that := _that(line, verb, limit, known)):
        return Start("that", that.end(), that.start())
    says = bool(known.saying.fullmatch(cue))
    if (says or known.asking.fullmatch(cue)) and (asked := _asked(line, end, limit, known)) is not None:
        return Start("asked", asked, asked)
    if takes and line[limit : limit + 1] == ":" and len(tokens(line, end, limit)) <= ASK_WORDS:
        return Start("that", limit + 1, limit) if len(tokens(line, limit, limit + REACH_CHARS)) >= COLON_WORDS else None
    if known.directive.fullmatch(cue) and (marker := _marker(line, verb, limit, known)) is not None:
        return Start("object", marker if _placed(tokens(line, end, limit), marker, known) else end, limit)
    at = skip(line, end, limit, SPACE)
    if known.governing.fullmatch(cue) and (begins := _infinitive(line, at, limit, known)) is not None:
        return Start("infinitive", begins, begins)
    if known.naming.fullmatch(cue) and tokens(line, end, limit):
        return Start("object", end, limit)
    if known.announces.fullmatch(cue):
        return _topic(line, end, at, limit, known)
    return None


def _that(line: str, verb: re.Match[str], limit: int, known: TellingWords) -> re.Match[str] | None:
    """The complementizer behind a verb, where what stands between is an addressee, place, time or the subject itself."""
    end = verb.end()
    that = known.that.search(line, end, limit)
    if that is None:
        return None
    path = tokens(line, end, that.start())
    between = line[end : that.start()].strip(SPACE)
    if len(path) > PATH_WORDS or _verb_between(line, end, that.start(), known) or (path and path[-1].low in known.before_that):
        return None
    if known.comma_before_that:
        return that if between.endswith(",") or (not between and "," not in line[:limit]) else None  # speech set down bare
    if not path or known.verb_first:
        return that
    inverted = behind_comma(line, verb.start()) and path[0].low not in known.prepositions
    if between.endswith(",") and (between.count(",") % 2 or inverted):
        return None  # "announced X, who": one comma makes it a relative pronoun, two hold an aside or an apposition
    small = known.prepositions | known.genitive | known.adverbs | known.clitics
    begins = path[0].low in small or known.addressing.fullmatch(verb.group("cue")) or known.pronouns.fullmatch(path[0].low)
    named = path[0].capital or any(known.speakers.fullmatch(w.low) for w in path[:3])
    return that if begins or named or known.feelings.search(line, end, that.start()) else None


def _verb_between(line: str, start: int, end: int, known: TellingWords) -> bool:
    """Whether another verb of saying stands in a place, nearer to what follows."""
    return any(not is_noun(line, m, known) for m in known.every.finditer(line, start, end))


def _asked(line: str, end: int, limit: int, known: TellingWords) -> int | None:
    """Where a question begins that a verb reports ("a expliqué pourquoi")."""
    m = known.asks.search(line, end, limit)
    if m is None or len(tokens(line, end, m.start())) > ASK_WORDS:
        return None
    comma = line[end : m.start()].rstrip(SPACE).endswith(",")
    return m.start() if comma or not known.comma_before_that else None


def joined_marker(line: str, marker: re.Match[str]) -> bool:
    """Whether a marker is a preposition written together with its noun."""
    return line[marker.end() : marker.end() + 1].isalpha()


def _marker(line: str, verb: re.Match[str], limit: int, known: TellingWords) -> int | None:
    """Where it says what somebody is to do, behind a directive and near enough to be its content. Prepositions written on their
    noun count behind verbs that take one ("طالب بـ", but not "دعا بوتين إلى")."""
    end = verb.end()
    joins = not known.verb_first or known.demanding.fullmatch(verb.group("cue"))
    marker = next(
        (m for m in known.markers.finditer(line, end, limit) if joins or not joined_marker(line, m) or m.group()[0] == "ل"), None
    )
    found = [m.start() for m in (marker, known.infinitive.search(line, end, limit)) if m]
    return min(found) if found and len(tokens(line, end, min(found))) <= MARKER_WORDS else None


def _placed(behind: list[Word], marker: int, known: TellingWords) -> bool:
    """Whether a place or time, no addressee, stands between a directive and what it asks for."""
    first = behind[0] if behind else None
    return first is not None and first.start < marker and first.low in known.prepositions and not known.markers.fullmatch(first.low)


def _infinitive(line: str, at: int, limit: int, known: TellingWords) -> int | None:
    """Where an infinitive right behind a verb begins, with its marker ("de", "di") and its clitics."""
    here = tokens(line, at, min(limit, at + 60))
    for word in here[: SMALL_WORDS + 1]:
        if word.low in known.clitics or known.markers.fullmatch(word.low):
            continue
        apart = line[at : word.start].rstrip(SPACE)[-1:] in (",", ":")
        marked = word.masked and word is not here[0]  # promet de « tout faire »
        return here[0].start if not apart and (marked or known.infinitive.fullmatch(line, word.start, word.end)) else None
    return None


def _topic(line: str, end: int, at: int, limit: int, known: TellingWords) -> Start | None:
    """The object of an announcing verb; a preposition before it belongs to the verb ("сообщил о")."""
    topic = known.topic.search(line, at, limit) if known.verb_first else known.topic.match(line, at, limit)
    if topic is None or len(tokens(line, at, topic.start())) > SUBJECT_WORDS:
        return None
    governed = topic.group("cue").casefold() in known.prepositions
    # a day behind the verb is blank in the line, and no part of what is announced ("a annoncé jeudi un recul")
    return Start("topic", topic.end(), topic.start()) if governed else Start("object", end if known.verb_first else at, limit)
