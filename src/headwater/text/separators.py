"""Raw export separators: the commas that a spreadsheet of a page's text nodes leaves between and inside its paragraphs.

An export that joins the text nodes of a page with `, ` writes `, ,  ` where an empty node stood between two paragraphs, and the
same in the middle of a sentence or a word where the page broke a long text into nodes. Two commas with nothing between them are
never prose. After a mark that ends a sentence they part paragraphs; elsewhere they are a break inside one.

A chunk break takes no character away: what stands around it beyond the document's usual separator was there before. So a word that
was cut ("harb, ,  our") is joined, and words that had a space ("the , ,  new", or one space more than usual) stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

# two commas or more with nothing but white space between them
_SURE = re.compile(r"\s*(?:,[^\S\n]*(?:\r[^\S\n]*)?){2,}")
# one comma and a gap after a full stop, before what may begin a sentence
_LIKELY = re.compile(r"(?<=[.!?:;。！？…])[\"”’»)]?\s*(?P<run>,(?:[^\S\n]{2,}|\s*$))(?![a-zß-öø-ÿа-яё])")
# one comma and one blank there, or a gap behind a closing mark: only where the text has shown itself an export
_WEAK = re.compile(
    r"(?<=[.!?:])[\"”’»)]?(?P<run>\s?,[^\S\n])(?=[\"“«‘(¿¡]?[^\W_a-zß-öø-ÿа-яё])|(?<=[\"”’»)])(?P<gap>\s?,[^\S\n]{2,})(?=[^\W\d_a-zß-öø-ÿа-яё])"
)
_ENDS = '.!?:;"”’»)]。！？…'
# before `, ` these keep their full stop and the comma is the sentence's: "in the U.S., China", "Harbour Inc., Ulm"
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:(?:[^\W\d_]{1,2}\.){2,}|[^\W\d_]\.|(?i:inc|ltd|co|corp|jr|sr|etc|no|vol|mr|dr|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.)$"
)
_RUN = 3  # commas: a longer run is the empty nodes at the end of a page
_LEAST = 2  # strong separators that show an export: one may be a slip of the typist


@dataclass(frozen=True, slots=True, order=True)
class Separator:
    """A separator at `[start, end)`. inside: it breaks a sentence; joins: it breaks a word, whose halves belong together."""

    start: int
    end: int
    inside: bool
    joins: bool = False


def separators(text: str) -> list[Separator]:
    """The raw separators of a text in reading order; none where the text is no such export."""
    if "," not in text:
        return []
    sure = [m.span() for m in _SURE.finditer(text) if m[0].count(",") > 1 and not _is_slip(m[0])]
    likely = [m.span("run") for m in _LIKELY.finditer(text)]
    exported = len(sure) + len(likely) >= _LEAST or any(text.count(",", a, b) > _RUN for a, b in sure)
    spans = sorted(sure)
    if exported:
        slips = [m.span() for m in _SURE.finditer(text) if _is_slip(m[0])]
        weak = [m.span("run") if m["run"] else m.span("gap") for m in _WEAK.finditer(text)]
        for a, b in [*slips, *likely, *weak]:
            at = bisect_left(spans, b, key=lambda span: span[0])  # none overlaps another: only the one before can reach into it
            known = at > 0 and a < spans[at - 1][1]
            if not known and not (b - a <= 2 and _ABBREVIATED.search(text[max(0, a - 8) : a])):
                spans.insert(at, (a, b))
    usual = _usual_gap(text, spans)
    return [_judged(text, a, b, usual) for a, b in spans]


def _is_slip(run: str) -> bool:
    """`,,` without blanks: a typist's slip, not an empty node."""
    return "".join(run.split()) == run.strip() and run.count(",") == 2


def _usual_gap(text: str, spans: list[tuple[int, int]]) -> int:
    """Blanks that usually follow the last comma of a separator between paragraphs."""
    counted = Counter(
        len(text[a:b]) - len(text[a:b].rstrip()) for a, b in spans if a > 0 and text[a - 1] in _ENDS and b < len(text)
    )
    return counted.most_common(1)[0][0] if counted else 1


def _judged(text: str, start: int, end: int, usual: int) -> Separator:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    run = text[start:end]
    if (
        not before
        or not after
        or before in _ENDS
        or not (before.isalnum() or before in ",-–—%")
        or not (after.islower() or _goes_on(before, after))
    ):
        return Separator(start, end, inside=False)
    gap = len(run) - len(run.rstrip())
    joins = before.isalpha() and after.isalpha() and not run[0].isspace() and gap <= usual
    return Separator(start, end, inside=True, joins=joins)


def _goes_on(before: str, after: str) -> bool:
    """In a script without capitals, or before a digit, nothing but the missing mark says that a sentence goes on."""
    return after.isalpha() and not after.isupper() and not after.islower() and before.isalpha()
