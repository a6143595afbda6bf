"""What programs get, as OpenAPI tells it: the JSON of the command line, which is sent unchanged. Fields may be added."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class Span(BaseModel):
    start: int
    end: int
    doc: str | None = None


class Block(BaseModel):
    start: int
    end: int
    kind: str
    page: int | None = None
    selector: str | None = None


class Document(BaseModel):
    """One frozen text with what is known of it; `GET /documents/{text_sha256}/text` gives the text that all offsets mean."""

    id: str
    title: str | None
    outlet: str | None
    author: str | None
    place: str | None
    published: str | None
    language: str | None
    url: str | None
    sha256: str | None
    text_sha256: str
    chars: int
    blocks: list[Block]


class Documents(BaseModel):
    schema_: Literal["headwater.documents/1"] = Field(alias="schema")
    total: int
    documents: list[Document]


class Version(BaseModel):
    version: int
    seen: str
    latest: bool
    extraction: str
    document: Document


class Versions(BaseModel):
    schema_: Literal["headwater.versions/1"] = Field(alias="schema")
    name: str
    versions: list[Version]


class Kept(BaseModel):
    outcome: Literal["added", "changed", "unchanged"]
    document: Document


class Watched(BaseModel):
    """An address that is looked at. due: when next; null where it was not looked at yet."""

    address: str
    listed: bool = Field(description="whether it is on the Library's own list, which can be changed here")
    feed: bool
    due: str | None


class AllWatched(BaseModel):
    schema_: Literal["headwater.watched/1"] = Field(alias="schema")
    total: int
    watched: list[Watched]


class Enlisted(BaseModel):
    outcome: Literal["added", "unchanged"]
    address: str


class Struck(BaseModel):
    outcome: Literal["removed"]
    address: str


class Tombstone(BaseModel):
    name: str
    at: str
    who: str
    why: str
    versions: int


class Change(BaseModel):
    kind: Literal["number", "date", "name", "agent", "negation", "modality", "intensity", "tense", "substituted", "dropped",
                  "added", "reordered", "spelling", "punctuation", "filler", "contraction"]  # fmt: skip
    meaning: Literal["none", "minor", "major"]
    report: Span | None
    source: Span | None
    reason: str


class Verdict(BaseModel):
    verdict: Literal["verbatim", "near_verbatim", "reworded", "altered", "not_found", "unchecked"]
    flags: list[
        Literal["cut", "ellipsis", "joined", "reordered", "translated", "misattributed", "quoting_other", "truncated_context"]
    ]
    source: list[Span]
    changes: list[Change]
    speaker_in_source: str | None
    reasons: list[str]


class Speaker(BaseModel):
    start: int
    end: int
    name: str


class Quotation(BaseModel):
    id: str
    form: Literal["direct", "indirect", "mixed"]
    spans: list[Span]
    marked: list[Span]
    speaker: Speaker | None
    cue: Span | None
    verdict: Verdict | None
    links: list[str]


class Quotations(BaseModel):
    """One line of `headwater quotes --json`."""

    id: str
    language: str | None
    quotations: list[Quotation]
    unchecked: list[str]


class Link(BaseModel):
    id: str
    report: Span
    source: list[Span]
    relation: Literal["verbatim", "edited", "reworded", "summarised", "translated"]
    moved: bool
    confidence: float
    reasons: list[str]
    changes: list[Change]


class Unsourced(BaseModel):
    start: int
    end: int
    reason: Literal["framing", "attribution", "background", "dateline", "boilerplate", "unknown"]


class Omission(BaseModel):
    start: int
    end: int
    kind: Literal["phrase", "sentence", "passage"]
    reasons: list[str]
    doc: str | None = None


class Comparison(BaseModel):
    schema_: Literal["headwater.comparison/1"] = Field(alias="schema")
    made: dict[str, str]
    source: Document
    sources: list[Document]
    report: Document
    rendering: Literal["same_text", "second_translation", "paraphrase", "translation", "unknown"]
    links: list[Link]
    unsourced: list[Unsourced]
    omitted: list[Omission]
    quotations: list[Quotation]
    summary: dict[str, Any]
    unchecked: list[str]


class Answer(BaseModel):
    """One line of `headwater verify --json`; in its changes `report` points into `quotation`, `source` into the source."""

    id: str
    quotation: str
    speaker: str | None
    source: str | None
    time: float | None = None
    verdict: Verdict


class Answers(BaseModel):
    schema_: Literal["headwater.verify/1"] = Field(alias="schema")
    answers: list[Answer]


class Traced(BaseModel):
    document: Document
    coverage: float
    confidence: float
    through: str | None
    reasons: list[str]
    links: list[Link]


class Trace(BaseModel):
    schema_: Literal["headwater.trace/1"] = Field(alias="schema")
    report: Document
    found: bool
    sources: list[Traced]
    uncovered: list[Span]
    credits: list[dict[str, Any]]
    looked_at: int
    unchecked: list[str]


class Descended(BaseModel):
    document: Document
    coverage: float
    confidence: float
    reasons: list[str]
    links: list[Link]


class Descent(BaseModel):
    schema_: Literal["headwater.descendants/1"] = Field(alias="schema")
    source: Document
    descendants: list[Descended]
    looked_at: int


class Lineage(BaseModel):
    schema_: Literal["headwater.lineage/1"] = Field(alias="schema")
    points: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    passages: list[dict[str, Any]]


class Passage(BaseModel):
    start: int
    end: int
    text: str
    marks: list[Span]


class Result(BaseModel):
    document: Document
    passages: list[Passage]
    link: str


class Search(BaseModel):
    schema_: Literal["headwater.search/1"] = Field(alias="schema")
    query: str
    total: int
    results: list[Result]


class Decision(BaseModel):
    id: int
    at: str
    who: str
    act: Literal["agree", "correct", "note", "tag", "undo"]
    target: Literal["link", "quotation", "passage"]
    document: str
    text_sha256: str
    start: int
    end: int
    finding: Any
    value: Any


class Decisions(BaseModel):
    schema_: Literal["headwater.decisions/1"] = Field(alias="schema")
    total: int
    decisions: list[Decision]


class Job(BaseModel):
    """Where a piece of work stands. done, whole: steps, where they are known; words: what it does now, or why it failed."""

    id: str
    kind: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    arguments: dict[str, Any]
    asked: str
    ended: str | None = None
    done: int
    whole: int
    words: str
    attempts: int
    result: str | None = Field(description="where its result is, once it is done")


class Jobs(BaseModel):
    schema_: Literal["headwater.jobs/1"] = Field(alias="schema")
    total: int
    jobs: list[Job]


class Problem(BaseModel):
    """RFC 9457: what could not be done, and what to do next."""

    type: str = Field(examples=["urn:headwater:problem:not_kept"])
    title: str
    status: int
    detail: str
    number: str | None = Field(None, description="what the server's log calls it")
    errors: list[dict[str, str]] | None = Field(
        None, description="each place of the request that is wrong, and what is wrong there"
    )
