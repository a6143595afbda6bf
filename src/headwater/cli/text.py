"""`headwater text`: the frozen text that all offsets of a document mean."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli import inputs, terminal


def text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Plain text or HTML; - is standard input.", show_default=False)],
    encoding: inputs.Encoding = None,
) -> int:
    """Print the frozen text that offsets into a file mean, exactly, nothing added.

    Of plain text that is the file itself, in UTF-8 and without a byte-order mark; of a page the text of its article.

    \b
    Examples:
      headwater text report.html
      headwater text report.html | cut -c 1-60
    """
    # No text depends on its language, and telling that takes longer than all of the rest: it is given as undetermined.
    terminal.write(inputs.document(file, encoding, "und").text)
    return 0
