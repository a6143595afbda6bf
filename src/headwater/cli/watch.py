"""`headwater watch`: feeds and addresses looked at on a schedule; what is new in them is kept and told."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import libraries, terminal
from headwater.errors import InputError, UsageError

if TYPE_CHECKING:
    from headwater.library import Library
    from headwater.watching import News

MEMORY = "watch.json"  # what is remembered between runs, beside the Library's tables
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}  # seconds
DONE, UNREAD = 0, 2
SHORTEST = 60  # seconds between two looks: more often is a burden to any site


def watch(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE|ADDRESS...]",
            help="Feeds and pages, or files with one address a line; without any, the list that 'headwater serve' keeps.",
            show_default=False,
        ),
    ] = None,
    place: libraries.Place = None,
    every: Annotated[str, typer.Option("--every", metavar="TIME", help="How often: 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for a scheduler of your own.")] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow", metavar="HOST", help="Go to this host or network too, though it is a private one.", show_default=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines: what became known of a document, a line each.")] = False,
) -> int:
    """Look at feeds and addresses again and again; keep what is new, and tell what changed and what takes from another.

    A page that stays as it is is looked at less and less often. It goes on until it is interrupted; what it kept is kept, and the
    next run remembers what it has seen.

    \b
    Examples:
      headwater watch https://example.org/feed.xml https://example.org/speech
      headwater watch feeds.txt --every 1h
      headwater watch feeds.txt --once --json >> news.jsonl
      headwater watch --once

    Exit status of --once: 0 done; 2 something could not be had (the rest is kept).
    """
    seconds = duration(every)
    addresses = [address for one in given or () for address in _addresses(one)]

    failed = 0

    def say(news: News) -> None:
        nonlocal failed
        failed += news.outcome == "failed"
        if as_json:
            terminal.write(json.dumps(news.to_dict(), ensure_ascii=False) + "\n")
        else:
            _draw(news)

    with libraries.opened(place, make=True):  # made where there is none, and said
        pass
    from headwater import watching
    from headwater.fetch.client import Client

    with libraries.library(place) as library, Client(allow=allow or ()) as client:
        file = memory(library)
        more = None if given else file.with_name(watching.LIST)
        if more and not watching.listed(more):
            raise UsageError(f"{more}: no address to watch; give one, or put some on the list, one a line or in 'headwater serve'")
        these = watching.Watch(library, addresses, client, every=seconds, memory=watching.Memory.load(file), more=more)
        watching.watch(these, every=seconds, say=say, memory=file, once=once)
    if failed:
        where = 'the lines with "failed"' if as_json else "the lines above"
        terminal.complain(f"{failed:,} could not be had; {where} say why")
    return UNREAD if failed else DONE


def duration(said: str) -> float:
    """`15m` in seconds. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,6})\s?([smhd])", said.strip().lower())
    seconds = int(found[1]) * UNITS[found[2]] if found else 0
    if seconds < SHORTEST:
        raise UsageError(f"--every {said}: give a number and m, h or d, such as 15m, and at least a minute")
    return float(seconds)


def memory(library: Library) -> Path:
    """Where it is kept what was seen: with the Library, or for PostgreSQL in the cache of this machine."""
    from headwater.tracing import index_folder

    folder = library.store.folder or index_folder(library.store)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / MEMORY


def _addresses(one: str) -> list[str]:
    """An address itself, or those in a file. Raises InputError."""
    from headwater.gathering import ADDRESS
    from headwater.watching import addresses_in

    if ADDRESS.match(one):
        return addresses_in(one, "the address given")
    try:
        return addresses_in(Path(one).read_text("utf-8"), one)
    except (OSError, ValueError) as fault:
        said = fault.strerror if isinstance(fault, OSError) and fault.strerror else "no text in UTF-8"
        raise InputError(f"{one}: {said.lower()}; give an address, or a file with one a line") from None


def _draw(news: News) -> None:
    from headwater.cli.views.kept import news as drawn

    terminal.show(drawn(news, datetime.now().astimezone(), terminal.width()))
