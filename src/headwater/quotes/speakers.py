"""Whose words they are: the sentence around marked words, the reporting verb in it and the mention beside that.

A first form: the name is the nearest mention before or after the verb; a pronoun stands for the last speaker named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model import Document, Quotation, Segment, Span, Speaker
from headwater.quotes.cues import NEVER, Cues
from headwater.quotes.pairing import Marked, paragraphs

WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")  # scripts without spaces: two characters count as one word
NEAR_CHARS = 110  # between a closing mark and its verb: a name with a title and an apposition
NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)"
    r"(?:\s+(?:(?:of|de|del|da|di|du|des|der|den|von|van|bin|al|el|la|le|и|for|the)\s+){0,2}[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)*"
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
        return (
            cues.framing.search(text, particle.end(), frame.end)
            if particle
            else cues.framing.match(text, _skip(text, frame.after, stop, " ,、"))
        )
    m = cues.framing.search(text, frame.after, stop)
    if m is None or cues.that.match(text, _skip(text, m.end(), frame.end, " ")):
        return None
    between = text[frame.after : m.start()].lstrip(" ,，،\u00a0—–-")
    if text[last.end - 1 : last.end] not in (*",，?!？！…،",) and text[frame.after : frame.after + 2].strip()[:1] not in (
        *",，،—–-",
    ):
        return m if words(between) <= 3 and text[last.end - 1 : last.end] not in (*".。",) else None
    return m if words(between) <= 14 and between.count(",") <= 3 else None


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
    named: str | None = None
    for number, (form, spans, frame) in enumerate(judged, start=1):
        verb, speaker = None, None
        inner_end = spans[1].start - 1 if len(spans) > 1 and "\n" not in text[spans[0].end : spans[1].start] else None
        places = [(frame.after, frame.end, True), (frame.start, frame.outer, False)]
        if inner_end is not None:
            places.insert(0, (spans[0].end + 1, inner_end, True))
        for start, end, behind in places:
            found = list(cues.framing.finditer(text, start, max(start, end)))
            if not found or (behind and words(text[start : found[0].start()]) > 14):
                continue
            verb = found[0] if behind else found[-1]
            speaker = speaker_beside(text, start, end, verb, cues)
            break
        if speaker is not None:
            name = _stands_for(text, speaker, named, cues)
            named = name if not _is_pronoun(text, speaker, cues) else named
            speaker = Speaker(speaker.start, speaker.end, name)
        cue = Span(verb.start("cue"), verb.end("cue")) if verb else None
        out.append(Quotation(f"q{number}", form, tuple(spans), tuple(spans), speaker, cue))
    return tuple(out)


def _is_pronoun(text: str, speaker: Speaker, cues: Cues) -> bool:
    return cues.pronouns.fullmatch(text, speaker.start, speaker.end) is not None


def _stands_for(text: str, speaker: Speaker, named: str | None, cues: Cues) -> str:
    """Whom a mention names: its capitalised words, or for a pronoun the speaker named last."""
    if _is_pronoun(text, speaker, cues) and named:
        return named
    mention = text[speaker.start : speaker.end]
    names = [m.group() for m in NAME.finditer(mention) if cues.pronouns.fullmatch(m.group()) is None]
    longest = [n for n in names if " " in n] or names
    return longest[-1] if longest and cues.spaced and not mention[:1].isdigit() else mention


def speaker_beside(text: str, start: int, end: int, verb: re.Match[str], cues: Cues) -> Speaker | None:
    """The mention beside a reporting verb in `[start, end)`: the words before it in its clause, else those behind."""
    before = _last_clause(text, start, verb.start(), cues)
    if before:
        return Speaker(*before, text[before[0] : before[1]])
    behind = _mention_behind(text, verb.end(), end, cues)
    return Speaker(*behind, text[behind[0] : behind[1]]) if behind else None


def _last_clause(text: str, start: int, stop: int, cues: Cues) -> tuple[int, int] | None:
    """The subject before a verb: from the last comma, colon or conjunction on; with an apposition, what stands before that."""
    if cues.topics is not NEVER:
        topic = list(cues.topics.finditer(text, start, stop))
        stop = topic[0].start() if topic else stop
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
    return (a, b) if a < b and any(c.isalpha() for c in text[a:b]) and words(text[a:b]) <= 14 else None


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
    return (a, b) if a < b and words(text[a:b]) <= 14 else None


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
