"""PDF: its letters with their places become words, and those running text (`layout`); the page stays with each block.

Title and author are taken from the file's own
properties where the text bears them out, as programs leave names of templates and of files there.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from headwater.errors import NoText, NotText, TooLarge
from headwater.intake.layout import SAME_ROW, Paragraph, Piece, paragraphs
from headwater.intake.plain import document_of
from headwater.model import Block, Document

APART = "\n\n"  # between two blocks
MOST_PAGES = 5_000
MOST_LETTERS = 20_000_000  # of all pages; as long as a document may be
BOLD = 600  # weight of a font, 400 is regular
ASKED = 200  # letters of a page that are asked where they go
LETTER_GAP = 0.5  # heights between two letters of a word, at most; spaces between words stand in the file
RAISED = 0.8  # of the word's height; a lower letter is a raised or lowered figure
NEAR_TITLE = 3_000  # characters from the top in which a title stands
NO_TITLE = re.compile(
    r"(?:microsoft|untitled|document\d*$|slide ?\d*$|.*\.(?:docx?|pdf|odt|indd|qxd|tex|dvi|rtf|html?)$)", re.IGNORECASE
)
MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, *, name: str, id: str | None = None, sha256: str | None = None) -> Document:
    """The document in a PDF. published: the day that the file was made, which is the last thing to go by.

    Raises NotText for one that is encrypted or damaged, NoText for scanned pages, TooLarge.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise NotText(f"{name}: an encrypted PDF; open it with its password and save it without one") from None
        raise NotText(f"{name}: a damaged PDF; get it again, or save its text with a PDF reader") from None
    try:
        if len(pdf) > MOST_PAGES:
            raise TooLarge(f"{name}: a PDF of over {MOST_PAGES:,} pages; split it")
        pages = list(_pages(pdf, name))
        known = {key: value.strip() for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    finally:
        pdf.close()
    found = paragraphs(pages)
    if not found:
        several = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        raise NoText(f"{name}: no text found (a PDF of {several} that hold only pictures); run text recognition (OCR) on it first")
    return _document(found, known, name=name, id=id, sha256=sha256)


def _document(found: list[Paragraph], known: dict[str, str], *, name: str, id: str | None, sha256: str | None) -> Document:
    blocks, parts, at = [], [], 0
    for paragraph in found:
        blocks.append(Block(at, at + len(paragraph.text), paragraph.kind, page=paragraph.page))
        parts.append(paragraph.text)
        at += len(paragraph.text) + len(APART)
    made = document_of(APART.join(parts), name=name, id=id, sha256=sha256)
    title, author = known.get("Title", ""), known.get("Author", "")
    head = _letters(made.text[:NEAR_TITLE])
    if NO_TITLE.match(title) or not _letters(title) or (_letters(title) not in head and any(b.kind == "heading" for b in blocks)):
        title = ""
    if _letters(author) not in _letters(made.text):
        author = ""  # who was at the machine, and not who is named as the author
    day = MADE.match(known.get("CreationDate", ""))
    published = "-".join(day.groups()) if day else None
    return replace(made, blocks=tuple(blocks), title=title or None, author=author or None, published=published)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).casefold()


def _pages(pdf: pypdfium2.PdfDocument, name: str) -> Iterator[list[Piece]]:
    letters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise NotText(f"{name}: a PDF whose page {number + 1} is damaged; get it again") from None
        letters += text.count_chars()
        if letters > MOST_LETTERS:
            raise TooLarge(f"{name}: a PDF of over {MOST_LETTERS // 1_000_000} million letters; split it")
        yield list(_pieces(text, number + 1))
        text.close()
        page.close()


@dataclass(slots=True)
class _Open:
    """A word that more letters may come to."""

    text: list[str]
    left: float
    right: float
    top: float
    bottom: float
    last: tuple[float, float]  # left and right of the last letter
    bold: bool

    def closed(self, page: int) -> Piece:
        return Piece("".join(self.text), page, self.left, self.right, self.top, self.bottom, self.bold)


def _pieces(text: pypdfium2.PdfTextPage, number: int) -> Iterator[Piece]:
    """The words of a page in the file's order."""
    word: _Open | None = None
    for character, left, right, top, bottom, at in _letters_of(text):
        blank = character.isspace()
        if word is not None and (blank or not _goes_on(word, left, right, top, bottom)):
            yield word.closed(number)
            word = None
        if blank:
            continue
        if word is None:
            word = _Open([character], left, right, top, bottom, (left, right), raw.FPDFText_GetFontWeight(text, at) >= BOLD)
            continue
        word.text.append(character)
        word.left, word.right, word.last = min(word.left, left), max(word.right, right), (left, right)
        if bottom - top > RAISED * (word.bottom - word.top):  # a raised figure does not widen the line
            word.top, word.bottom = min(word.top, top), max(word.bottom, bottom)
    if word is not None:
        yield word.closed(number)


def _goes_on(word: _Open, left: float, right: float, top: float, bottom: float) -> bool:
    """Whether a letter stands next to the last one, to its right or, in some scripts, to its left."""
    height = max(min(word.bottom - word.top, bottom - top), 0.1)
    overlap = min(word.bottom, bottom) - max(word.top, top)
    return overlap >= SAME_ROW * height and max(left - word.last[1], word.last[0] - right) <= LETTER_GAP * height


def _letters_of(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, float, float, float, float, int]]:
    """Each letter with its left, right, upper and lower edge as it is read, and its place in the file's order."""
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    count = text.count_chars()
    turned = _direction(text, count)
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in NO_LETTERS or not raw.FPDFText_GetLooseCharBox(text, at, place):
            continue
        if turned == 0:
            yield chr(code), box.left, box.right, -box.top, -box.bottom, at
        elif turned == 3:
            yield chr(code), box.bottom, box.top, box.left, box.right, at
        elif turned == 2:
            yield chr(code), -box.right, -box.left, box.bottom, box.top, at
        else:
            yield chr(code), -box.top, -box.bottom, -box.right, -box.left, at


def _direction(text: pypdfium2.PdfTextPage, count: int) -> int:
    """Where most letters of a page go, in quarter turns clockwise: a wide table may stand upright on its side."""
    turns: Counter[int] = Counter()
    for at in range(0, count, max(1, count // ASKED)):
        angle = raw.FPDFText_GetCharAngle(text, at)
        if angle >= 0:
            turns[round(angle / (math.pi / 2)) % 4] += 1
    return turns.most_common(1)[0][0] if turns else 0


# What a font maps no letter to; half characters.
NO_LETTERS = frozenset((0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
