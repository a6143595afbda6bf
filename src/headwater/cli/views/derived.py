"""Who took from whom, in the terminal: the tree of a story, the stories of an archive, the way of a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.layout import LONGEST_LINE, QUIET, REPORT_COLOUR, SOURCE_COLOUR, wrap
from headwater.export.derivations import GONE, KINDS, name, names, share
from headwater.export.derivations import below as below_name
from headwater.export.wording import codes, likelihood, listed, number
from headwater.lineage.graph import Line, Point, Step, Story, tree
from headwater.stories import Found, Listed, Stop

NARROWEST = 24  # columns that are left for words where a tree is deep


def told(found: Story, width: int, *, reasons: bool) -> list[Text]:
    """The tree of a story: each document under what explains most of it. reasons: whether the evidence stands below."""
    width = min(width, LONGEST_LINE)
    called = names([p.to_dict() for p in found.points])
    documents = sum(p.kind == "document" for p in found.points)
    lines = [Text(f"{number(documents, 'document')}, {number(len(found.lines), 'derivation')}", style="bold"), Text()]
    for step in tree(found):
        lines += _step(step, called, width, reasons)
    if not found.lines:
        lines += wrap(Text("No document here took from another."), width)
    tip = "--reasons tells why; 'headwater explain REASON' says what a reason means." if not reasons else ""
    return [*lines, *([Text(), *wrap(Text(tip, style=QUIET), width)] if tip and found.lines else [])]


def _step(step: Step, called: dict[str, str], width: int, reasons: bool) -> list[Text]:
    rail = "".join("│  " if more else "   " for more in step.ancestors)
    deepest = max(width - NARROWEST - 3, 1)
    rail = rail if len(rail) <= deepest else rail[: deepest - 1] + "…"
    hook = ("└─ " if step.last else "├─ ") if step.line else ""
    below = rail + ("   " if step.last else "│  ") if step.line else ""
    point = step.point
    style = f"bold {REPORT_COLOUR}" if point.kind in GONE else f"bold {SOURCE_COLOUR}"
    head = Text.assemble((_name(point), style), (f"  {_days(point)}", QUIET))
    parts = [head]
    if point.kind in GONE:
        parts.append(Text(GONE[point.kind]))
    elif point.kind == "document" and (title := below_name(point.to_dict())):
        parts.append(Text(printable(title)))
    if step.line is not None:
        parts.append(_how(step.line))
        if reasons and step.line.reasons:
            parts.append(Text(f"why: {codes(step.line.reasons)}", style=QUIET))
    for line in step.others:
        parts.append(Text(printable(f"also from {called[line.source]}: {_said(line)}")))
        if reasons:
            parts.append(Text(f"why: {codes(line.reasons)}", style=QUIET))
    room = width - len(rail) - 3
    drawn = [line for k, part in enumerate(parts) for line in wrap(part, room, hanging=0 if k == 0 else 2)]
    return [Text.assemble((below if i else rail + hook, QUIET), line) if step.line else line for i, line in enumerate(drawn)]


def _name(point: Point) -> str:
    return printable(name(point.to_dict()))


def _days(point: Point) -> str:
    """The days that are known; that of writing where it is another than that of publishing."""
    told_ = [(word, day) for word, day in (("said", point.said), ("written", point.written), ("published", point.published)) if day]
    return printable("; ".join(f"{word} {day[:16].replace('T', ' ')}" for word, day in told_)) or (
        "" if point.kind in GONE else "no date"
    )


def _how(line: Line) -> Text:
    return Text(printable(_said(line)))


def _said(line: Line) -> str:
    sure = "" if line.kind in ("words", "credited") else f"; {likelihood(line.confidence)}"
    unsure = "; which came first is open" if "order_open" in line.reasons else ""
    return f"{KINDS.get(line.kind, line.kind)}{share(line.coverage)}{sure}{unsure}"


def listing(found: Sequence[Listed], whole: int, place: str, width: int) -> list[Text]:
    """The largest stories of an archive, by the document that each began with."""
    width = min(width, LONGEST_LINE)
    lines = [Text(printable(f"{number(whole, 'story', 'stories')} in {place}"), style="bold"), Text()]
    for one in found:
        first = one.first
        day = (first.published or "no date")[:16].replace("T", " ")
        known = "  ".join(filter(None, (first.outlet, day)))
        what = wrap(Text.assemble((printable(first.id), SOURCE_COLOUR), "  ", printable(known)), width - 8)
        title = wrap(Text(printable(first.title)), width - 8) if first.title else []
        lines += [Text.assemble(f"{one.documents:>6,}  " if i == 0 else " " * 8, line) for i, line in enumerate([*what, *title])]
    tip = f"headwater lineage {place} --document ID draws one."
    return [*lines, Text(), *wrap(Text(printable(tip), style=QUIET), width)]


def way(found: Found, stops: Sequence[Stop], width: int) -> list[Text]:
    """The way of a quotation through the documents, and what its wording lost against the first."""
    width = min(width, LONGEST_LINE)
    if not stops:
        return wrap(Text("No document of this story has these words."), width)
    points = {p.id: p for p in found.story.points}
    lines = [Text(f"{number(len(stops), 'document')} with these words, the first above", style="bold")]
    for stop in stops:
        point = points[stop.document]
        lines += [Text(), *wrap(Text.assemble((_name(point), f"bold {SOURCE_COLOUR}"), (f"  {_days(point)}", QUIET)), width)]
        lines += [Text.assemble("  ", line) for line in wrap(Text(printable(f"“{stop.words}”")), width - 2)]
        if stop.verdict is None and stop is not stops[0]:
            lines.append(Text("  in other words, found through the passages that the documents share", style=QUIET))
        if stop.verdict is not None:
            said = f"against the first: {stop.verdict.replace('_', ' ')}"
            said += f" ({listed(list(stop.changes))})" if stop.changes else ""
            lines += [Text.assemble("  ", line) for line in wrap(Text(said, style=QUIET), width - 2)]
        for words in stop.lost:
            lines += [Text.assemble("  ", line) for line in wrap(Text(printable(f"− {words}"), style=REPORT_COLOUR), width - 2)]
    return lines
