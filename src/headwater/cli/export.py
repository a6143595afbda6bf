"""`headwater export`: what a Library holds, for other programs and for who checks it without Headwater."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater import __version__
from headwater.cli import libraries, terminal

if TYPE_CHECKING:
    from headwater.library import Library

SCHEMA = "headwater.export/1"


def export(
    given: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC...]", help="Ids or addresses; else all documents.", show_default=False)
    ] = None,
    place: libraries.Place = None,
    annotations: Annotated[
        bool,
        typer.Option("--annotations", help="Decisions as W3C Web Annotations; of documents given, their links to sources too."),
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option(
            "--bytes",
            metavar="FOLDER",
            help="Write the bytes as received, and their timestamps, into a folder.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Write out what the Library holds: a line for each document with its versions, receipts and decisions (JSON Lines).

    With --bytes each content is a file named by its SHA-256, so that 'sha256sum' checks it, and each timestamp one beside it
    (.tsr), so that 'openssl ts -verify' does.

    \b
    Examples:
      headwater export > library.jsonl
      headwater export report.html --annotations > report.jsonld
      headwater export --bytes evidence
    """
    with libraries.library(place) as library:
        names = [libraries.versions(library.store, name)[-1].document.id for name in given] if given else None
        if into is not None:
            _write(library, names, into)
        elif annotations:
            terminal.write(json.dumps(_annotated(library, names), ensure_ascii=False) + "\n")
        else:
            for line in _lines(library, names):
                terminal.write(json.dumps(line, ensure_ascii=False) + "\n")
    return 0


def _lines(library: Library, names: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    """What the file is, then each document; of the whole Library the tombstones too."""
    from headwater.store.forgetting import buried
    from headwater.store.inventory import inventory

    yield {"record": "library", "schema": SCHEMA, "made": {"headwater": __version__}, "place": library.store.place}
    with library.store.reading() as connection:
        yield from inventory(connection, names)
        if names is None:
            yield from ({"record": "tombstone", **stone.to_dict()} for stone in buried(connection))


def _annotated(library: Library, names: Sequence[str] | None) -> dict[str, Any]:
    from headwater.export.annotation import of_decision, of_links, page

    items = []
    for said in library.decisions():
        if names is not None and said.document not in names:
            continue
        texts = {v.document.text_sha256: v.document for v in library.versions(said.document)}
        if said.text_sha256 in texts:
            items.append(of_decision(said, texts[said.text_sha256]))
    with terminal.progress("tracing") as progress:
        for done, name in enumerate(names or ()):
            from headwater.comparison import compare

            progress(f"tracing {name}", done / len(names or ()))
            report = library.document(name)
            sources = [source.document for source in library.trace(report, with_links=False).sources]
            items += of_links(compare(sources, report)) if sources else []
    return page(items)


def _write(library: Library, names: Sequence[str] | None, folder: Path) -> None:
    """Files as they came in, and their timestamps; a line for each, as `sha256sum -c` reads it."""
    from headwater.store.inventory import received

    folder.mkdir(parents=True, exist_ok=True)
    with library.store.reading() as connection:
        for sha256, content, stamp in received(connection, names):
            file = folder / sha256
            if not file.exists():
                file.write_bytes(content)
                terminal.write(f"{sha256}  {file}\n")
            if stamp is not None:
                _beside(file, stamp)


def _beside(file: Path, stamp: bytes) -> None:
    """A timestamp under the first free name; the same one is not written twice."""
    number = 1
    while (name := file.with_name(f"{file.name}{'' if number == 1 else f'.{number}'}.tsr")).exists() and name.read_bytes() != stamp:
        number += 1
    name.write_bytes(stamp)
