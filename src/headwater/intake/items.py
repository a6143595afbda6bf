"""What comes out of a container: documents as bytes, parts that could not be read, and addresses that are still to be fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from headwater.errors import HeadwaterError


@dataclass(frozen=True, slots=True)
class Item:
    """One document inside what was given, as bytes.

    origin: where it stood, as a person would look for it ("news.csv line 812", "crawl.warc.gz record 12"). told: what its container
    says of it (`reading.read`'s arguments: id, title, outlet, published, language, url, encoding; author; `columns` of a row).
    address: canonical address that it was fetched from, None for what has none. headers: of the response. stamp: RFC 3161.
    seen: when a web archive received it, ISO 8601 in UTC.
    """

    content: bytes
    origin: str
    told: Mapping[str, Any] = field(default_factory=dict)
    address: str | None = None
    headers: Mapping[str, str] | None = None
    stamp: bytes | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that could not be read; the others go on."""

    origin: str
    error: HeadwaterError


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry of a feed that gives an address and not the whole text: the caller may fetch it. told: as of an `Item`."""

    url: str
    origin: str
    told: Mapping[str, Any] = field(default_factory=dict)


Part = Item | Fault | Wanted
