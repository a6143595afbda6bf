"""`headwater versions`: what a document said each time that it came in, and what was changed in between."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import libraries, terminal
from headwater.cli.compare import View, draw
from headwater.errors import NotKept, UsageError

if TYPE_CHECKING:
    from headwater.model import Document
    from headwater.store.records import Version


def versions(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The id or address of a document.", show_default=False)],
    numbers: Annotated[
        list[int] | None,
        typer.Argument(metavar="[A B]", help="Two versions to compare, the later with the earlier.", show_default=False),
    ] = None,
    place: libraries.Place = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: a version a line; of two versions their comparison, one object.")
    ] = False,
    view: Annotated[
        View | None, typer.Option("--view", help="How two versions are shown; changes is the default.", show_default=False)
    ] = None,
) -> int:
    """List the versions of a document, or compare two of them: a silent edit shows as the changes that it made.

    \b
    Examples:
      headwater versions https://example.org/report
      headwater versions report.html 1 2
      headwater versions report.html 1 2 --view side
    """
    if numbers and len(numbers) != 2:
        raise UsageError("give two versions to compare, such as 1 2, or none to list them all")
    if view and (as_json or not numbers):
        raise UsageError("--view is for two versions on the screen; give their numbers, and no --json")
    with libraries.opened(place) as store:
        found = libraries.versions(store, name)
    if numbers:
        return _compare(_version(found, min(numbers)), _version(found, max(numbers)), view or View.CHANGES, as_json)
    if as_json:
        terminal.write("".join(json.dumps(_row(v), ensure_ascii=False) + "\n" for v in found))
        return 0
    from headwater.cli.views.kept import versions as listed

    terminal.show(listed(found, terminal.width()))
    return 0


def _version(found: list[Version], number: int) -> Document:
    """A version as a document of its own name."""
    for v in found:
        if v.number == number:
            return replace(v.document, id=f"{v.document.id} (version {number})")
    raise NotKept(f"{found[-1].document.id}: no version {number}; there are {len(found)}")


def _compare(earlier: Document, later: Document, view: View, as_json: bool) -> int:
    with terminal.progress("comparing") as progress:
        from headwater.comparison import compare

        comparison = compare(earlier, later, progress=progress)
    if as_json:
        terminal.write(json.dumps(comparison.to_dict(), ensure_ascii=False) + "\n")
    else:
        draw(comparison, view)
    return 0


def _row(version: Version) -> dict[str, object]:
    return {
        "version": version.number, "seen": version.seen, "latest": version.latest, "extraction": version.extraction,
        "document": version.document.to_dict(),
    }  # fmt: skip
