"""The changes inside a link: two passages collated word by word, each differing place named and graded by the rules.

passages -> collation -> facts of both (numbers, days, names, cues of force) -> differences -> rules -> changes
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from itertools import accumulate

from headwater.align import compounds
from headwater.align.collation import Collating, collate
from headwater.align.stretches import stretches
from headwater.judge.attributions import attributed
from headwater.judge.claims import claims
from headwater.judge.contracted import contracted
from headwater.judge.lexicon import related
from headwater.judge.naming import naming
from headwater.judge.passage import Collated, Passage, passage
from headwater.judge.readiness import Near
from headwater.judge.rules import Difference, judged
from headwater.judge.values import values
from headwater.judge.wording import wording
from headwater.model import Change, Span

__all__ = ["Passage", "changes", "collated", "differences", "passage"]

# Share of the content words of either side that have an equal word on the other, from which two passages have nearly the same
# words: a second translation keeps half to two thirds, a quotation or an edited text more.
CLOSE = 0.8

# Words of a passage that is judged at once; a longer one is in stretches. What is asked of pairs of words, of numbers and of names
# grows with the square, and of what stands so far apart nothing answers anything.
LONGEST = 1_000
# The same for two texts of which one was made from the other by hand: one word in ten may be another besides.
CLOSEST = 0.9


def changes(
    report: Passage,
    source: Passage,
    *,
    near: Near | None = None,
    settings: Collating | None = None,
    sure: bool = True,
    aligned: float = 0.0,
) -> tuple[Change, ...]:
    """Every change from the source's passage to the report's, in the report's order.

    near: likeness of words by the encoder, for two languages. sure: whether the report's passage certainly comes from the source's;
    of two passages that may have nothing to do with each other no change is major. aligned: the share of both passages' content
    words that must say the same on the other side for any change to be major (`Collated.alignment`).
    """
    if max(len(report.tokens), len(source.tokens)) > LONGEST:
        asked = partial(changes, near=near, settings=settings, sure=sure, aligned=aligned)
        return tuple(c for mine, theirs in _stretches(report, source) for c in asked(mine, theirs))
    both = collated(report, source, near=near, settings=settings)
    sure = sure and both.alignment >= aligned
    found = dict.fromkeys(
        judged(d if sure else replace(d, sure=False, close=False, closest=False) for d in differences(both, near))
    )
    return tuple(sorted(_told_once(found), key=lambda c: _place(both, c)))


def _told_once(found: Iterable[Change]) -> Iterator[Change]:
    """The changes without words that are told as a day already, unless as words they weigh more."""
    kept = list(found)
    days = {(c.report, c.source) for c in kept if c.kind in ("dropped", "added") and c.reason in ("date_dropped", "date_added")}
    for c in kept:
        if c.reason not in ("words_dropped", "words_added") or c.meaning == "major" or (c.report, c.source) not in days:
            yield c


def _stretches(report: Passage, source: Passage) -> list[tuple[Passage, Passage]]:
    """Two long passages in stretches that answer each other."""
    found = stretches([t.form for t in report.tokens], [t.form for t in source.tokens], longest=LONGEST)
    return [(report.part(mine), source.part(theirs)) for mine, theirs in found]


def collated(report: Passage, source: Passage, *, near: Near | None = None, settings: Collating | None = None) -> Collated:
    """The two passages side by side, with the knowledge that their languages allow."""
    same = None in (report.language, source.language) or report.language == source.language
    forms = [t.form for t in report.tokens], [t.form for t in source.tokens]
    mine, theirs = (
        compounds.whole(side.document.text, side.tokens, set(others) if same else frozenset())
        for side, others in ((report, forms[1]), (source, forms[0]))
    )
    cells = collate(
        compounds.merged(report.tokens, mine),
        compounds.merged(source.tokens, theirs),
        related=partial(related, language=report.language or source.language) if same else None,
        light=(report.light, source.light),
        # Inside one language the lexicon knows better; across two, the encoder is all there is.
        near=near(*forms) if near and not same else None,
        settings=settings,
    )
    cells = tuple(compounds.spread(cells, mine, theirs))
    return Collated(report, source, contracted(report, source, cells) if same else cells)


def differences(both: Collated, near: Near | None = None) -> list[Difference]:
    """The places where the two differ, unjudged. near: likeness of words by the encoder."""
    out: list[Difference] = []
    told: tuple[set[int], set[int]] = (set(), set())
    for kind in (values, naming, partial(claims, near=near)):
        found, mine, theirs = kind(both)
        out += found
        told[0].update(mine)
        told[1].update(theirs)
    if not both.across:
        out += wording(both, told, near)
    placed = _closeness(both)
    return [placed(d) for d in _once(out)]


def _once(found: Sequence[Difference]) -> list[Difference]:
    """The differences without what stands inside a clause that is told as a whole."""
    whole = [d for d in found if d.of == "clause"]

    def inside(d: Difference) -> bool:
        return any(_within(d.report, c.report) and _within(d.source, c.source) for c in whole)

    return [d for d in found if d.of == "clause" or not inside(d)]


def _within(inner: Span | None, outer: Span | None) -> bool:
    if inner is None or outer is None:
        return inner is outer
    return outer.start <= inner.start and inner.end <= outer.end


def _closeness(both: Collated) -> Callable[[Difference], Difference]:
    """Says of a difference whether the two have nearly the same words apart from those of the difference, and whether no others.

    What is the same for all differences is counted once: of long passages there are thousands.
    """
    light = both.report.light
    aside = attributed(both.report), attributed(both.source)
    kept = (k for c in both.cells if c.how in ("same", "form") for k in range(*c.report) if k not in aside[0])
    same = sum(both.report.tokens[k].form not in light for k in kept)
    outside = _outside(both.report, aside[0]), _outside(both.source, aside[1])

    def placed(d: Difference) -> Difference:
        most = max(1, outside[0](d.report), outside[1](d.source))
        # Two words that stayed do not make six others nearly the same; and where a passage begins, its attribution may be left out.
        closest = same >= CLOSEST * most and same >= d.content and (d.content < 2 or not _begins(both, d))
        return replace(d, close=same >= CLOSE * most, closest=closest)

    return placed


def _begins(both: Collated, d: Difference) -> bool:
    """Whether the words of a difference are the first words of content of a passage."""
    return any(
        span is not None and all(t.form in side.light for t in side.tokens if t.end <= span.start)
        for side, span in ((both.report, d.report), (both.source, d.source))
    )


def _outside(side: Passage, aside: Set[int]) -> Callable[[Span | None], int]:
    """How many content words of a passage lie outside a span, without the tokens `aside`."""
    light = side.light
    starts = [t.start for t in side.tokens]
    counted = list(accumulate((t.form not in light and k not in aside for k, t in enumerate(side.tokens)), initial=0))

    def count(span: Span | None) -> int:
        if span is None:
            return counted[-1]
        first = bisect_left(starts, span.start)
        last = max(first, bisect_left(starts, span.end))
        last -= last > first and side.tokens[last - 1].end > span.end
        return counted[-1] - (counted[last] - counted[first])

    return count


def _place(both: Collated, change: Change) -> tuple[int, int, str]:
    """Where a change stands in the report; for what was dropped, where it would stand."""
    source = change.source.start if change.source else 0
    if change.report:
        return change.report.start, source, change.kind
    at, _ = both.source.within(source, source + 1)
    cell = next((c for c in both.cells if c.source[0] <= at < c.source[1]), None)
    tokens = both.report.tokens
    if cell is None or not tokens:
        return 0, source, change.kind
    return (tokens[cell.report[0]].start if cell.report[0] < len(tokens) else tokens[-1].end), source, change.kind
