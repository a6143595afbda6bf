"""Tellings that stand apart from what they report: `, a dit X à la presse,`, `selon X,`, `по его словам,`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from headwater.quotes.tellings import noun_phrases
from headwater.quotes.tellings.noun_phrases import SEPARATOR, Word, tokens
from headwater.quotes.tellings.telling import (
    COMMAS,
    DASHES,
    REACH_CHARS,
    Place,
    Telling,
    behind_comma,
    body_beside,
    chunk_end,
    closes,
    last_mark,
    next_comma,
    opens,
    pronoun_within,
)
from headwater.quotes.tellings.telling_words import TellingWords

LONG_DASHES = "—–―−"
TAIL_WORDS = 14  # behind the subject of an aside: place, time, addressee
SUBJECT_WORDS = 14
TRAILS_WORDS = 9  # content and verb before a last ", выступая в Думе": after less the content goes on
JOIN_CHARS = 30  # back to a conjunction
SOURCE_WORDS = 28  # with an apposition


def aside(line: str, verb: re.Match[str], reach: int, known: TellingWords, *, follows: bool) -> Telling | None:
    """A verb of saying between separators, behind "comme" or with its subject behind it; follows: a quotation stands right before
    the line, so an aside may open it."""
    low = max(reach, verb.start() - REACH_CHARS)
    a, _ = noun_phrases.chunks(line, low, verb.start())[-1]
    lead = tokens(line, a, verb.start())
    liked = bool(lead) and lead[0].low in known.like
    left = [w for w in lead[liked:] if w.low not in known.clitics | known.adverbs]
    dashed = a > 0 and line[a - 1] in DASHES
    says = known.saying.fullmatch(verb.group("cue")) or (dashed and known.speaking.fullmatch(verb.group("cue")))
    first = opens(line, a, known)
    inverted = says and not left and (not known.verb_first or (first and follows))  # elsewhere an Arabic clause begins so too
    if not (liked or inverted) or len(left) > SUBJECT_WORDS:
        return None
    if (first and not liked and not follows) or (not first and a == low and low > reach):
        return None
    subject = _subject(line, verb, a, left, known, strict=bool(known.determiners) and not liked)
    begins = subject[1] if subject and subject[0] > verb.start() else verb.end()
    near = chunk_end(line, verb.end())
    if subject is None and not _bare(tokens(line, begins, near), known):
        return None
    if subject and near > begins and not _surely(tokens(line, *subject), known) and tokens(line, begins, near):
        return None  # "a poll, made by X, put the turnout at 57 %": an object, no subject
    end = _end(line, begins, known)
    end = near if len(tokens(line, begins, end)) > TAIL_WORDS and near >= begins else end
    if known.that.search(line, begins, end) or len(tokens(line, begins, end)) > 2 * TAIL_WORDS:
        return None
    return Telling("aside", a - 1 if a and not first else a, min(len(line), end + 1), verb.span("cue"), subject)


def inverted(line: str, verb: re.Match[str], reach: int, known: TellingWords) -> bool:
    """Whether a verb that may announce a noun has its subject behind it: ", a annoncé le ministère".

    A comma parts no subject from its verb unless another one opens an apposition before; and what stands behind names who speaks.
    """
    if known.verb_first or not known.announces.fullmatch(verb.group("cue")) or not behind_comma(line, verb.start()):
        return False
    parts = noun_phrases.chunks(line, max(reach, verb.start() - REACH_CHARS), last_mark(line, verb.start()))
    if len(parts) > 1 and not any(w.low in known.finite for w in tokens(line, *parts[-1])):
        return False
    who = noun_phrases.behind(line, verb.end(), chunk_end(line, verb.end()), known)
    if len(parts) == 1 and not known.drops_subject:
        return who is not None  # nothing before the comma can be the subject
    named = [w for w in tokens(line, *who) if w.low not in known.determiners] if who else []
    return bool(named) and (named[0].capital or known.speakers.fullmatch(named[0].low) is not None)


def _subject(
    line: str, verb: re.Match[str], start: int, left: Sequence[Word], known: TellingWords, *, strict: bool
) -> Place | None:
    inside = pronoun_within(line, verb, known) or (body_beside(line, start, verb, known) if known.impersonal else None)
    found = inside or noun_phrases.behind(line, verb.end(), chunk_end(line, verb.end()), known, strict=strict)
    before = noun_phrases.phrase(left, known, strict=True) if left and not found else None
    return found or before or body_beside(line, start, verb, known)


def _surely(here: Sequence[Word], known: TellingWords) -> bool:
    """Whether words are surely somebody who speaks: an article alone does not say so."""
    named = any(w.capital or w.masked or known.speakers.fullmatch(w.low) or known.pronouns.fullmatch(w.low) for w in here)
    return named or not known.determiners or here[0].low in known.possessives


def _bare(here: Sequence[Word], known: TellingWords) -> bool:
    """Whether an aside may do without a subject: the language drops it, and only an adverbial follows."""
    return known.drops_subject and (not here or here[0].low in known.prepositions | known.adverbs)


def _end(line: str, start: int, known: TellingWords) -> int:
    """The separator that ends an aside: the first one, or one further on where an apposition of the subject stands between."""
    content_words = len(tokens(line, max(0, start - REACH_CHARS), start))
    for m in SEPARATOR.finditer(line, start, start + 2 * REACH_CHARS):
        if m.group() not in COMMAS:
            return m.start()
        stop = chunk_end(line, m.end())
        here = tokens(line, m.end(), stop)
        if not here or known.adding.match(line, here[0].start):
            return m.start()
        if here[0].low in known.relative and known.every.search(line, m.end(), stop):
            return m.start()  # ", dit X, qui accuse Y de mentir": told by X too
        trails = here[0].low in known.prepositions and content_words >= TRAILS_WORDS and closes(line, stop)
        if not (trails or _apposes(here, known)):
            return m.start()
    return min(len(line), start + 2 * REACH_CHARS)


def _apposes(here: Sequence[Word], known: TellingWords) -> bool:
    """Whether words behind a comma say more of the speaker: an age, names, an office, a relative clause."""
    if here[0].low.isdigit() or all(w.capital or w.low in known.joins for w in here):
        return True
    noun = [w.low for w in here[:3] if w.low not in known.determiners]
    return here[0].low in known.relative or bool(noun and known.speakers.fullmatch(noun[0]) and here[0].low not in known.joins)


def by_pronoun(line: str, m: re.Match[str], known: TellingWords) -> Telling | None:
    """`по его словам`, `selon lui`: the source is inside the phrase."""
    last = last_mark(line, m.start())
    first = opens(line, m.start(), known)
    apart = last >= 0 and line[last] in COMMAS + DASHES
    if not (first or apart or closes(line, m.end())):
        return None
    comma = next_comma(line, m.end())
    end = comma + 1 if comma is not None and not line[m.end() : comma].strip() else m.end()
    return Telling("aside", m.start() if first or not apart else last, end, m.span(), m.span(m.lastgroup) if m.lastgroup else None)


def source(line: str, m: re.Match[str], known: TellingWords) -> Telling | None:
    """`selon X`: at the head of a clause to the comma behind X; between commas; or at the end."""
    lead = tokens(line, max(0, m.start() - JOIN_CHARS), m.start())
    joined = bool(lead) and lead[-1].low in known.joins
    at = lead[-1].start if joined else m.start()
    first = joined or opens(line, at, known)
    last = last_mark(line, at)
    apart = last >= 0 and line[last] in COMMAS + LONG_DASHES
    if not (first or apart) and len(line) - m.end() > 2 * REACH_CHARS:
        return None  # neither set apart nor near the end
    if known.every.match(line, noun_phrases.past(line, m.end(), known)) or (
        not apart and known.saying.search(line, noun_phrases.chunks(line, max(0, at - REACH_CHARS), at)[-1][0], at)
    ):
        return None  # "según explicó X" is the verb's; "сообщает X со ссылкой на Y" too
    end = _source_end(line, m.end(), known)
    here = tokens(line, m.end(), end)
    if not here or len(here) > SOURCE_WORDS or here[0].low in known.relative or any(w.low in known.unsourced for w in here[:3]):
        return None
    if (first and closes(line, end)) or not (first or apart or closes(line, end)):
        return None
    if first and line[end : end + 1] not in tuple(COMMAS + LONG_DASHES):
        return None
    who = noun_phrases.phrase(tokens(line, m.end(), min(end, chunk_end(line, m.end()))), known, strict=not (first or apart))
    if who is None:
        return None
    start = at if first or not apart else last
    return Telling("aside", start, min(len(line), end + 1), m.span("cue"), who, joined)


def _source_end(line: str, start: int, known: TellingWords) -> int:
    """The separator behind a source, past its apposition where another separator follows that."""
    stop = min(len(line), start + 2 * REACH_CHARS)
    marks = [m for m in SEPARATOR.finditer(line, start, stop) if m.group() in COMMAS + LONG_DASHES]
    if not marks:
        return last_mark(line, stop) + 1 if stop == len(line) else stop
    end = marks[0].start()
    for one, two in pairwise(marks):
        following = tokens(line, one.end(), two.start())
        if not following or not _apposes(following, known) or len(following) > SUBJECT_WORDS:
            break
        end = two.start()
    return end
