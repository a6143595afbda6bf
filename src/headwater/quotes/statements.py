"""Indirect speech: what a document reports of somebody's words outside marks, the words that report it and who speaks.

Four readers, by how a language builds its sentences; its cue file says which: reported clauses that may follow bare
(`read_clauses`, English), behind a comma (`comma_clauses`, German, Dutch and Slavic of the west), behind a complementizer
(`complemented`, Russian, Arabic and Romance), and before the verb or without spaces (`eastern`). A language without a cue file
has no statements.
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.model import Document, Quotation, Segment
from headwater.quotes.clauses.read_clauses import by_clauses
from headwater.quotes.commas import comma_clauses
from headwater.quotes.commas.clause_words import clause_words
from headwater.quotes.cues import cues_for
from headwater.quotes.eastern import sentences as eastern
from headwater.quotes.frames import Found
from headwater.quotes.statement import Statement
from headwater.quotes.tellings import complemented
from headwater.quotes.tellings.telling_words import telling_words


def statements(document: Document, segments: Sequence[Segment], quotations: Sequence[Quotation | Found]) -> tuple[Statement, ...]:
    """The indirect statements of a document, in order, none overlapping; quotations: those between marks, whose direct ones are
    left out where no clause around them makes them a part of it."""
    language = document.language
    if words := clause_words(language):
        return tuple(Statement(*one) for one in comma_clauses.told(document, segments, quotations, words))
    if eastern.handles(language):
        return tuple(Statement(s.content, s.cue, s.mention, s.frame) for s in eastern.said(document, segments, quotations))
    if known := telling_words(language):
        return tuple(complemented.told(document, segments, quotations, known))
    cues = cues_for(language)
    return tuple(by_clauses(document, segments, quotations, cues)) if cues.grammar.verbs else ()
