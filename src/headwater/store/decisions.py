"""What people said of a finding: kept beside it, never over it, and taken back only by saying so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from headwater.errors import NotKept, UsageError
from headwater.model import Record
from headwater.store.keeping import now
from headwater.store.schema import decisions, documents

ACTS = ("agree", "correct", "note", "tag", "undo")
TARGETS = ("link", "quotation", "passage")


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """One thing that somebody said.

    document, text_sha256, start, end: the words that were judged, in code points of that frozen text. target: what they were found
    to be. finding: what the machine had found, as its JSON. value: what the person said (of `undo`: the number taken back).
    """

    id: int
    at: str
    who: str
    act: str
    target: str
    document: str
    text_sha256: str
    start: int
    end: int
    finding: Any
    value: Any


def decide(
    connection: Connection, *, who: str, act: str, target: str, document: str, text_sha256: str, start: int, end: int,
    finding: Any = None, value: Any = None,
) -> int:  # fmt: skip
    """Keeps what somebody said; returns its number. Raises UsageError for an act or target that there is not, NotKept."""
    if act not in ACTS or target not in TARGETS:
        raise UsageError(f"no such decision: {act} on {target}; acts are {', '.join(ACTS)}, on {', '.join(TARGETS)}")
    if not who.strip():
        raise UsageError("a decision needs a name; say who decides")
    known = connection.execute(select(documents.c.id).where(documents.c.name == document)).scalar()
    if known is None:
        raise NotKept(f"{document}: no such document in this Library; add it first")
    row = connection.execute(
        insert(decisions).values(
            at=now(), who=who, act=act, target=target, document_id=known, text_sha256=text_sha256, start=start, end=end,
            finding=json.dumps(finding, ensure_ascii=False), value=json.dumps(value, ensure_ascii=False),
        )
    )  # fmt: skip
    return int(row.inserted_primary_key[0])  # type: ignore[index]


def undo(connection: Connection, number: int, *, who: str) -> int:
    """Takes a decision back: it stays, and no longer stands. Raises NotKept."""
    row = connection.execute(select(decisions).where(decisions.c.id == number)).first()
    if row is None:
        raise NotKept(f"decision {number}: no such decision in this Library")
    values = {k: getattr(row, k) for k in ("target", "document_id", "text_sha256", "start", "end", "finding")}
    made = connection.execute(insert(decisions).values(at=now(), who=who, act="undo", value=json.dumps(number), **values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def decided(
    connection: Connection, document: str | None = None, *, text_sha256: str | None = None, standing: bool = True
) -> list[Decision]:  # fmt: skip
    """Decisions in the order they were made, on one document or on all, on all of its words or those of one text.

    standing: without what was taken back, and the undoing.
    """
    statement = (
        select(decisions, documents.c.name).join(documents, decisions.c.document_id == documents.c.id).order_by(decisions.c.id)
    )
    if document is not None:
        statement = statement.where(documents.c.name == document)
    if text_sha256 is not None:
        statement = statement.where(decisions.c.text_sha256 == text_sha256)
    found = [
        Decision(
            r.id, r.at, r.who, r.act, r.target, r.name, r.text_sha256, r.start, r.end, json.loads(r.finding), json.loads(r.value)
        )
        for r in connection.execute(statement)
    ]
    if not standing:
        return found
    gone = {d.value for d in found if d.act == "undo"}
    return [d for d in found if d.act != "undo" and d.id not in gone]
