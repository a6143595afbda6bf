"""What of a report no source passage explains, and why: attribution, dateline, boilerplate, framing, background or unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from headwater.align.passages import trimmed
from headwater.model import Document, Link, Segment, Unsourced


class Attributing(Protocol):
    """A part of the report that attributes: `quotes.attribution.reported.Attribution` is one."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...


# Blocks that are no running text, and what they are called here; the rest is judged by its words.
_BLOCKS = {"dateline": "dateline", "furniture": "boilerplate", "byline": "boilerplate", "caption": "framing"}
# An attribution that only introduces, or credits the report's own source, frames the report.
_ATTRIBUTIONS = {"introduction": "framing", "source": "framing"}


def unsourced(
    document: Document, segments: Sequence[Segment], attributions: Sequence[Attributing], links: Sequence[Link]
) -> tuple[Unsourced, ...]:
    """Every letter and digit outside the links lies in exactly one part, in reading order.

    A part ends where its reason or its sentence ends. Headings without a source are framing; a sentence none of which has a
    source is
    background; what is left of a sentence that has one is unknown.
    """
    text = document.text
    reasons: list[str | None] = ["unknown"] * len(text)
    edges = {b.start for b in document.blocks} | {b.end for b in document.blocks}
    linked = [False] * len(text)
    for link in links:
        linked[link.report.start : link.report.end] = [True] * (link.report.end - link.report.start)
    for s in segments:
        whole = not any(linked[s.start : s.end])
        reason = "framing" if s.kind == "heading" else "background" if whole else "unknown"
        reasons[s.start : s.end] = [reason] * (s.end - s.start)
        edges |= {s.start, s.end}
    for a in attributions:
        reasons[a.start : a.end] = [_ATTRIBUTIONS.get(a.kind, "attribution")] * (a.end - a.start)
    for block in document.blocks:
        if block.kind in _BLOCKS:
            reasons[block.start : block.end] = [_BLOCKS[block.kind]] * (block.end - block.start)
    for link in links:
        reasons[link.report.start : link.report.end] = [None] * (link.report.end - link.report.start)
    out: list[Unsourced] = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or reasons[i] != reasons[start] or i in edges:
            named = reasons[start]
            if named is not None and any(c.isalnum() for c in text[start:i]):
                first, last = trimmed(text, start, i)
                out.append(Unsourced(first, min(last, i), named))
            start = i
    return tuple(out)
