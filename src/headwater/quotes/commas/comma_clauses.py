"""Indirect speech in languages that set a comma before every reported clause (German, Czech, Polish; Dutch before its asides).

Method: a sentence is taken apart at its commas (`commas.joints`); each part is a head (`X said`, before a part that is reported,
`commas.comma_heads`), an attribution beside the content (`commas.comma_asides`), or content. What is reported runs on from its
first part to the end of the sentence, or to a part that begins something else. German adds the subjunctive (`commas.konjunktiv`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes.commas import konjunktiv
from headwater.quotes.commas.clause_words import ClauseWords
from headwater.quotes.commas.comma_asides import Aside, attribution, source
from headwater.quotes.commas.comma_heads import head, speaker
from headwater.quotes.commas.comma_line import EDGE, LEAST_WORDS, CommaLine
from headwater.quotes.commas.joints import HELD, Part, Word, masked, parts
from headwater.quotes.commas.subject_phrases import subject_before
from headwater.quotes.frames import Found, Sentences

Told = tuple[tuple[Span, ...], Span | None, Span | None, Span]  # content, cue, mention, frame: the fields of a statement

CLOSING = ' \t\u00a0.!?…"“”«»'  # between two sentences of one paragraph
MOST_PARTS = 300  # of a sentence; what has more commas is a list or a table
MOST_WORDS = 1500  # of a sentence; longer ones are no sentences


@dataclass(slots=True)
class _Open:
    """A statement whose content is still running: its pieces so far, and how it began.

    kind: `that`, `main`, `infinitive` or `asked` behind a head; `beside` an attribution; `inner` a relative clause with one;
    `free` of any.
    """

    kind: str
    cue: Span | None
    mention: Span | None
    pieces: list[tuple[int, int]] = field(default_factory=list)


def told(
    document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found], w: ClauseWords
) -> Iterator[Told]:
    """What a document reports outside direct quotations, in order, none overlapping.

    quotations: those between marks; direct ones are held out of it, words that a sentence goes on with stay part of it.
    """
    text = document.text
    apart = [q.form == "direct" and not _inline(text, q) for q in quotations]
    direct = sorted((s.start, s.end) for q, whole in zip(quotations, apart, strict=True) if whole for s in q.spans)
    inner = sorted((s.start, s.end) for q, whole in zip(quotations, apart, strict=True) if not whole for s in q.marked)
    speakers = [(q.spans[-1].end, q.mention) for q in quotations if isinstance(q, Found) and q.form == "direct"]
    sentences = [(s.start, s.end) for s in segments if s.kind == "sentence"] or [p[:2] for p in Sentences(document, ()).parts]
    known: tuple[int, Span | None] = (-1, None)  # where the last report ended, and who was said to speak
    running: Told | None = None  # a report without attribution, which the next sentence may carry on
    topic: Span | None = None  # the subject of the sentence before: who speaks, where nobody did so far
    before: Span | None = None  # the sentence before, where nothing in it is reported
    for start, end in sentences:
        held = _inside(direct, start, end)
        last = bisect_right(speakers, start, key=lambda s: s[0]) - 1
        if last >= 0 and speakers[last][0] > known[0]:
            known = speakers[last]
        line = _line(masked(text, start, end, held, _inside(inner, start, end)), start, w)
        if line is None:
            continue
        found = _read(line, known[1] or topic, follows=known[0] >= 0 and "\n" not in text[known[0] : start])
        topic = _topic(line)
        if not found:
            yield from [running] if running else []
            running = None
            if before and (back := line.points_back()):
                yield (before,), *back, before
                known = (end, back[1])
            elif said := _speaks(line):
                known = (end, said)
        before = None if found or held else next(_spans(line, [(start, end)]), None)
        for one in found:
            content = tuple(_spans(line, one.pieces))
            if not content:
                continue
            known = (content[-1].end, one.mention or known[1])
            if running and one.kind == "free" and not text[running[0][-1].end : content[0].start].strip(CLOSING):
                running = ((*running[0], *content), None, running[2], Span(running[3].start, end))
                continue
            yield from [running] if running else []
            running = (content, one.cue, one.mention, Span(start, end)) if one.kind == "free" else None
            if running is None:
                yield content, one.cue, one.mention, Span(start, end)
    yield from [running] if running else []


def _topic(line: CommaLine) -> Span | None:
    """The subject at the head of a sentence where it is a name or one of those who speak."""
    words = line.parts[0].words
    found = subject_before(words, line.w)
    named = found and any(x.named and x.start > words[0].start and x.end <= found.end for x in words)
    return found if named else None


def _inline(text: str, quotation: Quotation | Found) -> bool:
    """Whether marked words are a part of the sentence around them: they begin small, and no colon leads up to them."""
    start = quotation.spans[0].start
    before = text[max(0, start - 4) : start].rstrip("„“”\"»«›‹‚‘’' \u00a0")
    return len(quotation.spans) == 1 and text[start].islower() and bool(before.strip()) and not before.endswith(":")


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    return spans[bisect_right(spans, start, key=lambda s: s[1]) : bisect_left(spans, end, key=lambda s: s[0])]


def _line(sentence: str, start: int, w: ClauseWords) -> CommaLine | None:
    """A masked sentence in its parts; None for what is no sentence."""
    found = parts(sentence, start)
    if not found or len(found) > MOST_PARTS or sum(len(p.words) for p in found) > MOST_WORDS:
        return None
    line = CommaLine(sentence, start, found, w)
    return CommaLine(sentence, start, [x for p in found for x in _at_resumption(line, p)], w)


def _at_resumption(line: CommaLine, part: Part) -> Iterator[Part]:
    """A part, taken apart where a conjunction goes on with the verb of the clause around (`dass A hielt und sagte, B ...`)."""
    at = next((k for k in range(1, len(part.words) - 1) if _resumes(line, part.words, k)), None)
    if at is None or part.held:
        yield part
        return
    cut = part.words[at].start
    yield Part(part.start, cut, part.joint, part.words[:at], False)
    yield Part(cut, part.end, "", part.words[at:], False)


def _resumes(line: CommaLine, words: Sequence[Word], k: int) -> bool:
    w = line.w
    if words[k].low not in w.ands:
        return False
    following = words[k + 1]
    if line.match(w.saying, following) or ((w.capital or w.joined) and line.match(w.clausal, following)):
        return True
    bare = k + 2 == len(words) or not words[k + 2].text[0].isupper()  # else an adjective: "und geplante Wege"
    return w.capital and bare and following.text not in w.second and w.past.fullmatch(following.text) is not None


def _spans(line: CommaLine, pieces: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Pieces of content without edge marks and held words, those that touch made one; none where too little is left."""
    text, offset = line.text, line.offset
    merged: list[tuple[int, int]] = []
    for a, b in pieces:
        if merged and not text[merged[-1][1] - offset : a - offset].strip(EDGE):
            merged[-1] = (merged[-1][0], b)
        elif a < b:
            merged.append((a, b))
    out: list[Span] = []
    for a, b in merged:
        for m in re.finditer(rf"[^{HELD}]+", text[a - offset : b - offset]):
            x, y = a + m.start(), a + m.end()
            while x < y and text[x - offset] in EDGE:
                x += 1
            while y > x and text[y - 1 - offset] in EDGE:
                y -= 1
            if x < y:
                out.append(Span(x, y))
    if sum(len(text[s.start - offset : s.end - offset].split()) for s in out) >= LEAST_WORDS:
        yield from out


def _read(line: CommaLine, known: Span | None, *, follows: bool) -> list[_Open]:
    """The statements of a sentence; follows: a report stands right before it in the paragraph; known: who spoke there."""
    done: list[_Open] = []
    now: _Open | None = None
    spoke: Span | None = None  # the last speaker named in the sentence
    pending = i = 0  # the first part that nothing took yet, and the part that is read
    while i < len(line.parts):
        part = line.parts[i]
        if now is not None:
            aside = attribution(line, i)
            if aside and now.kind != "asked":
                spoke = aside.mention or spoke
                now.pieces += [(part.start, aside.start), (aside.end, max(aside.end, part.end))]
                i = line.past_asides(i + 1) if aside.names_last else line.part_at(aside.end)
                continue
            if not (aside or _ends(line, i, now)):
                now.pieces.append((part.start, part.end))
                i += 1
                continue
            done.append(now)
            now, pending = None, i
        fronted = i == pending + 1 and line.whole_phrase(pending) is not None  # "Der Deich, sagte Lund, halte"
        if one := None if fronted and attribution(line, i) else head(line, i, pending):
            mention = spoke = one.mention or (spoke if line.opens(part, line.w.ands) else None)
            now = _Open(one.kind, one.cue, mention, [(one.start, line.parts[one.part].end)])
            i = one.part + 1
        elif aside := attribution(line, i) or source(line, i):
            now, spoke = _beside(line, i, pending, aside), aside.mention or spoke
            behind = line.past_asides(i + 1, relatives=i == pending) if now and aside.names_last and _last(part, aside) else i + 1
            i = max(behind, line.part_at(aside.end))
            pending = pending if now else i
        else:
            i += 1
    done += [now] if now else []
    return done or list(_free(line, known, follows=follows))


def _last(part: Part, aside: Aside) -> bool:
    """Whether an attribution ends its part, so that what follows the comma may say more of its speaker."""
    return bool(part.words) and aside.end >= part.words[-1].end


def _beside(line: CommaLine, i: int, pending: int, aside: Aside) -> _Open | None:
    """The statement that an attribution in part `i` makes of what stands before it; it runs on behind it."""
    w, part = line.w, line.parts[i]
    pending = max([pending, *(k for k in range(pending, i + 1) if line.parts[k].joint in (":", ";"))])
    if part.joint == "," and i > pending and line.opens(part, w.relatives, w.whenever) and aside.start > part.words[0].start:
        # "the men, who fled according to the police, ...": of these words only
        return _Open("inner", aside.cue, aside.mention, [(part.start, aside.start), (aside.end, part.end)])
    before = line.parts[pending:i]
    whole = aside.start <= part.words[0].start and aside.end >= part.words[-1].end
    if any(p.held for p in before) or (part.held and not (whole and before)):
        anew = i + 1 < len(line.parts) and line.moody(line.parts[i + 1])  # „A“, sagte sie, B sei C
        return _Open("beside", aside.cue, aside.mention) if anew else None
    goes_on = i + 1 < len(line.parts) and _verb_opens(line, line.parts[i + 1])  # "Im Mai, so X, bricht der Deich"
    hollow = before and (line.opens(before[0], w.prepositions, w.whenever) or line.whole_phrase(pending) is not None)
    if whole and hollow and not goes_on and not any(line.says_something(p) for p in before):
        return None  # time and place, or a name
    subordinate = all(line.opens(p, w.whenever, w.relatives) and not line.moody(p) for p in before)
    if whole and before and subordinate and line.opens(before[0], w.whenever):
        return None  # "To see how many there are, asks X"
    pieces = [*((p.start, p.end) for p in before), (part.start, aside.start), (aside.end, max(aside.end, part.end))]
    return _Open("beside", aside.cue, aside.mention, pieces)


def _verb_opens(line: CommaLine, part: Part) -> bool:
    w = line.w
    return bool(part.words) and (line.opens(part, w.first, w.second) or line.finite(part.words[0]))


def _ends(line: CommaLine, i: int, now: _Open) -> bool:
    """Whether part `i` is no part of the statement before it."""
    w, part = line.w, line.parts[i]
    if not part.words or part.held:
        return part.held
    if line.moody(part):
        return False
    if part.joint == ";" or now.kind == "inner":
        return True
    if line.opens(part, w.ands, w.whenever) and line.matches(w.saying, part):
        return True  # "while Y denied it"
    began = now.pieces[0][0] if now.pieces else part.start
    if any(x.low in w.whenever and x.start >= began for x in line.parts[i - 1].words[:3]):
        return False  # "that, if it rains, will break"
    if now.kind == "that" and _interrupted(line, i, now):
        return False
    clause = now.kind in ("that", "infinitive", "asked")
    if now.kind == "beside" and line.opens(part, w.relatives) and line.told_in(part):
        return head(line, i, i) is not None  # ", said X, who hopes that ..."
    if clause and line.opens(part, w.reasons):
        return True
    if clause and not line.opens(part, w.relatives, w.that, w.asks) and line.matches(w.saying, part):
        return head(line, i, i) is not None  # "asked whether A, he said that B"
    opening = part.words[min(line.opening(part), len(part.words) - 1)]
    return now.kind != "beside" and line.finite(opening)  # "the claim that ..., was denied", "..., and left the room"


def _interrupted(line: CommaLine, i: int, now: _Open) -> bool:
    """Whether a relative clause before part `i` parts a clause that is still without its verb, which German sets last ("that the
    driver, who came from X, was hurt")."""
    first = next((p for p in line.parts if now.pieces and p.start <= now.pieces[0][0] < p.end), None)
    if first is None or not line.w.capital or line.parts[i].held or not line.opens(line.parts[i - 1], line.w.relatives):
        return False
    return line.parts[i - 2] is first and first.words[-1].named and not line.opens(line.parts[i], line.w.ands)


def _speaks(line: CommaLine) -> Span | None:
    """Who says something in a sentence, though not what: what a following subjunctive reports is theirs."""
    for i, part in enumerate(line.parts):
        for verb in line.matches(line.w.saying, part):
            if found := speaker(line, i, 0, verb):
                return found
    return None


def _free(line: CommaLine, known: Span | None, *, follows: bool) -> Iterator[_Open]:
    """A sentence whose own verb is in the reporting subjunctive: who spoke before is the speaker."""
    w = line.w
    for i, part in enumerate(line.parts):
        article = line.opens(part, w.determiners)
        if part.held or line.opens(part, w.whenever, w.that, w.asks) or (line.opens(part, w.relatives) and not article):
            continue
        if konjunktiv.reports(part, w, second=follows, alone=True, main=article and i > 0):
            yield _Open("free", None, known, [(p.start, p.end) for p in line.parts[(0 if i <= 1 else i) :]])
            return
