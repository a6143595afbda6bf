"""Printed words into running text: the order of columns, what every page repeats, paragraphs, words parted at line ends.

Works on words with their place on the page, in points from its upper left corner; where they come from is left to `pdf`.
A column is told by its edge, at which lines begin beside those of another column. Lines of prose fill their column, cells do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from headwater.intake.joining import Joiner

SAME_ROW = 0.5  # share of the lower word's height by which two words of a row overlap
BESIDE = 4  # lines that begin at the edge of a right column with others beside them; fewer may be by chance, or a table's
UNCROSSED = 0.6  # of the rows between the first and the last of them; a gap between words that stands by chance in some is crossed
GUTTER = 0.8  # heights between two columns, at least
COLUMN_WIDTH = 7.0  # heights of a line: a column of prose is wider, a column of figures is not
FILLED = 0.55  # of the column's width by the median line; lines of prose fill it, cells of a table do not
CANDIDATES = 30  # left edges that are tried as the edge of a column, the most frequent ones
DEEPEST = 3  # times that a page is cut into two columns: eight columns
CELL_GAP = 1.1  # heights between two words of a row that may be cells; justified lines are spread as far
SPREAD = 0.7  # the same between words of one cell, at most
NEAR = 3  # rows above and below of which two begin a cell at the same place
ALIGNED = 2.0  # points by which the edges of cells in two rows differ
WORD_GAP = 0.12
REPEATED_PAGES = 3  # pages on which a line at an edge must stand to be a running head; in documents of fewer pages, all but one
PEELED = 3  # lines at the upper and lower edge that may be running heads
SMALLER = 0.88  # of the usual height: notes at the foot
LARGER = 1.15  # headings
LEADING = 1.3  # times the usual distance of two lines: a gap between paragraphs
INDENT = 0.7  # heights
# A page number that stands on this page only, in the words of the languages read here; one that counts on is told by that.
PAGE_NUMBER = re.compile(
    r"\W*(?:page|pages?|p|pg|seite|s|página|pagina|pag|pág|strona|str|стр|страница|sayfa|หน้า|صفحة|第)?\W*(\d{1,4})"
    r"\W*(?:(?:of|von|de|di|van|z|из|/)\W*\d{1,4}|쪽|页|頁|ページ)?\W*",
    re.IGNORECASE,
)
BULLET = re.compile(r"(?:[-*•‣◦▪·●○■□◆◇▶►–—]\s+|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s+|[①-⑳]\s*)\S")
TERMINAL = re.compile(r"[.!?…。！？؟:：;][\"'”’»」』)\]]*\d{0,3}$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one line, in points from the page's upper left corner. region: the column that it was read in."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    region: int = 0

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """kind: of `model.BLOCK_KINDS`. page: where it begins, from 1."""

    text: str
    kind: str
    page: int


def paragraphs(pages: Sequence[Sequence[Piece]]) -> list[Paragraph]:
    """The paragraphs of a document in reading order. pages: the pieces of each, in any order."""
    kept = without_running_heads(pages)
    everything = [p for page in kept for p in page]
    if not everything:
        return []
    usual = _usual_height(everything)
    joiner = Joiner(p.text for p in everything)
    found: list[Paragraph] = []
    waiting: list[Paragraph] = []  # notes of pages that a paragraph runs across
    open_lines: list[Piece] = []
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for page in kept:
        lines = in_order(page)
        edges.update(_edges(lines))
        body, notes = _without_notes(lines, usual)
        for line in body:
            if open_lines and _begins(open_lines, line, edges, usual):
                found.append(_paragraph(open_lines, usual, joiner))
                found.extend(waiting)
                waiting, open_lines = [], []
            open_lines.append(line)
        waiting.extend(_paragraph(list(group), usual, joiner) for group in _noted(notes))
    if open_lines:
        found.append(_paragraph(open_lines, usual, joiner))
    return [p for p in (*found, *waiting) if p.text]


def without_running_heads(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pages without lines that stand at the upper or lower edge of many of them, but for their figures, and page numbers."""
    left = [rows(page) for page in pages]
    needed = min(REPEATED_PAGES, max(2, len(pages) - 1))
    for edge in (0, -1):
        for _ in range(PEELED):
            counts = Counter((_fingerprint(page[edge]), round(page[edge][0].top / 6)) for page in left if page)
            for page in left:
                if not page:
                    continue
                text, at = _fingerprint(page[edge]), round(page[edge][0].top / 6)
                repeated = sum(counts[text, at + near] for near in (-1, 0, 1)) >= needed and len(pages) > 1
                number = (
                    PAGE_NUMBER.fullmatch(_said(page[edge])) is not None and "#" in text and (len(text) < 12) and _apart(page, edge)
                )
                if repeated or number:
                    del page[edge]
    kept = [[piece for row in page for piece in row] for page in left]
    return kept if any(kept) else [list(page) for page in pages]


def _apart(page: list[list[Piece]], edge: int) -> bool:
    """Whether the outermost row stands further from the next than the rows inside do."""
    if len(page) < 3:
        return len(page) < 2
    outer, inner = (page[0], page[1]) if edge == 0 else (page[-1], page[-2])
    usual = median(b[0].top - a[0].top for a, b in pairwise(page))
    return abs(outer[0].top - inner[0].top) > LEADING * usual


def _said(row: list[Piece]) -> str:
    return " ".join(p.text.strip() for p in row)


def _fingerprint(row: list[Piece]) -> str:
    said = _said(row).casefold()
    return re.sub(r"\d+|\b[ivxl]{1,7}\b", "#", said)


def rows(words: Sequence[Piece]) -> list[list[Piece]]:
    """The words by rows from top to bottom; in a row from left to right."""
    found: list[list[Piece]] = []
    for word in sorted(words, key=lambda p: (p.top + p.bottom, p.left)):
        if found and _overlap(found[-1][-1], word) >= SAME_ROW * min(found[-1][-1].height, word.height):
            found[-1].append(word)
        else:
            found.append([word])
    return [sorted(row, key=lambda p: p.left) for row in found]


def _overlap(a: Piece, b: Piece) -> float:
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def _is_rtl(row: Sequence[Piece]) -> bool:
    letters = "".join(p.text for p in row)
    return sum("\u0590" <= c <= "\u08ff" for c in letters) * 2 > sum(c.isalpha() for c in letters)


def in_order(words: Sequence[Piece]) -> list[Piece]:
    """The lines of a page as they are read: column by column, and across where a line spans several."""
    found: list[Piece] = []
    for region, part in enumerate(_regions(rows(words), DEEPEST)):
        cells = [_cells(row) for row in part]
        for at, row in enumerate(part):
            near = cells[max(at - NEAR, 0) : at] + cells[at + 1 : at + 1 + NEAR]
            aligned = all(sum(any(abs(c - edge) <= ALIGNED for edge in other) for other in near) >= 2 for c in cells[at])
            found.append(replace(_line(row, cells[at] if aligned else []), region=region))
    return found


def _cells(row: list[Piece]) -> list[float]:
    """The left edges of words after a wide gap: of cells, where rows around have some there too; none in a line spread all over."""
    gaps = [(b.left - a.right) / a.height for a, b in pairwise(row)]
    if any(SPREAD < gap <= CELL_GAP for gap in gaps):
        return []
    return [b.left for gap, b in zip(gaps, row[1:], strict=True) if gap > CELL_GAP]


def _line(row: list[Piece], cells: list[float]) -> Piece:
    """A row as one line: words with a space between them, cells with a tab. cells: the left edges of those."""
    gaps = ["\t" if b.left in cells else " " if b.left - a.right > WORD_GAP * a.height else "" for a, b in pairwise(row)]
    words = [word.text for word in row]
    if _is_rtl(row):
        gaps, words = gaps[::-1], words[::-1]
    text = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    return Piece(
        text, row[0].page, row[0].left, max(p.right for p in row), min(p.top for p in row), max(p.bottom for p in row),
        all(p.bold for p in row),
    )  # fmt: skip


def _regions(lines: list[list[Piece]], deepest: int) -> Iterator[list[list[Piece]]]:
    """The rows in groups that are read one after the other, each from top to bottom; a row over two columns is cut in two."""
    edge = _gutter(lines) if deepest else None
    if edge is None:
        yield lines
        return
    rtl = _is_rtl([word for row in lines for word in row])
    spanning: list[list[Piece]] = []
    columns: tuple[list[list[Piece]], list[list[Piece]]] = ([], [])

    def closed() -> Iterator[list[list[Piece]]]:
        for column in columns[::-1] if rtl else columns:
            if column:
                yield from _regions(list(column), deepest - 1)
                column.clear()

    for row in lines:
        left, right = [w for w in row if w.right <= edge], [w for w in row if w.left >= edge]
        across = len(left) + len(right) < len(row) or (left and right and not _parts(left[-1], right[0], edge))
        # the last line of what spans both may be short
        if across or (spanning and not right and not any(columns)):
            yield from closed()
            spanning.append(row)
            continue
        if spanning:
            yield spanning
            spanning = []
        for column, held in zip(columns, (left, right), strict=True):
            if held:
                column.append(held)
    yield from closed()
    if spanning:
        yield spanning


def _parts(left: Piece, right: Piece, edge: float) -> bool:
    """Whether two words of a row stand in two columns: apart, and the right one where its column begins, or indented."""
    return right.left - left.right >= GUTTER * left.height and right.left <= edge + 2.5 * right.height


def _gutter(lines: list[list[Piece]]) -> float | None:
    """The left edge of a right column, None where all stands in one."""
    starts = [b for row in lines for a, b in pairwise(row) if b.left - a.right >= GUTTER * a.height]
    starts.extend(row[0] for row in lines)
    best: tuple[int, float] | None = None
    for bin, count in Counter(round(w.left / 3) for w in starts).most_common(CANDIDATES):
        if count < BESIDE:
            break
        edge = min(w.left for w in starts if round(w.left / 3) == bin) - 0.5
        facing = _facing(lines, [w for w in starts if edge <= w.left <= edge + 3.5], edge)
        if facing >= BESIDE and (best is None or facing > best[0]):
            best = facing, edge
    return None if best is None else best[1]


def _facing(lines: list[list[Piece]], starts: list[Piece], edge: float) -> int:
    """How many lines that start at an edge have a line of another column beside them; 0 where these are no two columns of prose."""
    words = [w for row in lines for w in row]
    left = _heights((w for w in words if w.right <= edge), 1.0)
    across = _heights((w for w in words if w.left < edge - 1 and w.right > edge + 1), 0.5)
    found = [w for w in starts if (at := round((w.top + w.bottom) / 4)) in left and at not in across]
    if len(found) < BESIDE:
        return 0
    top, bottom = min(w.top for w in found), max(w.bottom for w in found)
    within = [row for row in lines if top - 1 <= row[0].top and row[0].bottom <= bottom + 1]
    crossed = sum(any(w.left < edge - 1 and w.right > edge + 1 for w in row) for row in within)
    parts = [[w for w in row if w.right <= edge] for row in within], [[w for w in row if w.left >= edge] for row in within]
    prose = all(_is_prose([part for part in side if part]) for side in parts)
    return len(found) if prose and len(found) >= UNCROSSED * (len(found) + crossed) else 0


def _heights(words: Iterable[Piece], share: float) -> set[int]:
    """The places from the top that words cover by a middle share of their height, in steps of two points."""
    found: set[int] = set()
    for word in words:
        cut = word.height * (1 - share) / 2
        found.update(range(round((word.top + cut) / 2), round((word.bottom - cut) / 2) + 1))
    return found


def _is_prose(column: list[list[Piece]]) -> bool:
    """Whether lines are wide and fill their column, as prose does and cells of a table do not."""
    if not column:
        return False
    width = max(row[-1].right for row in column) - min(row[0].left for row in column)
    return width >= COLUMN_WIDTH * column[0][0].height and median(row[-1].right - row[0].left for row in column) >= FILLED * width


def _usual_height(pieces: Sequence[Piece]) -> float:
    """The height of most letters."""
    weights: Counter[float] = Counter()
    for piece in pieces:
        weights[round(piece.height, 1)] += len(piece.text)
    return weights.most_common(1)[0][0]


def _edges(lines: list[Piece]) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of each column of a page: what most of its lines keep to."""
    found = {}
    for region, group in groupby(lines, key=lambda p: p.region):
        held = list(group)
        rights = sorted(p.right for p in held)
        found[held[0].page, region] = (min(p.left for p in held), rights[(len(rights) - 1) * 9 // 10])
    return found


def _without_notes(lines: list[Piece], usual: float) -> tuple[list[Piece], list[Piece]]:
    """The lines of a page, and those in smaller letters at its foot, which begin with a number or a star."""
    notes: list[Piece] = []
    body = list(lines)
    while body and body[-1].height < SMALLER * usual:
        notes.append(body.pop())
    notes.reverse()
    if not body or not notes or not re.match(r"\W*\d|[*†‡]", notes[0].text):
        return lines, []
    return body, notes


def _noted(notes: list[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for line in notes:
        if group and re.match(r"[\[(]?\d{1,3}[\])]?\s|[*†‡]", line.text):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: list[Piece], line: Piece, edges: dict[tuple[int, int], tuple[float, float]], usual: float) -> bool:
    """Whether a line begins a paragraph. before: the lines of the open one."""
    last = before[-1]
    if (
        not 1 / LARGER < line.height / last.height < LARGER
        or BULLET.match(line.text)
        or (last.bold != line.bold and len(before) == 1)
    ):
        return True
    if ("\t" in line.text) != ("\t" in last.text) or "\t" in line.text:
        return True
    left, right = edges[last.page, last.region]
    slack = right - last.right
    first_word = (line.right - line.left) * (len(line.text.split(None, 1)[0]) + 1) / max(len(line.text), 1)
    short = slack > 1.1 * first_word and (TERMINAL.search(last.text.rstrip()) is not None or slack > 0.35 * (right - left))
    ended = TERMINAL.search(last.text.rstrip()) is not None
    if (line.page, line.region) != (last.page, last.region):
        indented = line.left - edges[line.page, line.region][0] > INDENT * line.height
        return last.height >= LARGER * usual or (ended and (short or indented or slack > 0)) or (ended and last.page != line.page)
    if line.top - last.top > LEADING * max(_leading(before), 1.05 * last.height):
        return True
    centred = abs((line.left + line.right) - (last.left + last.right)) < line.height and slack > line.height
    if centred:
        return False
    if line.left - last.left > INDENT * line.height and not BULLET.match(before[0].text):
        return True
    if last.left - line.left > INDENT * line.height and len(before) > 1 and not BULLET.match(before[0].text):
        return True
    return short


def _leading(lines: list[Piece]) -> float:
    """The distance of two lines in a paragraph, 1.25 heights where it has only one."""
    return median(b.top - a.top for a, b in pairwise(lines[-6:])) if len(lines) > 1 else 1.25 * lines[-1].height


def _paragraph(lines: list[Piece], usual: float, joiner: Joiner) -> Paragraph:
    text = joiner.joined([line.text for line in lines])
    short = len(lines) <= 4 and len(text) < 250
    large = lines[0].height >= LARGER * usual
    bold = all(line.bold for line in lines) and len(lines) <= 2 and TERMINAL.search(text) is None
    kind = "heading" if short and (large or bold) else "table" if "\t" in text else "list" if BULLET.match(text) else "paragraph"
    return Paragraph(text, kind, lines[0].page)
