"""Where a report comes from, and what came of a source, in the terminal: ranked documents, and who covers which part."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.found import entry, indented
from headwater.cli.views.layout import LONGEST_LINE, QUIET, REPORT_COLOUR, SOURCE_COLOUR, heading, wrap
from headwater.cli.views.summary import described
from headwater.cli.views.words import ONLY_IN_REPORT, counted
from headwater.descent import Descendant, Descent
from headwater.export.extents import parts, share
from headwater.export.wording import codes, likelihood, listed, number
from headwater.model import RELATIONS
from headwater.text.segments import segments
from headwater.tracing import Source, Trace

BAR = 20
SHOWN = 60  # characters at each end of a part of the report


def bar(covered: float) -> str:
    """A share as a bar; what is more than nothing has a part."""
    full = max(round(covered * BAR), int(covered > 0))
    return "█" * full + "░" * (BAR - full)


def traced(found: Trace, place: str, width: int) -> list[Text]:
    """The sources of a report, then the report by what covers it."""
    width = min(width, LONGEST_LINE)
    against = f"the {number(found.looked_at, 'text')} of {place}"
    lines = wrap(Text(printable(described(found.report)), style="bold"), width, hanging=2)
    if not found.sources:
        lines += wrap(Text(printable(f"No source in this Library: of {against}, none is where this comes from.")), width, hanging=2)
        return [*lines, *_credits(found, width), *_unchecked(found.unchecked, width)]
    lines += wrap(Text(printable(f"{number(len(found.sources), 'source')} among {against}.")), width, hanging=2)
    for i, source in enumerate(found.sources, 1):
        lines += [Text(), *_source(i, source, found.sources, width)]
    lines += _credits(found, width)
    lines += [Text(), *heading("the report, sentence by sentence", width), *_by_source(found, width)]
    lines += _unchecked(found.unchecked, width)
    tip = "--view side shows the report beside the first source; 'headwater explain REASON' says what a reason means."
    return [*lines, Text(), *wrap(Text(tip, style=QUIET), width)]


def _source(number_: int, source: Source, every: Sequence[Source], width: int) -> list[Text]:
    lines = entry(f"[{number_}]", source.document, width)
    lines += _share(source.coverage, "the report", width)
    why = f": {codes(source.reasons)}" if source.reasons else ""
    said = f"{likelihood(source.confidence)} a source{why}"
    if passages := counted((link.relation for link in source.links), RELATIONS):
        said += f"; passages: {passages}"
    lines += indented(Text(said), width)
    if source.through is not None:
        behind = next((i for i, s in enumerate(every, 1) if s.document.id == source.through), None)
        name = f"[{behind}]" if behind else source.through
        lines += indented(Text(printable(f"behind {name}, which has its words and is nearer to the report")), width)
    return lines


def _credits(found: Trace, width: int) -> list[Text]:
    """Whom the report credits itself: which source that is, or whether the Library has anything of theirs."""
    lines = [Text()] if found.credits else []
    for credit in found.credits:
        which = [f"[{i}]" for i, s in enumerate(found.sources, 1) if s.document.id in credit.sources]
        kept = "kept here, but none of these sources" if credit.kept else "nothing of it in this Library"
        said = f"The report credits {credit.name}: {listed(which) if which else kept}."
        lines += wrap(Text(printable(said)), width, hanging=2)
    return lines


def _share(covered: float, of: str, width: int) -> list[Text]:
    return indented(Text.assemble((bar(covered), SOURCE_COLOUR), f" {share(covered, of)}"), width)


def _by_source(found: Trace, width: int) -> list[Text]:
    """The parts of the report in its order, each under the numbers of the sources that cover it, or under `+`: none does."""
    lines = []
    told = parts(found.report, [s.links for s in found.sources], segments(found.report))
    for numbers, start, end in told:
        style = SOURCE_COLOUR if numbers else REPORT_COLOUR
        label = f"[{', '.join(map(str, numbers))}]" if numbers else f"{ONLY_IN_REPORT} no source here:"
        lines += wrap(Text.assemble((f"{label} ", style), _ends(found.report.text[start:end])), width, hanging=2)
    idle = [f"[{i}]" for i in range(1, len(found.sources) + 1) if not any(i in numbers for numbers, *_ in told)]
    if idle:
        lines += wrap(Text(f"{listed(idle)}: of no sentence the source by itself.", style=QUIET), width)
    return lines


def _ends(text: str) -> str:
    """A part of a text by its first and last words."""
    line = printable(text)
    if len(line) <= 2 * SHOWN + 5:
        return line
    return f"{line[:SHOWN].rsplit(' ', 1)[0]} … {line[-SHOWN:].split(' ', 1)[-1]}"


def _unchecked(unchecked: Sequence[str], width: int) -> list[Text]:
    return [line for what in unchecked for line in wrap(Text(printable(f"Not checked: {what}."), style=QUIET), width, hanging=2)]


def descended(found: Descent, place: str, width: int) -> list[Text]:
    """The documents that took from a source, the earliest first."""
    width = min(width, LONGEST_LINE)
    lines = wrap(Text(printable(described(found.source)), style="bold"), width, hanging=2)
    among = f"the {number(found.looked_at, 'text')} of {place}"
    if not found.descendants:
        return [*lines, *wrap(Text(printable(f"No document took from it, of {among}.")), width, hanging=2)]
    said = f"{number(len(found.descendants), 'document')} among {among} took from it, the earliest first."
    lines += wrap(Text(printable(said)), width, hanging=2)
    for i, one in enumerate(found.descendants, 1):
        lines += [Text(), *_descendant(i, one, width)]
    return lines


def _descendant(number_: int, one: Descendant, width: int) -> list[Text]:
    lines = [*entry(f"{number_:>3}", one.document, width), *_share(one.coverage, "it comes from the source", width)]
    why = f": {codes(one.reasons)}" if one.reasons else ""
    passages = counted((link.relation for link in one.links), RELATIONS)
    return lines + indented(Text(f"{likelihood(one.confidence)}{why}" + (f"; passages: {passages}" if passages else "")), width)
