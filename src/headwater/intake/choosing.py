"""Which runs of a page are its report: those that trafilatura chooses, and headline and lede above them.

Method: trafilatura's tree of a page (Barbaresi 2021) loses words of a sentence (a `<q>` inside another is moved, `<time>` and
captions are dropped), so it serves only to choose: what it holds is found again among the runs of the page by its letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from itertools import accumulate

import lxml.html
import trafilatura
from lxml import etree
from trafilatura.settings import DEFAULT_CONFIG

from headwater.intake.metadata import Metadata
from headwater.intake.runs import LEDE_NAMES, LINE_BREAK, Run, has_name, letters, named_apart
from headwater.intake.times import DayOf, day_in

# Elements that trafilatura drops with their words even in the middle of a sentence.
DROPPED_INLINE = ("time", "label", "data", "output")
PLAIN = "plain-words"  # the name that such an element has until its tag is dropped; no element of HTML
# Elements of trafilatura's tree that stand within running text.
RUNNING_TAGS = ("ref", "hi", "del", "lb")
INLINE_PARENTS = frozenset(("a", "b", "em", "i", "q", "span", "strong"))
HEADLINES = ("h1", "h2", "h3", "h4")
# Letters: a shorter string is found on a page by chance, so it must be a whole run.
LONG_ENOUGH = 24
# The share of a run's letters that must be chosen for the run to be: half tells "part of it was dropped" from "a stray match".
CHOSEN = 0.5
# A row of eight letters of a script whose words have two or three (Chinese, Japanese, Korean): no name in another text is so long.
DENSE_SCRIPTS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{8}")
SHORTEST_DENSE = 90  # characters of an article in such a script, where trafilatura takes 250 for the shortest in any
# Runs: the most that trafilatura's last resort (justext) is asked about, as it looks at all others for each of them. The longest
# reports have some hundred.
MANY = 2000
NEAR = 3  # runs before the headline, where pages print section, outlet and day
LONGEST_DATE_LINE = 80  # characters; a longer line is text, and its dates are of what it tells


def report_of(there: list[Run], body: etree._Element | None, known: Metadata) -> set[int]:
    """The indexes of the runs that are the report; none where its text stands nowhere on the page as a reader sees it."""
    pieces = _keys(body) if body is not None else []
    chosen = _chosen(there, pieces)
    if sum(len(there[i].key) for i in chosen) < sum(len(line) for piece in pieces for line in piece) / 2:
        return set()  # some pages carry their article only in a data block
    chosen = _without_menu(there, _without_named(there, chosen or {i for i, run in enumerate(there) if not run.apart}))
    return chosen | _head(there, chosen, known)


def extracted(tree: lxml.html.HtmlElement, there: list[Run]) -> etree._Element | None:
    """trafilatura's tree of the page without comments; None where it finds nothing. there: the runs of the page."""
    config = deepcopy(DEFAULT_CONFIG)
    if DENSE_SCRIPTS.search("".join(run.key for run in there)):
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST_DENSE))
    found = trafilatura.bare_extraction(
        _prepared(tree),
        include_comments=False,
        include_formatting=False,
        output_format="xml",
        config=config,
        fast=len(there) > MANY,
    )
    return None if found is None or isinstance(found, dict) else found.body


def _prepared(tree: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """A copy of the page for trafilatura in which words that it would drop from a sentence, and captions, are plain text."""
    copy = deepcopy(tree)
    for element in list(copy.iter("noscript", "nav", "button", "select", "rt", "rp")):
        element.drop_tree()  # its last resort takes these for text
    etree.strip_tags(copy, "q")
    for element in list(copy.iter(*DROPPED_INLINE)):
        if _within_sentence(element):
            element.tag = PLAIN
    etree.strip_tags(copy, PLAIN)  # all at once: one by one, each would be counted out among its neighbours
    for caption in list(copy.iter("figcaption")):
        _free(caption)
    return copy


def _within_sentence(element: lxml.html.HtmlElement) -> bool:
    """Whether an element's words run on into other words around it; else it stands alone, like the date over an article."""
    for around in (element, *element.iterancestors()):
        parent, previous = around.getparent(), around.getprevious()
        if parent is None:
            return False
        before = parent.text if previous is None else previous.tail or (previous.text if previous.tag == PLAIN else None)
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
    # its last resort joins all lines of a page by line feeds
    keys = (tuple(key for line in re.split(f"[{LINE_BREAK}\n]", piece) if (key := letters(line))) for piece in pieces)
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


def _without_menu(there: list[Run], chosen: set[int]) -> set[int]:
    """The choice without runs before its text that are nothing but links: the menu of a page without names for its parts."""
    first = next((i for i in sorted(chosen) if not _is_link(there[i])), 0)
    return {i for i in chosen if i >= first or there[i].kind == "heading"}


def _is_link(run: Run) -> bool:
    """Whether the element of a run holds no text outside links."""
    linked = sum(len(letters(str(a.text_content()))) for a in run.element.iter("a") if next(a.iterancestors("a"), None) is None)
    return linked > 0 and linked >= len(letters(str(run.element.text_content())))


def _head(there: list[Run], chosen: set[int], known: Metadata) -> set[int]:
    """The headline and the lede under it, where they were not chosen.

    The headline is the heading that says what the page gives as its title. A lede follows it, before the text, and is named so
    or is what the page gives as its description.
    """
    if not chosen:
        return set()
    first = min(chosen)
    title, description = (letters(said or "").casefold() for said in (known.title, known.description))
    named = [
        i
        for i, r in enumerate(there[: first + 1])
        if r.element.tag in HEADLINES and not r.apart and title and r.key.casefold() == title
    ]
    if not named:
        return set()
    after = range(named[-1] + 1, first)
    ledes = {i for i in after if len(there[i].key) >= LONG_ENOUGH and not there[i].apart and _is_lede(there[i], description)}
    return {named[-1], *ledes}


def _is_lede(run: Run, description: str) -> bool:
    around = (run.element, *list(run.element.iterancestors())[:1])
    return run.key.casefold() == description or any(has_name(a, LEDE_NAMES) for a in around)


def shown_day(there: list[Run], chosen: set[int], day_of: DayOf) -> str | None:
    """The day that stands in a line of its own by the headline: between it and the text, or next to it.

    From the headline down first: what many pages print above it is the day on which they were opened. The earliest of several
    counts, as none is updated before it is published. A day with the name of a month counts in no heading: "The talks of 3 May
    2031" names the day of what it tells.
    """
    if not chosen:
        return None
    first = min(chosen)
    prose = [i for i in sorted(chosen) if there[i].kind != "heading"] or [first]
    text = next((i for i in prose if len(there[i].text) > LONGEST_DATE_LINE), prose[0])
    headline = next((i for i in range(first, text) if there[i].kind == "heading"), first)
    for part in (there[headline : text + 1], there[max(0, first - NEAR) : headline]):
        lines = [r for r in part if len(r.text) <= LONGEST_DATE_LINE and r.apart <= there[headline].apart and not named_apart(r)]
        days = (day_in(run.text) or (day_of(run.text) if run.kind != "heading" else None) for run in lines)
        if found := min((day for day in days if day is not None), default=None):
            return found
    return None
