"""Direct quotations: which marked words are somebody's words, in one piece or several.

Titles, names and words at a distance stand between marks too: what is around the marks (a reporting verb, a colon) and the words
themselves (a sentence, a stop, capitals) decide. `direct.pairing` says what the marks enclose, `direct.speakers` who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from headwater.model import Document, Segment, Span
from headwater.quotes.cues import Cues
from headwater.quotes.direct.dialogue import unmarked
from headwater.quotes.direct.forms import COMMAS, form_of
from headwater.quotes.direct.incises import pieces
from headwater.quotes.direct.pairing import Marked, marked, top_level
from headwater.quotes.direct.speakers import NEAR_CHARS, attributing, attribution
from headwater.quotes.direct.tongues import Tongues
from headwater.quotes.frames import Found, Frame, Sentences, skip, trimmed, words

GOES_ON = (",", "，", "、", "،", "—", "–", "--", ";", " -")  # what stands before the rest of a quotation that was interrupted
INTERRUPTION_CHARS = 400  # a name with a long apposition
THAT_WORDS = 4  # "said on Monday that": further on it begins a relative clause
ASIDES = 2  # marked words in one attribution ("one of the original "big four", said")
AGAIN_ZH = re.compile(r"[还還又也并並]|同时|同時|随后|隨後|接着|接著|补充|補充")  # "he also said": of another occasion
NEAR_MARK_CHARS = 30  # "adding later," right before the next mark


def between_marks(document: Document, segments: Sequence[Segment]) -> tuple[Found, ...]:
    """The direct quotations of a document, the partial ones (`mixed`) and single marked words (`words`: nobody's, but where
    reported speech holds them), in its order, each with the mention beside its cue.

    spans: the words without their marks, one span for each piece: a paragraph of a quotation that runs on, or a side of the
    words that interrupt it. Titles, names and scare quotes are left out. No two overlap; a quotation inside another belongs to
    the outer one.
    """
    text, sentences, tongues = document.text, Sentences(document, segments), Tongues(document)
    spoken = unmarked(document, tongues.main)
    groups: dict[int, list[Marked]] = {}
    for m in top_level(marked(document, tongues.main)):
        groups.setdefault(m.group, []).append(m)
    ordered = _outside(sorted(groups.values(), key=lambda g: g[0].outer), spoken)
    judged: list[tuple[str | None, list[Span], Frame]] = []
    for i, group in enumerate(ordered):
        last = ordered[i - 1][-1].after if i else 0
        following = ordered[i + 1][0].outer if i + 1 < len(ordered) else len(text)
        head = sentences.frame(text, group[0].outer, group[0].after, last, following)
        tail = sentences.frame(text, group[-1].outer, group[-1].after, last, following)
        frame = Frame(head.start, head.outer, tail.after, tail.end)
        cues = tongues.at(frame.outer)
        form = form_of(text, group, frame, cues)
        if form or _goes_on(text, judged, frame):
            spans = [s for m in group for s in pieces(text, *trimmed(text, m.start, m.end), cues)]
            judged.append((form, spans, frame))
    between = [_found(text, *one, tongues.at(one[2].outer)) for one in _joined(text, judged, sentences, tongues)]
    return tuple(sorted([*spoken, *between], key=lambda f: f.spans[0].start))


def _outside(groups: Sequence[list[Marked]], spoken: Sequence[Found]) -> list[list[Marked]]:
    """The groups of marks that lie in no turn of an interview or dialogue."""
    if not spoken:
        return list(groups)
    starts = [f.frame.start for f in spoken]

    def inside(m: Marked) -> bool:
        index = bisect_right(starts, m.outer) - 1
        return index >= 0 and m.outer < spoken[index].frame.end

    kept = ([m for m in group if not inside(m)] for group in groups)
    return [group for group in kept if group]


def _goes_on(text: str, judged: Sequence[tuple[str | None, list[Span], Frame]], frame: Frame) -> bool:
    """Whether words too few to be a quotation may be the rest of one: a comma or dash leads up to them in its sentence."""
    if not judged or frame.start != judged[-1][2].after:
        return False
    return text[frame.start : frame.outer].rstrip(" \t\u00a0").endswith(GOES_ON)


def _found(text: str, form: str, spans: Sequence[Span], frame: Frame, cues: Cues) -> Found:
    verb, mention = attribution(text, spans, frame, cues)
    cue = Span(verb.start("cue"), verb.end("cue")) if verb else None
    return Found(form, tuple(spans), tuple(spans), cue, mention, frame)


def _joined(
    text: str, judged: list[tuple[str | None, list[Span], Frame]], sentences: Sentences, tongues: Tongues
) -> list[tuple[str, list[Span], Frame]]:
    """With quotations that their attribution interrupts ("A," he said, "b.") made one; what is left without a form is dropped."""
    out: list[tuple[str, list[Span], Frame]] = []
    for form, spans, frame in judged:
        index = len(out) - 1
        while index >= 0 and out[index][0] == "words" != form and len(out) - index <= ASIDES:  # in the attribution itself
            index -= 1
        if index < 0 or not _one(text, out[index], (form, spans, frame), sentences, tongues):
            if form:
                out.append((form, spans, frame))
            continue
        first_form, before, first = out[index]
        one = "direct" if first_form == "direct" else "mixed"
        before.extend(spans)
        out[index:] = [(one, before, Frame(first.start, first.outer, frame.after, frame.end))]
    return out


def _one(
    text: str,
    first: tuple[str, list[Span], Frame],
    second: tuple[str | None, list[Span], Frame],
    sentences: Sentences,
    tongues: Tongues,
) -> bool:
    """Whether the second is the rest of the first, which its attribution interrupted."""
    (first_form, before, frame), (form, spans, following) = first, second
    if following.outer - frame.after > INTERRUPTION_CHARS:
        return False
    aside = text[frame.after : following.outer].rstrip().endswith(GOES_ON)
    whole = aside or {form, first_form} in ({"direct"}, {"direct", "mixed"})
    cues, opens = tongues.at(frame.outer), not text[frame.start : frame.outer].strip()
    return whole and len(spans) == 1 and _interrupts(text, before[-1], frame.after, following, sentences, cues, opens=opens)


def _interrupts(text: str, before: Span, at: int, following: Frame, sentences: Sentences, cues: Cues, *, opens: bool) -> bool:
    """Whether the words between two quotations only attribute them: `"A," he said, "b."`, and `"A," he said. "B."`; opens: whether
    the first begins its sentence."""
    between = text[at : following.outer]
    if "\n" in between:
        return False
    if between.lstrip("”\"’»“' \u00a0")[:1] in (*".。",):
        return False  # «A». Calificó ... «b»: its sentence ended behind the mark
    verb = attributing(text, at, following.outer, cues)
    if verb is None or sentences.begins(verb.end(), following.outer):
        return False
    bare = between.rstrip(" \t\u00a0”\"’»“'")
    if re.search("[。！？](?=.)", bare) or (cues.verb_last and not _rests(text, bare, following)):
        return False
    if cues.breaks.match(text, skip(text, at, verb.start(), " ,，")) or (not cues.spaced and AGAIN_ZH.search(between)):
        return False  # “A”，并表示“B”: a clause of its own
    that = cues.that.search(text, verb.end(), following.outer)
    if (
        that
        and (words(text[verb.end() : that.start()]) <= THAT_WORDS or text[that.start() - 2 : that.start()].strip() in (*COMMAS,))
    ) or bare.endswith((":", "：")):
        return False
    # “A。”他说。“B。” and “A。”他说，“B。”: no comma is set before an attribution
    stopped_inside = (cues.verb_last or not cues.spaced) and (bare[-1:] in ".。" or (opens and bare[-1:] in ",，"))
    ended = text[before.end - 1] in ".。!！?？…" and not stopped_inside
    if ended and bare.lstrip()[:1] not in (*",，،",) and text[before.end - 1] not in "?!？！…":
        return False
    if bare[-1:] in ".。":  # a new sentence: the same quotation goes on unless it is attributed anew
        return not attributing(text, following.after, min(following.end, following.after + NEAR_CHARS), cues)
    if not bare.endswith(GOES_ON) and not bare[-1:].isalnum():
        return False
    return not _speaks_anew(text, verb.end(), following.outer, cues)


def _rests(text: str, bare: str, following: Frame) -> bool:
    """Whether the second of two quotations of a language whose verb stands last has no attribution of its own, which would stand
    behind it: `“A”고 그는 말했다. “B”`, and not `“A”고 말했다. “B”고 덧붙였다.`"""
    return bare[-1:] in (*",、.。",) and not text[following.after : following.end].strip(" .。,、…\u00a0\u3000”」』\"'’")


def _speaks_anew(text: str, start: int, end: int, cues: Cues) -> bool:
    """Whether the words behind an attribution lead up to something said on another occasion, or by somebody else: a verb of their
    own ("she said, adding later,"), a conjunction with its clause ("she asked, but he went on about")."""
    near = max(start, end - NEAR_MARK_CHARS)
    added = cues.participle.search(text, near, end) or cues.directive.search(text, near, end)
    again = next((m for m in cues.breaks.finditer(text, start, end) if cues.framing.search(text, m.end(), end)), None)
    return bool(added or again)
