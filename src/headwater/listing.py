"""What lies in files, folders, tables or a Library, as the rows of an archive; and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.corpus.rows import Entry
from headwater.errors import HeadwaterError, NoText
from headwater.gathering import Asked, gathered
from headwater.intake.formats import is_html
from headwater.intake.items import Fault, Item
from headwater.intake.tables import cell, row_text
from headwater.model import Document
from headwater.reading import read_item
from headwater.text.scripts import whole_characters

if TYPE_CHECKING:
    from headwater.store.engine import Store

AT_ONCE = 200  # documents of a Library that are asked for in one go


def entries_in(files: Iterable[Path | bytes], *, columns: Mapping[str, str] | None = None) -> Iterator[Entry | Fault]:
    """The documents in files and folders: pages and texts, archives, tables of texts (JSON Lines, CSV, TSV, Parquet) row by row.

    columns: of tables, which of them holds what ("text" -> "story"); else guessed. A row that cannot be read is a fault that names
    its line, and the rest goes on; one without a text is an entry without.
    """
    for part in gathered(files, Asked(columns=columns)):
        if isinstance(part, Fault):
            yield part
            continue
        try:
            yield _entry(part)
        except HeadwaterError as error:
            yield Fault(part.origin, error)


def _entry(item: Item) -> Entry:
    """A row of a table as it stands: no title, date or language is looked for in its text, which for a million rows takes hours."""
    told = item.told
    if "columns" in told:
        try:
            text = row_text(item.content, told["columns"], name=item.origin)
        except NoText:
            text = ""  # a row without a text is no fault of the table
        if not is_html(text):
            known = {name: told.get(name) for name in ("outlet", "published", "title", "language", "url")}
            if (dated := told["columns"].get("published")) and known["published"] is None:
                known["published"] = cell(item.content, dated) or None  # no date that can be read: who takes it in tells so
            return clean(Entry(str(told.get("id") or item.origin), text, **known))
    made = read_item(item.content, item.origin, {"id": item.origin, **told})
    return entry_of(made)


def entry_of(document: Document) -> Entry:
    """The row of a document."""
    d = document
    return clean(Entry(d.id, d.text, d.outlet, d.published, d.title, d.language, d.url))


def clean(entry: Entry) -> Entry:
    """The row without half characters, which no table takes."""
    e = entry
    rest = (None if value is None else whole_characters(value) for value in (e.outlet, e.published, e.title, e.language, e.url))
    return Entry(whole_characters(e.id), whole_characters(e.text), *rest)


def entries_kept(store: Store) -> Iterator[Entry]:
    """The latest version of every document of a Library, in the order in which they came in."""
    from headwater.store import records, sources  # a second to load, which tables need not wait for

    last = 0
    with store.reading() as connection:
        while found := sources.after(connection, last, AT_ONCE):
            for source in found:
                yield entry_of(records.latest(connection, source.name).document)
            last = found[-1].document
