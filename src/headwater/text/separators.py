"""Raw export separators: the commas that a spreadsheet of a page's text nodes leaves between and inside its paragraphs.

An export that joins the text nodes of a page with `, ` writes `, ,  ` where an empty node stood between two paragraphs, and the same
in the middle of a sentence or a word where the page broke a long text into nodes. Two commas with nothing between them are never prose.
After a mark that ends a sentence they part paragraphs; elsewhere they are a break inside one.

A chunk break takes no character away: what stands around it beyond the document's usual separator was there before. So a word that
was cut ("fue, ,  l") is joined, and words that had a space ("the , ,  new", or one space more than usual) stay apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

# two or more commas with white space between; or one comma and a gap after a mark that ends a sentence
_STRONG = re.compile(r"\s*(?:,[^\S\n]*(?:\r[^\S\n]*)?){2,}|(?<=[.!?:;\"”’»)\]。！？…])\s*,(?:[^\S\n]{2,}|\s*$)")
# one comma and one blank after a sentence: only where the text has shown itself an export, and not after an abbreviation
_WEAK = re.compile(
    r"(?<=[^\W\d_]{3}[.!?:]),[^\S\n](?=[\"“«‘(]?[^\W\d_a-zа-я])|(?<=[.!?:][\"”’»)]),[^\S\n](?=[\"“«‘(]?[^\W\d_a-zа-я])"
)
_ENDS = '.!?:;"”’»)]。！？…'
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:[^\W\d_]\.){1,}$|(?:^|[\s(])[A-Z][a-z]{1,3}\.$")
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
    strong = [m for m in _STRONG.finditer(text) if m[0].strip()]
    if len(strong) < _LEAST and not any(m.end() == len(text) or m[0].count(",") > 3 for m in strong):
        strong = [m for m in strong if m[0].count(",") > 1 and not _is_slip(m[0])]
        if not strong:
            return []
    spans = {m.span() for m in strong}
    if len(strong) >= _LEAST:
        for m in _WEAK.finditer(text):
            inside_known = any(a < m.end() and m.start() < b for a, b in spans)
            if not inside_known and not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start()]):
                spans.add(m.span())
    usual = _usual_gap(text, spans)
    return [_judged(text, a, b, usual) for a, b in sorted(spans)]


def _is_slip(run: str) -> bool:
    """`,,` without blanks: a typist's slip, not an empty node."""
    return "".join(run.split()) == run.strip() and run.count(",") == 2


def _usual_gap(text: str, spans: set[tuple[int, int]]) -> int:
    """Blanks that usually follow the last comma of a separator between paragraphs."""
    counted = Counter(
        len(text[a:b]) - len(text[a:b].rstrip()) for a, b in spans if a > 0 and text[a - 1] in _ENDS and b < len(text)
    )
    return counted.most_common(1)[0][0] if counted else 1


def _judged(text: str, start: int, end: int, usual: int) -> Separator:
    before, after = text[:start][-1:], text[end : end + 1]
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
