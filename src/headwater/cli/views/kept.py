"""What the Library did or holds, in words: what was added, the versions of a document, what is damaged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.layout import LONGEST_LINE, QUIET, REPORT_COLOUR, columns, heading, wrap
from headwater.export.wording import likelihood, number

if TYPE_CHECKING:
    from headwater.adding import Added
    from headwater.reindexing import Reindexed
    from headwater.store.evidence import Damage
    from headwater.store.records import Version
    from headwater.watching import News

LISTED = 20  # of what failed, or has new versions; more is counted
MEANS = {
    "added": "new here",
    "changed": "a new version of what was here",
    "unchanged": "here already, word for word",
    "failed": "could not be read",
}


def added(done: Added, place: str, width: int) -> list[Text]:
    """How many documents were added, have a new version, were there already or failed; and why those did."""
    width = min(width, LONGEST_LINE)
    lines = heading(f"added to {printable(place)}", width)
    for what, count in done.counts.items():
        if count or what == "added":
            style = f"bold {REPORT_COLOUR}" if what == "failed" else "bold"
            lines.append(Text.assemble((f"{count:>9,} ", style), f"{what:<10}", (MEANS[what], QUIET)))
    return [*lines, *failures([(f.origin, f.why or "") for f in done.failures], width)]


def failures(failed: Sequence[tuple[str, str]], width: int) -> list[Text]:
    """The reasons of what failed, the first ones in full. failed: (where it stood, the line that says why)."""
    if not failed:
        return []
    lines = [Text(), *heading("could not be read", width)]
    for origin, why in failed[:LISTED]:
        # most lines name the place themselves
        said = why if why.startswith(origin) else f"{origin}: {why}"
        lines += wrap(Text(printable(said)), width, hanging=2)
    if (more := len(failed) - LISTED) > 0:
        lines.append(Text(f"and {more:,} more; --json lists all", style=QUIET))
    return lines


def versions(found: Sequence[Version], width: int) -> list[Text]:
    """A row for each version: its number, when it was first seen, how long it is, its title and what read it."""
    width = min(width, LONGEST_LINE)
    name = found[-1].document.id
    lines = wrap(Text(printable(f"{name}: {number(len(found), 'version')}"), style="bold"), width, hanging=2)
    widths = (7, 16, 10, width - 7 - 16 - 10 - 3 * 3)
    lines += columns([Text(head, style=QUIET) for head in ("version", "seen (UTC)", "characters", "title; read by")], widths)
    for v in found:
        cells = (f"{v.number}{' ◂' if v.latest else ''}", when(v.seen), f"{len(v.document.text):>10,}")
        told = Text.assemble(printable(v.document.title or "no title"), (f"; {v.extraction}", QUIET))
        lines += columns([*(Text(c) for c in cells), told], widths)
    note = "◂ is the version of today."
    if len(found) > 1:
        note += f" 'headwater versions NAME {found[-2].number} {found[-1].number}' compares the last two."
    return [*lines, Text(), *wrap(Text(note, style=QUIET), width)]


def when(stamp: str) -> str:
    """A time of the Library's to the minute."""
    return datetime.fromisoformat(stamp).strftime("%Y-%m-%d %H:%M")


def damage(found: Sequence[Damage], counts: dict[str, int], place: str, width: int) -> list[Text]:
    """What was looked at and what of it is not as it was; what to do about it."""
    width = min(width, LONGEST_LINE)
    of = ", ".join(number(counts[table], table.removesuffix("s")) for table in ("documents", "versions", "contents", "texts"))
    if stamps := counts["timestamps"]:
        of += f", {number(stamps, 'timestamp')}"
    if not found:
        return wrap(Text(printable(f"{place}: all as it was kept ({of}); every hash was worked out again.")), width, hanging=2)
    lines = wrap(Text(printable(f"{place}: {number(len(found), 'damage')} in {of}."), style="bold"), width, hanging=2)
    for d in found:
        lines += wrap(Text(printable(f"{d.kind}: {d.what} ({', '.join(d.documents) or 'of no document'})")), width, hanging=2)
    tip = "'headwater reindex' makes texts again from their bytes; bytes that changed come back from a copy or by 'headwater add'."
    return [*lines, Text(), *wrap(Text(tip, style=QUIET), width)]


def reindexed(done: Reindexed, place: str, width: int) -> list[Text]:
    """How many documents were read again, and which of them this release reads otherwise."""
    width = min(width, LONGEST_LINE)
    lines = wrap(Text(printable(f"{place}: {number(done.documents, 'document')} read again from the bytes.")), width, hanging=2)
    if done.changed:
        more = f" and {len(done.changed) - LISTED:,} more" if len(done.changed) > LISTED else ""
        told = f"This release reads {len(done.changed):,} of them otherwise, and those have a new version: "
        lines += wrap(Text(printable(told + ", ".join(done.changed[:LISTED]) + more)), width, hanging=2)
    return [*lines, *failures([(f.origin, f.why or "") for f in done.failures], width)]


def news(one: News, at: datetime, width: int) -> list[Text]:
    """What became known of a watched document: when, what, and which watched document it takes from."""
    width = min(width, LONGEST_LINE)
    name = one.id or one.origin
    said = one.why if one.why is None or one.why.startswith(one.origin) else f"{one.origin}: {one.why}"
    head = Text.assemble((f"{at:%Y-%m-%d %H:%M} ", QUIET), (f"{one.outcome} ", "bold"), printable(said or name))
    if one.takes:
        return [*wrap(head, width, hanging=4), *_takes(one, width)]
    lines = wrap(head, width, hanging=4)
    if one.earlier is not None:
        tip = f"version {one.version}; 'headwater versions {name} {one.earlier} {one.version}' shows what changed"
        lines += [Text.assemble("    ", line) for line in wrap(Text(printable(tip)), width - 4)]
    return lines


def _takes(one: News, width: int) -> list[Text]:
    told = [f"takes from {source.id} ({likelihood(source.confidence)})" for source in one.takes]
    return [Text.assemble("    ", line) for said in told for line in wrap(Text(printable(said)), width - 4)]
