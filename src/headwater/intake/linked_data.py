"""The article in a page's JSON-LD (schema.org): found in lists, graphs and nested items, with references followed.

Pages write it in every shape the format allows and some that it does not: comment marks around it, trailing commas, raw line feeds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.etree import _Element as Element

Item = dict[str, Any]

# Kinds of creative work that are a text of their own (schema.org), best first: the name of a type ends with one of these.
ARTICLES = ("article", "posting", "report", "statement", "announcement", "review", "creativework", "webpage", "videoobject", "book")
# Properties that lead to other works than the page's own.
ASIDE = frozenset((
    "relatedlink", "itemlistelement", "haspart", "mentions", "citation", "comment", "ispartof", "workexample", "isbasedon",
    "review", "subjectof", "associatedmedia",
))  # fmt: skip
COMMENT_MARKS = re.compile(
    r"^\s*(?:/\*.*?\*/|//[^\n]*\n|<!--|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)+|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$", re.DOTALL
)
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
DEEPEST = 40  # levels; data blocks nest a handful, deeper is a fault or an attack


def articles(tree: Element, url: str | None = None) -> list[Item]:
    """The items of a page's data blocks that describe its own text, best first; references by `@id` are resolved in them.

    url: the page's address; an item that names it is the page's own.
    """
    blocks = [data for script in tree.iter("script") if _is_linked_data(script) for data in _parsed(script.text or "")]
    everything = [item for data in blocks for item in _items(data)]
    by_id = {item["@id"]: item for item, _ in reversed(everything) if isinstance(item.get("@id"), str) and len(item) > 1}
    found = [
        (_rank(item), not _names(item, url), n, item)
        for n, (item, own) in enumerate(everything)
        if own and _rank(item) < len(ARTICLES)
    ]
    return [_resolved(item, by_id) for *_, item in sorted(found, key=lambda f: f[:3])]


def _is_linked_data(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parsed(text: str) -> Iterator[Any]:
    """The data of one block; nothing where it cannot be read even leniently."""
    text = COMMENT_MARKS.sub("", text.strip())
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text), unescape(text)):
        try:
            yield json.loads(attempt, strict=False)  # not strict: raw line feeds in strings are common
            return
        except (ValueError, RecursionError):
            continue


def _items(data: Any, own: bool = True, depth: int = 0) -> Iterator[tuple[Item, bool]]:
    """All items in a block with whether they may describe the page's own text: those within lists of others do not."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for entry in data:
            yield from _items(entry, own, depth + 1)
    elif isinstance(data, dict):
        yield data, own
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _items(value, own and key.lower() not in ASIDE, depth + 1)


def _rank(item: Item) -> int:
    """The place of an item's type among `ARTICLES`; their number for any other type."""
    types = item.get("@type")
    types = [t.lower().rsplit("/", 1)[-1] for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]
    return min((n for t in types for n, kind in enumerate(ARTICLES) if t.endswith(kind)), default=len(ARTICLES))


def _names(item: Item, url: str | None) -> bool:
    """Whether an item gives the page's address as its own."""
    said = [item.get("url"), item.get("@id"), item.get("mainEntityOfPage")]
    said = [s.get("@id") if isinstance(s, dict) else s for s in said]
    return url is not None and any(
        isinstance(s, str) and s.split("#")[0].rstrip("/") == url.split("#")[0].rstrip("/") for s in said
    )


def _resolved(item: Item, by_id: dict[str, Item]) -> Item:
    """An item in whose properties a mere reference is replaced by the item that it refers to."""

    def followed(value: Any) -> Any:
        if isinstance(value, list):
            return [followed(v) for v in value]
        reference = value.get("@id") if isinstance(value, dict) and len(value) == 1 else None
        return by_id.get(reference, value) if isinstance(reference, str) else value

    return {key: followed(value) for key, value in item.items()}


def strings(item: Item, key: str) -> Iterator[str]:
    """The strings of a property, whether it holds one, several, or language-tagged values."""
    for value in _several(item.get(key)):
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            yield value


def names(item: Item, key: str) -> Iterator[str]:
    """The names of the people or organisations that a property holds."""
    for value in _several(item.get(key)):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            whole = list(strings(value, "name")) or [
                " ".join(n for part in ("givenName", "familyName") for n in strings(value, part))
            ]
            yield from (name for name in whole if name)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
