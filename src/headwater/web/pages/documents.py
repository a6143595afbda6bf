"""A document by its words: the text with what is said in it, its versions, what is known of it and where that was read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from headwater.errors import NotKept, UsageError
from headwater.export.extents import share
from headwater.fetch.addresses import canonical
from headwater.gathering import ADDRESS
from headwater.library import Library
from headwater.model import Document, Quotation, Span
from headwater.searching import link_to
from headwater.store import catalogue
from headwater.store.receipts import Receipt
from headwater.store.records import Version
from headwater.text.remembered import remembered
from headwater.web import marked, state
from headwater.web.relatives import Pair
from headwater.web.rendering import answered, records, rendered

router = APIRouter(include_in_schema=False)

KNOWN = ("title", "outlet", "author", "place", "published", "language", "url")
THIS = "this text"
RELATIVES = 12  # other documents that a page lists in each direction; a trace or story has them all
ADDRESS_IN_TEXT = re.compile(r"https?://[^\s<>\"'“”«»]+", re.IGNORECASE)
BEHIND_ADDRESS = ".,;:!?)]}»…"  # what ends the sentence around an address
MOST_ADDRESSES = 300  # of one text that are looked up: a list of links has more
AS_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a document, and where it was read."""

    name: str
    value: str
    read: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Another document that shares words with the one shown. share: how much, in words. address: of both side by side."""

    document: Document
    share: str
    address: str


@router.get("/document")
def named(request: Request, name: str) -> Response:
    """On to the newest version of a document, by its id or address."""
    return RedirectResponse(f"/text/{newest(state.library(request), name).document.text_sha256}", 302)


@router.get("/text/{sha256}.txt")
def plain(request: Request, sha256: str) -> Response:
    """The text alone: what all offsets mean."""
    return answered(request, state.document(request, sha256).text.encode("utf-8"), AS_TEXT)


@router.get("/text/{sha256}.json")
def data(request: Request, sha256: str) -> Response:
    """The document with its text, its quotations and the versions that have these words."""
    found = state.versions(request, sha256)
    document = found[0].document
    told = {
        "schema": "headwater.document/1", "document": document.to_dict(), "text": document.text,
        "quotations": [q.to_dict() for q in quotations(document)],
        "versions": [_version(v) for v in found],
    }  # fmt: skip
    return records(request, told)


@router.get("/text/{sha256}")
def page(
    request: Request, sha256: str, at: str | None = None, part: int = 1, check: bool = False, marks: bool = False
) -> Response:  # fmt: skip
    """at: START,END of words to point at, in code points. part: of a long text. marks: quotations of a long text too."""
    settings = state.settings(request)
    every = state.versions(request, sha256)
    version = every[0]
    document = version.document
    pointed = place(document, at)
    whole = len(document.text)
    size = settings.longest_shown
    if pointed and at:
        part = pointed.start // size + 1
    parts = -(-whole // size) or 1
    part = min(max(part, 1), parts)
    long = whole > settings.longest_marked and not marks
    said = () if long else quotations(document)
    with state.library(request).store.reading() as connection:
        here = catalogue.versions_of_names(connection, sorted({v.document.id for v in every}))
        receipts = catalogue.receipts_of_name(connection, document.id)
    others = [v for v in here if v.document.id == document.id]
    sources, reports = relatives(request, document)
    return rendered(
        request, "document.html", document=document, version=version, every=every, others=others, part=part, parts=parts, long=long,
        words=marked.text(document, marked.marks_of(said), pointed, Span((part - 1) * size, part * size)),
        quotations=said, facts=facts(version, receipts), receipts=receipts[-settings.lately:],
        original=link_to(document, (pointed.start, pointed.end) if pointed else None) if document.url else None,
        checked=checked(state.library(request), version) if check else None,
        pointed=pointed, repeats=repeats(document), sources=sources, reports=reports, together=together(document, reports),
        named=named_in(request, document),
    )  # fmt: skip


def relatives(request: Request, document: Document) -> tuple[list[Relative], list[Relative]]:
    """What a text takes from, and what takes from it, as far as it was compared or traced; not other versions of the document."""
    above, below = state.kept(request).relatives.of(document.text_sha256)

    def told(pairs: Sequence[Pair], of: str) -> list[Relative]:
        with state.library(request).store.reading() as connection:
            known = [(p, catalogue.of_text(connection, p.source if of == THIS else p.report)) for p in pairs[: 2 * RELATIVES]]
        others = ((p, v[0].document) for p, v in known if v and document.id not in {x.document.id for x in v})
        return [Relative(d, share(p.coverage, of), f"/compare/{p.report}/{p.source}") for p, d in others][:RELATIVES]

    return told(above, THIS), told(below, "it")


def together(document: Document, reports: Sequence[Relative]) -> str | None:
    """The page of what several reports made of a text; of one there is nothing to put beside it."""
    hashes = ",".join(one.document.text_sha256 for one in reports)
    return f"/apparatus/{document.text_sha256}/{hashes}" if len(reports) > 1 else None


def named_in(request: Request, document: Document) -> list[Document]:
    """The kept documents whose addresses stand in a text."""
    found = dict.fromkeys(m[0].rstrip(BEHIND_ADDRESS) for m in islice(ADDRESS_IN_TEXT.finditer(document.text), MOST_ADDRESSES))
    if not found:
        return []
    with state.library(request).store.reading() as connection:
        there = catalogue.at_addresses(connection, list(dict.fromkeys([*found, *map(canonical, found)])))
    return [v.document for v in there if v.document.id != document.id][:RELATIVES]


@router.get("/kept/{sha256}")
def kept(request: Request, sha256: str) -> Response:
    """Bytes as they were received: to be saved, never shown."""
    with state.library(request).store.reading() as connection:
        found = catalogue.received(connection, sha256)
    if found is None:
        raise NotKept(f"{sha256[:64]}: nothing with this hash was received here")
    headers = {
        "Content-Disposition": f'attachment; filename="{sha256}.bin"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return answered(request, found.content, "application/octet-stream", headers=headers)


def newest(library: Library, name: str) -> Version:
    """A document as it is now. name: its id, or its address in any spelling. Raises NotKept."""
    try:
        found = library.versions(name)
    except NotKept:
        if not ADDRESS.match(name) or canonical(name) == name:
            raise
        found = library.versions(canonical(name))
    return next(v for v in found if v.latest)


def place(document: Document, at: str | None) -> Span | None:
    """The words that an address points at. Raises UsageError."""
    if not at:
        return None
    start, _, end = at.partition(",")
    if not (start.isdecimal() and end.isdecimal() and len(at) < 40 and int(start) < int(end) <= len(document.text)):
        raise UsageError(f"at={at[:40]}: give START,END in characters, within the {len(document.text):,} of this text")
    return Span(int(start), int(end))


def repeats(document: Document) -> bool:
    """Whether the text begins with its title, which then need not stand twice on the screen."""
    first = document.blocks[0] if document.blocks else None
    said = document.text[first.start : first.end] if first and first.kind == "heading" else ""
    return bool(said.strip()) and said.split() == (document.title or "").split()


@remembered
def quotations(document: Document) -> Sequence[Quotation]:
    """Who says what in it; loaded where it is asked for, since the reading of quotations takes a while to load."""
    from headwater.comparison import quotations as found

    return found(document)


def facts(version: Version, receipts: Sequence[Receipt]) -> list[Fact]:
    """What is known of a document, each with where it was read: told with it, or read in it. receipts: of all its versions."""
    told = next((r.told for r in reversed(receipts) if r.version == version.number), {})
    found = []
    for name in KNOWN:
        value = getattr(version.document, name)
        if value:
            by = "told when it was added" if told.get(name) else f"read in it by {version.extraction}"
            found.append(Fact(name, value, by))
    return found


def checked(library: Library, version: Version) -> list[tuple[str, bool]]:
    """What was held against its hash just now, and whether it is as it was."""
    with library.store.reading() as connection:
        found = catalogue.received(connection, version.content_sha256)
    text = hashlib.sha256(version.document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return [
        ("the text", text == version.document.text_sha256),
        ("the bytes", found is not None and hashlib.sha256(found.content).hexdigest() == version.content_sha256),
    ]


def _version(version: Version) -> dict[str, Any]:
    return {
        "id": version.document.id, "version": version.number, "seen": version.seen, "latest": version.latest,
        "sha256": version.content_sha256, "extraction": version.extraction,
    }  # fmt: skip
