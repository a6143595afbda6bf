"""`headwater mcp`: the Library for language models, over standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli import libraries
from headwater.errors import MissingExtra


def mcp(
    place: libraries.Place = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="ADDRESS",
            help="Where 'headwater serve' serves this Library: permalinks lead there.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Answer a language model's questions about the Library (Model Context Protocol), until it leaves.

    A client starts this command by itself and speaks to it over standard input and output. Its tools: compare, verify_quotation,
    trace, search, get_passage. 'headwater serve' answers the same over HTTP, at /mcp.

    \b
    Examples:
      headwater mcp --library press.headwater
      headwater mcp --base http://127.0.0.1:8765
    """
    try:
        from headwater.web.mcp import over_stdio
    except ImportError as fault:
        raise MissingExtra(f'the server needs {fault.name}: pip install "headwater[mcp,web]"') from None
    with libraries.library(place) as library:
        over_stdio(library, base)
    return 0
