"""Whose words a place in a transcript holds: the label of its turn, and whether the speaker there gives somebody else's words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from headwater.align.index import Index, kept
from headwater.judge.entities import find_name, same_speaker
from headwater.judge.frames import frames
from headwater.judge.nearby import blanked
from headwater.model import Document
from headwater.quotes.cues import NEVER, cues_for
from headwater.quotes.direct.pairing import marked
from headwater.text.tokens import tokens

PARAGRAPH = re.compile(r"\n\s*\n")
LONGEST_PARAGRAPH = 4000  # characters looked at on either side of a place
NEAR_WORDS = 4  # between a verb of saying and the words that it announces
REPORT_SHARE = 0.2  # of a text between quotation marks: above it the text reports, and marks there are no exception
REPORT_LEAST = 3  # quotations of more than
SCARE_WORDS = 2
_REMARK = re.compile(r"\s*[(（\[].*?[)）\]]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: `[start, end)` of the text behind the label, and the name as the label writes it."""

    start: int
    end: int
    name: str


@kept
def turns(index: Index) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none where the text names nobody who speaks. A remark beside the name is left out."""
    text = index.document.text
    ends = [*(start for start, _ in index.labels), len(text)][1:]
    return tuple(Turn(b, e, label_name(text[a:b])) for (a, b), e in zip(index.labels, ends, strict=True))


def label_name(label: str) -> str:
    """The name in a label: `A. MEIER (VOICE-OVER):` is A. MEIER."""
    return " ".join(_REMARK.sub("", label).rstrip(":： \t").split())


def speaker_at(index: Index, position: int) -> str | None:
    """Who speaks at a position of the text, as the transcript writes the name; None where no label stands before it."""
    found = turns(index)
    at = bisect_right(found, position, key=lambda t: t.start) - 1
    return found[at].name if at >= 0 else None


def turns_of(speaker: str, index: Index) -> tuple[Turn, ...]:
    """The turns whose label names the speaker."""
    held = _turns_by_speaker(index)
    if speaker not in held:
        held[speaker] = tuple(t for t in turns(index) if is_other(speaker, t.name) is False)
    return held[speaker]


@kept
def _turns_by_speaker(_index: Index) -> dict[str, tuple[Turn, ...]]:
    """The turns of the speakers asked for so far."""
    return {}


@lru_cache(maxsize=4096)
def is_other(speaker: str, label: str) -> bool | None:
    """Whether a label names somebody else than the speaker; None where it cannot be told.

    A role without a name ("a spokesman") cannot be held against a label, nor a name against a label of nobody ("UNIDENTIFIED").
    """
    nobody, roles = frames("en").nobody, frames("en").voices
    words = [t.form for t in tokens(label)]
    if all(w in nobody or w.isdigit() for w in words):
        return None
    if not _has_name(speaker):
        return None
    if any(w in roles for w in words):
        return True
    return same_speaker(speaker, label) is False


def _has_name(speaker: str) -> bool:
    """Whether a speaker is given by a name: a word with a capital that opens no description, or a script without capitals."""
    words = re.findall(r"[^\W\d_]+", speaker)
    return bool(words) and (words[0][0].isupper() or not words[0][0].islower())


def is_reported(index: Index, start: int, end: int) -> bool:
    """Whether the words at `[start, end)` are given as somebody else's: between quotation marks, or behind a verb of saying."""
    return _between_marks(index, start, end) or _behind_verb(index, start)


def is_credited(index: Index, start: int, end: int, speaker: str) -> bool:
    """Whether a text without labels, as a press release is, gives the words at `[start, end)` to the speaker: it names the speaker
    outside quotation marks in their paragraph or in the one before."""
    if index.labels:
        return False
    document = index.document
    low, high = _paragraph(document.text, start, end)
    before = len(document.text[max(0, low - LONGEST_PARAGRAPH) : low].rstrip()) - min(low, LONGEST_PARAGRAPH) + low
    low, _ = _paragraph(document.text, before, before)
    part = document.text[low:high]
    quoted = marked(Document(id="", text=part, text_sha256="", language=document.language), cues_for(document.language))
    told = blanked(part, [(m.start, m.end) for m in quoted if m.closed])
    return find_name(speaker, told, (document.language, document.language)) is True


def _between_marks(index: Index, start: int, end: int) -> bool:
    document = index.document
    low, high = _paragraph(document.text, start, end)
    part = document.text[low:high]
    if not any(mark in part for mark in "\"“”«»„‘'「『"):
        return False
    found = marked(Document(id="", text=part, text_sha256="", language=document.language), cues_for(document.language))
    inside = [m for m in found if m.start <= start - low and end - low <= m.end + 1 and m.closed]
    return bool(inside) and not reports(index)


@kept
def reports(index: Index) -> bool:
    """Whether quotation marks are the rule in a text: a report, in which everything said stands between them."""
    document = index.document
    if index.labels:
        return False
    found = [
        m
        for m in marked(document, cues_for(document.language))
        if m.closed and len(tokens(document.text, m.start, m.end)) > SCARE_WORDS
    ]
    return len(found) >= REPORT_LEAST and sum(m.end - m.start for m in found) > REPORT_SHARE * len(document.text)


def _behind_verb(index: Index, start: int) -> bool:
    """Whether a verb of saying whose subject is not the speaker stands right before a place, in its sentence."""
    text, cues = index.document.text, cues_for(index.document.language)
    if cues.framing is NEVER:
        return False
    low = _sentence_start(index, start)
    verbs = list(cues.framing.finditer(text, low, start))
    if not verbs:
        return False
    verb = verbs[-1]
    if len(tokens(text, verb.end(), start)) > NEAR_WORDS:
        return False
    before = [t.form for t in tokens(text, low, verb.start())][-3:]
    own = frames(index.document.language).own
    return (
        bool(before)
        and not any(w in own or w.split("'")[0] in own for w in before)
        and not text[verb.end() : start].strip().startswith(".")
    )


def _sentence_start(index: Index, start: int) -> int:
    parts = index.sentences
    at = bisect_right(parts, start, key=lambda s: s.start) - 1
    return parts[at].start if at >= 0 else 0


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - LONGEST_PARAGRAPH)
    breaks = list(PARAGRAPH.finditer(text, low, start))
    behind = PARAGRAPH.search(text, end, end + LONGEST_PARAGRAPH)
    return (breaks[-1].end() if breaks else low), (behind.start() if behind else min(len(text), end + LONGEST_PARAGRAPH))
