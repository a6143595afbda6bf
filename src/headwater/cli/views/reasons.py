"""Reason codes as text: one with its example, or all of them under the headings of what carries them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from headwater.cli.views.layout import QUIET, WIDEST, wrap
from headwater.reasons import ABOUT, Reason


def one(reason: Reason, width: int) -> list[Text]:
    """The code, what carries it, what it says, and an example."""
    width = min(width, WIDEST)
    head = Text.assemble((reason.code, "bold"), (f"  ({ABOUT[reason.about].lower()})", QUIET))
    paragraphs = (head, Text(reason.says), Text.assemble(("Example: ", QUIET), reason.example))
    return [line for paragraph in paragraphs for line in wrap(paragraph, width, hanging=2)]


def listing(reasons: Iterable[Reason], about: Mapping[str, str], width: int) -> list[Text]:
    """All codes with what they say, under the heading of what carries them."""
    width, known = min(width, WIDEST), tuple(reasons)
    lines: list[Text] = []
    for kind, heading in about.items():
        lines += [*([Text()] if lines else []), *wrap(Text(heading, style="bold"), width)]
        for reason in known:
            if reason.about == kind:
                lines += wrap(Text.assemble((f"  {reason.code}", "bold"), ": ", reason.says), width, hanging=4)
    return lines
