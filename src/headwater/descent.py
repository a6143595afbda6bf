"""What came of a document: the kept documents whose trace leads to it, how much each took, and when.

A trace turned round. A document is a descendant exactly where tracing it names the source: one rule for both directions.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from headwater.corpus import dated
from headwater.corpus.candidates import Sureness
from headwater.errors import NotKept
from headwater.model import Document, Link, Record
from headwater.ranking import Kept, nearest, ranking
from headwater.store import catalogue
from headwater.store.engine import Store
from headwater.store.records import Version
from headwater.text.encoder import Encoder
from headwater.text.one_thread import one_thread
from headwater.tracing import coverage, index_folder, linked, told

Progress = Callable[[int, int], None]  # documents looked at, of how many


@dataclass(frozen=True, slots=True)
class Descendant(Record):
    """A kept document that took from the source. coverage: the share of its words that do. confidence: how sure, 0 to 1."""

    document: Document
    coverage: float
    confidence: float
    reasons: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Descent(Record):
    """The descendants of a document, the earliest first; those without a date last. looked_at: texts that might have been some.

    with_changes: whether the links have their changes; what was not asked for is left out of the JSON.
    """

    source: Document
    descendants: tuple[Descendant, ...]
    looked_at: int
    with_changes: bool = False

    def to_dict(self) -> dict[str, Any]:
        return {
            "schema": "headwater.descendants/1", "source": self.source.to_dict(),
            "descendants": [told(d, self.with_changes) for d in self.descendants], "looked_at": self.looked_at,
        }  # fmt: skip

    def __repr__(self) -> str:
        named = ", ".join(f"{d.document.id} ({d.coverage:.0%})" for d in self.descendants)
        return f"<Descent of {self.source.id}: {named or 'nothing here took from it'}>"


@one_thread()
def descendants(
    store: Store, source: Document, *, encoder: Encoder, sureness: Sureness | None = None, limit: int = 30,
    progress: Progress | None = None, with_changes: bool = False,
) -> Descent:  # fmt: skip
    """The kept documents that derive from one that is kept too. limit: how many candidates are traced, the nearest first.

    with_changes: tells the changes of every link too, which takes longer. Raises NotKept: what a Library does not have no trace in
    it leads to.
    """
    sureness = sureness or Sureness()
    found: list[Descendant] = []
    with store.reading() as connection:
        if not catalogue.of_text(connection, source.text_sha256):
            raise NotKept(
                f"{source.id}: not in this Library, so that nothing in it leads there; add it ('headwater add'), then ask"
            )
        here = Kept(connection, encoder, index_folder(store))
        candidates = near(here, source, limit=limit)
        for done, version in enumerate(candidates):
            if progress:
                progress(done, len(candidates))
            ranked = ranking(here, version.document, sureness, only=source)
            mine = next((c for c in ranked if c.version.document.text_sha256 == source.text_sha256), None)
            if mine is not None and mine.sureness >= sureness.found:
                links = linked(source, version.document, encoder, with_changes=with_changes)
                share = round(coverage(version.document, links), 4)
                found.append(Descendant(version.document, share, round(mine.sureness, 4), tuple(mine.reasons), links))
    found.sort(key=lambda d: (d.document.published is None, d.document.published or "", -d.coverage))
    return Descent(source, tuple(found), here.texts, with_changes)


def near(here: Kept, source: Document, *, limit: int) -> list[Version]:
    """Kept documents that share most with one, by wording and by meaning, that did not come out before it."""
    # One of each in turn: of many near in wording, those near in meaning only are not to be crowded out.
    mixed = [t for pair in zip_longest(*nearest(here, source, limit=limit * 2)) for t in pair if t is not None]
    found = here.versions(list(dict.fromkeys(mixed))).values()
    return [v for v in found if v.document.text_sha256 != source.text_sha256 and not dated.known_before(v.document, source)][:limit]
