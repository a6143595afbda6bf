"""Whose words they are: the reporting verb in the sentence around marked words, and the mention beside that verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from headwater.model import Span
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.frames import Frame, skip, trimmed, words
from headwater.quotes.naming import NAME
from headwater.quotes.pairing import Marked

NEAR_WORDS = 14
NEAR_CHARS = 110  # between a closing mark and its verb: a name with a title and an apposition


def verb_behind(text: str, last: Marked, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb right behind a quotation: in the same clause, a name or a few words away."""
    stop = min(frame.end, frame.after + NEAR_CHARS)
    if cues.verb_last:
        particle = cues.particles.match(text, skip(text, frame.after, stop, " \u3000,、"))
        verb = cues.framing.search(text, particle.end() if particle else frame.after, frame.end)
        near = particle or (verb and words(text[frame.after : verb.start()]) <= NEAR_WORDS)
        return verb if near else None
    m = attributing(text, frame.after, stop, cues)
    if m is None or cues.that.match(text, skip(text, m.end(), frame.end, " ")):
        return None
    between = text[frame.after : m.start()].lstrip(" ,，،\u00a0—–-")
    if text[last.end - 1 : last.end] not in (*",，?!？！…،",) and text[frame.after : frame.after + 2].strip()[:1] not in (
        *",，،—–-",
    ):
        return m if words(between) <= 3 and text[last.end - 1 : last.end] not in (*".。",) else None
    return m if words(between) <= NEAR_WORDS and between.count(",") <= 3 else None


def attributing(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """The first word behind a quotation that attributes: a reporting verb, or right at `start` one such as German `so`."""
    return cues.so.match(text, skip(text, start, end, " ,\u00a0—–-”“»’\"'"), end) or cues.framing.search(text, start, end)


def verb_before(text: str, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb that leads up to a quotation: the last one before it, with little between."""
    found = list(cues.framing.finditer(text, frame.start, frame.outer))
    if not found:
        return None
    between = text[found[-1].end() : frame.outer]
    near = 25 if between.rstrip().endswith((":", "：")) else 8
    return found[-1] if words(between) <= near else None


def attribution(text: str, spans: Sequence[Span], frame: Frame, cues: Cues) -> tuple[re.Match[str] | None, Span | None]:
    """The reporting verb of a quotation and the mention beside it: inside it, behind it or before it, whichever is nearest."""
    leads = text[frame.start : frame.outer].rstrip()
    near = verb_before(text, frame, cues)
    places = [(frame.after, frame.end, True), (frame.start, frame.outer, False)]
    if leads.endswith((":", "：")) or (near and words(text[near.end() : frame.outer]) <= 1):
        places.reverse()
    for one, other in pairwise(spans):
        if "\n" not in text[one.end : other.start]:
            places.insert(0, (one.end, other.start, True))
            break
    for start, end, behind in places:
        found = list(cues.framing.finditer(text, start, max(start, end)))
        verb = attributing(text, start, end, cues) if behind else (found[-1] if found else None)
        if verb is None or (behind and words(text[start : verb.start()]) > NEAR_WORDS):
            continue
        if cues.verb_last:
            return verb, _topic(text, start, verb.start(), cues) or _topic(text, frame.start, frame.outer, cues) or _behind(
                text, verb, end, cues
            )
        return verb, speaker_beside(text, start, end, verb, cues)
    if leads.endswith((":", "：")):  # "On energy it is plain: ..."
        pronouns = list(cues.pronouns.finditer(text, frame.start, frame.outer))
        return None, Span(pronouns[-1].start(), pronouns[-1].end()) if pronouns else None
    return None, None


def _topic(text: str, start: int, end: int, cues: Cues) -> Span | None:
    """The topic or subject in `[start, end)` of a language whose verb stands last, without its particle."""
    particle = cues.particles.match(text, start)
    a = particle.end() if particle and particle.end() < end else start
    if cues.topics is NEVER:
        stop = text.find(",", a, end)
        a, b = trimmed(text, a, stop if stop >= 0 else a)
        return Span(a, b) if a < b else None
    for m in cues.topics.finditer(text, a, end):
        behind = text[m.end() : m.end() + 1]
        if cues.spaced and behind.isalnum():
            continue
        x, y = trimmed(text, a, m.start(), ' \u3000、,「『"“')
        return Span(x, y) if x < y and words(text[x:y]) <= NEAR_WORDS else None
    return None


def _behind(text: str, verb: re.Match[str], end: int, cues: Cues) -> Span | None:
    """The mention behind a verb (Turkish `dedi Bakan X`)."""
    found = _mention_behind(text, verb.end(), end, cues)
    return Span(*found) if found else None


def speaker_beside(text: str, start: int, end: int, verb: re.Match[str], cues: Cues) -> Span | None:
    """The mention beside a reporting verb in `[start, end)`: the words before it in its clause, else those behind."""
    before = _last_clause(text, start, verb.start(), cues)
    if before and cues.verb_second and cues.adverbial.match(text, before[0]):
        inverted = _behind(text, verb, end, cues)  # "Zur Lage sagte der Minister"
        before = None if inverted else before
    if before:
        return Span(*before)
    return _behind(text, verb, end, cues)


def _last_clause(text: str, start: int, stop: int, cues: Cues) -> tuple[int, int] | None:
    """The subject before a verb: from the last comma, colon or conjunction on; with an apposition, what stands before that."""
    a, b = trimmed(text, start, stop, " \t\r\n\u00a0,，、—–-'\"“”‘’«»:.")
    if a >= b:
        return None
    body = text[a:b]
    closed = text[b:stop].strip()[:1] == ","  # "Name, an apposition, said"
    pieces = [m.end() for m in re.finditer(r"[,;:，：]\s*", body)]
    if pieces:
        cut = (pieces[-2] if len(pieces) > 1 else 0) if closed else pieces[-1]
        a += cut
        b = a + body[cut:].find(",") if closed and "," in body[cut:] else b
    for m in list(cues.breaks.finditer(text, a, b)):
        if m.end() < b and text[m.end() : m.end() + 1].isspace() and m.start() == a:
            a = skip(text, m.end(), b, " ")
    return (a, b) if a < b and any(c.isalpha() for c in text[a:b]) and words(text[a:b]) <= NEAR_WORDS else None


def _mention_behind(text: str, start: int, end: int, cues: Cues) -> tuple[int, int] | None:
    """The subject behind a verb: a pronoun, or words up to the last capital of the first run of names."""
    a = skip(text, start, end, " -\u00a0")
    if m := cues.pronouns.match(text, a):
        return (a, m.end()) if m.end() <= end else None
    clause = re.compile(r"[^,.;:!?\n“”\"«»()，。]*").match(text, a, end)
    if clause is None or not clause.group().strip():
        return None
    lead = re.compile(r"(?:[^\W\d_A-ZÀ-ÖØ-ÞА-ЯЁ][\w'’-]*\s+){0,5}").match(text, a, clause.end())
    name = NAME.match(text, lead.end() if lead else a, clause.end())
    stop = name.end() if name else clause.end()
    if name is None:
        adverb = cues.adverbial.search(text, a + 1, clause.end())
        stop = adverb.start() if adverb else stop
    a, b = trimmed(text, a, stop)
    return (a, b) if a < b and words(text[a:b]) <= NEAR_WORDS else None
