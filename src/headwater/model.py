"""The words of Headwater as frozen records: documents, spans, segments, quotations, links, changes, verdicts, comparisons.

All offsets are Unicode code points, half-open, into the text of the document that they belong to. Records hold no logic beyond
`to_dict`, which gives the JSON of the command line (the shapes of `headwater.comparison/1`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

# The closed lists of the public interface.
RELATIONS = ("verbatim", "edited", "reworded", "summarised", "translated")
RENDERINGS = ("same_text", "second_translation", "paraphrase", "translation", "unknown")
UNSOURCED_REASONS = ("framing", "attribution", "background", "dateline", "boilerplate", "unknown")
OMISSION_KINDS = ("phrase", "sentence", "passage")
FORMS = ("direct", "indirect", "mixed")
CHANGE_KINDS = (
    "number", "date", "name", "agent", "negation", "modality", "intensity", "tense", "substituted", "dropped", "added",
    "reordered", "spelling", "punctuation", "filler", "contraction",
)  # fmt: skip
MEANINGS = ("none", "minor", "major")
VERDICTS = ("verbatim", "near_verbatim", "reworded", "altered", "not_found", "unchecked")
FLAGS = (
    "cut", "ellipsis", "joined", "reordered", "translated", "misattributed", "quoting_other", "truncated_context",
)  # fmt: skip
BLOCK_KINDS = (
    "heading", "paragraph", "quote", "list", "table", "caption", "byline", "dateline", "furniture",
)  # fmt: skip
SEGMENT_KINDS = ("sentence", "heading", "clause")


class Record:
    """What every record can do: turn into plain dictionaries, lists and strings."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON-ready data; fields in the order of the class, optional ones left out where they are empty."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self) if not _left_out(self, f.name)}  # type: ignore[arg-type]


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


def _left_out(record: Record, name: str) -> bool:
    return name in getattr(record, "OPTIONAL", ()) and getattr(record, name) in (None, ())


@dataclass(frozen=True, slots=True, order=True)
class Span(Record):
    """`[start, end)` in code points of a document's text; `doc` names the document where it is not the only one meant."""

    OPTIONAL = ("doc",)

    start: int
    end: int
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class Block(Record):
    """A part of a text and what it is (`BLOCK_KINDS`); page or selector say where it stood before."""

    OPTIONAL = ("page", "selector")

    start: int
    end: int
    kind: str
    page: int | None = None
    selector: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Document(Record):
    """One frozen text with what is known of it.

    text: what all offsets point into. sha256: of the bytes it came from; text_sha256: of the text in UTF-8.
    published: ISO 8601, a date or a time with its zone. language: ISO 639-1 (`zh`, `ko`), or None.
    place: of the dateline. blocks: in reading order, not overlapping; what lies in no block is white space.
    """

    id: str
    text: str
    text_sha256: str
    sha256: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    place: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.id, "title": self.title, "outlet": self.outlet, "author": self.author, "place": self.place,
            "published": self.published, "language": self.language, "url": self.url, "sha256": self.sha256,
            "text_sha256": self.text_sha256, "chars": len(self.text), "blocks": [b.to_dict() for b in self.blocks],
        }  # fmt: skip

    def __hash__(self) -> int:
        """Of what tells documents apart; a book has thousands of blocks, and results are kept by their document."""
        return hash((self.id, self.text_sha256))

    def __repr__(self) -> str:
        named = [f"{k}={v!r}" for k in ("title", "outlet", "published", "language") if (v := getattr(self, k))]
        return f"<Document {self.id}: {', '.join([*named, f'{len(self.text)} characters'])}>"


@dataclass(frozen=True, slots=True)
class Segment(Record):
    """A sentence, a heading or a clause of a document; `block` is the index of its block, `parent` of a clause's sentence."""

    OPTIONAL = ("parent",)

    start: int
    end: int
    kind: str
    block: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Speaker(Record):
    """The mention nearest the quotation, and the name it stands for."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Change(Record):
    """One named difference inside a link. kind: `CHANGE_KINDS`; meaning: `MEANINGS`; reason: a code that `explain` knows."""

    kind: str
    meaning: str
    report: Span | None
    source: Span | None
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict(Record):
    """What became of a quotation; follows from the changes by rules, never from a score."""

    verdict: str
    flags: tuple[str, ...] = ()
    source: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    speaker_in_source: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation(Record):
    """Words that a document presents as someone's.

    spans: the whole content, without marks where it is direct. marked: the words between marks inside it.
    links: ids of the comparison's links that its content lies in; empty outside a comparison.
    """

    id: str
    form: str
    spans: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    cue: Span | None = None
    verdict: Verdict | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Record):
    """A report span, the source spans that it derives from, and how.

    confidence: the share of right links among those given this value, fitted on labels. reasons: codes that `explain` knows.
    """

    id: str
    report: Span
    source: tuple[Span, ...]
    relation: str
    moved: bool
    confidence: float
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Unsourced(Record):
    """A part of the report that no source passage explains, and why (`UNSOURCED_REASONS`)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Omission(Record):
    """A part of the source that the report left out; `reasons` say why it stands where it stands in the order."""

    OPTIONAL = ("doc",)

    start: int
    end: int
    kind: str
    reasons: tuple[str, ...] = ()
    doc: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Record):
    """A report against its source or sources: links, what has no source, what was omitted, the quotations.

    links and unsourced: in the report's order. omitted: what weighs most first. summary: counts and reasons by name.
    unchecked: what could not be checked, in words. made: version, encoder and settings that gave this result.
    """

    sources: tuple[Document, ...]
    report: Document
    rendering: str
    links: tuple[Link, ...]
    unsourced: tuple[Unsourced, ...]
    omitted: tuple[Omission, ...]
    quotations: tuple[Quotation, ...]
    summary: dict[str, Any] = field(default_factory=dict)
    unchecked: tuple[str, ...] = ()
    made: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> Document:
        """The first source."""
        return self.sources[0]

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "headwater.comparison/1", "made": dict(self.made), "source": self.source.to_dict(),
            "sources": [d.to_dict() for d in self.sources], "report": self.report.to_dict(), "rendering": self.rendering,
            "links": _plain(self.links), "unsourced": _plain(self.unsourced), "omitted": _plain(self.omitted),
            "quotations": _plain(self.quotations), "summary": _plain(self.summary), "unchecked": list(self.unchecked),
        }  # fmt: skip

    def __repr__(self) -> str:
        return (
            f"<Comparison {self.report.id} against {', '.join(d.id for d in self.sources)}: {self.rendering}, "
            f"{len(self.links)} links, {len(self.unsourced)} unsourced, {len(self.omitted)} omitted, "
            f"{len(self.quotations)} quotations>"
        )

    def _repr_html_(self) -> str:
        """The page, in a frame of its own: what a notebook shows."""
        from headwater.export.page import notebook

        return notebook(self)
