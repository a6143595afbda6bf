"""Words of a document as markup: what differs is marked where it stands, by sign, line and colour, with its meaning in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from headwater.export.markup import Html, each, escape, join, tag
from headwater.export.tiles import breaks
from headwater.export.wording import spoken
from headwater.model import MEANINGS as GRADES
from headwater.model import Change, Document, Span

PAGE_LANGUAGE = "en"
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
# Stands for a new paragraph in a list of parts.
BREAK = Html("\x00break")


class Standing(Html):
    """A part that is no line of a paragraph and stands between them, as a list or what opens does."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A change where it stands in one document. side: `source` or `report`."""

    start: int
    end: int
    change: Change
    side: str


def marks_of(changes: Iterable[Change], side: str, doc: str | None = None, first: str | None = None) -> list[Mark]:
    """The changes that have words on this side. doc: of the source meant; first: the id that spans without one mean."""
    found = []
    for change in changes:
        span = change.report if side == "report" else change.source
        if span is not None and (side == "report" or (span.doc or first) == doc):
            found.append(Mark(span.start, span.end, change, side))
    return found


def worded(document: Document, start: int, end: int, marks: Sequence[Mark] = (), *, named: bool = True) -> list[Html]:
    """The words of `[start, end)` as parts, with `BREAK` where a paragraph begins.

    named: each mark has its meaning in words with it; not needed where a list of the changes stands beside.
    """
    inside = [m for m in marks if m.start < end and m.end > start]
    new = {at for at in breaks(document, start, end) if start < at < end}
    edges = sorted({start, end, *new, *(x for m in inside for x in (m.start, m.end) if start < x < end)})
    parts: list[Html] = []
    for top, a, b in _stretches(edges, new, inside):
        if a in new:
            parts.append(BREAK)
        words = document.text[a:b]
        over = [m for m in inside if m.start < b and m.end > a] if named else []
        parts.append(escape(words) if top is None else _marked(words, top, over, a))
    return parts


def _stretches(edges: Sequence[int], new: Collection[int], inside: Sequence[Mark]) -> Iterator[tuple[Mark | None, int, int]]:
    """What lies between two edges with the gravest mark over it; neighbours under the same one together."""
    held: tuple[Mark | None, int, int] | None = None
    for a, b in pairwise(edges):
        over = (m for m in inside if m.start <= a and m.end >= b)
        top = max(over, key=lambda m: GRADES.index(m.change.meaning), default=None)
        if held is not None and held[0] is top and a not in new:
            held = (top, held[1], b)
            continue
        if held is not None:
            yield held
        held = (top, a, b)
    if held is not None:
        yield held


def _marked(words: str, top: Mark, over: Sequence[Mark], at: int) -> Html:
    """One stretch under one or several changes: drawn as the gravest of them, named with all those given."""
    grave, kind = top.change.meaning, top.change.kind
    said = "; ".join(dict.fromkeys(f"{m.change.meaning}: {spoken(m.change.reason)}" for m in over)) or None
    begins = at == top.start
    classes = [grave, *(["turned"] if kind == "reordered" else []), *([] if begins else ["on"])]
    # Read out only where it matters: a second translation has a lesser mark on every other word.
    aloud = _aloud(f"[{spoken(top.change.reason)}: ") if grave == "major" and begins else None
    shut = _aloud("]") if aloud else None
    return tag("del" if top.side == "source" else "ins", aloud, words, shut, class_=" ".join(classes), title=said)


def _aloud(words: str) -> Html:
    """Words of the page inside those of a text, for a screen reader; of a direction of their own, to have no say in the text's."""
    return tag("span", words, class_="vh", dir="ltr", lang=PAGE_LANGUAGE)


def paragraphs(parts: Iterable[Html], class_: str | None = None) -> Html:
    """Parts as paragraphs, cut at each `BREAK` and around what stands between them."""
    made: list[Html] = []
    line: list[Html] = []
    for part in (*parts, BREAK):
        if part is not BREAK and not isinstance(part, Standing):
            line.append(part)
            continue
        if "".join(line).strip():
            made.append(tag("p", *line, class_=class_))
        line = []
        if isinstance(part, Standing):
            made.append(part)
    return each(made)


def inline(parts: Iterable[Html]) -> Html:
    """Parts in one paragraph, a new line for each `BREAK`."""
    return join(*(tag("br") if part is BREAK else part for part in parts))


def snippet(document: Document, span: Span, longest: int = 160) -> Html:
    """The words of a span on their own, in their language and direction; the middle of a long one is left out."""
    words = " ".join(document.text[span.start : span.end].split())
    if len(words) > longest:
        head, tail = words[: longest - 40], words[-40:]
        words = f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
    return tag("bdi", words, lang=foreign(document))


def foreign(document: Document) -> str | None:
    """The language of a text where it is not that of the page around it; empty where nobody knows it, or where its name is none."""
    known = document.language or ""
    return None if known == PAGE_LANGUAGE else known if _LANGUAGE.fullmatch(known) else ""
