"""What programs send, as OpenAPI tells it and as it is checked; only the edge of the application knows these."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Literal

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
# White space by number: what `\s` means differs from one reader of the description to another.
Address = Annotated[
    str,
    Field(
        max_length=LONGEST_NAME, pattern=r"^https?://[^\x00-\x20\x7f/][^\x00-\x20\x7f]*$", examples=["https://example.org/feed.xml"]
    ),
]
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

    addresses: list[Address] = Field(min_length=1, max_length=100)
    outlet: Name | None = None


class Watching(Asked):
    """The address of a page or a feed to look at again and again."""

    address: Address


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
