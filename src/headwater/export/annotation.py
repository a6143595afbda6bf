"""What people said of passages, and links between passages, as W3C Web Annotations (JSON-LD), which other tools read.

Places are told twice: by their code points in the frozen text (TextPositionSelector counts those) and by their words with those
around them (TextQuoteSelector), which finds them on the page as well.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Protocol
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from headwater.model import Comparison, Document, Link, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOFTWARE = "https://pypi.org/project/headwater/"
AROUND = 32  # characters on each side of the words, so that they are found where they stand twice
MOTIVATIONS = {"agree": "assessing", "correct": "editing", "note": "commenting", "tag": "tagging"}


class Said(Protocol):
    """A decision (`store.decisions.Decision`)."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def text_sha256(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def finding(self) -> Any: ...
    @property
    def value(self) -> Any: ...


def page(items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Annotations as one AnnotationPage."""
    return {"@context": CONTEXT, "id": _id("page", *(i["id"] for i in items)), "type": "AnnotationPage", "items": list(items)}


def of_decision(said: Said, document: Document) -> dict[str, Any]:
    """What somebody said of words. document: the version whose text was judged."""
    motivation = MOTIVATIONS[said.act]
    bodies = [_text(said.value if isinstance(said.value, str) else said.act, motivation)]
    if said.finding is not None:
        finding = json.dumps(said.finding, ensure_ascii=False)
        bodies.append({"type": "TextualBody", "value": finding, "format": "application/json", "purpose": "describing"})
    return {
        "id": _id("decision", said.text_sha256, said.at, str(said.id)), "type": "Annotation", "motivation": motivation,
        "created": said.at, "creator": {"type": "Person", "name": said.who}, "body": bodies,
        "target": place(document, Span(said.start, said.end)),
    }  # fmt: skip


def of_links(comparison: Comparison) -> list[dict[str, Any]]:
    """The links of a report to its sources, as the machine found them."""
    sources = {d.id: d for d in comparison.sources}
    made = comparison.made.get("headwater", "")
    return [_link(link, comparison, sources, made) for link in comparison.links]


def _link(link: Link, comparison: Comparison, sources: dict[str, Document], made: str) -> dict[str, Any]:
    places = [place(sources[span.doc] if span.doc else comparison.source, span) for span in link.source]
    return {
        "id": _id("link", comparison.report.text_sha256, *(d.text_sha256 for d in comparison.sources), link.id),
        "type": "Annotation", "motivation": "linking",
        "generator": {"id": SOFTWARE, "type": "Software", "name": f"Headwater {made}".strip()},
        "body": [*({**p, "purpose": "linking"} for p in places), _text(link.relation, "classifying")],
        "target": place(comparison.report, link.report),
    }  # fmt: skip


def place(document: Document, span: Span) -> dict[str, Any]:
    """A stretch of a document's text."""
    text = document.text
    return {
        "type": "SpecificResource", "source": document.url or f"urn:headwater:{quote(document.id, safe='')}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector", "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND],
            },
        ],
        "state": {"type": "State", "value": f"text sha256:{document.text_sha256}"},
    }  # fmt: skip


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _id(*parts: str) -> str:
    """The same for the same thing, whenever it is written."""
    return uuid5(NAMESPACE_URL, SOFTWARE + "/".join(parts)).urn
