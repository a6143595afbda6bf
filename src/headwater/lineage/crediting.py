"""What speaks for one document as the source of another beside their words: credits, addresses, quotation marks, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from headwater.corpus.rows import Entry
from headwater.lineage.agreement import Held, Positions, Words
from headwater.lineage.credited import Credited, credited, same_outlet
from headwater.lineage.explaining import Weights
from headwater.text import credits

MORE_IN_MARKS = 0.5  # of the words in common: the rest are the indirect speech around a quotation
SHORTEST_NAME = 3  # letters of an outlet's name that can be looked for in a text


class Crediting:
    """The evidence beside words inside a family; members are named by their positions."""

    def __init__(self, members: Sequence[Entry], texts: Sequence[Words], weights: Weights) -> None:
        self.members = members
        self.weights = weights
        self.marked = [t.marked for t in texts]
        self._any_marked = [bool(m.any()) for m in self.marked]
        self._folded = [m.text.casefold() for m in members]
        credits = [_others(m) for m in members]
        self.credited = [[c.whole for c in own if c.named] for own in credits]
        self._passing_on = [bool(own) for own in credits]
        self._named: dict[tuple[int, str], bool] = {}

    def worth(self, child: int, held: Held) -> float:
        """What speaks for a holder of the child's words as its parent, in words; below nothing where it speaks against it."""
        parent = held.other
        back = self.names(parent, child) or self.links(parent, child)
        forth = self.names(child, parent) or self.links(child, parent)
        worth = self.weights.credited * (forth - back)
        # What speaks against the other order is nothing against this parent beside another: it only counts for.
        worth += self.weights.passes_on * self.passes_on(child, parent)
        worth += self.weights.quoted * self.quotes(child, held) - self.weights.unquoted * self.quoted_by(child, held)
        worth += self.weights.newsroom * self.one_newsroom(child, parent)
        worth -= self.weights.stray * self.stray(parent)
        worth -= self.weights.in_meaning * held.in_meaning
        return worth + self.weights.agency * (parent in self.agencies and child not in self.agencies)

    def passes_on(self, child: int, parent: int) -> bool:
        """Whether the one says that it has it from somebody, and the other does not. Who copies may leave the credit out: that a
        stray text has none says nothing beside one of which more is known."""
        return self._passing_on[child] and not self._passing_on[parent] and (self.stray(child) or not self.stray(parent))

    def one_newsroom(self, one: int, other: int) -> bool:
        """Whether both are of one outlet."""
        mine = _folded(self.members[one].outlet)
        return bool(mine) and mine == _folded(self.members[other].outlet)

    def stray(self, one: int) -> bool:
        """Whether neither the outlet nor the day of a text is known."""
        return not self.members[one].outlet and not self.members[one].published

    def quotes(self, child: int, held: Held) -> bool:
        """Whether of the words in common more stand in quotation marks in the child than in the other."""
        return self._share(child, held.mine) - self._share(held.other, held.theirs) >= MORE_IN_MARKS

    def quoted_by(self, child: int, held: Held) -> bool:
        """Whether of the words in common more stand in quotation marks in the other."""
        return self._share(held.other, held.theirs) - self._share(child, held.mine) >= MORE_IN_MARKS

    def names(self, one: int, other: int) -> bool:
        """Whether a text names the other's outlet, which is not its own."""
        mine, theirs = _folded(self.members[one].outlet), _folded(self.members[other].outlet)
        if len(theirs) < SHORTEST_NAME or mine == theirs:
            return False
        if (one, theirs) not in self._named:
            text = self._folded[one]
            whole = theirs in text and re.search(rf"(?<!\w){re.escape(theirs)}(?!\w)", text) is not None
            self._named[one, theirs] = whole
        return self._named[one, theirs]

    def links(self, one: int, other: int) -> bool:
        """Whether a text gives the other's address."""
        parts = urlsplit(self.members[other].url or "")
        return len(parts.path) > 1 and f"{parts.netloc}{parts.path}" in self.members[one].text

    @cached_property
    def agencies(self) -> frozenset[int]:
        """The members that news agencies sent out."""
        kinds = {o: credits.outlet(o, m.language or "en") for m in self.members if (o := m.outlet)}
        return frozenset(i for i, m in enumerate(self.members) if m.outlet and kinds[m.outlet] == "agency")

    def reasons(self, child: int, held: Held) -> Iterator[str]:
        parent = held.other
        if self.names(child, parent):
            yield "names_the_outlet"
        if self.links(child, parent):
            yield "gives_the_address"
        if self.passes_on(child, parent):
            yield "passes_on"
        if self.one_newsroom(child, parent):
            yield "same_outlet"
        if self.quotes(child, held):
            yield "has_it_in_marks"
        if parent in self.agencies and child not in self.agencies:
            yield "from_an_agency"

    def _share(self, one: int, positions: Positions) -> float:
        """Of some words of a text, the share that stands in quotation marks."""
        return float(self.marked[one][positions].mean()) if self._any_marked[one] else 0.0


def _others(member: Entry) -> list[Credited]:
    """The outlets that a text credits, its own aside."""
    found = credited(member.text, member.language)
    return [c for c in found if not member.outlet or not same_outlet(c.whole, member.outlet)]


def _folded(outlet: str | None) -> str:
    return " ".join((outlet or "").casefold().split())
