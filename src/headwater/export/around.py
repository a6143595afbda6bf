"""What an application puts around the parts of a page: addresses, what people decided, times. A file that stands alone has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from headwater.export.markup import Html
from headwater.model import Document, Link, Quotation


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands with a finding. head: in the line that opens it; foot: at the end of what opens."""

    head: Html | None = None
    foot: Html | None = None


_NOTHING = Beside()


@dataclass(frozen=True, slots=True)
class Around:
    """document: the address of a document's own page. link, quotation: what stands with a finding, of the row or card with this id.

    gap: the address at which the words of a row that stand in the source only are to be had; None keeps them in the page.
    embed: where a row or card is given to be shown in other pages. time: the second at which a place of captions is spoken.
    """

    document: Callable[[Document], str | None] = lambda _document: None
    link: Callable[[Link, str], Beside] = lambda _link, _row: _NOTHING
    quotation: Callable[[Quotation, str], Beside] = lambda _quotation, _card: _NOTHING
    gap: Callable[[str], str | None] = lambda _row: None
    embed: Callable[[str], str | None] = lambda _id: None
    time: Callable[[Document, int], float | None] = lambda _document, _at: None
