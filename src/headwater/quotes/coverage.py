"""What this room cannot look for in a document, or not surely: indirect speech of a language without cue words, in a text or in
some of its paragraphs; the ends of what is reported where a text has no stops; names where all letters are capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.model import Document
from headwater.quotes.cues import NEVER, cues_for, languages
from headwater.quotes.direct.plain import FEWEST_CAPITALS
from headwater.quotes.direct.tongues import Tongues
from headwater.quotes.direct.unstopped import unstopped

WORDS_APART = re.compile(r"[^\W\d_]+ [^\W\d_]+ [^\W\d_]+")  # not of a table of figures


def unchecked(document: Document) -> tuple[str, ...]:
    """What was not looked for in a document, or is uncertain, in words; empty where nothing stood in the way."""
    return (*_languages(document), *_writing(document.text))


def _languages(document: Document) -> Iterator[str]:
    known = cues_for(document.language).framing is not NEVER
    tongues = Tongues(document)
    if not known and document.language is None and (read := tongues.read()):
        yield f"the language of the text is not known: its paragraphs were read as {', '.join(read)}"
    elif not known:
        why = f"no cue words for the language {document.language!r}" if document.language else "the language is not known"
        yield f"indirect quotations were not looked for: {why}; languages with cue words: {', '.join(languages())}"
        return
    for language, count in tongues.unread().items():
        where = "a paragraph" if count == 1 else f"{count} paragraphs"
        yield f"indirect quotations were not looked for in {where}: no cue words for the language {language!r}"


def _writing(text: str) -> Iterator[str]:
    if unstopped(text) and WORDS_APART.search(text):
        yield "the text has no stops or commas: direct quotations cannot be told from it, and where reported words end is uncertain"
    if text.isupper() and sum(c.isalpha() for c in text) >= FEWEST_CAPITALS:
        yield "the text is in capitals: names are not told from other words by their letters"
