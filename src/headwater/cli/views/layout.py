"""Text in columns: wrapping by the width that a terminal gives each character, cells side by side, gaps held open.

Widths are in terminal columns (a CJK character takes two, a combining mark none), never in characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

# Both read on black and on white (contrast about 4.5 on either) and stay apart for the colour-blind; signs and words say the same.
SOURCE_COLOUR = "color(63)"  # blue, #5f5fff
REPORT_COLOUR = "color(130)"  # orange, #af5f00
QUIET = "dim"

# Under this width two columns would hold three or four words each: the cells stand below each other instead.
TWO_COLUMNS_FROM = 60
# Lines longer than about 75 characters are hard to read: a wider screen is left empty at the right.
LONGEST_LINE = 80
WIDEST = 156  # of two columns

_SEPARATOR = " │ "
_LEFT_TO_RIGHT_MARK = "\u200e"
# Chinese and Japanese break anywhere but before a closing mark and after an opening one. Korean keeps its words.
_FREE = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CLOSING = "、。，．・：；？！ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョ」』】〕》〉）］｝”’…"
# Thai vowels that stand before or after their consonant without being combining marks; the joiner of composed emoji.
_JOINER = "\u200d"
_DRAWN_WITH_NEXT = _JOINER + "เแโใไ"
_DRAWN_WITH_BEFORE = "ะาำๅๆฯ"
_OPENING = "「『【〔《〈（［｛“‘"
_ATOM = re.compile(
    rf"[{_OPENING}]*[{_FREE}](?:[{_CLOSING}]|[\u0300-\u036f\ufe00-\ufe0f])*\s*|(?:(?![{_FREE}])\S)+?(?=[{_OPENING}]*[{_FREE}])|(?:(?![{_FREE}])\S)+\s*|\s+"
)


def wrap(text: Text, width: int, hanging: int = 0) -> list[Text]:
    """The lines of a text, each at most `width` columns wide (where a single character fits); at least one line.

    hanging: lines after the first of a paragraph are indented by so many columns.
    """
    if "\n" in text.plain:
        return [line for paragraph in text.split("\n", allow_blank=True) for line in wrap(paragraph, width, hanging)]
    cuts = list(_cuts(text.plain, width, width - hanging))
    lines = list(text.divide(cuts)) if cuts else [text.copy()]
    for line in lines:
        line.rstrip()
    return [lines[0], *(Text.assemble(" " * hanging, line) if hanging else line for line in lines[1:])]


def _cuts(text: str, first: int, later: int) -> Iterator[int]:
    """The offsets at which a new line begins; first, later: columns of the first line and of the others."""
    used, width = 0, first
    for start, piece in _pieces(text, min(first, later)):
        if used and used + cell_len(piece.rstrip()) > width:
            yield start
            used, width = 0, later
        used += cell_len(piece)


def _pieces(text: str, width: int) -> Iterator[tuple[int, str]]:
    """What stays on one line, with its offset: words with the space after them; single characters of a word longer than a line."""
    for atom in _ATOM.finditer(text):
        if cell_len(atom[0].rstrip()) <= width:
            yield atom.start(), atom[0]
            continue
        at = 0
        for i in range(1, len(atom[0]) + 1):
            if i == len(atom[0]) or not _joined(atom[0][i - 1], atom[0][i]):
                yield atom.start() + at, atom[0][at:i]
                at = i


def _joined(before: str, character: str) -> bool:
    """Whether a character stays with the one before it: accents, vowel signs, parts of one emoji, the space after a word."""
    return (
        cell_len(character) == 0
        or character.isspace()
        or before in _DRAWN_WITH_NEXT
        or character in _DRAWN_WITH_BEFORE
        or unicodedata.combining(character) > 0
    )


def columns(cells: Sequence[Text], widths: Sequence[int]) -> list[Text]:
    """Cells beside each other, a rule between them; shorter cells are held open to the height of the tallest."""
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [_line([lines[i] if i < len(lines) else Text() for lines in wrapped], widths) for i in range(height)]


def _line(parts: Sequence[Text], widths: Sequence[int]) -> Text:
    # A terminal that orders right-to-left text itself would swap the columns of a line with Arabic in it: marks hold them in place.
    mark = _LEFT_TO_RIGHT_MARK if any(_right_to_left(part.plain) for part in parts) else ""
    line = Text(mark)
    for i, (part, width) in enumerate(zip(parts, widths, strict=True)):
        # Rich counts what follows a joiner as drawn with it: one that ends a cell, joining nothing, would take a space of the gap.
        shown = part[: len(part.plain.rstrip(_JOINER))]
        line.append_text(shown)
        if i < len(parts) - 1:
            line.append(" " * (width - cell_len(shown.plain)))
            line.append(mark + _SEPARATOR + mark, style=QUIET)
    line.rstrip()
    return line


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def halves(width: int) -> tuple[int, int] | None:
    """The widths of a source and a report cell; None where the screen is too narrow for two."""
    if width < TWO_COLUMNS_FROM:
        return None
    half = (min(width, WIDEST) - len(_SEPARATOR)) // 2
    return half, half


def pair(source: Text, report: Text, width: int) -> list[Text]:
    """Source left, report right; on a narrow screen below each other, each under its name."""
    if widths := halves(width):
        return columns([source, report], widths)
    return [*labelled("source", source, width), *labelled("report", report, width)]


def labelled(label: str, text: Text, width: int) -> list[Text]:
    """`label: text`, the lines after the first indented by two columns."""
    return wrap(Text.assemble((f"{label}: ", QUIET), text), width, hanging=2)


def heading(title: str, width: int) -> list[Text]:
    """A heading that runs across the screen: `── title ─────`; on a screen too narrow for it just the title."""
    width = min(width, WIDEST)
    head = f"── {title} "
    if cell_len(head) >= width:
        return wrap(Text(title, style="bold"), width)
    return [Text(head + "─" * (width - cell_len(head)), style="bold")]
