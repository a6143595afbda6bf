"""Whether a report and its source were given the wrong way round: told in one line, and compared as given all the same."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from headwater.model import Document, Quotation
from headwater.quotes import finding
from headwater.text.segments import segments
from headwater.text.tokens import tokens

# Days by which a report is dated before its source that are no zone of time, and no day on which a source was put up.
EARLIER_DAYS = 2
# Words of a quotation that two texts do not share by chance, and how many such quotations show which text quotes the other.
LEAST_WORDS = 6
LEAST_QUOTATIONS = 2


def exchanged(sources: Sequence[Document], report: Document, said: Sequence[Quotation]) -> tuple[str, ...]:
    """A line where the report seems to be the source, none where nothing says so. said: the report's quotations.

    Two things say so: the report is dated days before every source; or it quotes nobody, and the only source quotes it.
    """
    if _is_earlier(report, sources):
        why = f"is dated {_day(report)}, before the source"
    elif len(sources) == 1 and all(q.form == "indirect" for q in said) and _quotes(sources[0], report):
        why = "quotes nobody, and the source quotes it"
    else:
        return ()
    return (f"{report.id}: {why}; if the two were exchanged, give the report last",)


def _day(document: Document) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat((document.published or "")[:10])
    return None


def _is_earlier(report: Document, sources: Sequence[Document]) -> bool:
    mine = _day(report)
    return mine is not None and all((day := _day(d)) is not None and (day - mine).days >= EARLIER_DAYS for d in sources)


def _quotes(one: Document, other: Document) -> bool:
    """Whether most of what a text quotes stands in another text that is no shorter, word for word."""
    if len(one.text) > len(other.text):
        return False
    quoted = [
        [t.form for s in q.marked or q.spans for t in tokens(one.text, s.start, s.end)]
        for q in finding.quotations(one, segments(one))
        if q.form in ("direct", "mixed")
    ]
    long = [forms for forms in quoted if len(forms) >= LEAST_WORDS]
    if len(long) < LEAST_QUOTATIONS:
        return False
    theirs = f" {' '.join(t.form for t in tokens(other.text))} "
    return 2 * sum(f" {' '.join(forms)} " in theirs for forms in long) > len(long)
