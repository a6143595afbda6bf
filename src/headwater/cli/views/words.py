"""Counts, sizes and likelihoods in words: what the terminal says instead of a percentage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from headwater.export.wording import number
from headwater.intake.captions import time_at
from headwater.model import Document, Segment, Span
from headwater.reasons import REASONS
from headwater.text.overlaps import Overlaps
from headwater.text.remembered import remembered
from headwater.text.tokens import tokens

Segmented = Callable[[Document], Sequence[Segment]]

# A sign beside each relation word, so that rows can be told apart at a glance and without colour.
SIGNS = {"verbatim": "=", "edited": "≈", "reworded": "~", "summarised": "Σ", "translated": "⇄"}
VERDICT_SIGNS = {"verbatim": "=", "near_verbatim": "≈", "reworded": "~", "altered": "!", "not_found": "−", "unchecked": "?"}
MOVED, ONLY_IN_REPORT, ONLY_IN_SOURCE = "◇", "+", "−"

# Parts of a report that no source could give: they are told apart from passages whose source is missing.
OWN_WORDS = ("attribution", "dateline", "boilerplate")

RENDERINGS = {
    "same_text": "the same text",
    "second_translation": "a second translation",
    "paraphrase": "a paraphrase",
    "translation": "a translation",
    "unknown": "too little is linked to name it",
}


def counted(kinds: Iterable[str], order: Sequence[str]) -> str:
    """How often each kind occurs, in the order given: `3 verbatim, 9 reworded`."""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {kind}" for kind in order if counts[kind])


def clause(code: str) -> str:
    """What a code says, as a part of a longer sentence; the code itself where it is not in the table."""
    if code not in REASONS:
        return code.replace("_", " ")
    says = REASONS[code].says.removesuffix(".")
    return says[:1].lower() + says[1:]


def extent(document: Document, span: Span, segmented: Segmented) -> str:
    """The size of a part of a document: `3 sentences, 62 words`; `part of a sentence, 4 words` where it holds no whole one.

    Scripts without spaces between words are counted in characters.
    """
    found = tokens(document.text, span.start, span.end)
    single = sum(t.end - t.start == 1 and not t.form.isascii() for t in found)
    size = number(single, "character") if single * 2 > len(found) else number(len(found), "word")
    whole = _sentences(document, span, segmented)
    return f"{number(whole, 'sentence') if whole else 'part of a sentence'}, {size}"


def _sentences(document: Document, span: Span, segmented: Segmented) -> int:
    """How many sentences and headings lie in a span with more than half of their length."""
    touching = _whole(document, segmented).touching(span.start, span.end)
    return sum(2 * (min(s.end, span.end) - max(s.start, span.start)) > s.end - s.start for s in touching)


@lru_cache(maxsize=16)
def _whole(document: Document, segmented: Segmented) -> Overlaps[Segment]:
    """The sentences and headings of a document, ready to be asked for each of thousands of omissions."""
    return Overlaps([s for s in segmented(document) if s.kind != "clause"], lambda s: (s.start, s.end))


@lru_cache(maxsize=16)
def segmented(document: Document) -> Sequence[Segment]:
    """The segments of a document; the default of every view, replaced in tests of the drawing alone."""
    from headwater.text.segments import segments

    found: Sequence[Segment] = segments(document)
    return found


def clock(document: Document, at: int) -> str | None:
    """When the words at an offset of captions are spoken, as players show a time: `0:01:20`; None for a text without times."""
    seconds = time_at(document, at) if _timed(document) else None
    if seconds is None:
        return None
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


@remembered
def _timed(document: Document) -> bool:
    """Whether a document has times: most have none, and need not be looked through for each row."""
    return any(b.selector is not None and b.selector.startswith("t=") for b in document.blocks)
