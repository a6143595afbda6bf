"""Direct speech without marks: dialogue whose paragraphs open with a dash, and the labels of an interview ("NAME: ...", "Q. ...").

Method: a form counts only where a document has it. A dash opens speech where its paragraph is attributed inside it, or stands in a
run of such paragraphs that ask and answer; a label speaks where labels take turns. Lists, notes and headings with a colon are left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.model import Document, Span
from headwater.quotes.cues import Cues
from headwater.quotes.direct.incises import LANGUAGES, pieces
from headwater.quotes.direct.pairing import paragraphs
from headwater.quotes.direct.speakers import attribution
from headwater.quotes.frames import Found, Frame, trimmed, words

DASHED = frozenset({*LANGUAGES, "cs", "sk", "el", "hu", "sv", "da", "no", "fi", "tr", "sr", "hr"})
OPENING_DASH = re.compile(r"[ \t\u00a0]*(?:[—–―][ \t\u00a0]*|-[ \t\u00a0]+)(?=[\w¿¡«\"„“(\[…])")
ENDS = '.!?…»”"。'
APART = 3  # paragraphs without a label between two labelled ones that still belong to the first
DOTTED = re.compile(r"[ \t\u00a0]*[\"“«„]?(?P<label>[QA])\.[ \t\u00a0]+(?=\S)")  # `text.turns` reads the labels with a colon
_NAME_WORD = r"[^\W\d_a-zß-öø-ÿа-яё][\w'’-]{0,30}\.?"
# French sets a space before its colon
SPACED = re.compile(rf"[ \t\u00a0]*(?P<label>{_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,3}})[ \u00a0\u202f]:[ \t\u00a0\u202f]+(?=\S)")
SPACED_LANGUAGES = frozenset({"fr"})
BRACKETED = re.compile(r"\s*[(\[（][^\n]*[)\]）]\s*")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled paragraph: its number, where its label and its words stand."""

    paragraph: int
    label: Span
    start: int
    end: int


def unmarked(document: Document, cues: Cues) -> list[Found]:
    """The turns of interviews and dash dialogue, in order; no two overlap."""
    text = document.text
    parts = [line for a, b, heading in paragraphs(document) if not heading for line in _lines(text, a, b, cues)]
    turns = _labelled(document, parts) or _asked(text, parts) or _spaced(text, parts, cues)
    found = _interview(text, parts, turns)
    taken = {(f.frame.start, f.frame.end) for f in found}
    if cues.language in DASHED:
        found += _dialogue(text, [p for p in parts if p not in taken], cues)
    return sorted(found, key=lambda f: f.spans[0].start)


def _lines(text: str, start: int, end: int, cues: Cues) -> list[tuple[int, int]]:
    """A paragraph, parted where a line of it opens with a dash, `Q.` or a French label: lines that are full may hold turns so."""
    breaks = [start + m.end() for m in re.finditer(r"\n", text[start:end])]
    openings = (DOTTED, OPENING_DASH, SPACED) if cues.language in SPACED_LANGUAGES else (DOTTED, OPENING_DASH)
    begins = [start, *(b for b in breaks if any(opening.match(text, b, end) for opening in openings))]
    return [(a, b) for a, b in zip(begins, [*begins[1:], end], strict=True) if text[a:b].strip()]


def _labels(document: Document) -> dict[int, Span]:
    """The labels of an interview by where the words behind them begin: those that the reader of the file made blocks of their own
    (`text.turns`), without their colon."""
    text = document.text
    return {
        block.start: Span(*trimmed(text, label.start, label.end, " \t\u00a0:："))
        for label, block in pairwise(document.blocks)
        if label.kind == "byline" and text[label.end - 1] in ":：" and not text[label.end : block.start].strip()
    }


def _labelled(document: Document, parts: Sequence[tuple[int, int]]) -> list[_Turn]:
    """The turns whose labels the reader of the file found."""
    labels = _labels(document)
    return [_Turn(n, labels[start], start, end) for n, (start, end) in enumerate(parts) if start in labels]


def _interview(text: str, parts: Sequence[tuple[int, int]], turns: Sequence[_Turn]) -> list[Found]:
    """What each label says, with the paragraphs without a label up to the next one, where those are few."""
    out = []
    for i, turn in enumerate(turns):
        spans = [_content(text, turn.start, turn.end)]
        until = turns[i + 1].paragraph if i + 1 < len(turns) else len(parts) + APART
        for start, end in parts[turn.paragraph + 1 : until] if until - turn.paragraph - 1 <= APART else ():
            if not BRACKETED.fullmatch(text, start, end):
                spans.append(_content(text, start, end))
        held = tuple(s for s in spans if s.start < s.end)
        if held:
            frame = Frame(min(turn.label.start, turn.start), held[0].start, held[-1].end, max(turn.end, held[-1].end))
            out.append(Found("direct", held, held, None, turn.label, frame))
    return out


def _asked(text: str, parts: Sequence[tuple[int, int]]) -> list[_Turn]:
    """The turns of questions and answers with `Q.` and `A.`; none where only one of the letters stands, as in a list."""
    found = [(n, end, m) for n, (start, end) in enumerate(parts) if (m := DOTTED.match(text, start, end))]
    if {m["label"] for _, _, m in found} != {"Q", "A"}:
        return []
    return [_Turn(n, Span(*m.span("label")), m.end(), end) for n, end, m in found]


def _spaced(text: str, parts: Sequence[tuple[int, int]], cues: Cues) -> list[_Turn]:
    """The turns behind labels with a space before their colon: two or more that ask and end their sentences, in capitals or each
    more than once. None where they are the fields of a form."""
    if cues.language not in SPACED_LANGUAGES:
        return []
    every = [(n, end, m) for n, (start, end) in enumerate(parts) if (m := SPACED.match(text, start, end))]
    counted = Counter(m["label"] for _, _, m in every)
    found = [(n, end, m) for n, end, m in every if counted[m["label"]] > 1 or (m["label"].isupper() and len(m["label"]) > 1)]
    last = [text[trimmed(text, m.end(), end)[1] - 1] for _, end, m in found]
    asks = any(one == "?" for one in last) and not all(one == "?" for one in last)
    if len({m["label"] for _, _, m in found}) < 2 or not asks or not all(one in ENDS for one in last):
        return []
    return [_Turn(n, Span(*m.span("label")), m.end(), end) for n, end, m in found]


def _content(text: str, start: int, end: int) -> Span:
    """Without white space, and without marks that enclose all of it."""
    a, b = trimmed(text, start, end)
    if b - a > 2 and text[a] in '"“«„' and text[b - 1] in '"”»“' and not re.search('["”“»«„]', text[a + 1 : b - 1]):
        a, b = trimmed(text, a + 1, b - 1)
    return Span(a, b)


def _dialogue(text: str, parts: Sequence[tuple[int, int]], cues: Cues) -> list[Found]:
    """The paragraphs that open with a dash and are speech."""
    out: list[Found] = []
    run: list[tuple[int, int, int]] = []  # start, where the words begin, end
    before: tuple[int, int] | None = None
    for start, end in (*parts, (len(text), len(text))):
        m = OPENING_DASH.match(text, start, end)
        if m:
            run.append((start, m.end(), end))
            continue
        if run:
            announced = before is not None and text[before[0] : before[1]].rstrip().endswith((":", "："))
            out += _spoken(text, run, announced, cues)
            run = []
        before = (start, end)
    return out


def _spoken(text: str, run: Sequence[tuple[int, int, int]], announced: bool, cues: Cues) -> list[Found]:
    """Those paragraphs of a run that are speech: all, where one asks and each ends a sentence; else those attributed inside."""
    found = [_of_paragraph(text, *one, cues) for one in run]
    ended = all(text[trimmed(text, begin, end)[1] - 1] in ENDS for _, begin, end in run)
    asks = any(text[s.start : s.end].endswith(("?", "!")) for f in found for s in f.spans)
    certain = [f.cue is not None and _attributed(text, f) for f in found]
    whole = ended and ((len(run) > 1 and (asks or any(certain))) or (announced and asks))
    return [f for f, sure in zip(found, certain, strict=True) if (sure or whole) and f.spans]


def _attributed(text: str, found: Found) -> bool:
    """Whether an incise was taken out of the paragraph."""
    return len(found.spans) > 1 or words(text[found.spans[-1].end : found.frame.end]) > 0 if found.spans else False


def _of_paragraph(text: str, start: int, begin: int, end: int, cues: Cues) -> Found:
    spans = tuple(pieces(text, begin, end, cues))
    if spans:
        frame = Frame(start, begin, spans[-1].end, end)
        verb, mention = attribution(text, spans, frame, cues)
        cue = Span(verb.start("cue"), verb.end("cue")) if verb else None
        return Found("direct", spans, spans, cue, mention, frame)
    return Found("direct", (), (), None, None, Frame(start, begin, end, end))
