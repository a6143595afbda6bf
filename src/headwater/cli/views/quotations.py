"""Quotations as a table: the words, who is quoted and by which words, the form, where they stand, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views import graded
from headwater.cli.views.layout import QUIET, REPORT_COLOUR, TWO_COLUMNS_FROM, WIDEST, columns, heading, wrap
from headwater.cli.views.summary import by_form, closing, described, summary
from headwater.export.wording import VERDICT_SIGNS, codes
from headwater.model import Change, Comparison, Document, Quotation, Span, Verdict

NOT_JUDGED = "-"
# The narrow cells of a row: the number, and the share of the width for who, how, where and what became of it. Words take the rest.
_NUMBER, _DETAILS = 4, 0.4
_RULES = 3 * 2
LONGEST = 300  # characters of a quotation in the table; a longer one is shown by its beginning and its end
END = 60  # characters of that end
DIFFERENCES = 3  # changes of meaning that a row shows
# Reasons that only say again what a verdict, a flag or the link beside it says.
SAID = frozenset(
    (
        "same_words", "same_words_other_marks", "nothing_that_changes_meaning", "told_in_other_words", "told_indirectly",
        "meaning_changed", "found_by_link", "another_language", "left_out_unmarked", "skipped_unmarked", "begins_inside_a_sentence",
        "ends_inside_a_sentence", "ellipsis_hides_words", "sentences_joined", "order_changed", "word_order_changed",
        "other_speaker", "speaker_quotes_another",
    )
)  # fmt: skip


def quotations(comparison: Comparison, width: int) -> list[Text]:
    """The lines of the `quotes` view of a comparison, each at most `width` columns."""
    reading = min(width, WIDEST)
    lines = [*summary(comparison, width), Text(), *heading(by_form(comparison.quotations), width)]
    lines += table(comparison.report, comparison.quotations, width, comparison.sources)
    if comparison.quotations:
        lines += [Text(), *wrap(Text(_note(comparison.quotations), style=QUIET), reading)]
    return [*lines, Text(), *closing(comparison, width)]


def _note(found: Sequence[Quotation]) -> str:
    """What the table means, in words; of its signs those that are in it."""
    lines = ["L numbers are the links of the passages that hold the words."]
    if any(_differing(q.verdict) for q in found):
        lines.append('"source words" → "report\'s words".')
    # Where none is judged the summary has said so.
    if _judged(found) and not all(q.verdict for q in found):
        lines.append(f"verdict {NOT_JUDGED}: not judged yet.")
    return "\n".join(lines)


def _judged(found: Sequence[Quotation]) -> bool:
    """Whether any verdict can be shown: a table without one has no line for it."""
    return any(q.verdict for q in found)


def listing(document: Document, found: Sequence[Quotation], width: int) -> list[Text]:
    """The quotations of one document, under its name."""
    reading = min(width, WIDEST)
    return [
        *wrap(Text(described(document), style="bold"), reading, hanging=2),
        *heading(by_form(found), width),
        *table(document, found, width),
        Text(),
    ]


def table(document: Document, found: Sequence[Quotation], width: int, sources: Sequence[Document] = ()) -> list[Text]:
    """A row a quotation: its words, and beside them the speaker, form, links and verdict; a paragraph each where narrow.

    sources: what the spans of verdicts point into.
    """
    if not found:
        return []
    judged = _judged(found)
    if width < TWO_COLUMNS_FROM:
        return [line for q in found for line in (Text(), *_paragraph(document, q, judged, width, sources))]
    details = int(_DETAILS * min(width, WIDEST))
    widths = (_NUMBER, min(width, WIDEST) - _NUMBER - details - _RULES, details)
    lines = columns([Text(head, style=QUIET) for head in ("", "words", f"who, how, where{', verdict' if judged else ''}")], widths)
    for quotation in found:
        cells = Text(quotation.id), _words(document, quotation), Text("\n").join(_details(document, quotation, judged, sources))
        lines += [Text(), *columns(cells, widths)]
    return lines


def _words(document: Document, quotation: Quotation) -> Text:
    """The words of a quotation, its parts with […] between them; inside a mixed one what stands between marks is bold."""
    line = Text()
    marked = quotation.marked if quotation.form == "mixed" and quotation.marked != quotation.spans else ()
    for i, span in enumerate(quotation.spans):
        line.append(" […] " if i else "", style=QUIET)
        line.append_text(_part(document.text, span, marked))
    if len(line) <= LONGEST:
        return line
    head, tail = line.plain[: LONGEST - END].rpartition(" ")[0], line.plain[-END:].partition(" ")[2]
    start, end = len(head) or LONGEST - END, len(tail) or END
    return Text.assemble(line[:start], (" … ", QUIET), line[-end:])


def _part(text: str, span: Span, marked: Sequence[Span]) -> Text:
    """One span of a quotation on a line, with the marked words in it told apart."""
    edges = sorted({span.start, span.end, *(x for m in marked for x in (m.start, m.end) if span.start < x < span.end)})
    line = Text()
    for a, b in pairwise(edges):
        inside = any(m.start <= a and b <= m.end for m in marked)
        before = " " if line.plain and text[a].isspace() else ""
        behind = " " if b < span.end and text[b - 1].isspace() else ""
        line.append(f"{before}{printable(text[a:b])}{behind}", style="bold" if inside else "")
    return line


def _details(document: Document, quotation: Quotation, judged: bool, sources: Sequence[Document]) -> list[Text]:
    """The speaker with the mention, the form with the cue and the links, then the verdict where any is shown, with what differs."""
    lines = [_speaker(document, quotation), _manner(document, quotation)]
    if judged:
        lines += [_verdict(quotation), *_differences(document, quotation, sources)]
    return lines


def _speaker(document: Document, quotation: Quotation) -> Text:
    """`Mayor Ada Quill`, the name bold; `Ada Quill ("she")` where the report says it so."""
    if quotation.speaker is None:
        return Text("speaker not named", style=QUIET)
    name = printable(quotation.speaker.name)
    mention = printable(document.text[quotation.speaker.start : quotation.speaker.end])
    before, same, behind = mention.partition(name)
    if same:
        return Text.assemble(before, (name, "bold"), behind)
    return Text.assemble((name, "bold"), (f' ("{mention}")' if mention.casefold() != name.casefold() else "", QUIET))


def _manner(document: Document, quotation: Quotation) -> Text:
    """`indirect, "said that", L4`."""
    cue = printable(document.text[quotation.cue.start : quotation.cue.end]) if quotation.cue else ""
    return Text(", ".join([quotation.form, *([f'"{cue}"'] if cue else []), *quotation.links]))


def _verdict(quotation: Quotation) -> Text:
    """`~ reworded (joined)`, `? unchecked: credited elsewhere`: the verdict, its flags, and what they do not say of the reasons."""
    verdict = quotation.verdict
    if verdict is None:
        return Text.assemble(("verdict: ", QUIET), NOT_JUDGED)
    style = f"bold {REPORT_COLOUR}" if verdict.verdict in ("altered", "not_found") else "bold"
    flags = f" ({', '.join(verdict.flags)})".replace("_", " ") if verdict.flags else ""
    telling = [c.reason for c in _differing(verdict)] + [code for code in verdict.reasons if code not in SAID]
    why = f": {codes(dict.fromkeys(telling))}" if telling else ""
    return Text.assemble((f"{VERDICT_SIGNS[verdict.verdict]} {verdict.verdict.replace('_', ' ')}", style), flags, (why, QUIET))


def _differing(verdict: Verdict | None) -> list[Change]:
    """The changes of meaning of a verdict, as they stand."""
    return [c for c in verdict.changes if c.meaning == "major"] if verdict else []


def _differences(document: Document, quotation: Quotation, sources: Sequence[Document]) -> list[Text]:
    """A line for each change of meaning, up to a few, and how many more there are."""
    found = _differing(quotation.verdict) if sources else []
    shown = found[:DIFFERENCES] if len(found) > DIFFERENCES + 1 else found
    lines = [graded.said(c, _source(c, sources), document.text) for c in shown]
    return [*lines, Text(f"and {len(found) - len(shown)} more", style=QUIET)] if len(found) > len(shown) else lines


def _source(change: Change, sources: Sequence[Document]) -> Document:
    doc = change.source.doc if change.source else None
    return next((d for d in sources if d.id == doc), sources[0])


def _paragraph(document: Document, quotation: Quotation, judged: bool, width: int, sources: Sequence[Document]) -> list[Text]:
    lines = wrap(Text.assemble((f"{quotation.id} ", "bold"), _words(document, quotation)), width, hanging=2)
    return [*lines, *(line for detail in _details(document, quotation, judged, sources) for line in wrap(detail, width, hanging=2))]
