"""The words of a report that attribute and frame: who said it, where and when; no content of a source stands in them.

Method: a sentence is parted into what stands between marks and what stands around. Around a direct quotation everything is
attribution up to a reported clause; elsewhere `attribution.indirect` looks for a reporting verb with its subject. Doubt is left as
content: to call content attribution is worse.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model import Document, Quotation, Segment
from headwater.quotes.attribution import verb_last
from headwater.quotes.attribution.indirect import (
    INTRODUCTION_WORDS,
    LEAD,
    LEAST_CONTENT_WORDS,
    PLAIN_SUBJECT_WORDS,
    REACH_CHARS,
    SPACE,
    SUBJECT_WORDS,
    Attribution,
    clause_start,
    cue_span,
    indirect,
)
from headwater.quotes.attribution.turned import turn
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.direct.speakers import attributing
from headwater.quotes.frames import Found, Sentences, words

__all__ = ["KINDS", "Attribution", "Piece", "attributions", "of_piece", "pieces", "turned_direct"]

KINDS = ("clause", "head", "introduction", "source")
TOUCHING_CHARS = 6  # two marks, a no-break space and a space
FRAME_WORDS = 16  # before a colon; of more, the last clause only
MARKS = SPACE + "“”„«»‹›「」『』\"＂'’‘"
LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one sentence outside direct quotations, and whether one stands right before and right behind them in the sentence.

    complete: the sentence begins with it. announces: a quotation is what comes next in the paragraph.
    """

    start: int
    end: int
    follows: bool
    leads: bool
    complete: bool
    announces: bool


def attributions(
    document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]
) -> tuple[Attribution, ...]:
    """The attributing words of a document in order, none overlapping; segments and quotations: of the same document."""
    cues, text = cues_for(document.language), document.text
    out: list[Attribution] = []
    for piece in pieces(document, segments, quotations):
        out.extend(of_piece(text, piece, cues))
    return tuple(_apart(out, text))


def turned_direct(text: str, language: str | None) -> str | None:
    """What a sentence of indirect speech says in the words of the speaker (`attribution.turned`); None where no rule applies.

    "She urged them to keep their word" -> "I urge you to keep your word"; "He said that his house had won" -> "our house has won".
    """
    cues = cues_for(language)
    if not LETTER.search(text):
        return None
    found = of_piece(text, Piece(0, len(text), False, False, True, False), cues)
    return turn(
        text, [(a.start, a.end) for a in found if a.kind != "head" or cues.verb_last or not a.cue or a.end >= a.cue.end], cues
    )


def pieces(document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]) -> Iterator[Piece]:
    """The sentences without their direct quotations; headings and sentences that lie in a quotation are left out."""
    text = document.text
    quoted = sorted((s.start, s.end) for q in quotations if q.form == "direct" for s in q.spans)
    begins, ends = [a for a, _ in quoted], [b for _, b in quoted]
    sentences = [(s.start, s.end) for s in segments if s.kind == "sentence"] or [(a, b) for a, b in Sentences(document, ()).parts]
    for start, end in sentences:
        at = start
        for i in range(bisect_right(ends, start), bisect_left(begins, end)):
            yield from _piece(text, at, min(begins[i], end), at, start, quoted, i)
            at = max(at, min(ends[i], end))
        yield from _piece(text, at, end, at, start, quoted, None)


def _piece(
    text: str, start: int, end: int, at: int, sentence: int, quoted: list[tuple[int, int]], leads: int | None
) -> Iterator[Piece]:
    """The piece `[start, end)` without marks at its edges, where it holds a letter."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    if not LETTER.search(text, start, end):
        return
    before = bisect_right(quoted, (start, start)) - 1
    fresh = at == sentence
    follows = before >= 0 and _touch(text, quoted[before][1], start)
    following = bisect_left(quoted, (end, end))
    announces = following < len(quoted) and _touch(text, end, quoted[following][0])
    yield Piece(start, end, follows, leads is not None, fresh, announces)


def _touch(text: str, start: int, end: int) -> bool:
    """Whether only marks and white space of one line stand between two places."""
    return end - start <= TOUCHING_CHARS and not text[start:end].strip(MARKS) and "\n" not in text[start:end]


def of_piece(text: str, piece: Piece, cues: Cues) -> list[Attribution]:
    """The attributions of one piece."""
    if cues.verb_last:
        return [Attribution(*part) for part in verb_last.parts(text, piece.start, piece.end, piece.follows, piece.leads, cues)]
    out: list[Attribution] = []
    start = piece.start
    if piece.follows and not _after_stop(text, piece.start) and (found := _behind(text, piece, cues)):
        out.append(found)
        start = found.end
    if piece.leads and (found := _leading(text, start, piece.end, cues)):
        out.append(found)
        return out
    if start < piece.end and LETTER.search(text, start, piece.end):
        out.extend(indirect(text, start, piece.end, cues))
        if not out and piece.announces and (found := _announcing(text, piece, cues)):
            out.append(found)
    return out


def _after_stop(text: str, start: int) -> bool:
    """Whether the quotation before ended its sentence with a full stop of its own: what comes then is a new one."""
    at = start
    while at > 0 and text[at - 1] in MARKS:
        at -= 1
    return text[at - 1 : at] in (".", "。") and text[start] not in ",，—–-"


def _announcing(text: str, piece: Piece, cues: Cues) -> Attribution | None:
    """A short sentence before a quotation that says only that somebody speaks of something ("The paper repeated an old demand.").

    A number, or a name beside the subject, is content: then it is none.
    """
    verb = cues.framing.search(text, piece.start, piece.end)
    if verb is None or words(text[piece.start : piece.end]) > INTRODUCTION_WORDS or re.search(r"\d", text[piece.start : piece.end]):
        return None
    subject, rest = text[piece.start : verb.start()].strip(), text[verb.end() : piece.end]
    if not (cues.nouns.search(subject) or cues.pronouns.match(subject)) or re.search(r"\W[A-ZА-ЯЁ]", rest):
        return None
    return Attribution(piece.start, piece.end, "introduction", cue_span(verb))


def _behind(text: str, piece: Piece, cues: Cues) -> Attribution | None:
    """The clause behind a quotation: all of it, up to a reported clause or a conjunction that begins something new."""
    start, end = piece.start, piece.end
    a = start + len(text[start:end]) - len(text[start:end].lstrip(LEAD))
    if cues.breaks.match(text, a):
        return None  # "..." while others said: a clause of its own
    verb = attributing(text, a, end, cues)
    if verb is None or words(text[a : verb.start()]) > SUBJECT_WORDS:
        short = words(text[a:end]) <= 8 and text[start] in ",，" and not cues.breaks.match(text, a)
        return Attribution(start, end, "clause") if short else None
    if piece.complete and words(text[a : verb.start()]) > PLAIN_SUBJECT_WORDS:
        return None
    if not cues.spaced and words(text[verb.end() : end].lstrip(LEAD)) >= LEAST_CONTENT_WORDS:
        return None  # no stop and no space parted the sentences: what follows the verb is content
    stop = _content_after(text, verb.end(), end, cues)
    return Attribution(start, stop, "clause", cue_span(verb))


def _content_after(text: str, start: int, end: int, cues: Cues) -> int:
    """Where content begins behind a reporting verb: behind `that`, at a conjunction with a clause, at a semicolon; else `end`."""
    that = cues.that.search(text, start, end)
    if (
        that
        and words(text[that.end() : end]) >= LEAST_CONTENT_WORDS
        and cues.reporting.search(text, max(0, start - 20), that.start())
    ):
        between = text[start : that.start()]
        if not between.strip(SPACE) or cues.reporting.search(between) or "," not in between:
            return that.end()
    for m in re.finditer(r"[,;，；]\s*|\s[—–-]\s", text[start : min(end, start + REACH_CHARS)]):
        at = start + m.end()
        adds = cues.participle.match(text, at)  # "he said, stressing the need for ..."
        if adds and words(text[adds.end() : end]) >= LEAST_CONTENT_WORDS:
            return adds.end()
        conjunction = cues.breaks.match(text, at)
        rest = words(text[at:end])
        if (
            (m.group().strip() in (";", "；") or conjunction)
            and rest > 5
            and not cues.reporting.match(text, conjunction.end() + 1 if conjunction else at)
        ):
            return start + m.start()
    return end


def _leading(text: str, start: int, end: int, cues: Cues) -> Attribution | None:
    """What leads up to a quotation: before a colon the sentence or its last clause; else the clause of its reporting verb."""
    body = text[start:end].rstrip(SPACE)
    a = start + len(body) - len(body.lstrip(LEAD))
    verbs = list(cues.framing.finditer(text, a, end))
    if body.endswith((":", "：")):
        verb = cues.framing.search(text, a, end)
        if words(body) > FRAME_WORDS:
            verb = verbs[-1] if verbs else None
            a = clause_start(text, a, verb.start() if verb else end, cues)
        if words(text[a:end]) > 2 * FRAME_WORDS:
            return None
        return Attribution(a, end, "introduction", cue_span(verb))
    if not verbs:
        return None
    verb = verbs[-1]
    near = 8 if body.endswith((",", "，", "،")) else 3  # "we hold high the old slogan" before marks is content
    if words(text[verb.end() : end]) > near or (near == 3 and cues.weak.fullmatch(verb.group("cue"))):
        return None
    added = cues.participle.fullmatch(verb.group("cue")) and text[a : verb.start()].rstrip().endswith(",")
    a = text.rfind(",", a, verb.start()) if added else clause_start(text, a, verb.start(), cues)
    return Attribution(a, end, "clause", cue_span(verb))


def _apart(found: Sequence[Attribution], text: str) -> Iterator[Attribution]:
    """In order, trimmed of white space, none overlapping the one before."""
    reach = 0
    for x in sorted(found, key=lambda x: (x.start, -x.end)):
        start = max(x.start, reach)
        end = len(text[: x.end].rstrip(SPACE)) if x.end - start < 4000 else x.end
        while start < end and text[start] in SPACE:
            start += 1
        if start < end and LETTER.search(text, start, end):
            yield Attribution(start, end, x.kind, x.cue)
            reach = end
