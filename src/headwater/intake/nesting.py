"""Pages that no hand wrote, made such as the parser can take them; what goes are tags and attributes, the words stay.

Elements that nest without end are made as shallow as any browser shows them. libxml2 ends a page where it is 2,048 elements deep
and loses all words behind; a browser stops nesting (Blink: at 512) and goes on. A million tags that nobody closed are the usual way
there: an old editor's `<font>` in every line, or somebody's ill will. And each attribute of a tag is held against all others of it,
so that a tag of 100,000 attributes takes a minute.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

# Levels. The deepest pages of news have some fifty; libxml2 itself, asked by other libraries, stops at 256.
DEEPEST = 200
_TAG = re.compile(r"<!--|-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]*)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_COMMENT = {"<!--": "-->"}
# Elements whose content is no markup (HTML standard, 13.1.2): up to their end tag nothing opens or closes.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# Elements that the next of their kind closes.
_CLOSED_BY_NEXT = frozenset(("p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot"))
# Attributes of one tag. A page's own have a few dozen; a million bytes of them take a second in tags of so many.
MOST_ATTRIBUTES = 500
_LONG_TAG = re.compile(rf"(<[a-z][a-z0-9:-]*)[\s/][^<>]{{{2 * MOST_ATTRIBUTES},}}>", re.IGNORECASE)
_VALUE = re.compile("\"[^\"]*\"|'[^']*'")


def lean(markup: str) -> str:
    """The markup with tags of more than `MOST_ATTRIBUTES` without any; everything else as it is."""

    def kept(tag: re.Match[str]) -> str:
        names = _VALUE.sub(" ", tag[0])
        return tag[0] if max(len(names.split()), names.count("=")) <= MOST_ATTRIBUTES else f"{tag[1]}>"

    return _LONG_TAG.sub(kept, markup)


def depth(tree: etree._Element) -> int:
    """The levels of a tree: 1 where the root has no children."""
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def shallow(markup: str) -> str:
    """The markup without the tags of elements that open deeper than `DEEPEST`; everything else as it is."""
    kept: list[str] = []
    open_: list[tuple[str, bool]] = []  # the elements around this place, and whether their tags are kept
    counted: Counter[str] = Counter()
    until: str | None = None  # what ends the comment or raw text that this place is in
    at = 0
    for tag in _TAG.finditer(markup):
        name = (tag["name"] or "").lower()
        if until is not None or not name:
            closes = tag[0] == until if not name else tag["end"] == "/" and name == until
            until = None if closes else until or _COMMENT.get(tag[0])
            continue
        if tag["end"]:
            keep = _closed(name, open_, counted)
        else:
            if name in _CLOSED_BY_NEXT and open_ and open_[-1][0] == name:
                _closed(name, open_, counted)
            keep = len(open_) < DEEPEST or name in _VOID or name in _RAW or name == "p"  # of paragraphs none holds another
            if name in _RAW:
                until = name
            elif name not in _VOID:
                open_.append((name, keep))
                counted[name] += 1
        if not keep:
            kept += markup[at : tag.start()], " "  # two words between which a tag stood stay two
            at = tag.end()
    return "".join((*kept, markup[at:]))


def _closed(name: str, open_: list[tuple[str, bool]], counted: Counter[str]) -> bool:
    """Closes the nearest open element of this name with what is open inside it; whether its end tag is to be kept."""
    if not counted[name]:
        return True  # closes nothing: the parser passes over it, and it may be the end of raw text
    while True:
        inner, keep = open_.pop()
        counted[inner] -= 1
        if inner == name:
            return keep
