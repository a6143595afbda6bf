"""`headwater quotes`: the quotations of documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli import inputs, terminal
from headwater.errors import InputError

if TYPE_CHECKING:
    from headwater.model import Document, Quotation


def quotes(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Plain text, HTML or captions; - is standard input.", show_default=False)
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: one document a line, with its id, language and quotations.")
    ] = False,
    encoding: inputs.Encoding = None,
    language: inputs.DocumentLanguage = None,
) -> int:
    """List the quotations in documents: the words, who is quoted, by which words, and the form.

    direct: words between quotation marks. indirect: what somebody is reported to have said. mixed: reported, with some of the
    words between marks.

    In a language without cue words only words between marks are found, and standard error (with --json the field "unchecked")
    says so. A file that cannot be read is named on standard error, the others are still listed, and the exit status is 2.

    \b
    Examples:
      headwater quotes report.html
      headwater quotes *.txt --json > quotations.jsonl
      curl -s https://example.org/report | headwater quotes -
    """
    inputs.standard_input_once(files)
    inputs.checked(language)
    unread = 0
    drawn: list[tuple[Document, tuple[Quotation, ...]]] = []
    with terminal.progress("reading") as progress:
        for i, file in enumerate(files):
            progress(f"reading {terminal.printable(file)}", i / len(files))
            try:
                document = inputs.document(file, encoding, language)
            except InputError as error:
                terminal.complain(str(error))
                unread += 1
                continue
            found = _quotations(document)
            if as_json:
                said = [q.to_dict() for q in found]
                line = {"id": file, "language": document.language, "quotations": said, "unchecked": _unchecked(document)}
                terminal.write(json.dumps(line, ensure_ascii=False) + "\n")
            else:
                drawn.append((document, found))
                for what in _unchecked(document):
                    terminal.complain(f"{file}: {what}{'' if document.language else '; say which with --language'}")
    for document, found in drawn:
        _draw(document, found)
    return 2 if unread else 0


def _quotations(document: Document) -> tuple[Quotation, ...]:
    from headwater.quotes.finding import quotations
    from headwater.text.segments import segments

    return quotations(document, segments(document))


def _unchecked(document: Document) -> tuple[str, ...]:
    from headwater.quotes.coverage import unchecked

    return unchecked(document)


def _draw(document: Document, found: tuple[Quotation, ...]) -> None:
    from headwater.cli.views.quotations import listing

    terminal.show(listing(document, found, terminal.width()))
