"""What the terminal says in its own way: signs of what one text alone has, how a report renders its source, codes as clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.reasons import REASONS

ONLY_IN_REPORT, ONLY_IN_SOURCE = "+", "−"

RENDERINGS = {
    "same_text": "the same text",
    "second_translation": "a second translation",
    "paraphrase": "a paraphrase",
    "translation": "a translation",
    "unknown": "too little is linked to name it",
}


def counted(kinds: Iterable[str], order: Sequence[str]) -> str:
    """How often each kind occurs, in the order given: `3 verbatim, 9 reworded`."""
    counts = Counter(kinds)
    return ", ".join(f"{counts[kind]} {kind}" for kind in order if counts[kind])


def clause(code: str) -> str:
    """What a code says, as a part of a longer sentence; the code itself where it is not in the table."""
    if code not in REASONS:
        return code.replace("_", " ")
    says = REASONS[code].says.removesuffix(".")
    return says[:1].lower() + says[1:]
