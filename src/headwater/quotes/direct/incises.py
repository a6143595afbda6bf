"""Attribution inside what is said: "A, — he said, — b", as Russian, French, Spanish and others set it within marks or dialogue.

Method: words between dashes, or between commas where the verb comes first, that hold a reporting verb are taken out of the content,
which falls into the pieces on their sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from headwater.model import Span
from headwater.quotes.cues import Cues
from headwater.quotes.frames import trimmed, words

INCISE_WORDS = 14
VERB_WORDS = 3  # before the verb of an incise: a pronoun, an adverb
# Languages that set the attribution inside the marks; elsewhere a dash or comma inside is the speaker's own.
LANGUAGES = frozenset({"fr", "ru", "uk", "be", "bg", "es", "ca", "pt", "it", "pl", "ro"})
DASH = "—–―"
BETWEEN_DASHES = re.compile(
    r"(?P<open>[,.!?…]?)[ \t\u00a0]*[—–―][ \t\u00a0]*(?P<said>[^—–―\n]{3,120}?)[ \t\u00a0]*(?:[—–―]|(?=\s*\Z))"
)
SHORT_TITLE = r"(?:(?<=\bM)|(?<=\bMM)|(?<=\bMe)|(?<=\bMr)|(?<=\bDr)|(?<=\bSr)|(?<=\bSra))\."  # its full stop ends nothing
BETWEEN_COMMAS = re.compile(
    rf"(?P<open>[,!?…])[ \t\u00a0]+(?P<said>(?:[^,.!?…;:—–\n]|{SHORT_TITLE}){{3,90}}?)(?=,|(?!{SHORT_TITLE})\.|\s*\Z)"
)
# French and Portuguese turn verb and pronoun round: what is joined so is an attribution, whatever the verb
INVERTED = re.compile(r"(?P<cue>[^\W\d_]+(?:-t)?-(?:il|elle|ils|elles|on))(?!\w)")
LEFT = " \t\r\n\u00a0\u202f,.;:" + DASH


def pieces(text: str, start: int, end: int, cues: Cues) -> list[Span]:
    """The content `[start, end)` without its incises, in order; each piece keeps the comma or stop before its incise."""
    out, at = [], start
    for begin, close in _incises(text, start, end, cues):
        if begin > at and text[at:begin].strip(LEFT):
            out.append(Span(*trimmed(text, at, begin)))
            at = _past(text, close, end)
    if at < end:
        out.append(Span(*trimmed(text, at, end)))
    return [s for s in out if s.start < s.end]


def _past(text: str, at: int, end: int) -> int:
    """Beyond the stops and dashes that end an incise."""
    while at < end and text[at] in LEFT:
        at += 1
    return at


def _incises(text: str, start: int, end: int, cues: Cues) -> list[tuple[int, int]]:
    """Where each incise begins, behind the comma or stop before it, and where it ends; none overlapping, in order."""
    if cues.language not in LANGUAGES:
        return []
    found = [*_between(BETWEEN_DASHES, text, start, end, cues, VERB_WORDS), *_between(BETWEEN_COMMAS, text, start, end, cues, 0)]
    out: list[tuple[int, int]] = []
    for one in sorted(found):
        if not out or one[0] >= out[-1][1]:
            out.append(one)
    return out


def _between(pattern: re.Pattern[str], text: str, start: int, end: int, cues: Cues, first: int) -> Iterator[tuple[int, int]]:
    """The incises between two signs of a kind; the sign that closes what is none may open one."""
    at = start
    while m := pattern.search(text, at, end):
        if _attributes(text, m, cues, first=first):
            yield m.end("open"), m.end("said")
        at = m.end("said")


def _attributes(text: str, m: re.Match[str], cues: Cues, *, first: int) -> bool:
    """Whether the words of a possible incise say who speaks; first: words that may stand before the verb."""
    start, end = m.span("said")
    if words(m.group("said")) > INCISE_WORDS:
        return False
    if INVERTED.match(text, start, end):
        return True
    verb = cues.reporting.search(text, start, end) or cues.framing.search(text, start, end)
    if verb is None or words(text[start : verb.start()]) > first:
        return False
    # between commas the verb must stand first, and its subject behind it ("répondit Lund"): else it is the speaker's own clause;
    # behind a question or exclamation a verb with a small letter goes on with no other sentence ("? demanda un passant")
    behind = text[verb.end() : end].strip()[:1]
    goes_on = m.group("open") in ("?", "!") and text[start].islower() and behind.isalpha()
    return first > 0 or ((behind.isupper() or goes_on) and cues.language != "ru")
