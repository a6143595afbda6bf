"""`headwater search`: the documents of the Library that hold words."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from headwater.cli import libraries, terminal


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="What to look for, best between ' and '.", show_default=False)
    ],
    place: libraries.Place = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, metavar="N", help="Documents on a page.")] = 10,
    page: Annotated[int, typer.Option("--page", min=1, metavar="K", help="Which page.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, headwater.search/1.")] = False,
) -> int:
    """Find documents by their words, in any script: those with the words in the title first, then the newest.

    \b
    wheat treaty      both words            "wheat treaty"   the phrase
    fort*             words that begin so   -denied          without the word
    outlet:KCNA       of this outlet        title:harvest    in the title
    after:2026-01-01  that day or later     before:2026      before that year
    lang:ko           in this language

    \b
    Examples:
      headwater search wheat treaty
      headwater search '"wheat treaty" -denied outlet:"Valley Press"'
      headwater search 'fort* after:2031-03' --limit 50 --json
    """
    from headwater.searching import found

    with libraries.opened(place) as store:
        answer = found(store, " ".join(words), limit=limit, offset=(page - 1) * limit)
    if as_json:
        terminal.write(json.dumps(answer.to_dict(), ensure_ascii=False) + "\n")
        return 0
    from headwater.cli.views.found import found as drawn

    terminal.show(drawn(answer, (page - 1) * limit + 1, terminal.width()))
    return 0
