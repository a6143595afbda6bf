"""What was changed on the way, in-line: each linked passage that is not the same word for word, with the differing words marked.

`[-source words-]` stand only in the source, `{+report words+}` only in the report. The marks come from a comparison of words
made here, for the reader; the findings are the lines below them, which name each change and what it does to the meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel
from rich.text import Text

from headwater.cli.views import graded
from headwater.cli.views.layout import QUIET, REPORT_COLOUR, SOURCE_COLOUR, WIDEST, heading, pair, wrap
from headwater.cli.views.side import source_of, source_words, tag, words
from headwater.cli.views.summary import closing, summary
from headwater.export.wording import number
from headwater.model import Comparison, Link
from headwater.text.tokens import Token, content, tokens


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of two token sequences: tokens [a, b) of the source beside [c, d) of the report, the same or not."""

    same: bool
    a: int
    b: int
    c: int
    d: int


def changes(comparison: Comparison, width: int) -> list[Text]:
    """The lines of the whole view, each at most `width` columns."""
    reading = min(width, WIDEST)
    lines = [*summary(comparison, width), Text(), *heading("linked passages that are not the same word for word", width)]
    shown = [link for link in comparison.links if link.relation != "verbatim"]
    for link in shown:
        lines += [Text(), *tag(link, width, why=False), *_in_line(comparison, link, width)]
        lines += graded.lines(comparison, link.changes, width)
    lines += [Text(), *wrap(Text(_closing(comparison, len(shown))), reading)]
    return [*lines, *closing(comparison, width)]


def _closing(comparison: Comparison, shown: int) -> str:
    same = len(comparison.links) - shown
    left = f"{number(same, 'passage')} with the same words {'is' if same == 1 else 'are'} not shown. " if same else ""
    marks = "[-in the source only-] {+in the report only+}; punctuation and case are not marked. " if shown else "There is none. "
    signs = "! changes the meaning; ~ may shade it." if any(link.changes for link in comparison.links) else ""
    return f"{marks}{left}{signs}".rstrip()


def _in_line(comparison: Comparison, link: Link, width: int) -> list[Text]:
    source, report = source_words(comparison, link), words(comparison.report, link.report)
    if link.relation == "translated":
        return [
            *pair(source, Text(report), width),
            *wrap(Text("another language: only numbers, dates, names and negation are compared", style=QUIET), width),
        ]
    found = [source_of(comparison, span.doc) for span in link.source]
    plain = " […] ".join(words(document, span) for (_, document), span in zip(found, link.source, strict=True))
    numbers = ", ".join(str(i) for i in sorted({index for index, _ in found})) if len(comparison.sources) > 1 else ""
    marked = difference(plain, report, comparison.report.language)
    return wrap(Text.assemble((f"[{numbers}] ", SOURCE_COLOUR) if numbers else "", marked), min(width, WIDEST))


def difference(source: str, report: str, language: str | None) -> Text:
    """The report's words with those of the source that they stand for: `The bridge opens [-on Monday-] {+on 4 May+}.`

    Words are held against each other by their folded form; punctuation is the report's.
    """
    a, b = tokens(source), tokens(report)
    text, gap = Text(), report[: b[0].start] if b else report
    for stretch in stretches(a, b, language):
        theirs = source[a[stretch.a].start : a[stretch.b - 1].end] if stretch.b > stretch.a else ""
        ours = report[b[stretch.c].start : b[stretch.d - 1].end] if stretch.d > stretch.c else ""
        left_out = (f"[-{theirs}-]", SOURCE_COLOUR)
        if not ours:
            # Before the punctuation that follows the last word: `the soup [-is served-].`
            text = Text.assemble(text, " ", left_out) if text else Text.assemble(left_out, " ")
            continue
        if stretch.same:
            text = Text.assemble(text, gap, ours)
        else:
            text = Text.assemble(text, gap, *((left_out, " ") if theirs else ()), (f"{{+{ours}+}}", REPORT_COLOUR))
        gap = report[b[stretch.d - 1].end : b[stretch.d].start if stretch.d < len(b) else len(report)]
    return Text.assemble(text, gap)


def stretches(source: Sequence[Token], report: Sequence[Token], language: str | None) -> list[Stretch]:
    """The two sequences in stretches that are the same and stretches that are not, in turn.

    Words of grammar alone between two differences ("the", "of") are taken into the difference, which could not be read otherwise.
    """
    opcodes = Indel.opcodes([t.form for t in source], [t.form for t in report])
    found = [Stretch(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end) for op in opcodes]
    between = [Stretch(s.same and not _lost_between(found, i, report, language), s.a, s.b, s.c, s.d) for i, s in enumerate(found)]
    return list(_merged(between))


def _lost_between(found: Sequence[Stretch], i: int, report: Sequence[Token], language: str | None) -> bool:
    """Whether a stretch of equal words stands between two differences and carries no content of its own."""
    if not 0 < i < len(found) - 1:
        return False
    run = list(report[found[i].c : found[i].d])
    single = len(run) == 1 and run[0].end - run[0].start == 1
    return single or not content(run, language)


def _merged(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbouring differences as one."""
    held: Stretch | None = None
    for s in found:
        if held is None:
            held = s
        elif held.same == s.same:
            held = Stretch(s.same, held.a, s.b, held.c, s.d)
        else:
            yield held
            held = s
    if held is not None:
        yield held
