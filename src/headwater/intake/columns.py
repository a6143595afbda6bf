"""Which column of a table holds what: told by its name, and believed only where its values look like it.

Names are those of data sets and exports of newsrooms, compared without case, spaces and underscores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from headwater.intake.times import day, most_exact

Row = Mapping[str, Any]
# For each thing to know, the names that columns of it have, the most telling first.
NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "maintext", "articletext", "articlebody", "bodytext", "body", "story", "storytext",
        "articlecontent", "content", "contents", "contenttext", "article", "transcript", "speech", "document", "plaintext",
        "cleantext", "cleanedtext", "rawtext", "textbody", "post", "message", "passage", "paragraph", "contenthtml",
        "bodyhtml", "html", "description", "summary", "abstract",
    ),
    "id": (
        "id", "uid", "uuid", "guid", "docid", "documentid", "articleid", "storyid", "textid", "newsid", "recordid",
        "identifier", "key",
    ),
    "title": ("title", "headline", "articletitle", "headlinetext", "storytitle", "head", "heading", "subject"),
    "outlet": (
        "outlet", "publisher", "publication", "sourcename", "source", "newspaper", "newspapername", "agency", "newsagency",
        "media", "mediasource", "medianame", "site", "sitename", "website", "journal", "channel", "domain", "provider",
    ),
    "author": ("author", "authors", "byline", "writer", "journalist", "reporter", "creator", "by"),
    "published": (
        "published", "publishedat", "publishdate", "publisheddate", "publicationdate", "datepublished", "datepublish",
        "pubdate", "pubtime", "date", "datetime", "timestamp", "time", "day", "issued", "created", "createdat",
        "creationdate",
    ),
    "url": (
        "url", "link", "href", "permalink", "address", "uri", "articleurl", "storyurl", "canonicalurl", "weburl",
        "sourceurl", "webpage",
    ),
    "language": ("language", "lang", "languagecode", "langcode", "locale", "lg"),
}  # fmt: skip
RUNNING = 80  # characters: the average value from which on a column of an unknown name is taken for texts
SHORT = {"title": 400, "outlet": 100, "author": 300, "id": 200}  # characters that such values hardly ever reach
# English names and three-letter codes of languages (ISO 639-2), as exports write them.
LANGUAGES = {
    code: pair[:2]
    for pair in (
        "en eng english", "ko kor korean", "zh zho chi chinese", "ja jpn japanese", "ru rus russian", "ar ara arabic",
        "de deu ger german", "fr fra fre french", "es spa spanish", "it ita italian", "pt por portuguese", "nl nld dut dutch",
        "pl pol polish", "tr tur turkish", "th tha thai", "uk ukr ukrainian", "sv swe swedish", "da dan danish", "cs ces cze czech",
        "fa fas per persian", "hi hin hindi", "id ind indonesian", "vi vie vietnamese", "he heb hebrew", "el ell gre greek",
        "hu hun hungarian", "ro ron rum romanian", "fi fin finnish", "no nor norwegian", "bg bul bulgarian",
    )
    for code in pair.split()
}  # fmt: skip
WRITTEN_DATES = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b. %d, %Y")


def guessed(rows: Sequence[Row]) -> dict[str, str]:
    """Which column holds what, by the first rows of a table: a thing to know (`NAMES`) -> a column.

    Empty without a column of texts.
    """
    columns = list(dict.fromkeys(name for row in rows for name in row))
    values = {c: [v for row in rows if (v := value(row.get(c)))] for c in columns}
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(re.sub(r"[\W_]+", "", column).casefold(), column)
    found: dict[str, str] = {}
    for what, names in NAMES.items():
        there = (by_name[name] for name in names if name in by_name)
        fitting = next((c for c in there if c not in found.values() and _fits(what, values[c])), None)
        if what == "text" and fitting is None:
            fitting = _longest(rows, values)
            if fitting is None:
                return {}
        if fitting is not None:
            found[what] = fitting
    return found


def value(held: Any) -> str:
    """What a cell says, as text; a list's values with commas, of an object its name; empty for nothing."""
    if isinstance(held, str):
        return held.strip()
    if isinstance(held, Mapping):
        return value(held.get("name") or held.get("title") or held.get("id"))
    if isinstance(held, list | tuple):
        return ", ".join(v for v in map(value, held) if v)
    if isinstance(held, date | datetime):
        return held.isoformat()
    return "" if held is None or held != held else str(held)


def told(row: Row, columns: Mapping[str, str]) -> dict[str, Any]:
    """What a row says of its text: arguments of `reading.read`, and which column holds what."""
    said = {what: _meant(what, value(row.get(column))) for what, column in columns.items() if what != "text"}
    return {**{what: known for what, known in said.items() if known}, "columns": dict(columns)}


def _meant(what: str, said: str) -> str | None:
    if what == "published":
        return _time(said)
    if what == "language":
        return _language(said)
    return said or None


def _time(said: str) -> str | None:
    """A stated time in ISO 8601, None for what is none."""
    if (found := most_exact([said])) is not None:
        return found
    for written in WRITTEN_DATES:
        try:
            return datetime.strptime(said, written).date().isoformat()
        except ValueError:
            continue
    return None


def _language(said: str) -> str | None:
    """ISO 639-1 of a code or an English name; None where it is unknown, so that the text itself decides."""
    code = re.split(r"[-_]", said.casefold())[0]
    return LANGUAGES.get(code) or (code if re.fullmatch(r"[a-z]{2}", code) else None)


def _fits(what: str, held: list[str]) -> bool:
    """Whether values look like what the column's name says."""
    if not held:
        return False
    if what == "published":
        return sum(_time(v) is not None for v in held) * 2 > len(held)
    if what == "url":
        return sum(v.startswith(("http://", "https://")) for v in held) * 2 > len(held)
    if what == "language":
        return sum(_language(v) is not None for v in held) * 2 > len(held)
    if what == "text":
        return sum(not _is_mark(v) for v in held) * 2 > len(held)
    if what == "id" and len(set(held)) < len(held):
        return False
    return sum(map(len, held)) <= SHORT[what] * len(held) and not (what == "outlet" and held[0].startswith("http"))


def _is_mark(held: str) -> bool:
    """Whether a value is a number, an address or a time, and no words."""
    return held.startswith(("http://", "https://")) or not re.search(r"[^\W\d_]", held) or day(held) is not None


def _longest(rows: Sequence[Row], values: Mapping[str, list[str]]) -> str | None:
    """The column of the longest values where those are texts, in more than one row."""
    plain = [c for c, held in values.items() if len(held) > 1 and all(isinstance(row.get(c) or "", str) for row in rows)]
    lengths = {c: sum(map(len, values[c])) / len(values[c]) for c in plain}
    best = max(lengths, key=lambda c: lengths[c], default=None)
    return best if best is not None and lengths[best] >= RUNNING and _fits("text", values[best]) else None
