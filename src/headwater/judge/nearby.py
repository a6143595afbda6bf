"""A place of a long source with the text around it as a document of its own, so that judging it does not read the whole source.

Names and days are told apart by what stands near them; the text between two places far apart says nothing of either.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from headwater.judge.passage import Passage
from headwater.model import Change, Document, Span
from headwater.text.tokens import Token

AROUND_CHARS = 1500  # on either side of a place: a few paragraphs
PART = "\n\n"  # between stretches that do not touch
LINE_CHARS = 500  # of its line, on either side of a passage: what stands farther away does not change how a name or number is read


@dataclass(frozen=True, slots=True)
class Nearby:
    """The passage in its own small document, and where each stretch of that document's text begins there and in the source."""

    passage: Passage
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def in_source(self, change: Change) -> Change:
        """The change with its place as a span of the source."""
        if change.source is None:
            return change
        at = bisect_right(self.starts, change.source.start) - 1
        away = self.origins[at] - self.starts[at]
        return replace(change, source=Span(change.source.start + away, change.source.end + away))


def nearby(document: Document, spans: Sequence[Span], words: Sequence[Token], silent: Iterable[tuple[int, int]] = ()) -> Nearby:
    """The passage of `words` at `spans`, with the text around them.

    silent: spans that nobody said (stage directions), or that do not count; blanked, so that no name or number is read in them.
    """
    stretches = _stretches(len(document.text), spans, AROUND_CHARS)
    starts: list[int] = []
    at = 0
    for low, high in stretches:
        starts.append(at)
        at += high - low + len(PART)
    origins = [low for low, _ in stretches]

    def moved(position: int) -> int:
        k = bisect_right(origins, position) - 1
        return position - origins[k] + starts[k]

    text = PART.join(blanked(document.text[a:b], [(c - a, d - a) for c, d in silent if c < b and a < d]) for a, b in stretches)
    small = replace(document, text=text, text_sha256="", blocks=())
    mine = tuple(Token(moved(t.start), moved(t.start) + t.end - t.start, t.form) for t in words)
    places = tuple(Span(moved(s.start), moved(s.start) + s.end - s.start) for s in spans)
    return Nearby(Passage(small, places, mine, alone=True), tuple(starts), tuple(origins))


def windows(side: Passage) -> list[tuple[int, int]]:
    """Where a text is read for what a passage names: all of it, since others ask too; for one alone the lines of its spans."""
    if not side.alone:
        text, offset = side.around
        return [(offset, offset + len(text))]
    text = side.document.text
    out: list[tuple[int, int]] = []
    for span in sorted(side.spans):
        low, high = _line_start(text, span.start), _line_end(text, span.end)
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out


def _line_start(text: str, at: int) -> int:
    """Where the line of a place begins; of a line that is far too long, where a word does."""
    low = max(0, at - LINE_CHARS)
    return text.rfind("\n", low, at) + 1 or (low and text.find(" ", low, at) + 1) or low


def _line_end(text: str, at: int) -> int:
    high = min(len(text), at + LINE_CHARS)
    end = text.find("\n", at, high)
    return end if end >= 0 else high if high == len(text) else max(text.rfind(" ", at, high), at)


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks for the letters of the spans; as long as before."""
    for start, end in spans:
        low, high = max(0, start), min(len(text), end)
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def _stretches(chars: int, spans: Sequence[Span], around: int) -> list[tuple[int, int]]:
    """The spans with so many characters to either side, those that touch as one."""
    out: list[tuple[int, int]] = []
    for span in sorted(spans):
        low, high = max(0, span.start - around), min(chars, span.end + around)
        if out and low <= out[-1][1]:
            out[-1] = (out[-1][0], max(high, out[-1][1]))
        else:
            out.append((low, high))
    return out
