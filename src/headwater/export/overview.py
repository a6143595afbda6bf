"""The whole text at a glance: two strips at the edge, the source's left and the report's right, a mark and a link for each row that
says something. Drawn for the eye and the mouse; the lists hold the same links for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.export.markup import Html, tag
from headwater.export.passages import grade
from headwater.export.rows import Row
from headwater.model import Comparison

HEIGHT = 1000  # units of the drawing, whatever the text's length
THINNEST = 3.0
_LEFT, _RIGHT, _WIDTH = 0, 16, 12
_SAYS = {"linked": "linked", "unsourced": "no source", "omitted": "left out"}


def overview(comparison: Comparison, rows: Sequence[Row]) -> Html:
    """The strips as a drawing; marks that matter are drawn over those that do not."""
    marks = [m for row in rows if row.kind in _SAYS for m in _marks(comparison, row)]
    drawn = (_drawn(*mark) for mark in sorted(marks, key=lambda m: m[0] == "major"))
    strips = (tag("rect", x=x, y=0, width=_WIDTH, height=HEIGHT, class_="strip") for x in (_LEFT, _RIGHT))
    view = tag("rect", x=-2, y=0, width=_RIGHT + _WIDTH + 4, height=0, class_="view")
    width = _RIGHT + _WIDTH
    return tag("div", tag("svg", *strips, *drawn, view, viewBox=f"-2 0 {width + 4} {HEIGHT}", preserveAspectRatio="none"),
               class_="edge", aria_hidden="true")  # fmt: skip


def _marks(comparison: Comparison, row: Row) -> Iterator[tuple[str, int, float, float, Row]]:
    """(class, x, y, height, row) of each part of a row."""
    offsets, total = {}, 0
    for document in comparison.sources:
        offsets[document.id] = total
        total += len(document.text)
    class_ = "major" if grade(row) == "major" else row.kind
    for piece in row.source:
        start = offsets[piece.document.id] + piece.start
        yield class_, _LEFT, start / total * HEIGHT, (piece.end - piece.start) / total * HEIGHT, row
    length = len(comparison.report.text)
    for piece in row.report:
        if piece.role != "own":
            yield class_, _RIGHT, piece.start / length * HEIGHT, (piece.end - piece.start) / length * HEIGHT, row


def _drawn(class_: str, x: int, y: float, height: float, row: Row) -> Html:
    said = "changed" if class_ == "major" else _SAYS[row.kind]
    box = tag("rect", x=x, y=f"{y:.1f}", width=_WIDTH, height=f"{max(THINNEST, height - 1):.1f}", class_=class_)
    return tag("a", box, tag("title", said), href=f"#{row.id}", tabindex=-1)
