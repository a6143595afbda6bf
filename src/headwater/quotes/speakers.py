"""Whose words they are: the sentence around marked words, the reporting verb in it and the mention beside that.

A first form: the name is the nearest mention before or after the verb; a pronoun stands for the last speaker named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model import Document, Quotation, Segment, Span, Speaker
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.pairing import Marked, paragraphs

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts without spaces: two characters count as one word
NEAR_WORDS = 14
STRAY = " \t\u00a0.,;”»’\"'"
NEAR_CHARS = 110  # between a closing mark and its verb: a name with a title and an apposition
NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)"
    r"(?:\s+(?:(?:of|de|del|da|di|du|des|von der|von|van der|van den|van|bin|al|el|la|le|и|for|the)\s+){0,2}"
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)*"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around marked words in their sentence: `[start, outer)` before, `[after, end)` behind."""

    start: int
    outer: int
    after: int
    end: int


class Sentences:
    """Where sentences begin and end, to look up by position."""

    def __init__(self, document: Document, segments: Sequence[Segment]) -> None:
        whole = [(s.start, s.end) for s in segments if s.parent is None and s.kind != "clause"]
        self.parts = [(a, b) for a, b, _ in paragraphs(document)]
        self.starts = sorted({a for a, _ in whole} | {a for a, _ in self.parts})
        self.ends = sorted({b for _, b in whole} | {b for _, b in self.parts})

    def frame(self, text: str, outer: int, after: int, last: int, following: int) -> Frame:
        """The frame of `[outer, after)`; `last`: where the marked words before it end, `following`: where the next begin."""
        index = bisect_right(self.starts, outer) - 1
        start = max(self.starts[index] if index >= 0 else 0, min(last, outer))
        left = bisect_left(self.ends, after)
        end = self.ends[left] if left < len(self.ends) else len(text)
        if not text[after:end].strip(" \t\u00a0.,;") and left + 1 < len(self.ends) and _runs_on(text, outer, after, end):
            end = self.ends[left + 1]
        return Frame(start, outer, after, max(after, min(end, following)))


def _runs_on(text: str, outer: int, after: int, end: int) -> bool:
    """Whether the words behind a sentence that ends in its closing mark may still belong to it ("Why?" she asked)."""
    inside = text[outer:after].rstrip("”»’\"'“」』› \u00a0")
    rest = text[end : end + 3]
    return inside[-1:] in "?!…" and "\n" not in rest and not text[after:end].strip()


def words(content: str) -> int:
    """Words; in scripts without spaces half of the characters."""
    wide = len(WIDE.findall(content))
    return len(WORD.findall(content)) if wide < len(content) / 3 else (wide + 1) // 2


def verb_behind(text: str, last: Marked, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb right behind a quotation: in the same clause, a name or a few words away."""
    stop = min(frame.end, frame.after + NEAR_CHARS)
    if cues.verb_last:
        particle = cues.particles.match(text, _skip(text, frame.after, stop, " \u3000,、"))
        verb = cues.framing.search(text, particle.end() if particle else frame.after, frame.end)
        near = particle or (verb and words(text[frame.after : verb.start()]) <= NEAR_WORDS)
        return verb if near else None
    m = attributing(text, frame.after, stop, cues)
    if m is None or cues.that.match(text, _skip(text, m.end(), frame.end, " ")):
        return None
    between = text[frame.after : m.start()].lstrip(" ,，،\u00a0—–-")
    if text[last.end - 1 : last.end] not in (*",，?!？！…،",) and text[frame.after : frame.after + 2].strip()[:1] not in (
        *",，،—–-",
    ):
        return m if words(between) <= 3 and text[last.end - 1 : last.end] not in (*".。",) else None
    return m if words(between) <= NEAR_WORDS and between.count(",") <= 3 else None


def attributing(text: str, start: int, end: int, cues: Cues) -> re.Match[str] | None:
    """The first word behind a quotation that attributes: a reporting verb, or right at `start` one such as German `so`."""
    return cues.so.match(text, _skip(text, start, end, " ,\u00a0—–-”“»’\"'"), end) or cues.framing.search(text, start, end)


def verb_before(text: str, frame: Frame, cues: Cues) -> re.Match[str] | None:
    """The reporting verb that leads up to a quotation: the last one before it, with little between."""
    found = list(cues.framing.finditer(text, frame.start, frame.outer))
    if not found:
        return None
    between = text[found[-1].end() : frame.outer]
    near = 25 if between.rstrip().endswith((":", "：")) else 8
    return found[-1] if words(between) <= near else None


def with_speakers(text: str, judged: list[tuple[str, list[Span], Frame]], cues: Cues) -> tuple[Quotation, ...]:
    """Quotations of (form, spans, frame), in order, with the verb and the speaker of each where the text has them plainly."""
    out: list[Quotation] = []
    named = _Named()
    before: Quotation | None = None
    reach = 0  # where the frame of the quotation before ends
    for number, (form, spans, frame) in enumerate(judged, start=1):
        verb, mention = _attribution(text, spans, frame, cues)
        if mention is not None:
            mention = Speaker(mention.start, mention.end, named.name(text, mention, cues))
        elif verb is None and before and not text[reach : frame.outer].strip() and not text[frame.after : frame.end].strip(STRAY):
            mention = before.speaker  # nothing but the quotation itself: it is the same speaker's
        cue = Span(verb.start("cue"), verb.end("cue")) if verb else None
        before, reach = Quotation(f"q{number}", form, tuple(spans), tuple(spans), mention, cue), frame.end
        out.append(before)
    return tuple(out)


def _attribution(text: str, spans: list[Span], frame: Frame, cues: Cues) -> tuple[re.Match[str] | None, Speaker | None]:
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
        return None, Speaker(pronouns[-1].start(), pronouns[-1].end(), pronouns[-1].group()) if pronouns else None
    return None, None


class _Named:
    """The speakers named so far: a person for "she", a text or body for "it"."""

    def __init__(self) -> None:
        self.person: str | None = None
        self.body: str | None = None

    def name(self, text: str, mention: Speaker, cues: Cues) -> str:
        """Whom a mention names: its capitalised words, or for a pronoun whoever was named last."""
        words_of_it = text[mention.start : mention.end]
        if cues.pronouns.fullmatch(words_of_it):
            known = self.body if cues.neuter.fullmatch(words_of_it) else self.person or self.body
            return known or words_of_it
        names = [m.group() for m in NAME.finditer(words_of_it) if cues.pronouns.fullmatch(m.group()) is None]
        longest = [n for n in names if " " in n] or names
        name = longest[-1] if longest and cues.spaced and not words_of_it[:1].isdigit() else words_of_it
        if cues.bodies.search(words_of_it):
            self.body = name
        else:
            self.person = name
        return name


def _topic(text: str, start: int, end: int, cues: Cues) -> Speaker | None:
    """The topic or subject in `[start, end)` of a language whose verb stands last, without its particle."""
    particle = cues.particles.match(text, start)
    a = particle.end() if particle and particle.end() < end else start
    if cues.topics is NEVER:
        stop = text.find(",", a, end)
        a, b = trimmed(text, a, stop if stop >= 0 else a)
        return Speaker(a, b, text[a:b]) if a < b else None
    for m in cues.topics.finditer(text, a, end):
        behind = text[m.end() : m.end() + 1]
        if cues.spaced and behind.isalnum():
            continue
        x, y = trimmed(text, a, m.start(), ' \u3000、,「『"“')
        return Speaker(x, y, text[x:y]) if x < y and words(text[x:y]) <= NEAR_WORDS else None
    return None


def _behind(text: str, verb: re.Match[str], end: int, cues: Cues) -> Speaker | None:
    """The mention behind a verb (Turkish `dedi Bakan X`)."""
    found = _mention_behind(text, verb.end(), end, cues)
    return Speaker(*found, text[found[0] : found[1]]) if found else None


def speaker_beside(text: str, start: int, end: int, verb: re.Match[str], cues: Cues) -> Speaker | None:
    """The mention beside a reporting verb in `[start, end)`: the words before it in its clause, else those behind."""
    before = _last_clause(text, start, verb.start(), cues)
    if before and cues.verb_second and cues.adverbial.match(text, before[0]):
        inverted = _behind(text, verb, end, cues)  # "Zur Lage sagte der Minister"
        before = None if inverted else before
    if before:
        return Speaker(*before, text[before[0] : before[1]])
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
            a = _skip(text, m.end(), b, " ")
    return (a, b) if a < b and any(c.isalpha() for c in text[a:b]) and words(text[a:b]) <= NEAR_WORDS else None


def _mention_behind(text: str, start: int, end: int, cues: Cues) -> tuple[int, int] | None:
    """The subject behind a verb: a pronoun, or words up to the last capital of the first run of names."""
    a = _skip(text, start, end, " -\u00a0")
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


def _skip(text: str, at: int, end: int, chars: str) -> int:
    while at < end and text[at] in chars:
        at += 1
    return at


def trimmed(text: str, start: int, end: int, chars: str = " \t\r\n\u00a0\u202f\u3000") -> tuple[int, int]:
    while start < end and text[start] in chars:
        start += 1
    while end > start and text[end - 1] in chars:
        end -= 1
    return start, end
