"""What a text tells of somebody's words, as short rows for tables of expectations."""

from __future__ import annotations

from tests.quotes.conftest import Read


def told(found: Read) -> list[tuple[str, str | None, str | None]]:
    """Content, mention and cue of each quotation in order; the spans of one are joined with ` / `."""
    text = found.document.text
    every = sorted((*found.quotations, *found.indirect), key=lambda q: q.spans[0].start)
    return [
        (
            " / ".join(text[s.start : s.end] for s in q.spans),
            text[q.speaker.start : q.speaker.end] if q.speaker else None,
            text[q.cue.start : q.cue.end] if q.cue else None,
        )
        for q in every
    ]
