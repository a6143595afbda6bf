"""Verdicts in the terminal: one quotation with its place in context and each difference, or many as a table.

`[-source words-]` stand only in the source, `{+quoted words+}` only in the quotation; what the differences mean is said below them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from rich.cells import cell_len
from rich.text import Text

from headwater.cli.terminal import printable
from headwater.cli.views import graded, layout
from headwater.cli.views.changes import difference
from headwater.cli.views.graded import SIGN_OF
from headwater.cli.views.layout import QUIET, REPORT_COLOUR, TWO_COLUMNS_FROM, WIDEST, heading, wrap
from headwater.drafts import Answer
from headwater.export.wording import FLAGS, VERDICT_SIGNS, clock, listed, number
from headwater.intake.captions import time_at
from headwater.model import VERDICTS, Change, Document, Span
from headwater.reasons import REASONS
from headwater.text.tokens import tokens

SAYS = {
    "verbatim": "the same words.",
    "near_verbatim": "the same words but for differences that cannot change the meaning.",
    "reworded": "other words for the same thing.",
    "altered": "a reader would understand something different.",
    "not_found": "these words were not found in what was searched.",
    "unchecked": "this could not be judged.",
}
CONTEXT_CHARS = 120  # before and after a place: about a sentence and a half
OPENS, CLOSES = "▸", "◂"  # round a place in its context, which colour alone would not tell
EDGES = " .,;:!?…。，！？'\"“”‘’«»„「」"
HIDDEN_WORDS = 24  # of what lies between two pieces; more is shown by its beginning and end
ROW_CHARS = 110  # of a quotation in the table
ROW_DIFFERENCES = 3
_ID, _DETAILS, _RULES = (4, 12), 0.5, 3 * 2  # columns of an id at least and at most; share of the width for what was found


def one(answer: Answer, width: int) -> list[Text]:
    """One quotation: the verdict in words, its places in context, the differences, the reasons, what was not checked."""
    width = min(width, WIDEST)
    lines = wrap(Text(printable(answer.entry.quotation), style="bold"), width)
    lines += [Text(), *_verdict(answer, width)]
    for part in (_places(answer, width), _differences(answer, width), _reasons(answer, width), _unchecked(answer, width)):
        if part:
            lines += [Text(), *part]
    return lines


def table(found: Sequence[Answer], asked_in: str, sources: int, width: int) -> list[Text]:
    """Many quotations: a row for each, with its status. asked_in: the draft or list. sources: how many were searched."""
    width = min(width, WIDEST)
    against = number(sources, "source")
    if not found:
        return wrap(Text(printable(f"{asked_in}: no quotation, headline or caption to verify against {against}.")), width)
    lines = wrap(Text(printable(f"{asked_in} against {against}: {counted(found)}.")), width, hanging=2)
    lines += [Text(), *heading(number(len(found), "row"), width)]
    names = _names(found)
    if width < TWO_COLUMNS_FROM:
        for answer in found:
            lines += [Text(), *(line for cell in _cells(answer, names) for line in wrap(cell, width, hanging=2))]
    else:
        details, ids = int(_DETAILS * width), max(cell_len(printable(a.entry.id)) for a in found)
        ids = min(max(ids, _ID[0]), _ID[1])
        widths = (ids, width - ids - details - _RULES, details)
        lines += layout.columns([Text(head, style=QUIET) for head in ("", "words, who", "verdict, where, what differs")], widths)
        for answer in found:
            lines += [Text(), *layout.columns(_cells(answer, names), widths)]
    notes = '"source words" → "quoted words".\n\'headwater verify "WORDS" SOURCE\' shows one quotation in context with its reasons.'
    return [*lines, Text(), *wrap(Text(notes, style=QUIET), width)]


def counted(found: Sequence[Answer]) -> str:
    """`3 verbatim, 1 altered`, in the order of the verdicts; how many flags say that another speaker is meant."""
    counts = Counter(a.verdict.verdict for a in found)
    said = [f"{counts[v]} {v.replace('_', ' ')}" for v in VERDICTS if counts[v]]
    other = sum("misattributed" in a.verdict.flags for a in found)
    return ", ".join(said) + (f"; {number(other, 'is', 'are')} another speaker's" if other else "")


def summed(found: Sequence[Answer]) -> str:
    """One line on what does not hold: `2 of 9 do not hold: q3 altered, q7 not found`."""
    bad = [a for a in found if a.holds is False]
    named = [f"{a.entry.id} {_why_not(a)}" for a in bad[:5]] + ([f"{len(bad) - 5} more"] if len(bad) > 5 else [])
    return f"{len(bad)} of {len(found)} {'does' if len(bad) == 1 else 'do'} not hold: {listed(named)}"


def columns(answer: Answer) -> dict[str, str]:
    """The verdict as cells of a table for other programs; empty where there is nothing to say."""
    verdict, source = answer.verdict, answer.source
    first = verdict.source[0] if verdict.source else None
    return {
        "verdict": verdict.verdict,
        "flags": " ".join(verdict.flags),
        "found_in": source.id if source and first else "",
        "start": str(first.start) if first else "",
        "end": str(verdict.source[-1].end) if first else "",
        "time": "" if answer.time is None else clock(answer.time),
        "words_in_source": " […] ".join(printable(source.text[s.start : s.end]) for s in verdict.source) if source else "",
        "differences": "; ".join(said(answer, c).plain for c in verdict.changes if c.meaning != "none"),
        "speaker_in_source": verdict.speaker_in_source or "",
        "reasons": " ".join(verdict.reasons),
    }


def said(answer: Answer, change: Change) -> Text:
    """A difference of a quotation in words (`graded.said`)."""
    return graded.said(change, answer.source, answer.entry.quotation)


def _words(text: str, span: Span | None) -> str:
    return printable(text[span.start : span.end]) if span else ""


def _why_not(answer: Answer) -> str:
    verdict = answer.verdict.verdict.replace("_", " ")
    return verdict if answer.verdict.verdict in ("altered", "not_found") else f"{verdict}, another speaker's"


# One quotation


def _verdict(answer: Answer, width: int) -> list[Text]:
    verdict = answer.verdict
    style = f"bold {REPORT_COLOUR}" if answer.holds is False else "bold"
    head = Text.assemble(
        (f"{VERDICT_SIGNS[verdict.verdict]} {verdict.verdict.replace('_', ' ')}", style), f": {SAYS[verdict.verdict]}"
    )
    lines = wrap(head, width, hanging=2)
    for flag in verdict.flags:
        lines += wrap(Text.assemble((f"  {flag.replace('_', ' ')}", "bold"), f": {FLAGS[flag]}"), width, hanging=4)
    return lines


def _places(answer: Answer, width: int) -> list[Text]:
    """Each place under its name, in context, with what differs or lies between its pieces."""
    spans, source = answer.verdict.source, answer.source
    if not spans or source is None:
        return []
    whole = is_repeated(answer)
    groups = [(span,) for span in spans] if whole else list(_in_order(spans))
    translated = "translated" in answer.verdict.flags
    marked = not translated and (whole or len(spans) == 1)
    lines: list[Text] = []
    for i, group in enumerate(groups):
        which = "" if len(groups) == 1 else f", {'occurrence' if whole else 'part'} {i + 1} of {len(groups)}"
        lines += wrap(_named(answer, source, group, which), width, hanging=2)
        lines += [Text.assemble("  ", line) for line in wrap(_in_context(answer, source, group, marked), width - 2)]
    if not marked and not translated:
        joined = " ".join(_words(source.text, span) for span in spans)
        words = difference(joined, printable(answer.entry.quotation), source.language)
        if "[-" in words.plain or "{+" in words.plain:
            lines += wrap(Text("word by word", style="bold"), width)
            lines += [Text.assemble("  ", line) for line in wrap(words, width - 2)]
    return [*lines, *wrap(Text(_legend(lines), style=QUIET), width, hanging=2)]


def _legend(lines: Sequence[Text]) -> str:
    """What the marks mean that were drawn."""
    drawn = "".join(line.plain for line in lines)
    marks = (("[-", "[-in the source only-]"), ("{+", "{+in the quotation only+}"))
    return "  ".join([f"  {OPENS}the place{CLOSES}", *(says for mark, says in marks if mark in drawn)])


def _in_order(spans: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The pieces of a quotation, those together that follow one another in the source."""
    held: list[Span] = []
    for span in spans:
        if held and (span.doc != held[-1].doc or span.start < held[-1].end):
            yield tuple(held)
            held = []
        held.append(span)
    yield tuple(held)


def is_repeated(answer: Answer) -> bool:
    """Whether each span is a place of all of the quotation: it occurs several times. Else the spans are its pieces."""
    return "occurs_more_than_once" in answer.verdict.reasons


def _named(answer: Answer, source: Document, spans: Sequence[Span], which: str) -> Text:
    """`letter.txt at 75-126, 0:01:20, said by Quill`; of several pieces all."""
    at = " and ".join(f"{s.start}-{s.end}" for s in spans)
    seconds = time_at(source, spans[0].start)
    time = "" if seconds is None else f", {clock(seconds)}"
    speaker = f", said by {printable(answer.verdict.speaker_in_source)}" if answer.verdict.speaker_in_source else ""
    return Text.assemble((printable(source.id), "bold"), f" at {at}{time}{speaker}{which}")


def _in_context(answer: Answer, source: Document, spans: Sequence[Span], marked: bool) -> Text:
    """The words before the pieces, the pieces with what lies between them, the words behind; marked: with what differs."""
    text = source.text
    before, behind = context(text, Span(spans[0].start, spans[-1].end))
    line = Text(before + (" " if before and text[spans[0].start - 1].isspace() else ""), style=QUIET)
    for i, span in enumerate(spans):
        if i:
            line.append_text(Text(f" {_hidden(text, spans[i - 1], span)} ", style=QUIET))
        words = _words(text, span)
        inside = difference(words, _without_stop(answer.entry.quotation, words), source.language) if marked else Text(words)
        line = Text.assemble(line, (OPENS, "bold"), inside, (CLOSES, "bold"))
    return Text.assemble(line, (" " if text[spans[-1].end : spans[-1].end + 1].isspace() else "", QUIET), (behind, QUIET))


def _without_stop(quotation: str, words: str) -> str:
    """The quotation as it stands in its place: without the marks at its edges that the place does not have."""
    line = printable(quotation)
    if words[-1:].isalnum():
        line = line.rstrip(EDGES)
    return line.lstrip(EDGES) if words[:1].isalnum() else line


def _hidden(text: str, one: Span, other: Span) -> str:
    """What the source has between two pieces: all of it, or its beginning and end with the size of the whole."""
    words = _words(text, Span(one.end, other.start)).split(" ")
    if len(words) <= HIDDEN_WORDS:
        return " ".join(words)
    count = number(len(tokens(text, one.end, other.start)), "word")
    half = HIDDEN_WORDS // 2
    return " ".join([*words[:half], f"[… {count} in all …]", *words[-half:]])


def context(text: str, span: Span) -> tuple[str, str]:
    """About a sentence before and after a span, cut at spaces, `…` where the text goes on."""
    a, b = max(0, span.start - CONTEXT_CHARS), min(len(text), span.end + CONTEXT_CHARS)
    before, behind = text[a : span.start], text[span.end : b]
    if a and not text[a - 1].isspace() and any(c.isspace() for c in before[:40]):
        before = before.split(maxsplit=1)[-1] if not before[:1].isspace() else before
    if b < len(text) and not text[b].isspace() and any(c.isspace() for c in behind[-40:]):
        behind = behind[: max(i for i, c in enumerate(behind) if c.isspace())]
    goes_on, goes_further = bool(text[:a].strip()), bool(text[b:].strip())
    before, behind = printable(before), printable(behind)
    return f"… {before}" if before and goes_on else before, f"{behind} …" if behind and goes_further else behind


def _differences(answer: Answer, width: int) -> list[Text]:
    """A line for each change, what matters most first."""
    order = {meaning: i for i, meaning in enumerate(SIGN_OF)}
    lines: list[Text] = []
    for change in sorted(answer.verdict.changes, key=lambda c: order[c.meaning]):
        why = REASONS[change.reason].says if change.reason in REASONS else change.reason.replace("_", " ") + "."
        style = f"bold {REPORT_COLOUR}" if change.meaning == "major" else "bold" if change.meaning == "minor" else ""
        head = Text.assemble((f"{SIGN_OF[change.meaning]} {change.meaning}", style), f", {change.kind}: ", said(answer, change))
        lines += wrap(Text.assemble(head, (f". {why}", QUIET)), width, hanging=4)
    return [*wrap(Text("what differs", style="bold"), width), *lines] if lines else []


def _reasons(answer: Answer, width: int) -> list[Text]:
    told = {c.reason for c in answer.verdict.changes}
    codes = [code for code in answer.verdict.reasons if code not in told]
    lines = [line for code in codes for line in wrap(_reason(code), width, hanging=4)]
    return [*wrap(Text("why", style="bold"), width), *lines] if lines else []


def _reason(code: str) -> Text:
    says = REASONS[code].says if code in REASONS else code.replace("_", " ")
    return Text.assemble((f"  {code}", "bold"), f": {says}")


def _unchecked(answer: Answer, width: int) -> list[Text]:
    lines = [line for what in unchecked(answer) for line in wrap(Text(f"  {what}"), width, hanging=4)]
    return [*wrap(Text("not checked", style="bold"), width), *lines] if lines else []


def unchecked(answer: Answer) -> Iterator[str]:
    """What the verdict does not answer, in words."""
    verdict, entry = answer.verdict, answer.entry
    if verdict.source and entry.speaker and not verdict.speaker_in_source:
        yield f"Whether {printable(entry.speaker)} said it: the source does not tell who speaks here."
    if verdict.source and not entry.speaker and verdict.speaker_in_source:
        yield "Whether the right speaker is named: none was given (--speaker NAME)."
    if "translated" in verdict.flags:
        yield "The choice of words: across languages only numbers, dates, names and negation are compared."
    if answer.source is not None and answer.source.language is None and verdict.verdict != "unchecked":
        yield "What depends on the language: the source's could not be told (--source-language CODE)."


# Many


def _names(found: Sequence[Answer]) -> dict[str, str]:
    """The sources' ids with what the table calls them: the file's name where no other found source has it, else all of the path."""
    ids = {a.source.id for a in found if a.source}
    counts = Counter(PurePath(id).name for id in ids)
    return {id: PurePath(id).name if counts[PurePath(id).name] == 1 else id for id in ids}


def _cells(answer: Answer, names: dict[str, str]) -> tuple[Text, Text, Text]:
    entry, verdict = answer.entry, answer.verdict
    words = printable(entry.quotation)
    short = words if len(words) <= ROW_CHARS else _cut(words)
    who = printable(entry.speaker) if entry.speaker else "speaker not named"
    part = {"headline": "headline", "caption": "caption"}.get(entry.part)
    told = f"{part} as a whole" if entry.form == "indirect" else ", ".join(x for x in (part, who) if x)
    style = f"bold {REPORT_COLOUR}" if answer.holds is False else "bold"
    flags = f" ({', '.join(f.replace('_', ' ') for f in verdict.flags)})" if verdict.flags else ""
    lines = [Text.assemble((f"{VERDICT_SIGNS[verdict.verdict]} {verdict.verdict.replace('_', ' ')}", style), flags)]
    if where := _where(answer, names):
        lines.append(Text(where, style=QUIET))
    lines += _row_differences(answer)
    return Text(printable(entry.id)), Text.assemble(short, "\n", (told, QUIET)), Text("\n").join(lines)


def _cut(words: str) -> str:
    """The beginning of a line, cut at a space where there is one."""
    kept = words[:ROW_CHARS]
    return (kept.rpartition(" ")[0] or kept) + " …"


def _where(answer: Answer, names: dict[str, str]) -> str:
    """`letter.txt at 75`, `talk.srt 0:01:20, Quill`; the reason where there is no place."""
    spans, source = answer.verdict.source, answer.source
    if not spans or source is None:
        return ", ".join(code.replace("_", " ") for code in answer.verdict.reasons)
    place = f"at {spans[0].start}" if answer.time is None else clock(answer.time)
    more = f" and {number(len(spans) - 1, 'place')} more" if len(spans) > 1 else ""
    speaker = f", {answer.verdict.speaker_in_source}" if answer.verdict.speaker_in_source else ""
    return printable(f"{names[source.id]} {place}{more}{speaker}")


def _row_differences(answer: Answer) -> list[Text]:
    """The differences that bear on the meaning, major ones first."""
    telling = [c for meaning in ("major", "minor") for c in answer.verdict.changes if c.meaning == meaning]
    lines = [Text.assemble(f"{SIGN_OF[c.meaning]} ", said(answer, c)) for c in telling[:ROW_DIFFERENCES]]
    more = len(telling) - ROW_DIFFERENCES
    return [*lines, Text(f"and {more} more", style=QUIET)] if more > 0 else lines
