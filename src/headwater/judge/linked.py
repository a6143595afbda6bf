"""The changes of every link of a comparison, each link's passages taken from the documents that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from headwater.align.collation import Collating, Matrix
from headwater.judge.changes import changes, passage
from headwater.judge.cue_tables import languages
from headwater.judge.passage import Passage
from headwater.model import Change, Document, Link, Span
from headwater.text.encoder import Encoder
from headwater.text.overlaps import Overlaps

EDGE = 3  # characters of marks and space that a link may have beside the words quoted


@dataclass(frozen=True, slots=True)
class Judging:
    """What the judging of links goes by."""

    # Confidence of a link and the share of words that say the same (`Collated.alignment`), added: with less, one link in two is
    # wrong, and a wrong one differs in everything. Either can stand in for the other.
    sure: float = 0.9
    likely: float = 0.5  # confidence of a link between two languages, whose words cannot be held against each other


def with_changes(
    links: Sequence[Link],
    report: Document,
    sources: Sequence[Document],
    encoder: Encoder,
    *,
    collating: Collating | None = None,
    judging: Judging | None = None,
    quoted: Sequence[Span] = (),
) -> list[Link]:
    """The links with their changes. Of a link to several sources, the changes are told against the one that it has most from.

    quoted: the spans of the report's direct quotations. In them "today" is the speaker's day and not the report's.
    """
    judging = judging or Judging()
    documents = {d.id: d for d in sources}
    told = Overlaps(quoted, lambda s: (s.start - EDGE, s.end + EDGE))
    return [replace(link, changes=_changes(link, report, documents, encoder, collating, judging, told)) for link in links]


def _changes(
    link: Link,
    report: Document,
    sources: dict[str, Document],
    encoder: Encoder,
    collating: Collating | None,
    judging: Judging,
    quoted: Overlaps[Span],
) -> tuple[Change, ...]:
    sizes: dict[str, int] = {}
    for s in link.source:
        of = s.doc or next(iter(sources))
        sizes[of] = sizes.get(of, 0) + s.end - s.start
    if not sizes:
        return ()
    of = max(sizes, key=lambda k: sizes[k])
    there = passage(sources[of], [s for s in link.source if s.doc in (None, of)])
    around = quoted.touching(link.report.start, link.report.end)
    spoken = any(s.start - EDGE <= link.report.start and link.report.end <= s.end + EDGE for s in around)
    mine = passage(replace(report, published=sources[of].published or report.published) if spoken else report, [link.report])
    across = None not in (mine.language, there.language) and mine.language != there.language
    found = changes(
        mine,
        there,
        near=partial(nearness, encoder=encoder),
        settings=collating,
        sure=not across or link.confidence >= judging.likely,
        aligned=0.0 if across else judging.sure - link.confidence,
    )
    if len(sources) == 1:
        return found
    return tuple(replace(c, source=c.source and Span(c.source.start, c.source.end, of)) for c in found)


def unchecked(sources: Sequence[Document], report: Document) -> tuple[str, ...]:
    """What the judging of changes did not look at, in words."""
    out = []
    for source in sources:
        one, other = Passage(report, (), ()).language, Passage(source, (), ()).language
        if None not in (one, other) and one != other:
            out.append(
                f"{source.id}: in another language than the report; changes were looked for in numbers, dates, names, negations, "
                "modal words and words of quantity, not in the other words"
            )
    for d in (*sources, report):
        language = Passage(d, (), ()).language
        if language is not None and language not in languages():
            out.append(
                f"{d.id}: negation, modality and quantity words of its language ({language}) are not known; they were not compared"
            )
        elif language is not None and language != "en":
            out.append(f"{d.id}: synonyms are known for English only; other words of its language ({language}) are told as minor")
    return tuple(dict.fromkeys(out))


def nearness(mine: Sequence[str], theirs: Sequence[str], encoder: Encoder) -> Matrix:
    """(len(mine), len(theirs)) cosines of the words' vectors."""
    if not mine or not theirs:
        return np.zeros((len(mine), len(theirs)), dtype=np.float32)
    at = {word: k for k, word in enumerate(dict.fromkeys([*mine, *theirs]))}
    vectors = encoder.encode(list(at))
    out: Matrix = vectors[[at[w] for w in mine]] @ vectors[[at[w] for w in theirs]].T
    return out
