"""An HTML page as text and blocks: the runs that are its report (`intake.choosing`), laid out with an empty line between them.

trafilatura's text output loses quotation marks and what it calls formatting, so no text comes from it: the runs of the page
(`intake.runs`) are the text, and every block says by a selector where on the page it stood.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

import lxml.html
from lxml import etree

from headwater.errors import NoText, TooLarge
from headwater.intake.choosing import extracted, report_of, shown_day
from headwater.intake.metadata import Metadata, metadata
from headwater.intake.nesting import DEEPEST, depth, lean, shallow
from headwater.intake.runs import BLOCK_TAGS, Run, letters, runs, selector, selector_steps, tidy
from headwater.intake.times import DayOf, no_day
from headwater.model import Block

# The libraries of this room log what concerns no one who reads a report; a program that wants it adds a handler of its own.
for _name in ("trafilatura", "htmldate", "justext", "courlan", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

INSTEAD_OF_TEXT = (
    (("script",), "the page holds only a script"),
    (("iframe", "frame", "frameset"), "the page only frames others"),
    (("img", "picture", "video", "audio", "svg", "canvas"), "the page holds only pictures or recordings"),
)
# Elements of a page. The longest transcripts on one page have some 30,000; 100,000 paragraphs take half a minute and 600 MB.
MOST_ELEMENTS = 100_000
APART = "\n\n"  # between two blocks
# Letters: rows over this hold running text, so the table only lays the page out.
LONGEST_ROW = 300
# Characters that the parser takes and that no one may write into its tree again, as htmldate does (XML 1.0, 2.2); a NUL would
# end the page. Feeds of a line or a page are white space.
_NOT_IN_XML = {**dict.fromkeys((*range(9), *range(0xE, 0x20), 0xFFFE, 0xFFFF), ""), 0xB: " ", 0xC: " "}
_REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<decimal>[0-9]+));?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds: the text, its blocks in reading order, and what the page says of itself."""

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it has its place in the text."""

    kind: str
    text: str
    selector: str | None = None


def read_page(markup: str, *, name: str, day_of: DayOf = no_day) -> Page:
    """The report that a page holds, without navigation, advertisements and comments.

    markup: the decoded page. name: how messages call it. day_of: reads days with the name of a month.
    Raises NoText for a page without any text of its own, saying what it holds instead, TooLarge for one of too many elements.
    """
    markup = lean(markup)
    tree = _parse(markup)
    if depth(tree) > DEEPEST:
        tree = _parse(shallow(markup))
    if tree.xpath("count(//*)") > MOST_ELEMENTS:
        raise TooLarge(f"{name}: a page of over {MOST_ELEMENTS:,} elements; save the report alone, or give its text")
    known = metadata(tree, day_of)
    there = runs(tree.find("body")) if tree.find("body") is not None else []
    body = extracted(tree, there) if there else None
    chosen = report_of(there, body, known)
    parts = _parts([there[i] for i in sorted(chosen)], selector_steps(tree)) if chosen else _elsewhere(body)
    if not parts:
        raise NoText(
            f"{name}: no text found ({_what_is_there(tree)}); save it from the browser with its text, or give the text file"
        )
    text, blocks = _joined(parts)
    return Page(text, blocks, replace(known, published=known.published or shown_day(there, chosen, day_of)))


def _parse(markup: str) -> lxml.html.HtmlElement:
    """The page's tree without comments and processing instructions."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # bytes, as lxml refuses a string that declares an encoding
    data = _REFERENCE.sub(_kept, markup).translate(_NOT_IN_XML).encode("utf-8", "replace")
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return lxml.html.document_fromstring("<html></html>")


def _kept(reference: re.Match[str]) -> str:
    """A numeric character reference as it stands, and what stands for one to a character that no tree may hold."""
    figures, base = (reference["hex"], 16) if reference["hex"] else (reference["decimal"], 10)
    # over seven is no character at all, which is the parser's to say
    return _NOT_IN_XML.get(int(figures, base), reference[0]) if len(figures.lstrip("0")) <= 7 else reference[0]


def _what_is_there(tree: lxml.html.HtmlElement) -> str:
    """What a page without text holds instead, in words."""
    for tags, words in INSTEAD_OF_TEXT:
        if next(tree.iter(*tags), None) is not None:
            return words
    return "the page is empty"


def _elsewhere(body: etree._Element | None) -> list[Part]:
    """The paragraphs of trafilatura's tree itself, for a text that is not on the page."""
    return [Part("paragraph", text) for text in _lines(body)] if body is not None else []


def _parts(chosen: list[Run], steps: dict[etree._Element, str]) -> list[Part]:
    """The blocks of the chosen runs: the cells of a table's row are one block, all others one each."""
    parts: list[Part] = []
    for row, group in groupby(chosen, key=_row):
        cells = list(group)
        if row is not None and len(cells) > 1 and sum(len(c.key) for c in cells) <= LONGEST_ROW:
            parts.append(Part("table", "\t".join(c.text.replace("\n", " ") for c in cells), selector(row, steps)))
        else:
            parts.extend(Part(run.kind, run.text, selector(run.element, steps)) for run in cells)
    return parts


def _row(run: Run) -> etree._Element | None:
    """The table row of a run that is the whole of one of its cells."""
    cell = run.element
    return cell.getparent() if cell.tag in ("td", "th") and next(cell.iter(*BLOCK_TAGS - {cell.tag}), None) is None else None


def _lines(body: etree._Element) -> list[str]:
    """The running text of trafilatura's tree itself, paragraph by paragraph."""
    pieces = (tidy("".join(p.itertext())) for p in body.iter("p", "head", "item", "quote") if not len(p.findall(".//p")))
    return [piece for piece in pieces if letters(piece)]


def _joined(parts: list[Part]) -> tuple[str, tuple[Block, ...]]:
    """The text of all parts with an empty line between them, and the block of each."""
    starts = accumulate((len(p.text) + len(APART) for p in parts), initial=0)
    blocks = tuple(Block(s, s + len(p.text), p.kind, selector=p.selector) for s, p in zip(starts, parts, strict=False))
    return APART.join(p.text for p in parts), blocks
