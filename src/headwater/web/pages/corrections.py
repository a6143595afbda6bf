"""The corrections queue: what people marked, agreed with and corrected, to be read through, taken back and taken away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from headwater.errors import UsageError
from headwater.library import Library
from headwater.model import Document
from headwater.store import catalogue
from headwater.store.decisions import ACTS, TARGETS, Decision
from headwater.web import state
from headwater.web.decided import source_of
from headwater.web.rendering import records, rendered

router = APIRouter(include_in_schema=False)

COLUMNS = ("id", "at", "who", "act", "target", "document", "text_sha256", "start", "end", "words", "found", "value", "standing")
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
        line.decision.to_dict() for line in lines(state.library(request), act, target, who, every=every)
    ]})  # fmt: skip


@router.get("/corrections.jsonl")
def data_lines(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """What is shown, a decision a line, with the words that it is on."""
    found = lines(state.library(request), act, target, who, every=every)
    told = (
        json.dumps({**one.decision.to_dict(), "words": one.words, "standing": not one.gone}, ensure_ascii=False) for one in found
    )
    return StreamingResponse((line + "\n" for line in told), media_type="application/jsonl", headers=_saved("corrections.jsonl"))


@router.get("/corrections.csv")
def table(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """What is shown, as a table for a spreadsheet, which is kept from taking words for formulas."""
    found = lines(state.library(request), act, target, who, every=every)
    return StreamingResponse(_csv(found), media_type="text/csv; charset=utf-8", headers=_saved("corrections.csv"))


@router.get("/corrections")
def page(request: Request, act: str = "", target: str = "", who: str = "", every: bool = False) -> Response:
    """act, target, who: only these. every: those that were taken back too."""
    library = state.library(request)
    found = list(lines(library, act, target, who, every=every))
    names = sorted({d.who for d in library.decisions()})
    return rendered(request, "corrections.html", lines=found, act=act, target=target, who=who, every=every, names=names,
                    acts=[a for a in ACTS if a != "undo"], targets=TARGETS, query=request.url.query)  # fmt: skip


def lines(library: Library, act: str, target: str, who: str, *, every: bool) -> Sequence[Line]:
    """The decisions asked for, the newest first. Raises UsageError for an act or target that there is not."""
    for said, known in ((act, ACTS), (target, TARGETS)):
        if said and said not in known:
            raise UsageError(f"{said[:40]}: none of {', '.join(known)}")
    standing = {d.id for d in library.decisions()}
    chosen = [
        d for d in (library.decisions(standing=False) if every else library.decisions())
        if d.act != "undo" and act in ("", d.act) and target in ("", d.target) and who in ("", d.who)
    ]  # fmt: skip
    texts = _texts(library, {d.text_sha256 for d in chosen})
    return [_line(d, texts.get(d.text_sha256), gone=d.id not in standing) for d in reversed(chosen)]


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
    """Where the words stand: in the comparison that the finding was of, else in the text."""
    source = source_of(decision)
    return (
        f"/compare/{decision.text_sha256}/{source}" if source
        else f"/text/{decision.text_sha256}?at={decision.start},{decision.end}#here"
    )  # fmt: skip


def _csv(found: Sequence[Line]) -> Iterator[str]:
    for row in [list(COLUMNS), *(line.row() for line in found)]:
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow([safe(value) for value in row])
        yield out.getvalue()


def safe(value: Any) -> Any:
    """A cell that no spreadsheet works out: an apostrophe before what would begin a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _saved(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
