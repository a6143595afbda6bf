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
        list[str], typer.Argument(metavar="FILE...", help="Plain text or HTML; - is standard input.", show_default=False)
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines: one document a line, with its id, language and quotations.")
    ] = False,
    encoding: inputs.Encoding = None,
) -> int:
    """List the quotations in documents: the words, who is quoted, the form.

    A file that cannot be read is named on standard error; the others are still listed.

    \b
    Examples:
      headwater quotes report.html
      headwater quotes *.txt --json > quotations.jsonl
    """
    inputs.standard_input_once(files)
    unread = 0
    for file in files:
        try:
            document = inputs.document(file, encoding)
        except InputError as error:
            terminal.complain(str(error))
            unread += 1
            continue
        found = _quotations(document)
        if as_json:
            line = {"id": file, "language": document.language, "quotations": [q.to_dict() for q in found]}
            terminal.write(json.dumps(line, ensure_ascii=False) + "\n")
        else:
            _draw(document, found)
    return 2 if unread else 0


def _quotations(document: Document) -> tuple[Quotation, ...]:
    from headwater.quotes.finding import quotations
    from headwater.text.segments import segments

    return quotations(document, segments(document))


def _draw(document: Document, found: tuple[Quotation, ...]) -> None:
    from headwater.cli.views.quotations import listing

    terminal.show(listing(document, found, terminal.width()))
