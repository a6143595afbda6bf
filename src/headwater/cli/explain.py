"""`headwater explain`: what a reason code says."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli import terminal


def explain(
    code: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE]", help="A code as results give it; without one, all are listed.", show_default=False),
    ] = None,
) -> int:
    """Say what a reason code means, with an example.

    \b
    Examples:
      headwater explain
      headwater explain close_meaning
      headwater explain second translation
    """
    from headwater.cli.views.reasons import listing, one
    from headwater.reasons import ABOUT, REASONS
    from headwater.reasons import explain as reason_of

    width = terminal.width()
    terminal.show(one(reason_of(" ".join(code)), width) if code else listing(REASONS.values(), ABOUT, width))
    return 0
