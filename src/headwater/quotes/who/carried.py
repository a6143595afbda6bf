"""Whose words a quotation is that nothing attributes: who spoke before it, who is said to speak of what follows.

A paragraph that is all quotation goes on with the speaker before; a verb without a subject has the one before; words behind a colon
are of the subject of what leads up to them.
"""

from __future__ import annotations

import re
from enum import Enum

from headwater.quotes.cues import Cues
from headwater.quotes.frames import Found
from headwater.quotes.who.mention_words import MentionWords

STRAY = " \t\u00a0.,;”»’\"'“"
NEAR_CHARS = 240  # between two quotations of one paragraph: a sentence that leads over to the second

NEAR_BREAKS = 2  # line breaks between two sentences: a blank line between paragraphs


class From(Enum):
    """Where the speaker of a quotation without a mention comes from."""

    NOBODY = 0
    BEFORE = 1  # who spoke before
    LEADING = 2  # the subject of the sentence that leads up to it
    KNOWN = 4  # the same, if that has spoken before
    SUBJECT = 5  # the person who is the subject of the sentence before, else who spoke before
    TEXT = 3  # the document that spoke last: "it says", "hieß es"


def carried(text: str, one: Found, before: Found | None, reach: int, cues: Cues, table: MentionWords) -> From:
    """Where the speaker of `one` comes from; before: the quotation before it, whose sentence ends at `reach`."""
    between = text[reach : one.frame.outer] if reach <= one.frame.outer else ""
    behind = text[one.frame.after : one.frame.end]
    if one.cue is not None:
        if impersonal(text[one.cue.start : one.cue.end], cues):
            return From.TEXT
        if table.drops_subject and _told_before(text, one, reach):
            return From.SUBJECT
        if before is None:
            return From.NOBODY
        near = text[before.frame.end : max(before.frame.end, one.frame.start)].count("\n") <= NEAR_BREAKS
        return From.BEFORE if one.frame.start < before.frame.end or (table.drops_subject and near) else From.NOBODY
    if before and one.frame.start < before.frame.end:
        return From.BEFORE  # two parts of one sentence
    if before and not between.strip() and not behind.strip(STRAY):
        return From.BEFORE  # nothing but the quotation itself
    if one.form == "mixed" and before and reach <= one.frame.start and "\n" not in text[before.frame.start : one.frame.outer]:
        return From.BEFORE  # "... she said. A line earlier he is “the standard of ...”."
    if one.form != "direct" or behind.strip(STRAY):
        return From.NOBODY
    if text[max(0, one.frame.outer - NEAR_CHARS) : one.frame.outer].rstrip('“"„«‹「『 \t\n\u00a0—–-')[-1:] in (":", "："):
        return From.LEADING
    led = one.frame.start >= one.frame.outer or not text[one.frame.start : one.frame.outer].strip()
    if not led or "\n" in text[leading_span(text, one)[1] : one.frame.outer]:
        return From.NOBODY
    start, end = leading_span(text, one)
    return From.LEADING if cues.framing.search(text, start, end) else From.KNOWN


def _told_before(text: str, one: Found, reach: int) -> bool:
    """Whether a sentence that is no part of a quotation stands right before the one of `one`, in its paragraph or the one before:
    "Ana Ruiz perdió su casa. «El agua subió», contó."; reach: where the sentence of the quotation before it ends."""
    end = one.frame.start
    while end > reach and text[end - 1].isspace():
        end -= 1
    near = text.count("\n", end, one.frame.start) <= NEAR_BREAKS
    return near and re.search(r"[^\W\d_]", text[max(reach, end - NEAR_CHARS) : end]) is not None


def leading_span(text: str, one: Found) -> tuple[int, int]:
    """Where the words that lead up to a quotation stand."""
    end = one.frame.outer
    while end > max(0, one.frame.outer - NEAR_CHARS) and text[end - 1] in '“"„«‹「『 \t\u00a0—–-':
        end -= 1
    if text[end - 1 : end] == "\n":
        bare = text[max(0, end - NEAR_CHARS) : end].rstrip()
        end = max(0, end - NEAR_CHARS) + len(bare)
    low = max(0, end - NEAR_CHARS)
    stops = [low + m.end() for m in re.finditer(r"[.!?…。！？][”\"»’]?\s+|\n", text[low : max(low, end - 1)])]
    return (stops[-1] if stops else low), end


def impersonal(cue: str, cues: Cues) -> bool:
    """Whether a verb has its subject with it, and that is no person ("hieß es")."""
    return any(cues.neuter.fullmatch(w) for w in cue.replace("_", " ").split())
