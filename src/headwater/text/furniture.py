"""What of a page is not its text: mastheads, datelines, bylines, page numbers, widgets, credits, raw separators.

`describe` lays blocks over a plain text, or marks furniture among the blocks that a page brought along, and reads what
datelines and mastheads say of place, day, outlet and author. The text is never changed. Where it is unsure, a line is text:
false furniture loses a source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from headwater.model import Block, Document
from headwater.text import datelines, daylines, linekinds, turns
from headwater.text.lines import Line, lines, paragraphs
from headwater.text.separators import Separator, separators

_SPLIT = ("paragraph", "quote", "list")  # kinds whose text may begin with a dateline or hold turns and separators
_PROSE = ("paragraph", "quote", "list", "heading", "caption")  # kinds that may turn out to be furniture
_HEAD = 8  # units from the top in which a masthead may stand
_SHOWN = re.compile(r"\S")


@dataclass
class _Known:
    """What the walk through a document has learnt so far; becomes the document's metadata where that is missing."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    place: str | None = None
    published: str | None = None


def describe(document: Document) -> Document:
    """The document with blocks for everything but white space, and with the place, day, outlet, author and title that it says.

    A document without blocks gets those of its plain text; one with blocks keeps them, furniture and datelines marked within.
    Furniture blocks may lie inside a paragraph's block (a separator in the middle of a sentence); no others overlap.
    Asking again changes nothing.
    """
    text = document.text
    gaps = separators(text)
    known = _Known(document.title, document.outlet, document.author, document.place, document.published)
    drafts = _marked(document.blocks, text) if document.blocks else _plain(text, gaps)
    drafts = _without_mastheads(drafts, text, known)
    spoken = [] if any(b.kind == "byline" for b in document.blocks) else turns.labels(text)
    blocks: list[Block] = []
    first = True
    for draft in drafts:
        pieces = list(_pieces(draft, text, gaps, spoken, known, first, document.language))
        first = first and not any(p.kind in _SPLIT for p in pieces)
        blocks.extend(pieces)
    taken = {(b.start, b.end) for b in blocks}
    # the block of a break inside a word touches both halves, every other leaves the white space out: `segments.flat` joins by that
    drawn = ((g.start, g.end) if g.joins else _trimmed(text, g.start, g.end) for g in gaps)
    blocks.extend(Block(a, b, "furniture") for a, b in drawn if (a, b) not in taken)
    blocks.sort(key=lambda b: (b.start, -b.end))
    return replace(
        document,
        blocks=tuple(blocks),
        title=known.title,
        outlet=known.outlet,
        author=known.author,
        place=known.place,
        published=known.published,
    )


def _plain(text: str, gaps: list[Separator]) -> list[Block]:
    """A draft block for each paragraph of a plain text, its kind told by its own words and its neighbours."""
    work = _blanked(text, gaps)
    found = paragraphs(work, lines(work))
    units = [linekinds.Unit(g[0].start, g[-1].end, len(g), _is_apart(g[0], found, i)) for i, g in enumerate(found)]
    kinds = linekinds.kinds(work, units)
    return [Block(u.start, u.end, kind) for u, kind in zip(units, kinds, strict=True)]


def _is_apart(line: Line, groups: list[list[Line]], index: int) -> bool:
    """Whether a paragraph stands by itself: at the top, after a blank line or a page, or before one."""
    following = groups[index + 1][0] if index + 1 < len(groups) else None
    return index == 0 or line.blank_before > 0 or line.page_before or following is None or following.blank_before > 0


def _blanked(text: str, gaps: list[Separator]) -> str:
    """The text with separators between paragraphs as line breaks and those inside as blanks; the same length."""
    out, at = [], 0
    for gap in gaps:
        out.append(text[at : gap.start])
        out.append((" " if gap.inside else "\n") * (gap.end - gap.start))
        at = gap.end
    return "".join([*out, text[at:]])


def _marked(blocks: tuple[Block, ...], text: str) -> list[Block]:
    """The blocks of a page, with those that are furniture by their words told apart."""
    out = []
    units = [linekinds.Unit(b.start, b.end, 1, True) for b in blocks]
    for block, kind in zip(blocks, linekinds.kinds(text, units), strict=True):
        told = kind in ("furniture", "dateline", "byline") and block.kind in _PROSE
        out.append(replace(block, kind=kind) if told else block)
    return out


def _without_mastheads(drafts: list[Block], text: str, known: _Known) -> list[Block]:
    """Marks a short line that stands twice in a row at the top: the masthead, or a title printed twice."""
    out = list(drafts)
    for i in range(min(_HEAD, len(out)) - 1):
        a, b = (text[x.start : x.end] for x in out[i : i + 2])
        if out[i].kind == "heading" and a.casefold() == b.casefold():
            # a title may be printed twice as well: it is the masthead only where another title follows
            masthead = len(a.split()) <= 6 and any(x.kind == "heading" for x in out[i + 2 : i + _HEAD])
            out[i] = replace(out[i], kind="furniture")
            out[i + 1] = replace(out[i + 1], kind="furniture" if masthead else "heading")
            if masthead:
                known.outlet = known.outlet or a
    return _with_top_lines(out, text, known)


def _with_top_lines(out: list[Block], text: str, known: _Known) -> list[Block]:
    """Tells title, author and day from the lines above the first paragraph."""
    top = next((i for i, b in enumerate(out) if b.kind in ("paragraph", "quote", "list")), len(out))
    # what stands above "Press release" is the house that gives it out, what stands below is the headline
    label = next((i for i, b in enumerate(out[:top]) if linekinds.is_handed_out(text[b.start : b.end])), -1)
    house, titles = (
        [" ".join(text[b.start : b.end].split()) for b in part if b.kind == "heading"]
        for part in (out[: max(0, label)], out[label + 1 : top])
    )
    if house and titles:
        known.outlet = known.outlet or house[0]
        out[:label] = [replace(b, kind="furniture") if b.kind == "heading" else b for b in out[:label]]
    titles = titles or house
    if known.title is None and titles:
        # one or two words above another title are a kicker ("Analysis", "World news")
        known.title = titles[1] if len(titles) > 1 and len(titles[0].split()) <= 2 < len(titles[1].split()) else titles[0]
    for block in out[:top]:
        words = text[block.start : block.end]
        if block.kind == "byline" and known.author is None:
            known.author = linekinds.author(words)
        elif block.kind == "dateline" and known.published is None:
            known.published = daylines.day(words)
    return out


def _pieces(
    draft: Block, text: str, gaps: list[Separator], spoken: list[tuple[int, int]], known: _Known, first: bool, language: str | None
) -> Iterator[Block]:
    """A draft block cut at separators between paragraphs, at speaker labels, and after its dateline."""
    if draft.kind not in _SPLIT:
        yield draft
        return
    first_gap = bisect_right(gaps, draft.start, key=lambda g: g.end)
    last_gap = bisect_left(gaps, draft.end, lo=first_gap, key=lambda g: g.start)
    cuts = [(g.start, g.end) for g in gaps[first_gap:last_gap] if not g.inside]
    at = draft.start
    for start, end in [*cuts, (draft.end, draft.end)]:
        a, b = _trimmed(text, at, min(start, draft.end))
        if a < b:
            yield from _turns(replace(draft, start=a, end=b), text, spoken, known, first and at == draft.start, language)
        at = max(at, end)


def _turns(
    draft: Block, text: str, spoken: list[tuple[int, int]], known: _Known, first: bool, language: str | None
) -> Iterator[Block]:
    """The dateline of a paragraph, then its turns: a byline for each label, the words after it a block of their own."""
    at = draft.start
    while (stamp := daylines.stamp(text[at : draft.end])) or (
        line := datelines.head(text[at : draft.end], language, base=known.published, first=first)
    ):
        if stamp:
            size, known.published = stamp.end, known.published or stamp.iso
        else:
            assert line is not None
            size = line.end
            known.place, known.outlet = known.place or line.place, known.outlet or line.agency
            if line.published and not line.published.startswith("--"):
                known.published = known.published or line.published
        a, b = _trimmed(text, at, at + size)
        yield replace(draft, start=a, end=b, kind="dateline")
        at += size
    for start, end in spoken[bisect_left(spoken, (draft.start,)) : bisect_left(spoken, (draft.end,))]:
        yield from _before_label(draft, text, at, start, known)
        yield replace(draft, start=start, end=end, kind="byline")
        at = end
    a, b = _trimmed(text, at, draft.end)
    if a < b:
        tail = 0 if _SHOWN.search(text, b) else daylines.page_tail(text[a:b])
        if tail < b - a:
            yield replace(draft, start=a, end=_trimmed(text, a, b - tail)[1])
        if tail:
            yield replace(draft, start=b - tail, end=b, kind="furniture")


def _before_label(draft: Block, text: str, start: int, end: int, known: _Known) -> Iterator[Block]:
    """The words between two labels; a day and place that a transcript prints before its first turn are a dateline."""
    a, b = _trimmed(text, start, end)
    if a >= b:
        return
    size = daylines.closing_date(text[a:b])
    if size:
        cut_a, cut_b = _trimmed(text, a, b - size)
        if cut_a < cut_b:
            yield replace(draft, start=cut_a, end=cut_b)
        yield replace(draft, start=b - size, end=b, kind="dateline")
        known.published = known.published or daylines.day(text[b - size : b])
    else:
        yield replace(draft, start=a, end=b)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
