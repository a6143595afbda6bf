"""Changes in words: what each one is, what it does to the meaning, and the rule that says so; what matters most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.layout import QUIET, REPORT_COLOUR, SOURCE_COLOUR, WIDEST, wrap
from headwater.export.wording import codes, listed, number, shown
from headwater.model import CHANGE_KINDS, MEANINGS, Change, Comparison, Document, Span

SIGN_OF = {"major": "!", "minor": "~", "none": "="}
# What a checker looks for first.
FIRST = ("number", "date", "negation", "name", "modality", "agent", "intensity")


def said(change: Change, source: Document | None, report: str) -> Text:
    """A change in words: `"may" → "will"`, `"not" left out`, `"never" added`; its kind where it has no words.

    source: what its source span points into. report: the text that its report span points into.
    """
    there, here = shown(change, source.text if source else "", report)
    theirs, ours = _quoted(source.text if source else "", there), _quoted(report, here)
    if theirs and ours:
        return Text.assemble((theirs, SOURCE_COLOUR), " → ", (ours, REPORT_COLOUR))
    if theirs:
        return Text.assemble((theirs, SOURCE_COLOUR), " left out")
    return Text.assemble((ours, REPORT_COLOUR), " added") if ours else Text(change.kind)


def _quoted(text: str, span: Span | None) -> str:
    words = printable(text[span.start : span.end]) if span else ""
    return f'"{words}"' if words else ""


def lines(comparison: Comparison, changes: Sequence[Change], width: int, *, least: str = "minor") -> list[Text]:
    """A line for each change of at least this meaning, majors first; how many lesser ones there are in the last."""
    shown = [c for c in in_order(changes) if _rank(c) <= MEANINGS[::-1].index(least)]
    out: list[Text] = []
    for change in shown:
        major = change.meaning == "major"
        head = Text(f"{SIGN_OF[change.meaning]} {change.kind}: ", style=f"bold {REPORT_COLOUR}" if major else "")
        why = Text(f" ({codes([change.reason])})", style=QUIET)
        out += wrap(Text.assemble("  ", head, said(change, _source(comparison, change), comparison.report.text), why),
                    min(width, WIDEST), hanging=4)  # fmt: skip
    left = Counter(c.meaning for c in changes if c not in shown)
    counted = [f"{left['minor']} minor"] * bool(left["minor"]) + [f"{left['none']} without weight"] * bool(left["none"])
    if counted:
        beside = "and " if shown else ""
        rest = f"  {beside}{number(sum(left.values()), 'change')}: {listed(counted)}"
        out += wrap(Text(rest, style=QUIET), min(width, WIDEST), hanging=4)
    return out


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Majors first; among equals numbers, dates, negations, names and modals; then as they stand."""
    return sorted(changes, key=lambda c: (_rank(c), FIRST.index(c.kind) if c.kind in FIRST else len(FIRST)))


def _rank(change: Change) -> int:
    return MEANINGS[::-1].index(change.meaning)


def _source(comparison: Comparison, change: Change) -> Document:
    doc = change.source.doc if change.source else None
    return next((d for d in comparison.sources if d.id == doc), comparison.source)


def sentences(comparison: Comparison) -> Iterator[str]:
    """What the changes come to: `2 changes of meaning: 1 number in L4, 1 negation in L7. 9 minor ones.`"""
    found = [(c, link.id) for link in comparison.links for c in link.changes]
    majors = [(c, at) for c, at in found if c.meaning == "major"]
    minor = sum(c.meaning == "minor" for c, _ in found)
    if not majors:
        if found:
            yield f"No change of meaning was found in the linked passages; {number(minor, 'minor change')}."
        return
    places: dict[str, list[str]] = {}
    for change, at in majors:
        places.setdefault(change.kind, []).append(at)
    kinds = sorted(places, key=lambda k: (*FIRST, *CHANGE_KINDS).index(k))
    parts = [f"{len(places[k])} {k} in {listed(list(dict.fromkeys(places[k])))}" for k in kinds]
    yield f"{number(len(majors), 'change')} of meaning in the linked passages: {'; '.join(parts)}. {number(minor, 'minor change')}."
