"""What programs send and get, as OpenAPI tells it. Only the edge knows these: answers are the command line's JSON, unchanged."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

LONGEST_TEXT = 20_000_000  # characters: the most that one document may have
LONGEST_QUOTATION = 1_000_000
LONGEST_NAME = 2000  # characters of an id or an address
MOST_QUOTATIONS = 200  # of one request; more belong in several, or on the command line
MOST_SOURCES = 20
MOST_STORY = 40  # documents that are compared two by two

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the text in UTF-8", examples=["0" * 64])]
Hashes = Annotated[str, Field(pattern=r"^[0-9a-f]{64}(,[0-9a-f]{64}){0,19}$", description="one hash, or several with commas")]
Words = Annotated[str, Field(min_length=1, pattern=r"[A-Za-z0-9]|[^\x00-\x7f]")]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=r"^[^\x00-\x1f\x7f]+$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="ISO 639-1", examples=["en"])]


_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?", re.IGNORECASE)


def _is_moment(said: str) -> str:
    try:
        if not _MOMENT.fullmatch(said):
            raise ValueError
        datetime.fromisoformat(said)
    except ValueError:
        raise ValueError("no day or time; write 2031-05-04 or 2031-05-04T08:15+02:00") from None
    return said


Moment = Annotated[
    str,
    AfterValidator(_is_moment),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]


class Asked(BaseModel):
    """What is sent: a field that is not known is refused, since it is a mistake that would go unseen."""

    model_config = ConfigDict(extra="forbid")


class Told(Asked):
    """What is known of a text."""

    title: Name | None = None
    outlet: Name | None = None
    published: Moment | None = None
    language: Language | None = None
    url: Name | None = None


class GivenText(Told):
    """A text that is sent along; it is not kept."""

    text: Annotated[Words, Field(max_length=LONGEST_TEXT)]
    id: Name | None = None


class KeptText(Asked):
    """A text of the Library, by the hash of its words."""

    text_sha256: Hash


Given = GivenText | KeptText
Sources = Annotated[list[Given], Field(min_length=1, max_length=MOST_SOURCES)]


class NewText(Told):
    """A text to keep."""

    text: Annotated[Words, Field(max_length=LONGEST_TEXT)]
    id: Name | None = Field(None, description="what it is known by; other words under a known id are a new version of it")


class NewAddresses(Asked):
    """Addresses to fetch and keep."""

    addresses: list[Annotated[str, Field(max_length=LONGEST_NAME, pattern=r"^https?://[^\s/]")]] = Field(
        min_length=1, max_length=100
    )
    outlet: Name | None = None


class Forgetting(Asked):
    """A document to take out, and why; a tombstone stays, and nothing of its words."""

    name: Name = Field(description="its id or address")
    why: Name
    who: Name | None = None


class Comparing(Asked):
    report: Given
    sources: Sources
    with_text: bool = Field(False, description="`text` beside every span")


class AskedQuotation(Asked):
    quotation: Annotated[Words, Field(max_length=LONGEST_QUOTATION)]
    speaker: Name | None = None
    id: Name | None = None


class Verifying(Asked):
    quotations: list[AskedQuotation] = Field(min_length=1, max_length=MOST_QUOTATIONS)
    sources: Sources
    language: Language | None = Field(None, description="of the text that quotes")
    published: Moment | None = Field(None, description="of the text that quotes")


class Quoting(Asked):
    document: Given


class Tracing(Asked):
    report: Given
    limit: int = Field(5, ge=1, le=50)


class Storied(Asked):
    documents: list[Given] = Field(min_length=2, max_length=MOST_STORY)


class Deciding(Asked):
    """What somebody says of words, a quotation or a link; kept beside what was found, never over it."""

    act: Literal["agree", "correct", "note", "tag"]
    target: Literal["link", "quotation", "passage"]
    text_sha256: Hash
    start: int = Field(ge=0, le=LONGEST_TEXT)
    end: int = Field(ge=1, le=LONGEST_TEXT)
    source_text_sha256: Hash | None = Field(None, description="what the document was compared with; a link has one")
    value: Annotated[str, Field(max_length=10_000)] | None = None
    who: Name | None = None


class Undoing(Asked):
    who: Name | None = None


class ComparingKept(Asked):
    kind: Literal["compare"]
    report: Hash
    sources: list[Hash] = Field(min_length=1, max_length=MOST_SOURCES)


class TracingKept(Asked):
    kind: Literal["trace", "descendants", "lineage"]
    text_sha256: Hash


class Fetching(NewAddresses):
    kind: Literal["fetch"]


NewJob = Annotated[ComparingKept | TracingKept | Fetching, Field(discriminator="kind")]


# What is answered. Fields may be added.


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
