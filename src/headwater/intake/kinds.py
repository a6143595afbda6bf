"""What a stream of bytes holds, told by its first bytes and never by its name: one document, or several and how they are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.intake.archives import PACKED as PACKINGS
from headwater.intake.formats import LOOKED_AT, binary_kind, inside_zip, is_html
from headwater.intake.tables import table_kind

DOCUMENT, FEED, WARC, TAR, ZIPPED, WACZ, PACKED, PARQUET = "document", "feed", "warc", "tar", "zip", "wacz", "packed", "parquet"
CELLS = ("\t", ",", ";", "|")
IN_WORDS = {
    FEED: "a feed", WARC: "a web archive (WARC)", WACZ: "a web archive (WACZ)", TAR: "an archive (tar)", ZIPPED: "an archive (ZIP)",
    PACKED: "a packed file", PARQUET: "a table (Parquet)", "jsonl": "a table (JSON Lines)", "json": "a table (JSON)",
    **dict.fromkeys(CELLS, "a table (CSV)"),
}  # fmt: skip
TAR_MAGIC, TAR_MAGIC_AT = b"ustar", 257
# The root element of RSS 0.9 to 2.0 and Atom behind what may stand before it; each alternative ends where the next may begin.
FEED_ROOT = re.compile(
    rb"(?>\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*<(?:\w{1,30}:)?(?:rss|feed|RDF)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
JSON_FEED = re.compile(rb'"version"\s*:\s*"https?://(?:www\.)?jsonfeed\.org/version/')


def kind_of(start: bytes, *, whole: bool, told_columns: bool = False, told_encoding: bool = False) -> str:
    """One of the names above, or what `tables.table_kind` calls a table.

    start: the first bytes; whole: nothing follows. told_columns, told_encoding: the caller says that it is a table, or a text.
    """
    if start.startswith(b"WARC/1."):
        return WARC
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIPPED
    if start[TAR_MAGIC_AT : TAR_MAGIC_AT + len(TAR_MAGIC)] == TAR_MAGIC:
        return TAR
    binary = binary_kind(start) is not None
    if binary and any(start.startswith(magic) for magic, _ in PACKINGS):
        return PACKED
    if binary and start.startswith(b"PAR1"):
        return PARQUET
    if binary and not told_encoding:
        return DOCUMENT
    if is_feed(start):
        return FEED
    if is_html(start[:LOOKED_AT].decode("latin-1")):
        return DOCUMENT
    return table_kind(start, whole=whole, told_columns=told_columns) or DOCUMENT


def is_feed(start: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    start = start.removeprefix(b"\xef\xbb\xbf")[:LOOKED_AT]
    return FEED_ROOT.match(start) is not None or (start.lstrip().startswith(b"{") and JSON_FEED.search(start) is not None)


def zip_kind(names: Sequence[str]) -> str:
    """What a ZIP archive is by the names in it: office files and books are one document; a web archive says what it is."""
    if inside_zip(names) is not None:
        return DOCUMENT
    return WACZ if "datapackage.json" in names and any(n.startswith("archive/") for n in names) else ZIPPED
