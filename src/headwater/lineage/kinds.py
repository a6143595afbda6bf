"""What kind of taking an edge is: a translation, a wire copy, a digest, a quotation or a follow-up; a rule each, in this order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from headwater.corpus.rows import Entry
from headwater.lineage.agreement import Held

KINDS = ("translation", "wire_copy", "quotation", "digest", "follow_up")

MOSTLY = 0.75  # of a document's words: what is left is a headline, a byline, a line at the end
HALF = 0.5
IN_MARKS = 0.5  # of the words taken: the rest is the indirect speech around quotations


def kind(parent: Entry, child: Entry, in_marks: npt.NDArray[np.bool_], held: Held, parent_size: int, *, quotes: bool) -> str:
    """One of `KINDS`. in_marks: of the child's words, which stand between quotation marks; held: those that the parent has too;
    parent_size: its length in words. quotes: most of what they have in common stands between marks in the child alone."""
    if parent.language and child.language and _code(parent.language) != _code(child.language):
        return "translation"
    taken, kept = len(held.mine) / max(len(in_marks), 1), len(held.mine) / max(parent_size, 1)
    if taken >= MOSTLY and kept >= HALF:
        return "wire_copy"
    if taken >= HALF and not quotes:
        return "digest"
    return "quotation" if in_marks[held.mine].mean() >= IN_MARKS else "follow_up"


def _code(language: str) -> str:
    return language.casefold().split("-")[0].split("_")[0]
