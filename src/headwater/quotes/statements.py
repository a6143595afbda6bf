"""Indirect speech: what a document reports of somebody's words outside marks, the words that report it and who speaks.

A paragraph, or a sentence, in another language than its document is read in its own (`direct.tongues`). Four readers, by how a
language builds its sentences; its cue file says which: reported clauses that may follow bare
(`read_clauses`, English), behind a comma (`comma_clauses`, German, Dutch and Slavic of the west), behind a complementizer
(`complemented`, Russian, Arabic and Romance), and before the verb or without spaces (`eastern`). A language without a cue file
has no statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headwater.model import Document, Quotation, Segment
from headwater.quotes.clauses.read_clauses import by_clauses
from headwater.quotes.commas import comma_clauses
from headwater.quotes.commas.clause_words import clause_words
from headwater.quotes.cues import Cues, code_of, cues_for
from headwater.quotes.direct.tongues import Tongues
from headwater.quotes.eastern import sentences as eastern
from headwater.quotes.frames import Found
from headwater.quotes.passed_on import without_credits
from headwater.quotes.statement import Statement
from headwater.quotes.tellings import complemented
from headwater.quotes.tellings.telling_words import telling_words
from headwater.text.segments import segments as segmented


def statements(document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]) -> tuple[Statement, ...]:
    """The indirect statements of a document, in order, none overlapping; quotations: those between marks, whose direct ones are
    left out where no clause around them makes them a part of it."""
    main = code_of(document.language)
    tongues = Tongues(document)
    parts = tongues.parts(segments) or {main: list(segments)}
    found: list[Statement] = []
    for language, part in parts.items():
        one = document
        if language != main:  # its sentences end as its own abbreviations let them
            one = replace(document, language=language)
            part = tongues.parts(segmented(one)).get(language, part)
        if len(parts) == 1 or any(s.kind == "sentence" for s in part):
            found += _of_language(one, part, quotations)
    found.sort(key=lambda s: s.content[0].start)
    return tuple(found if len(parts) == 1 else _apart(found))


def _apart(found: Sequence[Statement]) -> Iterator[Statement]:
    """Without those that begin inside the one before: sentences of two languages may be cut differently."""
    reach = 0
    for one in found:
        if one.content[0].start >= reach:
            reach = one.content[-1].end
            yield one


def _of_language(document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]) -> Iterable[Statement]:
    """The statements of the segments that are in the document's language."""
    cues = cues_for(document.language)
    return without_credits(document, segments, cues, lambda d, s: _read(d, s, quotations, cues))


def _read(
    document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found], cues: Cues
) -> Iterable[Statement]:
    """The statements of a document as the reader of its language finds them, credits among them."""
    language = document.language
    if words := clause_words(language):
        return (Statement(*one) for one in comma_clauses.told(document, segments, quotations, words))
    if eastern.handles(language):
        return (Statement(s.content, s.cue, s.mention, s.frame) for s in eastern.said(document, segments, quotations))
    if known := telling_words(language):
        return complemented.told(document, segments, quotations, known)
    return by_clauses(document, segments, quotations, cues) if cues.grammar.verbs else ()
