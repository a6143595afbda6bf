"""Whom a mention names: pronouns, names and bodies resolved over a document, and speakers carried over.

A first form: the name is the mention's own; a pronoun stands for the last speaker named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.model import Document, Quotation, Speaker
from headwater.quotes.cues import Cues, cues_for
from headwater.quotes.frames import Found

STRAY = " \t\u00a0.,;”»’\"'"
NAME = re.compile(
    r"(?:[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)"
    r"(?:\s+(?:(?:of|de|del|da|di|du|des|von der|von|van der|van den|van|bin|al|el|la|le|и|for|the)\s+){0,2}"
    r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*)*"
)


def named(document: Document, found: Sequence[Found]) -> tuple[Quotation, ...]:
    """The quotations with their speakers, ids q1, q2 ...; found: in the order of the document.

    A quotation that stands alone in its sentences, without a cue, is of who spoke before it.
    """
    text, cues = document.text, cues_for(document.language)
    out: list[Quotation] = []
    known = _Named()
    before: Quotation | None = None
    reach = 0  # where the frame of the quotation before ends
    for number, one in enumerate(found, start=1):
        frame = one.frame
        speaker = None
        if one.mention is not None:
            mention = Speaker(one.mention.start, one.mention.end, text[one.mention.start : one.mention.end])
            speaker = Speaker(mention.start, mention.end, known.name(text, mention, cues))
        elif before and one.cue is None and not (text[reach : frame.outer].strip() or text[frame.after : frame.end].strip(STRAY)):
            speaker = before.speaker  # nothing but the quotation itself: it is the same speaker's
        before, reach = Quotation(f"q{number}", one.form, one.spans, one.marked, speaker, one.cue), frame.end
        out.append(before)
    return tuple(out)


class _Named:
    """The speakers named so far: a person for "she", a text or body for "it"."""

    def __init__(self) -> None:
        self.person: str | None = None
        self.body: str | None = None

    def name(self, text: str, mention: Speaker, cues: Cues) -> str:
        """Whom a mention names: its capitalised words, or for a pronoun whoever was named last."""
        words_of_it = text[mention.start : mention.end]
        if cues.pronouns.fullmatch(words_of_it):
            known = self.body if cues.neuter.fullmatch(words_of_it) else self.person or self.body
            return known or words_of_it
        names = [m.group() for m in NAME.finditer(words_of_it) if cues.pronouns.fullmatch(m.group()) is None]
        longest = [n for n in names if " " in n] or names
        name = longest[-1] if longest and cues.spaced and not words_of_it[:1].isdigit() else words_of_it
        if cues.bodies.search(words_of_it):
            self.body = name
        else:
            self.person = name
        return name
