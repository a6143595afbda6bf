"""A search over the Library: the query is read, the store finds, and the passages are cut from the texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from headwater.model import Document, Record
from headwater.store.engine import Connection, Store
from headwater.store.records import by_rows
from headwater.store.search import Wanted, outlets, search
from headwater.text.queries import Query, parse, places

AROUND = 80  # characters of the text on each side of a hit
PASSAGES = 3  # of one document


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A stretch around what was found. marks: the hits themselves. All in code points of the document's text."""

    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]

    def to_dict(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "text": self.text, "marks": [{"start": s, "end": e} for s, e in self.marks]}


@dataclass(frozen=True, slots=True)
class Result(Record):
    """A document that was found. link: opens it at the first passage."""

    document: Document
    passages: tuple[Passage, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Found(Record):
    """The answer to a search. total: how many documents; results: those asked for, best first."""

    query: str
    total: int
    results: tuple[Result, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "headwater.search/1",
            "query": self.query,
            "total": self.total,
            "results": [r.to_dict() for r in self.results],
        }


def found(store: Store, said: str, *, limit: int = 20, offset: int = 0) -> Found:
    """Documents that hold what was typed. Raises UsageError for a query that holds nothing to look for."""
    query = parse(said)
    with store.reading() as connection:
        wanted = wanted_by(connection, query)
        total, rows = search(connection, wanted, limit=limit, offset=offset) if wanted else (0, [])
        documents = [v.document for v in by_rows(connection, rows)]
    return Found(query.said, total, tuple(result(query, d) for d in documents))


def wanted_by(connection: Connection, query: Query) -> Wanted | None:
    """What the store is asked for; None where no outlet here is called as the query says."""
    named = _outlets(query, outlets(connection)) if query.outlets else None
    return None if named == [] else Wanted(query.terms, named, query.languages or None, query.after, query.before)


def _outlets(query: Query, known: list[str]) -> list[str]:
    """The outlets whose names hold what was typed, in any case."""
    return [name for name in known if any(said.casefold() in name.casefold() for said in query.outlets)]


def result(query: Query, document: Document) -> Result:
    """A document that was found, with its first passages."""
    cut = passages(query, document)
    return Result(document, cut, link_to(document, cut[0].marks[0] if cut and cut[0].marks else None))


def passages(query: Query, document: Document) -> tuple[Passage, ...]:
    """The first stretches with hits; the beginning of the text where the words stand in the title alone."""
    text = document.text
    hits = places(tuple(t for t in query.terms if not t.title), text)
    stretches: list[tuple[int, int, list[tuple[int, int]]]] = []
    for hit in hits:
        if stretches and hit[1] <= stretches[-1][1]:
            stretches[-1][2].append(hit)
        elif len(stretches) < PASSAGES:
            stretches.append((*_widened(text, *hit), [hit]))
        else:
            break
    if not stretches:
        stretches = [(*_widened(text, 0, 0), [])]
    return tuple(Passage(start, end, text[start:end], tuple(marks)) for start, end, marks in stretches)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with what stands around it, in whole words where there are spaces, and within its paragraph."""
    first, last = max(0, start - AROUND), min(len(text), end + 2 * AROUND)
    first = max(first, text.rfind("\n", first, start) + 1)
    line = text.find("\n", end, last)
    last = line if line >= 0 else last
    if first and not text[first - 1].isspace() and (space := text.find(" ", first, start)) >= 0:
        first = space + 1
    if last < len(text) and not text[last].isspace() and (space := text.rfind(" ", end, last)) >= 0:
        last = space
    return first, last


def link_to(document: Document, mark: tuple[int, int] | None) -> str:
    """Where to open it: the page itself with a text fragment (WICG), or the document's id with a character range (RFC 5147)."""
    if document.url:
        words = quote(" ".join(document.text[slice(*mark)].split()), safe="").replace("-", "%2D") if mark else ""
        return document.url + (f"#:~:text={words}" if words and "#" not in document.url else "")
    return document.id + (f"#char={mark[0]},{mark[1]}" if mark else "")
