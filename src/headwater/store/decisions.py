"""What people said of a finding: kept beside it, never over it, and taken back only by saying so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, func, insert, select

from headwater.errors import NotKept, UsageError
from headwater.model import Record
from headwater.store.engine import Store
from headwater.store.keeping import now
from headwater.store.schema import decisions, documents

ACTS = ("agree", "correct", "note", "tag", "undo")
TARGETS = ("link", "quotation", "passage")
AT_ONCE = 1000  # decisions that are read at a time: some hundred kilobytes


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions. standing: without what was taken back, and the undoing; undoing: with that; empty: whatever it is."""

    document: str | None = None
    text_sha256: str | None = None
    standing: bool = True
    undoing: bool = True
    act: str = ""
    target: str = ""
    who: str = ""


def decided(
    connection: Connection, document: str | None = None, *, text_sha256: str | None = None, standing: bool = True
) -> list[Decision]:  # fmt: skip
    """Decisions in the order they were made, on one document or on all, on all of its words or those of one text."""
    return some(connection, Wanted(document, text_sha256, standing))


def some(
    connection: Connection, wanted: Wanted, *, limit: int | None = None, offset: int = 0, after: int | None = None,
    newest: bool = False,
) -> list[Decision]:  # fmt: skip
    """Decisions in the order they were made, or the newest first. after: only those behind this number in that order."""
    key = decisions.c.id
    statement = _chosen(select(decisions, documents.c.name), wanted).order_by(key.desc() if newest else key)
    if after is not None:
        statement = statement.where(key < after if newest else key > after)
    return [_decision(r) for r in connection.execute(statement.limit(limit).offset(offset))]


def count(connection: Connection, wanted: Wanted) -> int:
    """How many there are."""
    return int(connection.execute(_chosen(select(func.count()).select_from(decisions), wanted)).scalar_one())


def one(connection: Connection, number: int) -> Decision:
    """A decision by its number, whether it stands or not. Raises NotKept."""
    statement = select(decisions, documents.c.name).join(documents, decisions.c.document_id == documents.c.id)
    row = connection.execute(statement.where(decisions.c.id == number)).first()
    if row is None:
        raise NotKept(f"decision {number}: no such decision in this Library")
    return _decision(row)


def undone(connection: Connection) -> set[int]:
    """The numbers of those that were taken back."""
    return {int(value) for value in connection.execute(_undoing()).scalars()}


def people(connection: Connection) -> list[str]:
    """Whose decisions stand, by name."""
    return sorted(connection.execute(_chosen(select(decisions.c.who).distinct(), Wanted())).scalars())


def each(store: Store, wanted: Wanted, *, newest: bool = False) -> Iterator[list[Decision]]:
    """All of them, some at a time, for who takes them away: however many there are, and however slowly they are taken.

    Each part is read by itself, so that nobody who stops half-way holds a connection.
    """
    last: int | None = None
    while True:
        with store.reading() as connection:
            found = some(connection, wanted, limit=AT_ONCE, after=last, newest=newest)
        if not found:
            return
        yield found
        last = found[-1].id


def _chosen(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    statement = statement.join(documents, decisions.c.document_id == documents.c.id)
    if wanted.standing or not wanted.undoing:
        statement = statement.where(decisions.c.act != "undo")
    if wanted.standing:
        statement = statement.where(~cast(decisions.c.id, Text).in_(_undoing()))
    fields = {"text_sha256": wanted.text_sha256, "act": wanted.act, "target": wanted.target, "who": wanted.who}
    statement = statement.where(*(decisions.c[name] == said for name, said in fields.items() if said))
    return statement if wanted.document is None else statement.where(documents.c.name == wanted.document)


def _undoing() -> Select[Any]:
    """The numbers that were taken back, as JSON has them."""
    undoing = decisions.alias()
    return select(undoing.c.value).where(undoing.c.act == "undo")


def _decision(row: Row[Any]) -> Decision:
    finding, value = json.loads(row.finding), json.loads(row.value)
    return Decision(
        row.id, row.at, row.who, row.act, row.target, row.name, row.text_sha256, row.start, row.end, finding, value
    )  # fmt: skip
