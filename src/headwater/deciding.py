"""What a person points at in a document: where the words stand, and what was found there that the person speaks of.

A decision (`store.decisions`) is on words of a frozen text. Who makes it names the words, and what they were found to be; the
finding is worked out again, as `quotes` and `compare` would show it, and kept beside what the person says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.comparison import compare, quotations
from headwater.errors import UsageError
from headwater.model import Comparison, Document, Link, Quotation, Span

PASSAGE, QUOTATION, LINK = "passage", "quotation", "link"


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words and what was found there. span: of the finding, where there is one. finding: its JSON, None for a passage."""

    target: str
    span: Span
    finding: dict[str, Any] | None


def place_of(document: Document, words: str, nth: int | None = None) -> Span:
    """Where words stand in a text, white space between them aside. nth: which of several places, from 1. Raises UsageError."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise UsageError("no words were given; give those that you speak of, as they stand in the document")
    found = [Span(*m.span()) for m in re.finditer(r"\s+".join(parts), document.text)]
    shown = " ".join(words.split())[:60]
    if not found:
        raise UsageError(f"{document.id}: '{shown}' does not stand in it; give words as they stand there, or --span START:END")
    if nth is None and len(found) > 1:
        raise UsageError(f"{document.id}: '{shown}' stands in it {len(found)} times; say which with --nth 1 to {len(found)}")
    if nth is not None and not 1 <= nth <= len(found):
        raise UsageError(f"{document.id}: '{shown}' stands in it {len(found)} times; there is no --nth {nth}")
    return found[(nth or 1) - 1]


def pointed(document: Document, span: Span, target: str, source: Document | None = None) -> Pointed:
    """What is at a span. source: what the document was compared with: a link has one, a quotation may. Raises UsageError."""
    if target == PASSAGE:
        return Pointed(target, span, None)
    if target == LINK and source is None:
        raise UsageError("a link is to a source; name the one that the document was compared with: --source NAME")
    if source is not None:
        return found_in(compare(source, document), span, target)
    best = _nearest(quotations(document), document, span, target)
    return Pointed(target, _around(_spans(best)), {target: best.to_dict()})


def found_in(comparison: Comparison, span: Span, target: str) -> Pointed:
    """What a comparison found at a span of its report, with the source that it was found in. Raises UsageError."""
    if target == PASSAGE:
        return Pointed(target, span, None)
    found: Sequence[Link | Quotation] = comparison.links if target == LINK else comparison.quotations
    best = _nearest(found, comparison.report, span, target)
    theirs = _sources(best)
    source = next((d for d in comparison.sources if theirs and d.id == theirs[0].doc), comparison.source)
    told = {target: best.to_dict(), "source": {"id": source.id, "text_sha256": source.text_sha256}}
    return Pointed(target, _around(_spans(best)), told)


def _nearest(found: Sequence[Link | Quotation], document: Document, span: Span, target: str) -> Link | Quotation:
    """That which shares most with the words; of several, one inside another, that which has least beside them."""
    shared = [(sum(_shared(span, s) for s in _spans(one)), -sum(s.end - s.start for s in _spans(one)), one) for one in found]
    most, _, best = max(shared, key=lambda told: told[:2], default=(0, 0, None))
    if best is None or not most:
        raise UsageError(f"{document.id}: no {target} was found at these words; decide on the passage: --on passage")
    return best


def _sources(of: Link | Quotation) -> Sequence[Span]:
    if isinstance(of, Link):
        return of.source
    return of.verdict.source if of.verdict else ()


def _spans(of: Link | Quotation) -> Sequence[Span]:
    return of.spans if isinstance(of, Quotation) else (of.report,)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _around(spans: Iterable[Span]) -> Span:
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))
