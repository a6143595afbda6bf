"""`headwater add`: documents of any kind into the Library."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli import inputs, libraries, terminal
from headwater.errors import NotFound, UsageError

if TYPE_CHECKING:
    from headwater.adding import Added, Outcome, Stamp
    from headwater.gathering import Asked
    from headwater.intake.items import Fault, Item
    from headwater.store.engine import Store
    from headwater.store.receipts import Answered

DONE, UNREAD = 0, 2


def _column(name: str, what: str) -> Any:
    return typer.Option(name, metavar="COLUMN", help=f"Of tables: the column of {what}.", show_default=False)


def _told(name: str, metavar: str, what: str) -> Any:
    return typer.Option(name, metavar=metavar, help=what, show_default=False)


def add(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|ADDRESS...",
            help="Files, folders, archives, feeds, web archives (WARC, WACZ), tables (CSV, TSV, JSON Lines, Parquet), addresses;"
            " - is standard input.",
            show_default=False,
        ),
    ],
    place: libraries.Place = None,
    title: Annotated[str | None, _told("--title", "WORDS", "The title, where one document is added.")] = None,
    outlet: Annotated[str | None, _told("--outlet", "NAME", "Who published them, where they do not say it.")] = None,
    published: Annotated[str | None, _told("--published", "DATE", "When (ISO 8601), where they do not say it.")] = None,
    language: inputs.DocumentLanguage = None,
    encoding: inputs.Encoding = None,
    text_column: Annotated[str | None, _column("--text", "the texts")] = None,
    title_column: Annotated[str | None, _column("--title-column", "the titles")] = None,
    outlet_column: Annotated[str | None, _column("--outlet-column", "the outlets")] = None,
    published_column: Annotated[str | None, _column("--published-column", "the dates")] = None,
    url_column: Annotated[str | None, _column("--url-column", "the addresses")] = None,
    language_column: Annotated[str | None, _column("--language-column", "the languages")] = None,
    id_column: Annotated[str | None, _column("--id-column", "the ids")] = None,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar="HOST",
            help="Fetch from this host or network too, though it is a private one; may be given several times.",
            show_default=False,
        ),
    ] = None,
    warc: Annotated[
        Path | None,
        typer.Option("--warc", metavar="FILE", help="Write what is fetched into this web archive (WARC) too.", show_default=False),
    ] = None,
    timestamp: Annotated[
        str | None,
        typer.Option(
            "--timestamp", metavar="ADDRESS", help="Have the bytes timestamped by this authority (RFC 3161).", show_default=False
        ),
    ] = None,
    no_encode: Annotated[
        bool, typer.Option("--no-encode", help="Leave the sentences unencoded: found by words, not yet by meaning.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: one document a line, with what became of it, as it happens.")
    ] = False,
) -> int:
    """Keep documents in a Library, with their bytes as received.

    What they are is told by their content. What is there already is left alone; other words under a known name or address are a new
    version. Everything can be searched once it is added; then its sentences are encoded, so that translations are found too.
    Interrupted, it keeps what it has, and the same command goes on from there.

    \b
    Examples:
      headwater add speech.html statements/
      headwater add news.csv --text story --published-column day
      headwater add talk.pdf --title "On bridges" --published 2031-05-04
      headwater add https://example.org/feed.xml --warc fetched.warc.gz
      headwater add crawl.warc.gz --library postgresql://localhost/press
      headwater add - --json < report.html

    Exit status: 0 all added or there already; 2 something could not be read (the rest is added), or has no timestamp.
    """
    inputs.standard_input_once(given)
    inputs.checked(language)
    told = {"title": title, "outlet": outlet, "published": _date(published), "language": language}
    columns = {
        "text": text_column, "title": title_column, "outlet": outlet_column, "published": published_column, "url": url_column,
        "language": language_column, "id": id_column,
    }  # fmt: skip
    if title and (len(given) > 1 or Path(given[0]).is_dir()):
        raise UsageError("--title is for one document; add the others by themselves")
    for one in given:
        _there(one)
    from headwater.gathering import Asked, web

    named = {what: column for what, column in columns.items() if column}
    with libraries.opened(place, make=True) as store:
        known = {what: said for what, said in told.items() if said}
        # what is written into a web archive is fetched whole: that nothing changed says nothing to who reads it elsewhere
        before = (lambda _url: None) if warc else _answered(store)
        with _archive(warc) as record, web(before, allow=allow or (), record=record) as fetch:
            asked = Asked(named or None, encoding, libraries.base(store), store.folder, fetch, _kept(store))
            with _authority(timestamp, allow or ()) as stamp:
                done = _add(store, given, asked, known, as_json, stamp)
        if not as_json:
            _draw(done, store)
        _tell_of_returned(done, store)
        if not no_encode:
            _encode(store)
    if done.failures:
        where = 'the lines with "failed" say why' if as_json else "the list says why"
        failed, whole = len(done.failures), sum(done.counts.values())
        terminal.complain(f"{failed:,} of {whole:,} could not be read and {'was' if failed == 1 else 'were'} not added; {where}")
    if done.unstamped:
        bare = len(done.unstamped)
        kept = "1 document was kept" if bare == 1 else f"{bare:,} documents were kept"
        terminal.complain(f"{kept} without a timestamp, and the same command asks again: {done.unstamped[-1]}")
    return UNREAD if done.failures or done.unstamped else DONE


@contextmanager
def _authority(url: str | None, allow: Sequence[str]) -> Iterator[Stamp | None]:
    """What asks an authority for timestamps, None where none is named. Raises Refused for what is no web address."""
    if url is None:
        yield None
        return
    from headwater.fetch.client import Client
    from headwater.fetch.safety import web_address
    from headwater.fetch.timestamp import Authority

    web_address(url)
    with Client(allow=allow) as client:
        yield Authority(client, url).stamp


@contextmanager
def _archive(file: Path | None) -> Iterator[Callable[[Any], None] | None]:
    """What writes each answer into a web archive, None where none is asked for."""
    if file is None:
        yield None
        return
    from headwater.fetch.archive import Archive

    with Archive(file) as archive:
        yield archive.write


def _answered(store: Store) -> Callable[[str], Answered | None]:
    """What says what an address answered last, for a fetch that asks only for what changed since."""
    from headwater.fetch.addresses import canonical
    from headwater.store.receipts import last_answer

    def before(url: str) -> Answered | None:
        with store.reading() as connection:
            return last_answer(connection, canonical(url), url)

    return before


def _kept(store: Store) -> Callable[[str], bool]:
    """What says whether the page at an address is here."""
    from headwater.fetch.addresses import canonical
    from headwater.store.catalogue import is_kept

    def kept(url: str) -> bool:
        with store.reading() as connection:
            return is_kept(connection, canonical(url))

    return kept


def _there(one: str) -> None:
    """Refuses a name that nothing has, before a Library is made or a long night begins. Raises NotFound."""
    from headwater.gathering import ADDRESS

    if not one.strip():  # a variable of a script that is not set; as a path it would be the folder that one is in
        raise NotFound("an empty name was given; name a file, a folder or an address")
    if one != inputs.STANDARD_INPUT and not ADDRESS.match(one) and not Path(one).exists():
        raise NotFound(f"{one}: no such file or folder; check its name")


def _date(published: str | None) -> str | None:
    """A date or time as ISO 8601 has it. Raises UsageError."""
    from datetime import datetime

    try:
        return published and (datetime.fromisoformat(published), published)[1]
    except ValueError:
        raise UsageError(f"--published {published}: no date; write 2031-05-04 or 2031-05-04T08:15+02:00") from None


def _columns_shown(parts: Iterable[Item | Fault]) -> Iterator[Item | Fault]:
    """The same, saying on standard error which column of a table holds what: a wrong guess is seen before a long night."""
    from headwater.intake.items import Item

    seen = set()
    for part in parts:
        columns = part.told.get("columns") if isinstance(part, Item) else None
        if columns and (said := ", ".join(f"{what} = '{column}'" for what, column in columns.items())) not in seen:
            seen.add(said)
            terminal.complain(f"{part.origin}: the columns of this table: {said}; --text COLUMN and others name them")
        yield part


def _add(
    store: Store, given: list[str], asked: Asked, told: Mapping[str, Any], as_json: bool, stamp: Stamp | None
) -> Added:  # fmt: skip
    """Adds everything, saying what becomes of each. Interrupted, it says what is kept."""
    from headwater import adding
    from headwater.gathering import gathered

    counts = dict.fromkeys(("added", "changed", "unchanged", "failed"), 0)

    def places() -> Iterator[str | bytes]:
        for one in given:
            yield sys.stdin.buffer.read() if one == inputs.STANDARD_INPUT else one

    with terminal.progress("adding") as progress:

        def say(outcome: Outcome) -> None:
            counts[outcome.outcome] += 1
            if as_json:
                terminal.write(json.dumps(outcome.to_dict(), ensure_ascii=False) + "\n")
            progress("adding: " + ", ".join(f"{n:,} {what}" for what, n in counts.items() if n), None)

        try:
            parts = _columns_shown(gathered(places(), asked))
            return adding.add(store, parts, command="headwater add", told=told, say=say, stamp=stamp)
        except KeyboardInterrupt:
            kept = counts["added"] + counts["changed"]
            said = "document was added and is" if kept == 1 else "documents were added and are"
            terminal.complain(f"{kept:,} {said} kept; the same command goes on from there")
            raise


def _tell_of_returned(done: Added, store: Store) -> None:
    """Says which of what came in had been taken out of this Library: whoever did that had a reason."""
    from headwater.store.forgetting import buried

    with store.reading() as connection:
        stones = {stone.name: stone for stone in buried(connection)}
    for stone in [stones[name] for name in dict.fromkeys(done.new) if name in stones]:
        terminal.complain(f"{stone.name}: here again, though {stone.who} took it out on {stone.at[:10]} ({stone.why})")


def _encode(store: Store) -> None:
    """Encodes what is not encoded yet; all of it can be searched meanwhile."""
    from headwater.encoding import encode_missing
    from headwater.text.encoder import built_in

    with terminal.progress("encoding") as progress:

        def say(done: int, whole: int) -> None:
            progress(f"encoding {done:,} of {whole:,} texts (search works already)", done / max(whole, 1))

        try:
            encode_missing(store, built_in(), say)
        except KeyboardInterrupt:
            terminal.complain("all documents are kept and can be searched; the same command goes on with encoding them")
            raise


def _draw(done: Added, store: Store) -> None:
    from headwater.cli.views.kept import added

    terminal.show(added(done, store.place, terminal.width()))
