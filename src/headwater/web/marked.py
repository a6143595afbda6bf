"""A document's text as markup: its blocks, in them the quotations with their speakers, and the place that a link points at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.export.marks import foreign
from headwater.export.markup import Html, each, tag
from headwater.model import Block, Document, Quotation, Span

# Blocks that a reader of the text finds set apart; any other is a paragraph.
SET_APART = {"heading", "quote", "caption", "byline", "dateline", "furniture", "list", "table"}

ON_TOP = ("at",)  # marks that stand inside all others, so that their colour is seen


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked. of: what they are (a class of the style). id: of the first stretch, where a link points at them."""

    start: int
    end: int
    of: str
    id: str | None = None
    title: str | None = None


def marks_of(quotations: Sequence[Quotation]) -> list[Mark]:
    """The marks of quotations: their content, who speaks and the word that says so."""
    found = []
    for q in quotations:
        form = "q indirect" if q.form == "indirect" else "q"
        said = f"{q.form} quotation" + (f" of {q.speaker.name}" if q.speaker else "")
        found += [Mark(s.start, s.end, form, q.id if i == 0 else None, said) for i, s in enumerate(q.spans)]
        if q.speaker:
            found.append(Mark(q.speaker.start, q.speaker.end, "speaker", title=f"who speaks: {q.speaker.name}"))
        if q.cue:
            found.append(Mark(q.cue.start, q.cue.end, "cue"))
    return found


def text(document: Document, marks: Sequence[Mark], at: Span | None = None, within: Span | None = None) -> Html:
    """The blocks of a text in their order. at: the place that is pointed at. within: only blocks that begin in this stretch."""
    ordered = sorted([*marks, *([Mark(at.start, at.end, "at", "here")] if at else [])], key=lambda m: (m.start, -m.end))
    blocks = [b for b in _blocks(document) if within is None or within.start <= b.start < within.end]
    return each(_drawn(document, blocks, ordered))


def _blocks(document: Document) -> Sequence[Block]:
    """The blocks; a text that was read without any is one."""
    return document.blocks or (Block(0, len(document.text), "paragraph"),)


def _drawn(document: Document, blocks: Sequence[Block], marks: Sequence[Mark]) -> Iterator[Html]:
    language = foreign(document)
    open_: list[Mark] = []  # those that may reach into the blocks to come
    next_ = 0
    for block in blocks:
        while next_ < len(marks) and marks[next_].start < block.end:
            open_.append(marks[next_])
            next_ += 1
        open_ = [m for m in open_ if m.end > block.start]
        class_ = block.kind if block.kind in SET_APART else None
        inside = _stretches(document.text, block, open_)
        heading = {"role": "heading", "aria_level": "3"} if block.kind == "heading" else {}
        yield tag("p", *inside, class_=class_, dir="auto", lang=language, **heading)


def _stretches(text: str, block: Block, marks: Sequence[Mark]) -> Iterator[Html | str]:
    """The words of a block, cut where a mark begins or ends; each stretch under all marks over it, the wider outside."""
    inside = [m for m in marks if m.start < block.end and m.end > block.start]
    edges = sorted({block.start, block.end, *(min(max(x, block.start), block.end) for m in inside for x in (m.start, m.end))})
    for start, end in pairwise(edges):
        made: Html | str = text[start:end]
        over = [m for m in inside if m.start <= start and m.end >= end]
        for m in (*(m for m in over if m.of in ON_TOP), *(m for m in reversed(over) if m.of not in ON_TOP)):
            name = "mark" if m.of in ON_TOP else "span"
            id_ = m.id if start == max(m.start, block.start) and m.start >= block.start else None
            made = tag(name, made, class_=m.of, id=id_, title=m.title)
        yield made
