"""The whole text at a glance: two strips at the edge, the source's left and the report's right, a mark and a link for each row that
says something. Drawn for the eye and the mouse; the lists hold the same links for everybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.export.markup import Html, tag
from headwater.export.passages import grade
from headwater.export.rows import Row
from headwater.model import Comparison

HEIGHT = 1000  # units of the drawing, whatever the text's length
THINNEST = 3.0
_LEFT, _RIGHT, _WIDTH = 0, 16, 12
_SAYS = {"linked": "linked", "unsourced": "no source", "omitted": "left out"}


def overview(comparison: Comparison, rows: Sequence[Row]) -> Html:
    """The strips as a drawing; rows that matter are drawn over those that do not."""
    told = sorted((row for row in rows if row.kind in _SAYS), key=lambda row: grade(row) == "major")
    at = _offsets(comparison)
    strips = (tag("rect", x=x, y=0, height=HEIGHT, class_="strip") for x in (_LEFT, _RIGHT))
    view = tag("rect", x=_RIGHT - 2, y=0, height=0, class_="view")
    drawn = (_drawn(comparison, row, at) for row in told)
    return tag("div", tag("svg", *strips, *drawn, view, viewBox=f"-2 0 {_RIGHT + _WIDTH + 4} {HEIGHT}", preserveAspectRatio="none"),
               class_="edge", aria_hidden="true")  # fmt: skip


def _offsets(comparison: Comparison) -> dict[str, int]:
    """Where each source begins, in characters, when they stand behind one another; the length of all under the empty name."""
    out, total = {}, 0
    for document in comparison.sources:
        out[document.id] = total
        total += len(document.text)
    return {**out, "": total}


def _drawn(comparison: Comparison, row: Row, at: Mapping[str, int]) -> Html:
    """The marks of a row on both strips, as one link."""
    major, length = grade(row) == "major", len(comparison.report.text)
    theirs = (_box(_LEFT, at[p.document.id] + p.start, p.end - p.start, at[""]) for p in row.source)
    ours = (_box(_RIGHT, p.start, p.end - p.start, length) for p in row.report if p.role != "own")
    said = tag("title", "changed" if major else _SAYS[row.kind])
    return tag("a", *theirs, *ours, said, href=f"#{row.id}", tabindex=-1, class_="major" if major else row.kind)


def _box(x: int, start: int, size: int, total: int) -> Html:
    scale = HEIGHT / total
    return tag("rect", x=x, y=f"{start * scale:.1f}", height=f"{max(THINNEST, size * scale - 1):.1f}")
