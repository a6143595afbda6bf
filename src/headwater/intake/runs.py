"""A page as a reader sees it: runs of text, each with what it is and where on the page it stands.

A run is the text between two block boundaries. Quotation marks of `<q>` are written into it as a browser draws them, line breaks
stay line feeds, all other white space is one space, and what no reader sees (scripts, soft hyphens) is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from lxml.etree import _Element as Element

# Elements whose boundary ends a line of text (HTML standard, chapter 15.3, as browsers render them).
BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
# Elements whose text no reader of the page takes for text.
HIDDEN_TAGS = frozenset((
    "audio", "button", "canvas", "datalist", "head", "iframe", "math", "menu", "nav", "noscript", "object", "rp", "rt",
    "script", "select", "style", "svg", "template", "textarea", "title", "video",
))  # fmt: skip
# Parts of a page that are never the report itself, whatever they hold (HTML standard, chapter 4.3 and 4.10).
APART_TAGS = frozenset((
    "aside", "footer", "form",
))  # fmt: skip
# Names (class or id) that sites of all languages and systems give to such parts; a whole name must fit.
APART_NAMES = re.compile(
    r"(?:(?:post|entry|article|story|single|page|site|jp|wp)[-_]*)?"
    r"(?:comments?(?:[-_]*(?:list|area|section|box|wrap(?:per)?|form|thread))?|disqus[-_]*thread|respond|breadcrumbs?(?:[-_]*\w+)?"
    r"|share(?:[-_]*(?:bar|buttons?|links?|tools?|box))?|sharing|sharedaddy|addtoany\w*|social(?:[-_]*(?:share|sharing|links|media|bar|icons))?"
    r"|related(?:[-_]*(?:posts?|articles?|stories|content|news|links?|items?|topics?))?|relatedposts|recommended(?:[-_]*\w+)?"
    r"|newsletter(?:[-_]*\w+)?|author[-_]*(?:bio|box|info|card|description|about)|about[-_]*(?:the[-_]*)?author|bio[-_]*box|author__bio"
    r"|(?:global|main|top|sub|side|footer|header)?[-_]*(?:nav(?:bar|igation)?|menu)|gnb|lnb|sidebar|foot(?:er)?|copyright"
    r"|pagination|pager|paywall|cookie(?:[-_]*(?:banner|notice|bar|consent))?|advert(?:isement|s)?|ad[-_]*(?:box|container|slot|wrapper)"
    r"|tags?[-_]*(?:list|links|cloud)|toolbar|print[-_]*(?:link|button))",
    re.IGNORECASE,
)
# Names of the paragraph between headline and text that sums the article up.
LEDE_NAMES = re.compile(
    r"(?:\w+[-_]+)*(?:lede?|lead|intro|introduction|teaser|standfirst|subtitle|subhead(?:line)?|subheading|dek|deck|summary|excerpt|abstract"
    r"|chapo|sommaire|entradilla|bajada|sottotitolo|occhiello|anons|vorspann|anreisser)(?:[-_]+\w+)*",
    re.IGNORECASE,
)
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
MARKS = (("“", "”"), ("‘", "’"))  # of a <q>, and of one inside another
PRINTED_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』《》〈〉〝〞＂")
LONGEST_BYLINE = 200  # characters; class "author" also marks whole comments and biographies
LINE_BREAK = "\u2028"  # stands for <br> while the markup's own line feeds are still spaces
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphen, zero-width space, word joiner: layout, not text
NOT_LETTERS = re.compile(r"[\W_]+")
EMPTY_LINE = re.compile(rf"{LINE_BREAK}\s*{LINE_BREAK}\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Text between two block boundaries.

    kind: of `model.BLOCK_KINDS`. element: the innermost block element that holds it. key: its letters and digits only, by which
    it is found again whatever happened to its spaces and marks. apart: it stands in navigation, a form, a footer or an aside.
    """

    kind: str
    text: str
    element: Element
    key: str
    apart: bool


def runs(body: Element) -> list[Run]:
    """The runs of a page's body in reading order; those without a letter or digit are left out."""
    found: list[Run] = []
    pieces: list[str] = []

    told: dict[Element, tuple[str, bool]] = {}  # an element may hold thousands of runs: a body with text between its parts

    def close(element: Element) -> None:
        for piece in EMPTY_LINE.split("".join(pieces)):
            if key := letters(text := tidy(piece)):
                if element not in told:
                    told[element] = _kind(element), _apart(element)
                kind, apart = told[element]
                found.append(Run(kind, text, element, key, apart))
        pieces.clear()

    holders = [body]
    for event in _events(body):
        if isinstance(event, str):
            pieces.append(event)
        elif event is holders[-1] and event is not body:
            close(holders.pop())
        else:
            close(holders[-1])
            holders.append(event)
    close(body)
    return found


def _events(body: Element) -> Iterator[str | Element]:
    """The page in reading order: strings of text, and each block element twice, where it opens and where it closes.

    Walks with a stack of its own: saved pages nest deeper than Python recurses.
    """
    todo: list[tuple[bool, str | Element]] = [(True, body)]
    while todo:
        visit, item = todo.pop()
        if not visit or isinstance(item, str):
            yield item
            continue
        opening, closing = quotation_marks(item) if item.tag == "q" else ("", "")
        if item.tag in BLOCK_TAGS and item is not body:
            yield item
            todo.append((False, item))
        yield LINE_BREAK if item.tag == "br" else opening + _spaced(item.text)
        todo.append((False, closing))
        for child in reversed(item):
            todo.append((False, _spaced(child.tail)))
            if isinstance(child.tag, str) and child.tag not in HIDDEN_TAGS:
                todo.append((True, child))


def quotation_marks(q: Element) -> tuple[str, str]:
    """The marks that a browser draws around a `<q>`; none where the page prints its own inside it or directly around it."""
    inner = "".join(q.itertext()).strip()
    before = _text_before(q).rstrip(" ")[-1:]
    if not inner or {inner[0], inner[-1], before} & PRINTED_MARKS:
        return "", ""
    return MARKS[sum(1 for _ in q.iterancestors("q")) % 2]


def _text_before(element: Element) -> str:
    """The text directly before an element within its parent; a `<q>` before it counts as text, not as a mark."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return (parent.text or "") if parent is not None else ""


def _spaced(text: str | None) -> str:
    """Text of the markup, where a line feed or tab is only a space."""
    return " ".join((f"x{text}x").split())[1:-1] if text else ""


def tidy(text: str) -> str:
    """One run's text: spaces collapsed, line breaks as line feeds, invisible layout characters gone, accents in one form (NFC)."""
    lines = (" ".join(line.split()) for line in text.translate(INVISIBLE).split(LINE_BREAK))
    return normalize("NFC", "\n".join(line for line in lines if line))


def letters(text: str) -> str:
    """A text's letters and digits, without anything between them."""
    return NOT_LETTERS.sub("", normalize("NFC", text))


def _kind(element: Element) -> str:
    """What a run in this element is: a byline or caption by the words that pages use for them, else by the elements around it."""
    if (named := _named_kind(element)) is not None:
        return named
    for around in (element, *element.iterancestors()):
        if around.tag in KINDS:
            return KINDS[around.tag]
    return "paragraph"


def _named_kind(element: Element) -> str | None:
    """A kind that class, itemprop or rel name outright; pages of all languages keep these words English."""
    short = len("".join(element.itertext())) <= LONGEST_BYLINE
    for around in (element, *list(element.iterancestors())[:2], *element.iter("span", "a")):
        words = set(re.split(r"[\s_-]+", " ".join(around.get(a, "") for a in ("class", "itemprop", "rel")).lower()))
        if words & {"byline", "bylines", "author", "authors"} and short:
            return "byline"
        if words & {"caption", "figcaption"} and around.tag in ("p", "div", "span", "figcaption"):
            return "caption"
    return None


def _apart(element: Element) -> bool:
    return any(around.tag in APART_TAGS for around in (element, *element.iterancestors()))


def named_apart(run: Run) -> bool:
    """Whether the page names a part that holds this run as comments, sharing, related articles and the like."""
    return any(has_name(a, APART_NAMES) for a in (run.element, *run.element.iterancestors()) if a.tag not in ("body", "html"))


def has_name(element: Element, pattern: re.Pattern[str]) -> bool:
    """Whether a class or the id of an element fits a pattern as a whole."""
    return any(pattern.fullmatch(name) for name in f"{element.get('class', '')} {element.get('id', '')}".split())


def selector(element: Element, steps: dict[Element, str]) -> str:
    """A CSS selector that finds this element on its page: from the nearest `id` that no other element has, down by position.

    steps: of the page, from `selector_steps`.
    """
    path: list[str] = []
    for around in (element, *element.iterancestors()):
        path.append(steps[around])
        if path[-1].startswith("#"):
            break
    return " > ".join(reversed(path))


def selector_steps(tree: Element) -> dict[Element, str]:
    """For each element of a page the part of a selector that picks it among its siblings, or on the page by its `id`."""
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    ids = Counter(e.get("id") for e in elements)
    steps = {tree: str(tree.tag)}
    for parent in elements:
        seen: Counter[str] = Counter()
        alike = Counter(str(child.tag) for child in parent)
        for child in parent:
            seen[tag := str(child.tag)] += 1
            steps[child] = tag if alike[tag] == 1 else f"{tag}:nth-of-type({seen[tag]})"
    # an id that stands twice picks nothing, and one with other characters would need escapes
    return steps | {
        e: f"#{name}" for e in elements if (name := e.get("id")) and ids[name] == 1 and re.fullmatch(r"[A-Za-z][\w-]*", name)
    }
