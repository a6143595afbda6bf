"""Quotations as a table: the words, who is quoted, the form, where in the source they stand, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views.layout import QUIET, REPORT_COLOUR, TWO_COLUMNS_FROM, WIDEST, columns, heading, wrap
from headwater.cli.views.summary import closing, described, summary
from headwater.cli.views.words import VERDICT_SIGNS, number, spoken
from headwater.model import Comparison, Document, Quotation

NOT_JUDGED = "-"
# The narrow cells of a row: the number, and the share of the width for who, how, where and what became of it. Words take the rest.
_NUMBER, _DETAILS = 4, 0.3
_RULES = 3 * 2


def quotations(comparison: Comparison, width: int) -> list[Text]:
    """The lines of the `quotes` view of a comparison, each at most `width` columns."""
    reading = min(width, WIDEST)
    lines = [*summary(comparison, width), Text(), *heading(_counted(comparison.quotations), width)]
    lines += table(comparison.report, comparison.quotations, width)
    if comparison.quotations:
        lines += [Text(), *wrap(Text(_note(comparison.quotations), style=QUIET), reading)]
    return [*lines, Text(), *closing(comparison, width)]


def _note(found: Sequence[Quotation]) -> str:
    """What the table means, in words."""
    links = "L numbers are the links of the passages that hold the words."
    # Where none is judged the summary has said so.
    return f"{links}\nverdict {NOT_JUDGED}: not judged yet." if _judged(found) and not all(q.verdict for q in found) else links


def _judged(found: Sequence[Quotation]) -> bool:
    """Whether any verdict can be shown: a table without one has no line for it."""
    return any(q.verdict for q in found)


def listing(document: Document, found: Sequence[Quotation], width: int) -> list[Text]:
    """The quotations of one document, under its name."""
    reading = min(width, WIDEST)
    return [
        *wrap(Text(described(document), style="bold"), reading, hanging=2),
        *heading(_counted(found), width),
        *table(document, found, width),
        Text(),
    ]


def _counted(found: Sequence[Quotation]) -> str:
    return number(len(found), "quotation") if found else "no quotation"


def table(document: Document, found: Sequence[Quotation], width: int) -> list[Text]:
    """A row a quotation: its words, and beside them the speaker, form, links and verdict; a paragraph each where narrow."""
    if not found:
        return []
    judged = _judged(found)
    if width < TWO_COLUMNS_FROM:
        return [line for q in found for line in (Text(), *_paragraph(document, q, judged, width))]
    details = int(_DETAILS * min(width, WIDEST))
    widths = (_NUMBER, min(width, WIDEST) - _NUMBER - details - _RULES, details)
    lines = columns([Text(head, style=QUIET) for head in ("", "words", f"who, how, where{', verdict' if judged else ''}")], widths)
    for quotation in found:
        cells = Text(quotation.id), Text(_words(document, quotation)), Text("\n").join(_details(quotation, judged))
        lines += [Text(), *columns(cells, widths)]
    return lines


def _words(document: Document, quotation: Quotation) -> str:
    return printable(" […] ".join(document.text[s.start : s.end] for s in quotation.spans))


def _details(quotation: Quotation, judged: bool) -> list[Text]:
    """The speaker, then the form and the links, then the verdict where any is shown: a line each."""
    speaker = printable(quotation.speaker.name) if quotation.speaker else "speaker not named"
    where = f", in {', '.join(quotation.links)}" if quotation.links else ""
    lines = [Text(speaker, style="bold" if quotation.speaker else QUIET), Text(f"{quotation.form}{where}")]
    return [*lines, _verdict(quotation)] if judged else lines


def _verdict(quotation: Quotation) -> Text:
    """`! altered (cut): the number differs`: the verdict, its flags, and the reasons that made it what it is."""
    verdict = quotation.verdict
    if verdict is None:
        return Text.assemble(("verdict: ", QUIET), NOT_JUDGED)
    style = f"bold {REPORT_COLOUR}" if verdict.verdict in ("altered", "not_found") else "bold"
    flags = f" ({', '.join(verdict.flags)})".replace("_", " ") if verdict.flags else ""
    telling = [c.reason for c in verdict.changes if c.meaning == "major"] or list(verdict.reasons)
    why = f": {spoken(dict.fromkeys(telling))}" if telling else ""
    return Text.assemble((f"{VERDICT_SIGNS[verdict.verdict]} {verdict.verdict.replace('_', ' ')}", style), flags, (why, QUIET))


def _paragraph(document: Document, quotation: Quotation, judged: bool, width: int) -> list[Text]:
    lines = wrap(Text.assemble((f"{quotation.id} ", "bold"), _words(document, quotation)), width, hanging=2)
    return [*lines, *(line for detail in _details(quotation, judged) for line in wrap(detail, width, hanging=2))]
