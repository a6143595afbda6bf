"""`headwater decide` and `headwater decisions`: what people say of passages, quotations and links, beside what was found."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import libraries, terminal
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.library import Library
    from headwater.model import Document, Span
    from headwater.store.decisions import Decision


class Act(StrEnum):
    AGREE = "agree"
    CORRECT = "correct"
    NOTE = "note"
    TAG = "tag"
    UNDO = "undo"


class On(StrEnum):
    PASSAGE = "passage"
    QUOTATION = "quotation"
    LINK = "link"


def decide(
    act: Annotated[Act, typer.Argument(metavar="ACT", help="agree, correct, note, tag or undo.", show_default=False)],
    name: Annotated[
        str,
        typer.Argument(metavar="DOC|NUMBER", help="The id or address of a document; of undo: which decision.", show_default=False),
    ],
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="Those decided on, as they stand in the document.", show_default=False)
    ] = None,
    say: Annotated[
        str | None, typer.Option("--say", metavar="WORDS", help="The correction, the note or the tag.", show_default=False)
    ] = None,
    on: Annotated[On, typer.Option("--on", help="What the words were found to be.")] = On.PASSAGE,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="NAME", help="The source compared with: of a link, or of a quotation's verdict.", show_default=False
        ),
    ] = None,
    span: Annotated[
        str | None, typer.Option("--span", metavar="START:END", help="The place by characters, for WORDS.", show_default=False)
    ] = None,
    nth: Annotated[
        int | None, typer.Option("--nth", min=1, metavar="N", help="Which, where WORDS stand several times.", show_default=False)
    ] = None,
    version: Annotated[
        int | None, typer.Option("--version", metavar="N", help="Of the document; else its newest.", show_default=False)
    ] = None,
    place: libraries.Place = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help="Who decides; else your user name.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The decision as one JSON object.")] = False,
) -> int:
    """Agree with what was found, correct it, note something or tag a passage. It is kept beside the finding, never over it.

    On a quotation or a link the finding is kept with it: of the quotation or link that shares most with WORDS.
    A decision can be taken back; both stay on record.

    \b
    Examples:
      headwater decide note report.html "the fare" --say "asked the mayor"
      headwater decide agree report.html "opens Monday" --on quotation
      headwater decide correct report.html "die Brücke" --on link \\
        --source speech.html --say "of the old bridge"
      headwater decide undo 3
    """
    with libraries.library(place) as library:
        said = (who or libraries.who()).strip()
        if act is Act.UNDO:
            number = _undone(library, name, said)
        else:
            number = _kept(library, act, name, words, say, on, source, span, nth, version, said)
        (kept,) = (d for d in library.decisions(standing=False) if d.id == number)
        if as_json:
            terminal.write(json.dumps(kept.to_dict(), ensure_ascii=False) + "\n")
        elif act is Act.UNDO:
            terminal.write(
                f"decision {kept.value}: taken back by {terminal.printable(said)}; it stays on record (decisions --all)\n"
            )
        else:
            draw(library, [kept])
    return 0


def _undone(library: Library, number: str, who: str) -> int:
    if not number.isdecimal():
        raise UsageError(f"undo {number}: give the number of a decision; 'headwater decisions' lists them")
    return library.undo(int(number), who=who)


def _kept(
    library: Library, act: Act, name: str, words: str | None, say: str | None, on: On, source: str | None, span: str | None,
    nth: int | None, version: int | None, who: str,
) -> int:  # fmt: skip
    if act is not Act.AGREE and not (say or "").strip():
        raise UsageError(f"{act}: nothing is said; give it with --say WORDS")
    versions = libraries.versions(library.store, name)
    document = library.document(versions[-1].document.id, version)
    with terminal.progress("looking at the words") as progress:
        from headwater.deciding import pointed

        other = libraries.document(library, source) if source else None
        progress("comparing" if other else "looking at the words", None)
        found = pointed(document, _span(document, words, span, nth), on.value, other)
    return library.decide(
        who=who, act=act.value, target=found.target, document=document.id, text_sha256=document.text_sha256,
        start=found.span.start, end=found.span.end, finding=found.finding, value=say,
    )  # fmt: skip


def _span(document: Document, words: str | None, span: str | None, nth: int | None) -> Span:
    """The place that was named, in code points. Raises UsageError."""
    from headwater.deciding import place_of
    from headwater.model import Span

    if (words is None) == (span is None):
        raise UsageError("name the place once: by its words, or with --span START:END")
    if words is not None:
        return place_of(document, words, nth)
    start, _, end = (span or "").partition(":")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(document.text)):
        raise UsageError(f"--span {span}: give START:END in characters, within the {len(document.text):,} of {document.id}")
    return Span(int(start), int(end))


def decisions(
    name: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="The id or address of a document; else all.", show_default=False)
    ] = None,
    place: libraries.Place = None,
    every: Annotated[bool, typer.Option("--all", help="Those that were taken back too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines: a decision a line.")] = False,
) -> int:
    """List what people decided, each beside what was found.

    \b
    Examples:
      headwater decisions
      headwater decisions report.html --json
    """
    with libraries.library(place) as library:
        id = libraries.versions(library.store, name)[-1].document.id if name else None
        found = library.decisions(id, standing=not every)
        if as_json:
            terminal.write("".join(json.dumps(d.to_dict(), ensure_ascii=False) + "\n" for d in found))
        else:
            draw(library, found)
    return 0


def draw(library: Library, found: list[Decision]) -> None:
    """Decisions with the words that they are on."""
    from headwater.cli.views.decided import decided

    texts = {v.document.text_sha256: v.document.text for id in {d.document for d in found} for v in library.versions(id)}
    terminal.show(decided(found, texts, terminal.width()))
