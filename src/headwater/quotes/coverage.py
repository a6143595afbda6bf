"""What this room cannot look for in a document: indirect speech of a language without cue words."""

from __future__ import annotations

from headwater.model import Document
from headwater.quotes.cues import NEVER, cues_for, languages


def unchecked(document: Document) -> tuple[str, ...]:
    """What was not looked for in a document, in words; empty where its language has a cue file."""
    if cues_for(document.language).framing is not NEVER:
        return ()
    why = f"no cue words for the language {document.language!r}" if document.language else "the language is not known"
    return (f"indirect quotations were not looked for: {why}; languages with cue words: {', '.join(languages())}",)
