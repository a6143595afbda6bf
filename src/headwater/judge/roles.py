"""Who does what to whom: two names that stand on either side of the same word, and have changed sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.judge.passage import Collated, Range
from headwater.judge.rules import Difference
from headwater.model import Span

# Tokens that may lie between two names of one statement.
REACH = 8
# Words that join names without giving either a part to play, and the one that turns the parts round ("was thanked by").
JOINING = {
    "en": ("and", "or", "with"),
    "de": ("und", "oder", "mit"),
    "fr": ("et", "ou", "avec"),
    "es": ("y", "e", "o", "con"),
    "ru": ("и", "или", "с"),
}
PASSIVE = {"en": "by", "de": "von", "fr": "par", "es": "por"}


def exchanged(both: Collated, named: Sequence[Range]) -> Iterator[Difference]:
    """Two neighbouring names of the report whose counterparts stand the other way round, with the same word between them.

    named: the tokens of the report's names. A list ("A and B") and a passive on one side only say the same in either order.
    """
    language = both.report.language or ""
    joining, passive = JOINING.get(language), PASSIVE.get(language)
    if both.across or joining is None:
        return
    for a, b in pairwise(sorted(named)):
        if not 0 < b[0] - a[1] <= REACH:
            continue
        there_a, there_b = both.place(a), both.place(b)
        if a[0] not in both.there or b[0] not in both.there or not 0 < there_a[0] - there_b[1] <= REACH:
            continue
        between = range(a[1], b[0])
        same = [k for k in between if there_b[1] <= both.there.get(k, -1) < there_a[0]]
        mine = {both.report.tokens[k].form for k in between}
        theirs = {t.form for t in both.source.tokens[there_b[1] : there_a[0]]}
        text, text_there = both.report.document.text, both.source.document.text
        listed = {*joining} & (mine | theirs) or any(
            "," in t[i:j]
            for t, i, j in (
                (text, both.report.tokens[a[1] - 1].end, both.report.tokens[b[0]].start),
                (text_there, both.source.tokens[there_b[1] - 1].end, both.source.tokens[there_a[0]].start),
            )
        )
        if same and not listed and (passive in mine) == (passive in theirs):
            report = Span(both.report.tokens[a[0]].start, both.report.tokens[b[1] - 1].end)
            source = Span(both.source.tokens[there_b[0]].start, both.source.tokens[there_a[1] - 1].end)
            yield Difference("roles", "exchanged", report, source, content=2)
