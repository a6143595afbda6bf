"""A story as a graph: its documents, the sources that it lacks, the words it began with, and the lines between them.

Three days are kept apart: on which something was said, on which a report of it was written (its dateline), and on which that was
published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from headwater.corpus.rows import Entry
from headwater.lineage.absent import Absent
from headwater.lineage.direction import when
from headwater.lineage.edges import Derived, Edge
from headwater.lineage.occasions import occasion
from headwater.lineage.timeline import Passage, order_of
from headwater.model import Record
from headwater.text import datelines, daylines

CREDITED_ITSELF = frozenset({"names_the_outlet", "gives_the_address"})  # reasons of an edge whose child says whom it has it from


@dataclass(frozen=True, slots=True)
class Point(Record):
    """A document of a story, or a source that the archive has not.

    kind: "document", "credited" (a text names it), "common" (several must have had it) or "occasion" (a message, a speech). name:
    the outlet, or what was said. said, written, published: ISO days or times. text_sha256: of a document's text, where it is known.
    """

    OPTIONAL = ("title", "speaker", "said", "written", "published", "language", "url", "text_sha256")

    id: str
    kind: str
    name: str | None
    title: str | None = None
    speaker: str | None = None
    said: str | None = None
    written: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    text_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Line(Record):
    """From one point to another. kind: of the edge, or "credited", "common", "words" (the document prints what was said)."""

    source: str
    target: str
    kind: str
    coverage: float
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story(Record):
    """points: the earlier before the later; lines: into each point the one that explains most first."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    passages: tuple[Passage, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "headwater.lineage/1", "points": [p.to_dict() for p in self.points],
            "lines": [x.to_dict() for x in self.lines], "passages": [p.to_dict() for p in self.passages],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the tree as it is printed. ancestors: for each level above, whether more follows there; last: of its siblings."""

    point: Point
    line: Line | None
    ancestors: tuple[bool, ...]
    last: bool
    others: tuple[Line, ...]


def story(entries: Sequence[Entry], derived: Derived, passages: Sequence[Passage] = ()) -> Story:
    """The graph of documents that hang together. entries: with their texts, where days of writing and occasions are to be read."""
    lines = _lines(derived.edges, derived.absent)
    roots = {e.id for e in entries} - {x.target for x in lines}
    points = [_point(e) for e in entries]
    names = {a.source: a for a in derived.absent}
    points += [Point(a.source, a.kind, a.name) for a in names.values()]
    for entry in entries:
        said = occasion(entry.text, entry.language, entry.published) if entry.id in roots and entry.text else None
        if said is not None:
            key = f"said:{entry.id}"
            points.append(Point(key, "occasion", said.what, speaker=said.speaker, said=said.said))
            lines.append(Line(key, entry.id, "words", 0.0, 0.9, ("prints_what_was_said",)))
    lines.sort(key=lambda x: (x.target, -x.coverage, x.source))
    return Story(tuple(_in_order(points, lines)), tuple(lines), tuple(passages))


def _point(entry: Entry) -> Point:
    line = _dateline(entry)
    outlet, written = (line.agency, line.published) if line else (None, None)
    if written and written.startswith("--"):
        written = None  # a day of no year, in a text without a date
    return Point(
        entry.id, "document", entry.outlet or outlet, entry.title, written=written, published=entry.published,
        language=entry.language, url=entry.url, text_sha256=sha256(entry.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )  # fmt: skip


def _dateline(entry: Entry) -> datelines.Dateline | None:
    """The dateline in the first lines of a text; what a scraper set before it is passed over."""
    base = (entry.published or "")[:10] or None
    for line in entry.text[:600].split("\n")[:4]:
        stamp = daylines.stamp(line)
        found = datelines.head(line[stamp.end :] if stamp else line, entry.language, base=base)
        if found is not None:
            return found
    return None


def _lines(edges: Sequence[Edge], absent: Sequence[Absent]) -> list[Line]:
    """A credited source stands between a document and what it derives from: the way went through it. Not where the document credits
    that one itself or is a copy of it, nor where that one has it from the same source: then the source stands above both."""
    credited: dict[str, list[Absent]] = {}
    for a in absent:
        if a.kind == "credited":
            credited.setdefault(a.child, []).append(a)
    out = [Line(a.source, a.child, a.kind, a.coverage, a.confidence, a.reasons) for a in absent]
    for e in edges:
        # That an agency which two of three credit stands above all of them needs no second line.
        above = {a.source for a in credited.get(e.parent, [])}
        straight = e.kind == "wire_copy" or not CREDITED_ITSELF.isdisjoint(e.reasons)
        through = [] if straight else [a for a in credited.get(e.child, []) if a.source not in above][:1]
        target = through[0].source if through else e.child
        line = Line(e.parent, target, e.kind, e.coverage, e.confidence, e.reasons)
        if not any(x.source == line.source and x.target == line.target for x in out):
            out.append(line)
        if through:
            at = next(i for i, x in enumerate(out) if x.source == target and x.target == e.child)
            out[at] = Line(target, e.child, e.kind, max(e.coverage, out[at].coverage), out[at].confidence, out[at].reasons)
    return out


def _in_order(points: Sequence[Point], lines: Sequence[Line]) -> list[Point]:
    """The earlier before the later, and a source always before what came of it."""
    day = {p.id: when(p.said or p.written or p.published).start for p in points}
    above: dict[str, list[str]] = {}
    for x in lines:
        above.setdefault(x.target, []).append(x.source)
    order = order_of(day, above)
    return sorted(points, key=lambda p: order[p.id])


def tree(found: Story) -> Iterator[Step]:
    """The story as it is printed: each point under the source that explains most of it, the others named beside it."""
    points = {p.id: p for p in found.points}
    rank = {p.id: i for i, p in enumerate(found.points)}
    main: dict[str, Line] = {}
    others: dict[str, list[Line]] = {}
    for x in found.lines:
        if x.target not in main and not _leads_to(main, x.source, x.target):
            main[x.target] = x
        else:
            others.setdefault(x.target, []).append(x)
    under: dict[str, list[str]] = {}
    for target, x in main.items():
        under.setdefault(x.source, []).append(target)
    tops = [p.id for p in found.points if p.id not in main]
    stack: list[tuple[str, tuple[bool, ...], bool]] = [(p, (), i == 0) for i, p in enumerate(reversed(tops))]
    while stack:
        key, above, last = stack.pop()
        yield Step(points[key], main.get(key), above, last, tuple(others.get(key, ())))
        below = sorted(under.get(key, []), key=lambda k: rank[k])
        inside = (*above, not last) if key in main else ()
        stack.extend((k, inside, i == 0) for i, k in enumerate(reversed(below)))


def _leads_to(main: Mapping[str, Line], source: str, target: str) -> bool:
    """Whether a point stands under the other already."""
    while source != target:
        if source not in main:
            return False
        source = main[source].source
    return True
