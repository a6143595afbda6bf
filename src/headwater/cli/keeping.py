"""`headwater check`, `reindex` and `forget`: whether what is kept is as it was, made again, taken out."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from headwater.cli import libraries, terminal
from headwater.errors import UsageError

SOUND, DAMAGED = 0, 1
DONE, UNREAD = 0, 2


def check(
    place: libraries.Place = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object: counts, and every damage.")] = False,
) -> int:
    """Work out every hash of the Library again, and report what is missing or changed.

    Timestamps are held against the bytes that they are of. 'headwater export --bytes' writes both out for 'openssl ts -verify',
    which holds them against the authority's certificate.

    \b
    Examples:
      headwater check
      headwater check --library /srv/press.headwater --json

    Exit status: 0 all is as it was kept; 1 something is not; 2 no Library there, or one that cannot be opened.
    """
    from headwater.store.evidence import counts

    with terminal.progress("checking") as progress, libraries.library(place) as library:
        with library.store.reading() as connection:
            counted = counts(connection)
        found = library.check(progress)
        where = library.store.place
    if as_json:
        listed = [{"kind": d.kind, "what": d.what, "documents": list(d.documents)} for d in found]
        terminal.write(json.dumps({"library": where, **counted, "damages": listed}, ensure_ascii=False) + "\n")
    else:
        from headwater.cli.views.kept import damage

        terminal.show(damage(found, counted, where, terminal.width()))
    return DAMAGED if found else SOUND


def reindex(
    place: libraries.Place = None,
    no_encode: Annotated[bool, typer.Option("--no-encode", help="Leave the sentences unencoded.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> int:
    """Make everything that is searched and traced by again, from the bytes alone.

    Where this release reads another text out of the same bytes, that is a new version, and the old one stays. Interrupted, it
    leaves a Library that finds less until it is run again.

    \b
    Example:
      headwater reindex
    """
    with terminal.progress("reading again") as progress, libraries.library(place) as library:

        def say(what: str, done: int, whole: int) -> None:
            progress(f"{what} {done:,} of {whole:,}", done / max(whole, 1))

        found = library.reindex(say, with_encodings=not no_encode)
        where = library.store.place
    if as_json:
        terminal.write(json.dumps(found.to_dict(), ensure_ascii=False) + "\n")
    else:
        from headwater.cli.views.kept import reindexed

        terminal.show(reindexed(found, where, terminal.width()))
    return UNREAD if found.failures else DONE


def forget(
    name: Annotated[str, typer.Argument(metavar="DOC", help="The id or address of a document.", show_default=False)],
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, which is kept.", show_default=False)],
    place: libraries.Place = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who takes it out; else your user name.", show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The tombstone as one JSON object.")] = False,
) -> int:
    """Take a document out of the Library, with every version, word and byte that no other document shares.

    A tombstone stays that says what was taken out, when, by whom and why, and nothing of its words. It cannot be undone.

    \b
    Example:
      headwater forget https://example.org/report --why "taken back by its outlet"
    """
    if not why.strip():
        raise UsageError("--why is empty; say why the document is taken out, which is all that stays of it")
    from headwater.export.wording import number

    with libraries.library(place) as library:
        versions = libraries.versions(library.store, name)
        id = versions[-1].document.id
        if not yes:
            if as_json or not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise UsageError(f"{id} would be taken out for good; say that you mean it with --yes")
            told = number(len(versions), "version")
            question = f"Take {terminal.printable(id)} ({told}) out of {library.store.place} for good?"
            typer.confirm(question, abort=True, err=True)
        stone = library.forget(id, why=why, who=who or libraries.who())
    if as_json:
        terminal.write(json.dumps(stone.to_dict(), ensure_ascii=False) + "\n")
    else:
        told = number(stone.versions, "version")
        terminal.write(f"{terminal.printable(stone.name)}: taken out ({told}); the tombstone says why\n")
    return DONE
