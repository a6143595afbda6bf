"""The corrections queue: what people marked, agreed with and corrected, to be read through, taken back and taken away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import StreamingResponse

from headwater.errors import UsageError
from headwater.library import Library
from headwater.model import Document
from headwater.store import catalogue
from headwater.store.decisions import ACTS, TARGETS, Decision, Wanted, count, each, people, some, undone
from headwater.web import state
from headwater.web.api.answers import in_parts
from headwater.web.decided import source_of
from headwater.web.rendering import records, rendered

router = APIRouter(include_in_schema=False)

COLUMNS = ("id", "at", "who", "act", "target", "document", "text_sha256", "start", "end", "words", "found", "value", "standing")
LISTED = 200  # entries of one page
MOST_PAGES = 100_000
LONGEST = 200  # characters of the words that are shown
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out instead of showing


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as the queue shows it. words: those it is on. found: what the machine had found. gone: it was taken back."""

    decision: Decision
    document: Document | None
    words: str
    found: str
    address: str
    gone: bool

    def row(self) -> list[Any]:
        d = self.decision
        value = d.value if isinstance(d.value, str) else json.dumps(d.value, ensure_ascii=False) if d.value is not None else ""
        return [d.id, d.at, d.who, d.act, d.target, d.document, d.text_sha256, d.start, d.end, self.words, self.found, value,
                "no" if self.gone else "yes"]  # fmt: skip


@router.get("/corrections.json")
def data(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """What is shown, as data."""
    return records(request, {"schema": "headwater.decisions/1", "decisions": [
        line.decision.to_dict() for line in every_line(state.library(request), wanted(act, target, who, every=every))
    ]})  # fmt: skip


@router.get("/corrections.jsonl")
def data_lines(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """What is shown, a decision a line, with the words that it is on."""
    found = every_line(state.library(request), wanted(act, target, who, every=every))
    told = (
        json.dumps({**one.decision.to_dict(), "words": one.words, "standing": not one.gone}, ensure_ascii=False) for one in found
    )
    written = in_parts(f"{line}\n".encode("utf-8", "replace") for line in told)
    return StreamingResponse(written, media_type="application/jsonl", headers=_saved("corrections.jsonl"))


@router.get("/corrections.csv")
def table(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """What is shown, as a table for a spreadsheet, which is kept from taking words for formulas."""
    found = every_line(state.library(request), wanted(act, target, who, every=every))
    written = in_parts(line.encode("utf-8", "replace") for line in _csv(found))
    return StreamingResponse(written, media_type="text/csv; charset=utf-8", headers=_saved("corrections.csv"))


@router.get("/corrections")
def page(
    request: Request, act: str = "", target: str = "", who: str = "", every: bool = False,
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:  # fmt: skip
    """act, target, who: only these. every: those that were taken back too. page: from 1, the newest first."""
    library, asked = state.library(request), wanted(act, target, who, every=every)
    with library.store.reading() as connection:
        names, gone = people(connection), undone(connection) if every else set()
        total = count(connection, asked)
        found = some(connection, asked, limit=LISTED, offset=LISTED * (page - 1), newest=True)
    return rendered(request, "corrections.html", lines=list(_lines(library, found, gone)), act=act, target=target, who=who,
                    every=every, names=names, acts=[a for a in ACTS if a != "undo"], targets=TARGETS, total=total,
                    query=_query(act, target, who, every), page=page, pages=max(1, -(-total // LISTED)))  # fmt: skip


def _query(act: str, target: str, who: str, every: bool) -> str:
    """What is asked as the part of an address behind its `?`; empty for everything."""
    said = {"act": act, "target": target, "who": who, "every": "1" if every else ""}
    return urlencode({name: value for name, value in said.items() if value})


def wanted(act: str, target: str, who: str, *, every: bool) -> Wanted:
    """The decisions asked for. Raises UsageError for an act or target that there is not."""
    for said, known in ((act, ACTS), (target, TARGETS)):
        if said and said not in known:
            raise UsageError(f"{said[:40]}: none of {', '.join(known)}")
    return Wanted(standing=not every, undoing=False, act=act, target=target, who=who)


def every_line(library: Library, asked: Wanted) -> Iterator[Line]:
    """The decisions asked for, the newest first, however many they are: they are read as they are sent."""
    with library.store.reading() as connection:
        gone = set() if asked.standing else undone(connection)
    for part in each(library.store, asked, newest=True):
        yield from _lines(library, part, gone)


def _lines(library: Library, found: Sequence[Decision], gone: Set[int]) -> Iterator[Line]:
    texts = _texts(library, {d.text_sha256 for d in found})
    return (_line(d, texts.get(d.text_sha256), gone=d.id in gone) for d in found)


def _texts(library: Library, hashes: set[str]) -> dict[str, Document]:
    """The documents that have the words which were judged, each once."""
    with library.store.reading() as connection:
        return {sha256: found[0].document for sha256 in hashes if (found := catalogue.of_text(connection, sha256))}


def _line(decision: Decision, document: Document | None, *, gone: bool) -> Line:
    words = " ".join(document.text[decision.start : decision.end].split()) if document else ""
    words = words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
    return Line(decision, document, words, found_there(decision.finding), address(decision), gone)


def found_there(finding: Any) -> str:
    """What the machine had found, in a word or two."""
    if not isinstance(finding, dict):
        return ""
    if isinstance(quotation := finding.get("quotation"), dict):
        verdict = quotation.get("verdict")
        return str(verdict.get("verdict", "")) if isinstance(verdict, dict) else str(quotation.get("form", ""))
    return str(finding["link"].get("relation", "")) if isinstance(finding.get("link"), dict) else ""


def address(decision: Decision) -> str:
    """Where the words stand: at the finding in the comparison that it was of, else in the text."""
    source = source_of(decision)
    return (
        f"/compare/{decision.text_sha256}/{source}?at={decision.target},{decision.start},{decision.end}" if source
        else f"/text/{decision.text_sha256}?at={decision.start},{decision.end}#here"
    )  # fmt: skip


def _csv(found: Iterable[Line]) -> Iterator[str]:
    for row in chain([list(COLUMNS)], (line.row() for line in found)):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow([safe(value) for value in row])
        yield out.getvalue()


def safe(value: Any) -> Any:
    """A cell that no spreadsheet works out: an apostrophe before what would begin a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
