"""An HTML page as text and blocks: trafilatura says which parts are the report, the page itself how they read and where they stood.

Method: trafilatura's tree (Barbaresi 2021), never its text output, which loses quotation marks. The tree loses some as well (a
`<q>` inside another is moved, `<time>` and captions are dropped), so it serves to choose: what it holds is found again on the page
by its letters, and the runs of the page (`intake.runs`) become the text.
"""

from __future__ import annotations

import logging
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, groupby

import lxml.html
import trafilatura
from lxml import etree

from headwater.errors import NoText
from headwater.intake.metadata import Metadata, metadata
from headwater.intake.runs import (
    BLOCK_TAGS,
    LEDE_NAMES,
    LINE_BREAK,
    Run,
    has_name,
    letters,
    named_apart,
    runs,
    selector,
    selector_steps,
    tidy,
)
from headwater.model import Block

# Elements that trafilatura drops with their words even in the middle of a sentence.
DROPPED_INLINE = ("time", "label", "data", "output")
# Elements of trafilatura's tree that stand within running text.
RUNNING_TAGS = ("ref", "hi", "del", "lb")
INLINE_PARENTS = frozenset((
    "a", "b", "em", "i", "q", "span", "strong",
))  # fmt: skip
# Letters: a shorter string is found on a page by chance, so it must be a whole run.
LONG_ENOUGH = 24
# The share of a run's letters that must be chosen for the run to be: half tells "part of it was dropped" from "a stray match".
CHOSEN = 0.5
INSTEAD_OF_TEXT = (
    (("script",), "the page holds only a script"),
    (("iframe", "frame", "frameset"), "the page only frames others"),
    (("img", "picture", "video", "audio", "svg", "canvas"), "the page holds only pictures or recordings"),
)
APART = "\n\n"  # between two blocks
# Letters: rows over this hold running text, so the table only lays the page out.
LONGEST_ROW = 300


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


def read_page(markup: str, *, name: str) -> Page:
    """The report that a page holds, without navigation, advertisements and comments.

    markup: the decoded page. name: how messages call it.
    Raises NoText for a page without any text of its own, saying what it holds instead.
    """
    tree = _parse(markup)
    with _quiet():
        known = metadata(tree)
        parts = _report(tree, known)
    if not parts:
        raise NoText(
            f"{name}: no text found ({_what_is_there(tree)}); save it from the browser with its text, or give the text file"
        )
    text, blocks = _joined(parts)
    return Page(text, blocks, known)


def _parse(markup: str) -> lxml.html.HtmlElement:
    """The page's tree without comments and processing instructions."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # bytes, as lxml refuses a string that declares an encoding; a NUL would end the page for it
    data = markup.replace("\0", "").encode("utf-8", "replace")
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return lxml.html.document_fromstring("<html></html>")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps warnings and log lines of the extraction libraries from the user: they concern no one who reads a report."""
    loggers = [logging.getLogger(n) for n in ("trafilatura", "htmldate", "justext", "courlan", "readability")]
    before = [(logger.level, logger.propagate) for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
            logger.propagate = False
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, (level, propagate) in zip(loggers, before, strict=True):
            logger.setLevel(level)
            logger.propagate = propagate


def _what_is_there(tree: lxml.html.HtmlElement) -> str:
    """What a page without text holds instead, in words."""
    for tags, words in INSTEAD_OF_TEXT:
        if next(tree.iter(*tags), None) is not None:
            return words
    return "the page is empty"


def _report(tree: lxml.html.HtmlElement, known: Metadata) -> list[Part]:
    """The parts of the page that are the report, in the page's order."""
    page = tree.find("body")
    if page is None or not (there := runs(page)):
        return []
    body = _extracted(tree)
    pieces = _keys(body) if body is not None else []
    chosen = _chosen(there, pieces)
    # text that stands nowhere on the page as a reader sees it: some pages carry their article only in a data block
    if body is not None and sum(len(there[i].key) for i in chosen) < sum(len(line) for piece in pieces for line in piece) / 2:
        return [Part("paragraph", text) for text in _lines(body)]
    if not chosen:
        chosen = {i for i, run in enumerate(there) if not run.apart}
    chosen = _without_named(there, chosen)
    return _parts([there[i] for i in sorted(chosen | _head(there, chosen, known))], selector_steps(tree))


# --- choosing --------------------------------------------------------------------------------------------------------------


def _extracted(tree: lxml.html.HtmlElement) -> etree._Element | None:
    """trafilatura's tree of the page without comments; None where it finds nothing."""
    found = trafilatura.bare_extraction(_prepared(tree), include_comments=False, include_formatting=False, output_format="xml")
    return None if found is None or isinstance(found, dict) else found.body


def _prepared(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """A copy of the page for trafilatura in which words that it would drop from a sentence, and captions, are plain text."""
    copy = deepcopy(tree)
    for element in list(copy.iter("noscript", "nav", "button", "select")):
        element.drop_tree()  # its last resort takes these for text
    for q in list(copy.iter("q")):
        q.drop_tag()
    for element in list(copy.iter(*DROPPED_INLINE)):
        if _within_sentence(element):
            element.drop_tag()
    for caption in list(copy.iter("figcaption")):
        _free(caption)
    return copy


def _within_sentence(element: lxml.html.HtmlElement) -> bool:
    """Whether an element's words run on into other words around it; else it stands alone, like the date over an article."""
    for around in (element, *element.iterancestors()):
        parent, previous = around.getparent(), around.getprevious()
        if parent is None:
            return False
        before = parent.text if previous is None else previous.tail
        if letters(around.tail or "") or letters(before or ""):
            return True
        if parent.tag not in INLINE_PARENTS:
            return False
    return False


def _free(caption: lxml.html.HtmlElement) -> None:
    """Turns a caption into a paragraph behind its figure, as trafilatura drops figures whole."""
    figure = next(caption.iterancestors("figure"), None)
    # a caption within a link is the teaser of another article
    if figure is None or figure.getparent() is None or next(caption.iterancestors("a"), None) is not None:
        return
    caption.drop_tree()
    caption.tag = "p"
    caption.attrib.clear()
    caption.tail, figure.tail = figure.tail, None
    figure.addnext(caption)


def _keys(body: etree._Element) -> list[tuple[str, ...]]:
    """The letters of each piece of running text in trafilatura's tree, in its order, line by line."""
    pieces: list[str] = [""]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag == "lb" and event == "start":
            pieces[-1] += LINE_BREAK
        elif not (element.tag in RUNNING_TAGS or (element.tag == "code" and _within_text(element))):
            pieces.append("")
        pieces[-1] += (element.text if event == "start" else element.tail) or ""
    keys = (tuple(key for line in piece.split(LINE_BREAK) if (key := letters(line))) for piece in pieces)
    return [key for key in keys if key]


def _within_text(element: etree._Element) -> bool:
    """Whether an element of trafilatura's tree stands in a line of text and is no block of its own."""
    parent = element.getparent()
    return parent is not None and parent.tag in ("p", "item", "head", "cell", "quote")


def _chosen(there: list[Run], pieces: list[tuple[str, ...]]) -> set[int]:
    """The indexes of the runs that trafilatura's pieces of text cover.

    A piece that stands once on the page has its place; any other is looked for between the places of its neighbours, then anywhere.
    One that stands nowhere as a whole, as something in it was dropped, is looked for line by line, and then run by run.
    """
    page = "".join(run.key for run in there)
    starts = list(accumulate((len(run.key) for run in there), initial=0))
    edges = frozenset(starts) | frozenset(_line_edges(there, starts))
    keys = [key for piece in pieces for key in (("".join(piece),) if "".join(piece) in page else piece)]
    places = [_only(page, key, edges) for key in keys]
    # for each piece, the place of the next one that is known
    nexts = list(accumulate((p if p >= 0 else len(page) for p in reversed(places)), min, initial=len(page)))[-2::-1]
    covered = [0] * len(there)
    lost: list[str] = []
    at = 0
    for key, place, until in zip(keys, places, nexts, strict=True):
        if place < 0:
            place = max(_find(page, key, edges, at, until), -1)
        if place < 0 and (place := _find(page, key, edges, 0, len(page))) < 0:
            lost.append(key)
            continue
        at = place + len(key)
        run = bisect_right(starts, place) - 1
        while run < len(there) and starts[run] < at:
            covered[run] += min(at, starts[run + 1]) - max(place, starts[run])
            run += 1
    kept = " ".join(lost)
    chosen = {
        i for i, run in enumerate(there) if covered[i] >= CHOSEN * len(run.key) or (len(run.key) >= LONG_ENOUGH and run.key in kept)
    }
    for i in range(1, len(there)):
        # said twice in a row, which trafilatura takes for a fault of the page
        if (
            i - 1 in chosen
            and there[i].key == there[i - 1].key
            and there[i].element.getparent() is there[i - 1].element.getparent()
        ):
            chosen.add(i)
    return chosen


def _line_edges(there: list[Run], starts: list[int]) -> Iterator[int]:
    """The places in the page's letters where a line ends inside a run."""
    for run, start in zip(there, starts, strict=False):
        yield from accumulate((len(letters(line)) for line in run.text.split("\n")), initial=start)


def _find(page: str, key: str, edges: frozenset[int], start: int, end: int) -> int:
    """Where a key stands in the page's letters between two places, -1 if nowhere; a short one only where it is whole runs."""
    at = page.find(key, start, end)
    while at >= 0 and len(key) < LONG_ENOUGH and not (at in edges and at + len(key) in edges):
        at = page.find(key, at + 1, end)
    return at


def _only(page: str, key: str, edges: frozenset[int]) -> int:
    """Where a key stands if it stands in one place only, else -1."""
    at = _find(page, key, edges, 0, len(page))
    return at if at >= 0 and _find(page, key, edges, at + 1, len(page)) < 0 else -1


def _without_named(there: list[Run], chosen: set[int]) -> set[int]:
    """The choice without what the page itself calls comments, sharing and the like; all of it where that is most of the choice."""
    kept = {i for i in chosen if not named_apart(there[i])}
    return kept if sum(len(there[i].key) for i in kept) * 2 >= sum(len(there[i].key) for i in chosen) else chosen


def _head(there: list[Run], chosen: set[int], known: Metadata) -> set[int]:
    """The headline and the lede under it, where they were not chosen.

    The headline is the h1 that says what the page gives as its title. A lede follows it, before the text, and is named so or is
    what the page gives as its description.
    """
    if not chosen:
        return set()
    first = min(chosen)
    title, description = (letters(said or "").casefold() for said in (known.title, known.description))
    named = [
        i for i, r in enumerate(there[: first + 1]) if r.element.tag == "h1" and not r.apart and title and r.key.casefold() == title
    ]
    if not named:
        return set()
    after = range(named[-1] + 1, first)
    ledes = {i for i in after if len(there[i].key) >= LONG_ENOUGH and not there[i].apart and _is_lede(there[i], description)}
    return {named[-1], *ledes}


def _is_lede(run: Run, description: str) -> bool:
    around = (run.element, *list(run.element.iterancestors())[:1])
    return run.key.casefold() == description or any(has_name(a, LEDE_NAMES) for a in around)


# --- from runs to the text -------------------------------------------------------------------------------------------------


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
