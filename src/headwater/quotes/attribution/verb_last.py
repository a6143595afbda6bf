"""Attribution where the verb stands last (Japanese, Korean, Turkish): a topic at the head, a particle and a verb at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.model import Span
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.frames import words
from headwater.text.credits import outlet, relays

HEAD_WORDS = 9  # name, title, body, day; a longer stretch before the topic particle holds content
TAIL_WORDS = 8  # words between the particle and the verb: addressee, place, day
PARTICLE_CHARS = 40  # place, day and addressee may stand between particle and verb
SPACE = " \t\r\n\u00a0\u3000"
CLAUSE_MARKS = " ,、，。.!?！？"

SUBJECT_MARKS = re.compile(r"^[\s、]*と(?:も|は)?|(?:이|가|은|는|が|は)\s*$")  # around who speaks, between a clause and its verb

Part = tuple[int, int, str, Span | None]  # start, end, kind, cue


def parts(text: str, start: int, end: int, follows: bool, leads: bool, cues: Cues) -> Iterator[Part]:
    """The attributing parts of a piece of a sentence; follows, leads: whether a direct quotation stands before and behind it."""
    verb = last_verb(text, start, end, cues)
    if leads and not follows:
        stop = topic_end(text, start, end, cues)
        if words(text[stop or start : end]) <= HEAD_WORDS:
            yield start, end, "clause" if verb is None else "introduction", _cue(verb)
        elif stop:
            yield start, stop, "head", None
        return
    if follows:
        particle = cues.particles.match(text, start)
        if verb and words(text[start : verb.start()]) <= (2 * TAIL_WORDS if particle else TAIL_WORDS):
            yield start, end, "clause", _cue(verb)
        elif verb:
            yield tail_start(text, start, verb, cues), end, "clause", _cue(verb)
        return
    reach = start
    for source in cues.zufolge.finditer(text, start, end):
        if words(text[start : source.start()]) <= 2 * HEAD_WORDS:
            reach = source.end()
            kind = "source" if outlet(text[start : source.start("cue")], cues.language) else "head"
            yield (
                start,
                min(end, reach + (text[reach : reach + 1] in CLAUSE_MARKS)),
                kind,
                Span(source.start("cue"), source.end("cue")),
            )
        break
    if verb is None:
        return
    tail = tail_start(text, reach, verb, cues)
    head = topic_end(text, reach, tail, cues)
    if head and reach == start and words(text[head:tail]) >= 2:
        yield start, head, "head", _cue(verb)
    if words(text[reach:tail]) >= 2:
        names = outlet(SUBJECT_MARKS.sub("", text[tail : verb.start()]), cues.language)
        passed_on = names is not None and relays(verb.group("cue"), names, cues.language)
        yield tail, end, "source" if passed_on else "clause", _cue(verb)


def last_verb(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """The reporting verb that ends the sentence; a weak one (Korean 했다) only right behind a quoting particle."""
    found = None
    for m in cues.framing.finditer(text, start, end):
        found = m
    if found is None or text[found.end() : end].strip(SPACE + '.。!?！？」』"”'):
        return None
    if cues.weak.fullmatch(found.group("cue")) and not any(
        not text[stop : found.start()].strip() for _, stop in _particles(text, start, found, cues)
    ):
        return None
    return found


def _particles(text: str, start: int, verb: re.Match[str], cues: Cues) -> list[tuple[int, int]]:
    """Quoting particles near before a verb: (start, end); in languages with spaces only at the end of a word."""
    found = cues.particles.finditer(text, max(start, verb.start() - PARTICLE_CHARS), verb.start())
    return [(m.start(), m.end()) for m in found if not cues.spaced or not text[m.end() : m.end() + 1].isalnum()]


def tail_start(text: str, start: int, verb: re.Match[str], cues: Cues) -> int:
    """Where the closing attribution begins: at the particle before the verb (Japanese), behind it where it is a suffix (Korean)."""
    found = _particles(text, start, verb, cues)
    if not found or words(text[found[-1][1] : verb.start()]) > TAIL_WORDS:
        return verb.start()
    begin, stop = found[-1]
    return begin if not cues.spaced or begin == 0 or text[begin - 1].isspace() else stop


def topic_end(text: str, start: int, end: int, cues: Cues) -> int | None:
    """Behind the topic that names who speaks (a title or a noun of saying), with its comma; None where none does."""
    stop = min(end, start + 80)
    if cues.topics is NEVER:
        comma = text.find(",", start, stop)
        named = comma > 0 and (cues.titles.search(text, start, comma) or cues.nouns.search(text, start, comma))
        return comma + 1 if named and words(text[start:comma]) <= HEAD_WORDS else None
    for m in cues.topics.finditer(text, start, stop):
        if cues.spaced and not text[m.end() : m.end() + 1].isspace():
            continue
        if words(text[start : m.start()]) > HEAD_WORDS:
            return None
        if any(t.end() == m.start() for t in cues.titles.finditer(text, start, m.start())):
            at = m.end()
            return at + 1 if text[at : at + 1] in ("、", ",") else at
    return None


def _cue(verb: re.Match[str] | None) -> Span | None:
    return Span(verb.start("cue"), verb.end("cue")) if verb else None
