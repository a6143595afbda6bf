"""The quotations of a document, direct, mixed and indirect, each with its speaker: the finders of this room put together.

marks -> what stands between marks         (`direct.marks`)
statements -> what is reported outside them (`quotes.statements`)
both in one order, marked words inside a statement made part of it -> whom the mentions name (`who.naming`)
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from headwater.model import Document, Quotation, Segment, Span
from headwater.quotes.direct.marks import between_marks
from headwater.quotes.direct.plain import Plain, plain
from headwater.quotes.frames import Found, Frame
from headwater.quotes.statement import Statement
from headwater.quotes.statements import statements
from headwater.quotes.who.naming import named


def quotations(document: Document, segments: Sequence[Segment]) -> tuple[Quotation, ...]:
    """The quotations of a document in its order, ids q1, q2 ...; the content of no two overlaps."""
    shown = plain(document, segments)
    between = between_marks(shown.document, shown.segments)
    found = together(between, statements(shown.document, shown.segments, between))
    if shown.places is None:
        return named(document, segments, found)  # where every character stands in its place, names keep their capitals
    return tuple(_back(one, shown) for one in named(shown.document, shown.segments, found))


def _back(one: Quotation, shown: Plain) -> Quotation:
    """A quotation of the plain text at its places in the real one; the name stays as it is read, without hidden characters."""

    def all_back(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(map(shown.back, spans))

    speaker = one.speaker
    if speaker is not None:
        at = shown.back(Span(speaker.start, speaker.end))
        speaker = replace(speaker, start=at.start, end=at.end)
    return replace(
        one, spans=all_back(one.spans), marked=all_back(one.marked), speaker=speaker, cue=one.cue and shown.back(one.cue)
    )


def together(between: Sequence[Found], said: Sequence[Statement]) -> tuple[Found, ...]:
    """What stands between marks and what is stated outside, in order.

    Marked words inside a statement are part of it (`mixed`: spans hold the statement, marked the words between marks).
    """
    out: list[Found] = []
    inside: set[int] = set()
    order = sorted(range(len(between)), key=lambda i: between[i].spans[0].start)
    starts = [between[i].spans[0].start for i in order]
    for one in said:
        first = max(0, bisect_left(starts, one.content[0].start) - 1)
        near = order[first : bisect_right(starts, one.content[-1].end)]
        held = [i for i in near if all(_within(s, one.content) for s in between[i].spans)]
        apart = [s for i in near if i not in held and between[i].form != "words" for s in between[i].spans]
        if any(c.start < s.end and s.start < c.end for c in one.content for s in apart):
            continue  # the quotation says it itself, or goes on outside of the statement
        inside.update(held)
        marked = tuple(s for i in held for s in between[i].spans)
        frame = Frame(one.frame.start, one.content[0].start, one.content[-1].end, one.frame.end)
        whole = marked == one.content and any(between[i].form == "direct" for i in held)
        form = "direct" if whole else "mixed" if marked else "indirect"
        out.append(Found(form, one.content, marked, one.cue, one.mention, frame))
    out += [f for i, f in enumerate(between) if i not in inside and f.form != "words"]
    return tuple(sorted(out, key=lambda f: (f.spans[0].start, f.spans[-1].end)))


def _within(span: Span, content: Sequence[Span]) -> bool:
    return any(c.start <= span.start and span.end <= c.end for c in content)
